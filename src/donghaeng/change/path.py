"""The straight path between two states: scores of the leaves and normalised weights, all at once, all units at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import Fault, MethodError, UndefinedResultError, raise_if
from donghaeng.change.common_set import Common, common_set
from donghaeng.change.slopes import CHOSEN, SLOPES, Mean, Slopes
from donghaeng.change.state import State
from donghaeng.index import Framework, Method
from donghaeng.index.aggregate import OVER_UNITS
from donghaeng.index.task import Nodes, slice_if_run

Units = IntArray | slice
ALL = slice(None)


@dataclass(frozen=True)
class Family:
    """A parent and its children, with their weights on either side.

    ``parent`` : its place; ``children`` : theirs.
    ``first``, ``last`` : (unit or 1, child), weights that make 1, 0 outside the common set. [0-1]
    ``moves`` : whether any weight does.
    """

    code: str
    parent: int
    children: Nodes
    method: str
    mean: Mean
    first: FloatArray
    last: FloatArray
    moves: bool

    def weights(self, units: Units, time: FloatArray, rest: FloatArray) -> FloatArray:
        """The weights at one time of each unit.

        Parameters
        ----------
        time, rest : (unit,), and 1 less it. [0-1]

        Returns
        -------
        (unit or 1, child). [0-1]
        """
        if not self.moves:
            return _some(self.first, units)
        return _some(self.first, units) * rest[:, None] + _some(self.last, units) * time[:, None]

    def speeds(self, units: Units) -> FloatArray | None:
        """How fast the weights move; None where they do not.

        Returns
        -------
        (unit or 1, child). [0-1]
        """
        return _some(self.last - self.first, units) if self.moves else None


@dataclass(frozen=True)
class Path:
    """The line from one state to another, over the set that both have, for all that is under one node.

    ``families`` : from below upwards, the node's own last.
    ``common`` : the set, and the scores at which the line begins and ends.
    ``links`` : (unit, node), the factors on either side; None where nothing is linked. [1]
    """

    framework: Framework
    node: str
    families: tuple[Family, ...]
    common: Common
    links: tuple[FloatArray, FloatArray] | None = None

    @property
    def depth(self) -> int:
        """Steps from the node down to its farthest leaf."""
        return self.framework.heights[self.node]

    @property
    def is_kinked(self) -> bool:
        """Whether any mean looks at one or two children only."""
        return any(family.method in CHOSEN for family in self.families)

    @property
    def degree(self) -> int | None:
        """Degree of the polynomial in time that the speeds are; None if they are none."""
        if any(family.method != "arithmetic" for family in self.families):
            return None
        moves = any(family.moves for family in self.families)
        return self.depth * moves + (self.links is not None)

    @cached_property
    def shape(self) -> tuple[int, int, int]:
        """Levels, nodes, aggregates: contributions are kept by the level to which they go."""
        return self.depth, len(self.framework.order), len(self.framework.aggregates)

    def scores(
        self, units: Units, time: FloatArray, rest: FloatArray, told: Callable[[Family, Slopes], None] | None = None
    ) -> FloatArray:
        """The scores of all nodes at one time of each unit, unlinked.

        Parameters
        ----------
        time, rest : (unit,), and 1 less it. [0-1]
        told : hears each family's value and slopes, from below upwards.

        Returns
        -------
        (unit, node); 1 for what is not in the common set. [points]

        Raises
        ------
        UndefinedResultError
            If a mean has no answer on the way.
        """
        common = self.common
        scores = common.first[units] * rest[:, None]
        scores += common.last[units] * time[:, None]
        for family in self.families:
            own, weights = scores[:, family.children], family.weights(units, time, rest)
            _refuse_negative(family, own, weights)
            made = family.mean(own, weights, family.speeds(units))
            if not np.isfinite(made[0]).all():
                raise UndefinedResultError(
                    f"the mean of {family.code!r} on the way from one state to the other is not defined"
                )
            scores[:, family.parent] = np.where(common.is_leaf[units, family.parent], scores[:, family.parent], made[0])
            if told is not None:
                told(family, made)
        return scores

    def ends(self) -> tuple[FloatArray, FloatArray]:
        """The scores on the common set at the two ends, unlinked; where nothing left or entered, those of the states.

        Returns
        -------
        (unit, node) each. [points]
        """
        common = self.common
        if not (common.left.any() or common.entered.any()):
            first, last = self.links or (1.0, 1.0)
            return common.first / first, common.last / last
        zeros = np.zeros(len(common.first))
        return self.scores(ALL, zeros, zeros + 1), self.scores(ALL, zeros + 1, zeros)

    def rates(self, units: Units, time: FloatArray, rest: FloatArray) -> FloatArray:
        """How fast each leaf, each family's weights and each link move every aggregate above them.

        Parameters
        ----------
        time, rest : (unit,), and 1 less it. [0-1]

        Returns
        -------
        (unit, quantity), in the order that ``lifted`` makes. [points]
        """
        slopes: dict[str, FloatArray] = {}
        own: dict[str, FloatArray] = {}

        def keep(family: Family, made: Slopes) -> None:
            slopes[family.code], own[family.code] = made[1:]

        scores = self.scores(units, time, rest, keep)
        moved = self.common.last[units] - self.common.first[units]
        if self.links is None:
            return self.lifted(units, moved, slopes, own)
        first, last = (link[units] for link in self.links)
        factors = first * rest[:, None] + last * time[:, None]
        return self.lifted(units, moved, slopes, own, factors=factors, linking=scores * (last - first))

    def lifted(
        self,
        units: Units,
        moved: FloatArray,
        slopes: Mapping[str, FloatArray],
        own: Mapping[str, FloatArray],
        *,
        factors: FloatArray | None = None,
        linking: FloatArray | None = None,
    ) -> FloatArray:
        """Carry moves from where they begin up to every aggregate above.

        Parameters
        ----------
        moved : (unit, node), used of leaves. [points]
        slopes : of each parent by each child, (unit or 1, child). [1]
        own : what moving weights give each parent, (unit,). [points]
        factors, linking : (unit, node), of what arrives and beside it. [1, points]

        Returns
        -------
        (unit, quantity): leaves by level, weights by level, links; ``parts`` takes them apart. [points]
        """
        levels, nodes, aggregates = self.shape
        made = np.zeros((len(moved), levels * nodes + levels * aggregates + aggregates))
        leaves, weights, links = self.parts(made)
        width = nodes - aggregates
        for family in self.families:
            is_leaf = self.common.is_leaf[units, family.children]
            flow = moved[:, family.children] * slopes[family.code]
            if not is_leaf.all():
                flow *= is_leaf
            stand = own[family.code] * ~self.common.is_leaf[units, family.parent]
            for level, (place, slope) in enumerate(self._upwards(family.code, slopes)):
                if slope is not None:
                    flow, stand = flow * slope[:, None], stand * slope
                factor = 1.0 if factors is None else factors[:, place]
                leaves[:, level, family.children] = flow if factors is None else flow * factors[:, place, None]
                weights[:, level, family.parent - width] = stand * factor
            if linking is not None:
                links[:, family.parent - width] = linking[:, family.parent]
        return made

    def parts(self, made: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Take quantities apart, without a copy.

        Parameters
        ----------
        made : (unit, quantity). [points]

        Returns
        -------
        Leaves (unit, level, node), weights (unit, level, aggregate), links (unit, aggregate). [points]
        """
        levels, nodes, aggregates = self.shape
        ends = np.cumsum([levels * nodes, levels * aggregates])
        leaves, weights, links = np.split(made, ends, axis=-1)
        return leaves.reshape(-1, levels, nodes), weights.reshape(-1, levels, aggregates), links

    def _upwards(self, code: str, slopes: Mapping[str, FloatArray]) -> Iterator[tuple[int, FloatArray | None]]:
        """The places from a parent up to the node, each with the slope by which one gets there: none to the first."""
        framework = self.framework
        yield framework.position[code], None
        while code != self.node:
            above = framework[code].parent
            slope = slopes[above][:, framework.children[above].index(code)]
            yield framework.position[above], slope
            code = above


