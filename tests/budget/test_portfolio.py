"""Programmes, curves, earmarks: what is refused, every fault at once."""

import math

import pytest

from donghaeng.base.errors import InputError
from donghaeng.budget import CurvePoint, Earmark, Portfolio, Programme
from donghaeng.budget.portfolio import is_concave

RENT = Programme("rent", "Rent", "임대", "homes")
CURVE = (CurvePoint("rent", 100, 4, 10), CurvePoint("rent", 200, 6, 15))


@pytest.fixture
def faults():
    """Give the faults of a portfolio that is not right, as they are printed."""

    def found(programmes=(RENT,), curves=CURVE, earmarks=()):
        with pytest.raises(InputError) as error:
            Portfolio(programmes, curves, earmarks, ("homes", "meals"))
        return [str(fault) for fault in error.value.faults]

    return found


def rent(**settings):
    return Programme(**{**RENT.__dict__, **settings})


def test_a_portfolio_knows_its_curves_and_their_ends(portfolio):
    made = portfolio({"x": [(100, 4), (200, 6)], "y": [(50, 1)]}, [("e", (0, 70))], y={"earmark": "e"})
    assert [point.money for point in made.points["x"]] == [0, 100, 200]
    assert (made.codes, made.under, made.end(made.programmes[1])) == (("x", "y"), {"e": (1,)}, 50)


def test_names_are_given_in_either_language():
    assert (RENT.name("ko"), RENT.name("en")) == ("임대", "Rent")
    mark = Earmark("e", "Homes", "주거")
    assert (mark.name("ko"), mark.name("en")) == ("주거", "Homes")


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"programme": "a b"}, "programme: found 'a b'; expected a name without spaces"),
        ({"indicator": "home"}, "indicator: found 'home'; expected an indicator of framework.csv, such as ['homes']"),
        ({"earmark": "x"}, "earmark: found 'x'; expected an earmark of earmarks.csv"),
        ({"floor": -1.0}, "floor: found -1 KRW; expected 0 or more"),
        ({"floor": math.nan}, "floor: found nan KRW; expected 0 or more"),
        ({"ceiling": -5.0}, "ceiling: found -5 KRW; expected 0 or more"),
        ({"floor": 150.0, "ceiling": 120.0}, "floor: found 150 KRW, above the ceiling; expected 120 KRW or less"),
        ({"floor": 300.0}, "floor: found 300 KRW, beyond the end of its curve; expected 200 KRW or less"),
        ({"ceiling": 201.0}, "ceiling: found 201 KRW, beyond the end of its curve; expected 200 KRW or less"),
        ({"unit_cost": 0.0}, "unit_cost: found 0 KRW; expected above 0"),
        ({"unit_cost": 201.0}, "unit_cost: found 201 KRW, beyond the end of its curve"),
        ({"unit_cost": 70.0, "floor": 80.0, "ceiling": 130.0}, "unit_cost: found 70 KRW: no whole number of units"),
        ({"error": 1.5}, "error: found 1.5; expected a share of the efficiency, from 0 to 1"),
        ({"shape": "convex"}, "shape: found 'convex'; expected concave or any"),
    ],
)
def test_a_programme_that_cannot_be_is_refused(faults, settings, fault):
    curves = [CurvePoint(settings.get("programme", "rent"), point.money, point.points) for point in CURVE]
    assert any(f"budget.csv, row 2, {fault}" in found for found in faults([rent(**settings)], curves))


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([(-5, 1, 1)], "row 2, money: found -5 KRW; expected above 0"),
        ([(0, 0, 0)], "row 2, money: found 0 KRW; expected above 0: nothing for nothing is understood"),
        ([(5, -1, 1)], "row 2, points: found -1; expected 0 or more"),
        ([(5, 1, math.inf)], "row 2, people: found inf; expected 0 or more"),
        ([(5, 1, 1), (5, 2, 2)], "row 3, money: found 5 KRW; expected more than 5 KRW, the row before"),
        ([(5, 2, 1), (6, 1, 1)], "row 3, points: found 1; expected 2 or more, as the row before"),
        ([(5, 1, 2), (6, 1, 1)], "row 3, people: found 1; expected 2 or more, as the row before"),
        ([(5, 1, 1), (10, 3, 2)], "row 3, points: found 3: more for each won than the row before; expected no more"),
        ([(5, 1, 1), (10, 2, 3)], "row 3, people: found 3: more for each won than the row before; expected no more"),
    ],
)
def test_a_curve_that_cannot_be_is_refused(faults, rows, fault):
    found = faults(curves=tuple(CurvePoint("rent", *row) for row in rows))
    assert any(f"curves.csv, {fault}" in one for one in found)


def test_a_curve_of_any_shape_may_bend():
    curve = (CurvePoint("rent", 5, 1), CurvePoint("rent", 10, 3))
    assert not is_concave((*curve, CurvePoint("rent", 11, 9)))
    assert Portfolio((rent(shape="any"),), curve, (), ("homes",)).end(RENT) == 10


def test_what_stands_alone_or_twice_is_refused_at_once(faults):
    found = faults(
        [RENT, RENT, Programme("meals", "Meals", "급식", "meals")],
        (*CURVE, CurvePoint("rant", 1, 1)),
        (Earmark("e", "E", "이", 5, 3), Earmark("e", "E", "이", -1, -2)),
    )
    assert found == [
        "budget.csv, row 3, programme: found 'rent' again, first in row 2; expected each once",
        "budget.csv, row 4, programme: found 'meals' without a curve; expected its rows in curves.csv",
        "curves.csv, row 4, programme: found 'rant'; expected a programme of budget.csv, such as ['rent']",
        "earmarks.csv, row 2, least: found 5 KRW, above the most; expected 3 KRW or less",
        "earmarks.csv, row 2, earmark: found 'e' without a programme; expected a programme of budget.csv under it",
        "earmarks.csv, row 3, earmark: found 'e' again, first in row 2; expected each once",
        "earmarks.csv, row 3, least: found -1 KRW; expected 0 or more",
        "earmarks.csv, row 3, most: found -2 KRW; expected 0 or more; empty for no limit",
        "earmarks.csv, row 3, earmark: found 'e' without a programme; expected a programme of budget.csv under it",
    ]
