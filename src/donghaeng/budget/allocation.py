"""The answer: money per programme, what it does to every score, how sure that is, and what holds it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import Fault, MethodError
from donghaeng.budget.conflict import conflict_error
from donghaeng.budget.model import Limit
from donghaeng.budget.objectives import OBJECTIVES, Objective
from donghaeng.budget.plan import Plan
from donghaeng.budget.portfolio import Portfolio, Programme
from donghaeng.budget.prices import ShadowPrice, binding, shadow_prices
from donghaeng.budget.problem import Problem, problem_of
from donghaeng.budget.stakes import Stakes

MIDDLE = (5, 95)
"""The interval that is told: from the 5th to the 95th percentile over draws."""
NOTHING = 1e-9
"""Points below this are none."""


@dataclass(frozen=True)
class Interval:
    """From the 5th to the 95th percentile over draws.

    ``above_low``, ``above_high`` : scores of the aggregates, (aggregate,). [points]
    ``low``, ``high`` : scores of the indicators, (indicator,). [points]
    """

    draws: int
    above_low: FloatArray
    above_high: FloatArray
    low: FloatArray
    high: FloatArray


@dataclass(frozen=True)
class FrontierPoint:
    """What some money can do. ``score`` is the root's, recomputed; NaN where no plan keeps the limits. [points]

    ``low``, ``high`` : from the 5th to the 95th percentile over draws; NaN without draws. [points]
    ``value`` : of the objective.
    """

    money: float
    score: float
    value: float
    low: float = np.nan
    high: float = np.nan


@dataclass(frozen=True)
class Allocation:
    """A plan and what it does; arrays over programmes, indicators and aggregates follow portfolio and stakes.

    ``total`` : money that there was. [KRW]
    ``money`` : (programme,). [KRW]
    ``points``, ``people`` : (programme,), expected. [points of its indicator, persons]
    ``linear``, ``after`` : (aggregate,), scores by today's slopes, and recomputed exactly. [points]
    ``value`` : of the objective: points the root gains, score of the lowest pillar, persons, largest regret.
    ``interval`` : of the scores recomputed; None without draws.
    ``regrets`` : (draw,), under ``least_regret``. [points]
    """

    portfolio: Portfolio
    stakes: Stakes
    objective: str
    total: float
    money: FloatArray
    points: FloatArray
    people: FloatArray
    gains: FloatArray
    linear: FloatArray
    after: FloatArray
    value: float
    binding: tuple[Limit, ...]
    prices: tuple[ShadowPrice, ...]
    interval: Interval | None = None
    regrets: FloatArray | None = None

    @property
    def before(self) -> FloatArray:
        """The scores of the aggregates today.

        Returns
        -------
        (aggregate,). [points]
        """
        return self.stakes.above

    @property
    def gap(self) -> FloatArray:
        """How far today's slopes are off: scores recomputed less scores by slopes; 0 for arithmetic means.

        Returns
        -------
        (aggregate,). [points]
        """
        return self.after - self.linear

    @property
    def spent(self) -> float:
        """All money given. [KRW]"""
        return float(self.money.sum())

    @property
    def unspent(self) -> float:
        """Money that no programme got. [KRW]"""
        return max(0.0, self.total - self.spent)

    @property
    def reached(self) -> float:
        """People reached by all programmes, each counted as often as it is reached. [persons]"""
        return float(self.people.sum())

    @property
    def without_money(self) -> tuple[Programme, ...]:
        """The programmes that get nothing."""
        return tuple(one for one, money in zip(self.portfolio.programmes, self.money, strict=True) if money <= 0)

    @property
    def not_raised(self) -> tuple[str, ...]:
        """The indicators that the plan does not raise, in the order of the index."""
        return tuple(code for code, gain in zip(self.stakes.indicators, self.gains, strict=True) if gain <= NOTHING)

    @property
    def not_moved(self) -> tuple[str, ...]:
        """The aggregates that the plan leaves where they are."""
        moved = np.abs(self.after - self.before)
        return tuple(code for code, by in zip(self.stakes.aggregates, moved, strict=True) if not by > NOTHING)

    @property
    def without_effect(self) -> tuple[str, ...]:
        """Indicators with a programme whose points do not move the index today.

        The score above them is given as published, or a lower one decides, or they have no score.
        """
        slopes = self.stakes.gradient[self.stakes.place(self.stakes.root)]
        asked = {one.indicator for one in self.portfolio.programmes}
        return tuple(code for code, slope in zip(self.stakes.indicators, slopes, strict=True)
                     if code in asked and slope == 0)  # fmt: skip

    @cached_property
    def by_programme(self) -> Mapping[str, float]:
        """The money of each programme by code. [KRW]"""
        return dict(zip(self.portfolio.codes, self.money.tolist(), strict=True))

    @property
    def point(self) -> FrontierPoint:
        """The plan as a point of the frontier."""
        root = self.stakes.place(self.stakes.root)
        ends = () if self.interval is None else (self.interval.above_low[root], self.interval.above_high[root])
        return FrontierPoint(self.total, float(self.after[root]), self.value, *map(float, ends))

    def score(self, aggregate: str) -> float:
        """The score of an aggregate under the plan, recomputed. [points]"""
        return float(self.after[self.stakes.place(aggregate)])

    def price(self, kind: str, code: str = "") -> ShadowPrice | None:
        """The shadow price of a limit; None where no such limit is set."""
        return next((one for one in self.prices if (one.limit.kind, one.limit.code) == (kind, code)), None)


def allocate(
    portfolio: Portfolio,
    stakes: Stakes,
    money: float,
    *,
    objective: str = "most_points",
    efficiency: FloatArray | None = None,
    prices: bool = True,
) -> Allocation:
    """Divide new money among programmes.

    Parameters
    ----------
    money : new money of the year, on top of today's budget. [KRW]
    objective : one of ``OBJECTIVES``.
    efficiency : (draw, programme), for intervals and for ``least_regret``; `draw_efficiency` makes them. [1]
    prices : whether shadow prices are wanted: with whole units each binding limit is solved once more.

    Returns
    -------
    The plan, and all that a report needs. [KRW, points, persons]

    Raises
    ------
    InputError
        For negative money, an indicator that the index does not have.
    MethodError
        For an unknown objective, or ``least_regret`` without draws.
    ConflictError
        If no plan keeps all limits: with a smallest set of those that cannot hold together.
    """
    chosen = _chosen(objective)
    problem = problem_of(portfolio, stakes, money, efficiency=efficiency)
    plan = chosen(problem)
    if plan is None:
        raise conflict_error(problem.model, portfolio)
    return _told(problem, plan, objective, shadow_prices(problem, plan, chosen) if prices else ())


def frontier(
    portfolio: Portfolio,
    stakes: Stakes,
    amounts: Sequence[float],
    *,
    objective: str = "most_points",
    efficiency: FloatArray | None = None,
) -> tuple[FrontierPoint, ...]:
    """See what more or less money would do.

    Parameters
    ----------
    amounts : of new money, each divided anew. [KRW]
    efficiency : (draw, programme), the same draws for all amounts. [1]

    Returns
    -------
    A point per amount. [KRW, points]
    """
    chosen, points = _chosen(objective), []
    for money in amounts:
        problem = problem_of(portfolio, stakes, money, efficiency=efficiency)
        plan = chosen(problem)
        if plan is None:
            points.append(FrontierPoint(money, np.nan, np.nan))
            continue
        points.append(_told(problem, plan, objective, ()).point)
    return tuple(points)


def least_money(portfolio: Portfolio, stakes: Stakes) -> float:
    """The least money with which a plan keeps all floors and earmarks. [KRW]

    Raises
    ------
    ConflictError
        If no amount does.
    """
    every = sum(portfolio.end(one) for one in portfolio.programmes)
    problem = problem_of(portfolio, stakes, every)
    solved = problem.model.solve(-np.ones(len(problem.model.segments.width)))
    if solved is None:
        raise conflict_error(problem.model, portfolio)
    return float(solved.money.sum())


def _chosen(objective: str) -> Objective:
    if objective not in OBJECTIVES:
        raise MethodError("no such objective", [Fault("objective", repr(objective), f"one of {', '.join(OBJECTIVES)}")])
    return OBJECTIVES[objective]


def _told(problem: Problem, plan: Plan, objective: str, prices: tuple[ShadowPrice, ...]) -> Allocation:
    stakes, points = problem.stakes, problem.points(plan.money)
    gains = problem.gains(points)
    limits = zip(problem.model.limits, binding(problem, plan), strict=True)
    return Allocation(
        portfolio=problem.portfolio,
        stakes=stakes,
        objective=objective,
        total=problem.model.limits[0].amount,
        money=plan.money,
        points=points,
        people=problem.people(plan.money),
        gains=gains,
        linear=stakes.above + stakes.gradient @ gains,
        after=stakes.rescored(gains),
        value=plan.value,
        binding=tuple(limit for limit, is_tight in limits if is_tight),
        prices=prices,
        interval=_interval(problem, points),
        regrets=plan.regrets,
    )


def _interval(problem: Problem, points: FloatArray) -> Interval | None:
    if problem.efficiency is None:
        return None
    gains = problem.gains(points * problem.efficiency)
    above = np.percentile(problem.stakes.rescored(gains), MIDDLE, axis=0)
    own = problem.stakes.scores + np.percentile(gains, MIDDLE, axis=0)
    return Interval(len(gains), above[0], above[1], own[0], own[1])
