"""Why scores moved and units differ, as the site keeps it: every pair of an aggregate, as short as JSON gets."""

import math
from typing import Any

from donghaeng.city import IndexReport
from donghaeng.city.explained import Told, explained

DIGITS = 9
"""Decimals that are kept of a contribution: they add up to the change as closely."""
Sheet = dict[str, Any]


def why(report: IndexReport, node: str) -> Sheet:
    """Every pair of an aggregate: periods by unit, first and last; units by period, the one compared with, the other.

    ``kept`` says for each kind whether all pairs are there, some or none; ``nodes`` whose contributions they hold.
    """
    made = explained(report, node)
    pairs: Sheet = {"periods": {}, "units": {}}
    for (first, last), told in made.pairs.items():
        if first.unit == last.unit:
            pairs["periods"].setdefault(first.unit, {}).setdefault(first.period, {})[last.period] = _entry(told)
        else:
            pairs["units"].setdefault(first.period, {}).setdefault(first.unit, {})[last.unit] = _entry(told)
    return {"nodes": list(made.nodes), "is_compared": made.is_compared, "kept": dict(made.kept), **pairs}


def _entry(told: Told) -> Sheet:
    if told.why:
        return {"why": told.why}
    entry: Sheet = {"points": [None if math.isnan(points) else _rounded(points) for points in told.points]}
    found = {"steps": {step: _rounded(points) for step, points in told.steps.items()},
             "left": list(told.left), "entered": list(told.entered)}  # fmt: skip
    return entry | {name: own for name, own in found.items() if own}


def _rounded(points: float) -> float:
    return round(points, DIGITS) + 0.0  # no -0.0
