"""Chain-linking: an index goes on without a jump when indicators enter or leave.

Every method has one shape: which indicators have a score (unit, period, indicator), the scores of the aggregates
(unit, period, aggregate), what is under each (indicator, aggregate), and a function that gives the aggregates of two
periods from the indicators both have; it returns the factor of every score.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import UndefinedResultError

Matched = Callable[[int, int], FloatArray]
"""Scores of the aggregates in two periods from the indicators that have a score in both: (unit, 2, aggregate)."""
Link = Callable[[BoolArray, FloatArray, BoolArray, Matched], FloatArray]


def none(present: BoolArray, scores: FloatArray, below: BoolArray, matched: Matched) -> FloatArray:
    """Leave scores as they are.

    Parameters
    ----------
    present : not used. [has a score]
    scores : (unit, period, aggregate). [points]
    below : not used. [is under it]
    matched : not used.

    Returns
    -------
    Same shape as the scores, ones. [1]
    """
    return np.ones_like(scores)


def overlap(present: BoolArray, scores: FloatArray, below: BoolArray, matched: Matched) -> FloatArray:
    """Link at the last period with a score: what both periods have in common says how much the index moved.

    Where the set of indicators under an aggregate changes, its score moves by the ratio of its scores from the
    indicators of both periods; elsewhere the factor found so far goes on.

    Parameters
    ----------
    present : (unit, period, indicator). [has a score]
    scores : (unit, period, aggregate), unlinked; NaN for a gap. [points]
    below : (indicator, aggregate). [is under it]
    matched : aggregates of two periods from the indicators of both. [points]

    Returns
    -------
    Same shape as the scores; linked score = score * factor, 1 in the first period. [1]

    Raises
    ------
    UndefinedResultError
        Where the two periods have nothing in common, or a score to be divided by is not above 0.

    References
    ----------
    ILO and others, *Consumer Price Index Manual: Concepts and Methods* (2020): linking at an overlap, matched samples.
    """
    factors = np.ones_like(scores)
    last = np.zeros((scores.shape[0], scores.shape[2]), dtype=np.int64)  # period of the last score, per aggregate
    seen = ~np.isnan(scores[:, 0])
    for period in range(1, scores.shape[1]):
        factors[:, period] = _at(factors, last)
        here = ~np.isnan(scores[:, period])
        for before in np.unique(last[here & seen]):
            changed = ((present[:, before] != present[:, period]) @ below) > 0
            changed &= here & seen & (last == before)
            if changed.any():
                old, new = matched(int(before), period).swapaxes(0, 1)
                _refuse(changed & ~((old > 0) & (new > 0) & (scores[:, period] > 0)), scores.shape, period)
                moved = scores[:, before] * factors[:, before] * new / np.where(changed, old, 1) / scores[:, period]
                factors[:, period] = np.where(changed, moved, factors[:, period])
        last, seen = np.where(here, period, last), seen | here
    return factors


LINK: Mapping[str, Link] = MappingProxyType({"none": none, "overlap": overlap})


def _at(factors: FloatArray, last: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> FloatArray:
    """The factors at each aggregate's last score."""
    return np.take_along_axis(factors, last[:, None], axis=1)[:, 0]


def _refuse(cells: BoolArray, shape: tuple[int, ...], period: int) -> None:
    if cells.any():
        marked = np.zeros(shape, dtype=np.bool_)
        marked[:, period] = cells
        raise UndefinedResultError(
            "a link without indicators that both periods have, or at a score that is not above 0, is not defined",
            cells=marked,
            remedy='values for an overlap; or link method = "none"',
        )
