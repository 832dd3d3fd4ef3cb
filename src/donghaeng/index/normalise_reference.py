"""Normalisation around a reference value: 100 is a known point of comparison, and scores of different years compare.

The shape is that of ``normalise``: values (unit, period, indicator), what stands around them, options.
"""

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import MethodError
from donghaeng.index.reference import Reference
from donghaeng.index.scale import coincide, compared_with, extremes, refuse

Width = Annotated[float, Field(gt=0)]


def around_reference(
    values: FloatArray,
    reference: Reference,
    *,
    over: Literal["all", "base"] = "all",
    width: Width = 60,
) -> FloatArray:
    """Measure values from a reference value, which is 100, in spans between the lowest and the highest one.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions, the base period; the reference value is that of the base unit in the base period, without
        a base unit the mean of the units in it.
    over : what the extremes are taken of: ``all`` periods, or the ``base`` period, so that new data move no score.
    width : score of the highest less that of the lowest value; 60 gives about 70 to 130. [points]

    Returns
    -------
    Same shape; 100 at the reference value; a gap where the value or the reference value is one. [points]

    Raises
    ------
    UndefinedResultError
        Where all values are equal: there is no scale then.
    MethodError
        If there is no base period.

    References
    ----------
    Mazziotta and Pareto, "On a Generalized Non-compensatory Composite Index for Measuring Socio-economic Phenomena",
    *Social Indicators Research* 127 (2016), 983-1003 (the adjusted Mazziotta-Pareto index).

    Examples
    --------
    >>> life_expectancy = np.array([[80.0, 81.0], [84.0, 85.0]])[..., None]
    >>> years = Reference(np.array([1.0]), np.array([2022.0, 2023.0]), base_period=0)
    >>> around_reference(life_expectancy, years)[..., 0]
    array([[ 76.,  88.],
           [124., 136.]])
    """
    if reference.base_period is None:
        raise MethodError("around_reference needs base_period in method.toml")
    low, high = extremes(values, reference, over)
    refuse(coincide(low, high) & ~np.isnan(values), "around_reference of values that are all equal",
           remedy="leave the indicator out, or use goalposts")  # fmt: skip
    return 100 + width * reference.direction * (values - _reference_value(values, reference)) / (high - low)


def _reference_value(values: FloatArray, reference: Reference) -> FloatArray:
    if reference.base_unit is not None:
        base: FloatArray = values[reference.base_unit, reference.base_period]
        return base
    compared, axis = compared_with(values, reference, "base")
    known = ~np.isnan(compared)
    count = known.sum(axis=axis)
    mean: FloatArray = np.sum(compared, axis=axis, where=known) / np.where(count > 0, count, np.nan)
    return mean
