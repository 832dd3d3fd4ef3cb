"""An index on one side of a change: all units in one period, or one unit among others."""

from dataclasses import dataclass

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import Fault, InputError, raise_if
from donghaeng.index import Result


@dataclass(frozen=True)
class State:
    """Arrays whose last axis follows ``framework.order``.

    ``scores`` : (unit, node), NaN for a gap. [points]
    ``weights`` : (unit or 1, node), 0 where a node does not count. [any scale]
    ``is_given`` : (unit, node), scores given as published; None where none is.
    ``links`` : (unit, node), the factors by which scores are linked; None where none is. [1]
    """

    scores: FloatArray
    weights: FloatArray
    is_given: BoolArray | None = None
    links: FloatArray | None = None

    def of(self, units: slice) -> "State":
        """Some of the units."""
        return State(
            self.scores[units],
            self.weights if len(self.weights) == 1 else self.weights[units],
            None if self.is_given is None else self.is_given[units],
            None if self.links is None else self.links[units],
        )


def state(result: Result, period: str, unit: str | None = None) -> State:
    """Take an index in one period.

    Parameters
    ----------
    unit : one unit; all of them without it.

    Raises
    ------
    InputError
        If there is no such period or unit.
    """
    faults = [Fault(kind, repr(label), f"one of {', '.join(labels[:30])}") for kind, label, labels in
              (("period", period, result.periods), ("unit", unit, result.units))
              if label is not None and label not in labels]  # fmt: skip
    raise_if(faults, InputError, "nothing to explain")
    place = 0 if unit is None else result.units.index(unit)
    units = slice(None) if unit is None else slice(place, place + 1)
    return _taken(result, units, result.periods.index(period))


def states(result: Result, units: IntArray, periods: IntArray) -> State:
    """Take an index at many places at once, each as if it were a unit.

    Parameters
    ----------
    units, periods : (place,), where in ``result.units`` and ``result.periods`` each stands.
    """
    return _taken(result, units, periods)


def _taken(result: Result, units: IntArray | slice, periods: IntArray | int) -> State:
    computed, width = result.computed, len(result.framework.indicators)
    weights = computed.weights
    at = periods if weights.shape[1] > 1 else 0
    own = np.atleast_2d(weights[0, at]) if len(weights) == 1 else weights[units, at]
    scores = computed.scores[units, periods]
    given = None
    if computed.is_given is not None:
        given = np.zeros(scores.shape, dtype=np.bool_)
        given[:, width:] = computed.is_given[units, periods]
    links = None
    if computed.links is not None:
        links = np.ones(scores.shape)
        links[:, width:] = computed.links[units, periods]
    return State(scores, own, given, links)
