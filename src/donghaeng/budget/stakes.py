"""What is at stake: today's scores of an index, and how its aggregates move when indicators rise."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import DataError, Fault, MethodError, raise_if
from donghaeng.index import Framework, Method, Result
from donghaeng.index.aggregate import AGGREGATE, OVER_UNITS

STEP = 2.0**-12
"""By how much scores are raised to see how aggregates follow, as a share of their scale: a power of two, so that sums
are exact. [1]"""


@dataclass(frozen=True)
class Stakes:
    """Today's scores of one unit in one period.

    ``indicators``, ``aggregates`` : codes; ``root`` is one of the aggregates, ``pillars`` stand just under it.
    ``scores`` : (indicator,), NaN for a gap. [points]
    ``above`` : (aggregate,), NaN for a gap. [points]
    ``rescored`` : gains (..., indicator) to the scores of the aggregates (..., aggregate), exactly. [points]
    """

    indicators: tuple[str, ...]
    aggregates: tuple[str, ...]
    root: str
    pillars: tuple[str, ...]
    scores: FloatArray
    above: FloatArray
    rescored: Callable[[FloatArray], FloatArray]

    @cached_property
    def gradient(self) -> FloatArray:
        """By how much each aggregate rises when an indicator rises by a point, today.

        Taken forwards, as gains are: 2 f(h) - f(2h) / 2 - 3 f(0) / 2 over h, which is exact for arithmetic means.

        Returns
        -------
        (aggregate, indicator); 0 where an aggregate does not move or either has no score. [1]
        """
        width = len(self.indicators)
        scale = float(np.nanmax(np.abs(self.scores), initial=0)) or 1.0
        step = STEP * 2.0 ** np.floor(np.log2(scale))
        steps = np.eye(width) * step
        made = self.rescored(np.concatenate([steps, 2 * steps]))
        slopes = (2 * made[:width] - made[width:] / 2 - 1.5 * self.above) / step
        slopes = np.where(np.abs(slopes) < 1e-9, 0, slopes)  # the noise of a sum must not move anything
        return np.nan_to_num(slopes).T

    def place(self, aggregate: str) -> int:
        """The place of an aggregate."""
        return self.aggregates.index(aggregate)

    def slopes(self, node: str) -> FloatArray:
        """By how much a node rises when an indicator rises by a point, today.

        Returns
        -------
        (indicator,). [1]
        """
        if node in self.indicators:
            return np.equal(self.indicators, node).astype(np.float64)
        slopes: FloatArray = self.gradient[self.place(node)]
        return slopes

    def today(self, node: str) -> float:
        """The score of a node; NaN for a gap. [points]"""
        if node in self.indicators:
            return float(self.scores[self.indicators.index(node)])
        return float(self.above[self.place(node)])


def stakes_of(result: Result, *, period: str, unit: str | None = None) -> Stakes:
    """Take what is at stake from a built index.

    Weights stay those of the period, a score that is given as published stays as it is, a link keeps its factor.

    Parameters
    ----------
    unit : may be left out where there is only one.

    Raises
    ------
    DataError
        If there is no such period or unit, or the index has no score there.
    MethodError
        If a mean compares units: one unit's gain would move all the others.
    """
    framework = result.framework
    top = result.score(framework.root, period, unit)
    compared = [(code, choice.method) for code, choice in result.method.choices("aggregate", framework).items()
                if choice.method in OVER_UNITS]  # fmt: skip
    raise_if([Fault(code, repr(method), "a mean of each unit's own scores") for code, method in compared],
             MethodError, "what compares all units cannot be recomputed for one")  # fmt: skip
    if np.isnan(top):
        why = result.why(framework.root, period, unit)
        raise DataError("there is no score to start from", [Fault(framework.root, why, f"a score in {period}")])
    at, place = result.periods.index(period), 0 if unit is None else result.units.index(unit)
    computed, width = result.computed, len(framework.indicators)
    weights = np.broadcast_to(computed.weights, computed.scores.shape)[place, at]
    scores = computed.scores[place, at]
    given = None if computed.is_given is None else computed.is_given[place, at]
    links = None if computed.links is None else computed.links[place, at]
    rescored = partial(_rescored, framework, result.method, scores, weights, given=given, links=links)
    pillars = framework.children[framework.root]
    return Stakes(framework.indicators, framework.aggregates, framework.root, pillars, scores[:width], scores[width:],
                  rescored)  # fmt: skip


def _rescored(  # noqa: PLR0913 - bound once, called with the gains
    framework: Framework,
    method: Method,
    today: FloatArray,
    weights: FloatArray,
    gains: FloatArray,
    *,
    given: BoolArray | None,
    links: FloatArray | None,
) -> FloatArray:
    width = len(framework.indicators)
    scores = np.broadcast_to(today, (*gains.shape[:-1], len(today))).copy()
    scores[..., :width] += gains
    choices = method.choices("aggregate", framework)
    for code in framework.aggregates:
        place = framework.position[code]
        if np.isnan(today[place]) or (given is not None and given[place - width]):
            continue
        children = [framework.position[child] for child in framework.children[code]]
        own, share = scores[..., children], np.where(np.isnan(today[children]), 0, weights[children])
        options = {name: value for name, value in choices[code].options if name != "min_share"}
        mean = AGGREGATE[choices[code].method]
        scores[..., place] = mean(np.where(share > 0, own, 1), share, np.ones((len(children), 1)), **options)[..., 0]
    above = scores[..., width:]
    return above if links is None else above * links
