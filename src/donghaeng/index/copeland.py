"""Copeland's rule: each unit against each other, child by child; the score counts the units beaten.

Only the order of scores matters. No child makes up for another, and a wide lead counts no more than a narrow one.
"""

from collections.abc import Iterator

import numpy as np

from donghaeng.base.arrays import FloatArray

BLOCK = 2**16
"""Pairs compared at a time: what fits into a processor's cache. [pairs]"""

NOISE = 1e-12
"""The noise of a sum of weights must not decide a tie. [share]"""


def copeland(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Count the units that each unit beats, less those that beat it; a tie counts nothing.

    A unit beats another if it does better on children with more than half of the weight of those that both have.

    Parameters
    ----------
    scores : (unit, child), one parent and one period; NaN for a gap. [points]
    weights : (unit, child), 0 where a child does not count. [any scale]

    Returns
    -------
    (unit,), from minus to plus the number of other units; NaN for a unit without a child. [units]

    References
    ----------
    Copeland, "A reasonable social welfare function" (1951), seminar on applications of mathematics to the social
    sciences, University of Michigan. The pairwise comparison: see `outranking`.

    Examples
    --------
    >>> scores = np.array([[9.0, 5.0, 5.0], [4.0, 6.0, 6.0], [3.0, 4.0, 7.0]])
    >>> copeland(scores, np.ones((3, 3)))
    array([ 0.,  2., -2.])
    """
    values, roots = _ready(scores, weights)
    beaten = np.zeros(len(scores))
    for rows in _blocks(len(scores)):
        leads = _leads(values, roots, rows, slice(rows.start, None))  # each pair once: one wins what the other loses
        won = np.sign(np.nan_to_num(leads))
        beaten[rows] += won.sum(axis=1)
        beaten[rows.stop :] -= won[:, rows.stop - rows.start :].sum(axis=0)
    return np.where(roots.any(axis=0), beaten, np.nan)


def outranking(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Compare all units in pairs: the weight of the children on which one does better, and half where they are equal.

    Parameters
    ----------
    scores : (unit, child), one parent and one period; NaN for a gap. [points]
    weights : (unit, child), 0 where a child does not count; where two units weigh a child differently,
        the geometric mean holds for the pair. [any scale]

    Returns
    -------
    (unit, unit), the row's share against the column, of the weight of the children that both have; a pair and its
    reverse make 1. 0 on the diagonal; NaN where two units have no child in common. [0-1]

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 6, equation 32.
    Munda and Nardo, "Noncompensatory/nonlinear composite indicators for ranking countries: a defensible setting",
    *Applied Economics* 41 (2009).

    Examples
    --------
    >>> outranking(np.array([[9.0, 5.0], [4.0, 5.0]]), np.array([[1.0, 3.0], [1.0, 3.0]]))
    array([[0.   , 0.625],
           [0.375, 0.   ]])
    """
    values, roots = _ready(scores, weights)
    leads = [_leads(values, roots, rows, slice(None)) for rows in _blocks(len(scores))]
    shares: FloatArray = (1 + np.concatenate(leads)) / 2
    np.fill_diagonal(shares, 0)
    return shares


def _ready(scores: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Scores and the roots of their weights, (child, unit): the product of two roots is the weight of a pair."""
    counts = (weights > 0) & ~np.isnan(scores)
    values, roots = np.where(counts, scores, 0).T, np.sqrt(np.where(counts, weights, 0)).T
    return np.ascontiguousarray(values), np.ascontiguousarray(roots)


def _blocks(units: int) -> Iterator[slice]:
    step = max(1, BLOCK // max(1, units))
    for first in range(0, units, step):
        yield slice(first, min(first + step, units))


def _leads(values: FloatArray, roots: FloatArray, rows: slice, others: slice) -> FloatArray:
    """The weight won less the weight lost, of the weight that both have: (row, other), from -1 to 1."""
    won = np.zeros((len(values[0, rows]), len(values[0, others])))
    total = np.zeros_like(won)
    for value, root in zip(values, roots, strict=True):
        weight = root[rows, None] * root[others]
        won += weight * np.sign(value[rows, None] - value[others])
        total += weight
    leads = won / np.where(total > 0, total, np.nan)
    return np.where(np.abs(leads) <= NOISE, 0, leads)
