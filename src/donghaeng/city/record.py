"""Every score of a node with all that stands beside it: what a page, a table or a file shows of it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.city.report import IndexReport
from donghaeng.city.seen import Release, Seen
from donghaeng.city.summary import gravest
from donghaeng.city.trace import Stage, own_stages
from donghaeng.claims import ScoreCheck, Verdict


@dataclass(frozen=True)
class Cell:
    """One score of one node; a number that is not there is NaN.

    ``value`` : as it was observed. [unit_measure]
    ``score`` : [points]
    ``rank`` : among the units; None where there is nothing to compare.
    ``weight`` : its share in its parent. [0-1]
    ``before`` : the last period before this one that has a score, or empty; always empty where the method says that
    periods are not to be compared.
    ``change`` : from the score of ``before``. [points]
    ``why`` : why the score is what it is, one of ``STATUS``.
    ``checks`` : the printed scores, each with its verdict.
    ``releases`` : the rows of data behind it, the one that is used first.
    """

    unit: str
    period: str
    value: float
    score: float
    rank: int | None
    weight: float
    before: str
    change: float
    why: str
    checks: tuple[ScoreCheck, ...]
    releases: tuple[Release, ...]

    @property
    def verdict(self) -> Verdict | None:
        """What came of the printed score; the gravest verdict where it was printed more than once."""
        return gravest(self.checks)


def cells(report: IndexReport, node: str) -> Iterator[Cell]:
    """All scores of a node, unit by unit, period by period, gaps among them."""
    result = report.result
    scores, periods = result.panel(node), result.periods
    statuses = report.statuses[..., result.framework.position[node]]
    values, ranks, weights = (_step(report, name, node) for name in ("value", "rank", "weight"))
    for at_unit, unit in enumerate(result.units):
        checks = _checks(report, node, unit)
        known = _known(scores[at_unit]) if report.index.method.compare_periods else ()
        for at, period in enumerate(periods):
            before = max((place for place in known if place < at), default=None)
            score, rank = float(scores[at_unit, at]), float(ranks[at_unit, at])
            yield Cell(
                unit,
                period,
                float(values[at_unit, at]),
                score,
                None if math.isnan(rank) or len(result.units) == 1 else int(rank),
                float(weights[at_unit, at]),
                "" if before is None else periods[before],
                math.nan if before is None else score - float(scores[at_unit, before]),
                str(statuses[at_unit, at]),
                tuple(check for check in checks if check.published.period == period),
                report.released.at(unit, period, node),
            )


def beyond(report: IndexReport, node: str) -> Iterator[Cell]:
    """The printed scores of a node for periods of which the index has no data: they cannot be computed again."""
    checks = [check for check in report.checks
              if check.published.node == node and check.published.period not in report.result.periods]  # fmt: skip
    for unit, period in dict.fromkeys((check.published.unit, check.published.period) for check in checks):
        own = tuple(check for check in checks if (check.published.unit, check.published.period) == (unit, period))
        place = (unit or report.result.units[0], period)
        yield Cell(*place, math.nan, math.nan, None, math.nan, "", math.nan, "no value", own, ())


def stages(report: IndexReport, node: str, unit: str, period: str) -> tuple[Stage, ...]:
    """How one score was made of what lies just below it; those of the nodes above follow from theirs."""
    seen = Seen(report.result, report.index.data, unit, period, report.released)
    return tuple(own_stages(seen, node))


def _known(scores: FloatArray) -> Sequence[int]:
    """The places of the periods with a score."""
    found: list[int] = np.flatnonzero(~np.isnan(scores)).tolist()
    return found


def _step(report: IndexReport, name: str, node: str) -> FloatArray:
    """A step of one node, (unit, period); NaN where the step knows nothing of it."""
    panel = report.result.steps[name]
    if node not in panel.nodes:
        return np.full((len(panel.units), len(panel.periods)), np.nan)
    column: FloatArray = panel.values[..., panel.nodes.index(node)]
    return column


def _checks(report: IndexReport, node: str, unit: str) -> list[ScoreCheck]:
    return [check for check in report.checks
            if check.published.node == node and check.published.unit in ("", unit)]  # fmt: skip
