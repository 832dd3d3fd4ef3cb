"""Tables as the sheets of an Excel workbook: the same tables give the same bytes."""

import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import polars as pl

from donghaeng.base.errors import Fault, OutputError

EXCEL_ROWS = 1_048_576
WIDEST = 48
"""Widest column. [characters]"""
DIGITS = 16
"""As many of a number openpyxl writes of its own; some numbers need 17 to be read back as they were."""
NO_DAY = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the first that a ZIP file knows, and it knows no zones
"""The day written into every workbook; when it was made is for the file system to say."""


def refuse_too_long(tables: Mapping[str, pl.DataFrame]) -> None:
    """Check that each table fits a sheet.

    Raises
    ------
    OutputError
        If a table has more rows than Excel takes.
    """
    faults = [Fault(name, f"{len(table):,} rows", f"fewer than {EXCEL_ROWS:,} for Excel: --format csv --format parquet")
              for name, table in tables.items() if len(table) >= EXCEL_ROWS]  # fmt: skip
    if faults:
        raise OutputError("too much for Excel", faults)


def write_workbook(path: Path | BinaryIO, tables: Mapping[str, pl.DataFrame]) -> None:
    """Write a sheet per table, its header frozen and its columns as wide as what they hold."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = NO_DAY
    try:
        for name, table in tables.items():
            _fill(book.create_sheet(name), table)
        with _Undated(path, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(book, archive).write_data()
    finally:
        for sheet in book.worksheets:  # after an interruption some are open, and would complain when collected
            if not sheet.closed:
                sheet.close()


def workbook_bytes(tables: Mapping[str, pl.DataFrame]) -> bytes:
    """A workbook of a sheet per table, to be handed out.

    Raises
    ------
    OutputError
        If a table has more rows than Excel takes.
    """
    refuse_too_long(tables)
    made = io.BytesIO()
    write_workbook(made, tables)
    return made.getvalue()


def _fill(sheet: Any, table: pl.DataFrame) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns, start=1):
        longest = table[column].cast(pl.String).str.len_chars().max()
        width = longest if isinstance(longest, int) else 0
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, max(len(column), width) + 2)
    sheet.append(table.columns)
    for row in table.iter_rows():
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any) -> Any:
    """A value as it is: a text that begins with = is no formula, and what Excel cannot hold becomes U+FFFD."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

    if isinstance(value, float) and len(repr(value)) > DIGITS:
        cell = WriteOnlyCell(sheet, repr(value))
        cell.data_type = "n"
        return cell
    if not isinstance(value, str) or not (value.startswith(("=", "#")) or ILLEGAL_CHARACTERS_RE.search(value)):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value))
    cell.data_type = "s"
    return cell


class _Undated(ZipFile):
    """A ZIP file whose entries do not say when they were written."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(ZipInfo(str(zinfo_or_arcname), NO_DAY.timetuple()[:6]), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())
