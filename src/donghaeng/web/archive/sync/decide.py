"""Folder or site: which holds for an entry. A pure rule, so that every case can be read and tested."""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Literal

Take = Literal["", "file", "site"]
"""How a conflict is resolved: not at all, by the folder, by the site."""


class Decision(StrEnum):
    """What `load` does with an entry in one language."""

    CREATE = auto()
    """Only in the folder: make a page."""
    UPDATE = auto()
    """Only the file changed: update the page."""
    SAME = auto()
    """Neither changed."""
    KEEP = auto()
    """Only the page changed: keep it."""
    ADOPT = auto()
    """Both say the same again, as after an export: remember that."""
    CONFLICT = auto()
    """Both changed: keep the page and say so."""
    SETTLE = auto()
    """A conflict, resolved for the site: keep the page and remember the file."""
    UNPUBLISH = auto()
    """The file is gone: withdraw the page."""
    FORGET = auto()
    """File and page are gone."""


@dataclass(frozen=True)
class FileState:
    """The text in the folder; ``fingerprint`` is of what it says, however it is written."""

    hash: str
    fingerprint: str


@dataclass(frozen=True)
class PageState:
    """The page on the site; ``is_touched``: an editor has a draft of it, or has withdrawn it."""

    fingerprint: str
    is_live: bool
    is_touched: bool = False


@dataclass(frozen=True)
class OriginState:
    """What both were when they last agreed; ``is_gone``: the file went and the page was withdrawn for it."""

    text_hash: str
    page_hash: str
    is_gone: bool = False


def decide(file: FileState | None, page: PageState | None, origin: OriginState | None, take: Take = "") -> Decision:
    """Say what to do.

    Only the file changed: update the page. Only the page changed: keep the page. Both: keep the page and list the
    conflict. File gone: unpublish. A page that an editor made, and that has no file, is not asked about.

    Examples
    --------
    >>> both = OriginState("a", "p")
    >>> decide(FileState("b", "q"), PageState("p", is_live=True), both)
    <Decision.UPDATE: 'update'>
    >>> decide(FileState("b", "q"), PageState("r", is_live=True), both)
    <Decision.CONFLICT: 'conflict'>
    """
    if file is None:
        return _without_file(page, origin, take)
    if origin is None:
        return _without_origin(file, page, take)
    if page is not None and _agree(file, page):
        return Decision.SAME if origin == OriginState(file.hash, page.fingerprint) else Decision.ADOPT
    is_file_changed = origin.is_gone or file.hash != origin.text_hash
    if not _is_page_changed(page, origin):
        return Decision.UPDATE if is_file_changed else Decision.SAME
    return _resolved(Decision.CONFLICT if is_file_changed else Decision.KEEP, page, take)


def _without_file(page: PageState | None, origin: OriginState | None, take: Take) -> Decision:
    if page is None or origin is None:
        return Decision.FORGET
    if origin.is_gone:
        return Decision.KEEP if page.is_live else Decision.SAME
    if not _is_page_changed(page, origin) or take == "file":
        return Decision.UNPUBLISH
    return Decision.KEEP if take == "site" else Decision.CONFLICT


def _without_origin(file: FileState, page: PageState | None, take: Take) -> Decision:
    if page is None:
        return Decision.CREATE
    return Decision.ADOPT if _agree(file, page) else _resolved(Decision.CONFLICT, page, take)


def _resolved(decision: Decision, page: PageState | None, take: Take) -> Decision:
    """Settle a conflict the way the command asks for; what is none is left alone."""
    if decision is not Decision.CONFLICT or not take:
        return decision
    if take == "site":
        return Decision.SETTLE
    return Decision.CREATE if page is None else Decision.UPDATE


def _agree(file: FileState, page: PageState) -> bool:
    return page.is_live and not page.is_touched and file.fingerprint == page.fingerprint


def _is_page_changed(page: PageState | None, origin: OriginState) -> bool:
    """Whether an editor changed the page since it agreed with the folder; to delete it is a change."""
    if page is None:
        return True
    was_live = not origin.is_gone
    return page.fingerprint != origin.page_hash or page.is_live != was_live or page.is_touched
