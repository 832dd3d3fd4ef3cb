"""Kinds of programmes on worked cases, on three kinds of frames."""

import narwhals as nw
import polars as pl
import pytest

from donghaeng.welfare import KINDS, Bracket
from donghaeng.welfare.kinds import Case


def amounts(kind, columns, brackets=(), **numbers):
    """Give what a kind makes of columns and numbers."""
    case = Case({name: nw.col(name) for name in columns},
                {name: nw.lit(float(value)) for name, value in numbers.items()}, brackets)  # fmt: skip
    frame = nw.from_native(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Float64)))
    return frame.select(amount=KINDS[kind].amount(case))["amount"].to_list()


def test_a_top_up_is_a_share_of_what_is_short():
    assert amounts("top_up", {"income": [0, 60, 100, 140]}, line=100, rate=0.5) == [50, 20, 0, 0]


def test_a_means_tested_benefit_is_all_that_is_short():
    assert amounts("means_tested", {"income": [0, 60, 140]}, line=100) == [100, 40, 0]


def test_of_earnings_a_sum_and_a_share_of_the_rest_are_not_counted():
    columns = {"income": [100, 100, 30], "earnings": [0, 100, 30]}
    found = amounts("means_tested", columns, line=120, deduction=40, disregard=0.3)
    assert found == pytest.approx([20, 120 - 0.7 * 60, 120])


def test_a_flat_amount_is_for_each_or_for_all_and_may_be_less_a_share():
    assert amounts("flat", {"per": [0, 1, 3]}, amount=10) == [0, 10, 30]
    assert amounts("flat", {"per": [2]}, amount=10, reduction=0.2) == [16]
    case = Case({}, {"amount": nw.lit(10.0)})
    frame = nw.from_native(pl.DataFrame({"id": [1, 2]}))
    assert frame.with_columns(amount=KINDS["flat"].amount(case))["amount"].to_list() == [10, 10]


def test_a_trapezoid_rises_stays_and_falls():
    numbers = {"maximum": 12, "phase_in_end": 4, "plateau_end": 9, "ceiling": 21}
    assert amounts("trapezoid", {"earnings": [0, 2, 4, 9, 15, 21, 30]}, **numbers) == [0, 6, 12, 12, 6, 0, 0]


# The tax service's short way for 2023 to 2025: 24 % less 5,760,000 at 60 million, 35 % less 15,440,000 at 100 million
def test_brackets_are_the_tax_of_the_short_way():
    rates = (Bracket(0, 0.06), Bracket(14e6, 0.15), Bracket(50e6, 0.24), Bracket(88e6, 0.35), Bracket(150e6, 0.38))
    found = amounts("brackets", {"income": [0, 10e6, 60e6, 100e6]}, rates)
    assert found == pytest.approx([0, 600000, 60e6 * 0.24 - 5760000, 100e6 * 0.35 - 15440000])


def test_pay_counts_for_no_less_than_a_floor_and_no_more_than_a_ceiling():
    pay = {"pay": [0, 10, 100, 900]}
    assert amounts("rate_with_ceiling", pay, rate=0.1, floor=40, ceiling=600) == [0, 4, 10, 60]
    assert amounts("rate_with_ceiling", pay, rate=0.1) == [0, 1, 10, 90]


def test_rent_is_paid_up_to_a_ceiling_less_a_share_of_income_above_a_line():
    columns = {"rent": [0, 200, 400, 400, 100], "income": [0, 0, 0, 600, 2000]}
    assert amounts("rent", columns, ceiling=300, free_line=500, own_share=0.3) == [0, 200, 300, 270, 0]
