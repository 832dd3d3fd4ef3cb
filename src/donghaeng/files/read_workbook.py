"""Sheets of an Excel workbook as text, cell by cell, so that they can be checked as a CSV file is."""

import datetime as dt
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from donghaeng.base.errors import Fault, FileError
from donghaeng.files.text import read_bytes

UNREADABLE = (BadZipFile, zlib.error, ParseError, LookupError, OSError, RuntimeError, TypeError, ValueError, EOFError)
"""What openpyxl raises for a file that is no workbook, or a broken one."""
REMEDY = "an .xlsx or .xlsm file that opens without a password; save an .xls or .ods file as .xlsx"
WHOLE = 1e15
"""Up to here a whole number has all its digits in a float."""

Place = tuple[int, int]
"""Row and column of a cell, from 1 as a spreadsheet counts."""


@dataclass(frozen=True)
class Sheet:
    """A sheet as rows of text, all of one width, without the empty rows and columns behind the last filled cell.

    ``spoilt`` holds the cells that show an error or a formula whose result was not saved; they read as empty.
    ``percent`` holds the cells of numbers shown as percent: 50 % reads as 0.5, as Excel holds it.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    spoilt: Mapping[Place, str] = field(default_factory=dict)
    percent: frozenset[Place] = frozenset()

    @property
    def width(self) -> int:
        """Columns."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def columns(self) -> dict[str, int]:
        """The places of the named columns of a table with its header in row 1; of two with one name, the first."""
        found: dict[str, int] = {}
        for place, name in enumerate(self.rows[0] if self.rows else (), start=1):
            found.setdefault(name, place)
        return {name: place for name, place in found.items() if name}

    def text(self, row: int, column: int) -> str:
        """A cell; empty beyond the sheet."""
        return self.rows[row - 1][column - 1] if row <= len(self.rows) and column <= self.width else ""

    def faults(self, rows: Iterable[int] | None = None, columns: Iterable[int] | None = None) -> Iterator[Fault]:
        """The spoilt cells among some rows and columns, or everywhere."""
        for (row, column), found in self.spoilt.items():
            if (rows is None or row in rows) and (columns is None or column in columns):
                yield Fault(self.column(column), found, _remedy(found), row, self.name)

    def column(self, place: int) -> str:
        """What a person calls a column.

        Examples
        --------
        >>> Sheet("iData", ()).column(28)
        'column AB'
        """
        from openpyxl.utils import get_column_letter

        return f"column {get_column_letter(place)}"


def sheet_names(path: Path) -> list[str]:
    """The names of a workbook's sheets of cells.

    Raises
    ------
    FileError
        If the file is not there or no workbook.
    """
    with _opened(path, read_bytes(path), data_only=True) as book:
        return [sheet.title for sheet in book.worksheets]


def read_sheets(path: Path, names: Iterable[str]) -> dict[str, Sheet]:
    """Read some sheets of a workbook: values as they were saved, no formula is computed.

    A whole number has no point (``2018``, never ``2018.0``), other numbers have all their digits, a day is
    ``2018-01-31``; blanks around a text are dropped.

    Raises
    ------
    FileError
        If the file is not there or no workbook.
    """
    content = read_bytes(path)
    with (
        _opened(path, content, data_only=True) as values,
        _opened(path, content, data_only=False) as formulas,
    ):
        return {name: _sheet(name, values[name], formulas[name]) for name in names}


@contextmanager
def _opened(path: Path, content: bytes, *, data_only: bool) -> Iterator[Any]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")  # of formats and rules that are not read
        try:
            book = load_workbook(BytesIO(content), read_only=True, data_only=data_only)
            yield book
            book.close()
        except UNREADABLE as error:
            fault = Fault("file", f"no Excel workbook ({error})", REMEDY, file=path.name)
            raise FileError(f"{path} cannot be read", [fault]) from None


def _sheet(name: str, values: Any, formulas: Any) -> Sheet:
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # what the file says of its size is often wrong
    spoilt: dict[Place, str] = {}
    percent: set[Place] = set()
    rows: list[list[str]] = []
    for row, cells in enumerate(zip(values.rows, formulas.rows, strict=True), start=1):
        texts = []
        for column, (cell, formula) in enumerate(zip(*cells, strict=True), start=1):
            spoils = _spoils(cell, formula)
            if spoils:
                spoilt[row, column] = spoils
            elif cell.data_type == "n" and cell.value is not None and "%" in cell.number_format:
                percent.add((row, column))
            texts.append("" if spoils else _text(cell.value))
        rows.append(texts)
    kept = [_last_filled(texts) for texts in rows]
    for row, column in spoilt:
        kept[row - 1] = max(kept[row - 1], column)
    width = max(kept, default=0)
    height = max((place for place, filled in enumerate(kept, start=1) if filled), default=0)
    padded = tuple(tuple((texts + [""] * width)[:width]) for texts in rows[:height])
    return Sheet(name, padded, spoilt, frozenset(percent))


def _last_filled(texts: list[str]) -> int:
    return max((place for place, text in enumerate(texts, start=1) if text), default=0)


def _spoils(cell: Any, formula: Any) -> str:
    """Why a cell has no value although it is not empty."""
    if cell.data_type == "e":
        return str(cell.value)
    was_not_saved = cell.value is None and formula.data_type == "f" and cell.data_type != "str"  # str: an empty text
    return "a formula without its result" if was_not_saved else ""


def _remedy(found: str) -> str:
    if found.startswith("#"):
        return "a value, or an empty cell for a gap"
    return "a result: open the workbook in Excel or LibreOffice, save it, and import it again"


def _text(value: object) -> str:
    """A value as a CSV file would hold it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value).strip()
