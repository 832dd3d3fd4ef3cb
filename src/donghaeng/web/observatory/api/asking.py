"""What an address of the interface asks for, found in the results or refused with what there is."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from donghaeng.web.observatory import figures
from donghaeng.web.observatory.api.answers import Written, scores
from donghaeng.web.observatory.api.faults import RefusedError, unknown
from donghaeng.web.observatory.api.paging import cell
from donghaeng.web.observatory.figures import IndexResults, Sheet


def index(code: str) -> IndexResults:
    """The results of an index.

    Raises
    ------
    RefusedError
        If there is none of this name: 404, with those there are.
    """
    name = _composed(code)
    found = figures.current().index(name)
    if found is None:
        raise RefusedError(404, [unknown("index", code, list(figures.current().summaries))])
    return found


def names(found: IndexResults, asked: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The nodes, units and periods that are asked for, each once, in the order of the index; all where none is.

    Raises
    ------
    RefusedError
        If the index lacks some: 404, with all faults at once.
    """
    there = {"node": found.sheet["nodes"], "unit": found.sheet["units"], "period": found.sheet["periods"]}
    wanted = {axis: {_composed(name) for name in of} for axis, of in asked.items()}
    faults = [
        unknown(axis, name, there[axis])
        for axis, of in wanted.items()
        for name in sorted(of.difference(there[axis]))
    ]  # fmt: skip
    if faults:
        raise RefusedError(404, faults)
    return {axis: [name for name in of if name in wanted[axis]] if wanted.get(axis) else list(of)
            for axis, of in there.items()}  # fmt: skip


@dataclass(frozen=True)
class Selection:
    """Scores of some nodes, units and periods of an index, perhaps only those of some statuses."""

    found: IndexResults
    shape: Mapping[str, Sequence[str]]
    statuses: Sequence[str] = ()

    def total(self) -> int:
        """How many there are; no score is looked at unless its status is asked for."""
        return len(self._kept()) if self.statuses else prod(map(len, self.shape.values()))

    def at(self, places: range) -> list[Written]:
        """The scores at some places: node by node, unit by unit, period by period."""
        cells = self._cells(places)
        rows = {node: scores(self.found.path, node) for node, _unit, _period in cells}
        return [rows[node][self.found.place(unit, period)] for node, unit, period in cells]

    def _cells(self, places: range) -> list[tuple[str, ...]]:
        """Node, unit and period of each place."""
        if not self.statuses:
            return [cell(place, self.shape) for place in places]
        return [(node, row["unit"], row["period"]) for node, row in self._kept()[places.start : places.stop]]

    def _kept(self) -> list[tuple[str, Sheet]]:
        return [(node, row) for node, row in self._all() if row["status"] in self.statuses]

    def _all(self) -> Iterator[tuple[str, Sheet]]:
        units, periods = set(self.shape["unit"]), set(self.shape["period"])
        for node in self.shape["node"]:
            for row in self.found.rows(node):
                if row["unit"] in units and row["period"] in periods:
                    yield node, row


def _composed(name: str) -> str:
    """A name as the folder writes it, however a keyboard has put its letters together."""
    return unicodedata.normalize("NFC", name)
