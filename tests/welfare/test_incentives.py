"""Net income over earnings, by hand from the law's numbers, and against a won more in the rules themselves."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from donghaeng.base.errors import DataError, InputError
from donghaeng.city import City
from donghaeng.welfare import Choice, Parameters, Policy, Programme, Rounding, apply
from donghaeng.welfare.incentives import Cliff, Schedule, schedule
from donghaeng.welfare.piecewise import Piecewise

SEOUL = City(Path("cities/seoul"))
NOBODY = {"id": 1, "size": 1, "income": 0, "assessed_income": 0, "pension_assessed_income": 0, "assets": 0,
          "earnings": 0, "earner_type": "single", "rent": 0, "children_of_allowance_age": 0, "single_pensioners": 0,
          "couple_pensioners": 0}  # fmt: skip
FAMILY = NOBODY | {"size": 4, "earner_type": "one_earner", "rent": 300_000, "single_pensioners": 1}
YEARLY = 12.0


def on(code, year=2024, month=1):
    return SEOUL.policies[code].on(SEOUL.parameters.at(dt.date(year, month, 1)))


# One person, 2024: half of what is short of 0.85 x 2,228,445; a credit that rises to 1,650,000 at 4 million a year,
# stays up to 9 million and falls to nothing at 22 million.
def test_one_person_under_the_safety_income_by_hand():
    found = schedule(NOBODY, on("safety-income"), 3e6)
    line = 0.85 * 2_228_445
    ends = [0, 4e6 / YEARLY, 9e6 / YEARLY, 22e6 / YEARLY, line, 3e6]
    assert [one.start for one in found.stretches] + [found.up_to] == pytest.approx(ends, abs=1e-6)
    rates = [0.5 - 1.65 / 4, 0.5, 0.5 + 1.65 / 13, 0.5, 0]
    assert [one.rate for one in found.stretches] == pytest.approx(rates, abs=1e-12)
    assert found.stretches[0].net_start == pytest.approx(947_089.125)
    assert [kink.programmes for kink in found.kinks] == [("eitc",)] * 3 + [("safety_income",)]
    assert (found.cliffs, found.falls) == ((), ())
    assert found.participation_rate(500_000) == pytest.approx(1 - (500_000 + 697_089.125 + 137_500 - 947_089.125) / 5e5)
    assert found.marginal_rate(500_000) == pytest.approx(0.5)
    assert found.points[0] == (0, pytest.approx(947_089.125))
    assert len(found.points) == 6


# Four persons, one of whom earns, 2024, with a pension of 334,810, which counts as income: the livelihood benefit falls
# won by won up to 1,833,572 less it while the credit falls from 14 million a year on by 2.85 in 18; the pension is lost
# above 2,130,000, when it counts no more for the rent, and housing benefit above 2,750,358.
def test_where_current_welfare_takes_more_than_a_won_of_a_won():
    found = schedule(FAMILY, on("current"), 6e6)
    ends = [14e6 / YEARLY, 1_833_572 - 334_810, 2_130_000, 2_130_000, 2_750_358, 2_750_358]
    assert [end for fall in found.falls for end in fall] == pytest.approx(ends)
    assert found.marginal_rate(1.4e6) == pytest.approx(1 + 2.85 / 18)
    pension, housing = found.cliffs
    assert (pension.programmes, housing.programmes) == (("housing", "basic_pension_single"), ("housing",))
    assert pension.before - pension.after == pytest.approx(0.7 * 334_810)  # three tenths come back with the rent
    assert housing.before - housing.after == pytest.approx(300_000 - 0.3 * (2_750_358 - 1_833_572))
    assert (pension.before, pension.is_fall) == (pension.at, True)  # at the threshold itself it is still paid


# Up to 10 every won stays, up to 20 each costs one, up to 30 half of one; then 5 are lost above 40, and 3 come at 50.
LINES = ((0, 1), (20, -1), (10, "-1/2"), (-35, 1), (-40, 1), (-37, 1))
STAIRS = Schedule(
    Piecewise(
        tuple(map(Fraction, (0, 10, 20, 30, 40, 50, 60))),
        tuple(map(Fraction, (0, 10, 0, -5, 5, 13, 23))),
        tuple((Fraction(start), Fraction(slope)) for start, slope in LINES),
    ),
    {},
)


def test_what_falls_without_a_break_is_one_range():
    assert STAIRS.falls == ((10, 30), (40, 40))


@pytest.mark.parametrize(
    ("earnings", "more", "gain"),
    [(0, 10, 10), (5, 10, 0), (40, 1, -4), (39, 1, 1), (39, 2, -3), (49, 1, 4), (50, 1, 1), (40, 0, 0), (59, 1, 1)],
)
def test_a_gain_is_over_every_kink_and_cliff(earnings, more, gain):
    assert STAIRS.gain(earnings, more) == gain


@pytest.mark.parametrize(("earnings", "more"), [(-1, 1), (0, -1), (60, 1), (61, 0), (59, 2)])
def test_a_gain_beyond_the_range_is_refused(earnings, more):
    with pytest.raises(InputError, match="where there is none"):
        STAIRS.gain(earnings, more)


# At 40 the jump is still ahead, at 50 it is behind.
@pytest.mark.parametrize(("earnings", "start", "is_cliff"), [(39, 30, False), (40, 40, True), (50, 50, False)])
def test_what_is_ahead_is_a_cliff_where_the_next_won_is_over_it(earnings, start, is_cliff):
    found = STAIRS.ahead(earnings)
    assert (found.earnings if isinstance(found, Cliff) else found.start, isinstance(found, Cliff)) == (start, is_cliff)


@pytest.mark.parametrize(("at", "after", "is_fall"), [(10, 9, True), (9, 11, True), (12, 11, True), (10, 11, False)])
def test_a_jump_is_a_fall_if_any_won_in_it_leaves_less(at, after, is_fall):
    assert Cliff(1, 10, at, after, ()).is_fall is is_fall


@settings(max_examples=25)
@given(data=st.data())
@pytest.mark.parametrize("code", ["current", "safety-income"])
def test_a_won_more_in_the_rules_is_what_the_rate_says(code, data):
    family = FAMILY | {
        "size": data.draw(st.integers(1, 6)), "rent": data.draw(st.sampled_from([0, 200_000])),
        "earner_type": data.draw(st.sampled_from(["single", "one_earner", "two_earner"])),
        "assets": data.draw(st.sampled_from([0, 200_000_000])), "single_pensioners": data.draw(st.integers(0, 1)),
    }  # fmt: skip
    family["rent"] *= family["size"] < 6  # the ceilings of larger households are unknown
    policy = on(code)
    found = schedule(family, policy, 6e6)
    places = sorted({*data.draw(st.lists(st.integers(1, 5_999_998), min_size=1, max_size=8)),
                     *(int(one.start) + near for one in found.stretches[1:] for near in (-1, 0, 1))})  # fmt: skip
    rows = [{**family, "id": f"{place}+{more}"} | dict.fromkeys(
        ("income", "earnings", "assessed_income", "pension_assessed_income"), float(place + more))
        for place in places for more in (0, 1)]  # fmt: skip
    nets = apply(pl.DataFrame(rows), policy)["net_income"].to_list()
    assert nets[::2] == pytest.approx([float(found.net_income(place)) for place in places], abs=1e-6)
    knots = [one.start for one in found.stretches]
    for place, before, after in zip(places, nets[::2], nets[1::2], strict=True):
        if not any(place <= knot <= place + 1 for knot in knots):
            assert 1 - (after - before) == pytest.approx(found.marginal_rate(place), abs=1e-6)


@settings(max_examples=40)
@given(
    size=st.integers(1, 7), assets=st.sampled_from([0, 170_000_000, 326_000_000, 326_000_001]),
    earner=st.sampled_from(["single", "one_earner", "two_earner"]),
    day=st.sampled_from([(2022, 7), (2023, 1), (2024, 1), (2025, 1), (2025, 6)]),
)  # fmt: skip
def test_a_won_more_never_leaves_less_under_the_safety_income_without_pension_or_unearned_income(
    size, assets, earner, day
):
    """Only of families without pensioners whose whole income is earned; of others, see the falls below."""
    family = NOBODY | {"size": size, "assets": assets, "earner_type": earner}
    found = schedule(family, on("safety-income", *day), 9e6)
    fallen = [knot for fall in found.falls for knot in fall]
    assert fallen == [] or assets == 326_000_001  # who has too much is under current welfare, which does fall


# 2024: a pension of 334,810, or twice 0.8 of it, is paid again where nothing is short of the line and is lost above
# 2,130,000, or 3,408,000; of a credit of 1.65 million that falls from 9 to 22 million a year, what is left at earnings
# of 10 million is lost where all income reaches 22 million.
@pytest.mark.parametrize(("household", "earnings", "lost", "programme"), [
    ({"single_pensioners": 1}, 2_130_000, 334_810, "basic_pension_single"),
    ({"size": 2, "earner_type": "one_earner", "couple_pensioners": 2}, 3_408_000, 1.6 * 334_810,
     "basic_pension_couple"),
    ({"income": 1_000_000}, 10e6 / YEARLY, 1.65e6 * 12 / 13 / YEARLY, "eitc"),
])  # fmt: skip
def test_a_pension_or_income_that_is_not_earned_makes_net_income_fall_under_the_safety_income(
    household, earnings, lost, programme
):
    found = schedule(NOBODY | household, on("safety-income"), 6e6)
    (fall,) = (cliff for cliff in found.cliffs if cliff.is_fall)
    assert (float(fall.earnings), fall.before - fall.after) == pytest.approx((earnings, lost))
    assert fall.programmes == (programme,)
    assert [end for one in found.falls for end in one] == pytest.approx([earnings, earnings])


def test_other_income_stays_and_shares_can_be_said():
    family = FAMILY | {"income": 900_000, "earnings": 400_000, "assessed_income": 280_000}
    found = schedule(family, on("current"), 2e6, {"assessed_income": 0.7, "pension_assessed_income": 0})
    assert found.marginal_rate(100_000) == pytest.approx(0.7 - 2.85 / 7)
    start = 500_000 + 1_833_572 + 300_000  # other income, and all that is paid without earnings; the pension counts
    assert float(found.net_income(0)) == pytest.approx(start)


def test_rounding_is_left_out_and_told():
    numbers = {"line": Choice(100, "KRW/month"), "rate": Choice(0.5, "1")}
    aid = Programme("aid", {}, "top_up", "household", "month", numbers, rounding=Rounding(Choice(10, "KRW"), "up"))
    found = schedule({"id": 1, "size": 1, "income": 0, "earnings": 0},
                     Policy("tried", {}, (aid,)).on(Parameters(()).at(dt.date(2025, 1, 1))), 200)  # fmt: skip
    assert (found.unrounded, found.marginal_rate(1), len(found.stretches)) == (("aid",), 0.5, 2)


@pytest.mark.parametrize(("change", "more", "said"), [
    ({"earnings": 500_000}, {}, "more than the whole"),
    ({"earnings": 5, "income": 5}, {}, "would have less than nothing"),
    ({"assets": None}, {}, "nothing but gaps"),
    ({"earnings": "some"}, {}, "no amounts"),
    ({}, {"moves": {"wealth": 1.0}}, "wealth"),
    ({}, {"up_to": 0}, "no length"),
    ({}, {"up_to": float("inf")}, "no length"),
])  # fmt: skip
def test_what_cannot_be_is_refused(change, more, said):
    with pytest.raises(InputError, match=said):
        schedule({**NOBODY, **change}, on("safety-income"), **{"up_to": 1e6, **more})


def test_a_family_that_says_nothing_of_earnings_is_refused():
    family = {name: value for name, value in NOBODY.items() if name != "earnings"}
    with pytest.raises(DataError, match="earnings"):
        schedule(family, on("safety-income"), 1e6)


def test_what_a_family_that_earns_is_asked_for_is_asked_for_even_if_it_earns_nothing():
    family = {name: value for name, value in NOBODY.items() if name != "earner_type"}
    with pytest.raises(DataError, match="earner_type: found no such column"):
        schedule(family, on("current"), 1e6)


@pytest.mark.parametrize(("rate", "earnings"), [("marginal_rate", 1e6), ("participation_rate", 0), ("ahead", 1e6)])
def test_a_rate_outside_the_range_is_refused(rate, earnings):
    with pytest.raises(InputError, match="where there is none"):
        getattr(schedule(NOBODY, on("safety-income"), 1e6), rate)(earnings)
