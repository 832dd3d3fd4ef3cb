"""Entries that are rows of a table: videos, events, programmes, organisations, shared resources."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from donghaeng.web.archive import dates, videos
from donghaeng.web.archive.countries import country_name
from donghaeng.web.archive.forms import ListField
from donghaeng.web.archive.models.entry import NAME_PANELS, EntryPage, day_field
from donghaeng.web.core.policy import HEADER, policy


def panels(*own: str, where: Iterable[str]) -> list[Any]:
    """The panels of an entry: what it says, its own fields, where it belongs."""
    return [
        *NAME_PANELS,
        FieldPanel("summary"),
        *(FieldPanel(name) for name in own),
        MultiFieldPanel([FieldPanel(name) for name in (*where, "source_keys")], heading=_("Where it belongs")),
    ]


def address_field(*, required: bool = False) -> "models.URLField[str, str]":
    """An address elsewhere."""
    return models.URLField(_("address"), max_length=500, blank=not required)


class SpanningPage(EntryPage):
    """What begins and ends; its date is the first day."""

    starts = day_field(_("starts"))
    ends = day_field(_("ends"))
    place = models.CharField(_("place"), max_length=300, blank=True)
    address = address_field()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Sort by the first day."""
        self.date_text = self.starts
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Nothing ends before it starts."""
        super().clean()
        dates.validate_span(self.starts, self.ends)


class VideoPage(EntryPage):
    """A video; it stays where it is published and is loaded when a reader asks for it."""

    address = address_field(required=True)
    minutes = models.FloatField(_("minutes"), null=True, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)

    word_fields: ClassVar[Sequence[str]] = ("publisher",)
    required_fields: ClassVar[Sequence[str]] = ("title", "date_text", "address")
    template = "archive/video_page.html"
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.ListPage"]
    content_panels: ClassVar[list[Any]] = panels("date_text", "address", "minutes", "publisher", where=("field",))

    class Meta:
        verbose_name = _("Video")
        verbose_name_plural = _("Videos")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; it alone may frame the host of its player, once a reader asks for it."""
        response: HttpResponse = super().serve(request, *args, **kwargs)
        if self.embed:
            response.headers[HEADER] = policy(frames=[videos.PLAYER_HOST])
        return response

    @property
    def embed(self) -> str:
        """The address of the player, for the few hosts that a reader may load it from; else empty."""
        return videos.player(self.address)


class EventPage(SpanningPage):
    """An event or a forum."""

    word_fields: ClassVar[Sequence[str]] = ("place",)
    required_fields: ClassVar[Sequence[str]] = ("title", "kind", "starts")
    template = "archive/event_page.html"
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.ListPage"]
    content_panels: ClassVar[list[Any]] = panels(
        "starts", "ends", "place", "address", where=("kind", "field", "district")
    )

    class Meta:
        verbose_name = _("Event")
        verbose_name_plural = _("Events")


class ProgrammePage(SpanningPage):
    """A training programme."""

    institute = models.CharField(_("institute"), max_length=200, blank=True)
    centre = models.CharField(_("centre"), max_length=200, blank=True)

    word_fields: ClassVar[Sequence[str]] = ("institute", "centre", "place")
    template = "archive/programme_page.html"
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.ListPage"]
    content_panels: ClassVar[list[Any]] = panels(
        "institute", "centre", "place", "starts", "ends", "address", where=("field",)
    )

    class Meta:
        verbose_name = _("Training programme")
        verbose_name_plural = _("Training programmes")


class OrganisationPage(EntryPage):
    """A partner, a network or a member of one."""

    country = models.CharField(_("country"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    networks = ListField(_("networks"), help_text=_("Short names of the networks it belongs to."))
    since = day_field(_("since"))
    address = address_field()

    word_fields: ClassVar[Sequence[str]] = ("city",)
    required_fields: ClassVar[Sequence[str]] = ("title", "kind")
    template = "archive/organisation_page.html"
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.ListPage"]
    content_panels: ClassVar[list[Any]] = panels(
        "country", "city", "networks", "since", "address", where=("kind", "field")
    )

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisations")

    @property
    def country_name(self) -> str:
        """The country in the language of the page."""
        return country_name(self.country, self.language)

    @property
    def network(self) -> str:
        """The networks it belongs to, by name."""
        pages = (self.links.page(path) for path in self.related_paths)
        return ", ".join(page.title for page in pages if page is not None)

    @property
    def related_paths(self) -> list[str]:  # type: ignore[override]
        """The networks, as entries."""
        return [f"organisations/{slug}" for slug in self.networks]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The date of an organisation is when it began."""
        self.date_text = self.since
        super().save(*args, **kwargs)


class SharedPage(EntryPage):
    """Something shared: a space, time, a talent, goods, information."""

    place = models.CharField(_("place"), max_length=300, blank=True)
    hours = models.CharField(_("hours"), max_length=300, blank=True)
    price = models.CharField(_("price"), max_length=300, blank=True)
    rules = models.TextField(_("rules"), blank=True)
    address = address_field()

    word_fields: ClassVar[Sequence[str]] = ("place", "rules")
    required_fields: ClassVar[Sequence[str]] = ("title", "kind")
    template = "archive/shared_page.html"
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.ListPage"]
    content_panels: ClassVar[list[Any]] = panels(
        "place", "hours", "price", "rules", "address", where=("kind", "field", "district")
    )

    class Meta:
        verbose_name = _("Shared resource")
        verbose_name_plural = _("Shared resources")
