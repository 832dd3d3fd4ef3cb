"""A workbook of the JRC's COIN Tool, sheets Database and Framework, as the folder of an index.

Its layout is that of COIN Tool v1 (2019), as COINr reads it (``import_coin_tool``): in Database an indicator per column
from E on, what it is in rows 7 to 16, and from row 17 a unit per row, its name in B and its code in C; in Framework a
table of the dimensions under the heading ``Dimension/indicator``.

References
----------
Becker et al., *COIN Tool User Guide*, EUR 29899 EN (2019), doi:10.2760/523877.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from donghaeng.base.errors import Fault, FileError, raise_if
from donghaeng.files.draft import (
    DATA,
    DEFAULT_METHOD,
    FRAMEWORK,
    NOT_STATED,
    ONE_LANGUAGE,
    ONE_SOURCE,
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
)
from donghaeng.files.method_text import Settings
from donghaeng.files.read_workbook import Sheet

WEIGHT, DIRECTION, LOWER, UPPER, INDEX, SUB_INDEX, PILLAR, SUB_PILLAR, NAME, CODE = range(7, 17)
"""Rows of Database: what each indicator is."""
LEVELS = (SUB_PILLAR, PILLAR, SUB_INDEX, INDEX)
FIRST_UNIT = 17
UNIT_NAME, UNIT_CODE, FIRST_INDICATOR = 2, 3, 5
LAYOUT = "as in COIN Tool v1"
HEADING = "Dimension/indicator"
EMPTY = ("", "-", "--")
"""How the tool shows a place that is not used."""
GAPS = ("n/a", "N/A", "NA")
KINDS = {"Minmax": "min_max", "Goalposts": "goalposts", "Dataz": "z_score"}
LIMITS = {
    "min_max": ("Minimum score", "Maximum score"),
    "goalposts": ("Minimum score", "Maximum score"),
    "z_score": ("Mean score", "Standard deviation"),
}
"""Where the numbers of a method stand, above the indicators."""
GOALPOSTS = """\
Goalposts of the workbook. To score by them: method = "goalposts" above, and these lines as settings.
"""
METHOD = (
    "Method: `method.toml` holds the tool's normalisation, weights and kinds of mean; a gap makes a gap of its parent. "
    "Not taken: treated outliers (values are those of Database) and adjusted weights."
)


def read_coin_tool(book: Path, sheets: Mapping[str, Sheet], *, period: str = "") -> Draft:
    """Read the two sheets.

    Parameters
    ----------
    book : the workbook, for its name.
    sheets : Database and Framework.
    period : the period of all values; the tool knows none.

    Raises
    ------
    FileError
        If the layout is another, or no period is given; what else is wrong is among the faults of the draft.
    """
    tool = _Tool(book, sheets["Database"], sheets["Framework"], period)
    faults = []
    if not period:
        faults.append(Fault("--period", "nothing", "the period of all values: --period 2024", file="Database"))
    if tool.heading is None:
        faults.append(Fault("heading", f"no cell {HEADING!r}", f"it above the dimensions, {LAYOUT}", file="Framework"))
    if not tool.indicators:
        expected = f"an indicator per column from column E on, {LAYOUT}"
        faults.append(Fault("codes", "none with values below", expected, CODE, "Database"))
    raise_if(faults, FileError, f"{book} is not as expected")
    return tool.draft()


@dataclass(frozen=True)
class _Dimension:
    """A row of Framework: an aggregate."""

    row: int
    weight: str
    mean: str
    direction: str
    name: str


@dataclass(frozen=True)
class _Tool:
    book: Path
    database: Sheet
    framework: Sheet
    period: str

    def draft(self) -> Draft:
        tables = {
            "framework.csv": self.nodes(),
            "data.csv": self.values(),
            "units.csv": self.units(),
            "sources.csv": source_table(self.book, ("Database", "Framework")),
        }
        method = method_with(self.method(), "" if self.kind == "goalposts" else self.goalpost_lines())
        return Draft(tables, method, self.notes(), list(self.faults()))

    # The sheets

    def cell(self, row: int, column: int) -> str:
        """A cell of Database; the tool's signs for an unused place are empty."""
        text = self.database.text(row, column)
        return "" if text in EMPTY else text

    @cached_property
    def unit_rows(self) -> list[int]:
        rows = range(FIRST_UNIT, len(self.database.rows) + 1)
        return [row for row in rows if any(self.cell(row, place) for place in (UNIT_NAME, UNIT_CODE))]

    @cached_property
    def units_by_code(self) -> dict[str, int]:
        """The rows of the units; of two with one code, the first."""
        return {self.cell(row, UNIT_CODE): row for row in reversed(self.unit_rows)}

    @cached_property
    def named(self) -> list[int]:
        """The columns that have a code."""
        return [place for place in range(FIRST_INDICATOR, self.database.width + 1) if self.cell(CODE, place)]

    @cached_property
    def indicators(self) -> list[int]:
        """The columns that have a code and values."""
        return [place for place in self.named if any(self.value(row, place) for row in self.unit_rows)]

    def value(self, row: int, column: int) -> str:
        text = self.database.text(row, column)
        return "" if text in GAPS else text

    @cached_property
    def heading(self) -> tuple[int, int] | None:
        """Where the table of dimensions begins: in row 4, in row 5 before 2019."""
        rows = self.framework.rows[:10]
        places = [(row, column) for row, texts in enumerate(rows, start=1)
                  for column, text in enumerate(texts, start=1) if text == HEADING]  # fmt: skip
        return places[0] if places else None

    @cached_property
    def dimensions(self) -> dict[str, _Dimension]:
        row, column = self.heading or (0, 0)
        found: dict[str, _Dimension] = {}
        for below in range(row + 1, len(self.framework.rows) + 1):
            code, _, *cells = (self.framework.text(below, place) for place in range(column, column + 6))
            found.setdefault(code, _Dimension(below, *cells))
        return found

    # The tree

    @cached_property
    def levels(self) -> list[int]:
        """The levels in use, from below; one at which all indicators are together is skipped, as COINr does."""
        return [level for level in LEVELS
                if level == INDEX or len({self.cell(level, place) for place in self.indicators}) > 1]  # fmt: skip

    def chain(self, column: int) -> list[tuple[int, str]]:
        """The aggregates above an indicator, from below, each with its row."""
        return [(level, code) for level in self.levels if (code := self.cell(level, column))]

    @cached_property
    def parents(self) -> dict[str, str]:
        """The aggregates with their parents, from above."""
        found: dict[str, str] = {}
        for level in reversed(self.levels):
            for column in self.indicators:
                chain = [code for row, code in self.chain(column) if row <= level]
                if self.cell(level, column):
                    found.setdefault(chain[0], chain[1] if len(chain) > 1 else "")
        return found

    def nodes(self) -> Table:
        table = Table(FRAMEWORK, "Database")
        for code, parent in self.parents.items():
            dimension = self.dimensions.get(code, _Dimension(1, "", "", "", ""))
            name = code if dimension.name in EMPTY else dimension.name
            table.add((code, name, name, parent, "", "", dimension.weight, SOURCE), Place("Framework", dimension.row))
        fields = {"code": CODE, "name_en": NAME, "direction": DIRECTION, "weight": WEIGHT, "parent": SUB_PILLAR}
        for column in self.indicators:
            code, direction, weight = (self.cell(row, column) for row in (CODE, DIRECTION, WEIGHT))
            name, parent = self.cell(NAME, column) or code, next((above for _, above in self.chain(column)), "")
            cells = {field: (row, self.database.column(column)) for field, row in fields.items()}
            table.add((code, name, name, parent, NOT_STATED, direction, weight, SOURCE), Place("Database", CODE, cells))
        return table

    def values(self) -> Table:
        table = Table(DATA, "Database", {"unit": self.database.column(UNIT_CODE)})
        for row in sorted(self.units_by_code.values()):
            for column in self.indicators:
                fields = (self.cell(row, UNIT_CODE), self.period, self.cell(CODE, column), self.value(row, column))
                table.add((*fields, SOURCE), Place("Database", row, {"value": (row, self.database.column(column))}))
        return table

    def units(self) -> Table:
        table = Table(UNITS, "Database", {"unit": self.database.column(UNIT_CODE)})
        for row in sorted(self.units_by_code.values()):
            name = self.cell(row, UNIT_NAME) or self.cell(row, UNIT_CODE)
            table.add((self.cell(row, UNIT_CODE), name, name), Place("Database", row))
        return table

    # The method

    def setting(self, label: str) -> str:
        """The cell to the right of a label above the indicators."""
        for texts in self.database.rows[: WEIGHT - 1]:
            for text, value in pairwise(texts):
                if text.rstrip(":") == label:
                    return value
        return ""

    @cached_property
    def kind(self) -> str:
        """The method by our name, where it is one that we take."""
        return KINDS.get(self.setting("Normalisation method"), "")

    def method(self) -> Settings:
        means = {code: {"method": "geometric"} for code in self.parents
                 if code in self.dimensions and self.dimensions[code].mean.casefold() == "geometric"}  # fmt: skip
        is_taken = self.kind and not self.without_goalposts
        normalise = {"method": self.kind, **self.options()} if is_taken else DEFAULT_METHOD["normalise"]
        return {**DEFAULT_METHOD, "normalise": normalise, "aggregate": {"method": "arithmetic", "node": means}}

    def options(self) -> Settings:
        """The numbers of the tool's method."""
        found = [self.setting(label) for label in LIMITS[self.kind]]
        limits = [as_number(text) for text in found if is_number(text)]
        node = {"node": self.goalposts()} if self.kind == "goalposts" else {}
        if len(limits) < len(found):
            return node
        return {"mean": limits[0], "sd": limits[1]} if self.kind == "z_score" else {"range": limits, **node}

    def goalposts(self) -> dict[str, Settings]:
        """The goalposts of each indicator that has both."""
        found: dict[str, Settings] = {}
        for column in self.indicators:
            ends = [self.cell(row, column) for row in (LOWER, UPPER)]
            if all(map(is_number, ends)):
                order = ("best", "worst") if self.cell(DIRECTION, column) == "-1" else ("worst", "best")
                found[self.cell(CODE, column)] = dict(zip(order, map(as_number, ends), strict=True))
        return found

    @cached_property
    def without_goalposts(self) -> list[int]:
        """The indicators that lack what the tool's method needs."""
        found = self.goalposts() if self.kind == "goalposts" else ()
        return [place for place in self.indicators if self.kind == "goalposts" and self.cell(CODE, place) not in found]

    def goalpost_lines(self) -> str:
        found = self.goalposts()
        return GOALPOSTS + nodes_text("normalise", found) if found else ""

    # What is wrong

    def faults(self) -> Iterator[Fault]:
        rows = {*range(WEIGHT, FIRST_UNIT), *self.unit_rows}
        yield from self.database.faults(rows, {UNIT_NAME, UNIT_CODE, *self.named})
        yield from self.dimension_faults()
        yield from self.chain_faults()
        for column in self.without_goalposts:
            yield self.fault(LOWER, column, "two numbers here and below: the workbook scores by goalposts")
        for row in range(FIRST_UNIT, len(self.database.rows) + 1):
            if row not in rows and any(self.value(row, column) for column in self.named):
                yield self.fault(row, UNIT_CODE, "the code of a unit, beside its values")
        for row in self.unit_rows:
            first = self.units_by_code[self.cell(row, UNIT_CODE)]
            if first != row:
                yield self.fault(row, UNIT_CODE, f"each code once; it is in row {first}")

    def chain_faults(self) -> Iterator[Fault]:
        for column in self.indicators:
            chain = self.chain(column)
            for level, code in chain:
                if code not in self.dimensions:
                    yield self.fault(level, column, f"a code of Framework, under {HEADING!r}")
            for (_, code), (level, parent) in pairwise(chain):
                if self.parents[code] != parent:
                    yield self.fault(level, column, f"{self.parents[code]!r} above {code!r}, as in another column")

    def dimension_faults(self) -> Iterator[Fault]:
        place = (self.heading or (0, 0))[1]
        for code in self.parents:
            dimension = self.dimensions.get(code)
            if dimension is None:
                continue
            yield from self.framework.faults({dimension.row}, range(place, place + 6))
            if dimension.direction not in ("", "1"):
                yield Fault(self.framework.column(place + 4), repr(dimension.direction), "1: an aggregate has no "
                            "direction; turn those of its indicators", dimension.row, "Framework")  # fmt: skip
            if dimension.mean.casefold() not in ("", "arithmetic", "geometric"):
                yield Fault(self.framework.column(place + 3), repr(dimension.mean), "Arithmetic or Geometric",
                            dimension.row, "Framework")  # fmt: skip

    def fault(self, row: int, column: int, expected: str) -> Fault:
        found = self.cell(row, column)
        return Fault(self.database.column(column), repr(found) if found else "nothing", expected, row, "Database")

    # What is worth knowing

    def notes(self) -> list[str]:
        empty = [
            self.cell(NAME, place) or self.cell(CODE, place) for place in self.named if place not in self.indicators
        ]
        kind = self.setting("Normalisation method") or "not found"
        said: dict[str, object] = {
            ONE_LANGUAGE: True,
            ONE_SOURCE: True,
            METHOD: True,
            f"Normalisation: the workbook's, {kind}, is not taken; `method.toml` says min-max 0-100.": not self.kind,
            "Goalposts: as comments at the end of `method.toml`.": self.kind != "goalposts" and self.goalposts(),
            f"Not taken, since they have no value: {listed(empty)}.": empty,
            f"Units of measure: the workbook has none; all indicators say `{NOT_STATED}`.": True,
        }
        return [text for text, is_said in said.items() if is_said]
