"""Why one score moved, as a table: each node below it, and each step beside the scores."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from donghaeng.base.errors import DataError, Fault, InputError, raise_if
from donghaeng.change.attribution import Attribution, Split, attribute
from donghaeng.change.state import state
from donghaeng.index import Result


class Place(NamedTuple):
    """Where a score stands."""

    unit: str
    period: str


@dataclass(frozen=True)
class Line:
    """One node below.

    ``level`` : steps down from the node explained.
    ``before``, ``after`` : its scores, NaN for a gap. [points]
    ``contribution`` : to the change of the node explained; NaN under a given score. [points]
    ``share`` : of that change; NaN where nothing changed. [1]
    """

    node: str
    level: int
    before: float
    after: float
    contribution: float
    share: float


@dataclass(frozen=True)
class Explanation:
    """Why the score of a node differs between two places.

    ``lines`` : the nodes below, each followed by what is under it, without those that say nothing.
    ``steps`` : what else moved it, by name, one of ``STEPS`` or ``revision``; only what did. [points]
    ``left``, ``entered`` : codes of what only one side has.
    """

    node: str
    places: tuple[Place, Place]
    before: float
    after: float
    lines: tuple[Line, ...]
    steps: Mapping[str, float]
    left: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()

    @property
    def change(self) -> float:
        """After less before. [points]"""
        return self.after - self.before

    @property
    def scores(self) -> float:
        """What the scores below contribute together. [points]"""
        return sum(line.contribution for line in self.lines if line.level == 1)

    def share(self, points: float) -> float:
        """Points as a share of the change; NaN where nothing changed. [1]"""
        return points / self.change if abs(self.change) > 1e-12 else math.nan


def explain(
    result: Result,
    places: tuple[Place, Place],
    *,
    node: str = "",
    split: Split = "straight_path",
    known: Result | None = None,
) -> Explanation:
    """Say why a score differs between two places: one unit in two periods, or two units in one period.

    Parameters
    ----------
    places : the first and the last.
    node : an aggregate; the index itself without one.
    split : ``straight_path`` or ``log_mean``.
    known : the index as it had been known earlier: the first score is its, and ``revision`` the step to today's.

    Raises
    ------
    InputError
        If a unit, period or node is unknown, or the places are one and the same.
    DataError
        If a score is missing, or the places have nothing in common.
    """
    if places[0] == places[1] and known is None:
        kind = f"{places[0].unit} {places[0].period}"
        raise InputError("nothing to explain", [Fault("from and to", f"{kind}, twice", "two periods, or two units")])
    first, last = (state(result, place.period, place.unit) for place in places)
    made = attribute(result.framework, result.method, (first, last), node=node, split=split)
    _refuse_missing(result, made, places)
    before, steps = float(made.before[0, result.framework.position[made.node]]), {}
    if known is not None:
        old = known.score(made.node, places[0].period, places[0].unit)
        if math.isnan(old):
            raise DataError("nothing to explain", [Fault(f"score of {made.node!r} at the earlier day", "none", "one")])
        before, steps = old, {"revision": before - old}
    steps |= {name: float(points[0]) for name, points in made.steps(made.node).items()}
    codes = {step: made.only_in(step, made.node) for step in ("left", "entered")}
    after = float(made.after[0, result.framework.position[made.node]])
    told = {name: points for name, points in steps.items() if points != 0 or codes.get(name)}
    return Explanation(made.node, places, before, after, _lines(made, after - before), told, **codes)


def _refuse_missing(result: Result, made: Attribution, places: tuple[Place, Place]) -> None:
    at = result.framework.position[made.node]
    faults = [Fault(f"{place.unit} {place.period}", f"no score of {made.node!r}: "
                    f"{result.why(made.node, place.period, place.unit)}", "a score")
              for place, scores in zip(places, (made.before, made.after), strict=True)
              if np.isnan(scores[0, at])]  # fmt: skip
    raise_if(faults, DataError, "what has no score cannot be explained")
    if made.is_given[0, at]:
        found = Fault(made.node, "a score given as published", "a node above it, or values of what is under it")
        raise DataError("what made a given score is not known", [found])
    if np.isnan(made.steps(made.node)["left"][0]):
        found = Fault(f"what is under {made.node!r}", "nothing on both sides", "an indicator that both have")
        raise DataError("what has nothing in common cannot be compared", [found])


def _lines(made: Attribution, change: float) -> tuple[Line, ...]:
    framework = made.framework
    lines = []
    for code in framework.tree:
        if made.node not in framework.above[code]:
            continue
        place = framework.position[code]
        before, after = float(made.before[0, place]), float(made.after[0, place])
        points = float(made.contribution(code, made.node)[0])
        level = framework.levels[code] - framework.levels[made.node]
        if not (math.isnan(before) and math.isnan(after)):
            share = points / change if abs(change) > 1e-12 else math.nan
            lines.append(Line(code, level, before, after, points, share))
    return tuple(lines)
