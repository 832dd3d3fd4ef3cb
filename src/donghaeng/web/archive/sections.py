"""The sections of an archive: what each is called, which kinds it knows, by what its list can be narrowed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Section:
    """A folder of the archive, and the list that stands for it on the site."""

    code: str
    name: Text
    model: str
    filters: tuple[str, ...]
    order: tuple[str, ...]
    kinds: Mapping[str, Text] = field(default_factory=dict)


NEWS_KINDS = {
    "announcement": _("Announcement"),
    "explainer": _("Explainer"),
    "international": _("International"),
    "review": _("Review"),
}
EVENT_KINDS = {"event": _("Event"), "forum": _("Forum")}
ORGANISATION_KINDS = {"partner": _("Partner"), "network": _("Network"), "member": _("Member")}
SHARED_KINDS = {
    "space": _("Space"),
    "time": _("Time"),
    "talent": _("Talent"),
    "goods": _("Goods"),
    "information": _("Information"),
}
LATEST = ("-date_text", "title")

LISTS = (
    Section("news", _("News"), "newspage", ("field", "year", "kind", "district"), LATEST, NEWS_KINDS),
    Section("policies", _("Policies"), "policypage", ("field", "year", "district"), ("-year", "title")),
    Section("videos", _("Videos"), "videopage", ("field", "year"), LATEST),
    Section("events", _("Events"), "eventpage", ("field", "year", "kind", "district"), LATEST, EVENT_KINDS),
    Section("programmes", _("Training programmes"), "programmepage", ("field", "year"), LATEST),
    Section("organisations", _("Partners and networks"), "organisationpage", ("kind",), ("title",), ORGANISATION_KINDS),
    Section("shared", _("Sharing"), "sharedpage", ("field", "kind", "district"), ("title",), SHARED_KINDS),
)
PAGES = Section("pages", _("Pages"), "standardpage", (), ("title",))
SECTIONS: Mapping[str, Section] = {section.code: section for section in (*LISTS, PAGES)}
SECTION_OF: Mapping[str, Section] = {section.model: section for section in SECTIONS.values()}
"""The section of a page, by the name of its model in lower case."""
FEEDS: Mapping[str, Text] = {section.code: section.name for section in LISTS if section.order == LATEST}
"""The sections that have feeds: those with news in them, by name."""
