"""The model of a section, found late: lists and search must not import the tables they are imported by."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import apps

from donghaeng.web.archive.sections import SECTIONS

if TYPE_CHECKING:
    from donghaeng.web.archive.models import EntryPage


def model_of(section: str) -> "type[EntryPage]":
    """The kind of page that a section lists."""
    return apps.get_model("donghaeng_archive", SECTIONS[section].model)


def entry_models() -> "Iterator[type[EntryPage]]":
    """Every kind of page that is an entry."""
    return (model_of(code) for code in SECTIONS)
