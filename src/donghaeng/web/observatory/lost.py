"""What is offered in the place of what is not there: the nearest names first, then what else there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language
from django.views.defaults import page_not_found

OFFERED = 12
"""Ways that are offered, at most; one more leads to the whole."""
LONGEST = 200
"""Of a name that was asked for, as far as it is compared. [characters]"""
ALIKE = 0.5
"""How much of two names has to be the same for one to come before the others. [0-1]"""


@dataclass(frozen=True)
class Way:
    """Something that is there: its name to a reader, its address, and its code where it has one."""

    name: str
    url: str
    code: str = ""


class NotThereError(Http404):
    """There is no such thing: ``said`` says which, ``ways`` are those there are, ``whole`` leads to all of them."""

    def __init__(self, said: str, asked: str, ways: Iterable[Way], whole: Way) -> None:
        super().__init__(said)
        self.said, self.ways, self.whole = said, nearest(asked, tuple(ways)), whole
        self.language = spoken()


def spoken() -> str:
    """The language that is spoken here; the city's first where the address names one it does not have."""
    language = get_language() or ""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def nearest(asked: str, ways: Sequence[Way]) -> list[Way]:
    """The ways whose code or name is most like what was asked for, then the others in their order.

    Examples
    --------
    >>> homes, care = Way("Housing", "/en/homes/", "housing"), Way("돌봄", "/ko/care/", "care")
    >>> [way.code for way in nearest("caer", [homes, care])]
    ['care', 'housing']
    """
    by_name = {name.casefold(): way for way in ways for name in (way.code, way.name) if name}
    found = get_close_matches(asked[:LONGEST].casefold(), by_name, n=OFFERED, cutoff=ALIKE)
    return list(dict.fromkeys([*(by_name[name] for name in found), *ways]))[:OFFERED]


def page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for what is not there, in the language in which it was asked for."""
    if not isinstance(exception, NotThereError):
        return page_not_found(request, exception)
    with translation.override(exception.language):
        response = render(request, "404.html", {"lost": exception}, status=404)
    response.headers["Content-Language"] = exception.language
    return response
