import numpy as np
import pytest

from donghaeng.base.errors import InputError, MethodError
from donghaeng.budget.problem import draw_efficiency, problem_of

WEIGHTS = {("a", "x"): 0.75, ("a", "y"): 0.25, ("b", "z"): 1.0}


@pytest.fixture
def problem(portfolio, stakes):
    """Two programmes for x, one for z."""
    made = portfolio({"rent": [(100, 4, 10), (200, 6, 15)], "own": [(50, 1, 5)], "meals": [(10, 2)]},
                     rent={"indicator": "x"}, own={"indicator": "x"}, meals={"indicator": "z"})  # fmt: skip
    return problem_of(made, stakes(WEIGHTS), 100)


def test_programmes_are_worth_what_their_indicators_are(problem):
    assert problem.indicator.tolist() == [0, 0, 2]
    assert problem.worth("index").tolist() == [0.375, 0.375, 0.5]
    assert problem.gain("a") == pytest.approx([0.04 * 0.75, 0.02 * 0.75, 0.02 * 0.75, 0])


def test_an_indicator_gains_what_its_programmes_give_together(problem):
    money = np.array([150.0, 25.0, 10.0])
    points = problem.points(money)
    assert points.tolist() == [5, 0.5, 2]
    assert problem.gains(points).tolist() == [5.5, 0, 2]
    assert problem.people(money).tolist() == [12.5, 2.5, 0]


def test_a_limit_can_be_moved(problem):
    assert problem.with_amount(0, 70.0).model.limits[0].amount == 70


def test_without_draws_there_are_none(problem):
    with pytest.raises(MethodError, match="efficiency: found nothing; expected draws"):
        _ = problem.draws


def test_an_index_without_the_indicator_is_refused(portfolio, stakes):
    with pytest.raises(InputError, match=r"budget.csv, row 2, indicator: found 'w'.*of the index"):
        problem_of(portfolio({"w": [(1, 1)]}), stakes(WEIGHTS), 1)


@pytest.mark.parametrize("draws", [np.ones(1), np.ones((3, 2)), np.zeros((3, 1)), np.ones((0, 1))])
def test_draws_that_do_not_fit_are_refused(portfolio, stakes, draws):
    with pytest.raises(InputError, match=r"efficiency: found an array .*; expected \(draw, 1\), numbers above 0"):
        problem_of(portfolio({"x": [(1, 1)]}), stakes(WEIGHTS), 1, efficiency=draws)


def test_the_same_chance_gives_the_same_draws(portfolio):
    made = portfolio({"x": [(1, 1)]}, x={"error": 0.4})
    first, second = (draw_efficiency(made, np.random.default_rng(3), 9) for _ in range(2))
    assert first.tolist() == second.tolist()
    assert first.shape == (9, 1)
