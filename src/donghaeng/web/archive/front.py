"""The front page: the index now, what changes for me, the latest news, what is coming up."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.utils import timezone

from donghaeng.web.archive import lookups
from donghaeng.web.archive.entry_models import model_of
from donghaeng.web.archive.teasers import teasers
from donghaeng.web.core.places import places
from donghaeng.web.observatory.panel import index_now

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from donghaeng.web.archive.models import HomePage

LATEST = 6
FEW = 4


def context(home: "HomePage") -> dict[str, Any]:
    """What the template of the front page shows."""
    language = lookups.language_of(home)
    news = model_of("news").objects.live().filter(locale=home.locale_id).order_by("-date_text", "title")
    latest = teasers(news[:LATEST], language)
    announced = news.filter(kind="announcement").exclude(pk__in={item.pk for item in latest[:1]})  # it leads the page
    return {
        "index_now": index_now(language),
        "latest": latest,
        "changes": teasers(announced[:FEW], language),
        "upcoming": teasers(_upcoming(home), language),
        "sections": _sections(language),
    }


def _upcoming(home: "HomePage") -> "QuerySet[Any]":
    """Events that have not ended, the next first."""
    today = timezone.localdate().isoformat()
    is_ahead = Q(starts__gte=today) | Q(ends__gte=today)
    events: QuerySet[Any] = model_of("events").objects.live().filter(is_ahead, locale=home.locale_id)
    return events.order_by("starts")[:FEW]


def _sections(language: str) -> list[dict[str, Any]]:
    """The lists of this language, each with its count."""
    rows = lookups.published().objects.filter(language=language).values("section").annotate(count=Count("pk"))
    counts = {row["section"]: row["count"] for row in rows}
    lists = (place for place in places().below(language) if place.is_in_menus)
    return [
        {"title": place.title, "slug": place.slug, "url": place.url, "count": counts.get(place.slug, 0)}
        for place in lists
    ]
