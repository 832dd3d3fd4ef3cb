"""The blocks of a text: Markdown, image, video, quotation, table. Few, and each is plain Markdown in a file."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from donghaeng.archive.blocks import TableBlock as Table
from donghaeng.archive.blocks import read_blocks
from donghaeng.archive.markdown import plain_lines, text_faults
from donghaeng.archive.render import Target, render
from donghaeng.web.archive.links import Links, links_in

Context = Mapping[str, Any] | None


def html_of(markdown: str, context: Context) -> SafeString:
    """Markdown as HTML; its links know the page they stand on."""
    links = getattr((context or {}).get("page"), "links", None) or Links("")
    found = tuple((str(link), links.target(link)) for link in links_in(markdown))
    return mark_safe(_rendered(markdown, found))  # noqa: S308 - render lets no HTML through


@lru_cache(maxsize=2048)
def _rendered(markdown: str, targets: tuple[tuple[str, Target | str | None], ...]) -> str:
    """The HTML of a text: a new generation of the site renders its pages anew, but their texts are the same."""
    known = dict(targets)
    return render(markdown, lambda link: known.get(str(link)))


class MarkdownBlock(blocks.TextBlock):
    """Paragraphs of Markdown without HTML."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        help_text = _("Markdown: ## heading, - list, **bold**, [text](https://…), [111.0](figure:index/2023).")

    def clean(self, value: str) -> str:
        """Refuse HTML, and links that lead nowhere."""
        cleaned = plain_lines(str(super().clean(value))).rstrip().lstrip("\n")
        if faults := text_faults(cleaned):
            raise ValidationError([str(fault) for fault in faults])
        return cleaned

    def render(self, value: str, context: Context = None) -> SafeString:
        """The text as HTML."""
        return html_of(value, context)


class TableBlock(MarkdownBlock):
    """A pipe table."""

    class Meta:
        icon = "table"
        label = _("Table")
        help_text = _("| Year | Score |, then | --- | ---: |, then a line for each row.")

    def clean(self, value: str) -> str:
        """Refuse what is no table."""
        cleaned = super().clean(value)
        if [type(block) for block in read_blocks(cleaned)] != [Table]:
            raise ValidationError(_("This is no table: | Year | Score |, then | --- | ---: |, then the rows."))
        return cleaned

    def render(self, value: str, context: Context = None) -> SafeString:
        """The table in a box of its own, which moves where the screen is narrow."""
        return mark_safe(f'<div class="table" tabindex="0">{html_of(value, context)}</div>')  # noqa: S308 - as above


class ImageBlock(blocks.StructBlock):
    """A picture with what it shows and whose it is."""

    image = ImageChooserBlock(label=_("Image"))
    description = blocks.CharBlock(label=_("Description"), help_text=_("What it shows, for who cannot see it."))
    credit = blocks.CharBlock(required=False, label=_("Credit"))

    class Meta:
        icon = "image"
        label = _("Image")
        template = "archive/blocks/image.html"


class VideoBlock(blocks.StructBlock):
    """A video of the archive, by its short name."""

    title = blocks.CharBlock(label=_("Title"))
    slug = blocks.RegexBlock(
        regex=r"^[a-z0-9]+(-[a-z0-9]+)*$", label=_("Video"), help_text=_("The short name of a video of the archive.")
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "archive/blocks/video.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = MarkdownBlock(label=_("Quotation"))
    who = blocks.CharBlock(required=False, label=_("Who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "archive/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    """A text."""

    text = MarkdownBlock()
    image = ImageBlock()
    video = VideoBlock()
    quote = QuoteBlock()
    table = TableBlock()


class AttachmentBlock(blocks.StructBlock):
    """A file to take away."""

    title = blocks.CharBlock(label=_("Title"))
    document = DocumentChooserBlock(label=_("File"))

    class Meta:
        icon = "doc-full"
        label = _("File")
