"""Integrals over the path, all units at once: exact for polynomials, to 1e-11 for what is smooth between two cuts."""

from collections.abc import Callable
from functools import cache

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import UndefinedResultError

Rates = Callable[[IntArray | slice, FloatArray, FloatArray], FloatArray]
"""Speeds (unit, quantity) of some units at a time (unit,) and 1 less that time, which says more close to the end."""

ENOUGH = 1e-11
"""An error of an integral, as a share of its largest quantity. [1]"""
LEAST = 0.1
"""Quantities below it are measured by it: a change of nothing is the noise of sums. [points]"""
FARTHEST = 6.08
"""Where the double exponential rule stops: the end of the path is 1e-300 away."""
Pair = tuple[tuple[float, float, float], ...]
KRONROD: tuple[Pair, Pair] = (
    (
        (0.0, 0.450916538658474142345, 0.888888888888888888889),
        (0.434243749346802558002, 0.401397414775962222905, 0.0),
        (0.774596669241483377036, 0.268488089868333440729, 0.555555555555555555556),
        (0.960491268708020283424, 0.104656226026467265194, 0.0),
    ),
    (
        (0.0, 0.209482141084727828013, 0.417959183673469387755),
        (0.207784955007898467601, 0.204432940075298892414, 0.0),
        (0.405845151377397166907, 0.190350578064785409913, 0.381830050505118944950),
        (0.586087235467691130294, 0.169004726639267902827, 0.0),
        (0.741531185599394439864, 0.140653259715525918745, 0.279705391489276667901),
        (0.864864423359769072790, 0.104790010322250183840, 0.0),
        (0.949107912342758524526, 0.063092092629978553291, 0.129484966168869693271),
        (0.991455371120812639207, 0.022935322010529224964, 0.0),
    ),
)
"""Place, weight and Gauss's weight of the rules of 7 and 15 points, with Gauss's 3 and 7 among them; half of each."""


def integrate(rates: Rates, cuts: FloatArray, *, degree: int | None = None) -> FloatArray:
    """Integrate speeds over time 0 to 1.

    Parameters
    ----------
    rates : gives the speeds of some units at one time each. [points]
    cuts : (unit, cut), rising from 0 to 1; the speeds are smooth between two of them. [0-1]
    degree : of the polynomial in time that the speeds are; None where they are none.

    Returns
    -------
    (unit, quantity). [points]

    Raises
    ------
    UndefinedResultError
        If two rules do not agree: the speeds are not smooth, or have no end.

    References
    ----------
    Kronrod, *Nodes and Weights of Quadrature Formulas* (1965). Takahasi and Mori, "Double exponential formulas for
    numerical integration", *Publications of RIMS* 9 (1974).
    """
    total: FloatArray | None = None
    for left, right in zip(cuts.T[:-1], cuts.T[1:], strict=True):
        part = _gauss(rates, left, right, degree) if degree is not None else _smooth(rates, left, right)
        total = part if total is None else total + part
    if total is None:
        raise ValueError("a path has two ends")
    return total


def _gauss(rates: Rates, left: FloatArray, right: FloatArray, degree: int) -> FloatArray:
    places, weights = np.polynomial.legendre.leggauss(degree // 2 + 1)
    return _rule(rates, slice(None), (left, right), [((1 - place) / 2, (1 + place) / 2, weight / 2)
                 for place, weight in zip(places, weights, strict=True)])  # fmt: skip


def _rule(
    rates: Rates, units: IntArray | slice, ends: tuple[FloatArray, FloatArray], points: list[tuple[float, float, float]]
) -> FloatArray:
    """A weighted sum of speeds; a point is its share of the left end, of the right end, and its weight."""
    left, right = (end[units] for end in ends)
    total: FloatArray | None = None
    for to_left, to_right, weight in points:
        speed = rates(units, left * to_left + right * to_right, (1 - left) * to_left + (1 - right) * to_right)
        speed *= ((right - left) * weight)[:, None]
        total = speed if total is None else np.add(total, speed, out=total)
    if total is None:
        raise ValueError("a rule has points")
    return total


def _smooth(rates: Rates, left: FloatArray, right: FloatArray) -> FloatArray:
    total, rough = _pair(rates, slice(None), (left, right), KRONROD[0])
    if len(rough):
        total[rough], still = _pair(rates, rough, (left, right), KRONROD[1])
        if len(still):
            total[rough[still]] = _double_exponential(rates, rough[still], (left, right))
    return total


def _pair(
    rates: Rates, units: IntArray | slice, ends: tuple[FloatArray, FloatArray], pair: Pair
) -> tuple[FloatArray, IntArray]:
    """The finer of two rules, and the places of units of which the coarser says something else."""
    left, right = (end[units] for end in ends)
    fine, coarse = np.zeros((1, 1)), np.zeros((1, 1))
    for place, weight, gauss in ((sign * one, *both) for one, *both in pair for sign in ((1, -1) if one else (1,))):
        to_left, to_right = (1 - place) / 2, (1 + place) / 2
        time, rest = left * to_left + right * to_right, (1 - left) * to_left + (1 - right) * to_right
        speed = rates(units, time, rest)
        speed *= (right - left)[:, None] / 2
        coarse = coarse + gauss * speed if gauss else coarse
        speed *= weight
        fine = np.add(fine, speed, out=speed)
    away, scale = np.abs(fine - coarse).max(axis=-1), np.maximum(np.abs(fine).max(axis=-1), LEAST)
    # the finer has about twice the order: its error is about the square of the difference
    return fine, np.flatnonzero(~(10 * away**2 <= ENOUGH * scale**2))


def _double_exponential(rates: Rates, units: IntArray, ends: tuple[FloatArray, FloatArray]) -> FloatArray:
    total = _rule(rates, units, ends, _points(2, only_new=False))
    doubt = np.ones(len(units), dtype=np.bool_)
    for level in (3, 4, 5, 6):
        open_ = np.flatnonzero(doubt)
        finer = total[open_] / 2 + _rule(rates, units[open_], ends, _points(level, only_new=True))
        doubt[open_] = ~_agree(finer, total[open_])
        total[open_] = finer
        if not doubt.any():
            return total
    raise UndefinedResultError(
        "contributions along a path on which a score runs into zero too steeply, or is not smooth,",
        remedy="use arithmetic, or a normalisation above 0",
    )


def _agree(one: FloatArray, other: FloatArray) -> BoolArray:
    away, scale = np.abs(one - other).max(axis=-1), np.abs(one).max(axis=-1)
    agree: BoolArray = away <= ENOUGH * np.maximum(scale, LEAST)
    return agree


@cache
def _points(level: int, *, only_new: bool) -> list[tuple[float, float, float]]:
    """The points of the double exponential rule with steps of 1 / 2^level, or those that a level less lacks."""
    step = 0.5**level
    number = int(FARTHEST / step)
    places = np.arange(-number, number + 1)
    places = places[places % 2 == 1] if only_new else places
    at = places * step
    bent = np.pi * np.sinh(at)
    to_right, to_left = 1 / (1 + np.exp(-bent)), 1 / (1 + np.exp(bent))
    weights = step * np.pi * np.cosh(at) * to_left * to_right
    return list(zip(to_left.tolist(), to_right.tolist(), weights.tolist(), strict=True))
