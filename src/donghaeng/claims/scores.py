"""Published scores against computed ones."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.base.rounding import SLACK, half_step, rounds_to
from donghaeng.claims.verdict import Verdict
from donghaeng.index.aggregate import RISING
from donghaeng.index.build import compute
from donghaeng.index.definition import Published
from donghaeng.index.result import Result
from donghaeng.index.weights import FROM_DATA

REASONS = {
    "no_data": ("no data for this period", "이 기간의 자료 없음"),
    "gap": ("its parts are not all there", "하위 값 일부 없음"),
    "given": (
        "taken as published, since not all of its indicators are published",
        "하위 지표 일부 비공개로 공표값 그대로 사용",
    ),
    "also_printed": ("also printed: {others}", "다른 공표값: {others}"),
    "rounds": ("{computed} rounds to it", "계산값 {computed}, 반올림 시 공표값과 일치"),
    "may_round": (
        "{computed}, but parts that round to the printed ones give {low} to {high}",
        "계산값 {computed}. 하위 값의 반올림을 감안하면 {low}~{high}",
    ),
    "off": ("{computed}, off by {off}", "계산값 {computed}, 차이 {off}"),
}
"""Why a verdict is what it is, in English and Korean."""


@dataclass(frozen=True)
class ScoreCheck:
    """One printed score, what was computed, and the verdict. ``computed`` is NaN where nothing can be. [points]"""

    published: Published
    computed: float
    verdict: Verdict
    reasons: tuple[tuple[str, dict[str, str]], ...]

    def why(self, language: str) -> str:
        """The reasons as text, in ``ko`` or ``en``."""
        texts = [REASONS[key][language == "ko"].format(**numbers) for key, numbers in self.reasons]
        return "; ".join(texts)


def check_scores(result: Result, published: Sequence[Published]) -> tuple[ScoreCheck, ...]:
    """Compare every printed score with the computed one.

    Parameters
    ----------
    result : a built index.
    published : scores as they were printed; an empty unit means the only one. [points]

    Returns
    -------
    A check per row, in order. *Cannot be computed*: a score that was given as published, or has gaps below it.
    *Conflict*: sources disagree. *Confirmed*: the computed score rounds to the printed one. *Consistent*: it does not,
    but parts that round to the printed parts can give it. *Differs*: nothing of this.
    """
    low, high = _bounds(result)
    checker = _Checker(result, tuple(published), low, high)
    return tuple(checker.check(row) for row in published)


@dataclass(frozen=True)
class _Checker:
    result: Result
    published: tuple[Published, ...]
    low: FloatArray
    high: FloatArray

    def check(self, row: Published) -> ScoreCheck:
        others = sorted({_printed(other) for other in self.published if _contradicts(row, other)})
        also = (("also_printed", {"others": ", ".join(others)}),) if others else ()
        place = self._place(row)
        if place is None:
            return ScoreCheck(row, math.nan, Verdict.CANNOT_BE_COMPUTED, (("no_data", {}), *also))
        computed = float(self.result.computed.scores[place])
        if math.isnan(computed):
            return ScoreCheck(row, computed, Verdict.CANNOT_BE_COMPUTED, (("gap", {}), *also))
        if self.result.is_given(row.node, row.period, row.unit or None):
            return ScoreCheck(row, math.nan, Verdict.CANNOT_BE_COMPUTED, (("given", {}), *also))
        verdict, reason = self._compare(row, computed, place)
        return ScoreCheck(row, computed, Verdict.CONFLICT if also else verdict, (*also, reason))

    def _compare(
        self, row: Published, computed: float, place: tuple[int, int, int]
    ) -> tuple[Verdict, tuple[str, dict[str, str]]]:
        shown = f"{computed:.{row.decimals + 2}f}"
        if rounds_to(computed, row.value, decimals=row.decimals):
            return Verdict.CONFIRMED, ("rounds", {"computed": shown})
        low, high = float(self.low[place]), float(self.high[place])
        reach = half_step(row.decimals) + SLACK
        if low - reach <= row.value <= high + reach:
            bounds = {"low": f"{low:.{row.decimals + 2}f}", "high": f"{high:.{row.decimals + 2}f}"}
            return Verdict.CONSISTENT, ("may_round", {"computed": shown, **bounds})
        return Verdict.DIFFERS, (
            "off",
            {"computed": shown, "off": f"{computed - row.value:+.{row.decimals + 2}f}"},
        )

    def _place(self, row: Published) -> tuple[int, int, int] | None:
        result = self.result
        unit = row.unit or result.units[0]
        if row.period not in result.periods or unit not in result.units:
            return None
        return result.units.index(unit), result.periods.index(row.period), result.framework.position[row.node]


def _bounds(result: Result) -> tuple[FloatArray, FloatArray]:
    """Scores if every given one lay at the lower, or the upper, end of what its print allows.

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
    return is_same and abs(row.value - other.value) > half_step(row.decimals) + half_step(other.decimals) + SLACK


def _printed(row: Published) -> str:
    return f"{row.value:.{row.decimals}f}"
