"""What the site says: its pages, and what each was when it last agreed with the folder."""

from collections.abc import Mapping
from dataclasses import dataclass

from donghaeng.city import fingerprint
from donghaeng.web.archive import lookups
from donghaeng.web.archive.entry_models import entry_models
from donghaeng.web.archive.models import EntryPage, Origin
from donghaeng.web.archive.sync.decide import OriginState, PageState
from donghaeng.web.archive.sync.media import Media, known_media
from donghaeng.web.archive.sync.pages import entry_of

Key = tuple[str, str]
"""The path of an entry, and a language."""


@dataclass(frozen=True)
class SiteState:
    """Pages and origins by path and language; a page that was renamed stays under the path of its origin."""

    pages: Mapping[Key, EntryPage]
    origins: Mapping[Key, Origin]
    media: Media

    def page_state(self, key: Key) -> PageState | None:
        """What a page says now."""
        page = self.pages.get(key)
        if page is None:
            return None
        return PageState(self.fingerprint(page), page.live, is_touched=page.live and page.has_unpublished_changes)

    def origin_state(self, key: Key) -> OriginState | None:
        """What page and file were when they agreed."""
        origin = self.origins.get(key)
        return None if origin is None else OriginState(origin.text_hash, origin.page_hash, origin.is_gone)

    def fingerprint(self, page: EntryPage) -> str:
        """The fingerprint of what a page says."""
        language = lookups.language_of(page)
        return fingerprint(entry_of({language: page}, self.media, language), language)


def read_site() -> SiteState:
    """Read all entries of the site."""
    origins = {(row.path, row.language): row for row in Origin.objects.all()}
    key_of = {row.page_id: key for key, row in origins.items() if row.page_id is not None}
    pages: dict[Key, EntryPage] = {}
    for model in entry_models():
        for page in model.objects.select_related("locale"):
            pages[key_of.get(page.pk, (page.archive_path, lookups.language_of(page)))] = page
    return SiteState(pages, origins, known_media())
