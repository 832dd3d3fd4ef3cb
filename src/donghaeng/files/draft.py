"""The folder of an index in the making: its tables, each row with its place in the workbook that it comes from."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

from donghaeng.base.errors import Fault, InputError
from donghaeng.files.index_folder import NEEDED, read_index
from donghaeng.files.method_text import Settings, setting_rows, toml_text
from donghaeng.files.read_workbook import Sheet
from donghaeng.files.rows import Collector
from donghaeng.files.table import NUMBER
from donghaeng.index import Index

SOURCE = "workbook"
"""What the rows of a workbook without sources name as theirs."""
NOT_STATED = "not stated"
"""Stands where a file needs a word and the workbook has none; README.md says so."""
DEFAULT_METHOD: Settings = {
    "gaps": {"method": "keep"},
    "normalise": {"method": "min_max", "range": [0, 100]},
    "weights": {"method": "given"},
    "aggregate": {"method": "arithmetic"},
}
"""What is written into method.toml where the workbook does not say."""
FRAMEWORK = ("code", "name_en", "name_ko", "parent", "unit_measure", "direction", "weight", "source")
SERIES = ("code", "name_en", "name_ko", "unit_measure", "source")
DATA = ("unit", "period", "node", "value", "source")
UNITS = ("unit", "name_en", "name_ko")
HEAD = "# Written by `donghaeng index import`. What else there is: docs/methods.\n\n"
README = """# {name}

Made of `{book}` by `donghaeng index import`. To be settled before anything is published:

{notes}
- This page: who asked for the index, why each indicator is in it, what is known to be weak.

이 폴더는 `{book}` 파일에서 만들었습니다. 공개하기 전에 위 사항을 확인하여 주시기 바랍니다.
"""
ONE_LANGUAGE = "Names: the workbook has one language; `name_ko` repeats `name_en`."
ONE_SOURCE = (
    "Sources: `sources.csv` names the workbook alone. Say who published each number, and when; one row per publication."
)


@dataclass(frozen=True)
class Place:
    """Where a row stands in the workbook; ``cells`` are the row and column of those fields that stand elsewhere."""

    sheet: str
    row: int
    cells: Mapping[str, tuple[int, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A CSV file to be, filled while a workbook is read; ``names`` is what the sheet calls the columns."""

    columns: Sequence[str]
    sheet: str
    names: Mapping[str, str] = field(default_factory=dict)
    rows: list[Sequence[str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, row: Sequence[str], place: Place) -> None:
        """Put a row at the end."""
        self.rows.append(row)
        self.places.append(place)

    def text(self) -> str:
        """The file."""
        written = StringIO()
        csv.writer(written, lineterminator="\n").writerows([self.columns, *self.rows])
        return written.getvalue()

    def placed(self, fault: Fault) -> Fault:
        """A fault of the file as one of the sheet."""
        where = self.names.get(fault.where, fault.where)
        if fault.row is None:
            return replace(fault, where=where, file=self.sheet)
        place = self.places[fault.row - 2]
        row, column = place.cells.get(fault.where.split(" ")[0], (place.row, where))
        return replace(fault, where=column, row=row, file=place.sheet)


@dataclass(frozen=True)
class Draft:
    """What was read of a workbook: tables by the name of their file, method.toml, notes for README.md, and faults."""

    tables: Mapping[str, Table]
    method: str
    notes: Sequence[str] = ()
    faults: Sequence[Fault] = ()

    def write(self, book: Path, folder: Path) -> Index:
        """Write the folder and read it, as every command does.

        Raises
        ------
        InputError
            With every fault of the workbook, by sheet, row and column.
        """
        tables = {name: table.text() for name, table in self.tables.items() if table.rows or name in NEEDED}
        for name, text in {**tables, "method.toml": HEAD + self.method}.items():
            _write(folder / name, text)
        collector = Collector()
        collector.add(self.faults, book.name)
        index = None
        try:
            index = read_index(folder)
        except InputError as error:
            for fault in dict.fromkeys(map(self._placed, error.faults)):
                collector.add([fault], book.name)
        if index is None or collector.faults:
            raise collector.error(book)
        name, notes = index.framework[index.framework.root].name_en, "\n".join(f"- {note}" for note in self.notes)
        _write(folder / "README.md", README.format(name=name, book=book.name, notes=notes))
        return index

    def _placed(self, fault: Fault) -> Fault:
        table = self.tables.get(fault.file or "")
        return fault if table is None else table.placed(fault)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def table_faults(sheet: Sheet) -> Iterator[Fault]:
    """What is wrong with a sheet that is a table with its header in row 1: cells, and names of columns."""
    yield from sheet.faults()
    header = sheet.rows[0] if sheet.rows else ()
    for name, times in Counter(filter(None, header)).items():
        if times > 1:
            yield Fault("columns", f"{name!r} {times} times", "each name once", 1, sheet.name)
    for place, name in enumerate(header, start=1):
        filled = next((row for row in range(2, len(sheet.rows) + 1) if sheet.text(row, place)), None)
        if not name and filled:
            yield Fault(sheet.column(place), f"{sheet.text(filled, place)!r} below no name",
                        "a name in row 1 (merged cells name their first column alone)", filled, sheet.name)  # fmt: skip


def source_table(book: Path, sheets: Iterable[str]) -> Table:
    """The sources of a workbook that names none: itself."""
    table = Table(("key", "publisher", "title"), "")
    table.add((SOURCE, NOT_STATED, f"{book.name}, sheets {' and '.join(sheets)}"), Place("", 1))
    return table


def method_with(settings: Settings, *comments: str) -> str:
    """method.toml: settings, and comments at its end for what the workbook says beyond them."""
    lines = [line for comment in comments if comment for line in ("", *comment.splitlines())]
    return toml_text(settings) + "".join(f"# {line}".rstrip() + "\n" if line else "\n" for line in lines)


def nodes_text(step: str, nodes: Mapping[str, Settings]) -> str:
    """Settings of many nodes, a line each.

    Examples
    --------
    >>> print(nodes_text("normalise", {"LPI": {"target": 4.1}, "p.1": {"target": 200.0}}))
    [normalise.node]
    LPI.target = 4.1
    "p.1".target = 200.0
    """
    return "\n".join([f"[{step}.node]", *(f"{name} = {value}" for name, value in setting_rows(nodes))])


def is_number(text: str) -> bool:
    """Whether a text is a number as our files write them."""
    return NUMBER.fullmatch(text) is not None


def as_number(text: str) -> float:
    """A number as a person would type it: 100 rather than 100.0."""
    value = float(text)
    return int(value) if value.is_integer() else value


def listed(names: Iterable[str], most: int = 8) -> str:
    """Names in a sentence: all of few, the first of many.

    Examples
    --------
    >>> listed(["LPI", "Ship", "Gas"], most=2)
    'LPI, Ship and 1 more'
    """
    known = list(names)
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + more
