"""What was decided, done: pages made, updated, withdrawn; what they agree with remembered."""

import uuid
from collections.abc import Callable, Mapping

from django.utils import timezone

from donghaeng.archive import Entry
from donghaeng.web.archive import search
from donghaeng.web.archive.entry_models import model_of
from donghaeng.web.archive.models import EntryPage, Origin, PublishedEntry
from donghaeng.web.archive.sync.decide import Decision
from donghaeng.web.archive.sync.folder import Folder
from donghaeng.web.archive.sync.media import Media
from donghaeng.web.archive.sync.pages import fill
from donghaeng.web.archive.sync.state import Key, SiteState
from donghaeng.web.archive.sync.tree import Tree


class Writer:
    """Writes into the open transaction. It has state: what is new is kept in bulk at the end."""

    def __init__(self, folder: Folder, site: SiteState, tree: Tree, media: Media) -> None:
        self.folder, self.site, self.tree, self.media = folder, site, tree, media
        self.keys = {key[0]: page.translation_key for key, page in site.pages.items()}
        self.made: list[tuple[Key, EntryPage]] = []
        self.acts: Mapping[Decision, Callable[[Key], None]] = {
            Decision.CREATE: self._create,
            Decision.UPDATE: self._update,
            Decision.ADOPT: self._agree,
            Decision.SETTLE: self._settle,
            Decision.UNPUBLISH: self._unpublish,
            Decision.FORGET: self._forget,
        }

    def do(self, key: Key, decision: Decision) -> None:
        """Do what was decided; nothing, where page and file stay as they are."""
        if decision in self.acts:
            self.acts[decision](key)

    def finish(self) -> None:
        """Write what is kept in bulk: origins and search rows of new pages."""
        PublishedEntry.objects.bulk_create(search.row_of(page) for _key, page in self.made)
        known = self.site.origins
        Origin.objects.bulk_create(self._origin(key, page) for key, page in self.made if key not in known)
        for key, page in self.made:
            if key in known:
                self._origin(key, page).save()

    def _create(self, key: Key) -> None:
        path, language = key
        entry = self._entry(key)
        page = model_of(entry.folder)(
            locale=self.tree.locales[language], translation_key=self.keys.setdefault(path, uuid.uuid4())
        )
        fill(page, entry, language, self.media)
        page.first_published_at = page.last_published_at = timezone.now()
        self.tree.parent(entry.folder, language).add_child(instance=page)
        revision = page.save_revision(clean=False, changed=False)
        page.live_revision = revision
        type(page).objects.filter(pk=page.pk).update(live_revision=revision)
        self.made.append((key, page))

    def _update(self, key: Key) -> None:
        page = self.site.pages[key]
        fill(page, self._entry(key), key[1], self.media)
        page.save_revision(log_action=True).publish()
        self._agree(key)

    def _agree(self, key: Key) -> None:
        """Remember that page and file say the same."""
        self._origin(key, self.site.pages[key]).save()

    def _settle(self, key: Key) -> None:
        """Remember the file as it is, and that the page says something else."""
        row = self._origin(key, self.site.pages.get(key))
        row.save()

    def _unpublish(self, key: Key) -> None:
        page = self.site.pages[key]
        page.unpublish()
        row = self.site.origins[key]
        row.is_gone, row.page_hash = True, self.site.fingerprint(page)
        row.save()

    def _forget(self, key: Key) -> None:
        self.site.origins[key].delete()

    def _entry(self, key: Key) -> Entry:
        return self.folder.entries[key[0]]

    def _origin(self, key: Key, page: EntryPage | None) -> Origin:
        """The row that says what both agree on: the text of the file, and what it says."""
        row = self.site.origins.get(key) or Origin(path=key[0], language=key[1])
        file = self.folder.origins[key]
        row.page, row.is_gone = page, False
        row.text, row.text_hash, row.page_hash = file.text, file.hash, file.fingerprint
        return row
