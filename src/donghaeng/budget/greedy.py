"""The best value of many draws at once, without a solver: the most efficient won first.

Where curves are concave, money comes in any amount and each programme stands under one earmark at most, the limits are
nested (programme, earmark, all money). Then it is optimal to fulfil the least amounts from below upwards, and to take
the best segment first.
"""

import numpy as np

from donghaeng.base.arrays import FloatArray, IntArray
from donghaeng.budget.model import Model


def best_values(model: Model, gains: FloatArray) -> FloatArray:
    """The most that each draw can give.

    Parameters
    ----------
    model : without whole numbers, under limits that a plan can keep.
    gains : (draw, segment), what a won in a segment gives; none below zero. [objective / KRW]

    Returns
    -------
    (draw,). [objective]

    References
    ----------
    A. Federgruen and H. Groenevelt, "The greedy procedure for resource allocation problems", *Operations Research* 34
    (1986), 909-918.
    """
    bounds = {(limit.kind, limit.code): limit.amount for limit in model.limits}
    segments, count = model.segments, len(model.unit_cost)
    floors, tops = np.zeros(count), segments.end
    earmarks: dict[str, IntArray] = {}
    for limit, members in zip(model.limits, model.members, strict=True):
        if limit.kind == "floor":
            floors[members[0]] = limit.amount
        elif limit.kind == "ceiling":
            tops[members[0]] = limit.amount
        elif limit.kind != "money":
            earmarks[limit.code] = np.flatnonzero(np.isin(segments.programme, members))
    forced, room = segments.filled(floors), segments.filled(tops) - segments.filled(floors)
    taken = np.broadcast_to(forced, gains.shape).copy()
    left = np.broadcast_to(room, gains.shape).copy()
    for code, own in earmarks.items():
        given = forced[own].sum()
        least = max(bounds.get(("least", code), 0.0) - given, 0.0)
        order = np.argsort(-gains[:, own], axis=1, kind="stable")
        needed = _first(order, left[:, own], least)
        taken[:, own] += needed
        left[:, own] = _first(order, left[:, own] - needed, bounds.get(("most", code), np.inf) - given - least)
    money = np.maximum(bounds["money", ""] - taken.sum(axis=1, keepdims=True), 0)
    taken += _first(np.argsort(-gains, axis=1, kind="stable"), left, money)
    values: FloatArray = np.einsum("ds,ds->d", gains, taken)
    return values


def _first(order: IntArray, room: FloatArray, money: float | FloatArray) -> FloatArray:
    """Fill segments in an order until the money is spent. [KRW]"""
    sorted_room = np.take_along_axis(room, order, axis=1)
    before = np.cumsum(sorted_room, axis=1) - sorted_room
    filled = np.clip(money - before, 0, sorted_room)
    made = np.empty_like(filled)
    np.put_along_axis(made, order, filled, axis=1)
    return made
