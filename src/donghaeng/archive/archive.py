"""The archive as one object: its entries by path, the fields and sources they name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from donghaeng.archive.entries import LANGUAGES, Entry
from donghaeng.base.sources import Source

Kind = TypeVar("Kind", bound=Entry)


@dataclass(frozen=True)
class Field:
    """One row of fields.csv: a field of policy, its names by language."""

    code: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class Archive:
    """Everything the folder of an archive says.

    ``entries`` are by path, such as ``news/night-bus``: articles by slug, rows in the order of their table.
    ``tables`` are the bytes of each CSV file of entries, by its name, so that it can be given back.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    fields: Mapping[str, Field] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    languages: tuple[str, ...] = LANGUAGES
    tables: Mapping[str, bytes] = field(default_factory=dict)

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The entries of a kind: ``archive.of(News)``."""
        return tuple(entry for entry in self.entries.values() if isinstance(entry, kind))

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """How many entries each folder or table has, by language; ``""`` counts each entry once."""
        counts: dict[str, Counter[str]] = {}
        for entry in self.entries.values():
            counts.setdefault(entry.folder, Counter()).update(["", *entry.languages])
        return counts
