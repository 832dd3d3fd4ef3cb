"""The pages that hold others: a front page per language, a list per section."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from donghaeng.web.archive import front, listing
from donghaeng.web.archive.models.entry import LocalisedPage
from donghaeng.web.archive.sections import FEEDS, LISTS, SECTIONS, Section


class HomePage(LocalisedPage):
    """The front page of one language."""

    template = "archive/home.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["donghaeng_archive.ListPage", "donghaeng_archive.StandardPage"]

    class Meta:
        verbose_name = _("Front page")

    @property
    def summary(self) -> str:
        """What search engines and shared links say of it."""
        return gettext("Policies, news, events and figures of the city, each with its source.")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The index now, the latest news, what changes for me, what is coming up, the sections."""
        return {**super().get_context(request, *args, **kwargs), **front.context(self)}


class ListPage(LocalisedPage):
    """The list of a section: entries narrowed by field, year, kind and district, twenty to a page."""

    kind = models.CharField(_("section"), max_length=20, choices=[(section.code, section.name) for section in LISTS])
    introduction = models.TextField(_("introduction"), blank=True)

    template = "archive/list.html"
    show_in_menus_default = True
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.HomePage"]
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("kind"), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("List")
        verbose_name_plural = _("Lists")

    @property
    def section(self) -> Section:
        """The section whose entries are listed."""
        return SECTIONS[self.kind]

    @property
    def summary(self) -> str:
        """What search engines and shared links say of it."""
        return self.introduction or gettext("%(list)s in the policy archive") % {"list": self.title}

    @property
    def has_feed(self) -> bool:
        """Whether its section has feeds."""
        return self.kind in FEEDS

    @property
    def kind_name(self) -> str | Promise:
        """The name of the section, as a label."""
        return self.section.name

    @cached_property
    def jsonld(self) -> str:
        """The way to this page, for machines."""
        from donghaeng.web.archive.jsonld import list_jsonld

        return list_jsonld(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The entries that match, how many there are, and links to narrow them."""
        return {**super().get_context(request, *args, **kwargs), **listing.context(self, request)}
