"""Weights: what a node weighs among its siblings.

Every method has one shape: what is known of the siblings; it returns an array that broadcasts to (unit, period, child).
Only proportions among siblings matter.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.index.siblings import Siblings
from donghaeng.index.weights_from_data import critic, entropy, principal_component

Weigh = Callable[..., FloatArray]


def given(siblings: Siblings) -> FloatArray:
    """Take the weights of the framework.

    Returns
    -------
    (child,), the weights. [any scale]
    """
    return siblings.given


def equal(siblings: Siblings) -> FloatArray:
    """Give every sibling the same weight.

    Returns
    -------
    (child,), ones. [any scale]
    """
    return np.ones_like(siblings.given)


def counted(siblings: Siblings) -> FloatArray:
    """Let a node weigh as many indicators as it holds and as are counted, so that every indicator weighs the same.

    Returns
    -------
    (unit or 1, period or 1, child), the counts. [indicators]
    """
    return siblings.counts


WEIGHTS: Mapping[str, Weigh] = MappingProxyType({
    "given": given,
    "equal": equal,
    "counted": counted,
    "principal_component": principal_component,
    "entropy": entropy,
    "critic": critic,
})  # fmt: skip
FROM_DATA = frozenset({"principal_component", "entropy", "critic"})
"""Methods whose weights depend on the scores."""
