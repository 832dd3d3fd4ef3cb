"""One table, such as a chart's, as CSV, XLSX and JSON."""

import datetime as dt
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from donghaeng.base.errors import Fault, OutputError, raise_if
from donghaeng.files import csv_bytes, workbook_bytes
from donghaeng.publish.cells import guarded

Words = Mapping[str, str]
"""A text by language, ``en`` and ``ko``; one that is not there is left out."""
Heading = tuple[str, str, str]
"""A column: its code, which heads it, and its name in English and Korean."""
LARGEST = 2**63
ABOUT = {
    "title": ("Title", "제목"),
    "finding": ("Finding", "주요 내용"),
    "source": ("Source", "출처"),
    "licence": ("Licence", "이용 조건"),
    "attribution": ("Attribution", "출처 표시"),
    "citation": ("Cite as", "인용 방법"),
}
"""What is said of a table, in English and Korean."""


@dataclass(frozen=True)
class About:
    """What a table shows, where its figures come from and on which terms; each text by language."""

    title: Words = field(default_factory=dict)
    finding: Words = field(default_factory=dict)
    source: Words = field(default_factory=dict)
    licence: Words = field(default_factory=dict)
    attribution: Words = field(default_factory=dict)
    citation: Words = field(default_factory=dict)


def table_files(columns: Sequence[Heading], rows: Iterable[Sequence[Any]], about: About) -> dict[str, bytes]:
    """Give a table as the files that a reader takes away.

    Parameters
    ----------
    columns : code, English and Korean name of each; the codes head the columns of the CSV file and of the sheet.
    rows : texts, numbers, truth, days; None and NaN are gaps.
    about : its title, finding, source, terms and citation.

    Returns
    -------
    Bytes by ending: ``csv`` opens in a Korean Excel; ``xlsx`` has a sheet ``data`` and a sheet ``about``; ``json`` has
    title, finding, source, licence, attribution, citation, columns and rows.

    Raises
    ------
    OutputError
        If two columns share a code, a row is longer or shorter than its columns, or Excel cannot hold as many.
    """
    held = [tuple(map(_plain, row)) for row in rows]
    raise_if(_faults(columns, held), OutputError, "not a table")
    table = _frame(columns, held)
    return {
        "csv": csv_bytes(guarded(table)),
        "xlsx": workbook_bytes({"data": table, "about": _about_sheet(columns, about)}),
        "json": _json(columns, held, about),
    }


def _plain(value: Any) -> Any:
    """A value as JSON has it: a gap is None, a day is text, a number of NumPy is one of Python."""
    if isinstance(value, dt.date):
        return value.isoformat()
    own = value.item() if hasattr(value, "item") else value
    return None if isinstance(own, float) and not math.isfinite(own) else own


def _faults(columns: Sequence[Heading], rows: Sequence[Sequence[Any]]) -> list[Fault]:
    codes = [code for code, _, _ in columns]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    faults = [Fault("columns", f"{code!r} twice", "each code once") for code in twice]
    if not columns:
        faults.append(Fault("columns", "none", "at least one"))
    return faults + [
        Fault("row", f"{len(row)} values", f"{len(columns)}, one for each column", place)
        for place, row in enumerate(rows, start=2)
        if len(row) != len(columns)
    ]


def _frame(columns: Sequence[Heading], rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    return pl.DataFrame([_series(code, [row[place] for row in rows]) for place, (code, _, _) in enumerate(columns)])


def _series(code: str, values: Sequence[Any]) -> pl.Series:
    """A column of one kind: truth, whole numbers, numbers; all else is text."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {bool}:
        return pl.Series(code, values, dtype=pl.Boolean)
    if kinds == {int} and all(value is None or -LARGEST <= value < LARGEST for value in values):
        return pl.Series(code, values, dtype=pl.Int64)
    if kinds <= {int, float}:
        return pl.Series(code, [None if value is None else float(value) for value in values], dtype=pl.Float64)
    return pl.Series(code, [None if value is None else str(value) for value in values], dtype=pl.String)


def _about_sheet(columns: Sequence[Heading], about: About) -> pl.DataFrame:
    """What is said of the table, and what its columns are called."""
    said = [(f"{en} / {ko}", getattr(about, name)) for name, (en, ko) in ABOUT.items()]
    named = [(code, {"en": en, "ko": ko}) for code, en, ko in columns]
    rows = [(name, words.get("en"), words.get("ko")) for name, words in (*said, *named) if words]
    return pl.DataFrame(rows, schema={"": pl.String, "English": pl.String, "한국어": pl.String}, orient="row")


def _json(columns: Sequence[Heading], rows: Sequence[Sequence[Any]], about: About) -> bytes:
    content = {
        **{name: dict(getattr(about, name)) for name in ABOUT},
        "columns": [{"code": code, "name": {"en": en, "ko": ko}} for code, en, ko in columns],
        "rows": rows,
    }
    return (json.dumps(content, ensure_ascii=False, allow_nan=False) + "\n").encode()
