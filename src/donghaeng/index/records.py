"""The record of what was altered: every gap that was filled, every outlier that was treated."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from donghaeng.base.arrays import FloatArray, IntArray
from donghaeng.index.prepare import Prepared
from donghaeng.index.treat import HOW

STEPS = ("gaps", "treat")


@dataclass(frozen=True)
class Altered:
    """Cells that a step altered, in the order of the steps; every array is (cell,).

    ``unit``, ``period``, ``node`` : places along the axes.
    ``step`` : places in ``STEPS``.
    ``how`` : places in ``names``.
    ``before``, ``after`` : the value; NaN for a gap. [unit_measure]
    """

    names: tuple[str, ...]
    unit: IntArray
    period: IntArray
    node: IntArray
    step: IntArray
    how: IntArray
    before: FloatArray
    after: FloatArray


def altered(prepared: Prepared, fills: Sequence[str]) -> Altered:
    """List every altered cell.

    Parameters
    ----------
    prepared : (unit, period, indicator), with what was done. [unit_measure]
    fills : the method that fills gaps, per indicator.

    Returns
    -------
    The cells with what they were and are. [unit_measure]
    """
    names = (*dict.fromkeys(fills), *HOW)
    by_node = np.array([names.index(name) for name in fills])
    parts = [_filled(prepared, by_node), _treated(prepared, len(names) - len(HOW))]
    return Altered(names, *(np.concatenate(part) for part in zip(*parts, strict=True)))


def _filled(prepared: Prepared, by_node: IntArray) -> tuple[IntArray | FloatArray, ...]:
    filled = prepared.filled
    is_new = np.zeros(filled.shape, dtype=np.bool_) if prepared.is_known is None else ~prepared.is_known
    cells = np.nonzero(is_new & ~np.isnan(filled))
    steps = np.full(len(cells[0]), STEPS.index("gaps"))
    return (*cells, steps, by_node[cells[2]], np.full(len(steps), np.nan), filled[cells])


def _treated(prepared: Prepared, first: int) -> tuple[IntArray | FloatArray, ...]:
    none = np.zeros(0, dtype=np.int64)
    if prepared.untreated is None:
        return (none, none, none, none, none, np.zeros(0), np.zeros(0))
    before = prepared.untreated.values
    after = prepared.values[..., prepared.untreated.nodes]
    unit, period, place = cells = np.nonzero(~np.isnan(before) & (before != after))
    steps = np.full(len(unit), STEPS.index("treat"))
    how = first + prepared.untreated.how[period, place]
    return (unit, period, prepared.untreated.nodes[place], steps, how, before[cells], after[cells])
