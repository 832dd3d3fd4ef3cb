"""Least regret by hand; in whole units against every plan in test_allocation.py."""

import numpy as np
import pytest

from donghaeng.base.errors import MethodError
from donghaeng.budget import allocate
from donghaeng.budget.problem import problem_of
from donghaeng.budget.regret import least_regret

WEIGHTS = {("a", "x"): 0.5, ("a", "y"): 0.5}


@pytest.fixture
def problem(portfolio, stakes):
    """100 won for x or y, which give 4 points each, halved in the index; a draw doubles x, another triples y."""

    def problem(draws=((2, 1), (1, 3)), money=100, **settings):
        made = portfolio({"x": [(100, 4)], "y": [(100, 4)]}, **settings)
        return problem_of(made, stakes(WEIGHTS), money, efficiency=np.array(draws, dtype=float))

    return problem


def test_money_is_divided_so_that_both_draws_regret_as_much(problem):
    """With a share s for x: 4 - 2 (2 s + (1 - s)) = 2 (1 - s), and 6 - 2 (s + 3 (1 - s)) = 4 s; equal at s = 1/3."""
    plan = least_regret(problem())
    assert plan.money == pytest.approx([100 / 3, 200 / 3])
    assert plan.value == pytest.approx(4 / 3)
    assert plan.regrets == pytest.approx([4 / 3, 4 / 3])


def test_one_draw_regrets_nothing(problem):
    plan = least_regret(problem([(1, 3)]))
    assert plan.money.tolist() == [0, 100]
    assert plan.value == pytest.approx(0, abs=1e-9)


def test_of_plans_that_regret_as_little_the_one_with_most_points_is_taken(portfolio, stakes):
    """The draws do not know w; it gets what is left over."""
    made = portfolio({"x": [(100, 4)], "y": [(100, 4)]}, x={"ceiling": 30})
    problem = problem_of(made, stakes(WEIGHTS), 130, efficiency=np.array([[1.0, 1.0], [1.0, 2.0]]))
    assert least_regret(problem).money == pytest.approx([30, 100])


def test_the_price_of_money_is_the_slope_of_the_regret(problem):
    """Regret is 4/3 of 100 won and grows with them; the model says by how much."""
    from donghaeng.budget.prices import shadow_prices

    found = problem(money=90)
    (price, *_) = shadow_prices(found, least_regret(found), least_regret)
    assert price.price == pytest.approx(4 / 3 / 100)


def test_limits_that_cannot_hold_give_no_plan(problem):
    assert least_regret(problem(money=10, x={"floor": 20})) is None


def test_without_draws_there_is_no_regret(portfolio, stakes):
    with pytest.raises(MethodError, match="expected draws"):
        allocate(portfolio({"x": [(1, 1)]}), stakes(WEIGHTS), 1, objective="least_regret")
