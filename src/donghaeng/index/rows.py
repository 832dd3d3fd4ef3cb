"""Rows of data as they come in: unit, period, node, value; tidied, and what can be wrong with them."""

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals as nw

from donghaeng.base.errors import DataError, Fault, raise_if
from donghaeng.base.periods import EXPECTED, frequency, is_period
from donghaeng.index.framework import Framework

Frame = nw.DataFrame[Any]

KEY = ("unit", "period", "node")
STATUSES = ("observed", "given", "change_from_base", "left_out", "unknown")
WITHOUT_VALUE = ("left_out", "unknown")
NOTHING = ("None", "''", "nan", "NaT")
"""How the kinds of frame show an empty cell."""
KINDS = {"value": "numbers", "indicators": "numbers", "decimals": "numbers", "published_on": "days"}
FAULTS_KEPT = 1000
"""Faulty rows described per kind; nobody reads more."""


def tidy(rows: Frame) -> Frame:
    """Bring rows into one form: text labels, float values, a status in every row that has the column.

    Parameters
    ----------
    rows : columns unit, period, node, value; optionally status, source, published_on, indicators, decimals, note.

    Raises
    ------
    DataError
        If a column is missing, or holds something else than numbers or days where they belong.
    """
    missing = [column for column in (*KEY, "value") if column not in rows.columns]
    raise_if(
        [Fault("columns", f"no {column!r} in {rows.columns}", "unit, period, node and value") for column in missing],
        DataError,
        "the data lack a column",
    )
    raise_if(list(_kind_faults(rows)), DataError, "the data have columns of a wrong kind")
    labels = [nw.col(column).cast(nw.String) for column in KEY if rows.schema[column] != nw.String]
    rows = rows.with_columns(*labels, nw.col("value").cast(nw.Float64))
    if "status" in rows.columns:
        empty = nw.col("status").is_null() | (nw.col("status") == "")
        rows = rows.with_columns(status=nw.when(empty).then(nw.lit("observed")).otherwise(nw.col("status")))
    return rows


def row_faults(
    rows: Frame,
    framework: Framework,
    *,
    units: Sequence[str] = (),
    periods: Sequence[str] = (),
    counts: bool = False,
) -> Iterator[Fault]:
    """Find everything wrong with rows of data; an empty iterator means that ``observe`` may be called.

    Parameters
    ----------
    rows : columns unit, period, node, value; optionally status, indicators, decimals, note, published_on.
    units, periods : all that there are, if that is settled.
    counts : whether a given score has to say for how many indicators it stands.
    """
    rows = _numbered(rows)
    yield from label_faults(rows, framework.observed, units=units, periods=periods)
    yield from _where(rows, ~nw.col("value").is_finite() & ~nw.col("value").is_nan(), "value", "a finite number")
    yield from _status_faults(rows, framework, counts=counts)
    yield from _unit_measure_faults(rows, framework)


def label_faults(
    rows: Frame, codes: Sequence[str], *, units: Sequence[str] = (), periods: Sequence[str] = ()
) -> Iterator[Fault]:
    """Find what is wrong with the units, periods and nodes of rows: what can be said even where the tree is faulty."""
    rows = _numbered(rows)
    yield from _unknown_labels(rows, "node", codes, "a code of framework.csv or series.csv")
    if units:
        yield from _unknown_labels(rows, "unit", units, "a unit of units.csv")
    else:
        yield from _where(rows, _is_empty(rows, "unit"), "unit", "the code of a unit")
    yield from _period_faults(rows, periods)
    yield from _duplicate_faults(rows)


def _numbered(rows: Frame) -> Frame:
    """Rows that know their place, counted as a spreadsheet does."""
    return rows if "row" in rows.columns else rows.with_row_index("row").with_columns(nw.col("row") + 2)


def _kind_faults(rows: Frame) -> Iterator[Fault]:
    for column, kind in KINDS.items():
        if column not in rows.columns or rows.get_column(column).is_null().all():
            continue
        found = rows.schema[column]
        if not (found.is_numeric() if kind == "numbers" else found in (nw.Date, nw.Datetime)):
            yield Fault(column, str(found), f"a column of {kind}")


