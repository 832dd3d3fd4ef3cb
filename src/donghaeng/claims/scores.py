"""Published scores against computed ones."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.claims.claim import Printed
from donghaeng.claims.compare import compare, contradicts
from donghaeng.claims.reasons import Reason, joined
from donghaeng.claims.verdict import Verdict
from donghaeng.index.aggregate import RISING
from donghaeng.index.build import compute
from donghaeng.index.definition import Published
from donghaeng.index.result import Result
from donghaeng.index.weights import FROM_DATA


@dataclass(frozen=True)
class ScoreCheck:
    """One printed score, what was computed, and the verdict. ``computed`` is NaN where nothing can be. [points]"""

    published: Published
    computed: float
    verdict: Verdict
    reasons: tuple[Reason, ...]

    def why(self, language: str) -> str:
        """The reasons as text, in ``ko`` or ``en``."""
        return joined([reason.text(language) for reason in self.reasons])


def check_scores(
    result: Result, published: Sequence[Published], *, bounds: tuple[FloatArray, FloatArray] | None = None
) -> tuple[ScoreCheck, ...]:
    """Compare every printed score with the computed one.

    Parameters
    ----------
    result : a built index.
    published : scores as they were printed; an empty unit means the only one. [points]
    bounds : what ``score_bounds`` gives, where it is known already. [points]

    Returns
    -------
    A check per row, in order. *Cannot be computed*: a score that was given as published, or has gaps below it.
    *Conflict*: sources disagree. *Confirmed*: the computed score rounds to the printed one. *Consistent*: it does not,
    but parts that round to the printed parts can give it. *Differs*: nothing of this.
    """
    low, high = score_bounds(result) if bounds is None else bounds
    checker = _Checker(result, tuple(published), low, high)
    return tuple(checker.check(row) for row in published)


@dataclass(frozen=True)
class _Checker:
    result: Result
    published: tuple[Published, ...]
    low: FloatArray
    high: FloatArray

    def check(self, row: Published) -> ScoreCheck:
        others = sorted({_printed(other).text for other in self.published if _contradicts(row, other)})
        also = (Reason("also_printed", {"others": ", ".join(others)}),) if others else ()
        place = self._place(row)
        if place is None:
            return ScoreCheck(row, math.nan, Verdict.CANNOT_BE_COMPUTED, (Reason("no_data"), *also))
        computed = float(self.result.computed.scores[place])
        if math.isnan(computed):
            return ScoreCheck(row, computed, Verdict.CANNOT_BE_COMPUTED, (Reason("gap"), *also))
        if self.result.is_given(row.node, row.period, row.unit or None):
            return ScoreCheck(row, math.nan, Verdict.CANNOT_BE_COMPUTED, (Reason("given"), *also))
        verdict, reason = compare(computed, float(self.low[place]), float(self.high[place]), _printed(row))
        is_inferred = self.result.method.inferred and verdict in (Verdict.CONFIRMED, Verdict.CONSISTENT)
        reasons = (*also, reason, *((Reason("inferred"),) if is_inferred else ()))
        return ScoreCheck(row, computed, Verdict.CONFLICT if also else verdict, reasons)

    def _place(self, row: Published) -> tuple[int, int, int] | None:
        result = self.result
        unit = row.unit or result.units[0]
        if row.period not in result.periods or unit not in result.units:
            return None
        return result.units.index(unit), result.periods.index(row.period), result.framework.position[row.node]


def score_bounds(result: Result) -> tuple[FloatArray, FloatArray]:
    """Scores if every given one lay at the lower, or the upper, end of what its print allows.

    Returns
    -------
    The lower and the upper ones, each (unit, period, node). [points]

    Where every aggregation rises with its parts, nothing between the ends lies outside; elsewhere only the computed
    score itself can be stood for. What is printed without a minus sign is not below zero, where a geometric mean has no
    answer.
    """
    seen = result.observations
    if seen.given is None or seen.given_half_step is None or not _is_rising(result):
        return result.computed.scores, result.computed.scores
    step = np.nan_to_num(seen.given_half_step)
    lowest = np.where(seen.given >= 0, np.maximum(seen.given - step, 0), seen.given - step)
    low, high = (compute(result.framework, replace(seen, given=given), result.method).scores
                 for given in (lowest, seen.given + step))  # fmt: skip
    return low, high


def _is_rising(result: Result) -> bool:
    """Whether no score can fall where one under it rises."""
    ways = {choice.method for choice in result.method.choices("aggregate", result.framework).values()}
    weights = {choice.method for choice in result.method.choices("weights", result.framework).values()}
    return ways <= RISING and not weights & FROM_DATA


def _contradicts(row: Published, other: Published) -> bool:
    """Whether two rows print the same score as numbers that no one number rounds to."""
    is_same = (row.unit, row.node, row.period) == (other.unit, other.node, other.period)
    return is_same and contradicts(_printed(row), _printed(other))


def _printed(row: Published) -> Printed:
    return Printed(row.value, row.decimals)
