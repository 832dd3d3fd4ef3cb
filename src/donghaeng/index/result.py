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
from donghaeng.index.plots import plots_of
from donghaeng.index.ranks import descending
from donghaeng.index.records import STEPS, altered

Backend = IntoBackend[EagerAllowed]
"""The kind of frame results are handed out as: Polars, pandas or Arrow."""

WHY = ("a child is missing", "screened out", "left out", "unknown", "no denominator", "no base value", "no value")
"""Why a score may be missing."""
STATUS = ("computed", "given", "change from base", "treated", "filled", *WHY)
"""What a score may be: computed, given as published, made of a published change, of a treated outlier or of a filled
gap, or missing."""


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
        """Every intermediate by name, in order.

        ``value`` as observed, ``denominated``, ``filled``, ``treated``, ``normalised``, ``counted``, ``weight``,
        ``link`` (the factor by which a score is linked), ``score``, ``rank``.
        """
        codes, computed, prepared = self.framework.order, self.computed, self.computed.prepared
        width, links = len(self.framework.indicators), self.computed.links
        filled = prepared.filled
        known = filled if prepared.is_known is None else np.where(prepared.is_known, filled, np.nan)
        return {
            "value": self._panel("value", self.observations.values, codes[:width]),
            "denominated": self._panel("denominated", known, codes[:width]),
            "filled": self._panel("filled", filled, codes[:width]),
            "treated": self._panel("treated", prepared.values, codes[:width]),
            "normalised": self._panel("normalised", computed.scores[..., :width], codes[:width]),
            "counted": self._panel("counted", computed.counted, codes),
            "weight": self._panel("weight", self._shares(), codes),
            "link": self._panel("link", np.ones((1, 1, 1)) if links is None else links, self.framework.aggregates),
            "score": self._panel("score", computed.scores, codes),
            "rank": self._panel("rank", self._ranks(), codes),
        }

    @cached_property
    def altered(self) -> Any:
        """Rows unit, period, node, step, how, before, after: every gap filled and every outlier treated."""
        fills = self.method.choices("gaps", self.framework)
        cells = altered(self.computed.prepared, [fills[code].method for code in self.framework.indicators])
        return _frame({
            **self._labels(cells.unit, cells.period, cells.node),
            "step": (STEPS, cells.step),
            "how": (cells.names, cells.how),
            "before": cells.before,
            "after": cells.after,
        }, self.backend)  # fmt: skip

    @cached_property
    def links(self) -> Any:
        """Rows unit, period, node, factor: the scores that were linked, each with its factor. [1]"""
        links = self.computed.links
        places = np.nonzero(np.zeros((0, 0, 0)) if links is None else links != 1)
        factors = np.zeros(0) if links is None else links[places]
        return _frame(
            {**self._labels(places[0], places[1], places[2] + len(self.framework.indicators)), "factor": factors},
            self.backend,
        )

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

    def unit_measure(self, node: str, language: str = "en") -> str:
        """The unit of an indicator's values as they are scored: by its denominator, if it has one."""
        framework = self.framework
        own, choice = framework[node].measure(language), self.method.choices("denominate", framework).get(node)
        by = None if choice is None else choice.option("by")
        if choice is None or by is None:
            return own
        measures = {node.code: node.measure(language) for node in framework.nodes}
        measures |= {series.code: series.measure(language) for series in framework.series}
        scale = choice.option("scale") or 1
        per = measures[by] if scale == 1 else f"{scale:,g} {measures[by]}"
        return str(choice.option("unit_measure") or f"{own} / {per}")

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

    @property
    def plot(self) -> Any:
        """Charts of this result: ``result.plot.line()``, ``.bars()``, ``.movement()``, ``.ranking()``, ``.map(…)``.

        Raises
        ------
        NotInstalledError
            If nothing that draws is installed.
        """
        return plots_of(self)

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

        prepared = steps.prepared
        value = prepared.values[unit, period, leaf]
        changed = np.zeros(len(node)) if seen.changes is None else seen.changes[unit, period, leaf]
        is_scored = ~np.isnan(steps.scores[unit, period, node])
        is_own = is_leaf & is_scored
        gap = None if prepared.is_known is None else ~prepared.is_known
        cases = {
            "given": ~is_leaf & marked(steps.is_given, above),
            "change from base": is_own & np.isnan(value) & ~np.isnan(changed),
            "filled": is_own & marked(gap),
            "treated": is_own & prepared.is_treated(unit, period, leaf),
            "computed": is_scored,
            "screened out": np.zeros(len(node), np.bool_) if prepared.stays is None else ~prepared.stays[unit, period],
            "a child is missing": ~is_leaf,
            "left out": marked(seen.left_out),
            "unknown": marked(seen.unknown),
            "no base value": ~np.isnan(value),
            "no denominator": ~np.isnan(seen.values[unit, period, leaf]),
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
