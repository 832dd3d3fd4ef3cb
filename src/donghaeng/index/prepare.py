"""From observations to the values that are scored: denominators, gaps, units screened out, outliers."""

from dataclasses import dataclass

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.index.cells import Undefined
from donghaeng.index.denominate import DENOMINATE
from donghaeng.index.gaps import GAPS
from donghaeng.index.gaps_within import WITHIN
from donghaeng.index.screen import SCREEN
from donghaeng.index.task import Task
from donghaeng.index.treat import TREAT


@dataclass(frozen=True)
class Untreated:
    """The indicators that a treatment altered, as they were before.

    ``nodes`` : (treated,), places among the indicators.
    ``values`` : (unit, period, treated). [each indicator's unit_measure]
    ``how`` : (period, treated), places in ``treat.HOW``.
    """

    nodes: IntArray
    values: FloatArray
    how: IntArray


@dataclass(frozen=True)
class Prepared:
    """Values that are scored, and what was done to them.

    ``values`` : (unit, period, indicator), NaN for a gap. [each indicator's unit_measure, or by its denominator]
    ``is_known`` : the same shape, false where a gap was filled; None: no gap was.
    ``stays`` : (unit, period), false where a unit was screened out; None: all are scored.
    ``untreated`` : what a treatment altered.
    """

    values: FloatArray
    is_known: BoolArray | None = None
    stays: BoolArray | None = None
    untreated: Untreated | None = None

    @property
    def filled(self) -> FloatArray:
        """Values before treatment.

        Returns
        -------
        (unit, period, indicator). [as ``values``]
        """
        if self.untreated is None:
            return self.values
        filled = self.values.copy()
        filled[..., self.untreated.nodes] = self.untreated.values
        return filled

    def is_treated(self, unit: IntArray, period: IntArray, node: IntArray) -> BoolArray:
        """Whether a treatment altered some cells.

        Parameters
        ----------
        unit, period, node : (cell,), places along the axes.

        Returns
        -------
        (cell,). [was altered]
        """
        if self.untreated is None:
            return np.zeros(len(node), dtype=np.bool_)
        place = np.full(self.values.shape[2], -1)
        place[self.untreated.nodes] = np.arange(len(self.untreated.nodes))
        before = self.untreated.values[unit, period, place[node]]
        after = self.values[unit, period, node]
        altered: BoolArray = (place[node] >= 0) & ~np.isnan(after) & (before != after)
        return altered


def prepare(task: Task) -> Prepared:
    """Do all that comes before the first score.

    Raises
    ------
    UndefinedResultError
        For arithmetic without an answer, naming each cell.
    """
    task.progress("prepare", 0.0)
    values = _denominate(task)
    before = values
    values = _fill(task, values)
    is_known = None if values is before else ~np.isnan(before)
    stays = _screen(task, values)
    if stays is not None:
        values = np.where(stays[..., None], values, np.nan)
    task.progress("treat", 0.05)
    values, untreated = _treat(task, values, is_own=values is not task.observations.values)
    return Prepared(values, is_known, stays, untreated)


def _denominate(task: Task) -> FloatArray:
    values = task.observations.values
    if not task.is_used("denominate"):
        return values
    divisors = {code: values[..., place] for place, code in enumerate(task.framework.indicators)}
    if task.observations.series is not None:
        series = task.observations.series
        divisors |= {one.code: series[..., place] for place, one in enumerate(task.framework.series)}
    result, undefined = values.copy(), Undefined()
    for choice, nodes in task.by_choice("denominate"):
        own = values[..., nodes]
        with undefined.caught(own, task.labels(task.codes(nodes))):
            result[..., nodes] = DENOMINATE[choice.method](own, divisors, **dict(choice.options))
    undefined.refuse()
    return result


def _fill(task: Task, values: FloatArray) -> FloatArray:
    if not task.is_used("gaps"):
        return values
    filled = values.copy()
    within = {choice: WITHIN[choice.method](values, task.reference, **dict(choice.options))
              for choice in task.choices("gaps") if choice.method in WITHIN}  # fmt: skip
    for choice, nodes in task.by_choice("gaps"):
        if choice in within:
            filled[..., nodes] = within[choice][..., nodes]
        else:
            own, reference = values[..., nodes], task.reference.of(nodes)
            filled[..., nodes] = GAPS[choice.method](own, reference, **dict(choice.options))
    changes = task.observations.changes
    is_change = None if changes is None else ~np.isnan(changes)  # a published change is no gap
    for closed in (task.observations.left_out, task.observations.unknown, is_change):
        if closed is not None:
            filled[closed] = np.nan
    return filled


def _screen(task: Task, values: FloatArray) -> BoolArray | None:
    """Which units are scored; the reference unit always is."""
    if not task.is_used("screen"):
        return None
    seen, expected = task.observations, np.ones(values.shape, dtype=np.bool_)
    if seen.left_out is not None:
        expected &= ~seen.left_out
    if task.needed is not None:
        expected &= task.needed
    if seen.changes is not None:  # a published change is known as well as a value
        values = np.where(np.isnan(seen.changes), values, seen.changes)
    ((choice, _),) = task.choices("screen").items()
    stays = SCREEN[choice.method](values, expected, task.reference, **dict(choice.options))
    if task.reference.base_unit is not None:
        stays[task.reference.base_unit] = True
    return stays


def _treat(task: Task, values: FloatArray, *, is_own: bool) -> tuple[FloatArray, Untreated | None]:
    """Treat outliers, in place if the values are a copy already."""
    if not task.is_used("treat"):
        return values, None
    result = values if is_own else values.copy()
    kept: list[Untreated] = []
    undefined = Undefined()
    for choice, nodes in task.by_choice("treat"):
        own = result[..., nodes]
        with undefined.caught(own, task.labels(task.codes(nodes))):
            treated = TREAT[choice.method](own, task.reference.of(nodes), **dict(choice.options))
            altered = treated.how.any(axis=0)
            if altered.any():
                places = np.arange(task.shape[2])[nodes][altered]
                how = np.broadcast_to(treated.how[:, altered], (task.shape[1], len(places)))
                kept.append(Untreated(places, own[..., altered], how))
                result[..., places] = treated.values[..., altered]
    undefined.refuse()
    if not kept:
        return values, None
    return result, Untreated(*(np.concatenate(part, axis=-1) for part in zip(
        *((one.nodes, one.values, one.how) for one in kept), strict=True)))  # fmt: skip
