"""Policies on families: worked sums, three kinds of frames, properties, refusals."""

import datetime as dt

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.base.errors import DataError, EndedError, UnknownValueError
from donghaeng.welfare import (
    Bracket,
    Choice,
    Condition,
    Dated,
    Law,
    Parameter,
    Parameters,
    Policy,
    Programme,
    Reduction,
    Rounding,
    ShareOf,
    apply,
)

DAY = dt.date(2025, 6, 15)
NO_LAW = Parameters(())


def won(value):
    return Choice(value, "KRW/month")


def aid(code="aid", line=100.0, rate=0.5, **settings):
    numbers = {"line": won(line), "rate": Choice(rate, "1")}
    return Programme(code, {}, "top_up", "household", "month", numbers, **settings)


def paid(*programmes, parameters=NO_LAW, day=DAY, **columns):
    """Apply programmes to families and give each column as a list."""
    count = len(next(iter(columns.values())))
    families = {"id": list(range(count)), "size": [1] * count, "income": [0.0] * count} | columns
    policy = Policy("p", {}, programmes).on(parameters.at(day))
    return apply(pl.DataFrame(families), policy).to_dict(as_series=False)


def test_nothing_is_dropped_and_a_column_is_added_for_each_programme():
    found = paid(aid("second"), aid("first", replaces=("second",)), income=[0.0, 60.0], town=["x", "y"])
    assert list(found) == ["id", "size", "income", "town", "second", "first", "net_income"]
    assert (found["first"], found["second"], found["net_income"]) == ([50, 20], [0, 0], [50, 80])


def test_whole_won_come_out_as_numbers_of_64_bits(law, by_polars):
    added = by_polars.columns[6:]
    assert {by_polars.schema[name] for name in added} == {pl.Float64}
    whole = apply(pl.DataFrame({"id": [1], "size": [1], "income": [60]}), Policy("p", {}, (aid(),)).on(law.at(DAY)))
    assert whole.schema["aid"] == whole.schema["net_income"] == pl.Float64


def test_whole_numbers_without_a_sign_do_not_wrap():
    families = pl.DataFrame({"id": [1], "size": [1], "income": [160]}, schema_overrides={"income": pl.UInt32})
    assert apply(families, Policy("p", {}, (aid(),)).on(NO_LAW.at(DAY)))["aid"].to_list() == [0]


def test_a_levy_is_taken_from_net_income():
    tax = Programme("tax", {}, "rate_with_ceiling", "family", "month", {"rate": Choice(0.1, "1")}, is_levy=True)
    assert paid(tax, aid(), income=[60.0], pay=[60.0])["net_income"] == [60 + 20 - 6]


@pytest.mark.parametrize(("test", "paid_to"), [
    ("at_most", [50, 50, 0]), ("below", [50, 0, 0]), ("at_least", [0, 50, 50]), ("above", [0, 0, 50]),
])  # fmt: skip
def test_a_condition_is_compared_to_the_won(test, paid_to):
    condition = Condition("assets", test, Choice(326000000, "KRW"))
    assert paid(aid(conditions=(condition,)), assets=[325999999, 326000000, 326000001])["aid"] == paid_to


def test_from_a_level_on_a_share_is_paid():
    cut = Reduction("assets", Choice(170, "KRW"), Choice(0.5, "1"))
    assert paid(aid(reduction=cut), assets=[169, 170])["aid"] == [50, 25]


@pytest.mark.parametrize(("how", "amount"), [("nearest", 826550), ("up", 826550), ("down", 826540)])
def test_an_amount_is_rounded_as_it_says(how, amount):
    rounding = Rounding(Choice(10, "KRW"), how)
    assert paid(aid(line=826545.1, rate=1.0, rounding=rounding), income=[0.0])["aid"] == [amount]


def test_what_is_whole_already_is_not_rounded_further():
    rounding = Rounding(Choice(10, "KRW"), "up")
    assert paid(aid(line=0.3 * 100, rate=1.0, rounding=rounding), income=[0.0])["aid"] == [30]


