"""The front page: the index now, what changes for me, the latest news, what is coming up."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.utils import timezone
from wagtail.models import Page

from donghaeng.web.archive import lookups
from donghaeng.web.archive.entry_models import model_of
from donghaeng.web.observatory import figures

if TYPE_CHECKING:
    from donghaeng.web.archive.models import EntryPage, HomePage

LATEST = 6
FEW = 4


def context(home: "HomePage") -> dict[str, Any]:
    """What the template of the front page shows."""
    language = lookups.language_of(home)
    news = list(model_of("news").objects.live().filter(locale=home.locale_id).order_by("-date_text", "title")[:LATEST])
    changes = _changes(home, {page.pk for page in news[:1]})
    upcoming = _upcoming(home)
    lookups.name_terms((*news, *changes, *upcoming), language)
    return {
        "index_now": figures.index_now(language),
        "latest": news,
        "changes": changes,
        "upcoming": upcoming,
        "sections": _sections(home, language),
    }


def _changes(home: "HomePage", shown: set[int]) -> "list[EntryPage]":
    """What a reader will meet: the latest announcements that do not lead the page already."""
    announced = model_of("news").objects.live().filter(locale=home.locale_id, kind="announcement")
    return list(announced.exclude(pk__in=shown).order_by("-date_text", "title")[:FEW])


def _upcoming(home: "HomePage") -> "list[EntryPage]":
    """Events that have not ended, the next first."""
    today = timezone.localdate().isoformat()
    is_ahead = Q(starts__gte=today) | Q(ends__gte=today)
    return list(model_of("events").objects.live().filter(is_ahead, locale=home.locale_id).order_by("starts")[:FEW])


def _sections(home: "HomePage", language: str) -> list[Page]:
    """The lists of this language, each with its count."""
    rows = lookups.published().objects.filter(language=language).values("section").annotate(count=Count("pk"))
    counts = {row["section"]: row["count"] for row in rows}
    lists = list(home.get_children().live().in_menu())
    for page in lists:
        page.count = counts.get(page.slug, 0)
    return lists
