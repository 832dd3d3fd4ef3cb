"""CSV files as frames of text, and their columns as numbers and dates; every fault with its row."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence

import polars as pl

from donghaeng.base.errors import Fault, FileError, raise_if
from donghaeng.files.text import decode

FAULTS_KEPT = 1000
"""Faulty rows described per kind; nobody reads more."""
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
QUOTES = 'quotes around the whole text, and "" for one in it'


def read_table(content: bytes, name: str, *, required: Sequence[str], optional: Sequence[str]) -> pl.DataFrame:
    """Read a CSV file as text: an empty field is null, an empty row is left out, ``row`` counts as a spreadsheet does.

    Raises
    ------
    FileError
        For an empty file, a missing, unknown or double column, a row with too many fields, and a stray quote.
    """
    text = decode(content, name)
    if "\n" not in text:
        text = text.replace("\r", "\n")  # as an old Excel for Mac saves it
    if not text.strip():
        raise FileError("nothing to read", [Fault("file", "nothing", f"a header: {','.join(required)}", file=name)])
    header = _header(text, name)
    faults = [*_header_faults(header, required, optional)]
    raise_if([_in(name, fault) for fault in faults], FileError, "the columns are not as expected")
    try:
        frame = pl.read_csv(text.encode(), infer_schema=False)
    except pl.exceptions.ComputeError:
        faults = list(split_faults(text, len(header))) or [Fault("file", "a quote within a text", QUOTES)]
        raise FileError("rows that cannot be split", [_in(name, fault) for fault in faults]) from None
    frame.columns = [column or f"\0{place}" for place, column in enumerate(header)]
    unnamed = [column for column in frame.columns if column.startswith("\0")]
    faults = [fault for column in unnamed for fault in _filled(frame, column)]
    raise_if([_in(name, fault) for fault in faults], FileError, "values in a column without a name")
    plain = frame.drop(unnamed).with_columns(pl.all().str.strip_chars().replace("", None))
    return plain.with_row_index("row", offset=2).filter(~pl.all_horizontal(pl.exclude("row").is_null()))


def split_faults(text: str, width: int) -> Iterator[Fault]:
    """Rows of a CSV file with more fields than its header, and quotes that are not closed."""
    row = 0
    try:
        for row, fields in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            if len(fields) > width:
                yield Fault("fields", f"{len(fields)} fields",
                            f"{width}, as in the header (a comma inside a text needs quotes)", row)  # fmt: skip
    except csv.Error:
        yield Fault("quotes", "a quote that is not closed, or a text that goes on after it", QUOTES, row + 1)


def numbers(frame: pl.DataFrame, column: str, *, whole: bool = False) -> tuple[pl.DataFrame, list[Fault]]:
    """Turn a column of text into numbers; what is not a finite number is a fault and becomes null."""
    kind = pl.Int64 if whole else pl.Float64
    number = pl.col(column).cast(kind, strict=False)
    is_number = number.is_not_null() & number.is_finite()
    wrong = frame.filter(pl.col(column).is_not_null() & ~is_number.fill_null(value=False))
    faults = [Fault(column, repr(text), "a whole number, such as 1" if whole else f"a number{_suggestion(text)}", row)
              for row, text in wrong.select("row", column).head(FAULTS_KEPT).iter_rows()]  # fmt: skip
    return frame.with_columns(pl.when(is_number).then(number)), faults


def dates(frame: pl.DataFrame, column: str) -> tuple[pl.DataFrame, list[Fault]]:
    """Turn a column of text into dates; what is not one is a fault and becomes null."""
    written = pl.when(pl.col(column).str.contains(DAY)).then(pl.col(column))
    day = written.str.to_date("%Y-%m-%d", strict=False)
    wrong = frame.filter(pl.col(column).is_not_null() & day.is_null())
    faults = [Fault(column, repr(text), "a day such as 2024-06-19", row)
              for row, text in wrong.select("row", column).head(FAULTS_KEPT).iter_rows()]  # fmt: skip
    return frame.with_columns(day), faults


def _header(text: str, name: str) -> list[str]:
    try:
        return [column.strip() for column in next(csv.reader(io.StringIO(text)))]
    except csv.Error:
        fault = Fault("header", "a quote that is never closed", QUOTES, 1, name)
        raise FileError("a header that cannot be split", [fault]) from None


def _header_faults(header: list[str], required: Sequence[str], optional: Sequence[str]) -> Iterator[Fault]:
    named = [column for column in header if column]
    known = [*required, *optional]
    if not named:
        yield Fault("header", "an empty first row", ",".join(required), 1)
        return
    for column in required:
        if column not in named:
            yield Fault("header", f"no column {column!r}", f"{','.join(required)}")
    for column in dict.fromkeys(named):
        if column not in known:
            yield Fault("header", f"column {column!r}", f"one of {known}")
        if named.count(column) > 1:
            yield Fault("header", f"column {column!r} twice", "each column once")


def _filled(frame: pl.DataFrame, column: str) -> Iterator[Fault]:
    rows = frame.with_row_index("row", offset=2).filter(pl.col(column).str.strip_chars().fill_null("") != "")
    for row, text in rows.select("row", column).head(FAULTS_KEPT).iter_rows():
        yield Fault("column without a name", repr(text), "nothing, or a name in the header", row)


def _suggestion(text: str) -> str:
    """How a number that was written for people is written for us."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("_", "").removesuffix("%").strip()
    if GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    if plain.lower().lstrip("+-") in ("inf", "infinity") or NUMBER.fullmatch(text):
        return ", finite"
    if NUMBER.fullmatch(plain):
        return f", such as {plain}{', its unit in framework.csv' if '%' in text else ''}"
    return ", such as 1234.5" if any(map(str.isdigit, plain)) else "; leave it empty for a gap"


def _in(name: str, fault: Fault) -> Fault:
    return Fault(fault.where, fault.found, fault.expected, fault.row, name)
