"""Where a median or a minimum goes over from one child to another, the path has a kink: it is cut there."""

from collections.abc import Iterator

import numpy as np

from donghaeng.base.arrays import FloatArray, IntArray
from donghaeng.change.path import Family, Path
from donghaeng.change.slopes import CHOSEN, SAME

GRID = 64
"""Parts of the path that are looked into. Leaves go straight, so that no turn of theirs is missed; an aggregate that
comes and goes within one part may be."""
CLOSE = 1e-12
"""How close to its ends the path is looked at: there, scores may be equal and say nothing. [0-1]"""
HALVINGS = 52


def cuts(path: Path) -> FloatArray:
    """Find where the path of each unit has a kink.

    Returns
    -------
    (unit, cut), rising from 0 to 1; a unit with fewer than others ends in ones. [0-1]
    """
    units = len(path.common.first)
    ends = np.broadcast_to(np.array([0.0, 1.0]), (units, 2))
    if not path.is_kinked:
        return ends
    grid = np.concatenate([[CLOSE], np.arange(1, GRID) / GRID, [1 - CLOSE]])
    everyone = np.arange(units)
    seen = [chosen(path, everyone, np.full(units, time)) for time in grid]
    places: list[list[float]] = [[] for _ in range(units)]
    for at in range(GRID):
        rows = np.flatnonzero((seen[at] != seen[at + 1]).any(axis=-1))
        times = (np.full(len(rows), grid[at]), np.full(len(rows), grid[at + 1]))
        for row, time in _switches(path, rows, times, (seen[at][rows], seen[at + 1][rows])):
            places[row].append(time)
    return _padded(places)


def chosen(path: Path, units: IntArray, time: FloatArray) -> IntArray:
    """The children that the medians and minima look at.

    Parameters
    ----------
    time : (unit,). [0-1]

    Returns
    -------
    (unit, choice), places among siblings; and of each child of a median, 1 if it stands above it.
    """
    found: list[IntArray] = []
    rest = 1 - time
    families: list[Family] = []
    scores = path.scores(units, time, rest, lambda family, _made: families.append(family))
    for family in families:
        if family.method in CHOSEN:
            weights = family.weights(units, time, rest)
            own = scores[:, family.children]
            places = CHOSEN[family.method](own, weights)
            found.extend(places)
            if family.method == "median":  # who stands above it says whether it was left and come back to
                middle = np.take_along_axis(own, places[0][:, None], axis=-1)
                above = (own - middle > SAME * np.abs(middle)) & (weights > 0)
                found.extend(above.T.astype(np.int64))
    return np.stack(found, axis=-1)


def _switches(
    path: Path, units: IntArray, times: tuple[FloatArray, FloatArray], seen: tuple[IntArray, IntArray]
) -> Iterator[tuple[int, float]]:
    """Unit and time of each switch between two times at which other children are looked at, in order."""
    left, right = times
    before, after = seen
    while len(units):
        low, high = left.copy(), right.copy()
        at_high = after.copy()
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            here = chosen(path, units, middle)
            is_before = (here == before).all(axis=-1)
            low, high = np.where(is_before, middle, low), np.where(is_before, high, middle)
            at_high = np.where(is_before[:, None], at_high, here)
        yield from zip(units.tolist(), high.tolist(), strict=True)
        more = (at_high != after).any(axis=-1) & (high < right)
        units, left, right, before, after = units[more], high[more], right[more], at_high[more], after[more]


def _padded(places: list[list[float]]) -> FloatArray:
    apart = [_apart(own) for own in places]
    most = max(map(len, apart), default=0)
    return np.array([[0.0, *own, *[1.0] * (most - len(own)), 1.0] for own in apart]).reshape(-1, most + 2)


def _apart(places: list[float]) -> list[float]:
    """Places in order, without those that are another but for the noise of sums."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > 10 * CLOSE:
            kept.append(place)
    return kept
