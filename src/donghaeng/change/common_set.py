"""The set that two states have in common, and what is only in one of them."""

from dataclasses import dataclass

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.change.state import State
from donghaeng.index import Framework


@dataclass(frozen=True)
class Common:
    """What two states have in common, (unit, node) each.

    ``is_common`` : the node counts in both.
    ``is_leaf`` : its score moves by itself: an indicator, a score given on either side, what is not in common.
    ``first``, ``last`` : the scores; 1 for what is not in common. [points]
    ``left``, ``entered`` : leaves that only the first state has, or only the last.
    ``is_given`` : scores given in either.
    """

    is_common: BoolArray
    is_leaf: BoolArray
    first: FloatArray
    last: FloatArray
    left: BoolArray
    entered: BoolArray
    is_given: BoolArray


def common_set(framework: Framework, states: tuple[State, State], node: str) -> Common:
    """Find what two states have in common under a node.

    A score given in one of them is a leaf in both, and what is under it is in neither: it is not known to have made it.
    """
    shape = states[0].scores.shape
    given = np.zeros(shape, dtype=np.bool_)
    for one in states:
        if one.is_given is not None:
            given |= one.is_given
    counts = [~np.isnan(one.scores) & (one.weights > 0) for one in states]
    if not given.any() and all(one.all() for one in counts):
        nowhere, everywhere = np.broadcast_to(np.False_, shape), np.broadcast_to(np.True_, shape)
        is_leaf = np.broadcast_to(np.arange(shape[1]) < len(framework.indicators), shape)
        return Common(everywhere, is_leaf, states[0].scores, states[1].scores, nowhere, nowhere, nowhere)
    there = [_reached(framework, one, at, node, given) for one, at in zip(states, counts, strict=True)]
    both = there[0] & there[1]
    for code in framework.aggregates:
        place, children = framework.position[code], [framework.position[child] for child in framework.children[code]]
        both[:, place] &= given[:, place] | both[:, children].any(axis=-1)
    is_leaf = given | ~both
    is_leaf[:, : len(framework.indicators)] = True
    known = np.array(given)
    known[:, : len(framework.indicators)] = True
    first, last = (np.where(both, one.scores, 1.0) for one in states)
    return Common(both, is_leaf, first, last, there[0] & ~both & known, there[1] & ~both & known, given)


def _reached(framework: Framework, one: State, counts: BoolArray, node: str, given: BoolArray) -> BoolArray:
    """Which nodes count for the one at the top: they have a score and a weight, and so has all that is above them."""
    top = framework.position[node]
    reached = np.zeros_like(counts)
    reached[:, top] = ~np.isnan(one.scores[:, top])
    for code in framework.tree:
        place = framework.position[code]
        children = [framework.position[child] for child in framework.children[code]]
        if children and (code == node or node in framework.above[code]):
            reached[:, children] = counts[:, children] & (reached[:, place] & ~given[:, place])[:, None]
    return reached
