"""What stands around every kind of programme, on one family's numbers; on columns see `test_apply`."""

import datetime as dt

import polars as pl
import pytest

from donghaeng.welfare import Choice, Condition, Parameters, Policy, Programme, Reduction, Rounding, apply, schedule
from donghaeng.welfare.one_family import sum_of
from donghaeng.welfare.piecewise import Piecewise
from donghaeng.welfare.rules import net_income

WON = "KRW/month"


def aid(code="aid", line=100.0, rate=0.5, **settings):
    numbers = {"line": Choice(line, WON), "rate": Choice(rate, "1")}
    return Programme(code, {}, "top_up", "household", settings.pop("period", "month"), numbers, **settings)


def policy(*programmes):
    return Policy("tried", {}, programmes).on(Parameters(()).at(dt.date(2025, 1, 1)))


def paid(*programmes, **columns):
    return sum_of({"id": 1, "size": 1, "income": 0, **columns}, policy(*programmes))


@pytest.mark.parametrize(("test", "at_9", "at_10", "at_11"), [
    ("at_most", 50, 50, 0), ("below", 50, 0, 0), ("at_least", 0, 50, 50), ("above", 0, 0, 50),
])  # fmt: skip
def test_a_condition_is_met_or_nothing_is_paid(test, at_9, at_10, at_11):
    conditioned = aid(conditions=(Condition("assets", test, Choice(10, "KRW")),))
    assert [paid(conditioned, assets=assets)["aid"] for assets in (9, 10, 11)] == [at_9, at_10, at_11]


@pytest.mark.parametrize(("how", "period", "expected"), [
    ("up", "month", 60), ("down", "month", 50), ("nearest", "month", 50), ("nearest", "year", 650 / 12),
])  # fmt: skip
def test_an_amount_of_its_period_is_in_whole_steps(how, period, expected):
    rounded = aid(line=108.4, period=period, rounding=Rounding(Choice(10, "KRW"), how))  # 54.2 a month, 650.4 a year
    assert paid(rounded)["aid"] == pytest.approx(expected)


def test_reduced_rounded_and_then_refused_in_this_order():
    cut = Reduction("assets", Choice(10, "KRW"), Choice(0.5, "1"))
    whole = aid(line=110, reduction=cut, rounding=Rounding(Choice(10, "KRW"), "up"), take_up=Choice(0.5, "1"))
    assert paid(whole, assets=10, take_up_draw=0.4)["aid"] == 30  # half of 55, up to tens
    assert paid(whole, assets=9, take_up_draw=0.4)["aid"] == 60
    assert paid(whole, assets=9, take_up_draw=0.5)["aid"] == 0


def test_what_replaces_comes_first_whatever_the_order_of_the_file():
    old, new = aid("old", line=80), aid("new", line=40, replaces=("old",))
    assert paid(old, new) == paid(new, old) | {} == {"old": 0, "new": 20, "net_income": 20}
    assert paid(old, new, income=60) == {"old": 10, "new": 0, "net_income": 70}


def test_a_levy_is_taken_on_every_carrier():
    found = policy(aid(is_levy=True), aid("other"))
    assert net_income(10.0, {"aid": 3.0, "other": 1.0}, found) == 8
    level = {code: Piecewise.straight(0, 1, amount) for code, amount in (("aid", 3), ("other", 1))}
    assert net_income(Piecewise.straight(0, 1, 10, 1), level, found)(1) == 9


def test_what_another_pays_counts_as_income_in_the_amount_and_in_conditions():
    pension = aid("pension", line=40, rate=1.0)
    line = Condition("income", "at_most", Choice(59, WON))
    counted, bound = aid("counted", counts=("pension",)), aid("bound", counts=("pension",), conditions=(line,))
    assert paid(counted, pension, bound, income=10)["counted"] == (100 - 10 - 30) / 2
    assert paid(counted, pension, bound, income=60) == {"counted": 20, "pension": 0, "bound": 0, "net_income": 80}
    assert paid(pension, bound, income=30)["bound"] == (100 - 30 - 10) / 2


def test_it_counts_on_every_carrier():
    policy_ = policy(aid("counted", counts=("pension",)), aid("pension", line=40, rate=1.0))
    families = pl.DataFrame({"id": [1, 2], "size": [1, 1], "income": [10.0, 60.0], "earnings": [10.0, 60.0]})
    assert apply(families, policy_)["counted"].to_list() == [30, 20]
    found = schedule(families.row(0, named=True), policy_, 100.0)
    assert [float(found.programmes["counted"](place)) for place in (10, 60)] == [30, 20]
