"""Feeds: Atom and RSS, per language and section."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donghaeng.web.archive import lookups
from donghaeng.web.archive.entry_models import model_of
from donghaeng.web.archive.models import EntryPage, ListPage
from donghaeng.web.archive.sections import FEEDS

MOST = 30


class SectionFeed(Feed):  # type: ignore[type-arg]
    """The latest entries of a section."""

    def get_object(self, request: HttpRequest, section: str) -> ListPage:  # noqa: ARG002 - Django's shape
        """The list, which has to be published.

        Raises
        ------
        Http404
            If it is not, or has no feed.
        """
        language = get_language() or settings.LANGUAGE_CODE
        found: ListPage | None = ListPage.objects.live().filter(kind=section, locale__language_code=language).first()
        if section not in FEEDS or found is None:
            raise Http404(_("There is no such feed."))
        self.language = language
        return found

    def title(self, obj: ListPage) -> str:
        """The name of the list, and of the city."""
        return f"{obj.title} – {settings.WAGTAIL_SITE_NAME}"

    def description(self, obj: ListPage) -> str:
        """What the list says of itself, else its name."""
        return obj.introduction or obj.title

    def link(self, obj: ListPage) -> str:
        """The list."""
        return str(obj.url)

    def items(self, obj: ListPage) -> list[EntryPage]:
        """The latest entries."""
        latest = model_of(obj.kind).objects.child_of(obj).live().order_by("-date_text", "title")
        return list(latest.select_related("locale")[:MOST])

    def item_title(self, item: EntryPage) -> str:
        """The title."""
        return str(item.title)

    def item_description(self, item: EntryPage) -> str:
        """The summary."""
        return item.summary

    def item_link(self, item: EntryPage) -> str:
        """The entry."""
        return str(item.url)

    def item_guid(self, item: EntryPage) -> str:
        """A name that stays when the entry moves."""
        return f"urn:uuid:{item.translation_key}:{lookups.language_of(item)}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: EntryPage) -> dt.datetime | None:
        """Midnight of its day, in the city's time."""
        midnight = dt.time(tzinfo=timezone.get_default_timezone())
        return None if item.date is None else dt.datetime.combine(item.date, midnight)

    def item_updateddate(self, item: EntryPage) -> Any:
        """When it was last published."""
        return item.last_published_at

    def item_categories(self, item: EntryPage) -> list[str]:
        """Its field and kind."""
        return [name for name in (item.field_name, item.kind_name) if name]


class AtomSectionFeed(SectionFeed):
    """The same as Atom."""

    feed_type = Atom1Feed

    def subtitle(self, obj: ListPage) -> str:
        """What Atom calls the description."""
        return self.description(obj)


class RssSectionFeed(SectionFeed):
    """The same as RSS."""

    feed_type = Rss201rev2Feed


def feed(request: HttpRequest, section: str, form: str) -> HttpResponse:
    """A feed in one of two forms."""
    kind = AtomSectionFeed if form == "atom" else RssSectionFeed
    return kind()(request, section=section)
