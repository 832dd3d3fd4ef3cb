"""Statistics of indicators and correlations between nodes: what is looked at before an index is trusted.

Arrays are of shape (unit, period, node), without the reference unit; the cells of all units and periods count alike.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Literal

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import UndefinedResultError
from donghaeng.index.framework import Framework
from donghaeng.index.moments import moments
from donghaeng.index.ranks import ascending, descending

Pair = tuple[str, str]

FEWEST_VALUES = 4
"""Values that a shape needs: skewness, kurtosis, outliers."""
FEWEST_CELLS = 3
"""Cells that a correlation needs: two points always lie on a line."""
BLOCK = 2**20
"""Cells correlated at a time."""


@dataclass(frozen=True)
class Statistics:
    """What the values of indicators look like; every array is of shape (indicator,), NaN where it has no meaning.

    ``count`` : values. [values]
    ``available`` : share of the cells that were known. [0-1]
    ``nonzero``, ``unique``, ``same`` : values that are not zero; different values; values equal to the commonest one,
    each as a share of the values. [0-1]
    ``lowest``, ``mean``, ``median``, ``highest`` : of the values. [each indicator's unit_measure]
    ``sd`` : sample standard deviation, of two values or more. [each indicator's unit_measure]
    ``skewness``, ``kurtosis`` : G1 and the excess G2, of four values or more that are not all equal. [1]
    ``outliers`` : values beyond Tukey's fences, of four values or more. [values]
    """

    count: IntArray
    available: FloatArray
    nonzero: FloatArray
    unique: FloatArray
    same: FloatArray
    lowest: FloatArray
    mean: FloatArray
    median: FloatArray
    highest: FloatArray
    sd: FloatArray
    skewness: FloatArray
    kurtosis: FloatArray
    outliers: FloatArray


def describe(values: FloatArray, *, is_known: BoolArray | None = None) -> Statistics:
    """Describe the values of each indicator.

    Parameters
    ----------
    values : (unit, period, indicator), NaN for a gap. [each indicator's unit_measure]
    is_known : same shape, false where a gap was filled; without it, all that are values.

    Returns
    -------
    A number per indicator. [see ``Statistics``]

    Raises
    ------
    UndefinedResultError
        If there is no cell.

    References
    ----------
    Joanes and Gill, "Comparing measures of sample skewness and kurtosis", *The Statistician* 47 (1998), G1 and G2;
    Tukey, *Exploratory Data Analysis* (1977), fences; Hyndman and Fan, "Sample quantiles in statistical packages",
    *The American Statistician* 50 (1996), definition 7, quartiles.

    Examples
    --------
    >>> found = describe(np.array([0.0, 2.0, 2.0, 4.0, np.nan]).reshape(5, 1, 1))
    >>> found.count, found.available, found.nonzero, found.same, found.mean
    (array([4]), array([0.8]), array([0.75]), array([0.5]), array([2.]))
    """
    ordered = np.sort(_cells(values), axis=0)  # gaps come last
    if not len(ordered):
        raise UndefinedResultError("statistics over units need a unit beside base_unit")
    known = ~np.isnan(ordered)
    count = known.sum(axis=0)
    some, others = (np.where(count > less, count - less, np.nan) for less in (0, 1))
    has_shape = count >= FEWEST_VALUES
    lowest, median, highest = (_quantile(ordered, count, share) for share in (0, 0.5, 1))
    varies = lowest < highest  # a mean may miss equal values by a rounding error
    of = moments(np.ascontiguousarray(ordered.T))
    unique, same = _repeats(ordered, known)
    return Statistics(
        count=count,
        available=(~np.isnan(values) if is_known is None else is_known).mean(axis=(0, 1)),
        nonzero=(known & (ordered != 0)).sum(axis=0) / some,
        unique=unique / some,
        same=same / some,
        lowest=lowest,
        mean=np.where(known, ordered, 0).sum(axis=0) / some,
        median=median,
        highest=highest,
        sd=np.sqrt(np.where(varies, of.second, 0) * count / others),
        skewness=np.where(varies & has_shape, of.skewness, np.nan),
        kurtosis=np.where(varies & has_shape, of.excess_kurtosis, np.nan),
        outliers=np.where(has_shape, _beyond_fences(ordered, count), np.nan),
    )


def flagged(
    statistics: Statistics,
    *,
    t_avail: float = 0.65,
    t_zero: float = 0.5,
    t_unq: float = 0.5,
    t_skew: float = 2.0,
    t_kurt: float = 3.5,
) -> dict[str, BoolArray]:
    """Find the indicators to look at; thresholds and their names are those of COINr's ``get_stats``.

    Parameters
    ----------
    t_avail, t_zero, t_unq : least shares of known cells, of values that are not zero, of different values. [0-1]
    t_skew, t_kurt : absolute skewness and excess kurtosis, both exceeded by an indicator with outliers. [1]

    Returns
    -------
    (indicator,) for each flag: ``available``, ``nonzero``, ``unique``, ``skewed``, and ``constant``: all values equal.

    References
    ----------
    COINr 1.1.14, ``get_stats``. It divides by all cells for its flags of zeros and unique values; here a gap is
    flagged as a gap alone.
    """
    return {
        "available": statistics.available < t_avail,
        "nonzero": statistics.nonzero < t_zero,
        "unique": statistics.unique < t_unq,
        "skewed": (np.abs(statistics.skewness) > t_skew) & (statistics.kurtosis > t_kurt),
        "constant": (statistics.count > 1) & (statistics.lowest == statistics.highest),
    }


def available_under(is_known: BoolArray, framework: Framework) -> FloatArray:
    """Share of the indicators under each node that are known; under the root, all of them.

    Parameters
    ----------
    is_known : (unit, period, indicator).

    Returns
    -------
    (unit, period, node). [0-1]
    """
    under = np.zeros((len(framework.indicators), len(framework.order)))
    for place, indicator in enumerate(framework.indicators):
        code = indicator
        while code:
            under[place, framework.position[code]] = 1
            code = framework[code].parent
    share: FloatArray = is_known @ under / under.sum(axis=0)
    return share


def parent_pairs(framework: Framework) -> tuple[Pair, ...]:
    """Each node with its parent."""
    return tuple((code, framework[code].parent) for code in framework.order if code != framework.root)


def sibling_pairs(framework: Framework) -> tuple[Pair, ...]:
    """Every two children of the same parent."""
    return tuple(pair for parent in framework.aggregates for pair in combinations(framework.children[parent], 2))


def correlate(
    scores: FloatArray,
    framework: Framework,
    pairs: Sequence[Pair],
    *,
    method: Literal["pearson", "spearman"] = "pearson",
) -> tuple[FloatArray, IntArray]:
    """Correlate pairs of nodes over the cells in which both have a score.

    Parameters
    ----------
    scores : (unit, period, node) in the order of ``framework.order``, NaN for a gap. [points]
    method : ``pearson`` or ``spearman``.

    Returns
    -------
    (pair,), from -1 to 1, NaN where it is not defined; and the cells each rests on. [1, cells]

    Examples
    --------
    >>> from donghaeng.index.framework import Node
    >>> leaf = {"parent": "all", "unit_measure": "x", "direction": 1}
    >>> tree = Framework((Node("all", "All", "전체"), Node("a", "A", "가", **leaf), Node("b", "B", "나", **leaf)))
    >>> scores = np.array([[1.0, 30.0, 16.0], [2.0, 20.0, 11.0], [3.0, 10.0, 7.0]]).reshape(3, 1, 3)
    >>> correlations, cells = correlate(scores, tree, sibling_pairs(tree))
    >>> correlations, cells
    (array([-1.]), array([3]))
    """
    cells = _cells(scores)
    places = np.array([[framework.position[code] for code in pair] for pair in pairs], dtype=np.int64).reshape(-1, 2)
    found, count = np.full(len(places), np.nan), np.zeros(len(places), dtype=np.int64)
    width = max(1, BLOCK // max(1, len(cells)))
    for start in range(0, len(places), width):
        block = slice(start, start + width)
        first, second = cells[:, places[block, 0]], cells[:, places[block, 1]]
        found[block] = CORRELATIONS[method](first, second)
        count[block] = (~np.isnan(first) & ~np.isnan(second)).sum(axis=0)
    return found, count


def pearson(first: FloatArray, second: FloatArray) -> FloatArray:
    """Correlate columns, each over the rows in which both have a value.

    Parameters
    ----------
    first, second : (cell, pair), NaN for a gap. [any]

    Returns
    -------
    (pair,), from -1 to 1; NaN where one of the two does not vary, or under three cells. [1]

    Examples
    --------
    >>> pearson(np.array([[1.0], [2.0], [3.0], [np.nan]]), np.array([[2.0], [4.0], [6.0], [0.0]]))
    array([1.])
    """
    one, other, count = _centred(first, second)
    spread = np.sqrt((one**2).sum(axis=0)) * np.sqrt((other**2).sum(axis=0))
    is_defined = (count >= FEWEST_CELLS) & (spread > 0)
    correlation: FloatArray = (one * other).sum(axis=0) / np.where(is_defined, spread, np.nan)
    return correlation.clip(-1, 1)  # a rounding error beyond


def spearman(first: FloatArray, second: FloatArray) -> FloatArray:
    """Correlate the ranks of columns, each over the rows in which both have a value; ties share their mean rank.

    Parameters
    ----------
    first, second : (cell, pair), NaN for a gap. [any]

    Returns
    -------
    (pair,), from -1 to 1; NaN where one of the two does not vary, or under three cells. [1]

    References
    ----------
    Spearman, "The proof and measurement of association between two things", *American Journal of Psychology* 15 (1904).

    Examples
    --------
    >>> spearman(np.array([[1.0], [2.0], [3.0]]), np.array([[1.0], [10.0], [1000.0]]))
    array([1.])
    """
    both = ~np.isnan(first) & ~np.isnan(second)
    one, other = (np.where(both, values, np.nan) for values in (first, second))
    return pearson(*(ascending(values) - descending(values) for values in (one, other)))  # twice the mean rank, shifted


CORRELATIONS: Mapping[str, Callable[[FloatArray, FloatArray], FloatArray]] = MappingProxyType({
    "pearson": pearson, "spearman": spearman
})  # fmt: skip


def cronbach_alpha(scores: FloatArray) -> float:
    """Say how far the children of one parent vary together.

    Parameters
    ----------
    scores : (unit, period, child), NaN for a gap. [points]

    Returns
    -------
    1 where they vary as one, below 0 where they vary against each other; NaN for one child, under three cells for any
    two children, or if their sum does not vary. [1]

    References
    ----------
    Cronbach, "Coefficient alpha and the internal structure of tests", *Psychometrika* 16 (1951). Covariances are taken
    over the cells that two children share, as COINr's ``get_cronbach`` does.
    """
    cells = _cells(scores)
    children = int(cells.shape[1])
    covariances = np.empty((children, children))
    for child in range(children):
        one, other, count = _centred(cells[:, [child]], cells)
        covariances[child] = (one * other).sum(axis=0) / np.where(count >= FEWEST_CELLS, count - 1, np.nan)
    own, total = float(covariances.trace()), float(covariances.sum())
    if children < 2 or not total > 1e-12 * own:  # their sum is constant, but for rounding
        return math.nan
    return children / (children - 1) * (1 - own / total)


def _cells(values: FloatArray) -> FloatArray:
    """All units and periods in one axis: (cell, node)."""
    return values.reshape(-1, values.shape[-1])


def _quantile(ordered: FloatArray, count: IntArray, share: float) -> FloatArray:
    last = np.maximum(count - 1, 0)
    place = np.floor(last * share).astype(np.int64)
    below, above = (np.take_along_axis(ordered, at[None], axis=0)[0] for at in (place, np.minimum(place + 1, last)))
    between: FloatArray = below + (last * share - place) * (above - below)
    return between


def _repeats(ordered: FloatArray, known: BoolArray) -> tuple[IntArray, IntArray]:
    """How many different values there are, and how often the commonest one stands."""
    starts = known.copy()
    starts[1:] &= ordered[1:] != ordered[:-1]
    place = np.arange(len(ordered))[:, None]
    run = place - np.maximum.accumulate(np.where(starts, place, 0), axis=0) + 1
    return starts.sum(axis=0), np.where(known, run, 0).max(axis=0)


def _beyond_fences(ordered: FloatArray, count: IntArray) -> IntArray:
    lower, upper = (_quantile(ordered, count, share) for share in (0.25, 0.75))
    reach = 1.5 * (upper - lower)
    outside: IntArray = ((ordered < lower - reach) | (ordered > upper + reach)).sum(axis=0)
    return outside


def _centred(first: FloatArray, second: FloatArray) -> tuple[FloatArray, FloatArray, IntArray]:
    """Deviations from the mean over the cells that two columns share, 0 elsewhere; and how many cells those are."""
    both = ~np.isnan(first) & ~np.isnan(second)
    return _deviations(first, both), _deviations(second, both), both.sum(axis=0)


def _deviations(values: FloatArray, where: BoolArray) -> FloatArray:
    own = np.where(where, values, 0)
    low = np.where(where, values, np.inf).min(axis=0, initial=np.inf)
    varies = low < np.where(where, values, -np.inf).max(axis=0, initial=-np.inf)  # exactly 0 where nothing does
    return np.where(where & varies, own - own.sum(axis=0) / np.maximum(where.sum(axis=0), 1), 0)
