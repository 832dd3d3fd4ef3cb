"""The one linear programme behind every question: money into segments, under limits; solved by HiGHS.

Columns are the money in each segment, then a switch for each step from one segment to the next where a curve has to be
filled in order, the number of whole units of a programme, and one free number that side rows may share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import UndefinedResultError
from donghaeng.budget.portfolio import Portfolio
from donghaeng.budget.segments import Segments, segments_of

Kind = Literal["money", "floor", "ceiling", "least", "most"]
TIGHT = 1e-9
"""How exactly a linear programme is solved."""
GAP = 1e-7
"""Plans with whole units or switches are within this share of the best."""
NEAR = 1e-7
"""Money this close to a corner of its curve, as a share of an ordinary segment, is at it."""


@dataclass(frozen=True)
class Limit:
    """A limit that a user has set: the money there is, a programme's floor or ceiling, an earmark's least or most.

    ``code`` is the programme's or the earmark's, empty for the money. ``amount`` [KRW]
    """

    kind: Kind
    code: str
    amount: float

    @property
    def is_lower(self) -> bool:
        """Whether it asks for no less, not for no more."""
        return self.kind in ("floor", "least")


@dataclass(frozen=True)
class Side:
    """Rows beside the limits: ``rows @ money + column * free <= bound``; the objective gets ``worth * free``.

    ``rows`` : (row, segment). [points / KRW or persons / KRW]
    ``bound`` : (row,). [points or persons]
    """

    rows: FloatArray
    bound: FloatArray
    column: float = 0.0
    worth: float = 0.0


@dataclass(frozen=True)
class Solved:
    """A solution.

    ``money`` : (programme,). [KRW]
    ``prices`` : (limit,), what a won more in each limit adds to the objective; None where there are whole numbers.
    ``side`` : (row,), what one more in the bound of each side row adds to the objective; None likewise.
    """

    money: FloatArray
    prices: FloatArray | None = None
    side: FloatArray | None = None


@dataclass(frozen=True)
class Model:
    """What may be done with money.

    ``members`` : for each limit the programmes it is about.
    ``unit_cost`` : (programme,), NaN where money comes in any amount. [KRW]
    ``is_switched`` : (programme,), whether its segments have to be told to fill in order.
    """

    segments: Segments
    limits: tuple[Limit, ...]
    members: tuple[tuple[int, ...], ...]
    unit_cost: FloatArray
    is_switched: BoolArray

    @property
    def is_whole(self) -> bool:
        """Whether there are whole numbers in it: then there are no duals."""
        return bool(self.is_switched.any() or np.isfinite(self.unit_cost).any())

    @cached_property
    def scale(self) -> float:
        """Money is counted in ordinary segments, so that the solver's tolerances mean the same everywhere. [KRW]"""
        return float(np.exp(np.log(self.segments.width).mean()))

    def with_amount(self, place: int, amount: float) -> "Model":
        """The same with another amount in one limit."""
        limits = list(self.limits)
        limits[place] = replace(limits[place], amount=amount)
        return replace(self, limits=tuple(limits))

    def only(self, places: Sequence[int]) -> "Model":
        """The same with some of the limits."""
        return replace(self, limits=tuple(self.limits[place] for place in places),
                       members=tuple(self.members[place] for place in places))  # fmt: skip

    def spent(self, money: FloatArray) -> FloatArray:
        """The money that each limit is about.

        Parameters
        ----------
        money : (programme,). [KRW]

        Returns
        -------
        (limit,). [KRW]
        """
        return np.array([money[list(members)].sum() for members in self.members])

    @cached_property
    def _after(self) -> IntArray:
        """The segments that a switch opens: all but the first of a programme that is switched."""
        segments = self.segments
        return np.flatnonzero(self.is_switched[segments.programme] & (segments.start > 0))

    @cached_property
    def _units(self) -> IntArray:
        return np.flatnonzero(np.isfinite(self.unit_cost))

    @cached_property
    def _matrices(self) -> tuple[Any, Any, FloatArray]:
        """Rows of limits and switches (at most), rows of whole units (equal), the bounds of the former but limits'."""
        from scipy.sparse import coo_array, csr_array, eye_array, hstack, vstack  # type: ignore[import-untyped]

        width, after, units = self.segments.width / self.scale, self._after, self._units
        count, programmes = len(width), len(self.unit_cost)
        of_programme = csr_array((np.ones(count), (self.segments.programme, np.arange(count))),
                                 shape=(programmes, count))  # fmt: skip
        entries = [(row, place, -1.0 if limit.is_lower else 1.0)
                   for row, (limit, places) in enumerate(zip(self.limits, self.members, strict=True))
                   for place in places]  # fmt: skip
        rows, places, signs = np.array(entries).reshape(-1, 3).T
        limits = coo_array((signs, (rows.astype(int), places.astype(int))),
                           shape=(len(self.limits), programmes)).tocsr() @ of_programme  # fmt: skip
        inner = eye_array(count, format="csr")
        switches, own = len(after), np.arange(len(after))
        opened = csr_array((width[after], (own, own)), shape=(switches, switches))
        filled = csr_array((width[after - 1], (own, own)), shape=(switches, switches))
        at_most = vstack([
            hstack([limits, csr_array((len(self.limits), switches + len(units)))]),
            hstack([inner[after], -opened, csr_array((switches, len(units)))]),
            hstack([-inner[after - 1], filled, csr_array((switches, len(units)))]),
        ])  # fmt: skip
        costs = csr_array((self.unit_cost[units] / self.scale, (np.arange(len(units)),) * 2), shape=(len(units),) * 2)
        equal = hstack([of_programme[units], csr_array((len(units), switches)), -costs])
        return at_most.tocsr(), equal.tocsr(), np.zeros(2 * switches)

    def solve(self, gain: FloatArray, side: Side | None = None) -> Solved | None:
        """Find the money that makes ``gain @ money + worth * free`` largest.

        Parameters
        ----------
        gain : (segment,). [objective / KRW]
        side : rows beside the limits.

        Returns
        -------
        None if no plan keeps all limits. [KRW]

        Raises
        ------
        UndefinedResultError
            If the solver gives up.
        """
        from scipy.optimize import linprog  # type: ignore[import-untyped]
        from scipy.sparse import csr_array, hstack, vstack

        at_most, equal, rest = self._matrices
        amounts = np.array([-one.amount if one.is_lower else one.amount for one in self.limits])
        bound = np.concatenate([amounts / self.scale, rest])
        columns, switches, units = at_most.shape[1], len(self._after), len(self._units)
        worth = np.concatenate([gain * self.scale, np.zeros(switches + units)])
        highs = np.concatenate([self.segments.width / self.scale, np.ones(switches), np.full(units, np.inf)])
        lows = np.zeros(columns)
        if side is not None:
            padded = csr_array((len(side.bound), columns - len(gain)))
            column = csr_array(np.full((len(side.bound), 1), side.column))
            at_most = vstack([hstack([at_most, csr_array((len(bound), 1))]),
                              hstack([csr_array(side.rows * self.scale), padded, column])]).tocsr()  # fmt: skip
            equal = hstack([equal, csr_array((units, 1))]).tocsr()
            bound, worth = np.append(bound, side.bound), np.append(worth, side.worth)
            lows, highs = np.append(lows, -np.inf), np.append(highs, np.inf)
        norm = np.abs(worth).max(initial=0) or 1.0
        kinds = np.concatenate([np.zeros(len(gain)), np.ones(switches + units), np.zeros(int(side is not None))])
        options = (
            {"mip_rel_gap": GAP}
            if kinds.any()
            else {"primal_feasibility_tolerance": TIGHT, "dual_feasibility_tolerance": TIGHT}
        )
        found = linprog(-worth / norm, A_ub=at_most, b_ub=bound, A_eq=equal, b_eq=np.zeros(units),
                        bounds=np.stack([lows, highs], axis=-1), integrality=kinds if kinds.any() else None,
                        options=options)  # fmt: skip
        if found.status == 2:
            return None
        if found.status != 0:
            raise UndefinedResultError(f"the best plan was not found: {found.message}")
        return self._read(found, norm)

    def _read(self, found: Any, norm: float) -> Solved:
        segments, count = self.segments, len(self.segments.width)
        money = segments.summed(found.x[:count]) * self.scale
        if self.is_whole:
            first = count + len(self._after)
            units = np.round(found.x[first : first + len(self._units)])
            money[self._units] = units * self.unit_cost[self._units]
            return Solved(self._at_corners(money))
        marginals = -found.ineqlin.marginals * norm
        signs = np.array([-1.0 if one.is_lower else 1.0 for one in self.limits])
        own = len(self.limits)
        return Solved(self._at_corners(money), signs * marginals[:own] / self.scale + 0.0, marginals[own:])

    def _at_corners(self, money: FloatArray) -> FloatArray:
        """Move money that is at a corner of its curve but for the solver's tolerance to that corner."""
        segments = self.segments
        corners = np.concatenate([segments.start, segments.end])
        owner = np.concatenate([segments.programme, np.arange(len(money))])
        apart = np.abs(money[owner] - corners)
        is_near = (apart < NEAR * self.scale) & np.isnan(self.unit_cost[owner])
        made = money.copy()
        made[owner[is_near]] = corners[is_near]
        return np.maximum(made, 0)


