"""Prices solved again, by hand, where whole units leave no duals; duals are in test_allocation.py."""

import pytest

from donghaeng.budget import allocate


@pytest.fixture
def found(portfolio, stakes):
    """Four units of 25 won: two must go to y, which gives 1 point each where x gives 2; x weighs as much."""
    made = portfolio({"x": [(100, 8)], "y": [(100, 4)]}, [("e", (50,))], x={"unit_cost": 25},
                     y={"unit_cost": 25, "earmark": "e"})  # fmt: skip
    return allocate(made, stakes({("a", "x"): 0.5, ("a", "y"): 0.5}), 110)


def test_a_unit_more_is_what_the_price_counts(found):
    assert found.by_programme == {"x": 50, "y": 50}
    price = found.price("money")
    assert (price.how, price.step, price.price) == ("solved again", 25, pytest.approx(1 / 25))


def test_a_lower_limit_is_loosened_downwards(found):
    """One unit fewer for y is one more for x: 1 point less half a point."""
    assert found.price("least", "e").price == pytest.approx(-0.5 / 25)


def test_a_limit_with_more_room_than_a_unit_has_no_price(portfolio, stakes):
    made = portfolio({"x": [(100, 8)]}, [("e", (0, 60))], x={"unit_cost": 25, "earmark": "e"})
    price = allocate(made, stakes({("a", "x"): 1.0}), 25).price("most", "e")
    assert (price.price, price.step) == (0, 0)


def test_without_units_a_hundredth_of_the_money_is_the_step(portfolio, stakes):
    made = portfolio({"x": [(50, 1), (100, 9)]}, x={"shape": "any"})
    price = allocate(made, stakes({("a", "x"): 1.0}), 80).price("money")
    assert (price.step, price.price) == (pytest.approx(0.8), pytest.approx(8 / 50))


def test_prices_may_be_left_out(portfolio, stakes):
    assert allocate(portfolio({"x": [(50, 1)]}), stakes({("a", "x"): 1.0}), 80, prices=False).prices == ()