def path_between(framework: Framework, method: Method, states: tuple[State, State], node: str) -> Path:
    """Lay the path from one state to another.

    Parameters
    ----------
    node : the path is laid for it and all that is under it.

    Raises
    ------
    MethodError
        If a mean under the node compares units: it has no slope.
    UndefinedResultError
        If weights move under a median, which jumps then.
    """
    choices = method.choices("aggregate", framework)
    parents = [code for code in framework.aggregates if code == node or node in framework.above[code]]
    compared = [code for code in parents if choices[code].method in OVER_UNITS]
    expected = "a mean of each unit's own scores; or --node of a node below"
    raise_if([Fault(code, repr(choices[code].method), expected) for code in compared], MethodError,
             "what compares all units cannot be parted into contributions of nodes")  # fmt: skip
    common = common_set(framework, states, node)
    families = []
    for code in parents:
        options = {name: value for name, value in choices[code].options if name != "min_share"}
        children = slice_if_run([framework.position[child] for child in framework.children[code]])
        first, last = (_shares(one.weights, common, children) for one in states)
        moves = not np.array_equal(first, last)
        if moves and choices[code].method == "median":
            raise UndefinedResultError(f"a change of {code!r}, a median whose weights move, jumps on the way and",
                                       remedy="use equal or given weights, or another mean")  # fmt: skip
        name = choices[code].method
        mean = partial(SLOPES[name], **options)
        families.append(Family(code, framework.position[code], children, name, mean, first, last, moves))
    return Path(framework, node, tuple(families), common, _links(states))


def _links(states: tuple[State, State]) -> tuple[FloatArray, FloatArray] | None:
    first, last = states
    if first.links is None and last.links is None:
        return None
    ones = np.ones_like(first.scores)
    return ones if first.links is None else first.links, ones if last.links is None else last.links


def _shares(weights: FloatArray, common: Common, children: Nodes) -> FloatArray:
    there: BoolArray = common.is_common[:, children]
    if len(there) > 1 and (there == there[:1]).all():
        there = there[:1]
    own = weights[:, children] * there
    total = own.sum(axis=-1, keepdims=True)
    shares: FloatArray = own / np.where(total > 0, total, 1)
    return shares


def _refuse_negative(family: Family, scores: FloatArray, weights: FloatArray) -> None:
    is_of_powers = family.method in ("geometric", "harmonic", "power")
    if is_of_powers and scores.min(initial=0) < 0 and ((scores < 0) & (weights > 0)).any():
        raise UndefinedResultError(
            f"the {family.method} mean of {family.code!r}, of which a child is negative on the way, is not defined",
            remedy="use arithmetic, or a normalisation above 0",
        )


def _some(weights: FloatArray, units: Units) -> FloatArray:
    return weights if len(weights) == 1 else weights[units]
