"""What every template knows: the city, the languages to switch to, the lists in the menu."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from donghaeng.web.core.city_look import look
from donghaeng.web.core.places import BELOW, Place, places


@dataclass(frozen=True)
class OtherLanguage:
    """An entry of the language switcher; ``is_exact``: it leads to this very page in that language."""

    code: str
    name: str
    url: str
    is_current: bool
    is_exact: bool


@dataclass(frozen=True)
class Item:
    """An entry of a menu; ``current`` as ARIA says it: this page, this section, or neither."""

    title: str
    url: str
    current: str


def site(request: HttpRequest) -> dict[str, Any]:
    """The context; what costs a query is asked for only where a template uses it."""
    language = get_language() or settings.LANGUAGE_CODE
    others = SimpleLazyObject(lambda: languages(request, language))
    return {
        "city": look(language),
        "languages": others,
        "is_translated": SimpleLazyObject(lambda: any(one.is_exact and not one.is_current for one in others)),
        "nav": lambda: menu(language, request.path, is_in_menus=True),
        "footer_nav": lambda: menu(language, "", is_in_menus=False),
    }


def menu(language: str, path: str, *, is_in_menus: bool) -> tuple[Item, ...]:
    """What stands below the front page: the lists, or the pages about the site; each says whether ``path`` is there."""
    below = [place for place in places().below(language) if place.is_in_menus is is_in_menus]
    return tuple(Item(place.title, place.url, _current(place.url, path)) for place in below)


def _current(url: str, path: str) -> str:
    return "page" if url == path else "true" if url in path else ""


def languages(request: HttpRequest, current: str) -> list[OtherLanguage]:
    """The city's languages: for each the address of this page, else of the nearest page above it that is translated."""
    routed = getattr(request, "_wagtail_route_for_request", None)
    page: Page | None = routed[0] if routed else None
    if page is None:
        return [_same_address(request, code, name, current) for code, name in settings.LANGUAGES]
    exact = _translations(page)
    return [
        _same_address(request, code, name, current)
        if code == current
        else OtherLanguage(code, name, exact[code], is_current=False, is_exact=True)
        if exact.get(code)
        else OtherLanguage(code, name, f"{_nearest(page, code)}?from={current}", is_current=False, is_exact=False)
        for code, name in settings.LANGUAGES
    ]


def _same_address(request: HttpRequest, code: str, name: str, current: str) -> OtherLanguage:
    """A view without a page, such as the search, or the page itself: the same address below the other language."""
    url = request.get_full_path() if code == current else translate_url(request.get_full_path(), code)
    is_other = url == request.get_full_path() and code != current
    return OtherLanguage(code, name, f"/{code}/" if is_other else url, code == current, not is_other)


def _translations(page: Page) -> dict[str, str]:
    """The addresses of the published pages that say the same, by language."""
    known = places()
    if page.depth <= BELOW:
        return {code: one.url for (key, code), one in known.by_key.items() if key == page.translation_key}
    others = Page.objects.live().filter(translation_key=page.translation_key).exclude(pk=page.pk)
    rows = others.values_list("locale__language_code", "url_path")
    return {code: known.address(url_path) for code, url_path in rows}


def _nearest(page: Page, code: str) -> str:
    """The address of the lowest page above that is translated, else of the front page of that language."""
    known = places()
    above: list[Place | None] = [known.by_key.get((one.translation_key, code)) for one in known.above(page.url_path)]
    return next((one.url for one in reversed(above) if one is not None), f"/{code}/")
