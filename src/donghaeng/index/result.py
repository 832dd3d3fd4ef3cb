"""A built index: its scores, ranks and every step that led to them, as frames of the caller's kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import narwhals as nw
import numpy as np
from narwhals.typing import EagerAllowed, IntoBackend

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import DataError, Fault
from donghaeng.index.build import Steps
from donghaeng.index.framework import Framework
from donghaeng.index.method import Method
from donghaeng.index.observations import Observations
from donghaeng.index.ranks import descending

Backend = IntoBackend[EagerAllowed]
"""The kind of frame results are handed out as: Polars, pandas or Arrow."""

WHY = ("a child is missing", "left out", "unknown", "no base value", "no value")
"""Why a score may be missing."""
STATUS = ("computed", "given", "change from base", "filled", *WHY)
"""What a score may be: computed, given as published, made of a published change or of a filled gap, or missing."""


@dataclass(frozen=True)
class Panel:
    """Numbers of shape (unit, period, node) with their labels."""

    name: str
    units: tuple[str, ...]
    periods: tuple[str, ...]
    nodes: tuple[str, ...]
    values: FloatArray
    backend: Backend = "polars"

    def frame(self) -> Any:
        """Long rows unit, period, node and a column of this panel's name; a gap is null."""
        shape = (len(self.units), len(self.periods), len(self.nodes))
        labels = {"unit": self.units, "period": self.periods, "node": self.nodes}
        places = np.indices(shape, dtype=np.int32, sparse=False).reshape(3, -1)
        return _frame({
            **{name: (codes, place) for (name, codes), place in zip(labels.items(), places, strict=True)},
            self.name: self.values.ravel(),
        }, self.backend)  # fmt: skip


