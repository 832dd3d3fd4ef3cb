"""The objectives by hand; against every plan in test_allocation.py."""

from dataclasses import replace

import numpy as np
import pytest

from donghaeng.base.errors import MethodError
from donghaeng.budget.objectives import OBJECTIVES, lift_lowest, most_people, most_points
from donghaeng.budget.problem import problem_of

WEIGHTS = {("a", "x"): 1.0, ("b", "y"): 1.0}


@pytest.fixture
def problem(portfolio, stakes):
    """Pillars a and b, of one indicator each; a point of either costs 25 won, but y reaches more people."""

    def problem(money, scores=(90, 100), **settings):
        made = portfolio({"x": [(500, 20, 5)], "y": [(500, 20, 50)]}, **settings)
        return problem_of(made, stakes(WEIGHTS, scores), money)

    return problem


def test_every_objective_has_a_name():
    assert set(OBJECTIVES) == {"most_points", "lift_lowest", "most_people", "least_regret"}


def test_the_lowest_pillar_is_lifted_until_another_is_as_low(problem):
    plan = lift_lowest(problem(400))  # 250 bring a to 100, the rest lifts both
    assert plan.money == pytest.approx([325, 75])
    assert plan.value == pytest.approx(103)


def test_where_the_lowest_can_be_lifted_no_more_points_decide(problem):
    plan = lift_lowest(problem(400, x={"ceiling": 100}))
    assert (plan.money, plan.value) == (pytest.approx([100, 300]), pytest.approx(94))


def test_a_pillar_without_a_score_is_left_out(portfolio, stakes):
    made = portfolio({"x": [(500, 20)], "y": [(500, 20)]})
    tree = replace(stakes(WEIGHTS, (90, 80)), above=np.array([90, np.nan, 85]))
    assert lift_lowest(problem_of(made, tree, 100)).value == pytest.approx(94)


def test_an_indicator_just_under_the_index_is_a_pillar(portfolio, stakes):
    tree = replace(stakes(WEIGHTS, (90, 100)), pillars=("x", "b"))
    assert lift_lowest(problem_of(portfolio({"x": [(500, 20)]}), tree, 100)).value == pytest.approx(94)


def test_without_a_scored_pillar_there_is_no_lowest(portfolio, stakes):
    tree = replace(stakes(WEIGHTS, (90, 80)), pillars=())
    with pytest.raises(MethodError, match="pillars: found none with a score; expected most_points instead"):
        lift_lowest(problem_of(portfolio({"x": [(500, 20)]}), tree, 100))


def test_most_people_go_before_points(problem):
    plan = most_people(problem(400))
    assert (plan.money, plan.value) == (pytest.approx([0, 400]), pytest.approx(40))


def test_most_points_look_at_the_root(problem):
    assert most_points(problem(400)).value == pytest.approx(8)


@pytest.mark.parametrize("name", ["most_points", "lift_lowest", "most_people"])
def test_limits_that_cannot_hold_give_no_plan(problem, name):
    assert OBJECTIVES[name](problem(10, x={"floor": 20})) is None
