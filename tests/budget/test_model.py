"""The linear programme itself, by hand."""

import numpy as np
import pytest

from donghaeng.base.errors import UndefinedResultError
from donghaeng.budget.model import Limit, Side, model_of
from donghaeng.budget.segments import segments_of

CURVES = {"x": [(100, 4), (200, 6)], "y": [(50, 1)]}


@pytest.fixture
def model(portfolio):
    """Lay out the curves above with some money."""

    def model(money, marks=(), **settings):
        return model_of(portfolio(CURVES, marks, **settings), money)

    return model


def test_limits_are_those_that_were_set(model):
    made = model(120, [("e", (10, 90)), ("f", ())], x={"floor": 5, "ceiling": 150, "earmark": "e"},
                 y={"ceiling": 50, "earmark": "f"})  # fmt: skip
    assert made.limits == (Limit("money", "", 120), Limit("floor", "x", 5), Limit("ceiling", "x", 150),
                           Limit("least", "e", 10), Limit("most", "e", 90))  # fmt: skip
    assert [limit.is_lower for limit in made.limits] == [False, True, False, True, False]
    assert made.spent(np.array([60.0, 40.0])).tolist() == [100, 60, 60, 60, 60]


def test_the_best_won_goes_first_and_the_last_has_a_price(model):
    made = model(120)
    solved = made.solve(made.segments.points)
    assert (made.segments.points @ made.segments.filled(solved.money)) == pytest.approx(4.4)
    assert solved.prices == pytest.approx([0.02])


def test_a_side_row_shares_a_free_number(model):
    """The lower of 1 + 0.04 a and 2 + 0.02 b is highest where both are equal."""
    made = model(100)
    rows = np.array([[-0.04, -0.02, 0], [0, 0, -0.02]])
    solved = made.solve(np.zeros(3), Side(rows, np.array([1.0, 2.0]), column=1, worth=1))
    low = np.minimum(1 + 0.04 * solved.money[0], 2 + 0.02 * solved.money[1])
    assert low == pytest.approx(3)  # 50 each
    assert solved.side.sum() == pytest.approx(1)


def test_limits_that_cannot_hold_have_no_solution(model):
    made = model(4, x={"floor": 5})
    assert made.solve(made.segments.points) is None


def test_whole_units_have_no_duals(model):
    made = model(119, x={"unit_cost": 30})
    solved = made.solve(made.segments.points)
    assert (solved.money[0] % 30, solved.prices) == (0, None)
    assert made.is_whole
    assert not model(1).is_whole


def test_a_limit_can_be_moved_and_left_out(model):
    made = model(120, x={"floor": 5})
    assert made.with_amount(1, 7.0).limits[1].amount == 7
    assert made.only([1]).limits == (Limit("floor", "x", 5),)


def test_a_solver_that_gives_up_is_told(model, monkeypatch):
    import scipy.optimize

    class Lost:
        status, message = 4, "numerical difficulties"

    monkeypatch.setattr(scipy.optimize, "linprog", lambda *_, **__: Lost)
    made = model(10)
    with pytest.raises(UndefinedResultError, match="the best plan was not found: numerical difficulties"):
        made.solve(made.segments.points)


def test_amounts_of_billions_are_solved_as_exactly(portfolio):
    made = model_of(portfolio({"x": [(100e9, 4), (200e9, 6)], "y": [(50e9, 1)]}), 120e9)
    solved = made.solve(made.segments.points)
    assert solved.money.sum() <= 120e9 * (1 + 1e-12)
    assert made.segments.points @ made.segments.filled(solved.money) == pytest.approx(4.4, rel=1e-12)
    assert solved.prices == pytest.approx([0.02e-9])


def test_segments_are_those_of_the_portfolio(model, portfolio):
    assert model(1).segments.width.tolist() == segments_of(portfolio(CURVES)).width.tolist()
