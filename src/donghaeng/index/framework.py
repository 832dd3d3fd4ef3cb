"""The framework of an index: a tree with indicators below and aggregates above."""

import difflib
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from donghaeng.base.errors import Fault, FrameworkError, raise_if

CODE = re.compile(r"[^\s/:,;\"']+")


@dataclass(frozen=True)
class Node:
    """One row of ``framework.csv``.

    ``direction`` is 1 (higher is better) or -1 (lower is better), None for an aggregate;
    ``weight`` its weight among its siblings, any scale above 0; ``parent`` is empty for the root;
    ``unit_measure_ko`` is the unit of measure in Korean, where it is a word.
    """

    code: str
    name_en: str
    name_ko: str
    parent: str = ""
    unit_measure: str = ""
    direction: int | None = None
    weight: float | None = None
    source: str = ""
    note: str = ""
    unit_measure_ko: str = ""

    def name(self, language: str) -> str:
        """The name in ``ko`` or ``en``."""
        return self.name_ko if language == "ko" else self.name_en

    def measure(self, language: str) -> str:
        """The unit of measure in ``ko`` or ``en``; as it stands where there is no Korean."""
        return (language == "ko" and self.unit_measure_ko) or self.unit_measure


@dataclass(frozen=True)
class Series:
    """One row of ``series.csv``: what is observed and not scored, such as the population indicators are divided by."""

    code: str
    name_en: str
    name_ko: str
    unit_measure: str
    source: str = ""
    note: str = ""
    unit_measure_ko: str = ""

    def name(self, language: str) -> str:
        """The name in ``ko`` or ``en``."""
        return self.name_ko if language == "ko" else self.name_en

    def measure(self, language: str) -> str:
        """The unit of measure in ``ko`` or ``en``; as it stands where there is no Korean."""
        return (language == "ko" and self.unit_measure_ko) or self.unit_measure


@dataclass(frozen=True)
class Framework:
    """A tree of nodes, in the order of the file, the root first; and series that stand beside it.

    Raises
    ------
    FrameworkError
        With every fault: no root, two roots, an unknown parent, a cycle, a code twice, a weight not above 0,
        a direction other than 1 or -1, a series named like a node.
    """

    nodes: tuple[Node, ...]
    series: tuple[Series, ...] = ()

    def __post_init__(self) -> None:
        faults = [*_faults(self.nodes), *_series_faults(self.series, self.nodes)]
        raise_if(faults, FrameworkError, "the framework contradicts itself")

    def __getitem__(self, code: str) -> Node:
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    @cached_property
    def _by_code(self) -> Mapping[str, Node]:
        return {node.code: node for node in self.nodes}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The codes under each code, in the order of the file."""
        under: dict[str, list[str]] = {node.code: [] for node in self.nodes}
        for node in self.nodes:
            if node.parent:
                under[node.parent].append(node.code)
        return {code: tuple(codes) for code, codes in under.items()}

    @cached_property
    def root(self) -> str:
        """The code of the index itself."""
        return next(node.code for node in self.nodes if not node.parent)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The leaves, in the order of the file."""
        return tuple(node.code for node in self.nodes if not self.children[node.code])

    @cached_property
    def aggregates(self) -> tuple[str, ...]:
        """The nodes with children, from below upwards: children stand before their parents."""
        codes = [node.code for node in self.nodes if self.children[node.code]]
        return tuple(sorted(codes, key=lambda code: self.heights[code]))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every node, indicators first: the order of the last axis of all arrays of scores."""
        return self.indicators + self.aggregates

    @cached_property
    def observed(self) -> tuple[str, ...]:
        """Every code that rows of data may name: ``order``, then the series."""
        return (*self.order, *(series.code for series in self.series))

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The place of each code in ``order``."""
        return {code: place for place, code in enumerate(self.order)}

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """Steps down from the root: 0 is the index, 1 its pillars."""
        return dict(self._walk(self.root, 0))

    @cached_property
    def heights(self) -> Mapping[str, int]:
        """Steps up from the farthest leaf: 0 is an indicator."""
        heights: dict[str, int] = {}
        for code in sorted(self.levels, key=lambda code: -self.levels[code]):
            heights[code] = max((heights[child] + 1 for child in self.children[code]), default=0)
        return heights

    @cached_property
    def above(self) -> Mapping[str, tuple[str, ...]]:
        """The codes above each code, its parent first."""
        above: dict[str, tuple[str, ...]] = {}
        for code in self.tree:
            parent = self[code].parent
            above[code] = (parent, *above[parent]) if parent else ()
        return above

    @cached_property
    def tree(self) -> tuple[str, ...]:
        """Every code, each parent followed by what is under it."""
        return tuple(code for code, _ in self._walk(self.root, 0))

    def _walk(self, code: str, level: int) -> Iterator[tuple[str, int]]:
        stack = [(code, level)]
        while stack:
            code, level = stack.pop()
            yield code, level
            stack.extend((child, level + 1) for child in reversed(self.children[code]))


