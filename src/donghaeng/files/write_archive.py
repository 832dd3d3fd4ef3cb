"""An archive written back: entries as files and rows, byte for byte as they were where nobody edited them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from donghaeng.archive import ARTICLES, KEBAB, LANGUAGES, TABLES, Article, Entry
from donghaeng.base.errors import Fault, InputError, OutputError, raise_if
from donghaeng.files.archive_models import ROWS, in_languages
from donghaeng.files.archive_table import row_fields, row_text, write_entries
from donghaeng.files.article_file import read_article, write_article
from donghaeng.files.rows import setting_fault
from donghaeng.files.text import digest, read_bytes


def text_of(entry: Entry, language: str) -> str:
    """One language of an entry as its file or row: as it was read while nobody edited it, else as we write it."""
    text = _written(entry, language)
    origin = entry.origins.get(language)
    return origin.text if origin is not None and origin.fingerprint == digest(text.encode()) else text


def fingerprint(entry: Entry, language: str) -> str:
    """The SHA-256 of what one language of an entry says, however its file is laid out.

    It is the ``fingerprint`` of the entry's origin as long as nobody edited the entry.
    """
    return digest(_written(entry, language).encode())


def write_archive(
    path: str | Path,
    entries: Iterable[Entry],
    *,
    languages: Sequence[str] = LANGUAGES,
    gone: Collection[str] = (),
    tables: Mapping[str, bytes] = MappingProxyType({}),
) -> list[str]:
    """Write entries into the folder of an archive, all of them or none.

    Parameters
    ----------
    path : the folder; what is in it stays, but for what is named here.
    entries : those to write. A language that an entry does not have is taken out of the folder.
    languages : those of the city.
    gone : paths of entries to take out, such as ``news/night-bus``.
    tables : the bytes that tables were read from (``Archive.tables``), for a folder that does not have them.

    Returns
    -------
    The names of the files that changed, below the folder.

    Raises
    ------
    OutputError
        With every fault that a reader of the folder would find, or if it cannot be written.
    """
    folder, own = Path(path), list(entries)
    _refuse(own, gone, languages)
    contents: dict[str, bytes | None] = {}
    for entry in own:
        if isinstance(entry, Article):
            contents |= {_name(entry.path, language): None for language in languages}
            contents |= {_name(entry.path, language): text_of(entry, language).encode() for language in entry.texts}
    contents |= {_name(name, language): None for name in gone for language in languages if _is_article(name)}
    for kind in TABLES.values():
        file = folder / f"{kind.folder}.csv"
        rows = [entry for entry in own if type(entry) is kind]
        slugs = [name.partition("/")[2] for name in gone if name.startswith(f"{kind.folder}/")]
        original = read_bytes(file) if file.is_file() else tables.get(file.name, b"")
        if rows or (slugs and original):
            contents[file.name] = write_entries(kind, rows, languages, original=original, gone=slugs)
    return _put(folder, contents)


def _written(entry: Entry, language: str) -> str:
    return write_article(entry, language) if isinstance(entry, Article) else row_text(entry, language)


def _name(path: str, language: str) -> str:
    return f"{path}.{language}.md"


def _is_article(path: str) -> bool:
    return path.partition("/")[0] not in TABLES


def _refuse(entries: Sequence[Entry], gone: Collection[str], languages: Sequence[str]) -> None:
    """Refuse what could not be read again, and to take out what is no entry."""
    faults = [fault for entry in entries for fault in _faults(entry, languages)]
    for name in gone:
        folder, _, slug = name.partition("/")
        if folder not in (*ARTICLES, *TABLES) or not re.fullmatch(KEBAB, slug):
            faults.append(Fault("gone", repr(name), "the path of an entry, such as news/night-bus"))
    raise_if(faults, OutputError, "entries that cannot be written")


def _faults(entry: Entry, languages: Sequence[str]) -> Iterator[Fault]:
    if not re.fullmatch(KEBAB, entry.slug):
        yield Fault("slug", repr(entry.slug), "small letters of ASCII, digits and hyphens", file=entry.folder)
        return
    for language in entry.texts:
        if language not in languages:
            yield Fault("language", repr(language), f"one of {', '.join(languages)}", file=entry.path)
        elif isinstance(entry, Article):
            name = _name(entry.path, language)
            try:
                read_article(text_of(entry, language).encode(), name, type(entry))
            except InputError as error:
                yield from error.in_file(name).faults
    if not isinstance(entry, Article):
        filled = {name: text for name, text in row_fields(entry, languages).items() if text}
        try:
            in_languages(ROWS[entry.folder], tuple(languages)).model_validate(filled)
        except ValidationError as error:
            faults = (setting_fault(problem, f"{entry.slug}, {problem['loc'][0]}") for problem in error.errors())
            yield from (replace(fault, file=f"{entry.folder}.csv") for fault in faults)


def _put(folder: Path, contents: Mapping[str, bytes | None]) -> list[str]:
    """Write files and remove those without content, once all could be written; the names of those that changed."""
    before = {name: (folder / name).read_bytes() if (folder / name).is_file() else None for name in contents}
    changed = [name for name, content in contents.items() if content != before[name]]
    ready = {
        name: (folder / name).with_name(f".{Path(name).name}.new") for name in changed if contents[name] is not None
    }
    try:
        for name, path in ready.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(contents[name] or b"")
        for name in changed:
            if name in ready:
                ready[name].replace(folder / name)
            else:
                (folder / name).unlink()
    except OSError as error:
        for path in ready.values():
            path.unlink(missing_ok=True)
        fault = Fault("path", error.strerror or str(error), "a folder that may be written, and room in it")
        raise OutputError(f"{folder} cannot be written", [fault]) from None
    return changed
