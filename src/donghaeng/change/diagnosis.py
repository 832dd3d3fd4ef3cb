"""Diagnosis: was a change driven by need, funding, efficiency or the data, for every indicator and aggregate."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.change.attribution import Attribution, Split, attribute
from donghaeng.change.drivers import Driver
from donghaeng.change.explanation import Place
from donghaeng.change.lmdi import ValueSplit, split_between
from donghaeng.change.shares import NOT_KNOWN, Cause, Effects, Judged, Part, Share, judge
from donghaeng.change.state import State, state
from donghaeng.change.thresholds import Thresholds, read_thresholds
from donghaeng.index import Framework, Result

GROUPS: Mapping[str, Part] = {
    "need": "demand", "funding": "funding", "price": "funding", "efficiency": "efficiency",
    "nominal_efficiency": "efficiency", "output": "unknown",
}  # fmt: skip
"""Which part each factor belongs to: funding less the rise of prices is real funding."""


@dataclass(frozen=True)
class Diagnosis:
    """Why a node changed.

    ``change`` : of its score; NaN where it has none on either side. [points]
    ``shares`` : of what moved it in the direction of its change, by part; empty where nothing did. [0-1]
    ``holds`` : whether the cause is the same for all figures within their errors.
    ``points`` : what need, real funding and efficiency did to the score: to its own of an indicator, sums over
    indicators of an aggregate; empty where it is not known. [points]
    ``split`` : of an indicator, how its value was split.
    ``missing`` : what is not published, by indicator: roles, ``value``, or ``form`` where drivers.csv has no row.
    ``is_nominal`` : whether funding is in money of the day somewhere: no price level is known.
    ``implied`` : of a volume, the diagnosis of output / need, by logarithms.
    """

    node: str
    cause: Cause
    change: float
    shares: Mapping[Part, Share] = field(default_factory=dict)
    holds: bool = True
    points: Mapping[Part, float] = field(default_factory=dict)
    split: ValueSplit | None = None
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_nominal: bool = False
    implied: "Diagnosis | None" = None

    @property
    def way(self) -> int:
        """1 where it rose, -1 where it fell, 0 where it stayed or nothing is known; an indicator by its value."""
        moved = math.nan if self.split is None else self.split.after - self.split.before
        moved = self.change if math.isnan(moved) else moved
        return 0 if math.isnan(moved) else int(np.sign(moved))


def diagnose(
    result: Result,
    drivers: Sequence[Driver],
    places: tuple[Place, Place],
    *,
    split: Split = "straight_path",
    known: Result | None = None,
) -> tuple[Diagnosis, ...]:
    """Say of every node that changed whether need, funding, efficiency or the data moved it.

    An indicator's contribution to a score is parted in proportion to the logarithms of its drivers. Where its
    contribution is not known, its own value is diagnosed, by logarithms.

    Parameters
    ----------
    places : one unit in two periods, the first and the last.
    drivers : rows of drivers.csv; what has none is not known.
    split : as in ``explain``.
    known : the index as it had been known earlier: what was revised since counts as data.

    Returns
    -------
    One for each node with a score or a value in both places, in the order of the tree.
    """
    rows = {driver.indicator: driver for driver in drivers}
    splits = {code: split_between(result, rows.get(code), code, places) for code in result.framework.indicators}
    states = [state(result, place.period, place.unit) for place in places]
    made = dict(_attributions(result, (states[0], states[1]), result.framework.root, split))
    change = _Change(result, places, splits, made, read_thresholds(result.method.diagnosis), known)
    found = (change.diagnosis(code) for code in result.framework.tree)
    return tuple(one for one in found if one is not None)


@dataclass(frozen=True)
class _Change:
    """What every diagnosis of one change shares."""

    result: Result
    places: tuple[Place, Place]
    splits: Mapping[str, ValueSplit]
    attributions: Mapping[str, Attribution]
    thresholds: Thresholds
    known: Result | None

    @property
    def framework(self) -> Framework:
        """The tree."""
        return self.result.framework

    def diagnosis(self, code: str) -> Diagnosis | None:
        """Diagnose one node, or None where it has nothing on both sides."""
        return self.aggregate(code) if self.framework.children[code] else self.indicator(code)

    def indicator(self, code: str) -> Diagnosis | None:
        """Diagnose the value of an indicator, as it is known now."""
        split, change = self.splits[code], self.moved(code)
        moved = split.after - split.before
        if math.isnan(change) and math.isnan(moved):
            return None
        way = change if math.isnan(moved) else moved
        judged = Judged(NOT_KNOWN, "unknown", holds=True)
        if abs(change) < self.thresholds.small or way == 0:
            judged = Judged({}, "none", holds=True)
        elif split.logs:
            judged = judge(_of_logs(split, way), way, self.thresholds)
        implied = None if split.implied is None else self.implied(split.implied)
        return Diagnosis(code, judged.cause, change, judged.shares, judged.holds, _points(split, change), split,
                         self.missing([code]),
                         "nominal_efficiency" in split.logs, implied)  # fmt: skip

    def implied(self, split: ValueSplit) -> Diagnosis:
        """Diagnose the coverage that a volume implies."""
        moved = split.total
        judged = Judged(NOT_KNOWN, "unknown", holds=True)
        if not math.isnan(moved):
            judged = judge(_of_logs(split, moved), moved, self.thresholds)
        missing = {split.indicator: split.missing} if split.missing else {}
        return Diagnosis(split.indicator, judged.cause, math.nan, judged.shares, judged.holds, {}, split, missing,
                         "nominal_efficiency" in split.logs)  # fmt: skip

    def aggregate(self, code: str) -> Diagnosis | None:
        change = self.change(code)
        if math.isnan(change):
            return None
        leaves = [leaf for leaf in self.framework.indicators if code in self.framework.above[leaf]]
        missing, made = self.missing(leaves), self.attributions.get(code)
        if abs(change) < max(self.thresholds.small, 1e-12):
            return Diagnosis(code, "none", change, missing=missing)
        if made is None:
            return Diagnosis(code, "unknown", change, NOT_KNOWN, missing=missing)
        effects = self.effects(code, made, math.copysign(1.0, change))
        judged = judge(effects, change, self.thresholds)
        is_nominal = any("nominal_efficiency" in self.splits[leaf].logs for leaf in leaves)
        points: dict[Part, float] = {"demand": effects.demand, "funding": effects.funding,
                                     "efficiency": effects.efficiency}  # fmt: skip
        return Diagnosis(code, judged.cause, change, judged.shares, judged.holds, points, None, missing, is_nominal)

    def effects(self, code: str, made: Attribution, way: float) -> Effects:
        """What moved an aggregate. [points]"""
        parts = [self.parted(leaf, float(made.contribution(leaf, code)[0]), way) for leaf in self.ends(code, made)]
        steps = [float(points[0]) for points in made.steps(code).values()]
        if self.known is not None:
            steps.append(self.revision(code))
        return _summed([*parts, Effects(data=sum(max(0.0, way * step) for step in steps))])

    def parted(self, leaf: str, points: float, way: float) -> Effects:
        """Part the contribution of one indicator, or of a score whose making is not known. [points]

        A score that went another way than its value was moved by something else: by other units, or by its siblings.
        """
        split = self.splits.get(leaf)  # a given score below has none
        if split is None or not split.explains(points):
            unknown = max(0.0, way * points)
            return Effects(unknown=unknown, unknown_bounds=(unknown, unknown))
        return _of_logs(split, way, points / split.total)

    def ends(self, code: str, made: Attribution) -> Iterable[str]:
        """The nodes below that move by themselves: indicators, and scores whose making is not known."""
        for child in self.framework.children[code]:
            is_end = not self.framework.children[child] or made.is_given[0, self.framework.position[child]]
            yield from (child,) if is_end else self.ends(child, made)

    def change(self, code: str) -> float:
        """The change of a node's score, from what was known at first if that is asked for. [points]"""
        return self.moved(code) + (0.0 if self.known is None else self.revision(code))

    def moved(self, code: str) -> float:
        """The change of a node's score, as it is known now. [points]"""
        first, last = (self.result.score(code, place.period, place.unit) for place in self.places)
        return last - first

    def revision(self, code: str) -> float:
        """From the first score as it was known to what it is now. [points]"""
        place = self.places[0]
        known = math.nan if self.known is None else self.known.score(code, place.period, place.unit)
        return self.result.score(code, place.period, place.unit) - known

    def missing(self, codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """What is not published, by indicator."""
        return {code: self.splits[code].missing for code in codes if self.splits[code].missing}


def _attributions(
    result: Result, states: tuple[State, State], node: str, split: Split, made: Attribution | None = None
) -> Iterator[tuple[str, Attribution]]:
    """An attribution for every aggregate that has one: that of a node above, or its own where that one says nothing."""
    framework, place = result.framework, result.framework.position[node]
    is_given = any(one.is_given is not None and one.is_given[0, place] for one in states)
    own = made if is_given or _is_told(made, node) else _attributed(result, states, node, split)
    if own is not None and _is_told(own, node):
        yield node, own
    for child in framework.children[node]:
        if framework.children[child]:
            yield from _attributions(result, states, child, split, own)


def _attributed(result: Result, states: tuple[State, State], node: str, split: Split) -> Attribution | None:
    """What each node contributes to one; None where it is refused."""
    try:
        return attribute(result.framework, result.method, states, node=node, split=split)
    except (MethodError, UndefinedResultError):
        return None


def _is_told(made: Attribution | None, node: str) -> bool:
    return made is not None and not np.isnan(made.steps(node)["left"][0])


def _of_logs(split: ValueSplit, way: float, scale: float = 1.0) -> Effects:
    """What moved the value of an indicator, times a scale. [1, or points]"""
    sums: dict[Part, float] = dict.fromkeys(("demand", "funding", "efficiency", "unknown"), 0.0)
    for factor, log in split.logs.items():
        sums[GROUPS[factor]] += scale * log
    wide = {role: abs(scale) * split.widths[role] for role in ("need", "budget", "output")}
    if split.form == "volume":
        wide["need"] = 0.0
    sign, size = math.copysign(1.0, way), wide["output"]
    if "output" not in split.logs:
        return Effects(sums["demand"], sums["funding"], sums["efficiency"], widths=wide)
    unknown = sign * sums["unknown"]
    bounds = max(0.0, unknown - size), max(0.0, unknown + size)
    return Effects(sums["demand"], unknown=max(0.0, unknown), widths={"need": wide["need"]}, unknown_bounds=bounds)


def _points(split: ValueSplit, change: float) -> dict[Part, float]:
    """What the drivers of an indicator did to its own score. [points]"""
    sums: dict[Part, float] = {}
    for factor, points in split.points(change).items():
        if not math.isnan(points) and factor != "output":
            sums[GROUPS[factor]] = sums.get(GROUPS[factor], 0.0) + points
    return sums


def _summed(parts: Sequence[Effects]) -> Effects:
    roles = ("need", "budget", "output")
    return Effects(
        sum(part.demand for part in parts),
        sum(part.funding for part in parts),
        sum(part.efficiency for part in parts),
        sum(part.data for part in parts),
        sum(part.unknown for part in parts),
        {role: sum(part.widths.get(role, 0.0) for part in parts) for role in roles},
        (sum(part.unknown_bounds[0] for part in parts), sum(part.unknown_bounds[1] for part in parts)),
    )
