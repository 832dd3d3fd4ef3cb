"""Normalisation: raw values to a common scale on which higher is better.

Every method has one shape: values (unit, period, indicator) in the indicators' own units, what stands around them,
and its options; it returns scores of the same shape. Direction is settled here, once. A gap (NaN) stays a gap.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.normalise_distances import (
    distance_to_maximum,
    distance_to_target,
    distance_to_unit,
    fraction_of_maximum,
    scaled,
)
from donghaeng.index.normalise_ranks import borda, percentile_rank, rank
from donghaeng.index.normalise_reference import around_reference
from donghaeng.index.reference import Reference
from donghaeng.index.scale import Over, Range, check_range, coincide, compared_with, extremes, refuse, stretched

Normalise = Callable[..., FloatArray]
Base = Literal["period", "first"]
LowerIsBetter = Literal["reciprocal", "reflection"]
Positive = Annotated[float, Field(gt=0)]


def ratio_to_base(
    values: FloatArray,
    reference: Reference,
    *,
    base: Base = "period",
    lower_is_better: LowerIsBetter = "reciprocal",
    floor: float | None = None,
    cap: float | None = None,
) -> FloatArray:
    """Express values relative to those of the base period, which is 100.

    Parameters
    ----------
    values : (unit, period, indicator), none below zero. [each indicator's unit_measure]
    reference : directions, the base period; a base unit, if its base is to be used for all units.
    base : ``period``, the value of the base period; ``first``, the first value from then on, for an indicator that
        enters later (see ``link``).
    lower_is_better : ``reciprocal`` (100 base / value) or ``reflection`` (200 - 100 value / base).
    floor, cap : scores are held between them. [points]

    Returns
    -------
    Same shape; 100 at the base; a gap where the value or its base is one. [points, base = 100]

    Raises
    ------
    UndefinedResultError
        For a base of zero, the reciprocal of zero and negative values.

    References
    ----------
    ILO et al., *Consumer Price Index Manual: Theory and Practice* (2004), glossary, "index reference period".

    Examples
    --------
    >>> homes_improved = np.array([1937.0, 2694.0, np.nan, 2157.0]).reshape(1, 4, 1)
    >>> years = Reference(np.array([1.0]), np.array([2022.0, 2023.0, 2024.0, 2025.0]), base_period=0)
    >>> ratio_to_base(homes_improved, years).round(1).ravel()
    array([100. , 139.1,   nan, 111.4])
    """
    if reference.base_period is None:
        raise MethodError("ratio_to_base needs base_period in method.toml")
    refuse(values < 0, "the ratio of a negative value", remedy="use goalposts, min_max or z_score")
    unit = slice(None) if reference.base_unit is None else slice(reference.base_unit, reference.base_unit + 1)
    place = np.full((1, 1, 1), reference.base_period)
    if base == "first":
        place = place + np.argmax(~np.isnan(values[unit, reference.base_period :]), axis=1, keepdims=True)
    place = np.broadcast_to(place, (len(values[unit]), 1, values.shape[2]))
    based = np.take_along_axis(values[unit], place, axis=1)
    zero = np.zeros(values.shape, dtype=np.bool_)
    np.put_along_axis(zero[unit], place, based == 0, axis=1)
    refuse(zero, "a ratio to a base of zero", remedy="choose another base period or method")
    return score_of_ratio(values / based, reference.direction, lower_is_better=lower_is_better, floor=floor, cap=cap)


def score_of_ratio(
    ratio: FloatArray,
    direction: FloatArray,
    *,
    lower_is_better: LowerIsBetter = "reciprocal",
    floor: float | None = None,
    cap: float | None = None,
) -> FloatArray:
    """Turn the ratio of a value to its base into a score.

    Parameters
    ----------
    ratio : (unit, period, indicator), not negative; 1 at the base. [1]
    direction : (indicator,); 1 higher is better, -1 lower is better.
    lower_is_better, floor, cap : as in ``ratio_to_base``.

    Returns
    -------
    Same shape. [points, base = 100]

    Raises
    ------
    UndefinedResultError
        For the reciprocal of zero.
    """
    falls = direction < 0
    reciprocal = lower_is_better == "reciprocal"
    if reciprocal and falls.any():
        refuse((ratio == 0) & falls, "the reciprocal of zero", remedy='use lower_is_better = "reflection"')
        scores = 100 * np.power(ratio, direction)
    else:
        scores = 100 * np.where(falls, 2 - ratio, ratio) if falls.any() else 100 * ratio
    if floor is not None and cap is not None and floor > cap:
        raise MethodError(f"floor must not lie above cap; got floor={floor:g}, cap={cap:g}")
    return scores if floor is None and cap is None else np.clip(scores, floor, cap)


def goalposts(  # noqa: PLR0913 - options are read off the signature
    values: FloatArray,
    reference: Reference,
    *,
    worst: float,
    best: float,
    scale: Literal["linear", "log"] = "linear",
    cap: bool = True,
    range: Range = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Place values between a worst and a best goalpost.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions, with which the goalposts have to agree.
    worst, best : goalposts; ``best`` is the lower one where less is better. [as the values]
    scale : ``log`` compares logarithms: a won counts more where there are few.
    cap : whether scores beyond the goalposts are held at them.
    range : scores at worst and best. [points]

    Returns
    -------
    Same shape; a gap stays a gap. [points]

    Raises
    ------
    UndefinedResultError
        If the goalposts coincide, contradict the direction, or a logarithm does not exist.

    References
    ----------
    UNDP, *Human Development Report 2023/24*, technical note 1, equations 1 and 2.

    Examples
    --------
    >>> rent_to_income = np.array([10.0, 30.0, 60.0, np.nan]).reshape(4, 1, 1)
    >>> goalposts(rent_to_income, Reference(np.array([-1.0]), np.array([2022.0])), worst=50, best=10).ravel()
    array([100.,  50.,   0.,  nan])
    """
    check_range(range)
    if not abs(best - worst) > 0:
        raise UndefinedResultError(f"goalposts must differ; got worst={worst:g}, best={best:g}")
    if (np.sign(best - worst) != reference.direction).any():
        raise UndefinedResultError(f"goalposts contradict the direction; got worst={worst:g}, best={best:g}")
    if scale == "log":
        if min(worst, best) <= 0:
            raise UndefinedResultError(f"goalposts on a log scale lie above 0; got worst={worst:g}, best={best:g}")
        refuse(values <= 0, "the logarithm of zero or less", remedy='use scale = "linear"')
        values, worst, best = np.log(values), float(np.log(worst)), float(np.log(best))
    share = (values - worst) / (best - worst)
    return stretched(np.clip(share, 0, 1) if cap else share, range)


def min_max(
    values: FloatArray,
    reference: Reference,
    *,
    over: Over = "all",
    range: Range = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Place values between the worst and the best one observed.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions; the base period for ``over="base"``.
    over : what the extremes are taken of: ``all`` periods, ``each`` period on its own, or the ``base`` period.
    range : scores of the worst and the best. [points]

    Returns
    -------
    Same shape; outside ``range`` only beyond the extremes of a base period. [points]

    Raises
    ------
    UndefinedResultError
        Where all values are equal: there is no scale then.

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 5 (min-max).

    Examples
    --------
    >>> values = np.array([2.0, 4.0, 3.0]).reshape(3, 1, 1)
    >>> min_max(values, Reference(np.array([-1.0]), np.array([2022.0]))).ravel()
    array([100.,   0.,  50.])
    """
    check_range(range)
    low, high = extremes(values, reference, over)
    refuse(coincide(low, high) & ~np.isnan(values), "min_max of values that are all equal",
            remedy="leave the indicator out, or use goalposts")  # fmt: skip
    worst, best = np.where(reference.direction > 0, low, high), np.where(reference.direction > 0, high, low)
    scores = values - worst
    scores *= (range[1] - range[0]) / (best - worst)
    scores += range[0]
    return scores


def z_score(
    values: FloatArray, reference: Reference, *, over: Over = "all", mean: float = 0, sd: Positive = 1
) -> FloatArray:
    """Measure values in standard deviations from their mean.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions; the base period for ``over="base"``.
    over : what mean and standard deviation (n - 1) are taken of: ``all``, ``each`` period, or the ``base`` period.
    mean, sd : mean and standard deviation of the scores. [points]

    Returns
    -------
    Same shape. [points]

    Raises
    ------
    UndefinedResultError
        Where all values are equal: there is no scale then.

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 5 (standardisation).

    Examples
    --------
    >>> values = np.array([1.0, 2.0, 3.0]).reshape(3, 1, 1)
    >>> z_score(values, Reference(np.array([1.0]), np.array([2022.0])), mean=100, sd=10).ravel()
    array([ 90., 100., 110.])
    """
    compared, axis = compared_with(values, reference, over)
    known = ~np.isnan(compared)
    count = known.sum(axis=axis, keepdims=True)
    centre = np.sum(compared, axis=axis, keepdims=True, where=known) / np.maximum(count, 1)
    squares = np.sum((compared - centre) ** 2, axis=axis, keepdims=True, where=known)
    low, high = extremes(values, reference, over)
    refuse((coincide(low, high) | (count < 2)) & ~np.isnan(values), "z_score of values that are all equal",
            remedy="leave the indicator out, or use goalposts")  # fmt: skip
    deviation = np.sqrt(squares / np.maximum(count - 1, 1))
    away: FloatArray = (values - centre) / np.where(deviation > 0, deviation, np.nan)
    return mean + sd * reference.direction * away


def none(values: FloatArray, reference: Reference) -> FloatArray:
    """Take the values as scores: for data that are normalised already.

    Parameters
    ----------
    values : (unit, period, indicator), higher is better. [points]
    reference : directions, all 1.

    Returns
    -------
    The same array. [points]

    Raises
    ------
    UndefinedResultError
        For an indicator where lower is better.
    """
    falls = np.broadcast_to(reference.direction < 0, values.shape)
    refuse(falls, "a score that is better when it is lower", remedy="use min_max or ratio_to_base")
    return values


OF_THE_UNIT = frozenset({"ratio_to_base", "goalposts", "scaled", "distance_to_target", "fraction_of_maximum", "none"})
"""Methods that take values in the indicator's own unit: scores, goalposts, ratios, which a logarithm would not fit."""
NORMALISE: Mapping[str, Normalise] = MappingProxyType({
    "ratio_to_base": ratio_to_base,
    "goalposts": goalposts,
    "min_max": min_max,
    "z_score": z_score,
    "rank": rank,
    "percentile_rank": percentile_rank,
    "borda": borda,
    "scaled": scaled,
    "distance_to_unit": distance_to_unit,
    "distance_to_maximum": distance_to_maximum,
    "distance_to_target": distance_to_target,
    "fraction_of_maximum": fraction_of_maximum,
    "around_reference": around_reference,
    "none": none,
})  # fmt: skip
