"""The folder of an archive, read whole: articles, tables of entries, fields, sources."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from donghaeng.archive import (
    ARTICLES,
    LANGUAGES,
    TABLES,
    Archive,
    Article,
    Entry,
    Field,
    Figures,
    Targets,
)
from donghaeng.base.errors import Fault, FileError, InputError
from donghaeng.base.sources import Source
from donghaeng.files.archive_checks import article_faults, row_faults
from donghaeng.files.archive_models import FieldRow, column, in_languages
from donghaeng.files.archive_names import articles_of, name_faults
from donghaeng.files.archive_table import named_rows, read_entries
from donghaeng.files.article_file import LARGEST_TEXT, SAME, ArticleFile, shared_names, try_article
from donghaeng.files.rows import Collector, read_rows
from donghaeng.files.sources_file import nearest_sources
from donghaeng.files.text import read_bytes


def read_archive(
    path: str | Path,
    *,
    languages: Sequence[str] = LANGUAGES,
    units: Collection[str] | None = None,
    indices: Mapping[str, Figures | None] | None = None,
    claims: Collection[str] | None = None,
) -> Archive:
    """Read the folder of an archive.

    Parameters
    ----------
    path : the folder; ``sources.csv`` in it or in a folder above.
    languages : those of the city, the first of them the default.
    units : codes that ``district`` may name; without them, any.
    indices : what ``figure:`` may name; without them, anything, and so for an index that is None.
    claims : what ``claim:`` may name; without them, anything.

    Raises
    ------
    InputError
        With every fault of every file.

    Examples
    --------
    >>> archive = read_archive("cities/seoul/archive")
    >>> archive.entries["policies/going-together-index"].texts["en"].title
    'An index of going together'
    """
    folder = Path(path)
    if not folder.is_dir():
        found = "a file" if folder.exists() else "no such folder"
        raise FileError(f"{path} is not a folder", [Fault("path", found, "the folder of an archive")])
    try:
        return _Reader(folder, tuple(languages), units, indices, claims).read()
    except OSError as error:
        fault = Fault("path", error.strerror or str(error), "a folder that may be read")
        raise FileError(f"{path} cannot be read", [fault]) from None


@dataclass(frozen=True)
class _Reader:
    """Reads one folder and keeps the faults of all its files, to raise them together."""

    path: Path
    languages: tuple[str, ...]
    units: Collection[str] | None
    indices: Mapping[str, Figures | None] | None
    claims: Collection[str] | None
    collector: Collector = field(default_factory=Collector)

    def read(self) -> Archive:
        for fault in name_faults(self.path, self.languages):
            self.collector.add([fault], fault.file or "")
        fields = self.fields()
        sources = nearest_sources(self.path, self.collector, may_be_empty=True)
        files = {kind: self.articles(kind) for kind in ARTICLES.values()}
        rows = {kind: self.rows(kind) for kind in TABLES.values()}
        targets = self.targets(fields, sources)
        for of_kind in files.values():
            for file in of_kind:
                self.collector.add([*file.faults, *article_faults(file, targets, self.path)], file.origin.file)
        for kind, entries in rows.items():
            for entry in entries:
                self.collector.add(row_faults(entry, targets), f"{kind.folder}.csv")
        articles = [entry for of_kind in files.values() for entry in self.joined(of_kind)]
        if self.collector.faults:
            self.collector.faults.sort(key=lambda fault: fault.file or "")
            raise self.collector.error(self.path)
        entries = [*articles, *(entry for of_kind in rows.values() for entry in of_kind)]
        tables = {f"{name}.csv": self.path / f"{name}.csv" for name in TABLES}
        contents = {name: read_bytes(path) for name, path in tables.items() if path.is_file()}
        return Archive({entry.path: entry for entry in entries}, fields, sources or {}, self.languages, contents)

    def fields(self) -> dict[str, Field]:
        path = self.path / "fields.csv"
        if not path.is_file():
            return {}
        model = in_languages(FieldRow, self.languages)
        rows: list[Any] = [
            numbered.row for numbered in read_rows(path, model, self.collector, key="code", may_be_empty=True)
        ]
        names = [{language: getattr(row, column("name", language)) for language in self.languages} for row in rows]
        return {row.code: Field(row.code, own) for row, own in zip(rows, names, strict=True)}

    def articles(self, kind: type[Article]) -> list[ArticleFile]:
        found = []
        for file in articles_of(self.path, kind, self.languages):
            try:
                found.append(try_article(self.content(file), file, kind))
            except InputError as error:
                self.collector.add([replace(fault, file=file) for fault in error.faults], file)
        return found

    def content(self, file: str) -> bytes:
        """The bytes of an article; one far too long is not read."""
        path = self.path / file
        if path.is_file() and path.stat().st_size > LARGEST_TEXT:
            fault = Fault("size", f"{path.stat().st_size:,} bytes", f"at most {LARGEST_TEXT:,}")
            raise FileError("a text too long", [fault])
        return read_bytes(path)

    def rows(self, kind: type[Entry]) -> list[Entry]:
        path = self.path / f"{kind.folder}.csv"
        return read_entries(path, kind, self.languages, self.collector) if path.is_file() else []

    def targets(self, fields: Collection[str], sources: Mapping[str, Source] | None) -> Targets:
        """All that may be named; an entry with faults is there all the same."""
        files = (file for kind in ARTICLES.values() for file in articles_of(self.path, kind, self.languages))
        rows = {name: named_rows(self.path / f"{name}.csv") for name in TABLES}
        paths = {file.split(".")[0] for file in files}
        paths |= {f"{name}/{row['slug']}" for name, own in rows.items() for row in own if row.get("slug")}
        networks = [row.get("slug", "") for row in rows["organisations"] if row.get("kind") == "network"]
        known = None if sources is None else list(sources)
        return Targets(sorted(paths), list(fields), known, self.units, self.indices, networks, self.claims)

    def joined(self, files: Sequence[ArticleFile]) -> Iterator[Article]:
        """The languages of each article as one entry; what they share has to agree."""
        by_slug: dict[str, list[ArticleFile]] = {}
        for file in files:
            by_slug.setdefault(file.slug, []).append(file)
        for slug, group in by_slug.items():
            first, *others = ordered = sorted(group, key=lambda file: self.languages.index(file.language))
            for other in others:
                self.collector.add(_disagreements(first, other), other.origin.file)
            texts = {file.language: file.text for file in ordered}
            origins = {file.language: file.origin for file in ordered}
            yield first.kind(slug=slug, texts=texts, origins=origins, **first.shared)


def _disagreements(first: ArticleFile, other: ArticleFile) -> Iterator[Fault]:
    for name in shared_names(first.kind):
        here, there = other.shared[name], first.shared[name]
        key = SAME.get(name, name)
        if here != there and key not in first.wrong | other.wrong:
            found = f"{_shown(here)}, but {_shown(there)} in {first.origin.file}"
            yield Fault(other.matter.where(key), found, "the same in all languages")


def _shown(value: Any) -> str:
    return repr(list(value) if isinstance(value, tuple) else value) if value else "nothing"
