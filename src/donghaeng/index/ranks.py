"""Ranks along the units."""

import numpy as np

from donghaeng.base.arrays import FloatArray


def ascending(values: FloatArray) -> FloatArray:
    """Rank along the first axis, 1 for the lowest value; ties share the lowest rank; a gap has none.

    Parameters
    ----------
    values : (unit, ...). [any]

    Returns
    -------
    Same shape; NaN where the value is one. [rank]

    Examples
    --------
    >>> ascending(np.array([30.0, 10.0, np.nan, 10.0]))
    array([ 3.,  1., nan,  1.])
    """
    if not values.size:
        return values.copy()
    order = np.argsort(values, axis=0, kind="stable")
    ordered = np.take_along_axis(values, order, axis=0)
    starts = np.ones(values.shape, dtype=np.bool_)
    starts[1:] = ordered[1:] != ordered[:-1]
    place = np.arange(1, len(values) + 1, dtype=np.float64).reshape(-1, *[1] * (values.ndim - 1))
    shared = np.maximum.accumulate(np.where(starts, place, 0), axis=0)
    ranks = np.empty(values.shape)
    np.put_along_axis(ranks, order, shared, axis=0)
    ranks[np.isnan(values)] = np.nan
    return ranks


def descending(values: FloatArray) -> FloatArray:
    """Rank along the first axis, 1 for the highest value; ties share the lowest rank; a gap has none.

    Parameters
    ----------
    values : (unit, ...). [any]

    Returns
    -------
    Same shape; NaN where the value is one. [rank]

    Examples
    --------
    >>> descending(np.array([30.0, 10.0, np.nan, 30.0]))
    array([ 1.,  3., nan,  1.])
    """
    return ascending(-values)
