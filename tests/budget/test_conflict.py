"""Limits that cannot all hold: a smallest set, with amounts and remedies."""

import pytest

from donghaeng.base.errors import ConflictError
from donghaeng.budget import allocate
from donghaeng.budget.conflict import conflict
from donghaeng.budget.model import model_of

CURVES = {"x": [(100, 4)], "y": [(100, 5)], "z": [(100, 1)]}


@pytest.fixture
def names(portfolio):
    """Give the limits in conflict by kind and code."""

    def names(money, marks=(), **settings):
        return [(one.kind, one.code) for one in conflict(model_of(portfolio(CURVES, marks, **settings), money))]

    return names


def test_floors_above_the_money(names):
    assert names(60, x={"floor": 40}, y={"floor": 30}) == [("money", ""), ("floor", "x"), ("floor", "y")]


def test_what_is_not_needed_for_the_conflict_is_left_out(names):
    found = names(60, x={"floor": 70}, y={"floor": 10, "ceiling": 20}, z={"ceiling": 5})
    assert found == [("money", ""), ("floor", "x")]


def test_an_earmark_that_its_ceilings_cannot_fill(names):
    found = names(500, [("e", (60,))], x={"ceiling": 20, "earmark": "e"}, y={"ceiling": 30, "earmark": "e"})
    assert found == [("ceiling", "x"), ("ceiling", "y"), ("least", "e")]


def test_an_earmark_below_its_floors(names):
    found = names(500, [("e", (0, 50))], x={"floor": 30, "earmark": "e"}, y={"floor": 30, "earmark": "e"})
    assert found == [("floor", "x"), ("floor", "y"), ("most", "e")]


def test_an_earmark_beyond_the_ends_of_curves(names):
    assert names(500, [("e", (150,))], x={"earmark": "e"}) == [("least", "e")]


def test_whole_units_that_do_not_fit_an_earmark(names):
    found = names(500, [("e", (10, 30))], x={"unit_cost": 40, "earmark": "e"})
    assert found == [("least", "e"), ("most", "e")]


def test_each_limit_is_told_with_amount_and_place(portfolio, stakes):
    made = portfolio({"x": [(100, 4)], "y": [(100, 5)]}, [("e", (50,))], x={"unit_cost": 20, "floor": 40},
                     y={"earmark": "e"})  # fmt: skip
    with pytest.raises(ConflictError) as error:
        allocate(made, stakes({("a", "x"): 0.5, ("a", "y"): 0.5}), 80)
    assert str(error.value) == (
        "no plan keeps these limits together\n"
        "  - money: found 80 KRW; expected more money; or one of the others lower\n"
        "  - budget.csv, row 2, floor of 'x': found 40 KRW, in whole units of 20 KRW; "
        "expected a lower one; or another of these limits changed\n"
        "  - earmarks.csv, row 2, least of 'e': found 50 KRW; expected a lower one; or another of these limits changed"
    )
