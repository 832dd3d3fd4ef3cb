"""Gaps: a gap stays a gap, unless a method named in ``method.toml`` fills it.

Every method has one shape: values (unit, period, indicator) with NaN for a gap, and what stands around them;
it returns values of the same shape. A method never changes a known value.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from donghaeng.base.arrays import FloatArray, IntArray
from donghaeng.index.reference import Reference

Fill = Callable[..., FloatArray]
Count = Annotated[int, Field(ge=1)]
Ends = Literal["open", "nearest"]


def keep(values: FloatArray, reference: Reference) -> FloatArray:
    """Leave every gap open.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : not used.

    Returns
    -------
    The same array. [each indicator's unit_measure]
    """
    return values


def carry_forward(values: FloatArray, reference: Reference, *, limit: Count = 1, ends: Ends = "open") -> FloatArray:
    """Take the last known value, at most ``limit`` periods old.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference : when each period begins.
    limit : greatest age of a value carried. [years, quarters or months, as the periods are]
    ends : before the first known value: left ``open``, or the ``nearest``, that value itself, within the limit too.

    Returns
    -------
    Same shape; a gap without a value within the limit stays a gap. [each indicator's unit_measure]

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 3 (single imputation).
    """
    source = _last_known(values)
    if ends == "nearest":
        source = np.where(source < 0, _next_known(values), source)
    return np.where(np.isnan(values), _value_at(source, values, reference, limit), values)


def interpolate(
    values: FloatArray, reference: Reference, *, limit: Count | None = None, ends: Ends = "open"
) -> FloatArray:
    """Draw a straight line in time between the known values on both sides of a gap; it goes no further.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference : when each period begins.
    limit : longest run of gaps that is bridged; without it, any. [years, quarters or months, as the periods are]
    ends : before the first and after the last known value: left ``open``, or the ``nearest`` of the two, within the
        limit too.

    Returns
    -------
    Same shape; a gap that is not bridged stays a gap. [each indicator's unit_measure]
    """
    before, after = _last_known(values), _next_known(values)
    inside = (before >= 0) & (after < values.shape[1])
    low, high = np.maximum(before, 0), np.minimum(after, values.shape[1] - 1)
    span = reference.starts[high] - reference.starts[low]
    short = np.ones_like(inside) if limit is None else _steps(span, reference) - 1 <= limit
    share = (reference.starts[None, :, None] - reference.starts[low]) / np.where(span > 0, span, 1)
    first, last = np.take_along_axis(values, low, axis=1), np.take_along_axis(values, high, axis=1)
    filled = np.where(np.isnan(values) & inside & short, first + share * (last - first), values)
    if ends == "open":
        return filled
    nearest = np.where(before < 0, after, before)
    return np.where(np.isnan(values) & ~inside, _value_at(nearest, values, reference, limit), filled)


def group_mean(values: FloatArray, reference: Reference) -> FloatArray:
    """Take the mean of the unit's group in the same period; without groups, of all units.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference : groups of units.

    Returns
    -------
    Same shape; a gap stays where the whole group has no value. [each indicator's unit_measure]

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 3 (unconditional mean imputation).
    """
    return _from_group(values, reference, _mean)


def group_median(values: FloatArray, reference: Reference) -> FloatArray:
    """Take the median of the unit's group in the same period; without groups, of all units.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference : groups of units.

    Returns
    -------
    Same shape; a gap stays where the whole group has no value. [each indicator's unit_measure]
    """
    return _from_group(values, reference, _median)


GAPS: Mapping[str, Fill] = MappingProxyType({
    "keep": keep,
    "carry_forward": carry_forward,
    "interpolate": interpolate,
    "group_mean": group_mean,
    "group_median": group_median,
})  # fmt: skip


def _last_known(values: FloatArray) -> IntArray:
    """Position of the last known value at or before each period, -1 where there is none."""
    known = np.where(np.isnan(values), -1, np.arange(values.shape[1])[None, :, None])
    return np.maximum.accumulate(known, axis=1)


def _next_known(values: FloatArray) -> IntArray:
    """Position of the first known value at or after each period, the number of periods where there is none."""
    following: IntArray = values.shape[1] - 1 - _last_known(values[:, ::-1])[:, ::-1]
    return following


def _value_at(source: IntArray, values: FloatArray, reference: Reference, limit: int | None) -> FloatArray:
    """Values of other periods; NaN where there is no such period, or it is further away than the limit."""
    is_near = (source >= 0) & (source < values.shape[1])
    source = np.where(is_near, source, 0)
    if limit is not None:
        is_near &= _steps(np.abs(reference.starts[None, :, None] - reference.starts[source]), reference) <= limit
    return np.where(is_near, np.take_along_axis(values, source, axis=1), np.nan)


def _steps(span: FloatArray, reference: Reference) -> FloatArray:
    """A span of years as a number of periods, whether or not there are data for all of them."""
    return np.rint(span * reference.per_year)


def _from_group(values: FloatArray, reference: Reference, centre: Callable[[FloatArray], FloatArray]) -> FloatArray:
    groups = np.zeros(values.shape[0], dtype=np.int64) if reference.groups is None else reference.groups
    filled = values.copy()
    for group in np.unique(groups):
        members = groups == group
        compared = members if reference.base_unit is None else members & (np.arange(len(groups)) != reference.base_unit)
        own = values[members]
        filled[members] = np.where(np.isnan(own), centre(values[compared]), own)
    return filled


def _mean(values: FloatArray) -> FloatArray:
    known = ~np.isnan(values)
    count = known.sum(axis=0)
    return np.where(count > 0, np.sum(values, axis=0, where=known) / np.maximum(count, 1), np.nan)


def _median(values: FloatArray) -> FloatArray:
    count = (~np.isnan(values)).sum(axis=0)
    ordered = np.sort(values, axis=0)  # NaN stands last
    low, high = np.maximum((count - 1) // 2, 0), np.maximum(count // 2, 0)
    if not len(values):
        return np.full(values.shape[1:], np.nan)
    pair = [np.take_along_axis(ordered, np.minimum(at, len(values) - 1)[None], axis=0)[0] for at in (low, high)]
    return np.where(count > 0, (pair[0] + pair[1]) / 2, np.nan)
