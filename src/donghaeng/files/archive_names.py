"""The names of the files of an archive: which there are, and which should not be there."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from donghaeng.archive import ARTICLES, KEBAB, TABLES, Article
from donghaeng.base.errors import Fault

FOLDERS = (*ARTICLES, "images", "files")
FILES = ("README.md", "sources.csv", "fields.csv", *(f"{name}.csv" for name in TABLES))
_SLUG = re.compile(KEBAB)


def articles_of(archive: Path, kind: type[Article], languages: Sequence[str]) -> list[str]:
    """The files of a kind of article that are named as they should be, below the archive, by slug."""
    folder = archive / kind.folder
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    return [f"{kind.folder}/{name}" for name in names if not name.startswith(".") and not _wrong(name, languages)]


def name_faults(archive: Path, languages: Sequence[str]) -> Iterator[Fault]:
    """Whatever has a name that is not read: a slip would else be passed over in silence."""
    known = ", ".join([*FILES, *(f"{name}/" for name in FOLDERS)])
    for path in sorted(archive.iterdir()):
        if path.name not in FOLDERS and path.name not in FILES and not path.name.startswith("."):
            yield Fault("name", "a file or folder of this name", f"one of {known}", file=path.name)
    for folder in ARTICLES:
        if (archive / folder).exists() and not (archive / folder).is_dir():
            yield Fault("name", "a file", "a folder of this name", file=folder)
        elif (archive / folder).is_dir():
            for path in sorted((archive / folder).iterdir()):
                wrong = None if path.name.startswith(".") else _wrong(path.name, languages)
                if wrong:
                    yield Fault(*wrong, file=f"{folder}/{path.name}")


def _wrong(name: str, languages: Sequence[str]) -> tuple[str, str, str] | None:
    """What is wrong with the name of an article: where, what was found, what would be right."""
    shape = f"SLUG.{languages[0]}.md"
    slug, *rest = name.split(".")
    if len(rest) != 2 or rest[1] != "md":
        return "name", repr(name), f"{shape}, a file per language"
    if rest[0] not in languages:
        listed = ", ".join(languages)
        return "language", repr(rest[0]), f"one of {listed}; the languages of a city stand in city.toml"
    if not _SLUG.fullmatch(slug):
        return "slug", repr(slug), "small letters of ASCII, digits and hyphens, such as night-bus"
    return None
