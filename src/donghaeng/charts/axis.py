"""Round numbers for an axis, and labels that keep out of each other's way."""

import math
from collections.abc import Sequence
from itertools import pairwise


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """About ``count`` round numbers from at or below ``low`` to at or above ``high``.

    Examples
    --------
    >>> ticks(95.6, 156.5), ticks(100, 100)
    ([80.0, 100.0, 120.0, 140.0, 160.0], [99.0, 99.5, 100.0, 100.5, 101.0])
    """
    if not high > low:
        half = max(abs(low) / 100, 1e-9)
        return ticks(low - half, high + half, count)
    rough = (high - low) / max(count - 1, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * size for size in (1, 2, 2.5, 5, 10) if power * size >= rough * 0.95)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres of labels near where they are wanted, none over another, inside ``low`` to ``high`` if they fit. [px]

    Examples
    --------
    >>> apart([10, 12, 50], [10, 10, 10], 0, 100)
    [6.0, 16.0, 50.0]
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    groups: list[list[int]] = []
    for place in order:
        groups.append([place])
        while len(groups) > 1 and _end(groups[-2], wanted, heights, low, high) > _start(
            groups[-1], wanted, heights, low, high
        ):
            last = groups.pop()
            groups[-1] += last
    centres = [0.0] * len(wanted)
    for group in groups:
        y = _start(group, wanted, heights, low, high)
        for place in group:
            centres[place] = y + heights[place] / 2
            y += heights[place]
    return centres


def fitting(positions: Sequence[float], widths: Sequence[float], gap: float = 8) -> list[int]:
    """Which of several centred labels in a row can be printed: the last, and as many evenly before it as have room."""
    count = len(positions)
    for step in range(1, count + 1):
        kept = list(range(count - 1, -1, -step))[::-1]
        if all(positions[b] - positions[a] >= (widths[a] + widths[b]) / 2 + gap for a, b in pairwise(kept)):
            return kept
    return [count - 1] if count else []


def _start(group: Sequence[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> float:
    total = sum(heights[place] for place in group)
    middle = sum(wanted[place] for place in group) / len(group)
    return max(min(middle - total / 2, high - total), low)


def _end(group: Sequence[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> float:
    return _start(group, wanted, heights, low, high) + sum(heights[place] for place in group)