def model_of(portfolio: Portfolio, money: float, *, is_switched: BoolArray | None = None) -> Model:
    """Lay out what may be done with some money.

    Parameters
    ----------
    money : new money of the year. [KRW]
    is_switched : (programme,), whose segments would not fill in order by themselves; without it, those of curves that
        are not concave.
    """
    segments = segments_of(portfolio)
    every = tuple(range(len(portfolio.programmes)))
    limits: list[tuple[Limit, tuple[int, ...]]] = [(Limit("money", "", money), every)]
    for place, one in enumerate(portfolio.programmes):
        if one.floor > 0:
            limits.append((Limit("floor", one.programme, one.floor), (place,)))
        if one.ceiling < portfolio.end(one):
            limits.append((Limit("ceiling", one.programme, one.ceiling), (place,)))
    for mark in portfolio.earmarks:
        under = portfolio.under[mark.earmark]
        if mark.least > 0:
            limits.append((Limit("least", mark.earmark, mark.least), under))
        if np.isfinite(mark.most):
            limits.append((Limit("most", mark.earmark, mark.most), under))
    unit_cost = np.array([np.nan if one.unit_cost is None else one.unit_cost for one in portfolio.programmes])
    switched = ~segments.is_concave if is_switched is None else is_switched
    return Model(segments, tuple(limit for limit, _ in limits), tuple(members for _, members in limits), unit_cost,
                 switched)  # fmt: skip
