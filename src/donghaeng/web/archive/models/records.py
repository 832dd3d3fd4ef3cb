"""What the archive keeps beside its pages: words and sources of the folder, where each page came from, reports."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.models import Page


class Term(models.Model):
    """A code of the folder with its names: a field of policy, or a district. ``load`` alone writes it."""

    group = models.CharField(max_length=20)
    code = models.CharField(max_length=60)
    names = models.JSONField(default=dict)  # by language
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["group", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "code"], name="term_once")]

    def __str__(self) -> str:
        return f"{self.group} {self.code}"


class SourceRow(models.Model):
    """A row of sources.csv. ``load`` alone writes it."""

    key = models.CharField(max_length=120, primary_key=True)
    publisher = models.TextField(blank=True)
    title = models.TextField(blank=True)
    url = models.TextField(blank=True)
    published = models.CharField(max_length=10, blank=True)
    accessed = models.CharField(max_length=10, blank=True)
    licence = models.TextField(blank=True)
    attribution = models.TextField(blank=True)
    publisher_ko = models.TextField(blank=True)
    title_ko = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.key


class Origin(models.Model):
    """Where a page came from: the text in the folder, and what the page was when it agreed with it.

    It stands apart from the page, so that an old revision of the page, published again, cannot bring an old
    origin back. Without a page: an editor deleted it.
    """

    path = models.CharField(max_length=200)
    language = models.CharField(max_length=20)
    page = models.OneToOneField(Page, null=True, on_delete=models.SET_NULL, related_name="origin")
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    page_hash = models.CharField(max_length=64)
    is_gone = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["path", "language"], name="origin_once")]

    def __str__(self) -> str:
        return f"{self.path} ({self.language})"


class StoredFile(models.Model):
    """A picture or a file to take away of the folder, and the image or document made of it."""

    path = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)
    image = models.ForeignKey(get_image_model_string(), null=True, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(get_document_model_string(), null=True, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.path


class StoredTable(models.Model):
    """A table of the folder, byte for byte, so that it can be given back."""

    name = models.CharField(max_length=60, primary_key=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class PublishedEntry(models.Model):
    """A published entry: where it is in the folder, and its words as search compares them (NFC, folded case)."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=20)
    path = models.CharField(max_length=200)
    section = models.CharField(max_length=20)
    field = models.CharField(max_length=60, blank=True)
    title = models.TextField()
    text = models.TextField()
    date_text = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["language", "section"]), models.Index(fields=["path"])]

    def __str__(self) -> str:
        return f"{self.path} ({self.language})"


class Swap(models.Model):
    """The results that the site shows: the name of a folder below ``var/<city>/results``. One row."""

    results = models.CharField(max_length=64, blank=True)
    loaded = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.results


class ErrorReport(models.Model):
    """What a reader says is wrong."""

    NEW, DONE = "new", "done"
    KEPT = dt.timedelta(days=335)
    """A month short of the year that the page on privacy promises, for what waits for the next start or report."""

    about = models.CharField(_("about"), max_length=300, blank=True)
    message = models.TextField(_("what is wrong"))
    reply_to = models.EmailField(_("e-mail for an answer"), blank=True)
    language = models.CharField(_("language"), max_length=20)
    sender = models.CharField(max_length=64, editable=False, db_index=True)  # a keyed hash that changes daily
    received = models.DateTimeField(_("received"), auto_now_add=True)
    status = models.CharField(_("status"), max_length=10, default=NEW, choices=[(NEW, _("new")), (DONE, _("done"))])

    class Meta:
        ordering: ClassVar = ["-received"]
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")

    def __str__(self) -> str:
        return self.message[:60]

    @classmethod
    def forget_old(cls) -> None:
        """Delete the reports that have been kept long enough."""
        cls.objects.filter(received__lt=timezone.now() - cls.KEPT).delete()