def test_a_yearly_amount_is_rounded_as_a_years_and_paid_by_the_month():
    numbers = {"amount": Choice(1234, "KRW/year")}
    gift = Programme("gift", {}, "flat", "family", "year", numbers, rounding=Rounding(Choice(100, "KRW"), "nearest"))
    assert paid(gift, income=[0.0])["gift"] == [100]


def test_those_take_it_up_whose_draw_is_below_the_rate():
    assert paid(aid(take_up=Choice(0.6, "1")), take_up_draw=[0.0, 0.59, 0.6])["aid"] == [50, 50, 0]


def test_a_programme_is_replaced_only_while_the_other_pays():
    strict = aid("strict", conditions=(Condition("assets", "below", Choice(10, "KRW")),), replaces=("aid",))
    assert paid(aid(), strict, assets=[0, 10])["aid"] == [0, 50]


def test_tables_are_looked_up_by_size_and_by_type(law):
    line = Programme("line", {}, "means_tested", "household", "month",
                     {"line": ShareOf("livelihood.share", "median.amount")})  # fmt: skip
    credit = Programme("credit", {}, "flat", "family", "year", {"amount": Law("credit.maximum")},
                       {"household_type": "earners"})  # fmt: skip
    found = paid(line, credit, parameters=law, size=[7, 6, 8], earners=["one_earner", "single", "single"])
    further = 8988428 + (8988428 - 8064805)
    assert found["line"] == [0.32 * 8988428, 0.32 * 8064805, 0.32 * further]
    assert found["credit"] == [2850000 / 12, 1650000 / 12, 1650000 / 12]


def test_a_size_that_the_law_does_not_know_is_told_with_its_family(law):
    line = Programme("line", {}, "means_tested", "household", "month", {"line": Law("median.amount")})
    with pytest.raises(UnknownValueError, match=r"not known for household_size 5; needed for size 5, id 1"):
        paid(line, parameters=law, size=[6, 5])


def test_what_no_family_needs_is_not_asked_for(law):
    ended = Programme("ended", {}, "rate_with_ceiling", "family", "month", {"rate": Law("pilot.rate")})
    later = dt.date(2026, 1, 1)
    assert paid(ended, parameters=law, day=later, pay=[0.0])["ended"] == [0]
    with pytest.raises(EndedError, match=r"pilot\.rate ended"):
        paid(ended, parameters=law, day=later, pay=[1.0])


def test_a_number_is_asked_for_by_those_alone_whom_it_is_something_to(law):
    each = Programme("each", {}, "flat", "person", "month", {"amount": Law("median.amount")}, {"per": "children"})
    sizes = {"size": [1, 5], "parameters": law, "day": dt.date(2022, 1, 1)}
    assert paid(each, **sizes, children=[1, 0])["each"] == [1944812, 0]  # the median of five persons is not there
    with pytest.raises(UnknownValueError, match=r"needed for size 5, id 1"):
        paid(each, **sizes, children=[1, 1])


def test_brackets_are_of_the_year():
    schedule = (Bracket(0, 0.06), Bracket(14e6, 0.15))
    history = (Dated(dt.date(2024, 1, 1), schedule, "law"),)
    law = Parameters((Parameter("tax.brackets", {}, "KRW/year", history),))
    tax = Programme("tax", {}, "brackets", "family", "year", {"brackets": Law("tax.brackets")}, is_levy=True)
    assert paid(tax, parameters=law, income=[2e6])["tax"] == [pytest.approx((14e6 * 0.06 + 10e6 * 0.15) / 12)]


def test_families_that_are_not_right_are_refused():
    with pytest.raises(DataError, match="ids of families stand twice"):
        paid(aid(), id=[1, 1])
    with pytest.raises(DataError, match="columns of the families are no amounts"):
        paid(aid(), income=["100"])
    with pytest.raises(DataError, match=r"id 0, size: found -1"):
        paid(aid(), size=[-1])
    with pytest.raises(DataError, match=r"assets: found no such column"):
        paid(aid(conditions=(Condition("assets", "below", Choice(1, "KRW")),)), income=[0.0])
    with pytest.raises(DataError, match="not told apart"):
        paid(aid(), AID=[1])


