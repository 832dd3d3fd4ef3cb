"""Attribution: what each node, and each thing beside the scores, contributes to a change, at every level."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import Fault, InputError, MethodError, UndefinedResultError
from donghaeng.change.kinks import cuts
from donghaeng.change.log_mean import log_mean_split
from donghaeng.change.path import Path, path_between
from donghaeng.change.quadrature import integrate
from donghaeng.change.state import State
from donghaeng.index import Framework, Method
from donghaeng.index.task import slice_if_run

Split = Literal["straight_path", "log_mean"]
STEPS = ("left", "entered", "counting", "weights", "linking")
"""What moves a score beside the scores below it."""
COMPLETE = 1e-9
"""How closely contributions add up to the change, as a share of the larger score, or of 1. [1]"""
BLOCK = 2**16
"""Cells worked on at a time: what fits into a processor's cache, with its copies. [cells]"""

Members = Mapping[str, Mapping[int, IntArray]]
"""The nodes under each aggregate, by how many aggregates lie between."""


@dataclass(frozen=True)
class Attribution:
    """Contributions to the change of one node and of every aggregate under it, in the two states of all units.

    ``before``, ``after`` : (unit, node), NaN for a gap. [points]
    ``leaves`` : (unit, level, node), what a leaf contributes to its parent, the parent's parent, …. [points]
    ``weights`` : (unit, level, aggregate), what the weights of an aggregate's children give it, its parent, …. [points]
    ``links``, ``left``, ``entered`` : (unit, aggregate). [points]
    ``has_left``, ``has_entered`` : (unit, node), the leaves that did.
    ``is_given`` : (unit, node), scores given in either state: what made them is not known.
    """

    framework: Framework
    method: Method
    node: str
    before: FloatArray
    after: FloatArray
    leaves: FloatArray
    weights: FloatArray
    links: FloatArray
    left: FloatArray
    entered: FloatArray
    has_left: BoolArray
    has_entered: BoolArray
    is_given: BoolArray

    def change(self, to: str) -> FloatArray:
        """The change of an aggregate.

        Returns
        -------
        (unit,), NaN where it lacks a score. [points]
        """
        place = self.framework.position[to]
        return self.after[:, place] - self.before[:, place]

    def contribution(self, node: str, to: str) -> FloatArray:
        """What the scores of a node and of all below it contribute to the change of an aggregate above it.

        Returns
        -------
        (unit,), NaN where the aggregate lacks a score or has nothing in common with itself, or where the node stands
        under a given score. [points]

        Raises
        ------
        InputError
            If the one is not below the other.
        """
        framework = self.framework
        if to not in framework.above.get(node, ()):
            found = Fault("node", repr(node), f"a node below {to!r}")
            raise InputError("what is not below does not contribute", [found])
        level = framework.levels[to] + 1
        total = np.zeros(len(self.before))
        for code in self._under(node):
            total += self.leaves[:, framework.levels[code] - level, framework.position[code]]
        between = [framework.position[code] for code in framework.above[node]
                   if code == to or to in framework.above[code]]  # fmt: skip
        return np.where(self.is_given[:, between].any(axis=-1), np.nan, self._known(total, to))

    def steps(self, to: str) -> Mapping[str, FloatArray]:
        """What moves an aggregate beside the scores below it, by name, one of ``STEPS``.

        Returns
        -------
        (unit,) each. [points]
        """
        framework, width = self.framework, len(self.framework.indicators)
        place = framework.position[to] - width
        chosen = self.method.choices("weights", framework)
        made = {name: np.zeros(len(self.before)) for name in ("counting", "weights")}
        for code in self._under(to):
            if framework.children[code]:
                own = self.weights[:, framework.levels[code] - framework.levels[to], framework.position[code] - width]
                made["counting" if chosen[code].method == "counted" else "weights"] += own
        found = {
            "left": self.left[:, place],
            "entered": self.entered[:, place],
            **made,
            "linking": self.links[:, place],
        }
        return {name: self._known(found[name], to) for name in STEPS}

    def only_in(self, step: str, to: str, unit: int = 0) -> tuple[str, ...]:
        """The codes of the leaves under an aggregate that ``left`` or ``entered``."""
        which = (self.has_left if step == "left" else self.has_entered)[unit]
        return tuple(code for code in self._under(to) if which[self.framework.position[code]])

    def _known(self, values: FloatArray, to: str) -> FloatArray:
        place = self.framework.position[to]
        unknown = np.isnan(self.left[:, place - len(self.framework.indicators)]) | self.is_given[:, place]
        return np.where(unknown, np.nan, values)

    def _under(self, node: str) -> list[str]:
        return [code for code in self.framework.tree if code == node or node in self.framework.above[code]]


