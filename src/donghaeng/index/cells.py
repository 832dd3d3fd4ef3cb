"""Cells of an array by name: which unit, period and node is at fault."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import Fault, UndefinedResultError

KEPT = 1000
"""Cells named; nobody reads more."""


@dataclass(frozen=True)
class Labels:
    """The names along the axes (unit, period, node)."""

    units: Sequence[str]
    periods: Sequence[str]
    nodes: Sequence[str]


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
    values : (unit, period, node), what the arithmetic was tried on. [any]
    """
    if error.cells is None:
        yield Fault(", ".join(labels.nodes[:5]), error.what, error.remedy or "a method or options that fit")
        return
    for unit, period, node in np.argwhere(error.cells)[:KEPT]:
        place = f"{labels.nodes[node]}, {labels.units[unit]}, {labels.periods[period]}"
        value = values[unit, period, node]
        yield Fault(place, error.what if np.isnan(value) else f"{value:g}, and {error.what}", error.remedy)
