"""Search in titles and texts. The one module that knows how: better ways of cutting Korean words belong here."""

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from wagtail.models import Page

from donghaeng.archive.markdown import plain
from donghaeng.web.archive import lookups
from donghaeng.web.archive.entry_models import entry_models, model_of
from donghaeng.web.archive.teasers import Teaser, teasers

if TYPE_CHECKING:
    from donghaeng.web.archive.models import EntryPage, PublishedEntry

LONGEST = 200
"""Of a question. [letters]"""
MOST_WORDS = 8
MARKS = "\"'“”‘’.,;:!?()[]"


def in_one_form(text: str) -> str:
    r"""A text as it is compared: composed as NFC, without case and control characters.

    Examples
    --------
    >>> in_one_form("Café\0안심") == in_one_form("CAFÉ 안심")
    True
    """
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in composed)


def words_of(question: str) -> list[str]:
    """The words of a question, each once, at most eight.

    Examples
    --------
    >>> words_of('  "안심소득"  Seoul seoul ')
    ['안심소득', 'seoul']
    """
    words = (word.strip(MARKS) for word in in_one_form(question[:LONGEST]).split())
    return list(dict.fromkeys(word for word in words if word))[:MOST_WORDS]


def find(question: str, language: str) -> "QuerySet[PublishedEntry]":
    """The published entries of a language that hold every word: those with all in the title first, then the latest."""
    words = words_of(question)
    table = lookups.published().objects
    if not words:
        return table.none()
    anywhere, in_title = Q(language=language), Q()
    for word in words:
        anywhere &= Q(title__contains=word) | Q(text__contains=word)
        in_title &= Q(title__contains=word)
    place = Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())
    return table.filter(anywhere).order_by(place, "-date_text", "path").only("path", "section")


def teasers_of(rows: "Iterable[PublishedEntry]", language: str) -> list[Teaser]:
    """The entries that were found, in the same order; a query for each kind."""
    kept = list(rows)
    found: dict[int, Teaser] = {}
    for section in {row.section for row in kept}:
        entries = model_of(section).objects.filter(pk__in=[row.pk for row in kept if row.section == section])
        found |= {teaser.pk: teaser for teaser in teasers(entries, language)}
    return [found[row.pk] for row in kept if row.pk in found]


def remember(page: Page) -> None:
    """Keep a page as search sees it, if it is a published entry; else forget it."""
    entry = as_entry(page)
    if entry is None or not entry.live:
        lookups.published().objects.filter(pk=page.pk).delete()
    else:
        row = row_of(entry)
        row.save(force_insert=not lookups.published().objects.filter(pk=page.pk).exists())


def row_of(page: "EntryPage") -> "PublishedEntry":
    """An entry as search sees it."""
    texts = (page.title, page.summary, *map(plain, page.markdown()), *page.other_words())
    return lookups.published()(
        page_id=page.pk,
        language=lookups.language_of(page),
        path=page.archive_path,
        section=page.section().code,
        field=page.field,
        title=in_one_form(page.title),
        text=in_one_form("\n".join(texts)),
        date_text=page.date_text,
    )


def as_entry(page: Page) -> "EntryPage | None":
    """The page as an entry, if it is one."""
    own: Any = page.specific
    is_entry = isinstance(own, tuple(entry_models()))
    return own if is_entry else None
