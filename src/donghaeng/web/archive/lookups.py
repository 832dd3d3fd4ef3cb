"""What pages look up: names of codes, sources, crumbs, themselves. A query each at most, never one per row."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, PageViewRestriction

from donghaeng.web.archive.sections import SECTIONS
from donghaeng.web.core.foreign import marked
from donghaeng.web.core.generation import remembered
from donghaeng.web.core.places import FRONT, places

if TYPE_CHECKING:
    from donghaeng.web.archive.models import PublishedEntry, SourceRow, Term

Names = Mapping[tuple[str, str], str]


def language_of(page: Page) -> str:
    """The code of a page's language."""
    return str(page.locale.language_code)


def term_names(language: str) -> Names:
    """The names of all fields and districts in a language, by group and code; read once a generation."""
    return remembered(("terms", language), lambda: _term_names(language))


def _term_names(language: str) -> Names:
    return {(row.group, row.code): row.names.get(language, row.code) for row in terms().objects.all()}


@dataclass(frozen=True)
class Source:
    """What readers see of a row of sources.csv."""

    key: str
    title: str
    publisher: str
    url: str
    published: str


def sources(keys: Sequence[str], language: str) -> list[Source]:
    """The sources with these keys, in this order; one that load no longer knows is left out."""
    rows = remembered(("sources", language), lambda: _sources(language)) if keys else {}
    return [rows[key] for key in keys if key in rows]


def _sources(language: str) -> dict[str, Source]:
    def said(row: "SourceRow", name: str) -> str:
        return marked((language == "ko" and getattr(row, f"{name}_ko")) or getattr(row, name), language)

    rows = source_rows().objects.all()
    return {row.key: Source(row.key, said(row, "title"), said(row, "publisher"), row.url, row.published)
            for row in rows}  # fmt: skip


def is_any_page_restricted() -> bool:
    """Whether an editor has closed any page to the public."""
    return remembered("restrictions", lambda: bool(PageViewRestriction.objects.exists()))


def breadcrumbs(page: Page) -> list[dict[str, str]]:
    """Titles and addresses from the front page down to a page."""
    steps = [(place.is_front, place.title, place.url) for place in places().above(page.url_path)]
    here = (page.depth == FRONT, page.title, page.url or "")
    return [{"title": _("Front page") if is_front else title, "url": url} for is_front, title, url in (*steps, here)]


def page_at(components: Sequence[str], language: str) -> Page | None:
    """The published front page, list, entry or standard page at a path below a language; None for anything else."""
    front, name, known = places().front(language), _model_at(components), places().by_path
    if front is None or not name:
        return None
    url_path = "".join((front.url_path, *(f"{one}/" for one in components)))
    if url_path not in known:
        return _page(name, url_path)
    # The upper pages are few, and asked for with every filter and number; a copy each, since a request writes on it.
    return copy.copy(remembered(("page", url_path), lambda: _page(name, url_path)))


def _page(name: str, url_path: str) -> Page | None:
    pages = apps.get_model("donghaeng_archive", name).objects.live().select_related("locale")
    found: Page | None = pages.filter(url_path=url_path).first()
    return found


def _model_at(components: Sequence[str]) -> str:
    """The kind of page at a path, as the tree is grown; empty where none stands."""
    match components:
        case []:
            return "homepage"
        case [name]:
            return "listpage" if name in SECTIONS else "standardpage"
        case [section, _slug] if section in SECTIONS:
            return SECTIONS[section].model
        case _:
            return ""


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
