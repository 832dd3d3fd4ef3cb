"""Normalisation: raw values to a common scale on which higher is better.

Every method has one shape: values (unit, period, indicator) in the indicators' own units, what stands around them,
and its options; it returns scores of the same shape. Direction is settled here, once. A gap (NaN) stays a gap.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.ranks import ascending
from donghaeng.index.reference import Reference

Normalise = Callable[..., FloatArray]
Over = Literal["all", "each", "base"]
LowerIsBetter = Literal["reciprocal", "reflection"]
Positive = Annotated[float, Field(gt=0)]


def ratio_to_base(
    values: FloatArray,
    reference: Reference,
    *,
    lower_is_better: LowerIsBetter = "reciprocal",
    floor: float | None = None,
    cap: float | None = None,
) -> FloatArray:
    """Express values relative to those of the base period, which is 100.

    Parameters
    ----------
    values : (unit, period, indicator), none below zero. [each indicator's unit_measure]
    reference : directions, the base period; a base unit, if its base is to be used for all units.
    lower_is_better : ``reciprocal`` (100 base / value) or ``reflection`` (200 - 100 value / base).
    floor, cap : scores are held between them. [points]

    Returns
    -------
    Same shape; 100 in the base period; a gap where the value or its base is one. [points, base = 100]

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
    _refuse(values < 0, "the ratio of a negative value", remedy="use goalposts, min_max or z_score")
    unit = slice(None) if reference.base_unit is None else slice(reference.base_unit, reference.base_unit + 1)
    base = values[unit, reference.base_period : reference.base_period + 1]
    zero = np.zeros(values.shape, dtype=np.bool_)
    zero[unit, reference.base_period] = base[:, 0] == 0
    _refuse(zero, "a ratio to a base of zero", remedy="choose another base period or method")
    return score_of_ratio(values / base, reference.direction, lower_is_better=lower_is_better, floor=floor, cap=cap)


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
        _refuse((ratio == 0) & falls, "the reciprocal of zero", remedy='use lower_is_better = "reflection"')
        scores = 100 * np.power(ratio, direction)
    else:
        scores = 100 * np.where(falls, 2 - ratio, ratio) if falls.any() else 100 * ratio
    if floor is not None and cap is not None and floor > cap:
        raise MethodError(f"floor must not lie above cap; got floor={floor:g}, cap={cap:g}")
    return scores if floor is None and cap is None else np.clip(scores, floor, cap)


def goalposts(
    values: FloatArray,
    reference: Reference,
    *,
    worst: float,
    best: float,
    scale: Literal["linear", "log"] = "linear",
    range: tuple[float, float] = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Place values between a worst and a best goalpost.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions, with which the goalposts have to agree.
    worst, best : goalposts; ``best`` is the lower one where less is better. [as the values]
    scale : ``log`` compares logarithms: a won counts more where there are few.
    range : scores at worst and best. [points]

    Returns
    -------
    Same shape; held at the goalposts beyond them; a gap stays a gap. [points]

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
    _check_range(range)
    if not abs(best - worst) > 0:
        raise UndefinedResultError(f"goalposts must differ; got worst={worst:g}, best={best:g}")
    if (np.sign(best - worst) != reference.direction).any():
        raise UndefinedResultError(f"goalposts contradict the direction; got worst={worst:g}, best={best:g}")
    if scale == "log":
        if min(worst, best) <= 0:
            raise UndefinedResultError(f"goalposts on a log scale lie above 0; got worst={worst:g}, best={best:g}")
        _refuse(values <= 0, "the logarithm of zero or less", remedy='use scale = "linear"')
        values, worst, best = np.log(values), float(np.log(worst)), float(np.log(best))
    share = np.clip((values - worst) / (best - worst), 0, 1)
    return range[0] + (range[1] - range[0]) * share


def min_max(
    values: FloatArray,
    reference: Reference,
    *,
    over: Over = "all",
    range: tuple[float, float] = (0, 100),  # noqa: A002 - the field's word
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
    _check_range(range)
    compared, axis = _compared(values, reference, over)
    low = np.fmin.reduce(compared, axis=axis, keepdims=True)
    high = np.fmax.reduce(compared, axis=axis, keepdims=True)
    _refuse((low == high) & ~np.isnan(values), "min_max of values that are all equal",
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
    compared, axis = _compared(values, reference, over)
    known = ~np.isnan(compared)
    count = known.sum(axis=axis, keepdims=True)
    centre = np.sum(compared, axis=axis, keepdims=True, where=known) / np.maximum(count, 1)
    squares = np.sum((compared - centre) ** 2, axis=axis, keepdims=True, where=known)
    equal = np.fmin.reduce(compared, axis=axis, keepdims=True) == np.fmax.reduce(compared, axis=axis, keepdims=True)
    _refuse((equal | (count < 2)) & ~np.isnan(values), "z_score of values that are all equal",
            remedy="leave the indicator out, or use goalposts")  # fmt: skip
    deviation = np.sqrt(squares / np.maximum(count - 1, 1))
    away: FloatArray = (values - centre) / np.where(deviation > 0, deviation, np.nan)
    return mean + sd * reference.direction * away


def rank(values: FloatArray, reference: Reference, *, over: Literal["all", "each"] = "each") -> FloatArray:
    """Count the units a unit is ahead of, plus one; ties share the lowest rank.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions; a base unit is placed among the others, but they are not ahead of it.
    over : ``each`` period on its own, or ``all`` unit-periods together.

    Returns
    -------
    Same shape; 1 is the worst, so that higher is better as everywhere. [rank]

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 5 (ranking).

    Examples
    --------
    >>> values = np.array([2.0, 4.0, 3.0, 3.0]).reshape(4, 1, 1)
    >>> rank(values, Reference(np.array([1.0]), np.array([2022.0]))).ravel()
    array([1., 4., 2., 2.])
    """
    upward = values * reference.direction
    others = reference.units_compared(upward)
    compared = others if over == "each" else others.reshape(-1, 1, values.shape[2])
    ranks = ascending(compared).reshape(others.shape)
    if reference.base_unit is None:
        return ranks
    own = upward[reference.base_unit]
    place = np.where(np.isnan(own), np.nan, 1 + (compared < own).sum(axis=0))
    return np.insert(ranks, reference.base_unit, place, axis=0)


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
    _refuse(falls, "a score that is better when it is lower", remedy="use min_max or ratio_to_base")
    return values


NORMALISE: Mapping[str, Normalise] = MappingProxyType({
    "ratio_to_base": ratio_to_base,
    "goalposts": goalposts,
    "min_max": min_max,
    "z_score": z_score,
    "rank": rank,
    "none": none,
})  # fmt: skip


def _compared(values: FloatArray, reference: Reference, over: Over) -> tuple[FloatArray, tuple[int, ...]]:
    """The values statistics are taken of, and over which axes."""
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


def _check_range(range: tuple[float, float]) -> None:  # noqa: A002 - the field's word
    if not range[0] < range[1]:
        raise MethodError(f"range goes from the worst to the best score; got {list(range)}")


def _refuse(cells: BoolArray, what: str, *, remedy: str) -> None:
    if cells.any():
        raise UndefinedResultError(f"{what} is not defined", cells=cells, remedy=remedy)
