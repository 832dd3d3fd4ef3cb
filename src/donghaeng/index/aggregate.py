"""Aggregation: the scores of children to the score of their parent.

Every method has one shape: scores (..., child) without gaps, weights (..., child) that are 0 where a child does not
count, and the membership matrix (child, parent) of ones and zeros; it returns scores (..., parent), one matrix product
for a whole level. A parent without a child that counts gets NaN. Who may be missing is decided in ``build``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.benefit_of_doubt import benefit_of_doubt
from donghaeng.index.copeland import copeland
from donghaeng.index.mazziotta_pareto import mazziotta_pareto

Aggregate = Callable[..., FloatArray]


def arithmetic(scores: FloatArray, weights: FloatArray, members: FloatArray) -> FloatArray:
    """Weighted arithmetic mean: a point lost in one child is made up by a point won in another.

    Parameters
    ----------
    scores : (..., child). [points]
    weights : broadcasts to (..., child). [any scale]
    members : (child, parent), 1 where the child is under the parent. [1]

    Returns
    -------
    (..., parent); NaN where no child counts. [points]

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 6 (additive aggregation).

    Examples
    --------
    >>> arithmetic(np.array([80.0, 110.0]), np.array([1.0, 2.0]), np.ones((2, 1)))
    array([100.])
    """
    return _divide((scores * weights) @ members, weights @ members)


def geometric(scores: FloatArray, weights: FloatArray, members: FloatArray) -> FloatArray:
    """Weighted geometric mean: a low score counts more; one of zero makes the parent zero.

    Parameters
    ----------
    scores : (..., child), not negative. [points]
    weights : broadcasts to (..., child). [any scale]
    members : (child, parent), 1 where the child is under the parent. [1]

    Returns
    -------
    (..., parent); NaN where no child counts. [points]

    Raises
    ------
    UndefinedResultError
        For a negative score.

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 6 (geometric aggregation).

    Examples
    --------
    >>> geometric(np.array([50.0, 200.0]), np.array([1.0, 1.0]), np.ones((2, 1)))
    array([100.])
    """
    zero = _zeros("geometric", scores, weights, members)
    logs = np.log(np.where(scores > 0, scores, 1))
    return np.where(zero, 0, np.exp(_divide((logs * weights) @ members, weights @ members)))


def harmonic(scores: FloatArray, weights: FloatArray, members: FloatArray) -> FloatArray:
    """Weighted harmonic mean: a low score counts more still; one of zero makes the parent zero.

    Parameters
    ----------
    scores : (..., child), not negative. [points]
    weights : broadcasts to (..., child). [any scale]
    members : (child, parent), 1 where the child is under the parent. [1]

    Returns
    -------
    (..., parent); NaN where no child counts. [points]

    Raises
    ------
    UndefinedResultError
        For a negative score.

    Examples
    --------
    >>> harmonic(np.array([50.0, 100.0]), np.array([1.0, 2.0]), np.ones((2, 1)))
    array([75.])
    """
    return power(scores, weights, members, exponent=-1)


def power(scores: FloatArray, weights: FloatArray, members: FloatArray, *, exponent: float) -> FloatArray:
    """Weighted power mean: 1 is arithmetic, -1 harmonic; the lower the exponent, the more a low score counts.

    Parameters
    ----------
    scores : (..., child), not negative. [points]
    weights : broadcasts to (..., child). [any scale]
    members : (child, parent), 1 where the child is under the parent. [1]
    exponent : any number but 0. [1]

    Returns
    -------
    (..., parent); NaN where no child counts. [points]

    Raises
    ------
    UndefinedResultError
        For a negative score.
    MethodError
        For an exponent of 0: that limit is the geometric mean.

    References
    ----------
    Bullen, *Handbook of Means and Their Inequalities* (2003), III.1.

    Examples
    --------
    >>> power(np.array([1.0, 7.0]), np.array([1.0, 1.0]), np.ones((2, 1)), exponent=2)
    array([5.])
    """
    if exponent == 0:
        raise MethodError('a power mean with exponent 0 is the geometric mean; use method = "geometric"')
    zero = _zeros("power", scores, weights, members) & (exponent < 0)
    powers = np.power(np.where(scores > 0, scores, 0 if exponent > 0 else 1), exponent)
    mean = _divide((powers * weights) @ members, weights @ members)
    return np.where(zero, 0, np.power(mean, 1 / exponent))


def median(scores: FloatArray, weights: FloatArray, members: FloatArray) -> FloatArray:
    """Weighted median: half of the weight lies on either side; midway where it falls between two children.

    Parameters
    ----------
    scores : (..., child). [points]
    weights : broadcasts to (..., child). [any scale]
    members : (child, parent), 1 where the child is under the parent. [1]

    Returns
    -------
    (..., parent); NaN where no child counts. [points]

    References
    ----------
    Cormen et al., *Introduction to Algorithms* (2022), chapter 9, problems (weighted median). Lower and
    upper median are averaged here.

    Examples
    --------
    >>> median(np.array([1.0, 2.0, 30.0]), np.array([1.0, 1.0, 1.0]), np.ones((3, 1)))
    array([2.])
    >>> median(np.array([1.0, 2.0, 30.0]), np.array([1.0, 1.0, 2.0]), np.ones((3, 1)))
    array([16.])
    """
    return _per_parent(scores, weights, members, _weighted_median)


def minimum(scores: FloatArray, weights: FloatArray, members: FloatArray) -> FloatArray:
    """Least score of the children that count: nothing makes up for the worst.

    Parameters
    ----------
    scores : (..., child). [points]
    weights : broadcasts to (..., child); only 0 or not matters. [any scale]
    members : (child, parent), 1 where the child is under the parent. [1]

    Returns
    -------
    (..., parent); NaN where no child counts. [points]

    Examples
    --------
    >>> minimum(np.array([80.0, 70.0, 10.0]), np.array([1.0, 1.0, 0.0]), np.ones((3, 1)))
    array([70.])
    """
    return _per_parent(scores, weights, members, _minimum)


AGGREGATE: Mapping[str, Aggregate] = MappingProxyType({
    "arithmetic": arithmetic,
    "geometric": geometric,
    "harmonic": harmonic,
    "power": power,
    "median": median,
    "minimum": minimum,
    "mazziotta_pareto": mazziotta_pareto,
})  # fmt: skip
OVER_UNITS: Mapping[str, Aggregate] = MappingProxyType({"copeland": copeland, "benefit_of_doubt": benefit_of_doubt})
"""Methods that compare units: scores and weights (unit, child) of one parent and one period to scores (unit,)."""
RISING = frozenset(AGGREGATE) - {"mazziotta_pareto"}
"""Methods under which a better child never lowers its parent."""


def _divide(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    return numerator / np.where(denominator > 0, denominator, np.nan)


def _zeros(name: str, scores: FloatArray, weights: FloatArray, members: FloatArray) -> BoolArray:
    """Parents with a child at zero; a child below zero is refused."""
    counts = weights > 0
    negative = (scores < 0) & counts
    if negative.any():
        raise UndefinedResultError(
            f"the {name} mean of a negative score is not defined",
            cells=negative,
            remedy="use arithmetic, or a normalisation above 0",
        )
    zeros: BoolArray = ((scores == 0) & counts) @ members > 0
    return zeros


def _per_parent(
    scores: FloatArray,
    weights: FloatArray,
    members: FloatArray,
    centre: Callable[[FloatArray, FloatArray], FloatArray],
) -> FloatArray:
    everywhere = np.broadcast_to(weights, scores.shape)
    columns = (np.flatnonzero(column) for column in members.T)
    return np.stack([centre(scores[..., own], everywhere[..., own]) for own in columns], axis=-1)


def _minimum(scores: FloatArray, weights: FloatArray) -> FloatArray:
    least = np.min(np.where(weights > 0, scores, np.inf), axis=-1)
    return np.where(np.isinf(least), np.nan, least)


def _weighted_median(scores: FloatArray, weights: FloatArray) -> FloatArray:
    order = np.argsort(np.where(weights > 0, scores, np.inf), axis=-1)
    ordered = np.take_along_axis(scores, order, axis=-1)
    below = np.cumsum(np.take_along_axis(weights, order, axis=-1), axis=-1)
    half = below[..., -1:] / 2
    reached = below >= half * (1 - 1e-12)  # the noise of a sum must not decide a tie
    passed = below > half * (1 + 1e-12)
    pair = [np.take_along_axis(ordered, np.argmax(which, axis=-1)[..., None], axis=-1)[..., 0]
            for which in (reached, passed)]  # fmt: skip
    return np.where(half[..., 0] > 0, (pair[0] + pair[1]) / 2, np.nan)
