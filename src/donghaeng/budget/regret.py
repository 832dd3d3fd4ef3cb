"""Least regret: the plan whose worst draw loses least against the best that could have been done for that draw."""

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.budget.greedy import best_values
from donghaeng.budget.model import Side, Solved
from donghaeng.budget.plan import Plan, among_the_best
from donghaeng.budget.problem import Problem

AT_ONCE = 8
"""Draws taken in at a time: those that regret most."""
CLOSE = 2e-8
"""Regrets this close, as a share of the most that can be done, are equal."""


def least_regret(problem: Problem) -> Plan | None:
    """The smallest of the largest regrets over draws; of such plans, the one with most points expected.

    The regret of a draw is what the best plan for it would give, less what this plan gives, by today's slopes. Draws
    are taken in as they are found to regret more than those taken in before. Its value is the largest regret.

    Raises
    ------
    MethodError
        Without draws.

    References
    ----------
    L. J. Savage, "The theory of statistical decision", *Journal of the American Statistical Association* 46 (1951),
    55-67 (minimax regret).
    """
    gain, draws = problem.gain(problem.stakes.root), problem.draws
    model = problem.model
    start = model.solve(gain)
    if start is None:
        return None
    best = _best(problem, gain)
    close = CLOSE * max(1.0, float(np.abs(best).max()))
    taken = np.zeros(len(best), dtype=np.bool_)
    regrets, solved, used = _regrets(problem, best, start.money), start, taken
    while _take_in(taken, regrets, -np.inf if not taken.any() else float(regrets[taken].max()) + close):
        rows = -gain * draws[taken][:, model.segments.programme]
        found = model.solve(np.zeros(len(gain)), Side(rows, -best[taken], column=-1, worth=-1))
        if found is None:  # the solver's tolerance: what was found before stands
            break
        solved, used = found, taken.copy()
        regrets = _regrets(problem, best, solved.money)
    value, money = float(regrets.max()), solved.money
    while True:
        side = Side(-gain * draws[taken][:, model.segments.programme], value - best[taken])
        money = among_the_best(problem, solved.money, side)
        regrets = _regrets(problem, best, money)
        if not _take_in(taken, regrets, value + close):
            return Plan(money, value, _prices(problem, gain, solved, used), regrets)


def _take_in(taken: BoolArray, regrets: FloatArray, above: float) -> bool:
    """Mark the draws that regret most, if any regrets more than it may."""
    others = np.where(taken, -np.inf, regrets)
    worst = np.argsort(-others, kind="stable")[:AT_ONCE]
    new = worst[others[worst] > above]
    taken[new] = True
    return new.size > 0


def _regrets(problem: Problem, best: FloatArray, money: FloatArray) -> FloatArray:
    """What each draw regrets, (draw,). [points]"""
    return best - problem.draws @ (problem.points(money) * problem.worth(problem.stakes.root))


def _best(problem: Problem, gain: FloatArray) -> FloatArray:
    """The most that can be done for each draw, (draw,). [points]"""
    model = problem.model
    gains = gain * problem.draws[:, model.segments.programme]
    if not model.is_whole:
        return best_values(model, gains)
    plans = [model.solve(own) for own in gains]
    return np.array([own @ model.segments.filled(plan.money) for own, plan in zip(gains, plans, strict=True)
                     if plan is not None])  # fmt: skip


def _prices(problem: Problem, gain: FloatArray, solved: Solved, taken: BoolArray) -> FloatArray | None:
    """What a won more in each limit adds to the largest regret: less by this plan, more by the best of each draw."""
    if solved.prices is None or solved.side is None:
        return None
    prices = -solved.prices
    for weight, draw in zip(solved.side, problem.draws[taken], strict=True):
        if weight > CLOSE:
            of_draw = problem.model.solve(gain * draw[problem.model.segments.programme])
            if of_draw is not None and of_draw.prices is not None:
                prices = prices + weight * of_draw.prices
    return prices