def attribute(
    framework: Framework,
    method: Method,
    states: tuple[State, State],
    *,
    node: str = "",
    split: Split = "straight_path",
) -> Attribution:
    """Part the change from one state to another into contributions.

    Parameters
    ----------
    states : of the same units, in the same order.
    node : for it and every aggregate under it; the index itself without one.
    split : ``straight_path`` (Aumann-Shapley), or ``log_mean`` for a purely geometric tree.

    Returns
    -------
    Contributions of nodes and steps beside them. [points]

    Raises
    ------
    InputError
        If there is no such node, or it has no children.
    MethodError
        If a mean below compares units, or the split does not fit the means.
    UndefinedResultError
        If the path runs where a mean is not defined, or the parts do not add up to 1e-9.

    References
    ----------
    Aumann and Shapley, *Values of Non-Atomic Games* (1974). Sundararajan, Taly and Yan, "Axiomatic attribution for deep
    networks", *ICML* (2017), on the straight path.
    """
    node = _checked(framework, node, split)
    units, nodes = states[0].scores.shape
    step = max(1, BLOCK // nodes)
    members = _members(framework, node)
    arrays: list[FloatArray] = []
    flags: list[BoolArray] = []
    for start in range(0, max(1, units), step):
        rows = slice(start, start + step)
        block = states[0].of(rows), states[1].of(rows)
        told, marked = _of_block(path_between(framework, method, block, node), block, split, members)
        arrays = arrays or [np.empty((units, *part.shape[1:])) for part in told]
        flags = flags or [np.empty((units, *part.shape[1:]), dtype=np.bool_) for part in marked]
        for whole, part in zip((*arrays, *flags), (*told, *marked), strict=True):
            whole[rows] = part
    leaves, weights, links, left, entered = arrays
    return Attribution(framework, method, node, states[0].scores, states[1].scores, leaves, weights, links, left,
                       entered, *flags)  # fmt: skip


def _checked(framework: Framework, node: str, split: str) -> str:
    code = node or framework.root
    if code not in framework or not framework.children[code]:
        expected = f"a node above indicators: {', '.join(framework.tree[:1] + framework.aggregates[:12])}"
        raise InputError("nothing to explain", [Fault("node", repr(code), expected)])
    if split not in get_args(Split):
        raise MethodError("nothing to explain", [Fault("split", repr(split), f"one of {list(get_args(Split))}")])
    return code


def _members(framework: Framework, node: str) -> Members:
    members: dict[str, dict[int, list[int]]] = {}
    for code in framework.order:
        for level, above in enumerate(framework.above[code]):
            if above == node or node in framework.above[above]:
                members.setdefault(above, {}).setdefault(level, []).append(framework.position[code])
    return {code: {level: np.array(nodes) for level, nodes in own.items()} for code, own in members.items()}


def _of_block(
    path: Path, states: tuple[State, State], split: Split, members: Members
) -> tuple[tuple[FloatArray, ...], tuple[BoolArray, ...]]:
    ends = path.ends()
    is_log = split == "log_mean"
    made = log_mean_split(path, ends) if is_log else integrate(path.rates, cuts(path), degree=path.degree)
    left, entered = _only_one_side(path, states, ends, members)
    leaves, weights, links = path.parts(made)
    _refuse_incomplete(path, ends, (leaves, weights, links), members)
    common = path.common
    return (leaves, weights, links, left, entered), (common.left, common.entered, common.is_given)


def _only_one_side(
    path: Path, states: tuple[State, State], ends: tuple[FloatArray, FloatArray], members: Members
) -> tuple[FloatArray, FloatArray]:
    """What leaving and entering gives each aggregate; NaN where nothing is in common. [points]"""
    width = len(path.framework.indicators)
    links = path.links or (np.ones((1, 1)), np.ones((1, 1)))
    is_common = path.common.is_common[:, width:]
    on_set = [np.where(is_common, (end * link)[:, width:], np.nan) for end, link in zip(ends, links, strict=True)]
    left, entered = on_set[0] - states[0].scores[:, width:], states[1].scores[:, width:] - on_set[1]
    for step, which in ((left, path.common.left), (entered, path.common.entered)):
        for place, code in enumerate(path.framework.aggregates):  # where nothing did, only the noise of sums is left
            below = [nodes for nodes in members.get(code, {}).values() if len(nodes)]
            touched = np.any([which[:, nodes].any(axis=-1) for nodes in below], axis=0) if below else False
            step[:, place] = np.where(touched | np.isnan(step[:, place]), step[:, place], 0)
    return left, entered


def _refuse_incomplete(
    path: Path, ends: tuple[FloatArray, FloatArray], parts: tuple[FloatArray, FloatArray, FloatArray], members: Members
) -> None:
    """Refuse contributions that do not add up to the change on the common set, at any aggregate."""
    leaves, weights, links = parts
    width = len(path.framework.indicators)
    for family in path.families:
        place = family.parent
        total = links[:, place - width] + weights[:, 0, place - width]
        for level, nodes in members[family.code].items():
            total += leaves[:, level, slice_if_run(nodes.tolist())].sum(axis=-1)
            above = nodes[nodes >= width]
            if len(above) and level + 1 < weights.shape[1]:
                total += weights[:, level + 1, above - width].sum(axis=-1)
        first, last = (end[:, place] * (1 if path.links is None else path.links[side][:, place])
                       for side, end in enumerate(ends))  # fmt: skip
        given = path.common.is_leaf[:, place]
        away = np.where(given, 0, np.abs(total - (last - first)))
        if (away > COMPLETE * np.maximum(1, np.maximum(np.abs(first), np.abs(last)))).any():
            raise UndefinedResultError(
                f"contributions to {family.code!r} do not add up to its change (off by {away.max():.1g}), so that they",
                remedy="explain a node below; or report this index",
            )
