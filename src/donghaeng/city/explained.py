"""Why the scores of a node moved, and why units differ: every pair that a page may ask for, explained at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, permutations
from typing import Literal

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.change import Attribution, Place, State, attribute, states
from donghaeng.city.report import IndexReport
from donghaeng.index import Result

MOST = 100_000
"""Of one node so many contributions are kept; of more, those between neighbouring periods and against one unit."""
Kind = Literal["periods", "units"]
Kept = Literal["all", "some", "none"]
Why = Literal["", "given", "apart", "undefined"]
Pair = tuple[Place, Place]


@dataclass(frozen=True)
class Told:
    """What is known of one pair.

    ``points`` : what each of the nodes below contributes, in the order of ``Explained.nodes``; NaN where it stands
    under a given score. [points]
    ``steps`` : what else moved the score, by name; only what did. [points]
    ``left``, ``entered`` : codes of what only one side has.
    ``why`` : why nothing is known: the score is ``given``, the sides have nothing in common, or a mean is not defined
    on the way from one to the other.
    """

    points: tuple[float, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    why: Why = ""


@dataclass(frozen=True)
class Explained:
    """Every pair of one aggregate.

    ``nodes`` : the nodes below it, each followed by what is under it.
    ``is_compared`` : whether a mean under it compares units, so that no pair can be explained.
    ``kept`` : which pairs there are, for each kind that the index compares.
    """

    node: str
    nodes: tuple[str, ...]
    is_compared: bool
    kept: Mapping[Kind, Kept]
    pairs: Mapping[Pair, Told]


def explained(report: IndexReport, node: str, *, most: int = MOST) -> Explained:
    """Explain an aggregate between all pairs of periods of each unit, and all pairs of units in each period.

    Parameters
    ----------
    most : of so many contributions, of either kind, all are kept; then those between neighbouring periods, and of each
        unit against the base unit, or the best where there is none; beyond it none.
    """
    result, framework = report.result, report.result.framework
    nodes = tuple(code for code in framework.tree if node in framework.above[code])
    scores = result.panel(node)
    kept: dict[Kind, Kept] = {}
    wanted: list[IntArray] = []
    for kind in kinds(report):
        few, every = (_pairs(report, kind, scores, is_few=is_few) for is_few in (True, False))
        some: tuple[tuple[Kept, IntArray], ...] = (("all", every), ("some", few), ("none", every[:0]))
        kept[kind], own = next((name, own) for name, own in some if len(own) * len(nodes) <= most)
        wanted.append(own)
    try:
        made = [_explained(result, node, nodes, own) for own in wanted]
    except MethodError:
        return Explained(node, nodes, is_compared=True, kept=kept, pairs={})
    return Explained(node, nodes, is_compared=False, kept=kept,
                     pairs={pair: told for own in made for pair, told in own.items()})  # fmt: skip


def kinds(report: IndexReport) -> tuple[Kind, ...]:
    """What an index compares: its periods, its units, or both."""
    is_of: Mapping[Kind, bool] = {
        "periods": report.index.method.compare_periods,
        "units": len(report.result.units) > 1,
    }
    return tuple(kind for kind, is_so in is_of.items() if is_so)


def _pairs(report: IndexReport, kind: Kind, scores: FloatArray, *, is_few: bool) -> IntArray:
    """The pairs as places in a result: (pair, unit and period of the first, of the last)."""
    scored: BoolArray = ~np.isnan(scores)
    found: list[tuple[int, int, int, int]] = []
    if kind == "periods":
        for unit, own in enumerate(scored):
            periods = np.flatnonzero(own).tolist()
            found += [(unit, first, unit, last) for first, last in (pairwise if is_few else _two)(periods)]
    else:
        for period, own in enumerate(scored.T):
            units = np.flatnonzero(own).tolist()
            base = _base(report, scores[:, period])
            found += [(first, period, last, period) for first, last in permutations(units, 2)
                      if not is_few or first == base]  # fmt: skip
    return np.array(found, dtype=np.intp).reshape(-1, 4)


def _two(periods: Sequence[int]) -> Iterator[tuple[int, int]]:
    return combinations(periods, 2)


def _base(report: IndexReport, scores: FloatArray) -> int:
    """The unit that others are set against: the base unit, or the best of a period; -1 where none has a score."""
    base = report.index.method.base_unit
    if base is not None and not np.isnan(scores[report.result.units.index(base)]):
        return report.result.units.index(base)
    return -1 if np.isnan(scores).all() else int(np.nanargmax(scores))


def _explained(result: Result, node: str, nodes: Sequence[str], wanted: IntArray) -> dict[Pair, Told]:
    if not len(wanted):
        return {}
    units, periods = result.units, result.periods
    sides = states(result, wanted[:, 0], wanted[:, 1]), states(result, wanted[:, 2], wanted[:, 3])
    places = ((Place(units[a], periods[b]), Place(units[c], periods[d])) for a, b, c, d in wanted.tolist())
    return dict(zip(places, _told(result, node, nodes, sides), strict=True))


def _told(result: Result, node: str, nodes: Sequence[str], sides: tuple[State, State]) -> Iterator[Told]:
    """Explain many pairs; where one of them fails, each half by itself, down to that one."""
    count = len(sides[0].scores)
    try:
        made = attribute(result.framework, result.method, sides, node=node)
    except UndefinedResultError:
        if count == 1:
            yield Told(why="undefined")
            return
        for half in (slice(0, count // 2), slice(count // 2, count)):
            yield from _told(result, node, nodes, (sides[0].of(half), sides[1].of(half)))
        return
    points = np.stack([made.contribution(code, node) for code in nodes], axis=-1)
    steps = made.steps(node)
    is_given = made.is_given[:, result.framework.position[node]]
    is_apart = np.isnan(steps["left"])
    for pair in range(count):
        if is_given[pair] or is_apart[pair]:
            yield Told(why="given" if is_given[pair] else "apart")
        else:
            yield _one(made, node, pair, points[pair], {name: float(own[pair]) for name, own in steps.items()})


def _one(made: Attribution, node: str, pair: int, points: FloatArray, steps: Mapping[str, float]) -> Told:
    left, entered = (made.only_in(step, node, pair) for step in ("left", "entered"))
    codes = {"left": left, "entered": entered}
    moved = {name: own for name, own in steps.items() if own != 0 or codes.get(name)}
    return Told(tuple(points.tolist()), moved, left, entered)
