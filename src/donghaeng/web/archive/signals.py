"""What is kept in step with the pages: the table of published entries."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from donghaeng.web.archive import search

UID = "donghaeng.archive.search"


def connect() -> None:
    """Listen to what editors publish, rename and withdraw; a deleted page takes its row with it."""
    for signal in (page_published, page_unpublished, page_slug_changed):
        signal.connect(_remember, dispatch_uid=UID)


def _remember(instance: Page, **_kwargs: Any) -> None:
    search.remember(instance)
