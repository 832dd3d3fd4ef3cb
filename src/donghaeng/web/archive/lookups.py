"""What pages look up: names of codes, sources, translations, the pages they name. A query each, never one per row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from donghaeng.web.archive.links import Links, links_in, path_of
from donghaeng.web.archive.sections import SECTIONS
from donghaeng.web.core import generation

if TYPE_CHECKING:
    from donghaeng.web.archive.models import EntryPage, PublishedEntry, SourceRow, Term

Names = Mapping[tuple[str, str], str]
Kept = TypeVar("Kept")
_kept: dict[Any, tuple[str, Any]] = {}
"""What this worker has read, and of which generation it is."""


def language_of(page: Page) -> str:
    """The code of a page's language."""
    return str(page.locale.language_code)


def term_names(language: str) -> Names:
    """The names of all fields and districts in a language, by group and code; read once a generation."""
    return _remembered(("terms", language), lambda: _term_names(language))


def _term_names(language: str) -> Names:
    return {(row.group, row.code): row.names.get(language, row.code) for row in terms().objects.all()}


def name_terms(pages: Iterable["EntryPage"], language: str) -> None:
    """Give many entries the names of their fields and districts with one query."""
    names = term_names(language)
    for page in pages:
        page.names = names


def sources(keys: Sequence[str]) -> list[dict[str, str]]:
    """The sources with these keys, in this order; one that load no longer knows is left out."""
    rows = source_rows().objects.in_bulk(keys) if keys else {}
    names = ("key", "title", "publisher", "url", "published")
    return [{name: getattr(rows[key], name) for name in names} for key in keys if key in rows]


def live_translations(page: Page) -> Mapping[str, Page]:
    """The published translations of a page, by language."""
    found = page.get_translations().filter(live=True).select_related("locale").order_by("locale__language_code")
    return {language_of(other): other for other in found}


def breadcrumbs(page: Page) -> list[dict[str, str]]:
    """Titles and addresses from the front page down to a page; those above are read once a generation."""
    parts = page.url_path.strip("/").split("/")
    above = ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts))]
    places = _remembered("places", _places)
    known = [places[path] for path in above if path in places]
    return [*known, {"title": _("Front page") if len(parts) == 1 else page.title, "url": page.url or ""}]


def _places() -> dict[str, dict[str, str]]:
    """The front pages and lists by their place in the tree."""
    pages = Page.objects.live().filter(depth__in=(2, 3), numchild__gt=0).select_related("locale")
    found = {}
    for page in pages:
        with translation.override(language_of(page)):
            found[page.url_path] = {"title": _("Front page") if page.depth == 2 else page.title, "url": page.url or ""}
    return found


def page_below(home: Page, components: Sequence[str]) -> Page | None:
    """The published list, entry or standard page at a path below a front page; None for anything else."""
    first, *rest = components
    if len(components) > 2 or (rest and first not in SECTIONS):
        return None
    name = SECTIONS[first].model if rest else "listpage" if first in SECTIONS else "standardpage"
    pages = apps.get_model("donghaeng_archive", name).objects.live().select_related("locale", "content_type")
    found: Page | None = pages.filter(url_path=f"{home.url_path}{'/'.join(components)}/").first()
    return found


def links_of(page: "EntryPage") -> Links:
    """The pages that an entry names, in its text or as related."""
    links = (link for text in page.markdown() for link in links_in(text))
    paths = {*page.related_paths, *map(path_of, links)} - {""}
    rows = published().objects.filter(path__in=paths).select_related("page") if paths else []
    return Links(language_of(page), {(row.path, row.language): _teased(row) for row in rows})


def _teased(row: "PublishedEntry") -> Page:
    """The page of a row with what a teaser shows of it, so that it needs no query of its own."""
    page: Any = row.page
    shown = dict.fromkeys(("kind_name", "starts", "years_text", "place", "city", "since", "summary"), "")
    vars(page).update(shown, date=None, date_text=row.date_text)
    page.field_name = term_names(row.language).get(("field", row.field), "")
    found: Page = page
    return found


def languages() -> list[str]:
    """The languages that the site has, the default first."""
    codes = [str(code) for code in Locale.objects.values_list("language_code", flat=True)]
    default = Locale.get_default().language_code
    return sorted(codes, key=lambda code: (code != default, code))


def terms() -> "type[Term]":
    """The table of terms."""
    return apps.get_model("donghaeng_archive", "Term")


def source_rows() -> "type[SourceRow]":
    """The table of sources."""
    return apps.get_model("donghaeng_archive", "SourceRow")


def published() -> "type[PublishedEntry]":
    """The table of published entries."""
    return apps.get_model("donghaeng_archive", "PublishedEntry")


def _remembered(key: Any, read: Callable[[], Kept]) -> Kept:
    """What was read in this generation of the site, so that it is not read for every page."""
    now = generation.current() if settings.PAGE_CACHE_IS_ON else ""
    if not now:
        return read()
    if _kept.get(key, ("",))[0] != now:
        _kept[key] = (now, read())
    kept: Kept = _kept[key][1]
    return kept
