"""Normalisation by rank: only the order of the units counts, outliers do not.

The shape is that of ``normalise``: values (unit, period, indicator), what stands around them, options.
"""

from typing import Literal

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.index.ranks import ascending
from donghaeng.index.reference import Reference
from donghaeng.index.scale import Range, compared_with, refuse, stretched

Within = Literal["all", "each"]


def rank(values: FloatArray, reference: Reference, *, over: Within = "each") -> FloatArray:
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


def borda(values: FloatArray, reference: Reference, *, over: Within = "each") -> FloatArray:
    """Count the units a unit is ahead of.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions.
    over : ``each`` period on its own, or ``all`` unit-periods together.

    Returns
    -------
    Same shape; 0 is the worst; ties share the lower count. [units]

    References
    ----------
    Borda (1781), in OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 6.

    Examples
    --------
    >>> values = np.array([2.0, 4.0, 3.0, 3.0]).reshape(4, 1, 1)
    >>> borda(values, Reference(np.array([1.0]), np.array([2022.0]))).ravel()
    array([0., 3., 1., 1.])
    """
    return rank(values, reference, over=over) - 1


def percentile_rank(
    values: FloatArray,
    reference: Reference,
    *,
    over: Within = "each",
    range: Range = (0, 100),  # noqa: A002 - the field's word
) -> FloatArray:
    """Take the share of the other units that a unit is ahead of.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    reference : directions.
    over : ``each`` period on its own, or ``all`` unit-periods together.
    range : scores of the worst and the best. [points]

    Returns
    -------
    Same shape; ties share the lower score. [points]

    Raises
    ------
    UndefinedResultError
        Where there is one value only.

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 5 (ranking).

    Examples
    --------
    >>> values = np.array([2.0, 4.0, 3.0]).reshape(3, 1, 1)
    >>> percentile_rank(values, Reference(np.array([1.0]), np.array([2022.0]))).ravel()
    array([  0., 100.,  50.])
    """
    compared, axis = compared_with(values, reference, over)
    others = (~np.isnan(compared)).sum(axis=axis, keepdims=True) - 1.0
    refuse((others < 1) & ~np.isnan(values), "the percentile rank of a single value", remedy="use another method")
    others = np.array(np.broadcast_to(np.maximum(others, 1), values.shape))
    if reference.base_unit is not None:
        others[reference.base_unit] += 1  # it is compared with all, and none of them with it
    return stretched(borda(values, reference, over=over) / others, range)