def test_no_families_get_nothing(law):
    line = Programme("line", {}, "means_tested", "household", "month", {"line": Law("median.amount")})
    families = pl.DataFrame(schema={"id": pl.Int64, "size": pl.Int64, "income": pl.Float64})
    assert apply(families, Policy("p", {}, (line, aid())).on(law.at(DAY))).shape == (0, 6)


MANY = {"id": list(range(40)), "size": [6, 7] * 20, "income": [index * 61234.5 for index in range(40)],
        "assets": [325999999 + index % 3 for index in range(40)], "children": [index % 3 for index in range(40)],
        "earners": ["single", "one_earner"] * 20}  # fmt: skip
MIXED = (
    Programme("line", {}, "means_tested", "household", "month", {"line": ShareOf("livelihood.share", "median.amount")},
              rounding=Rounding(Choice(10, "KRW"), "down")),
    Programme("child", {}, "flat", "person", "month", {"amount": Choice(100000, "KRW/month")}, {"per": "children"}),
    Programme("credit", {}, "trapezoid", "family", "year",
              {"maximum": Law("credit.maximum"), "phase_in_end": Choice(4e6, "KRW/year"),
               "plateau_end": Choice(9e6, "KRW/year"), "ceiling": Choice(22e6, "KRW/year")},
              {"earnings": "income", "household_type": "earners"}),
    Programme("tax", {}, "brackets", "family", "year", {"brackets": Law("tax.brackets")}, is_levy=True),
    Programme("pilot", {}, "top_up", "household", "month", {"line": won(2000000), "rate": Law("pilot.rate")},
              conditions=(Condition("assets", "below", Choice(326000000, "KRW")),), replaces=("line",)),
)  # fmt: skip


@pytest.fixture
def by_polars(law):
    return apply(pl.DataFrame(MANY), Policy("p", {}, MIXED).on(law.at(DAY)))


def test_a_lazy_frame_stays_lazy(law, by_polars):
    lazy = apply(pl.LazyFrame(MANY), Policy("p", {}, MIXED).on(law.at(DAY)))
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().equals(by_polars)


def test_pandas_agrees_to_the_won(law, by_polars):
    found = apply(pd.DataFrame(MANY), Policy("p", {}, MIXED).on(law.at(DAY)))
    assert isinstance(found, pd.DataFrame)
    assert list(found.columns) == by_polars.columns
    for name in by_polars.columns[6:]:
        assert found[name].to_list() == pytest.approx(by_polars[name].to_list(), abs=0.01)


@pytest.mark.needs("duckdb")
def test_duckdb_agrees_to_the_won(law, by_polars):
    import duckdb

    families = pl.DataFrame(MANY)
    with duckdb.connect() as connection:
        relation = connection.from_arrow(families.to_arrow())
        found = apply(relation, Policy("p", {}, MIXED).on(law.at(DAY)))
        assert isinstance(found, duckdb.DuckDBPyRelation)
        rows = found.pl().sort("id")
    assert rows.columns == by_polars.columns
    for name in by_polars.columns[6:]:
        assert rows[name].to_list() == pytest.approx(by_polars[name].to_list(), abs=0.01)


@given(income=st.floats(0, 1e7), factor=st.floats(0.01, 100))
def test_income_and_lines_scaled_scale_the_benefit(income, factor):
    before = paid(aid(line=2e6), income=[income])["aid"][0]
    after = paid(aid(line=2e6 * factor), income=[income * factor])["aid"][0]
    assert after == pytest.approx(before * factor, abs=1e-6 * factor + 1e-6)


@given(income=st.floats(0, 3e6))
def test_a_copy_in_the_place_of_a_programme_changes_nothing(income):
    alone = paid(aid(line=2e6), income=[income])
    replaced = paid(aid("old", line=2e6), aid(line=2e6, replaces=("old",)), income=[income])
    assert replaced["net_income"] == alone["net_income"]
