"""What share of a change each cause has, and between which bounds it lies if figures are off."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from donghaeng.change.thresholds import Thresholds

Cause = Literal["demand", "funding", "efficiency", "mixed", "data", "unknown", "none"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
Part = Literal["demand", "funding", "efficiency", "data", "unknown"]
PARTS: tuple[Part, ...] = get_args(Part)
"""What a change is parted into: need, real funding, output per real won, steps beside the scores, what is not known."""
NONE = 1e-12
"""Sums up to this share of their terms are noise. [1]"""


class Share(NamedTuple):
    """A share of what moved something in the direction of its change, with its bounds. [0-1]"""

    value: float
    low: float
    high: float


NOT_KNOWN: Mapping[Part, Share] = MappingProxyType({part: Share(*(float(part == "unknown"),) * 3) for part in PARTS})
"""Where nothing of a change is known."""


@dataclass(frozen=True)
class Effects:
    """What moved one thing: points, or logarithms of a value.

    ``demand``, ``funding``, ``efficiency`` : sums over indicators.
    ``data``, ``unknown`` : what went in the direction of the change, each step and indicator by itself; 0 or more.
    ``widths`` : how far ``demand``, the budget in ``funding`` (and, with the other sign, in ``efficiency``), and the
    output in ``efficiency`` may lie off, by role.
    ``unknown_bounds`` : between which ``unknown`` lies.
    """

    demand: float = 0.0
    funding: float = 0.0
    efficiency: float = 0.0
    data: float = 0.0
    unknown: float = 0.0
    widths: Mapping[str, float] = field(default_factory=dict)
    unknown_bounds: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Judged:
    """The shares of all parts, the cause that follows, and whether it does for all figures within their errors."""

    shares: Mapping[Part, Share]
    cause: Cause
    holds: bool


def judge(effects: Effects, change: float, thresholds: Thresholds) -> Judged:
    """Find the share of each part in what went in the direction of a change, and the cause.

    A share is a ratio of linear functions of the errors wherever no effect changes its sign, so that it is largest and
    smallest at corners: where errors are at their ends, and where effects are zero. All of these are looked at.

    Parameters
    ----------
    change : its direction counts; 0 has no cause.
    """
    if change == 0:
        return Judged({}, "none", holds=True)
    way = 1.0 if change > 0 else -1.0
    point = _parted(way, effects, (0.0, 0.0, 0.0), effects.unknown)
    if point is None:  # nothing went that way, unless it is within the errors
        point = {part: share.value for part, share in NOT_KNOWN.items()}
    seen = [point, *(made for made in _corners(way, effects) if made is not None)]
    shares = {part: Share(point[part], min(one[part] for one in seen), max(one[part] for one in seen))
              for part in PARTS}  # fmt: skip
    cause = cause_of(point, thresholds)
    return Judged(shares, cause, holds=all(cause_of(one, thresholds) == cause for one in seen))


def cause_of(shares: Mapping[Part, float], thresholds: Thresholds) -> Cause:
    """The cause that shares speak for: data first, then what is not known, then a part that dominates."""
    close = 1e-9  # a half is a half, whatever sums leave
    if shares["data"] >= thresholds.dominant - close:
        return "data"
    if 1 - shares["unknown"] < thresholds.known - close:
        return "unknown"
    causes: tuple[Literal["demand", "funding", "efficiency"], ...] = ("demand", "funding", "efficiency")
    largest = max(shares[cause] for cause in causes)
    first = [cause for cause in causes if shares[cause] >= largest - close]
    return first[0] if largest >= thresholds.dominant - close and len(first) == 1 else "mixed"


def _parted(
    way: float, effects: Effects, errors: tuple[float, float, float], unknown: float
) -> dict[Part, float] | None:
    """Shares with given errors of need, budget and output; None where nothing goes in the direction of the change."""
    need, budget, output = errors
    sizes = (abs(effects.demand), abs(effects.funding), abs(effects.efficiency), abs(budget), abs(output))
    noise = NONE * max(*sizes, effects.data, effects.unknown)
    moved = (effects.demand + need, effects.funding + budget, effects.efficiency - budget + output)
    ahead = [way * one if way * one > noise else 0.0 for one in moved]
    parts = dict(zip(PARTS, (*ahead, effects.data, unknown), strict=True))
    total = sum(parts.values())
    return {part: one / total for part, one in parts.items()} if total > 0 else None


def _corners(way: float, effects: Effects) -> Iterator[dict[Part, float] | None]:
    need, budget, output = (effects.widths.get(role, 0.0) for role in ("need", "budget", "output"))
    needs = {-need, need, *_inside(-effects.demand, need)}
    unknowns = {*effects.unknown_bounds, effects.unknown}
    turn = effects.efficiency  # zero where budget - output = efficiency
    budgets = {-budget, budget, *_inside(-effects.funding, budget)}
    pairs = {*itertools.product(budgets, (-output, output))}
    pairs |= {(one, other) for one in budgets for other in _inside(one - turn, output)}
    pairs |= {(one, other) for other in (-output, output) for one in _inside(turn + other, budget)}
    for (one, other), off, unknown in itertools.product(sorted(pairs), sorted(needs), sorted(unknowns)):
        yield _parted(way, effects, (off, one, other), unknown)


def _inside(place: float, width: float) -> tuple[float, ...]:
    return (place,) if -width < place < width else ()
