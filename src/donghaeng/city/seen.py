"""A result as seen from one unit and period: its numbers there, the method chosen, the rows of data behind it."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import narwhals as nw
import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.index import Result
from donghaeng.index.method import ON_INDEX, Choice, Step, StepName, options_model
from donghaeng.index.prepare import Prepared, prepare
from donghaeng.index.task import Task, task_of


@dataclass(frozen=True)
class Release:
    """One row of data: a figure as it was published; a number the row does not have is NaN, a text is empty."""

    unit: str
    period: str
    node: str
    value: float
    status: str = "observed"
    source: str = ""
    published_on: str = ""
    note: str = ""
    indicators: float = math.nan


@dataclass(frozen=True)
class Released:
    """The rows behind every figure, read node by node: for who asks of many.

    ``used`` were built with, ``data`` are all, with those released earlier.
    """

    used: Any
    data: Any
    _of_node: dict[str, dict[tuple[str, str], tuple[Release, ...]]] = field(default_factory=dict, compare=False)

    def at(self, unit: str, period: str, node: str) -> tuple[Release, ...]:
        """The row of data that is used, and after it those it replaced, the latest first."""
        if node not in self._of_node:
            self._of_node[node] = self._read(node)
        return self._of_node[node].get((unit, period), ())

    def _read(self, node: str) -> dict[tuple[str, str], tuple[Release, ...]]:
        earlier: dict[tuple[str, str], list[Release]] = {}
        for one in _rows(self.data, node):
            earlier.setdefault((one.unit, one.period), []).append(one)
        return {(one.unit, one.period): (one, *_before(one, earlier.get((one.unit, one.period), ())))
                for one in _rows(self.used, node)}  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """A result as seen from one unit and period; ``data`` are all rows, with those released earlier.

    ``released`` spares who asks of many cells from reading the rows again for each.
    """

    result: Result
    data: Any
    unit: str
    period: str
    released: Released | None = None

    @cached_property
    def at(self) -> tuple[int, int]:
        """The places of unit and period."""
        return self.result.units.index(self.unit), self.result.periods.index(self.period)

    def place(self, node: str) -> int:
        """The place of a node."""
        return self.result.framework.position[node]

    @cached_property
    def task(self) -> Task:
        """What the steps were told."""
        return task_of(self.result.framework, self.result.observations, self.result.method)

    @cached_property
    def unscreened(self) -> Prepared:
        """Values before units are screened out."""
        if not self.task.is_used("screen"):
            return self.result.computed.prepared
        none = Step(Choice("none"))
        method = replace(self.result.method, steps={**self.result.method.steps, "screen": none, "treat": none})
        return prepare(task_of(self.result.framework, self.result.observations, method))

    @cached_property
    def filled(self) -> FloatArray:
        """Values after gaps are filled, before units are screened out.

        Returns
        -------
        (unit, period, indicator). [as they are scored]
        """
        return self.unscreened.filled

    def known(self, *nodes: str) -> FloatArray:
        """Values of some indicators before gaps are filled.

        Returns
        -------
        (unit, period, node). [as they are scored]
        """
        places = [self.place(node) for node in nodes]
        values, is_known = self.filled[..., places], self.unscreened.is_known
        return values if is_known is None else np.where(is_known[..., places], values, np.nan)

    def score(self, node: str) -> float:
        """The score of a node. [points]"""
        return float(self.result.computed.scores[(*self.at, self.place(node))])

    def weight(self, node: str) -> float:
        """What a node weighs among its siblings. [any scale]"""
        weights = self.result.computed.weights
        return float(np.broadcast_to(weights, self.result.computed.scores.shape)[(*self.at, self.place(node))])

    def factor(self, node: str) -> float:
        """By what the score of a node was linked; 1 where it was not. [1]"""
        factors = self._factors(node)
        return float(factors[-1]) if len(factors) else 1.0

    def linked(self, node: str) -> tuple[str, ...]:
        """The periods, up to this one, in which the score of a node was linked to those before."""
        return tuple(self.result.periods[at + 1] for at in np.flatnonzero(np.diff(self._factors(node))))

    def _factors(self, node: str) -> FloatArray:
        """The factors of a node up to the period; none for an indicator."""
        links, at = self.result.computed.links, self.place(node) - len(self.result.framework.indicators)
        return np.zeros(0) if links is None or at < 0 else links[self.at[0], : self.at[1] + 1, at]

    def why(self, node: str) -> str:
        """Why the score of a node is what it is, one of ``STATUS``."""
        return self.result.why(node, self.period, self.unit)

    def chosen(self, step: StepName, node: str) -> tuple[str, Mapping[str, Any]]:
        """The method of a step and its options, with every default."""
        framework = self.result.framework
        code = framework.root if step in ON_INDEX else node
        choice = self.result.method.steps[step].at(code, framework.levels[code])
        return choice.method, options_model(step, choice.method).model_validate(dict(choice.options)).model_dump()

    def releases(self, node: str, unit: str = "", period: str = "") -> tuple[Release, ...]:
        """The row of data that is used, and after it those it replaced, the latest first."""
        at = (unit or self.unit, period or self.period)
        if self.released is not None:
            return self.released.at(*at, node)
        used = list(_rows(self.result.rows, node, *at))
        return tuple(row for one in used for row in (one, *_before(one, _rows(self.data, node, *at))))


def _before(used: Release, rows: Iterable[Release]) -> list[Release]:
    """The rows that a row replaced, the latest first."""
    earlier = [one for one in rows if one.published_on < used.published_on]
    return sorted(earlier, key=lambda one: one.published_on, reverse=True)


def _rows(rows: Any, node: str, unit: str | None = None, period: str | None = None) -> Iterator[Release]:
    """The rows of a node, of all units and periods or of one."""
    frame = nw.from_native(rows, eager_only=True)
    places = {"node": node} | ({} if unit is None else {"unit": unit, "period": period})
    own = frame.filter(*(nw.col(name) == label for name, label in places.items()))
    gone = own.select(nw.all().is_null())  # None, NaN or NaT, as the kinds of frame have it
    for row, is_gone in zip(own.iter_rows(named=True), gone.iter_rows(named=True), strict=True):
        told = {name: cell for name, cell in row.items() if not is_gone[name]}
        status, source, day, note = (str(told.get(name, "")) for name in ("status", "source", "published_on", "note"))
        value, indicators = (float(told.get(name, math.nan)) for name in ("value", "indicators"))
        at_unit, at_period = str(row["unit"]), str(row["period"])
        yield Release(at_unit, at_period, node, value, status or "observed", source, day[:10], note, indicators)
