"""What each part of a definition moves, when several are exchanged at once."""

from collections.abc import Mapping
from itertools import chain, permutations

import numpy as np

from donghaeng.base.arrays import FloatArray

PARTS = ("data", "framework", "method")
TOGETHER = "together"
Parts = frozenset[str]

PARTITIONS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("data",), ("framework",), ("method",)),
    (("data", "framework"), ("method",)),
    (("data", "method"), ("framework",)),
    (("framework", "method"), ("data",)),
    (PARTS,),
)
"""How finely a move is split: the first that has an order of exchange with a score after each step."""


def shares(scores: Mapping[Parts, FloatArray]) -> dict[str, FloatArray]:
    """Split moves of scores by the part of the definition that caused them.

    A part gets the mean of what its exchange moves over all orders of exchange (the Shapley value). Orders that pass
    through a mixture without a score are left out; where none is left, parts are exchanged together.

    Parameters
    ----------
    scores : for every set of parts taken from the new version, the scores it gives, any shape; NaN where it gives
        none. There is a score without any and with all of them. [points]

    Returns
    -------
    By part, and under ``together`` for parts that cannot be told apart; NaN where there is nothing to say. What there
    is adds up to the move. [points]

    References
    ----------
    A. F. Shorrocks, "Decomposition procedures for distributional analysis: a unified framework based on the Shapley
    value", *Journal of Economic Inequality* 11 (2013), 99-126.

    Examples
    --------
    Weight 2 becomes 3 and value 10 becomes 20: weight x value moves by 40, 25 for the value (10 x 2 or 10 x 3) and 15
    for the weight (1 x 10 or 1 x 20).

    >>> made = {
    ...     parts: np.array([(3 if "method" in parts else 2) * (20 if "data" in parts else 10)]) for parts in mixtures()
    ... }
    >>> {part: share.tolist() for part, share in shares(made).items()}
    {'data': [25.0], 'framework': [0.0], 'method': [15.0], 'together': [nan]}
    """
    shape = scores[frozenset()].shape
    split = {part: np.full(shape, np.nan) for part in (*PARTS, TOGETHER)}
    is_open = np.ones(shape, dtype=np.bool_)
    for partition in PARTITIONS:
        means = _mean_moves(scores, partition)
        here = is_open & ~np.isnan(means[0])
        for parts, moved in zip(partition, means, strict=True):
            split[parts[0] if len(parts) == 1 else TOGETHER][here] = moved[here]
        is_open &= ~here
    return split


def mixtures() -> tuple[Parts, ...]:
    """Every set of parts that may be taken from the new version, none and all of them among these."""
    return tuple(frozenset(part for place, part in enumerate(PARTS) if which >> place & 1) for which in range(8))


def _mean_moves(scores: Mapping[Parts, FloatArray], partition: tuple[tuple[str, ...], ...]) -> FloatArray:
    """What each member of a partition moves, over the orders with a score after each step; NaN where there is none."""
    total = np.zeros((len(partition), *scores[frozenset()].shape))
    times = np.zeros(total.shape[1:])
    for order in permutations(range(len(partition))):
        taken = [frozenset(chain.from_iterable(partition[place] for place in order[:n])) for n in range(len(order) + 1)]
        moves = np.diff([scores[parts] for parts in taken], axis=0)
        is_whole = ~np.isnan(moves).any(axis=0)
        total[list(order)] += np.where(is_whole, moves, 0)
        times += is_whole
    return total / np.where(times > 0, times, np.nan)
