"""What methods of normalisation share: which values a scale is taken from, its range, and refusals."""

from typing import Literal

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.reference import Reference

Over = Literal["all", "each", "base"]
Range = tuple[float, float]
ROUNDING = 1e-12
"""Share of a value by which two results of the same sum may differ. [1]"""


def compared_with(values: FloatArray, reference: Reference, over: Over) -> tuple[FloatArray, tuple[int, ...]]:
    """Choose the values that a statistic is taken of, and over which axes.

    Parameters
    ----------
    values : (unit, period, indicator). [any]
    over : ``all`` periods, ``each`` period on its own, or the ``base`` period.

    Returns
    -------
    (unit but the reference unit, period, indicator), and the axes to go over. [as the values]

    Raises
    ------
    UndefinedResultError
        If there is no unit beside the reference unit.
    MethodError
        If there is no base period.
    """
    compared = reference.units_compared(values)
    if not len(compared):
        raise UndefinedResultError("statistics over units need a unit beside base_unit")
    if over == "each":
        return compared, (0,)
    if over == "base":
        if reference.base_period is None:
            raise MethodError('over = "base" needs base_period in method.toml')
        compared = compared[:, reference.base_period : reference.base_period + 1]
    return compared, (0, 1)


def extremes(values: FloatArray, reference: Reference, over: Over) -> tuple[FloatArray, FloatArray]:
    """Find the lowest and the highest value.

    Parameters
    ----------
    values : (unit, period, indicator). [any]

    Returns
    -------
    Two arrays that broadcast to the values; NaN where there is none. [as the values]
    """
    compared, axis = compared_with(values, reference, over)
    low = np.fmin.reduce(compared, axis=axis, keepdims=True)
    return low, np.fmax.reduce(compared, axis=axis, keepdims=True)


def coincide(low: FloatArray, high: FloatArray) -> BoolArray:
    """Whether the lowest and the highest value are one but for rounding.

    Parameters
    ----------
    low, high : any shape. [any]

    Returns
    -------
    Same shape. [are equal]
    """
    equal: BoolArray = high - low <= ROUNDING * np.maximum(np.abs(low), np.abs(high))
    return equal


def stretched(share: FloatArray, range: Range) -> FloatArray:  # noqa: A002 - the field's word
    """Bring shares of a scale to its range.

    Parameters
    ----------
    share : any shape; 0 at the lower end, 1 at the upper. [1]

    Returns
    -------
    Same shape. [points]
    """
    check_range(range)
    return range[0] + (range[1] - range[0]) * share


def check_range(range: Range) -> None:  # noqa: A002 - the field's word
    """Refuse a range that is none.

    Raises
    ------
    MethodError
        If its lower end does not lie below its upper one.
    """
    if not range[0] < range[1]:
        raise MethodError(f"range goes from the worst to the best score; got {list(range)}")


def refuse(cells: BoolArray, what: str, *, remedy: str) -> None:
    """Refuse arithmetic without an answer.

    Parameters
    ----------
    cells : (unit, period, indicator). [is refused]

    Raises
    ------
    UndefinedResultError
        If any cell is set.
    """
    if cells.any():
        raise UndefinedResultError(f"{what} is not defined", cells=cells, remedy=remedy)
