"""Gaps filled by what a unit's other indicators say, those of the same parent.

The shape is that of ``gaps``, but a method is given all indicators, since it reads others than those it fills.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.index.aggregate import arithmetic, median
from donghaeng.index.reference import Reference
from donghaeng.index.scale import Over, extremes

Fill = Callable[..., FloatArray]


def pillar_mean(values: FloatArray, reference: Reference, *, over: Over = "all") -> FloatArray:
    """Place a gap as far between the worst and the best value as the unit's known siblings lie in the mean.

    Parameters
    ----------
    values : (unit, period, indicator), all indicators; a gap is NaN. [each indicator's unit_measure]
    reference : directions, families of indicators (without them, all are siblings); the base period for
        ``over="base"``.
    over : what the extremes are taken of: ``all`` periods, ``each`` on its own, or the ``base`` period.

    Returns
    -------
    Same shape; a gap stays where the unit has no known sibling that differs between units. An indicator that does not
    differ takes its one value. [each indicator's unit_measure]

    References
    ----------
    Becker et al., COINr 1.1.14, ``Impute`` with ``impute_by = "row"``, ``group_level = 2`` and ``normalise_first``.

    Examples
    --------
    >>> values = np.array([[10.0, 5.0], [20.0, 1.0], [15.0, np.nan]])[:, None]
    >>> pillar_mean(values, Reference(np.array([1.0, -1.0]), np.array([2022.0])))[2, 0]
    array([15.,  3.])
    """
    return _from_siblings(values, reference, over, arithmetic)


def pillar_median(values: FloatArray, reference: Reference, *, over: Over = "all") -> FloatArray:
    """Place a gap as far between the worst and the best value as the unit's known siblings lie in the median.

    Parameters
    ----------
    values : (unit, period, indicator), all indicators; a gap is NaN. [each indicator's unit_measure]
    reference : directions, families of indicators (without them, all are siblings); the base period for
        ``over="base"``.
    over : what the extremes are taken of: ``all`` periods, ``each`` on its own, or the ``base`` period.

    Returns
    -------
    Same shape; a gap stays where ``pillar_mean`` leaves one. [each indicator's unit_measure]
    """
    return _from_siblings(values, reference, over, median)


WITHIN: Mapping[str, Fill] = MappingProxyType({"pillar_mean": pillar_mean, "pillar_median": pillar_median})


def _from_siblings(
    values: FloatArray, reference: Reference, over: Over, centre: Callable[..., FloatArray]
) -> FloatArray:
    low, high = extremes(values, reference, over)
    rises = reference.direction > 0
    worst, span = np.where(rises, low, high), np.where(rises, high - low, low - high)
    families = np.zeros(values.shape[2]) if reference.families is None else reference.families
    filled = values.copy()
    for family in np.unique(families):
        siblings = np.flatnonzero(families == family)
        own, start, length = values[..., siblings], worst[..., siblings], span[..., siblings]
        place = (own - start) / np.where(length == 0, np.nan, length)  # an indicator that does not differ places nobody
        known = ~np.isnan(place)
        shared = centre(np.where(known, place, 0), known.astype(np.float64), np.ones((len(siblings), 1)))
        filled[..., siblings] = np.where(np.isnan(own), start + shared * length, own)
    return filled
