"""Steps of each kind on round numbers, worked by hand."""

import datetime as dt

import pytest

from donghaeng.welfare import KINDS, Bracket, Dated
from donghaeng.welfare.kind_steps import KIND_STEPS, Given, Step, Term
from donghaeng.welfare.resolved import Resolved

CREDIT = {"maximum": 120.0, "phase_in_end": 400.0, "plateau_end": 900.0, "ceiling": 1500.0}
RENT = {"ceiling": 300.0, "free_line": 700.0, "own_share": 0.25}
REFORMED = {"line": 800.0, "deduction": 600.0, "disregard": 0.25}


def steps(kind, brackets=(), **numbers):
    """Give each step of a kind as (key, result)."""
    terms = {name: Term(number) for name, number in numbers.items()}
    return [(step.key, step.result) for step in KIND_STEPS[kind](Given(terms, brackets))]


def test_every_kind_has_its_steps():
    assert set(KIND_STEPS) == set(KINDS)


def test_a_top_up_is_a_share_of_what_is_short():
    assert steps("top_up", line=100.0, rate=0.5, income=40.0) == [("shortfall", 60.0), ("share", 30.0)]


@pytest.mark.parametrize("kind", ["top_up", "means_tested"])
def test_who_reaches_the_line_is_not_short_of_it(kind):
    assert steps(kind, line=100.0, rate=0.5, income=100.0) == [("no_shortfall", 0.0)]


def test_earnings_count_in_part():
    # of 1,000 earned 600 and a quarter of the rest do not count: 300 do; beside 50 of other income
    assert steps("means_tested", income=1050.0, earnings=1000.0, **REFORMED) == [
        ("counted_earnings", 300.0), ("counted_income", 350.0), ("shortfall", 450.0),
    ]  # fmt: skip


def test_earnings_within_the_deduction_do_not_count():
    assert steps("means_tested", income=650.0, earnings=600.0, **REFORMED) == [
        ("no_earnings", 0.0), ("counted_income", 50.0), ("shortfall", 750.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ({"amount": 300.0}, [("amount", 300.0)]),
        ({"amount": 300.0, "per": 2.0}, [("each", 600.0)]),
        ({"amount": 300.0, "reduction": 0.2}, [("less_reduction", 240.0)]),
        ({"amount": 300.0, "reduction": 0.2, "per": 2.0}, [("less_reduction", 240.0), ("each", 480.0)]),
    ],
)
def test_a_flat_amount_is_reduced_and_counted(numbers, found):
    assert steps("flat", **numbers) == found


@pytest.mark.parametrize(
    ("earnings", "found"),
    [
        (100.0, [("rising", True), ("rising_amount", 30.0)]),
        (400.0, [("plateau", 120.0)]),
        (900.0, [("plateau", 120.0)]),
        (1200.0, [("falling", True), ("left", 300.0), ("stretch", 600.0), ("falling_amount", 60.0)]),
        (1500.0, [("above_ceiling", 0.0)]),
    ],
)
def test_a_credit_says_in_which_part_it_is(earnings, found):
    assert steps("trapezoid", earnings=earnings, **CREDIT) == found


def test_each_bracket_has_its_part():
    schedule = (Bracket(0, 0.5), Bracket(100, 0.25), Bracket(1000, 0.125))
    assert steps("brackets", schedule, income=200.0) == [("bracket", 50.0), ("bracket", 25.0), ("sum", 75.0)]
    assert steps("brackets", schedule, income=100.0) == [("bracket", 50.0)]


def test_the_rates_of_brackets_carry_who_says_them():
    law = Resolved("tax.brackets", {}, "KRW/month", "", (Dated(dt.date(2024, 1, 1), (Bracket(0, 0.5),), "law"),))
    (step,) = KIND_STEPS["brackets"](Given({"income": Term(200.0, "income")}, (Bracket(0, 0.5),), law))
    assert step.sources == (law,)
    assert step.terms["upto"] == Term(200.0, "income")


@pytest.mark.parametrize(
    ("pay", "found"),
    [
        (50.0, [("pay_floor", 100.0), ("rate", 10.0)]),
        (200.0, [("rate", 20.0)]),
        (900.0, [("pay_ceiling", 500.0), ("rate", 50.0)]),
    ],
)
def test_pay_counts_between_floor_and_ceiling(pay, found):
    assert steps("rate_with_ceiling", pay=pay, rate=0.1, floor=100.0, ceiling=500.0) == found


@pytest.mark.parametrize(
    ("rent", "income", "found"),
    [
        (400.0, 700.0, [("rent_above", 300.0), ("no_own_part", 300.0)]),
        (200.0, 1100.0, [("rent_within", 200.0), ("own_part", 100.0), ("rent_less_own", 100.0)]),
        (200.0, 1500.0, [("rent_within", 200.0), ("own_part", 200.0), ("own_part_covers", 0.0)]),
    ],
)
def test_rent_is_paid_up_to_the_ceiling_less_the_own_part(rent, income, found):
    assert steps("rent", rent=rent, income=income, **RENT) == found


def test_a_result_goes_into_the_next_step_without_a_source():
    assert Step("month", {"amount": Term(12.0)}, 1.0).made == Term(1.0)
