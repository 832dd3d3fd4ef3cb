"""What every template knows: the city, the languages to switch to, the lists in the menu, the generation."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page, Site

from donghaeng.web.core import generation
from donghaeng.web.core.city_look import look


@dataclass(frozen=True)
class OtherLanguage:
    """An entry of the language switcher; ``is_exact``: it leads to this very page in that language."""

    code: str
    name: str
    url: str
    is_current: bool
    is_exact: bool


def site(request: HttpRequest) -> dict[str, Any]:
    """The context; what costs a query is asked for only where a template uses it."""
    language = get_language() or settings.LANGUAGE_CODE
    menu = SimpleLazyObject(lambda: _children_of_home(request, language))
    return {
        "city": look(language),
        "languages": SimpleLazyObject(lambda: languages(request, language)),
        "nav": SimpleLazyObject(lambda: [page for page in menu if page.show_in_menus]),
        "footer_nav": SimpleLazyObject(lambda: [page for page in menu if not page.show_in_menus]),
        "generation": SimpleLazyObject(generation.current),
    }


def languages(request: HttpRequest, current: str) -> list[OtherLanguage]:
    """The city's languages: for each the address of this page, else of the nearest page above it that is translated."""
    routed = getattr(request, "_wagtail_route_for_request", None)
    page: Page | None = routed[0] if routed else None
    if page is None:
        return [_same_address(request, code, name, current) for code, name in settings.LANGUAGES]
    near = _nearest(page)
    return [
        _same_address(request, code, name, current)
        if code == current
        else _translated(request, (code, name), page, near.get(code), current)
        for code, name in settings.LANGUAGES
    ]


def _same_address(request: HttpRequest, code: str, name: str, current: str) -> OtherLanguage:
    """A view without a page, such as the search, or the page itself: the same address below the other language."""
    url = request.get_full_path() if code == current else translate_url(request.get_full_path(), code)
    is_other = url == request.get_full_path() and code != current
    return OtherLanguage(code, name, f"/{code}/" if is_other else url, code == current, not is_other)


def _translated(
    request: HttpRequest, language: tuple[str, str], page: Page, found: Page | None, current: str
) -> OtherLanguage:
    code, name = language
    url = found.get_url(request) if found else None
    is_exact = bool(url) and found is not None and found.translation_key == page.translation_key
    address = url or f"/{code}/"
    return OtherLanguage(
        code, name, address if is_exact else f"{address}?from={current}", is_current=False, is_exact=is_exact
    )


def _nearest(page: Page) -> dict[str, Page]:
    """For each other language, the live translation of the page, else of the lowest page above it that has one."""
    above = page.get_ancestors(inclusive=True).filter(depth__gte=2)
    found = (
        Page.objects.live()
        .filter(translation_key__in=above.values("translation_key"))
        .exclude(locale_id=page.locale_id)
        .select_related("locale")
        .only("path", "depth", "url_path", "translation_key", "locale")
        .order_by("depth")
    )
    return {other.locale.language_code: other for other in found}  # the deepest comes last and stays


def _children_of_home(request: HttpRequest, language: str) -> tuple[Page, ...]:
    """The live pages just below the front page; asked for once per generation where pages are kept."""
    home = Site.find_for_request(request)
    if home is None:
        return ()
    name = generation.current() if settings.PAGE_CACHE_IS_ON else ""
    read = _kept_children if name else _children
    return read(name, home.root_page.depth + 1, language)


def _children(_generation: str, depth: int, language: str) -> tuple[Page, ...]:
    return tuple(Page.objects.live().filter(depth=depth, locale__language_code=language).order_by("path"))


_kept_children = lru_cache(maxsize=8)(_children)
