"""Weights: what a node weighs among its siblings.

Every method has one shape: the weights of the framework (node,) and the number of indicators counted under each
node (unit or 1, period or 1, node); it returns an array that broadcasts to (unit, period, node).
Only proportions among siblings matter.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from donghaeng.base.arrays import FloatArray

Weigh = Callable[[FloatArray, FloatArray], FloatArray]


def given(weights: FloatArray, counts: FloatArray) -> FloatArray:
    """Take the weights of the framework.

    Parameters
    ----------
    weights : (node,), above 0. [any scale]
    counts : not used. [indicators]

    Returns
    -------
    (node,), the weights. [any scale]
    """
    return weights


def equal(weights: FloatArray, counts: FloatArray) -> FloatArray:
    """Give every sibling the same weight.

    Parameters
    ----------
    weights : (node,), not used. [any scale]
    counts : not used. [indicators]

    Returns
    -------
    (node,), ones. [any scale]
    """
    return np.ones_like(weights)


def counted(weights: FloatArray, counts: FloatArray) -> FloatArray:
    """Let a node weigh as many indicators as it holds and as are counted, so that every indicator weighs the same.

    Parameters
    ----------
    weights : (node,), not used. [any scale]
    counts : (unit or 1, period or 1, node). [indicators]

    Returns
    -------
    (unit or 1, period or 1, node), the counts. [indicators]
    """
    return counts


WEIGHTS: Mapping[str, Weigh] = MappingProxyType({"given": given, "equal": equal, "counted": counted})
