"""The entries of an archive: what a city says, each in one or more languages."""

import dataclasses as dc
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from donghaeng.archive.blocks import Block
from donghaeng.archive.sections import Sections

LANGUAGES = ("ko", "en")
"""The languages of an archive, unless its city says otherwise."""
SUMMARY = 200
"""The longest summary: lists and search engines show no more. [characters]"""


@dataclass(frozen=True)
class Origin:
    """Where one language of an entry was read.

    ``file`` is its name below the archive, ``row`` its place in a table, as a spreadsheet counts. ``text`` is the file
    as it stands, or the row in this language as we write it; ``hash`` the SHA-256 of it. ``fingerprint`` is the SHA-256
    of what it says, written as we write it: while an entry has it, nobody edited the entry.
    """

    file: str
    row: int | None
    text: str
    hash: str
    fingerprint: str


@dataclass(frozen=True)
class Attachment:
    """A file to take away, below the folder of the archive."""

    title: str
    file: str


@dataclass(frozen=True, kw_only=True)
class EntryText:
    """What an entry says in one language."""

    title: str
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class ArticleText(EntryText):
    """News or a page; ``updated`` is a day, ``body`` the text."""

    updated: str = ""
    writer: str = ""
    department: str = ""
    attachments: tuple[Attachment, ...] = ()
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PolicyText(ArticleText):
    """A policy; ``body`` is what stands above its first section, ``cities`` are those that took it over."""

    contact: str = ""
    cities: tuple[str, ...] = ()
    sections: Sections = dc.field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class VideoText(EntryText):
    """A video."""

    publisher: str = ""


@dataclass(frozen=True, kw_only=True)
class EventText(EntryText):
    """An event or a forum."""

    place: str = ""


@dataclass(frozen=True, kw_only=True)
class OrganisationText(EntryText):
    """A partner, a network or a member of one."""

    city: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammeText(EntryText):
    """A training programme."""

    institute: str = ""
    centre: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class SharedText(EntryText):
    """A shared resource."""

    place: str = ""
    hours: str = ""
    price: str = ""
    rules: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing the archive holds; what is not a text is the same in all languages.

    Dates are ISO 8601, as exact as they are known, or empty; ``sources`` are keys of sources.csv, ``field`` is a code
    of fields.csv, ``district`` the code of a unit; ``subkind`` is what a file calls ``kind``.
    """

    slug: str
    texts: Mapping[str, EntryText]
    origins: Mapping[str, Origin] = dc.field(default_factory=dict)
    sources: tuple[str, ...] = ()

    kind: ClassVar[str]
    folder: ClassVar[str]
    text: ClassVar[type[EntryText]]

    @property
    def path(self) -> str:
        """Its folder or table and its slug: its name in links and relations, such as ``news/night-bus``."""
        return f"{self.folder}/{self.slug}"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it exists in."""
        return tuple(self.texts)


@dataclass(frozen=True, kw_only=True)
class Article(Entry):
    """What is written as Markdown, a file per language; ``related`` are paths of other entries."""

    texts: Mapping[str, ArticleText]
    date: str
    field: str = ""
    district: str = ""
    related: tuple[str, ...] = ()

    text: ClassVar[type[EntryText]] = ArticleText


@dataclass(frozen=True, kw_only=True)
class News(Article):
    """A news item; ``subkind`` is announcement, explainer, international or review."""

    subkind: str = ""

    kind: ClassVar[str] = "news"
    folder: ClassVar[str] = "news"


@dataclass(frozen=True, kw_only=True)
class Policy(Article):
    """A policy; ``years`` are the first and the last, or the first alone."""

    texts: Mapping[str, PolicyText]
    years: tuple[int, ...] = ()

    kind: ClassVar[str] = "policy"
    folder: ClassVar[str] = "policies"
    text: ClassVar[type[EntryText]] = PolicyText


@dataclass(frozen=True, kw_only=True)
class Page(Article):
    """A standard page."""

    kind: ClassVar[str] = "page"
    folder: ClassVar[str] = "pages"


@dataclass(frozen=True, kw_only=True)
class Video(Entry):
    """A video that stands elsewhere. [minutes]"""

    texts: Mapping[str, VideoText]
    date: str
    address: str
    field: str = ""
    minutes: float | None = None

    kind: ClassVar[str] = "video"
    folder: ClassVar[str] = "videos"
    text: ClassVar[type[EntryText]] = VideoText


@dataclass(frozen=True, kw_only=True)
class Event(Entry):
    """An event; ``subkind`` is event or forum."""

    texts: Mapping[str, EventText]
    subkind: str
    starts: str
    ends: str = ""
    field: str = ""
    district: str = ""
    address: str = ""

    kind: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"
    text: ClassVar[type[EntryText]] = EventText


@dataclass(frozen=True, kw_only=True)
class Organisation(Entry):
    """An organisation; ``subkind`` is partner, network or member, ``networks`` are slugs of those it belongs to."""

    texts: Mapping[str, OrganisationText]
    subkind: str
    country: str = ""
    networks: tuple[str, ...] = ()
    since: str = ""
    address: str = ""

    kind: ClassVar[str] = "organisation"
    folder: ClassVar[str] = "organisations"
    text: ClassVar[type[EntryText]] = OrganisationText


@dataclass(frozen=True, kw_only=True)
class Programme(Entry):
    """A training programme."""

    texts: Mapping[str, ProgrammeText]
    starts: str = ""
    ends: str = ""
    field: str = ""
    address: str = ""

    kind: ClassVar[str] = "programme"
    folder: ClassVar[str] = "programmes"
    text: ClassVar[type[EntryText]] = ProgrammeText


@dataclass(frozen=True, kw_only=True)
class Shared(Entry):
    """What is shared; ``subkind`` is space, time, talent, goods or information."""

    texts: Mapping[str, SharedText]
    subkind: str
    field: str = ""
    district: str = ""
    address: str = ""

    kind: ClassVar[str] = "shared"
    folder: ClassVar[str] = "shared"
    text: ClassVar[type[EntryText]] = SharedText


ARTICLES: Mapping[str, type[Article]] = {kind.folder: kind for kind in (News, Policy, Page)}
"""What is written as Markdown, by its folder."""
TABLES: Mapping[str, type[Entry]] = {kind.folder: kind for kind in (Video, Event, Organisation, Programme, Shared)}
"""What is a row of a table, by its name without ``.csv``."""
