"""The site's entries back into the folder: what nobody edited keeps every byte."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from donghaeng.archive import Entry
from donghaeng.archive import Origin as FileOrigin
from donghaeng.base.errors import Fault, OutputError
from donghaeng.city import write_archive
from donghaeng.web.archive.models import EntryPage, Origin, StoredFile, StoredTable
from donghaeng.web.archive.sync.decide import Decision, decide
from donghaeng.web.archive.sync.folder import Folder
from donghaeng.web.archive.sync.pages import entry_of
from donghaeng.web.archive.sync.state import Key, SiteState

Files = dict[str, bytes]


@dataclass(frozen=True)
class Exported:
    """The names of the files that changed, below the archive, and the entries left alone: both sides changed them."""

    changed: tuple[str, ...]
    conflicts: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Export:
    """The files that the site makes of its entries, against the folder as it is."""

    folder: Folder
    site: SiteState

    def into_folder(self) -> Exported:
        """Write what editors changed and made into the city's own folder.

        Raises
        ------
        OutputError
            If an entry could not be read again, or the folder cannot be written.
        """
        archive = self.folder.city.path / "archive"
        conflicts = tuple(key for key, decision in self.decisions.items() if decision is Decision.CONFLICT)
        left = {path for path, _language in conflicts}
        edited = {path: entry for path, entry in self.entries.items() if path not in left and self._is_edited(path)}
        new = {name: content for name, content in self._uploads().items() if not (archive / name).exists()}
        changed = (*_put(archive, new), *self._write(archive, edited))
        for path, entry in edited.items():
            Origin.objects.filter(path=path, page__isnull=False).update(path=entry.path)  # its file has moved along
        return Exported(changed, conflicts)

    def into(self, out: Path) -> Exported:
        """Write the whole archive, as the site has it, into a new folder.

        Raises
        ------
        OutputError
            If something is there already, or it cannot be written.
        """
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise OutputError(f"{out} is there already", [Fault("out", "something there", "a name that is free")])
        tables = {row.name: bytes(row.content) for row in StoredTable.objects.all()}
        stored = {row.path: _content(row.image or row.document)
                  for row in StoredFile.objects.select_related("image", "document")}  # fmt: skip
        return Exported((*_put(out, {**tables, **stored, **self._uploads()}), *self._write(out, self.entries)))

    @cached_property
    def decisions(self) -> dict[Key, Decision]:
        """For every published page, which of both holds."""
        found = {}
        for key, page in self.site.pages.items():
            state = self.site.page_state(key)
            if page.live and state is not None:
                published = replace(state, is_touched=False)  # a draft is nothing to export
                found[key] = decide(self.folder.state(key), published, self.site.origin_state(key))
        return found

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The published entries by their path in the folder, or where it would be."""
        pages: dict[str, dict[str, EntryPage]] = {}
        for path, language in self.decisions:
            pages.setdefault(path, {})[language] = self.site.pages[path, language]
        return {path: self._entry(path, own) for path, own in pages.items()}

    def _entry(self, path: str, pages: Mapping[str, EntryPage]) -> Entry:
        """An entry in all languages; what is no text is as the editor had it who published last."""
        edited = [language for language in pages if self._differs((path, language))] or list(pages)
        entry = entry_of(pages, self.site.media, max(edited, key=lambda one: pages[one].last_published_at))
        before = self.folder.entries.get(path)
        others = {} if before is None else {code: text for code, text in before.texts.items() if code not in pages}
        rows = {language: self.site.origins.get((path, language)) for language in pages}
        origins = {
            language: FileOrigin(f"{path}.{language}.md", None, row.text, row.text_hash, row.page_hash)
            for language, row in rows.items()
            if row is not None
        }
        return replace(entry, texts={**others, **entry.texts}, origins=origins)

    def _is_edited(self, path: str) -> bool:
        return any(self._differs((path, language)) for language in self.entries[path].texts)

    def _differs(self, key: Key) -> bool:
        """Whether a published page says something else than when it last agreed with the folder."""
        origin, page = self.site.origins.get(key), self.site.pages.get(key)
        return page is not None and page.live and (
            origin is None or origin.is_gone or origin.path != page.archive_path
            or origin.page_hash != self.site.fingerprint(page)
        )  # fmt: skip

    def _write(self, folder: Path, entries: Mapping[str, Entry]) -> list[str]:
        tables = {row.name: bytes(row.content) for row in StoredTable.objects.all()}
        gone = [path for path, entry in entries.items() if entry.path != path]
        return write_archive(
            folder, entries.values(), languages=self.folder.archive.languages, gone=gone, tables=tables
        )  # fmt: skip

    def _uploads(self) -> Files:
        """What editors uploaded and published, by the name it gets below the archive."""
        known = set(self.site.media.paths.values())
        things = (thing for page in self.site.pages.values() if page.live for thing in _things(page))
        named = {self.site.media.path(thing): thing for thing in things}
        return {name: _content(thing) for name, thing in named.items() if name not in known}


def _things(page: EntryPage) -> Iterable[Any]:
    """The images and documents of a page."""
    for name in (*page.body_fields, *page.file_fields):
        for child in getattr(page, name):
            if child.block_type in {"image", "file"}:
                thing = child.value["image" if child.block_type == "image" else "document"]
                yield from () if thing is None else (thing,)


def _content(thing: Any) -> bytes:
    with thing.file.open("rb") as stream:
        content: bytes = stream.read()
    return content


def _put(folder: Path, files: Files) -> list[str]:
    """Write files and say which."""
    try:
        for name, content in files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            part = place.with_name(f".{place.name}.new")
            part.write_bytes(content)
            part.replace(place)
    except OSError as error:
        fault = Fault(str(folder), error.strerror or str(error), "a folder that may be written")
        raise OutputError(f"{folder} cannot be written", [fault]) from None
    return sorted(files)
