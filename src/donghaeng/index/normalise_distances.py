"""Normalisation by distance: how far a value is from where it might be.

The shape is that of ``normalise``: values (unit, period, indicator), what stands around them, options. Direction is
settled first, so that nothing is below zero for being better; ``negated`` does as COINr does, for comparison.
"""

from typing import Literal

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import MethodError
from donghaeng.index.reference import Reference
from donghaeng.index.scale import Over, Range, extremes, refuse, stretched


def scaled(
    values: FloatArray,
    reference: Reference,
    *,
    lower: float,
    upper: float,
    lower_is_better: Literal["reflection", "negated"] = "reflection",
    range: Range = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Place values on a scale they come from, such as answers from 1 to 7; values beyond it are not held.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions.
    lower, upper : ends of the scale. [as the values]
    lower_is_better : ``reflection`` counts from the upper end; ``negated`` takes -value, as COINr does.
    range : scores of the worst and the best end. [points]

    Returns
    -------
    Same shape. [points]

    Raises
    ------
    MethodError
        If ``lower`` does not lie below ``upper``.

    References
    ----------
    Becker et al., COINr 1.1.14, ``n_scaled`` (after the Global Innovation Index 2020).

    Examples
    --------
    >>> answers = np.array([1.0, 4.0, 7.0]).reshape(3, 1, 1)
    >>> scaled(answers, Reference(np.array([-1.0]), np.array([2022.0])), lower=1, upper=7).ravel()
    array([100.,  50.,   0.])
    """
    if not lower < upper:
        raise MethodError(f"lower must lie below upper; got lower={lower:g}, upper={upper:g}")
    falls = reference.direction < 0
    downward = upper - values if lower_is_better == "reflection" else -values - lower
    return stretched(np.where(falls, downward, values - lower) / (upper - lower), range)


def distance_to_unit(
    values: FloatArray,
    reference: Reference,
    *,
    unit: str,
    over: Over = "all",
    cap: bool = False,
    range: Range = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Measure how much of the way from the worst value to that of a reference unit is gone.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions, names of units.
    unit : the unit compared with, in the same period.
    over : what the worst value is taken of: ``all`` periods, ``each`` on its own, or the ``base`` period.
    cap : hold scores at that of the reference unit.
    range : scores of the worst value and of the reference unit. [points]

    Returns
    -------
    Same shape; beyond the range where a unit is ahead of the reference unit; a gap where that has one. [points]

    Raises
    ------
    MethodError
        If there is no such unit.
    UndefinedResultError
        Where the reference unit is itself the worst.

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 5 (distance to a reference).

    Examples
    --------
    >>> values = np.array([2.0, 4.0, 3.0]).reshape(3, 1, 1)
    >>> around = Reference(np.array([1.0]), np.array([2022.0]), units=("a", "b", "c"))
    >>> distance_to_unit(values, around, unit="c").ravel()
    array([  0., 200., 100.])
    """
    if unit not in reference.units:
        raise MethodError(f"no unit {unit!r} to compare with; there are {', '.join(reference.units[:12])}")
    upward = values * reference.direction
    worst = extremes(upward, reference, over)[0]
    own = upward[reference.units.index(unit)][None]
    refuse((own == worst) & ~np.isnan(values), f"the distance to {unit!r}, itself the worst,",
           remedy="choose another unit")  # fmt: skip
    share = (upward - worst) / np.where(own == worst, np.nan, own - worst)
    return stretched(np.minimum(share, 1) if cap else share, range)


def distance_to_maximum(
    values: FloatArray,
    reference: Reference,
    *,
    over: Over = "all",
    range: Range = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Measure how much of the way from the worst to the best value is gone: the same as ``min_max``.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions.
    over : what the extremes are taken of: ``all`` periods, ``each`` on its own, or the ``base`` period.
    range : scores of the worst and the best. [points]

    Returns
    -------
    Same shape. [points]

    Raises
    ------
    UndefinedResultError
        Where all values are equal.

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 5 (distance to the group leader).

    Examples
    --------
    >>> values = np.array([2.0, 4.0, 3.0]).reshape(3, 1, 1)
    >>> distance_to_maximum(values, Reference(np.array([1.0]), np.array([2022.0]))).ravel()
    array([  0., 100.,  50.])
    """
    upward = values * reference.direction
    worst, best = extremes(upward, reference, over)
    refuse((worst == best) & ~np.isnan(values), "the distance to the maximum of values that are all equal",
           remedy="leave the indicator out, or use goalposts")  # fmt: skip
    return stretched(1 - (best - upward) / np.where(best == worst, np.nan, best - worst), range)


def distance_to_target(
    values: FloatArray,
    reference: Reference,
    *,
    target: float,
    over: Over = "all",
    cap: bool = False,
    range: Range = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Measure how much of the way from the worst value to a target is gone.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions.
    target : where policy wants to be. [as the values]
    over : what the worst value is taken of: ``all`` periods, ``each`` on its own, or the ``base`` period.
    cap : hold scores at the target.
    range : scores of the worst value and of the target. [points]

    Returns
    -------
    Same shape; beyond the range where the target is passed. [points]

    Raises
    ------
    UndefinedResultError
        Where the target lies on the wrong side: no better than the worst value.

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 5 (distance to a target).

    Examples
    --------
    >>> values = np.array([2.0, 4.0, 3.0]).reshape(3, 1, 1)
    >>> distance_to_target(values, Reference(np.array([1.0]), np.array([2022.0])), target=6).ravel()
    array([ 0., 50., 25.])
    """
    upward, goal = values * reference.direction, target * reference.direction
    worst = extremes(upward, reference, over)[0]
    refuse((goal <= worst) & ~np.isnan(values), f"the distance to {target:g}, no better than the worst value,",
           remedy="set a target on the other side")  # fmt: skip
    share = (upward - worst) / np.where(goal <= worst, np.nan, goal - worst)
    return stretched(np.minimum(share, 1) if cap else share, range)


def fraction_of_maximum(
    values: FloatArray,
    reference: Reference,
    *,
    over: Over = "all",
    lower_is_better: Literal["reciprocal", "negated"] = "reciprocal",
    range: Range = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Take a value as a fraction of the best one.

    Parameters
    ----------
    values : (unit, period, indicator), none below zero. [each indicator's unit_measure]
    reference : directions.
    over : what the best value is taken of: ``all`` periods, ``each`` on its own, or the ``base`` period.
    lower_is_better : ``reciprocal`` (best / value, at most 1), or ``negated`` as COINr does: what fraction -value is of
        the greatest -value, 1 and more.
    range : scores of zero and of the best value. [points]

    Returns
    -------
    Same shape. [points]

    Raises
    ------
    UndefinedResultError
        For negative values, a best value of zero and the reciprocal of zero.

    References
    ----------
    Becker et al., COINr 1.1.14, ``n_fracmax``.

    Examples
    --------
    >>> values = np.array([2.0, 4.0, 8.0]).reshape(3, 1, 1)
    >>> fraction_of_maximum(values, Reference(np.array([-1.0]), np.array([2022.0]))).ravel()
    array([100.,  50.,  25.])
    """
    if lower_is_better == "negated":
        upward = values * reference.direction
        best = extremes(upward, reference, over)[1]
        refuse((best == 0) & ~np.isnan(values), "a fraction of zero", remedy="use min_max or z_score")
        return stretched(upward / np.where(best == 0, np.nan, best), range)
    refuse(values < 0, "a negative fraction", remedy="use min_max or z_score")
    falls = reference.direction < 0
    low, high = extremes(values, reference, over)
    best = np.where(falls, low, high)
    refuse((best == 0) & ~np.isnan(values), "a fraction of zero", remedy="use min_max or z_score")
    return stretched(np.where(falls, best, values) / np.where(falls, values, best), range)
