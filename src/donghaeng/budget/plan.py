"""A plan: money per programme, and what it is best at."""

from dataclasses import dataclass, replace

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.budget.model import Side
from donghaeng.budget.problem import Problem

SLACK = 1e-10
"""What a plan may lose of the objective, as a share of it, where ties are broken by points."""


@dataclass(frozen=True)
class Plan:
    """The best plan for an objective.

    ``money`` : (programme,). [KRW]
    ``value`` : of the objective. [points or persons]
    ``prices`` : (limit,), what a won more in each limit adds to the value; None where there are no duals.
    ``regrets`` : (draw,), where the objective is about regret. [points]
    """

    money: FloatArray
    value: float
    prices: FloatArray | None = None
    regrets: FloatArray | None = None


def among_the_best(problem: Problem, money: FloatArray, side: Side) -> FloatArray:
    """Of all plans as good as one, that with most points.

    Parameters
    ----------
    money : (programme,), the plan. [KRW]
    side : what keeps the others as good.

    Returns
    -------
    (programme,). [KRW]
    """
    gain = problem.gain(problem.stakes.root)
    loosened = replace(side, bound=side.bound + SLACK * np.maximum(1, np.abs(side.bound)))
    solved = problem.model.solve(gain, loosened)
    if solved is None:  # the solver's tolerance: the plan itself is one of them
        return money
    return solved.money
