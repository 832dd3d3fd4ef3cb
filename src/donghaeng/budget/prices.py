"""Shadow prices: what one won more in a limit would add to the objective."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from donghaeng.base.arrays import BoolArray
from donghaeng.budget.model import Limit
from donghaeng.budget.plan import Plan
from donghaeng.budget.problem import Problem

BINDS = 1e-7
"""A limit this close to what is spent, as a share of it, binds."""


@dataclass(frozen=True)
class ShadowPrice:
    """What a won more in a limit adds to the objective's value.

    ``price`` [points / KRW; persons / KRW where the objective counts people]
    ``how`` : ``dual``, of the solution itself; ``solved again``, with the limit loosened by ``step`` [KRW]
    """

    limit: Limit
    price: float
    how: Literal["dual", "solved again"]
    step: float = 0.0


def binding(problem: Problem, plan: Plan, *, within: float = 0.0) -> BoolArray:
    """Which limits leave no room.

    Parameters
    ----------
    within : room that does not count. [KRW]
    """
    spent = problem.model.spent(plan.money)
    amounts = np.array([limit.amount for limit in problem.model.limits])
    close = within + BINDS * np.maximum(problem.model.scale, amounts)
    return np.asarray(np.abs(spent - amounts) <= close)


def shadow_prices(problem: Problem, plan: Plan, objective: Callable[[Problem], Plan | None]) -> tuple[ShadowPrice, ...]:
    """The price of every limit: from the duals, or by solving again where there are whole numbers.

    Solved again, a limit is loosened by the cost of the largest unit (a hundredth of the money where there are no
    units); a limit with more room than that has the price 0.
    """
    model = problem.model
    if plan.prices is not None:
        return tuple(ShadowPrice(limit, float(price), "dual")
                     for limit, price in zip(model.limits, plan.prices, strict=True))  # fmt: skip
    costs = model.unit_cost[np.isfinite(model.unit_cost)]
    step = float(costs.max()) if costs.size else model.limits[0].amount / 100
    near = binding(problem, plan, within=step)
    return tuple(
        _again(problem, plan, objective, place, step if is_near else 0.0) for place, is_near in enumerate(near)
    )


def _again(
    problem: Problem, plan: Plan, objective: Callable[[Problem], Plan | None], place: int, step: float
) -> ShadowPrice:
    limit = problem.model.limits[place]
    by = min(step, limit.amount) if limit.is_lower else step
    amount = limit.amount - by if limit.is_lower else limit.amount + by
    looser = objective(problem.with_amount(place, amount)) if by > 0 else None
    if looser is None:
        return ShadowPrice(limit, 0.0, "solved again", by)
    return ShadowPrice(limit, (looser.value - plan.value) / (amount - limit.amount) + 0.0, "solved again", by)