@dataclass(frozen=True)
class Result:
    """A built index. Everything asked of it is derived from the steps it keeps.

    ``rows`` are the rows of data it was made of, of the caller's kind; ``provenance`` says by which method and version.
    """

    framework: Framework
    method: Method
    observations: Observations
    computed: Steps
    rows: Any
    provenance: Mapping[str, Any]
    backend: Backend = "polars"

    @property
    def units(self) -> tuple[str, ...]:
        """Labels of the first axis."""
        return self.observations.units

    @property
    def periods(self) -> tuple[str, ...]:
        """Labels of the second axis, in order of time."""
        return self.observations.periods

    @property
    def scores(self) -> Any:
        """Rows unit, period, node, score, status; null for a gap; status is one of ``STATUS``. [points]"""
        scores = self.steps["score"]
        places = np.indices(scores.values.shape, dtype=np.int32).reshape(3, -1)
        labels = self._labels(*places)
        return _frame(
            {**labels, "score": scores.values.ravel(), "status": (STATUS, self._status(*places))}, self.backend
        )

    @property
    def ranks(self) -> Any:
        """Rows unit, period, node, rank; 1 is the highest score, ties share the lowest number. [rank]"""
        return self.steps["rank"].frame()

    @cached_property
    def steps(self) -> Mapping[str, Panel]:
        """Every intermediate by name, in order: value, filled, normalised, counted, weight, score, rank."""
        codes, computed = self.framework.order, self.computed
        width = len(self.framework.indicators)
        return {
            "value": self._panel("value", self.observations.values, codes[:width]),
            "filled": self._panel("filled", computed.filled, codes[:width]),
            "normalised": self._panel("normalised", computed.scores[..., :width], codes[:width]),
            "counted": self._panel("counted", computed.counted, codes),
            "weight": self._panel("weight", self._shares(), codes),
            "score": self._panel("score", computed.scores, codes),
            "rank": self._panel("rank", self._ranks(), codes),
        }

    @cached_property
    def filled(self) -> Any:
        """Rows unit, period, node, filled, method: the gaps that a method filled. [unit_measure]"""
        filled = self.computed.filled
        cells = np.zeros(filled.shape, dtype=np.bool_)
        if filled is not self.observations.values:
            cells = np.isnan(self.observations.values) & ~np.isnan(filled)
        choices = self.method.choices("gaps", self.framework)
        names = sorted({choice.method for choice in choices.values()})
        of_node = np.array([names.index(choices[code].method) for code in self.framework.indicators])
        unit, period, node = np.nonzero(cells)
        return _frame({
            **self._labels(unit, period, node), "filled": filled[cells], "method": (names, of_node[node])
        }, self.backend)  # fmt: skip

    @cached_property
    def gaps(self) -> Any:
        """Rows unit, period, node, why: the nodes without a score, indicators and aggregates."""
        places = np.nonzero(np.isnan(self.computed.scores))
        return _frame({**self._labels(*places), "why": (STATUS, self._status(*places))}, self.backend)

    def score(self, node: str, period: str, unit: str | None = None) -> float:
        """One score; NaN for a gap; ``unit`` may be left out where there is only one. [points]"""
        return float(self.computed.scores[self._place(node, period, unit)])

    def why(self, node: str, period: str, unit: str | None = None) -> str:
        """Why a score is what it is, one of ``STATUS``: ``computed``, ``given``, … or why it is missing."""
        return STATUS[self._status(*(np.array([at]) for at in self._place(node, period, unit)))[0]]

    def panel(self, node: str) -> FloatArray:
        """The scores of one node.

        Returns
        -------
        (unit, period), NaN for a gap. [points]
        """
        return self.computed.scores[..., _find("node", node, self.framework.order)]

    def is_given(self, node: str, period: str, unit: str | None = None) -> bool:
        """Whether a score was given as published, not computed."""
        at_unit, at_period, at_node = self._place(node, period, unit)
        at_aggregate = at_node - len(self.framework.indicators)
        if self.computed.is_given is None or at_aggregate < 0:
            return False
        return bool(self.computed.is_given[at_unit, at_period, at_aggregate])

    def _place(self, node: str, period: str, unit: str | None) -> tuple[int, int, int]:
        if unit is None and len(self.units) > 1:
            raise DataError("which unit?", [Fault("unit", "nothing", f"one of {', '.join(self.units[:12])}")])
        return (
            _find("unit", unit or self.units[0], self.units),
            _find("period", period, self.periods),
            _find("node", node, self.framework.order),
        )

    def _panel(self, name: str, values: FloatArray, nodes: tuple[str, ...]) -> Panel:
        shape = (len(self.units), len(self.periods), len(nodes))
        return Panel(name, self.units, self.periods, nodes, np.broadcast_to(values, shape), self.backend)

    def _shares(self) -> FloatArray:
        """Each node's weight as a share among its siblings; 1 for the root, NaN under a given score. [0-1]"""
        framework, weights = self.framework, self.computed.weights
        shares = np.ones(weights.shape)
        for parent in framework.aggregates:
            own = [framework.position[child] for child in framework.children[parent]]
            total = weights[..., own].sum(axis=-1, keepdims=True)
            shares[..., own] = weights[..., own] / np.where(total > 0, total, np.nan)
        return self._without_given(shares)

    def _without_given(self, shares: FloatArray) -> FloatArray:
        """Shares only where they are used: what is under a given score weighs in nothing."""
        if self.computed.is_given is None:
            return shares
        shares = np.array(np.broadcast_to(shares, self.computed.scores.shape))
        for place, parent in enumerate(self.framework.aggregates):
            own = [self.framework.position[child] for child in self.framework.children[parent]]
            shares[..., own] = np.where(self.computed.is_given[..., place, None], np.nan, shares[..., own])
        return shares

    def _ranks(self) -> FloatArray:
        """Ranks along the units, without the reference unit."""
        scores = self.computed.scores
        if self.method.base_unit is None:
            return descending(scores)
        compared = np.array([unit != self.method.base_unit for unit in self.units])
        ranks = np.full(scores.shape, np.nan)
        ranks[compared] = descending(scores[compared])
        return ranks

    def _status(self, unit: IntArray, period: IntArray, node: IntArray) -> IntArray:
        """What the scores of some cells are, as places in ``STATUS``."""
        seen, steps = self.observations, self.computed
        is_leaf = node < len(self.framework.indicators)
        leaf, above = np.where(is_leaf, node, 0), np.where(is_leaf, 0, node - len(self.framework.indicators))

        def marked(mask: BoolArray | None, place: IntArray = leaf) -> BoolArray:
            return np.zeros(len(node), dtype=np.bool_) if mask is None else mask[unit, period, place]

        value, filled = seen.values[unit, period, leaf], steps.filled[unit, period, leaf]
        changed = np.zeros(len(node)) if seen.changes is None else seen.changes[unit, period, leaf]
        is_there = ~np.isnan(steps.scores[unit, period, node])
        cases = {
            "given": ~is_leaf & marked(steps.is_given, above),
            "change from base": is_leaf & is_there & np.isnan(filled) & ~np.isnan(changed),
            "filled": is_leaf & is_there & np.isnan(value),
            "computed": is_there,
            "a child is missing": ~is_leaf,
            "left out": marked(seen.left_out),
            "unknown": marked(seen.unknown),
            "no base value": ~np.isnan(filled),
        }
        return np.select(list(cases.values()), [STATUS.index(case) for case in cases], STATUS.index("no value"))

    def _labels(self, *places: Any) -> dict[str, tuple[Sequence[str], Any]]:
        codes = (self.units, self.periods, self.framework.order)
        return {name: (labels, place) for name, labels, place in
                zip(("unit", "period", "node"), codes, places, strict=True)}  # fmt: skip


def _find(kind: str, label: str, labels: Sequence[str]) -> int:
    if label not in labels:
        raise DataError(f"no such {kind}", [Fault(kind, repr(label), f"one of {', '.join(labels[:12])}")])
    return labels.index(label)


def _frame(columns: Mapping[str, Any], backend: Backend) -> Any:
    """A frame of the caller's kind; a pair (labels, places) becomes a column of text, NaN becomes null."""
    series = {}
    for name, column in columns.items():
        if isinstance(column, tuple):
            labels, places = column
            words = nw.new_series(name, list(labels), nw.String, backend=backend)
            series[name] = nw.maybe_reset_index(words[np.asarray(places, dtype=np.int64)])
        else:
            series[name] = nw.new_series(name, np.asarray(column, dtype=np.float64), nw.Float64, backend=backend)
    frame = nw.from_dict(series)
    numbers = [name for name, column in columns.items() if not isinstance(column, tuple)]
    return frame.with_columns(
        nw.when(~nw.col(name).is_nan()).then(nw.col(name)).alias(name) for name in numbers
    ).to_native()
