import numpy as np
import pytest

from donghaeng.budget.model import Side
from donghaeng.budget.plan import among_the_best
from donghaeng.budget.problem import problem_of


@pytest.fixture
def problem(portfolio, stakes):
    made = portfolio({"x": [(100, 4)], "y": [(100, 2)]})
    return problem_of(made, stakes({("a", "x"): 0.5, ("a", "y"): 0.5}), 100)


def test_of_plans_as_good_the_one_with_most_points_is_taken(problem):
    even = Side(np.array([[1.0, 1.0]]), np.array([60.0]))
    assert among_the_best(problem, np.array([0.0, 60.0]), even) == pytest.approx([60, 0])


def test_where_the_solver_finds_none_as_good_the_plan_stands(problem):
    nothing = Side(np.array([[1.0, 1.0]]), np.array([-1.0]))
    assert among_the_best(problem, np.array([0.0, 60.0]), nothing).tolist() == [0, 60]
