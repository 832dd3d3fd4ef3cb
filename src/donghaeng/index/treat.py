"""Outliers: an indicator whose values are too skewed is brought into shape, and what was done is said.

Every method has one shape: values (unit, period, indicator) with NaN for a gap, and what stands around them; it returns
values of the same shape, and how each indicator was treated. An indicator that passes the test is not touched, the
order of values is kept, a gap stays a gap, and the reference unit takes no part in any test.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar

import numpy as np
from pydantic import Field

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.index.moments import Moments, Sorted, in_order, moments
from donghaeng.index.reference import Reference
from donghaeng.index.scale import refuse

Test = tuple[float, float] | Literal["none"]
"""Skewness and excess kurtosis from which on, both, an indicator fails; or no test: every indicator is treated."""
Bounds = tuple[float, float]
Limit = Annotated[int, Field(ge=1)] | Literal["half"]
Over = Literal["all", "each"]
Log = Literal["log_of_range", "log_of_distance", "log_of_tail"]

HOW = ("not treated", "winsorised", "log_of_range", "log_of_distance", "log_of_tail", "box_cox")
SHARE = 0.01
"""Share of the range that keeps the lowest value off the logarithm of zero. [1]"""


@dataclass(frozen=True)
class Treated:
    """Values after treatment.

    ``values`` : (unit, period, indicator); the very array that was handed in, if nothing was altered. [unit_measure]
    ``how`` : (period, indicator), or (1, indicator) where all periods were treated together: places in ``HOW``.
    """

    values: FloatArray
    how: IntArray


Treat = Callable[..., Treated]
Array = TypeVar("Array", FloatArray, BoolArray)


@dataclass(frozen=True)
class _Transformation:
    """A power of the distance from below the lowest value; the power 0 is the logarithm.

    ``offset`` : how far below: 0.01 of the range, one, or down at zero wherever the lowest value is.
    ``mirrors`` : measured from above the highest value where that is the side of the shorter tail.
    """

    name: str
    offset: Literal["range", "one", "zero"]
    power: float = 0.0
    mirrors: bool = False


def none(values: FloatArray, reference: Reference) -> Treated:
    """Leave every value as it is.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : not used.

    Returns
    -------
    The same array. [each indicator's unit_measure]
    """
    return Treated(values, np.zeros((1, values.shape[2]), dtype=np.int64))


def winsorise(
    values: FloatArray, reference: Reference, *, test: Test = (2, 3.5), limit: Limit = 5, over: Over = "all"
) -> Treated:
    """Draw the most extreme values in to the next ones, one after the other, until the indicator passes the test.

    The tail is the one that skewness points to; equal values are drawn in together, so that ties may pass the limit.
    The last two values that differ are never made equal.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference : the reference unit, which stays as it is.
    test : fails from this skewness and this excess kurtosis on; ``none`` draws in up to the limit in any case.
    limit : values drawn in at most, or ``half`` of them.
    over : ``all`` periods together, or ``each`` on its own.

    Returns
    -------
    Same shape; what still fails stays as far as it was drawn in. [each indicator's unit_measure]

    Raises
    ------
    UndefinedResultError
        If the limit is more than half of the values.

    References
    ----------
    Becker et al., "COINr: An R package for developing composite indicators", *Journal of Open Source Software* 7(78)
    (2022), 4567: ``winsorise``.

    Examples
    --------
    >>> values = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 60]).reshape(-1, 1, 1)
    >>> winsorise(values, Reference(np.array([1.0]), np.array([2022.0]))).values.ravel()
    array([1., 2., 3., 4., 5., 6., 7., 8., 9., 9.])
    """
    return _treated(values, reference, over, test, limit=limit)


def winsorise_then_log(
    values: FloatArray,
    reference: Reference,
    *,
    test: Bounds = (2, 3.5),
    limit: Limit = 5,
    log: Log = "log_of_range",
    over: Over = "all",
) -> Treated:
    """Winsorise; where that does not suffice, take the logarithm of the values as they came.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference : the reference unit, which stays as it is or takes part in the logarithm.
    test, limit, over : as in ``winsorise``.
    log : which logarithm, by the name of its method.

    Returns
    -------
    Same shape; a logarithm stands, whether it passes or not. [each indicator's unit_measure, or its logarithm]

    Raises
    ------
    UndefinedResultError
        If the limit is more than half of the values, or the reference unit has no logarithm.

    References
    ----------
    Becker et al., "COINr: An R package for developing composite indicators", *Journal of Open Source Software* 7(78)
    (2022), 4567: ``Treat``. On the two measures: Groeneveld and Meeden, "Measuring skewness and kurtosis", *The
    Statistician* 33 (1984), 391-399.
    """
    return _treated(values, reference, over, test, limit=limit, then=_LOGS[log])


def log_of_range(values: FloatArray, reference: Reference, *, test: Test = (2, 3.5), over: Over = "all") -> Treated:
    """Take the logarithm of the distance from the lowest value, and a hundredth of the range.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference : the reference unit, to which the same is done, with the range of the others.
    test, over : as in ``winsorise``; ``none`` takes the logarithm in any case.

    Returns
    -------
    Same shape. [logarithm of the unit_measure]

    Raises
    ------
    UndefinedResultError
        Where there is no logarithm: all values are equal, or the reference unit lies far below the others.

    References
    ----------
    Becker et al., COINr 1.1.14, ``log_CT`` (after the COIN Tool of the Joint Research Centre).

    Examples
    --------
    >>> values = np.array([0.0, 1.0, 10.0, 100.0]).reshape(-1, 1, 1)
    >>> around = Reference(np.array([1.0]), np.array([2022.0]))
    >>> log_of_range(values, around, test="none").values.round(3).ravel()
    array([0.   , 0.693, 2.398, 4.615])
    """
    return _treated(values, reference, over, test, then=_LOGS["log_of_range"])


def log_of_distance(values: FloatArray, reference: Reference, *, test: Test = (2, 3.5), over: Over = "all") -> Treated:
    """Take the logarithm of the distance from the lowest value, and one: it depends on the unit of measure.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference, test, over : as in ``log_of_range``.

    Returns
    -------
    Same shape. [logarithm of the unit_measure]

    Raises
    ------
    UndefinedResultError
        Where the reference unit lies so far below the others that it has no logarithm.

    References
    ----------
    Becker et al., COINr 1.1.14, ``log_CT_orig`` (after the COIN Tool of the Joint Research Centre).
    """
    return _treated(values, reference, over, test, then=_LOGS["log_of_distance"])


def log_of_tail(values: FloatArray, reference: Reference, *, test: Test = (2, 3.5), over: Over = "all") -> Treated:
    """Do as ``log_of_range``, from the side of the shorter tail: a long lower tail is drawn in, not out.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    reference, test, over : as in ``log_of_range``.

    Returns
    -------
    Same shape. [logarithm of the unit_measure]

    Raises
    ------
    UndefinedResultError
        Where there is no logarithm, as in ``log_of_range``.

    References
    ----------
    Becker et al., COINr 1.1.14, ``log_CT_plus``.
    """
    return _treated(values, reference, over, test, then=_LOGS["log_of_tail"])


def box_cox(
    values: FloatArray,
    reference: Reference,
    *,
    power: float = 0.0,
    shift: bool = True,
    test: Test = (2, 3.5),
    over: Over = "all",
) -> Treated:
    """Raise values to a power; the power 0 is the logarithm.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    power : 0.5 for a square root, -1 for a reciprocal; below 1 it draws an upper tail in.
    shift : move the lowest value to 1 first; without it all values have to lie above 0.
    reference, test, over : as in ``log_of_range``.

    Returns
    -------
    Same shape. [(power of the unit_measure - 1) / power]

    Raises
    ------
    UndefinedResultError
        For the power of a value of zero or less.

    References
    ----------
    Box and Cox, "An analysis of transformations", *Journal of the Royal Statistical Society* B 26 (1964), 211-252.

    Examples
    --------
    >>> values = np.array([1.0, 4.0, 9.0]).reshape(-1, 1, 1)
    >>> around = Reference(np.array([1.0]), np.array([2022.0]))
    >>> box_cox(values, around, power=0.5, test="none").values.ravel()
    array([0., 2., 4.])
    """
    then = _Transformation("box_cox", "one" if shift else "zero", power)
    return _treated(values, reference, over, test, then=then)


TREAT: Mapping[str, Treat] = MappingProxyType({
    "none": none,
    "winsorise": winsorise,
    "winsorise_then_log": winsorise_then_log,
    "log_of_range": log_of_range,
    "log_of_distance": log_of_distance,
    "log_of_tail": log_of_tail,
    "box_cox": box_cox,
})  # fmt: skip

_LOGS: Mapping[str, _Transformation] = MappingProxyType({
    "log_of_range": _Transformation("log_of_range", "range"),
    "log_of_distance": _Transformation("log_of_distance", "one"),
    "log_of_tail": _Transformation("log_of_tail", "range", mirrors=True),
})  # fmt: skip


def _treated(
    values: FloatArray,
    reference: Reference,
    over: Over,
    test: Test,
    *,
    limit: Limit | None = None,
    then: _Transformation | None = None,
) -> Treated:
    """Test; winsorise what fails, if there is a limit; transform what still fails, if there is a transformation."""
    compared = _sets(reference.units_compared(values), over)
    rows = np.ascontiguousarray(compared).reshape(compared.shape[0] * compared.shape[1], -1)
    found = moments(rows)
    fails = _fails(found, test)
    how = np.zeros(compared.shape[:2], dtype=np.int64)
    if isinstance(limit, int):
        is_short = (2 * limit > found.count) & (fails | (2 * limit > rows.shape[1]))
        _refuse_limit(values, over, limit, is_short.reshape(how.shape), found.count[is_short])
    if not fails.any():
        return Treated(values, how)
    result = values.copy()
    sets, failing = _sets(result, over), np.flatnonzero(fails)
    if limit is not None:
        low, high, moved, still = _drawn_in(in_order(rows[failing]), found.third[failing], test, limit)
        done = moved if then is None else ~still
        place = np.unravel_index(failing[done], how.shape)
        sets[place] = _clipped(sets[place], low[done], high[done], reference.base_unit)
        how[place] = HOW.index("winsorised")
        failing = failing[still]
    if then is not None and len(failing):
        place = np.unravel_index(failing, how.shape)
        inside, sign = _inside(sets[place], rows[failing], found.third[failing], then)
        refuse(_cells(values, over, place, is_marked=inside <= 0), f"{then.name}, here of zero or less,",
               remedy="use winsorise or none for this indicator")  # fmt: skip
        sets[place] = sign * (np.log(inside) if then.power == 0 else (inside**then.power - 1) / then.power)
        how[place] = HOW.index(then.name)
    return Treated(result if how.any() else values, how)


def _refuse_limit(values: FloatArray, over: Over, limit: int, is_short: BoolArray, counts: FloatArray) -> None:
    """Refuse to draw in more than half of the values; one cell of an indicator stands for all."""
    if is_short.any():
        cells = _cells(values, over, is_short, is_marked=True)
        cells &= cells.reshape(-1, cells.shape[2]).cumsum(axis=0).reshape(cells.shape) == 1
        remedy = f'limit = {int(counts.min()) // 2} or lower, or limit = "half"'
        refuse(cells, f"winsorising up to {limit} values, more than half of them,", remedy=remedy)


def _sets(values: Array, over: Over) -> Array:
    """View values as (set, indicator, unit, period of the set): one set of all periods, or one for each."""
    return values.transpose(2, 0, 1)[None] if over == "all" else values.transpose(1, 2, 0)[..., None]


def _fails(found: Moments, test: Test) -> BoolArray:
    """Whether sets fail the test; one without skewness or kurtosis passes: few values, or all equal."""
    if test == "none":
        return found.count > 0
    return (np.abs(found.skewness) >= test[0]) & (found.excess_kurtosis >= test[1])


def _drawn_in(
    ordered: Sorted, third: FloatArray, test: Test, limit: Limit
) -> tuple[FloatArray, FloatArray, BoolArray, BoolArray]:
    """Winsorise sets that fail: their new extremes, whether anything was drawn in, and whether they still fail."""
    each, end = np.arange(len(ordered.count)), ordered.count - 1
    low, high = np.zeros_like(end), end
    fails = np.ones(len(end), dtype=np.bool_)
    most = ordered.count // 2 if limit == "half" else limit
    while True:
        up, down = ordered.last[each, low] + 1, ordered.first[each, high] - 1
        moves = fails & (low + end - high < most) & (up <= down)
        if not moves.any():
            return ordered.values[each, low], ordered.values[each, high], (low > 0) | (high < end), fails
        is_upper = third >= 0
        low, high = np.where(moves & ~is_upper, up, low), np.where(moves & is_upper, down, high)
        found = ordered.moments(low, high)
        third, fails = found.third, _fails(found, test)


def _clipped(values: FloatArray, low: FloatArray, high: FloatArray, base_unit: int | None) -> FloatArray:
    """Hold the values of sets between their new extremes, but for the reference unit."""
    clipped = np.clip(values, low[:, None, None], high[:, None, None])
    if base_unit is not None:
        clipped[:, base_unit] = values[:, base_unit]
    return clipped


def _inside(
    values: FloatArray, rows: FloatArray, third: FloatArray, then: _Transformation
) -> tuple[FloatArray, FloatArray]:
    """What the logarithm or power is taken of, and the sign it gets: for sets, with the extremes of rows."""
    low, high = np.fmin.reduce(rows, axis=1)[:, None, None], np.fmax.reduce(rows, axis=1)[:, None, None]
    if then.offset == "zero":
        return values, np.ones_like(low)
    offset = 1.0 if then.offset == "one" else SHARE * (high - low)
    is_mirrored = then.mirrors & (third <= 0)[:, None, None]
    return np.where(is_mirrored, high - values, values - low) + offset, np.where(is_mirrored, -1.0, 1.0)


def _cells(
    values: FloatArray, over: Over, place: BoolArray | tuple[IntArray, ...], *, is_marked: BoolArray | bool
) -> BoolArray:
    """Mark the known values of some sets as cells."""
    cells = np.zeros(values.shape, dtype=np.bool_)
    _sets(cells, over)[place] = is_marked
    return cells & ~np.isnan(values)
