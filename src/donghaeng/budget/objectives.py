"""What a plan is to be best at. Every objective has one shape: a problem to the best plan, None where there is none."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import Fault, MethodError
from donghaeng.budget.model import Side
from donghaeng.budget.plan import Plan, among_the_best
from donghaeng.budget.problem import Problem
from donghaeng.budget.regret import least_regret

Objective = Callable[[Problem], Plan | None]


def most_points(problem: Problem) -> Plan | None:
    """The highest score of the index, by today's slopes; its value are the points that the root gains."""
    gain = problem.gain(problem.stakes.root)
    solved = problem.model.solve(gain)
    return None if solved is None else Plan(solved.money, _sum(problem, gain, solved.money), solved.prices)


def most_people(problem: Problem) -> Plan | None:
    """The most people reached; of plans that reach as many, the one with most points. Its value are persons."""
    gain = problem.model.segments.people
    solved = problem.model.solve(gain)
    if solved is None:
        return None
    value = _sum(problem, gain, solved.money)
    side = Side(-gain[None], np.array([-value]))
    return Plan(among_the_best(problem, solved.money, side), value, solved.prices)


def lift_lowest(problem: Problem) -> Plan | None:
    """The highest score of the lowest pillar, by today's slopes; of such plans, the one with most points.

    Pillars without a score are left out.

    Raises
    ------
    MethodError
        If no pillar has a score.
    """
    stakes = problem.stakes
    pillars = [code for code in stakes.pillars if not np.isnan(stakes.today(code))]
    if not pillars:
        raise MethodError("there is no lowest pillar", [Fault("pillars", "none with a score", "most_points instead")])
    gains = np.stack([problem.gain(code) for code in pillars])
    today = np.array([stakes.today(code) for code in pillars])
    solved = problem.model.solve(np.zeros(gains.shape[1]), Side(-gains, today, column=1, worth=1))
    if solved is None:
        return None
    value = float(np.min(today + gains @ problem.model.segments.filled(solved.money)))
    money = among_the_best(problem, solved.money, Side(-gains, today - value))
    return Plan(money, value, solved.prices)


OBJECTIVES: Mapping[str, Objective] = MappingProxyType({
    "most_points": most_points,
    "lift_lowest": lift_lowest,
    "most_people": most_people,
    "least_regret": least_regret,
})  # fmt: skip


def _sum(problem: Problem, gain: FloatArray, money: FloatArray) -> float:
    return float(gain @ problem.model.segments.filled(money))
