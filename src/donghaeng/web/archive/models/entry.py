"""What all entries of the archive have in common."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction

from donghaeng.web.archive import dates, lookups, teasers, videos
from donghaeng.web.archive.forms import EntryForm, ListField
from donghaeng.web.archive.jsonld import entry_jsonld
from donghaeng.web.archive.links import Links
from donghaeng.web.archive.sections import SECTION_OF, Section
from donghaeng.web.core.places import places

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Nothing is copied from the title while it is typed: of a Korean title no letter is left, and the slug would be lost.
NAME_PANELS = (
    FieldPanel("title", classname="title"),
    FieldPanel(
        "slug",
        help_text=_(
            "The end of the address and the name of the file: small letters of ASCII, digits and hyphens, the same in"
            " every language. Left empty, it is made from an English title."
        ),
    ),
)
SLUG = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Lower case letters of ASCII, digits and hyphens."))


def day_field(label: "StrOrPromise") -> "models.CharField[str, str]":
    """A date as exact as it is known: 2024-06-19, 2024-06 or 2024."""
    help_text = _("2024-06-19, or only 2024-06 or 2024.")
    return models.CharField(label, max_length=10, blank=True, validators=[dates.validate], help_text=help_text)


class LocalisedPage(Page):
    """A page with translations in other languages."""

    seen_at = ""
    summary: Any = ""  # what templates ask of any page; to ask in vain costs Django a fifth of a millisecond each
    introduction: Any = ""
    date: Any = None
    jsonld: Any = ""
    is_creatable = False

    class Meta:
        abstract = True

    @property
    def has_feed(self) -> bool:
        """Whether the page has feeds of its own: some lists do."""
        return False

    @property
    def url(self) -> str | None:
        """The address, as Wagtail would say it; without a query for the site and its front page."""
        address: str | None = places().address(self.url_path) or super().url
        return address

    @cached_property
    def breadcrumbs(self) -> list[dict[str, str]]:
        """The way from the front page to this one: titles and addresses."""
        return lookups.breadcrumbs(self)

    def get_view_restrictions(self) -> Any:
        """Who may see the page; asked of the tree only where any page is restricted."""
        is_any = lookups.is_any_page_restricted()
        return super().get_view_restrictions() if is_any else PageViewRestriction.objects.none()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page, and from where it is seen: machines want whole addresses."""
        self.seen_at = request.build_absolute_uri("/").rstrip("/")
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context


class EntryPage(LocalisedPage):
    """One entry of the archive in one language: a file in the folder, or half a row."""

    summary = models.TextField(
        _("summary"), blank=True, max_length=400, help_text=_("One or two sentences, for lists.")
    )
    date_text = day_field(_("date"))
    date = models.DateField(null=True, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False, db_index=True)
    field = models.CharField(_("field"), max_length=60, blank=True, db_index=True)
    district = models.CharField(_("district"), max_length=60, blank=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=60, blank=True, db_index=True)
    source_keys = ListField(_("sources"), help_text=_("Keys of sources.csv, parted by spaces."))
    archive_path = models.CharField(max_length=200, editable=False, db_index=True)

    starts: Any = ""
    ends: Any = ""
    since: Any = ""
    place: Any = ""
    city: Any = ""
    years_text: Any = ""
    related_paths: Sequence[str] = ()
    body: Any = ""
    body_fields: ClassVar[Sequence[str]] = ()
    required_fields: ClassVar[Sequence[str]] = ("title",)
    file_fields: ClassVar[Sequence[str]] = ()
    word_fields: ClassVar[Sequence[str]] = ()
    base_form_class = EntryForm
    show_in_menus_default = False
    subpage_types: ClassVar[list[str]] = []
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("search_description")], heading=_("Search engines"))
    ]

    class Meta:
        abstract = True

    @classmethod
    def section(cls) -> Section:
        """The section this kind of page belongs to."""
        return SECTION_OF[cls._meta.model_name or ""]

    def clean(self) -> None:
        """Slugs are ASCII: they are names of files and stay the same in every language."""
        super().clean()
        try:
            if self.slug:  # an empty one is refused as such, in words of its own
                SLUG(self.slug)
        except ValidationError as error:
            raise ValidationError({"slug": error.messages}) from None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what follows from other columns: the path in the folder, the day and the year."""
        self.archive_path = f"{self.section().code}/{self.slug}"
        self.date = dates.first_day(self.date_text)
        self.year = self.first_year()
        super().save(*args, **kwargs)

    def markdown(self) -> list[str]:
        """The texts of the page in Markdown, block by block."""
        return []

    def other_words(self) -> list[str]:
        """Words beside title, summary and text that a reader may search for."""
        return [str(getattr(self, name)) for name in self.word_fields]

    @property
    def host(self) -> str:
        """Where its address leads."""
        return videos.host(getattr(self, "address", ""))

    def first_year(self) -> int | None:
        """The year by which a list can be narrowed."""
        return None if self.date is None else self.date.year

    @cached_property
    def names(self) -> Mapping[tuple[str, str], str]:
        """The names of fields and districts in the language of the page."""
        return lookups.term_names(self.language)

    @property
    def field_name(self) -> str:
        """The field of policy in the language of the page."""
        return self.names.get(("field", self.field), self.field)

    @property
    def district_name(self) -> str:
        """The district in the language of the page."""
        return self.names.get(("district", self.district), self.district)

    @property
    def kind_name(self) -> str:
        """The kind, as a label."""
        return str(self.section().kinds.get(self.kind, ""))

    @property
    def language(self) -> str:
        """The code of the language of the page."""
        return lookups.language_of(self)

    @cached_property
    def sources(self) -> list[lookups.Source]:
        """The sources by title, publisher, address and day, in the order of the page."""
        return lookups.sources(self.source_keys, self.language)

    @cached_property
    def links(self) -> Links:
        """Where the links of the text lead, all looked up at once."""
        return teasers.links_of(self)

    @property
    def related(self) -> list[teasers.Teaser]:
        """Other entries that the page names, published in its language."""
        return [page for path in self.related_paths if (page := self.links.page(path)) is not None]

    @cached_property
    def jsonld(self) -> str:
        """The page for machines, as JSON-LD, safe inside a script element."""
        return entry_jsonld(self)
