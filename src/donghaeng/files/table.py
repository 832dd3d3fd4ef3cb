"""CSV files as frames of text, and their columns as numbers and dates; every fault with its row."""

import csv
import io
from collections.abc import Iterator, Sequence

import polars as pl

from donghaeng.base.errors import Fault, FileError, raise_if
from donghaeng.files.text import decode

FAULTS_KEPT = 1000
"""Faulty rows described per kind; nobody reads more."""


def read_table(content: bytes, name: str, *, required: Sequence[str], optional: Sequence[str]) -> pl.DataFrame:
    """Read a CSV file as text: an empty field is null, an empty row is left out, ``row`` counts as a spreadsheet does.

    Raises
    ------
    FileError
        For an empty file, a missing, unknown or double column, and a row with too many fields.
    """
    text = decode(content, name)
    if not text.strip():
        raise FileError("nothing to read", [Fault("file", "nothing", f"a header: {','.join(required)}", file=name)])
    header = [column.strip() for column in next(csv.reader(io.StringIO(text)))]
    faults = [*_header_faults(header, required, optional)]
    raise_if([_in(name, fault) for fault in faults], FileError, "the columns are not as expected")
    try:
        frame = pl.read_csv(text.encode(), infer_schema=False, has_header=False, skip_rows=1, schema=_schema(header))
    except pl.exceptions.NoDataError:
        frame = pl.DataFrame(schema=_schema(header))
    except pl.exceptions.ComputeError:
        faults = list(_ragged(text, header)) or [Fault("file", "a quote that is never closed", "a CSV file")]
        raise FileError("rows that cannot be split", [_in(name, fault) for fault in faults]) from None
    unnamed = [column for column in frame.columns if column.startswith("\0")]
    faults = [fault for column in unnamed for fault in _filled(frame, column)]
    raise_if([_in(name, fault) for fault in faults], FileError, "values in a column without a name")
    plain = frame.drop(unnamed).with_columns(pl.all().str.strip_chars().replace("", None))
    return plain.with_row_index("row", offset=2).filter(~pl.all_horizontal(pl.exclude("row").is_null()))


def numbers(frame: pl.DataFrame, column: str, *, whole: bool = False) -> tuple[pl.DataFrame, list[Fault]]:
    """Turn a column of text into numbers; what is not a finite number is a fault and becomes null."""
    kind = pl.Int64 if whole else pl.Float64
    number = pl.col(column).cast(kind, strict=False)
    is_number = number.is_not_null() & number.is_finite()
    wrong = frame.filter(pl.col(column).is_not_null() & ~is_number.fill_null(value=False))
    wanted = "a whole number" if whole else "a number"
    faults = [Fault(column, repr(text), f"{wanted}{_suggestion(text)}", row)
              for row, text in wrong.select("row", column).head(FAULTS_KEPT).iter_rows()]  # fmt: skip
    return frame.with_columns(pl.when(is_number).then(number)), faults


def dates(frame: pl.DataFrame, column: str) -> tuple[pl.DataFrame, list[Fault]]:
    """Turn a column of text into dates; what is not one is a fault and becomes null."""
    day = pl.col(column).str.to_date("%Y-%m-%d", strict=False)
    wrong = frame.filter(pl.col(column).is_not_null() & day.is_null())
    faults = [Fault(column, repr(text), "a day such as 2024-06-19", row)
              for row, text in wrong.select("row", column).head(FAULTS_KEPT).iter_rows()]  # fmt: skip
    return frame.with_columns(day), faults


def _header_faults(header: list[str], required: Sequence[str], optional: Sequence[str]) -> Iterator[Fault]:
    named = [column for column in header if column]
    known = [*required, *optional]
    for column in required:
        if column not in named:
            yield Fault("header", f"no column {column!r}", f"{','.join(required)}")
    for column in dict.fromkeys(named):
        if column not in known:
            yield Fault("header", f"column {column!r}", f"one of {known}")
        if named.count(column) > 1:
            yield Fault("header", f"column {column!r} twice", "each column once")


def _schema(header: list[str]) -> dict[str, pl.DataType]:
    return {column or f"\0{place}": pl.String() for place, column in enumerate(header)}


def _ragged(text: str, header: list[str]) -> Iterator[Fault]:
    for row, fields in enumerate(csv.reader(io.StringIO(text)), start=1):
        if len(fields) > len(header):
            extra = f"{len(fields)} fields"
            yield Fault("fields", extra, f"{len(header)}, as in the header (a comma inside a text needs quotes)", row)


def _filled(frame: pl.DataFrame, column: str) -> Iterator[Fault]:
    rows = frame.with_row_index("row", offset=2).filter(pl.col(column).str.strip_chars().fill_null("") != "")
    for row, text in rows.select("row", column).head(FAULTS_KEPT).iter_rows():
        yield Fault("column without a name", repr(text), "nothing, or a name in the header", row)


def _suggestion(text: str) -> str:
    """How a number that was written for people is written for us."""
    plain = text.replace(",", "").replace("%", "").replace("\u2212", "-").strip()
    try:
        float(plain)
    except ValueError:
        return "; leave it empty for a gap" if not any(map(str.isdigit, text)) else ", such as 1234.5"
    unit = ", its unit in framework.csv" if "%" in text else ""
    return ", finite" if plain.lower().lstrip("+-") in ("inf", "infinity", "nan") else f", such as {plain}{unit}"


def _in(name: str, fault: Fault) -> Fault:
    return Fault(fault.where, fault.found, fault.expected, fault.row, name)
