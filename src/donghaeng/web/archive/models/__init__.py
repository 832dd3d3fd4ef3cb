"""The tables of the archive."""

from donghaeng.web.archive.models.articles import NewsPage, PolicyPage, StandardPage
from donghaeng.web.archive.models.entry import EntryPage
from donghaeng.web.archive.models.listed import EventPage, OrganisationPage, ProgrammePage, SharedPage, VideoPage
from donghaeng.web.archive.models.records import (
    ErrorReport,
    Origin,
    PublishedEntry,
    SourceRow,
    StoredFile,
    StoredTable,
    Swap,
    Term,
)
from donghaeng.web.archive.models.tree import HomePage, ListPage

__all__ = [
    "EntryPage",
    "ErrorReport",
    "EventPage",
    "HomePage",
    "ListPage",
    "NewsPage",
    "OrganisationPage",
    "Origin",
    "PolicyPage",
    "ProgrammePage",
    "PublishedEntry",
    "SharedPage",
    "SourceRow",
    "StandardPage",
    "StoredFile",
    "StoredTable",
    "Swap",
    "Term",
    "VideoPage",
]