def _status_faults(rows: Frame, framework: Framework, *, counts: bool) -> Iterator[Fault]:
    if "status" not in rows.columns:
        rows = rows.with_columns(status=nw.lit("observed"))
    status, has_value = nw.col("status"), ~(nw.col("value").is_null() | nw.col("value").is_nan())
    is_aggregate = nw.col("node").is_in(list(framework.aggregates))
    is_given = status == "given"
    if framework.series:
        is_series = nw.col("node").is_in([series.code for series in framework.series])
        yield from _where(rows, is_series & (status != "observed"), "status", "nothing: a series is observed")
        rows = rows.filter(~is_series)
    yield from _where(rows, ~status.is_in(list(STATUSES)), "status", f"one of {list(STATUSES)}")
    yield from _where(rows, is_aggregate & ~is_given, "node", 'an indicator, or status "given" for an aggregate')
    yield from _where(rows, ~is_aggregate & is_given, "node", "an aggregate: only those are given")
    yield from _where(rows, status.is_in(list(WITHOUT_VALUE)) & has_value, "value", "nothing, with this status")
    needs_value = status.is_in(["given", "change_from_base"])
    yield from _where(rows, needs_value & ~has_value, "value", "a number, with this status")
    below = (status == "change_from_base") & (nw.col("value") < -100)
    yield from _where(rows, below, "value", "a change of at least -100 %")
    yield from _where(rows, (status == "left_out") & _is_empty(rows, "note"), "note", "the reason for leaving it out")
    expected = "the number of indicators it stands for, above 0"
    if counts:
        yield from _where(rows, is_given & _is_empty(rows, "indicators"), "indicators", expected)
    if "indicators" in rows.columns:
        told = rows.filter(is_given, ~_is_empty(rows, "indicators"))
        yield from _where(told, ~(nw.col("indicators") > 0), "indicators", expected)


def _unit_measure_faults(rows: Frame, framework: Framework) -> Iterator[Fault]:
    without = [code for code in framework.indicators if not framework[code].unit_measure]
    if not without:
        return
    observed = rows.filter(nw.col("node").is_in(without), ~nw.col("value").is_null(), ~nw.col("value").is_nan())
    if "status" in observed.columns:
        observed = observed.filter(nw.col("status") == "observed")
    for code in observed.get_column("node").unique(maintain_order=True).to_list():
        yield Fault(f"unit_measure of {code!r}", "nothing", "the unit its values are in", file="framework.csv")


def _unknown_labels(rows: Frame, column: str, known: Sequence[str], expected: str) -> Iterator[Fault]:
    yield from _where(rows, ~nw.col(column).is_in(list(known)) | _is_empty(rows, column), column, expected)


def _period_faults(rows: Frame, periods: Sequence[str]) -> Iterator[Fault]:
    named = rows.filter(~_is_empty(rows, "period"))
    labels = named.get_column("period").unique().to_list()
    right = sorted(label for label in labels if is_period(label))
    if len(right) < len(labels) or len(named) < len(rows):
        yield from _unknown_labels(rows, "period", right or [""], EXPECTED)
    if periods:
        yield from _unknown_labels(
            rows.filter(nw.col("period").is_in(right)), "period", periods, f"one of {list(periods)}"
        )
    elif len({frequency(label) for label in right}) > 1:
        examples = {frequency(label): label for label in right}
        yield Fault("period", " and ".join(map(repr, examples.values())), "years, quarters or months, not a mixture")


def _duplicate_faults(rows: Frame) -> Iterator[Fault]:
    key = [*KEY, "published_on"] if "published_on" in rows.columns else list(KEY)
    again = rows.filter(rows.select(key).is_duplicated()).sort(*key, "row", nulls_last=True)
    found: dict[tuple[object, ...], int] = {}
    for row in again.head(FAULTS_KEPT).iter_rows(named=True):
        name = tuple(row[column] for column in key)
        if name in found:
            label = ", ".join(str(part) for part in name if repr(part) not in NOTHING)
            yield Fault(label, f"a second row, first in row {found[name]}",
                        "one row per unit, period, node and date of publication", row["row"])  # fmt: skip
        else:
            found[name] = row["row"]


def _where(rows: Frame, wrong: nw.Expr, column: str, expected: str) -> Iterator[Fault]:
    for row in rows.filter(wrong).head(FAULTS_KEPT).iter_rows(named=True):
        found = row.get(column)
        yield Fault(column, "nothing" if repr(found) in NOTHING else repr(found), expected, row["row"])


def _is_empty(rows: Frame, column: str) -> nw.Expr:
    if column not in rows.columns:
        return nw.lit(value=True)
    empty = nw.col(column).is_null()
    return empty | (nw.col(column) == "") if rows.schema[column] == nw.String else empty