def _faults(nodes: tuple[Node, ...]) -> Iterator[Fault]:
    codes = Counter(node.code for node in nodes)
    parents = {node.parent for node in nodes}
    yield from _root_faults(nodes)
    for row, node in enumerate(nodes, start=2):
        if not CODE.fullmatch(node.code):
            yield Fault("code", repr(node.code), "a name without spaces, slashes, colons, commas or quotes", row)
        if codes[node.code] > 1:
            yield Fault(f"code {node.code!r}", f"{codes[node.code]} rows", "one row per node", row)
        if node.parent and node.parent not in codes:
            yield Fault(f"parent of {node.code!r}", repr(node.parent), _one_of(codes, node.parent), row)
        if node.weight is not None and not (math.isfinite(node.weight) and node.weight > 0):
            yield Fault(f"weight of {node.code!r}", f"{node.weight:g}", "a finite number above 0", row)
        is_indicator = node.code not in parents
        if is_indicator and node.direction not in (1, -1):
            yield Fault(f"direction of {node.code!r}", _shown(node.direction),
                        "1 (higher is better) or -1 (lower is better)", row)  # fmt: skip
        if not is_indicator and node.direction is not None:
            yield Fault(f"direction of {node.code!r}", _shown(node.direction),
                        "nothing: only an indicator has a direction", row)  # fmt: skip
    yield from _cycle_faults(nodes)


def _series_faults(series: tuple[Series, ...], nodes: tuple[Node, ...]) -> Iterator[Fault]:
    taken = {node.code for node in nodes}
    for row, one in enumerate(series, start=2):
        if not CODE.fullmatch(one.code):
            yield Fault("code", repr(one.code), "a name without spaces, slashes, colons, commas or quotes", row,
                        "series.csv")  # fmt: skip
        if one.code in taken:
            yield Fault("code", repr(one.code), "a code that no node and no other series has", row, "series.csv")
        taken.add(one.code)


def _root_faults(nodes: tuple[Node, ...]) -> Iterator[Fault]:
    roots = [node.code for node in nodes if not node.parent]
    if len(nodes) < 2:
        yield Fault("nodes", f"{len(nodes)}", "a root and at least one indicator")
    elif len(roots) != 1:
        found = "none" if not roots else f"{len(roots)}: {', '.join(roots[:5])}"
        yield Fault("rows without a parent", found, "one, the index itself")


def _cycle_faults(nodes: tuple[Node, ...]) -> Iterator[Fault]:
    parent = {node.code: node.parent for node in nodes}
    rows = {node.code: row for row, node in enumerate(nodes, start=2)}
    seen: set[str] = set()
    for node in nodes:
        path: dict[str, None] = {}
        code = node.code
        while code in parent and code not in path and code not in seen:
            path[code] = None
            code = parent[code]
        seen.update(path)
        if code in path:
            cycle = list(path)[list(path).index(code) :]
            yield Fault(f"parent of {cycle[0]!r}", " → ".join([*cycle, cycle[0]]), "a tree without a cycle",
                        rows[cycle[0]])  # fmt: skip


def _one_of(codes: Iterable[str], near: str) -> str:
    known = [code for code in codes if code]
    close = difflib.get_close_matches(near, known, n=3)
    return f"one of {close or known[:8]}"


def _shown(value: object) -> str:
    return "nothing" if value is None else repr(value)
