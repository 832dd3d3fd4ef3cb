"""Classes of a map: a few ranges of scores, parted at the base, each holding about as many units as the others."""

import math
from collections.abc import Sequence

MOST = 5
SIDE = 3
"""At most so many classes on one side of the base: a map has so many shades of sand, and of blue."""


def breaks(values: Sequence[float], *, base: float | None, decimals: int, most: int = MOST) -> list[float]:
    """The limits of classes, from at or below the lowest value to above the highest.

    Parameters
    ----------
    values : the known scores. [points]
    base : a limit of its own where scores lie on both sides of it. [points]
    decimals : limits are rounded so; a score rounds to the class it lies in.
    most : at most so many classes.

    Returns
    -------
    Rising limits: a class holds what is at or above its lower limit and below its upper one. [points]

    Examples
    --------
    >>> breaks([90, 95, 105, 110, 120, 140], base=100, decimals=0)
    [90.0, 95.0, 100, 120.0, 140.0, 141.0]
    """
    shown = sorted(float(f"{value:.{decimals}f}") for value in values)
    if not shown:
        return []
    step = 10.0**-decimals
    low, high = shown[0], round(shown[-1] + step, decimals)
    below = [] if base is None else [value for value in shown if value < base]
    above = shown if base is None else [value for value in shown if value >= base]
    if base is None:
        return _filled([low, *_inner(shown, most), high], shown)
    if not below or not above:
        return _filled([low, *_inner(shown, SIDE), high], shown)
    share = min(max(round(most * len(below) / len(shown)), most - SIDE), SIDE)
    return _filled([low, *_inner(below, share), base, *_inner(above, most - share), high], shown)


def class_of(value: float, limits: Sequence[float], decimals: int) -> int:
    """The place of a score among the classes, from 0.

    Examples
    --------
    >>> class_of(99.96, [90, 100, 120], 1), class_of(99.94, [90, 100, 120], 1)
    (1, 0)
    """
    shown = float(f"{value:.{decimals}f}")
    return sum(shown >= limit for limit in limits[1:-1])


def shades(limits: Sequence[float], base: float | None) -> list[int]:
    """Which of the six shades each class takes: those below the base the three of sand, the others the three of blue.

    Examples
    --------
    >>> shades([90, 100, 110, 130], 100), shades([90, 95, 98], 100), shades([1, 2, 3], None)
    ([2, 3, 5], [0, 2], [0, 5])
    """
    number = len(limits) - 1
    below = sum(upper <= base for upper in limits[1:]) if base is not None else 0
    if base is None:
        return _spread(0, 2 * SIDE - 1, number)
    lowest = 0 if below > 1 else SIDE - 1
    return [*_spread(lowest, SIDE - 1, below), *_spread(SIDE, 2 * SIDE - 1, number - below)]


def _spread(first: int, last: int, number: int) -> list[int]:
    if number <= 1:
        return [first] * number
    return [round(first + (last - first) * place / (number - 1)) for place in range(number)]


def _inner(ordered: Sequence[float], number: int) -> list[float]:
    """Limits that part ordered values into so many groups."""
    return [ordered[math.ceil(len(ordered) * part / number)] for part in range(1, number)
            if math.ceil(len(ordered) * part / number) < len(ordered)]  # fmt: skip


def _filled(limits: Sequence[float], ordered: Sequence[float]) -> list[float]:
    """The limits without those that would leave a class empty."""
    kept = [limits[0]]
    for upper in limits[1:]:
        if any(kept[-1] <= value < upper for value in ordered):
            kept.append(upper)
    return kept
