"""Checked rows of data (unit, period, node, value) as labelled arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals as nw
import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.periods import in_order
from donghaeng.index.framework import Framework
from donghaeng.index.rows import KEY, STATUSES, WITHOUT_VALUE, Frame


@dataclass(frozen=True)
class Observations:
    """Data of an index as arrays of shape (unit, period, indicator or aggregate), NaN where there is nothing.

    ``values`` : indicators as observed. [each indicator's unit_measure]
    ``changes`` : published changes from the base period, for indicators without a value. [%]
    ``left_out``, ``unknown`` : indicators not counted, or known to be unknown.
    ``given`` : scores of aggregates as published. [points]
    ``given_count`` : number of indicators each given score stands for. [indicators]
    ``given_half_step`` : how far a given score may lie from its printed form. [points]
    ``groups`` : (unit,); a number per group of units.
    ``series`` : (unit, period, series); what stands beside the tree. [each series' unit_measure]

    What no row speaks of is None.
    """

    units: tuple[str, ...]
    periods: tuple[str, ...]
    values: FloatArray
    changes: FloatArray | None = None
    left_out: BoolArray | None = None
    unknown: BoolArray | None = None
    given: FloatArray | None = None
    given_count: FloatArray | None = None
    given_half_step: FloatArray | None = None
    groups: IntArray | None = None
    series: FloatArray | None = None


def observe(
    rows: Frame, framework: Framework, *, units: Sequence[str] = (), periods: Sequence[str] = ()
) -> Observations:
    """Arrange checked rows, one per (unit, period, node), as arrays.

    Parameters
    ----------
    rows : columns unit, period, node, value; optionally status, indicators, decimals. NaN or null is a gap.
    units, periods : labels and their order; without them, as they appear, and in order of time.
    """
    seen = rows.get_column("unit").unique(maintain_order=True).to_list()
    units = tuple(units) or tuple(seen)
    periods = tuple(periods) or in_order(set(rows.get_column("period").unique().to_list()))
    series, rows = _series(rows, framework, units, periods)
    cells = _cells(rows, units, periods, framework.order)
    values = _numbers(rows, "value")
    shape = (len(units), len(periods), len(framework.indicators))
    if not _is_varied(rows):
        return Observations(units, periods, _scatter(shape, cells, values), series=series)
    status = np.asarray(rows.get_column("status").to_list())
    is_of = {name: status == name for name in STATUSES}
    width, above = len(framework.indicators), (*shape[:2], len(framework.aggregates))
    given, places = is_of["given"], (cells[0], cells[1], cells[2] - width)
    ones = np.ones(len(values))
    left_out, unknown = (_scatter(shape, cells, ones, is_of[name]) for name in WITHOUT_VALUE)
    return Observations(
        units,
        periods,
        _scatter(shape, cells, values, is_of["observed"]),
        changes=_if_any(_scatter(shape, cells, values, is_of["change_from_base"])),
        left_out=left_out == 1 if is_of["left_out"].any() else None,
        unknown=unknown == 1 if is_of["unknown"].any() else None,
        given=_if_any(_scatter(above, places, values, given)),
        given_count=_if_any(_scatter(above, places, _numbers(rows, "indicators"), given)),
        given_half_step=_if_any(_scatter(above, places, 0.5 * 10.0 ** -_numbers(rows, "decimals"), given)),
        series=series,
    )


def _series(
    rows: Frame, framework: Framework, units: Sequence[str], periods: Sequence[str]
) -> tuple[FloatArray | None, Frame]:
    """The series as an array, and the rows of the tree."""
    codes = [series.code for series in framework.series]
    if not codes:
        return None, rows
    own = rows.filter(nw.col("node").is_in(codes))
    shape = (len(units), len(periods), len(codes))
    array = _scatter(shape, _cells(own, units, periods, codes), _numbers(own, "value"))
    return array, rows.filter(~nw.col("node").is_in(codes))


def _is_varied(rows: Frame) -> bool:
    return "status" in rows.columns and rows.get_column("status").unique().to_list() != ["observed"]


def _numbers(rows: Frame, column: str) -> FloatArray:
    """A column as numbers, NaN for nothing; all NaN if there is no such column."""
    if column not in rows.columns:
        return np.full(len(rows), np.nan)
    numbers: FloatArray = rows.get_column(column).cast(nw.Float64).fill_null(float("nan")).to_numpy()
    return numbers


def _cells(rows: Frame, *labels: Sequence[str]) -> tuple[IntArray, IntArray, IntArray]:
    """The places of rows along the axes unit, period, node."""
    unit, period, node = (_places(rows, column, own) for column, own in zip(KEY, labels, strict=True))
    return unit, period, node


def _places(rows: Frame, column: str, labels: Sequence[str]) -> IntArray:
    codes = rows.get_column(column).replace_strict(list(labels), list(range(len(labels))), return_dtype=nw.Int64)
    places: IntArray = codes.to_numpy()
    return places


def _scatter(
    shape: tuple[int, ...],
    cells: tuple[IntArray, IntArray, IntArray],
    values: FloatArray,
    here: BoolArray | slice = slice(None),
) -> FloatArray:
    """Put the values of some rows into their cells; NaN elsewhere."""
    array = np.full(shape, np.nan)
    array[cells[0][here], cells[1][here], cells[2][here]] = values[here]
    return array


def _if_any(array: FloatArray) -> FloatArray | None:
    return None if np.isnan(array).all() else array
