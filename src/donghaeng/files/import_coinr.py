"""The two tables of COINr, sheets iData and iMeta, as the folder of an index.

Their columns are those of COINr 1.1.14 (Becker et al.), ``check_iData`` and ``check_iMeta``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from donghaeng.base.errors import Fault, FileError, raise_if
from donghaeng.files.draft import (
    DATA,
    DEFAULT_METHOD,
    FRAMEWORK,
    NOT_STATED,
    ONE_LANGUAGE,
    ONE_SOURCE,
    SERIES,
    SOURCE,
    UNITS,
    Draft,
    Place,
    Table,
    as_number,
    is_number,
    listed,
    method_with,
    nodes_text,
    source_table,
    table_faults,
)  # fmt: skip
from donghaeng.files.method_text import Settings
from donghaeng.files.read_workbook import Sheet

REQUIRED = {"iMeta": ("iCode", "Direction", "Weight", "Parent", "Type"), "iData": ("uCode",)}
READ = (*REQUIRED["iMeta"], "Level", "iName", "Unit", "Target", "Denominator")
OF_UNIT = ("uCode", "uName", "Time")
TYPES = ("Indicator", "Aggregate", "Group", "Denominator", "Other")
IN_DATA = ("Indicator", "Denominator", "Group", "Other")
GAPS = ("NA", "NaN", "n/a")
"""How R and people write a gap."""
TARGETS = """\
Targets of the workbook, in its own units (before any [denominate]).
To score by them: method = "distance_to_target" above, and these lines as settings.
"""
METHOD = (
    "Method: COINr's tables have none. `method.toml` holds our defaults: min-max 0-100, the given weights, arithmetic "
    "means, no outlier treated, and a gap makes a gap of its parent (`min_share = 0`: the mean of what is there, as in "
    "COINr)."
)
DENOMINATED = (
    "Denominators: indicators are divided by what iMeta says, and a value whose denominator is missing becomes a gap "
    "(`missing`), as in COINr. Without `[denominate]` they stay as they are."
)


@dataclass(frozen=True)
class _Row:
    """A row of iMeta; R writes NA into what does not apply."""

    number: int
    code: str
    kind: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        text = self.cells.get(column, "")
        return "" if text in GAPS else text


def read_coinr(book: Path, sheets: Mapping[str, Sheet], *, group: str = "", period: str = "") -> Draft:
    """Read the two tables.

    Parameters
    ----------
    book : the workbook, for its name.
    sheets : iData and iMeta.
    group : the column that groups the units; without it, the first of Type Group.
    period : the period of all rows, where iData has no column Time.

    Raises
    ------
    FileError
        If a column is missing; what else is wrong is among the faults of the draft.
    """
    faults = [fault for name, needed in REQUIRED.items() for fault in _missing(sheets[name], needed)]
    has_time = "Time" in sheets["iData"].columns
    if has_time and period:
        faults.append(Fault("--period", f"{period!r}, and a column Time", "nothing: the sheet says when", file="iData"))
    if not has_time and not period:
        faults.append(Fault("Time", "no such column", "one, or the period of all rows: --period 2024", 1, "iData"))
    raise_if(faults, FileError, f"{book} is not as expected")
    return _Tables(book, sheets["iData"], sheets["iMeta"], group, period).draft()


@dataclass(frozen=True)
class _Tables:
    book: Path
    data: Sheet
    meta: Sheet
    group: str
    period: str

    def draft(self) -> Draft:
        tables = {
            "framework.csv": self.framework(),
            "series.csv": self.series(),
            "data.csv": self.values(),
            "units.csv": self.units(),
            "sources.csv": source_table(self.book, ("iData", "iMeta")),
        }
        method = method_with({**self.denominators(), **DEFAULT_METHOD}, self.targets())
        faults = [*table_faults(self.meta), *table_faults(self.data), *self.meta_faults(), *self.data_faults(),
                  *self.unit_faults()]  # fmt: skip
        return Draft(tables, method, self.notes(), faults)

    @cached_property
    def rows(self) -> list[_Row]:
        """The rows of iMeta that are not empty."""
        names = self.meta.columns
        found = []
        for number, texts in enumerate(self.meta.rows[1:], start=2):
            cells = {name: texts[place - 1] for name, place in names.items()}
            if any(texts):
                found.append(_Row(number, cells["iCode"], cells["Type"], cells))
        return found

    def of(self, *kinds: str) -> list[_Row]:
        return [row for row in self.rows if row.kind in kinds]

    @cached_property
    def lines(self) -> dict[tuple[str, str], int]:
        """The rows of iData by unit and period; of two with the same, the first."""
        found: dict[tuple[str, str], int] = {}
        for number, texts in enumerate(self.data.rows[1:], start=2):
            if any(texts):
                found.setdefault(self.label(number), number)
        return found

    def label(self, number: int) -> tuple[str, str]:
        return self.cell(number, "uCode"), self.cell(number, "Time") or self.period

    def cell(self, number: int, column: str) -> str:
        place = self.data.columns.get(column)
        return "" if place is None else self.data.text(number, place)

    # The files

    def framework(self) -> Table:
        names = {"code": "iCode", "name_en": "iName", "parent": "Parent", "unit_measure": "Unit",
                 "direction": "Direction", "weight": "Weight"}  # fmt: skip
        table = Table(FRAMEWORK, "iMeta", names)
        nodes = self.of("Indicator", "Aggregate")
        parents = {row.code: row["Parent"] for row in nodes}
        for row in sorted(nodes, key=lambda row: _depth(row.code, parents)):
            is_leaf = row.kind == "Indicator"
            name = row["iName"] or row.code
            unit_measure = row["Unit"] or (NOT_STATED if is_leaf else "")
            direction = row["Direction"] if is_leaf else ""
            table.add((row.code, name, name, row["Parent"], unit_measure, direction, row["Weight"], SOURCE),
                      Place("iMeta", row.number))  # fmt: skip
        return table

    def series(self) -> Table:
        table = Table(SERIES, "iMeta", {"code": "iCode", "name_en": "iName", "unit_measure": "Unit"})
        for row in self.of("Denominator"):
            name = row["iName"] or row.code
            table.add((row.code, name, name, row["Unit"] or NOT_STATED, SOURCE), Place("iMeta", row.number))
        return table

    def values(self) -> Table:
        table = Table(DATA, "iData", {"unit": "uCode", "period": "Time"})
        codes = [row.code for row in self.of("Indicator", "Denominator") if row.code in self.data.columns]
        for (unit, period), number in self.lines.items():
            for code in codes:
                text = self.cell(number, code)
                value = "" if text in GAPS else text
                table.add((unit, period, code, value, SOURCE), Place("iData", number, {"value": (number, code)}))
        return table

    def units(self) -> Table:
        group = self.grouping
        table = Table((*UNITS, "group") if group else UNITS, "iData", {"unit": "uCode", "name_en": "uName"})
        known: set[str] = set()
        for (unit, _), number in self.lines.items():
            if unit not in known:
                name = self.cell(number, "uName") or unit
                row = (unit, name, name, self.cell(number, group)) if group else (unit, name, name)
                table.add(row, Place("iData", number))
            known.add(unit)
        return table

    @cached_property
    def grouping(self) -> str:
        """The column that groups the units, or nothing."""
        return self.group or next((row.code for row in self.of("Group")), "")

    def denominators(self) -> Settings:
        nodes = {row.code: {"method": "per", "by": row["Denominator"], "missing": "gap"}
                 for row in self.of("Indicator") if row["Denominator"] in self.divisors}  # fmt: skip
        return {"denominate": {"method": "none", "node": nodes}} if nodes else {}

    @cached_property
    def divisors(self) -> list[str]:
        return [row.code for row in self.of("Denominator", "Indicator")]

    def targets(self) -> str:
        rows = [row for row in self.of("Indicator") if is_number(row["Target"])]
        nodes = {row.code: {"target": as_number(row["Target"])} for row in rows}
        return TARGETS + nodes_text("normalise", nodes) if nodes else ""

    # What is wrong

    def meta_faults(self) -> Iterator[Fault]:
        for row in self.rows:
            if row.kind not in TYPES:
                yield self.fault(row, "Type", f"one of {list(TYPES)}")
            if row.kind in IN_DATA and row.code not in self.data.columns:
                yield self.fault(row, "iCode", "a column of iData")
            if row.kind == "Aggregate" and row["Direction"] not in ("", "1"):
                yield self.fault(row, "Direction", "1: an aggregate has no direction; turn those of its indicators")
            if row["Target"] and not is_number(row["Target"]):
                yield self.fault(row, "Target", "a number, such as 1234.5")
            if row["Denominator"] and (row.kind != "Indicator" or row["Denominator"] not in self.divisors):
                expected = f"a code of Type Denominator or Indicator: {listed(self.divisors)}"
                yield self.fault(row, "Denominator", expected if row.kind == "Indicator" else "nothing here")
        groups = [row.code for row in self.of("Group")]
        if self.group and self.group not in groups:
            yield Fault("--group", repr(self.group), f"a code of Type Group: {listed(groups) or 'there is none'}")

    def fault(self, row: _Row, column: str, expected: str) -> Fault:
        found = row[column]
        return Fault(column, repr(found) if found else "nothing", expected, row.number, "iMeta")

    def data_faults(self) -> Iterator[Fault]:
        known = {*OF_UNIT, *(row.code for row in self.rows if row.kind != "Aggregate")}
        for name in self.data.columns:
            if name not in known:
                expected = f"a code of iMeta that is no aggregate, or one of {', '.join(OF_UNIT)}"
                yield Fault("columns", repr(name), expected, 1, "iData")
        for number, texts in enumerate(self.data.rows[1:], start=2):
            first = self.lines[self.label(number)] if any(texts) else number
            if first != number:
                label = ", ".join(filter(None, self.label(number)))
                yield Fault(label, f"a second row, first in row {first}", "one row per uCode and Time", number, "iData")

    def unit_faults(self) -> Iterator[Fault]:
        """What a unit is called, and its group, may not change from one period to another."""
        for column in filter(None, ("uName", self.grouping)):
            first: dict[str, str] = {}
            for (unit, _), number in self.lines.items():
                text = self.cell(number, column)
                if first.setdefault(unit, text) != text:
                    yield Fault(column, repr(text), f"{first[unit]!r} for {unit!r}, as above", number, "iData")

    # What is worth knowing

    def notes(self) -> list[str]:
        columns = [name for name in self.meta.columns if name not in READ]
        others = [row.code for row in self.of("Group", "Other") if row.code != self.grouping]
        percent = {place for _, place in self.data.percent}
        shares = [name for name, place in self.data.columns.items() if place in percent]
        bare = [row.code for row in self.of("Indicator", "Denominator") if not row["Unit"]]
        said: dict[str, object] = {
            ONE_LANGUAGE: True,
            ONE_SOURCE: True,
            METHOD: True,
            DENOMINATED: self.denominators(),
            f"Groups of units: {self.grouping}; `--group` takes another.": self.grouping,
            f"Not taken: {listed(others)} of iData.": others,
            f"Not taken: {listed(columns)} of iMeta.": columns,
            "Targets: as comments at the end of `method.toml`.": self.targets(),
            f"Percent: what the workbook shows as 50 % is 0.5 in `data.csv`: {listed(shares)}.": shares,
            f"Units of measure: the workbook has none for {listed(bare)}; they say `{NOT_STATED}`.": bare,
        }
        return [text for text, is_said in said.items() if is_said]


def _missing(sheet: Sheet, needed: Sequence[str]) -> Iterator[Fault]:
    for column in needed:
        if column not in sheet.columns:
            yield Fault("columns", f"no {column!r}", f"{', '.join(needed)}, named in row 1", 1, sheet.name)


def _depth(code: str, parents: Mapping[str, str]) -> int:
    """Steps up to the index; as many as there are nodes in a circle."""
    steps = 0
    while parents.get(code) and steps < len(parents):
        code, steps = parents[code], steps + 1
    return steps
