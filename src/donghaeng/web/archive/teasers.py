"""What a list says of an entry: read as a few columns, not as a page with its text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from donghaeng.web.archive import lookups
from donghaeng.web.archive.dates import years_text
from donghaeng.web.archive.links import Links, links_in, path_of
from donghaeng.web.archive.sections import SECTION_OF
from donghaeng.web.core.places import places
from donghaeng.web.core.templatetags.dates import day, span

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from donghaeng.web.archive.models import EntryPage

ALWAYS = ("pk", "slug", "title", "url_path", "summary", "field", "kind", "date_text")
SOME = ("starts", "ends", "place", "city", "since", "years")
"""What only some kinds of entries have."""


@dataclass(frozen=True)
class Teaser:
    """An entry in a list; ``day`` is for machines, ``when`` for readers, ``where`` a place or a city."""

    pk: int
    slug: str
    title: str
    url: str
    summary: str = ""
    topic: str = ""
    day: str = ""
    when: str = ""
    where: str = ""


def teasers(entries: "QuerySet[EntryPage]", language: str) -> list[Teaser]:
    """The entries of one kind and one language, with one query."""
    model = entries.model
    kinds = SECTION_OF[model._meta.model_name or ""].kinds  # noqa: SLF001 - Django's own door to a model
    names, known = lookups.term_names(language), places()
    return [
        Teaser(
            pk=row["pk"],
            slug=row["slug"],
            title=row["title"],
            url=known.address(row["url_path"]),
            summary=row["summary"],
            topic=names.get(("field", row["field"]), row["field"]) or str(kinds.get(row["kind"], "")),
            where=_where(row),
            **_when(row),
        )
        for row in entries.values(*_columns(model))
    ]


def links_of(page: "EntryPage") -> Links:
    """The published entries that a page names, in its text or as related: all with one query."""
    paths = {*page.related_paths, *(path_of(link) for text in page.markdown() for link in links_in(text))} - {""}
    return Links(lookups.language_of(page), dict(_named(paths)) if paths else {})


def _named(paths: Iterable[str]) -> Iterator[tuple[tuple[str, str], Teaser]]:
    """Entries by path and language, as a row of all kinds knows them."""
    columns = ("page_id", "path", "language", "field", "date_text", "page__slug", "page__title", "page__url_path")
    known = places()
    for pk, path, language, field, day_of, slug, title, url_path in (
        lookups.published().objects.filter(path__in=paths).values_list(*columns)
    ):
        topic = lookups.term_names(language).get(("field", field), "")
        yield (path, language), Teaser(pk, slug, title, known.address(url_path), "", topic, day_of, day(day_of))


def _columns(model: "type[EntryPage]") -> tuple[str, ...]:
    own = {field.name for field in model._meta.get_fields()}  # noqa: SLF001 - as above
    return (*ALWAYS, *(name for name in SOME if name in own))


def _when(row: Mapping[str, Any]) -> dict[str, str]:
    """A stretch of days, a span of years, or the day of the entry; an organisation has none."""
    if row.get("starts"):
        return {"when": span(row["starts"], row["ends"])}
    if row.get("years"):
        return {"when": years_text(row["years"])}
    return {} if row.get("since") else {"day": row["date_text"], "when": day(row["date_text"])}


def _where(row: Mapping[str, Any]) -> str:
    """Where an event is; the city of an organisation that is not named after it."""
    city = row.get("city", "")
    where: str = row["place"] if row.get("starts") else city if city != row["title"] else ""
    return where
