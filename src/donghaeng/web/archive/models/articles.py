"""Entries that are texts, a Markdown file per language: news, policies, standard pages."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from donghaeng.web.archive import dates
from donghaeng.web.archive.blocks import AttachmentBlock, BodyBlock
from donghaeng.web.archive.forms import ListField
from donghaeng.web.archive.models.entry import NAME_PANELS, EntryPage, day_field

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def body_field(label: "StrOrPromise") -> StreamField:
    """A text of blocks."""
    return StreamField(BodyBlock(required=False), blank=True, verbose_name=label)


class ArticlePage(EntryPage):
    """What all texts have in common."""

    updated = day_field(_("last updated"))
    writer = models.CharField(_("writer"), max_length=120, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    related_paths = ListField(_("related"), help_text=_("Other entries: policies/night-bus news/night-bus-opens."))
    attachments = StreamField([("file", AttachmentBlock())], blank=True, verbose_name=_("attachments"))
    body = body_field(_("Text"))

    body_fields: ClassVar[Sequence[str]] = ("body",)
    required_fields: ClassVar[Sequence[str]] = ("title", "summary", "date_text")
    file_fields: ClassVar[Sequence[str]] = ("attachments",)

    class Meta:
        abstract = True

    def markdown(self) -> list[str]:
        """The texts of the page in Markdown, block by block."""
        return [
            str(block.value["text"] if block.block_type == "quote" else block.value)
            for name in self.body_fields
            for block in getattr(self, name)
            if block.block_type in {"text", "table", "quote"}
        ]


def panels(*own: str, who: Iterable[str] = ("date_text", "updated", "writer", "department")) -> list[Any]:
    """The panels of a text: what it says, when and who, where it belongs."""
    where = ("kind", "field", "district", "source_keys", "related_paths")
    return [
        *NAME_PANELS,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel(name) for name in who], heading=_("When and who")),
        *(FieldPanel(name) for name in own),
        FieldPanel("attachments"),
        MultiFieldPanel([FieldPanel(name) for name in where], heading=_("Where it belongs")),
    ]


class NewsPage(ArticlePage):
    """A news item."""

    template = "archive/news_page.html"
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.ListPage"]
    content_panels: ClassVar[list[Any]] = panels("body")

    class Meta:
        verbose_name = _("News item")
        verbose_name_plural = _("News")

    def clean(self) -> None:
        """News has a day, not only a month."""
        super().clean()
        if not dates.is_day(self.date_text):
            raise ValidationError({"date_text": _("Expected a day like 2024-06-19.")})


class PolicyPage(ArticlePage):
    """A policy: why, how, against what, with what result, and what others may learn."""

    contact = models.CharField(_("contact"), max_length=200, blank=True)
    background = body_field(_("Background"))
    process = body_field(_("Process"))
    difficulties = body_field(_("Difficulties"))
    results = body_field(_("Results"))
    lessons = body_field(_("Lessons"))
    years = ListField(_("years"), numbers=True, help_text=_("The first and the last, or the first alone: 2022 2026."))
    cities = ListField(_("cities it went to"), separator="\n", help_text=_("A line for each."))

    part_fields: ClassVar[Sequence[str]] = ("background", "process", "difficulties", "results", "lessons")
    body_fields: ClassVar[Sequence[str]] = ("body", *part_fields)
    template = "archive/policy_page.html"
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.ListPage"]
    content_panels: ClassVar[list[Any]] = panels(
        "years", "cities", *body_fields, who=("date_text", "updated", "writer", "department", "contact")
    )

    class Meta:
        verbose_name = _("Policy")
        verbose_name_plural = _("Policies")

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The parts that hold text: code, name and text."""
        texts = ((name, getattr(self, name)) for name in self.part_fields)
        return [
            {"code": code, "name": self._meta.get_field(code).verbose_name, "text": text}
            for code, text in texts
            if text
        ]

    @property
    def years_text(self) -> str:
        """The years as a span."""
        return dates.years_text(self.years)

    def first_year(self) -> int | None:
        """The year in which the policy began."""
        return self.years[0] if self.years else super().first_year()


class StandardPage(ArticlePage):
    """A page about the site itself: accessibility, privacy, licence."""

    template = "archive/standard_page.html"
    parent_page_types: ClassVar[list[str]] = ["donghaeng_archive.HomePage"]
    content_panels: ClassVar[list[Any]] = panels("body")

    class Meta:
        verbose_name = _("Standard page")
        verbose_name_plural = _("Standard pages")
