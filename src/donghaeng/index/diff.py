"""Two versions of an index: which scores move, by how much, and which change moved them."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw
import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import DonghaengError, Fault, InputError
from donghaeng.base.periods import in_order
from donghaeng.base.progress import Progress, silent
from donghaeng.index.changes import Change, changes_between
from donghaeng.index.definition import Index
from donghaeng.index.hybrid import Snapshot, hybrid, snapshot
from donghaeng.index.result import Backend, Panel, Result
from donghaeng.index.shares import PARTS, Parts, mixtures, shares

STATUS = ("moved", "unchanged", "appeared", "vanished")
"""What may become of a score."""
RELATIVE, ABSOLUTE = 1e-9, 1e-12
"""Scores this close are the same: their last bits follow the order of rows."""

Labels = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Effect:
    """What one change alone does to the scores of one node.

    ``move`` : the largest move, of ``unit`` in ``period``; 0 if nothing moves, NaN if it cannot be made alone. [points]
    ``moved``, ``appeared``, ``vanished`` : how many scores do.
    ``refused`` : why it cannot be made alone.
    """

    change: Change
    move: float = 0.0
    unit: str = ""
    period: str = ""
    moved: int = 0
    appeared: int = 0
    vanished: int = 0
    refused: str = ""


@dataclass(frozen=True)
class Diff:
    """Two versions of an index, score by score.

    ``labels`` : units, periods and nodes of either version.
    ``before``, ``after`` : (unit, period, node), NaN for a gap. [points]
    ``shares`` : what data, framework and method moved, and ``together`` what cannot be told apart; the same shape, NaN
    where there is nothing to say. What there is adds up to ``after - before``. [points]
    ``changes`` : what differs between the definitions.
    ``refused`` : parts of the new version that cannot stand in the old one without the others, and why.
    """

    old: Snapshot
    new: Snapshot
    labels: Labels
    before: FloatArray
    after: FloatArray
    shares: Mapping[str, FloatArray]
    changes: tuple[Change, ...]
    refused: Mapping[Parts, str] = field(default_factory=dict)
    backend: Backend = "polars"

    @property
    def moves(self) -> Any:
        """Rows unit, period, node, status (one of ``STATUS``), old, new, move, and what each part moved. [points]"""
        columns = {"old": self.before, "new": self.after, "move": self.after - self.before, **self.shares}
        frames = {name: nw.from_native(Panel(name, *self.labels, values, self.backend).frame(), eager_only=True)
                  for name, values in columns.items()}  # fmt: skip
        rows = frames["old"].with_columns(*(frame[name] for name, frame in frames.items()))
        is_new, is_gone = nw.col("old").is_null(), nw.col("new").is_null()
        is_moved = nw.col("move").abs() > ABSOLUTE + RELATIVE * nw.col("new").abs()
        known = nw.when(is_moved).then(nw.lit("moved")).otherwise(nw.lit("unchanged"))
        there = nw.when(is_gone).then(nw.lit("vanished")).otherwise(known)
        status = nw.when(is_new).then(nw.lit("appeared")).otherwise(there)
        named = rows.filter(~(is_new & is_gone)).with_columns(status=status)
        return nw.maybe_reset_index(named.select("unit", "period", "node", "status", *columns)).to_native()

    @property
    def stayed(self) -> BoolArray:
        """Whether a score is there before and after: (unit, period, node)."""
        return ~np.isnan(self.before) & ~np.isnan(self.after)

    @property
    def moved(self) -> BoolArray:
        """Whether a score is there before and after, and not the same: (unit, period, node)."""
        return _moved(self.before, self.after)

    @property
    def appeared(self) -> BoolArray:
        """Whether a score is there only after: (unit, period, node)."""
        return np.isnan(self.before) & ~np.isnan(self.after)

    @property
    def vanished(self) -> BoolArray:
        """Whether a score is there only before: (unit, period, node)."""
        return ~np.isnan(self.before) & np.isnan(self.after)

    def place(self, node: str = "") -> int:
        """The place of a node on the last axis; of the new index itself without a code.

        Raises
        ------
        InputError
            If neither version has such a node.
        """
        code, nodes = node or self.new.framework.root, self.labels[2]
        if code not in nodes:
            raise InputError("no such node", [Fault("node", repr(code), f"one of {', '.join(nodes[:12])}")])
        return nodes.index(code)

    def effects(self, node: str = "", *, progress: Progress = silent) -> tuple[Effect, ...]:
        """Make every change alone in the old version and see what it does to a node, the largest move first.

        Changes that work on each other do not add up to the whole move; ``shares`` do.

        Parameters
        ----------
        node : its code; the index itself without one.
        progress : told the step and the share done. [0-1]
        """
        place = self.place(node)
        made = []
        for done, change in enumerate(self.changes):
            progress("one change at a time", done / len(self.changes))
            made.append(self._effect(change, place))
        return tuple(sorted(made, key=lambda effect: -math.inf if effect.refused else abs(effect.move), reverse=True))

    def _effect(self, change: Change, place: int) -> Effect:
        units, periods, nodes = self.labels
        try:
            result = change.alone().build()
        except DonghaengError as error:
            return Effect(change, math.nan, refused=_reason(error))
        before, after = self.before[..., place], _aligned(result, (units, periods, (nodes[place],)))[..., 0]
        is_moved, is_known = _moved(before, after), ~np.isnan(after)
        size = np.where(is_moved, np.abs(after - before), 0)
        unit, period = np.unravel_index(size.argmax(), size.shape)
        where = (units[unit], periods[period]) if is_moved.any() else ("", "")
        move = float(after[unit, period] - before[unit, period]) if is_moved.any() else 0.0
        appeared, vanished = is_known & np.isnan(before), ~is_known & ~np.isnan(before)
        return Effect(change, move, *where, int(is_moved.sum()), int(appeared.sum()), int(vanished.sum()))


def compare(
    old: Index,
    new: Index,
    *,
    old_as_of: dt.date | None = None,
    new_as_of: dt.date | None = None,
    progress: Progress = silent,
) -> Diff:
    """Compare two versions of an index.

    A version has three parts: data, framework, method. The index is built with each mixture of old and new parts that
    differ, and ``shares`` says what each part moved. A node that only one version knows brings its data and settings.

    Parameters
    ----------
    old, new : the versions; or one index, as of two days.
    old_as_of, new_as_of : take what had been published by this day; without it, the latest.
    progress : told the step and the share done. [0-1]

    Raises
    ------
    DonghaengError
        If one of the two cannot be built.
    """
    versions = snapshot(old, old_as_of), snapshot(new, new_as_of)
    progress("old", 0.0)
    was = versions[0].build()
    progress("new", 0.2)
    now = versions[1].build()
    labels = _labels(was, now)
    before, after = _aligned(was, labels), _aligned(now, labels)
    changes = changes_between(*versions)
    both = ~np.isnan(before) & ~np.isnan(after)
    differ = frozenset(change.part for change in changes) or frozenset({"data"})  # empty rows may make a period
    scores: dict[Parts, FloatArray] = {}
    refused: dict[Parts, str] = {}
    for done, parts in enumerate(mixtures()):  # those with fewer parts of the new version come before those with more
        progress("mixtures", 0.4 + 0.5 * done / 8)
        if not parts <= differ:
            scores[parts] = scores[parts & differ]
        elif not parts or not both.any():
            scores[parts] = before[both]
        elif parts < differ:
            scores[parts], refused[parts] = _mixed(versions, parts, labels, both)
        else:
            scores[parts] = after[both]
    split = {part: _spread(share, both) for part, share in shares(scores).items()}
    refused = {parts: why for parts, why in refused.items() if why}
    backend = nw.from_native(new.data, eager_only=True).implementation
    return Diff(*versions, labels, before, after, split, changes, refused, backend)


def _mixed(
    versions: tuple[Snapshot, Snapshot], parts: Parts, labels: Labels, cells: BoolArray
) -> tuple[FloatArray, str]:
    """The scores of some cells with some parts of the new version; NaN and why, if that is no index."""
    data, framework, method = (versions[part in parts] for part in PARTS)
    try:
        mixed = hybrid(framework.framework, data=data, method=method, versions=versions)
        return _aligned(mixed.build(), labels)[cells], ""
    except DonghaengError as error:
        return np.full(int(cells.sum()), np.nan), _reason(error)


def _labels(old: Result, new: Result) -> Labels:
    """Units, periods and nodes of either result."""
    units, nodes = (tuple(dict.fromkeys(labels)) for labels in (
        (*new.units, *old.units), (*new.framework.tree, *old.framework.tree)
    ))  # fmt: skip
    return units, in_order({*old.periods, *new.periods}), nodes


def _aligned(result: Result, labels: Labels) -> FloatArray:
    """The scores of a result in the places of ``labels``; NaN where it has none."""
    into, out = [], []
    for wanted, own in zip(labels, (result.units, result.periods, result.framework.order), strict=True):
        places = {label: place for place, label in enumerate(own)}
        known = [(place, places[label]) for place, label in enumerate(wanted) if label in places]
        into.append([place for place, _ in known])
        out.append([place for _, place in known])
    aligned = np.full(tuple(map(len, labels)), np.nan)
    aligned[np.ix_(*into)] = result.computed.scores[np.ix_(*out)]
    return aligned


def _spread(values: FloatArray, cells: BoolArray) -> FloatArray:
    spread = np.full(cells.shape, np.nan)
    spread[cells] = values
    return spread


def _moved(before: FloatArray, after: FloatArray) -> BoolArray:
    with np.errstate(invalid="ignore"):
        moved: BoolArray = np.abs(after - before) > ABSOLUTE + RELATIVE * np.abs(after)
    return moved


def _reason(error: DonghaengError) -> str:
    return "; ".join([error.headline, *map(str, error.faults[:1])])
