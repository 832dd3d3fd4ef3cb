"""What the folder says, in the shape that loading asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from donghaeng.archive import Archive, ArticleText, Entry, ImageBlock, Origin, PolicyText
from donghaeng.base.sources import Source
from donghaeng.city import City
from donghaeng.web.archive.sync.decide import FileState

Key = tuple[str, str]
"""The path of an entry, and a language."""


BESIDE = ("README.md", "fields.csv", "sources.csv")
"""What may lie in an archive beside its tables of entries."""


@dataclass(frozen=True)
class Folder:
    """A city's folder as far as its site needs it."""

    city: City
    archive: Archive

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries by path."""
        return self.archive.entries

    @cached_property
    def origins(self) -> dict[Key, Origin]:
        """Where each language of each entry was read."""
        return {
            (path, language): origin
            for path, entry in self.entries.items()
            for language, origin in entry.origins.items()
        }

    def state(self, key: Key) -> FileState | None:
        """What the folder says of an entry in a language."""
        origin = self.origins.get(key)
        return None if origin is None else FileState(origin.hash, origin.fingerprint)

    @property
    def sources(self) -> list[Source]:
        """The rows of sources.csv."""
        return list(self.archive.sources.values())

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of the city by language; the English one where it has no other."""
        settings = self.city.settings
        return {
            language: settings.name_ko if language == "ko" else settings.name_en for language in self.archive.languages
        }

    @cached_property
    def terms(self) -> dict[str, dict[str, dict[str, str]]]:
        """The names of fields and districts, by group, code and language."""
        fields = {code: dict(field.names) for code, field in self.archive.fields.items()}
        return {"field": fields, "district": self._districts()}

    @cached_property
    def files(self) -> list[str]:
        """The pictures and attachments of all texts, by their names below the archive."""
        texts = (text for entry in self.entries.values() for text in entry.texts.values())
        return list(dict.fromkeys(name for text in texts if isinstance(text, ArticleText) for name in _files_of(text)))

    @cached_property
    def tables(self) -> dict[str, bytes]:
        """The tables of the archive as they stand, and what else lies beside them."""
        folder = self.city.path / "archive"
        others = {name: folder / name for name in BESIDE}
        return {name: path.read_bytes() for name, path in others.items() if path.is_file()} | dict(self.archive.tables)

    def _districts(self) -> dict[str, dict[str, str]]:
        """The units of the city's indices by code."""
        units = self.city.units.items()
        return {code: {language: unit.name(language) for language in self.names} for code, unit in units}


def read_folder(city: City) -> Folder:
    """Read the archive of a city; a city without one has an empty archive.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    return Folder(city, city.archive)


def _files_of(text: ArticleText) -> Iterator[str]:
    sections = text.sections.values() if isinstance(text, PolicyText) else ()
    for block in (block for blocks in (text.body, *sections) for block in blocks):
        if isinstance(block, ImageBlock):
            yield block.file
    for attachment in text.attachments:
        yield attachment.file
