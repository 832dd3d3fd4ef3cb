"""A feed of changes of verdict, as Atom and RSS."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donghaeng.web.ledger.shown import changes

MOST = 50


class ChangesFeed(Feed):  # type: ignore[type-arg]
    """The latest changes of verdict."""

    def title(self) -> str:
        """What the feed is, and of which city."""
        return f"{_('Changes of verdict')} – {settings.WAGTAIL_SITE_NAME}"

    def description(self) -> str:
        """What is in it."""
        return _("Announced figures whose verdict has changed, that are new, or that were withdrawn.")

    def link(self) -> str:
        """The ledger."""
        return reverse("claims")

    def items(self) -> list[dict[str, Any]]:
        """The changes, the latest first."""
        return changes(get_language() or settings.LANGUAGE_CODE, MOST)

    def item_title(self, item: dict[str, Any]) -> str:
        """The verdict now, and what was said."""
        return f"{item['became'] or _('withdrawn')}: {item['said']}"

    def item_description(self, item: dict[str, Any]) -> str:
        """From which verdict to which."""
        return f"{item['was'] or _('new')} → {item['became'] or _('withdrawn')}"

    def item_link(self, item: dict[str, Any]) -> str:
        """The claim; the ledger where it is gone."""
        return item["url"] or reverse("claims")

    def item_guid(self, item: dict[str, Any]) -> str:
        """A name of the change."""
        return f"verdict-change-{item['pk']}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: dict[str, Any]) -> dt.datetime:
        """When it was noted."""
        when: dt.datetime = item["on"]
        return when

    item_updateddate = item_pubdate


class AtomChangesFeed(ChangesFeed):
    """The same as Atom."""

    feed_type = Atom1Feed

    def subtitle(self) -> str:
        """What Atom calls the description."""
        return self.description()


class RssChangesFeed(ChangesFeed):
    """The same as RSS."""

    feed_type = Rss201rev2Feed


def feed(request: HttpRequest, form: str) -> HttpResponse:
    """The feed in one of two forms."""
    kind = AtomChangesFeed if form == "atom" else RssChangesFeed
    return kind()(request)
