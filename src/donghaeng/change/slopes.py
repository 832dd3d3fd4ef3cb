"""Means with their derivatives: by the scores of the children, and by their weights.

Every mean has one shape: scores (unit, child), weights (unit or 1, child) that make 1 or are all 0, and how fast the
weights move, or None where they do not; it returns the value (unit,), its derivative by each score (unit or 1, child)
and the speed that the weights give it (unit,). The values are those of `donghaeng.index.aggregate`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from donghaeng.base.arrays import FloatArray, IntArray

Slopes = tuple[FloatArray, FloatArray, FloatArray]
Mean = Callable[..., Slopes]
SAME = 1e-12
"""Scores this close, as a share of the larger, are equal: they have come the same way."""


def arithmetic(scores: FloatArray, weights: FloatArray, speeds: FloatArray | None) -> Slopes:
    """Plain mean: f = Σ w s, its slopes w.

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    speeds : how fast the weights move, or None. [0-1]
    """
    return _sum(scores, weights), weights, _by_weights(scores, speeds)


def geometric(scores: FloatArray, weights: FloatArray, speeds: FloatArray | None) -> Slopes:
    """Mean of logarithms: f = exp Σ w log s, its slopes w f / s; zero stays zero where a child does.

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    speeds : how fast the weights move, or None. [0-1]
    """
    is_above: Any = True if scores.min(initial=np.inf) > 0 else scores > 0  # without a mask, NumPy is twice as fast
    logs = np.log(scores, where=is_above, out=np.zeros_like(scores))
    value = np.exp(_sum(logs, weights))
    if is_above is not True:
        value = np.where(_is_zero(scores, weights), 0.0, value)
    slopes = np.divide(weights * value[:, None], scores, where=is_above, out=np.zeros_like(scores))
    return value, slopes, value * _by_weights(logs, speeds)


def harmonic(scores: FloatArray, weights: FloatArray, speeds: FloatArray | None) -> Slopes:
    """The power mean with exponent -1.

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    speeds : how fast the weights move, or None. [0-1]
    """
    return power(scores, weights, speeds, exponent=-1)


def power(scores: FloatArray, weights: FloatArray, speeds: FloatArray | None, *, exponent: float) -> Slopes:
    """Power mean: f = (Σ w s^p)^(1/p), its slopes w (s / f)^(p - 1).

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    speeds : how fast the weights move, or None. [0-1]
    exponent : any number but 0. [1]
    """
    powers = np.power(scores, exponent, where=scores > 0, out=np.zeros_like(scores))
    mean = _sum(powers, weights)
    if exponent < 0:
        mean = np.where(_is_zero(scores, weights), 0.0, mean)
    value = np.power(mean, 1 / exponent, where=mean > 0, out=np.zeros_like(mean))
    is_above = (scores > 0) & (value > 0)[:, None]
    ratio = np.divide(scores, value[:, None], where=is_above, out=np.ones_like(scores))
    slopes = np.where(is_above, weights * ratio ** (exponent - 1), 0.0)
    if speeds is None:
        return value, slopes, np.zeros_like(value)
    return value, slopes, value / exponent * _by_weights(np.where(is_above, ratio**exponent, 0.0), speeds)


def mazziotta_pareto(
    scores: FloatArray, weights: FloatArray, speeds: FloatArray | None, *, penalty: str = "below"
) -> Slopes:
    """Mean and penalty: f = M ∓ V / M with mean M and variance V; defined where M is above 0.

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    speeds : how fast the weights move, or None. [0-1]
    penalty : ``below`` the mean, or ``above`` it.
    """
    sign = -1.0 if penalty == "below" else 1.0
    mean = _sum(scores, weights)
    safe = np.where(mean > 0, mean, np.where(weights.any(axis=-1), np.nan, 1.0))
    away = scores - mean[:, None]
    variance = _sum(away**2, weights)
    of_mean = 1 - sign * variance / safe**2  # what a rise of M gives, V being held
    slopes = weights * (of_mean[:, None] + sign * 2 * away / safe[:, None])
    by_mean = _by_weights(scores, speeds)
    by_variance = _by_weights(scores**2, speeds) - 2 * mean * by_mean
    return mean + sign * variance / safe, slopes, of_mean * by_mean + sign * by_variance / safe


def minimum(scores: FloatArray, weights: FloatArray, speeds: FloatArray | None) -> Slopes:
    """The least child moves the parent alone; equals share. Weights move nothing.

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    speeds : how fast the weights move, or None. [0-1]
    """
    (chosen,) = chosen_by_minimum(scores, weights)
    value, slopes = _alike(scores, weights > 0, chosen)
    return value, slopes, np.zeros_like(value)


def median(scores: FloatArray, weights: FloatArray, speeds: FloatArray | None) -> Slopes:
    """The child in the middle moves the parent, or two of them by halves; equals share. Weights are to stand still.

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    speeds : how fast the weights move, or None. [0-1]
    """
    halves = [_alike(scores, weights > 0, chosen) for chosen in chosen_by_median(scores, weights)]
    value, slopes = (sum(parts) / 2 for parts in zip(*halves, strict=True))
    return value, slopes, np.zeros_like(value)


SLOPES: Mapping[str, Mean] = MappingProxyType({
    "arithmetic": arithmetic,
    "geometric": geometric,
    "harmonic": harmonic,
    "power": power,
    "median": median,
    "minimum": minimum,
    "mazziotta_pareto": mazziotta_pareto,
})  # fmt: skip


def chosen_by_minimum(scores: FloatArray, weights: FloatArray) -> tuple[IntArray]:
    """The place of the least child that counts.

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    """
    return (np.argmin(np.where(weights > 0, scores, np.inf), axis=-1),)


def chosen_by_median(scores: FloatArray, weights: FloatArray) -> tuple[IntArray, IntArray]:
    """The places of the children between which half of the weight lies on either side; mostly one and the same.

    Parameters
    ----------
    scores : (unit, child). [points]
    weights : (unit or 1, child), that make 1. [0-1]
    """
    order = np.argsort(np.where(weights > 0, scores, np.inf), axis=-1, kind="stable")
    below = np.cumsum(np.take_along_axis(np.broadcast_to(weights, scores.shape), order, axis=-1), axis=-1)
    half = below[:, -1:] / 2
    reached, passed = below >= half * (1 - SAME), below > half * (1 + SAME)
    places = [
        np.take_along_axis(order, np.argmax(which, axis=-1)[:, None], axis=-1)[:, 0] for which in (reached, passed)
    ]
    return places[0], places[1]


CHOSEN: Mapping[str, Callable[[FloatArray, FloatArray], tuple[IntArray, ...]]] = MappingProxyType({
    "minimum": chosen_by_minimum,
    "median": chosen_by_median,
})  # fmt: skip
"""Means that look at one or two children only: where they go over to another, they have a kink."""


def _sum(scores: FloatArray, weights: FloatArray) -> FloatArray:
    made: FloatArray = scores @ weights[0] if len(weights) == 1 else np.einsum("uc,uc->u", scores, weights)
    return made


def _by_weights(terms: FloatArray, speeds: FloatArray | None) -> Any:
    return np.zeros(len(terms)) if speeds is None else _sum(terms, speeds)


def _is_zero(scores: FloatArray, weights: FloatArray) -> Any:
    return ((scores == 0) & (weights > 0)).any(axis=-1)


def _alike(scores: FloatArray, counts: Any, chosen: IntArray) -> tuple[FloatArray, FloatArray]:
    """The score of a chosen child, and equal slopes for it and those that are equal to it."""
    value = np.take_along_axis(scores, chosen[:, None], axis=-1)
    equal = (np.abs(scores - value) <= SAME * np.abs(value)) & counts
    number = equal.sum(axis=-1, keepdims=True)
    return value[:, 0], equal / np.where(number > 0, number, 1)
