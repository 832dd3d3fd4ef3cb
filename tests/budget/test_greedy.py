"""The best value without a solver equals that of the solver, whatever the nested limits."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from donghaeng.budget.greedy import best_values
from donghaeng.budget.problem import problem_of


def test_the_greedy_value_is_that_of_the_linear_programme(cases):
    @given(case=cases(), draws=st.lists(st.tuples(*[st.floats(0.1, 9)] * 3), min_size=1, max_size=4))
    def holds(case, draws):
        portfolio, stakes, money = case
        problem = problem_of(portfolio, stakes, money)
        model = problem.model
        gains = problem.gain("index") * np.array(draws)[:, model.segments.programme]
        solved = [model.solve(own) for own in gains]
        assume(None not in solved)
        expected = [own @ model.segments.filled(one.money) for own, one in zip(gains, solved, strict=True)]
        assert best_values(model, gains) == pytest.approx(expected, abs=1e-7)

    holds()


def test_the_most_efficient_won_goes_first(portfolio, stakes):
    """30 of 100 won: y gives 2 a won up to 20 won, x gives 1."""
    made = portfolio({"x": [(100, 100)], "y": [(20, 40), (40, 50)]})
    model = problem_of(made, stakes({("a", "x"): 0.5, ("a", "y"): 0.5}), 30).model
    assert best_values(model, model.segments.points[None]).tolist() == [50]
