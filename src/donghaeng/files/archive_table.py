"""A table of the archive: its rows as entries, and entries as rows that keep their bytes where nobody edited them."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from donghaeng.archive import Entry, Origin
from donghaeng.base.errors import Fault, FileError
from donghaeng.files.archive_models import ROWS, column, in_languages
from donghaeng.files.article_file import shared_names
from donghaeng.files.rows import Collector, Numbered, read_rows
from donghaeng.files.table import NUMBER
from donghaeng.files.text import decode, digest, read_bytes

COLUMNS = {"subkind": "kind", "sources": "source", "networks": "network"}
"""What a table calls an attribute that has another name in Python."""
BOM = "\ufeff"
Fields = dict[str, str]


def read_entries(path: Path, kind: type[Entry], languages: Sequence[str], collector: Collector) -> list[Entry]:
    """Read the entries of a table; the faults go to the collector."""
    model = in_languages(ROWS[kind.folder], tuple(languages))
    rows = read_rows(path, model, collector, key="slug", may_be_empty=True)
    for numbered in rows:
        collector.add(_row_faults(numbered, kind, languages), path.name)
    return [_entry(kind, numbered, languages, path.name) for numbered in rows]


def named_rows(path: Path) -> list[Fields]:
    """The rows of a table as they stand, those with faults too: what one names is there all the same."""
    try:
        rows = _raw_rows(decode(read_bytes(path), path.name)) if path.is_file() else []
    except FileError:  # told by who reads the entries
        return []
    header = [name.strip() for name in rows[0][1]] if rows else []
    return [dict(zip(header, (cell.strip() for cell in cells), strict=False)) for _, cells in rows[1:]]


def row_fields(entry: Entry, languages: Collection[str]) -> Fields:
    """The row of an entry, column by column in the order of the file.

    Examples
    --------
    >>> from donghaeng.archive import Event, EventText
    >>> forum = Event(slug="forum", subkind="forum", starts="2024-10", texts={"en": EventText(title="Forum")})
    >>> {name: text for name, text in row_fields(forum, ["en"]).items() if text}
    {'slug': 'forum', 'kind': 'forum', 'title_en': 'Forum', 'starts': '2024-10'}
    """
    filled = {COLUMNS.get(name, name): _cell(getattr(entry, name)) for name in ("slug", *shared_names(type(entry)))}
    for language, text in entry.texts.items():
        filled |= {column(field.name, language): _cell(getattr(text, field.name)) for field in fields(text)}
    return {name: filled.get(name, "") for name in _header(type(entry), languages)}


def row_text(entry: Entry, language: str) -> str:
    """One language of a row as we write it, all that languages share included."""
    return _line(row_fields(entry, [language]).values(), "\n")


def write_entries(
    kind: type[Entry],
    entries: Iterable[Entry],
    languages: Sequence[str],
    *,
    original: bytes = b"",
    gone: Collection[str] = (),
) -> bytes:
    """Write the table of a kind of entry.

    Parameters
    ----------
    kind : what the table holds.
    entries : those to write; a row of ``original`` that says the same keeps its bytes, others are written anew.
    languages : those of the city.
    original : the table as it stands; its rows stay in their order and its columns in theirs, new rows follow.
    gone : slugs whose rows are left out. A row that is neither in ``entries`` nor here stays.

    Returns
    -------
    The bytes of ``original`` if there is nothing to change, and UTF-8 otherwise.

    Raises
    ------
    FileError
        If ``original`` is no table.
    """
    own = {entry.slug: row_fields(entry, languages) for entry in entries}
    text = decode(original, f"{kind.folder}.csv") if original else ""
    raw = _raw_rows(text)
    known = [name.strip() for name in raw[0][1]] if raw else []
    lacking = [name for name in _header(kind, languages) if name not in known and (not known or _is_used(name, own))]
    header = known + lacking
    end = "\r\n" if raw and raw[0][0].endswith("\r\n") else "\n"
    lines = [raw[0][0] if header == known else _line(header, end)]
    for line, cells in raw[1:]:
        before = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        slug = before.get("slug", "")
        now = own.pop(slug, None)
        is_same = now is None or all(_says(name, before.get(name, "")) == _says(name, now[name]) for name in now)
        if slug not in gone or not slug:
            kept = line if header == known or not slug else _line((before.get(name, "") for name in header), end)
            lines.append(kept if is_same else _line(((before | (now or {})).get(name, "") for name in header), end))
    lines += [_line((now.get(name, "") for name in header), end) for now in own.values()]
    written = "".join(line if line.endswith(("\n", "\r")) else line + end for line in lines[:-1]) + lines[-1]
    if written == text:
        return original
    return (BOM if original.startswith(BOM.encode()) else "").encode() + written.encode()


def _is_used(name: str, rows: Mapping[str, Fields]) -> bool:
    return any(row.get(name) for row in rows.values())


def _says(name: str, cell: str) -> str | float | list[str]:
    """What a cell says: keys however they are parted, a number however it is written, a text as it stands."""
    if name in COLUMNS.values():
        return cell.split()
    return float(cell) if name == "minutes" and NUMBER.fullmatch(cell) else cell


def _entry(kind: type[Entry], numbered: Numbered[Any], languages: Sequence[str], file: str) -> Entry:
    row = numbered.row
    shared = {name: _value(getattr(row, COLUMNS.get(name, name)), name) for name in shared_names(kind)}
    texts = {
        language: kind.text(**{field.name: getattr(row, column(field.name, language)) for field in fields(kind.text)})
        for language in languages
        if getattr(row, column("title", language))
    }
    entry = kind(slug=row.slug, texts=texts, **shared)
    written = {language: row_text(entry, language) for language in texts}
    hashes = {language: digest(text.encode()) for language, text in written.items()}
    origins = {
        language: Origin(file, numbered.number, text, hashes[language], hashes[language])
        for language, text in written.items()
    }
    return replace(entry, origins=origins)


def _row_faults(numbered: Numbered[Any], kind: type[Entry], languages: Sequence[str]) -> Iterator[Fault]:
    row, number = numbered.row, numbered.number
    titles = [column("title", language) for language in languages]
    if not any(getattr(row, title) for title in titles):
        yield Fault(titles[0], "nothing", f"a title, here or in another language: {', '.join(titles)}", number)
    for language, title in zip(languages, titles, strict=True):
        others = [column(field.name, language) for field in fields(kind.text) if field.name != "title"]
        filled = [name for name in others if getattr(row, name)]
        if filled and not getattr(row, title):
            yield Fault(title, f"nothing, but a text in {filled[0]}", "a title, or no text in this language", number)
    starts, ends = getattr(row, "starts", ""), getattr(row, "ends", "")
    if starts and ends and ends[: len(starts)] < starts[: len(ends)]:
        yield Fault("ends", repr(ends), f"a day from {starts} on", number)


def _header(kind: type[Entry], languages: Collection[str]) -> list[str]:
    model = in_languages(ROWS[kind.folder], tuple(sorted(languages)))
    return [name for name in model.model_fields if name != "note"]


def _raw_rows(text: str) -> list[tuple[str, list[str]]]:
    """Each row as it stands, end of line included, and its cells."""
    taken: list[str] = []
    rows = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    try:
        for cells in csv.reader(lines()):
            rows.append(("".join(taken), cells))
            taken.clear()
    except csv.Error as error:
        fault = Fault(f"row {len(rows) + 1}", str(error), "cells of a reasonable length, and closed quotes")
        raise FileError("a table that cannot be split", [fault]) from None
    return rows


def _line(cells: Iterable[str], end: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerow(cells)
    return out.getvalue()


def _value(value: Any, name: str) -> Any:
    """Keys parted by spaces become a tuple."""
    return tuple(value.split()) if name in ("sources", "networks") else value


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case float() | int():
            return f"{value:.12g}"
        case tuple():
            return " ".join(value)
        case _:
            return str(value)
