"""Cells of an array by name: which unit, period and node is at fault."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import Fault, MethodError, UndefinedResultError, raise_if

KEPT = 1000
"""Cells named; nobody reads more."""


@dataclass(frozen=True)
class Labels:
    """The names along the axes (unit, period, node)."""

    units: Sequence[str]
    periods: Sequence[str]
    nodes: Sequence[str]

    def at(self, period: int) -> "Labels":
        """The same for one period."""
        return Labels(self.units, self.periods[period : period + 1], self.nodes)


def cell_faults(cells: BoolArray, labels: Labels, found: str, expected: str) -> Iterator[Fault]:
    """Name every cell that is set.

    Parameters
    ----------
    cells : (unit, period, node). [is at fault]
    """
    for unit, period, node in np.argwhere(cells)[:KEPT]:
        place = f"{labels.nodes[node]}, {labels.units[unit]}, {labels.periods[period]}"
        yield Fault(place, found, expected)


def undefined_faults(error: UndefinedResultError, values: FloatArray, labels: Labels) -> Iterator[Fault]:
    """Name the cells that an error marks, each with its value.

    Parameters
    ----------
    values : (unit, period, node), what the arithmetic was tried on; the error's cells are as many. [any]
    """
    if error.faults:
        yield from error.faults
        return
    if error.cells is None:
        yield Fault(", ".join(labels.nodes[:5]), error.what, error.remedy or "a method or options that fit")
        return
    for unit, period, node in np.argwhere(error.cells.reshape(values.shape))[:KEPT]:
        place = f"{labels.nodes[node]}, {labels.units[unit]}, {labels.periods[period]}"
        value = values[unit, period, node]
        yield Fault(place, error.what if np.isnan(value) else f"{value:g}, and {error.what}", error.remedy)


@dataclass
class Undefined:
    """Arithmetic without an answer, collected over groups of nodes, to be raised together."""

    faults: list[Fault] = field(default_factory=list)

    @contextmanager
    def caught(self, values: FloatArray, labels: Labels) -> Iterator[None]:
        """Keep what has no answer, each cell by its name; a method that does not fit is refused by the names of nodes.

        Parameters
        ----------
        values : (unit, period, node), what the arithmetic is tried on. [any]
        """
        try:
            yield
        except UndefinedResultError as error:
            self.faults += undefined_faults(error, values, labels)
        except MethodError as error:
            if error.faults:
                raise
            nodes = ", ".join(labels.nodes[:5]) + (" …" if len(labels.nodes) > 5 else "")
            raise MethodError(f"{error.headline} (of {nodes})") from None

    def refuse(self) -> None:
        """Raise everything that was kept.

        Raises
        ------
        UndefinedResultError
            If there is anything.
        """
        raise_if(self.faults, UndefinedResultError, "scores that have no answer")
