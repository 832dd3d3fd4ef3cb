"""Steps end with what `apply` pays, for any family and every policy of Seoul; and with worked sums."""

import datetime as dt
import re
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from donghaeng.city import City
from donghaeng.welfare import (
    Choice,
    Condition,
    Law,
    Parameters,
    Policy,
    Programme,
    Reduction,
    Rounding,
    ShareOf,
    apply,
)
from donghaeng.welfare.explained import explain
from donghaeng.welfare.step_words import SIGNS, STEPS, line, money
from donghaeng.welfare.steps import amount_of

SEOUL = City(Path(__file__).parents[2] / "cities" / "seoul")
NO_LAW = Parameters(()).at(dt.date(2025, 1, 1))
ALL_PHASES, YOUNG = dt.date(2024, 4, 1), dt.date(2026, 1, 1)
POLICIES = {
    code: policy.on(SEOUL.parameters.at(YOUNG if code == "young-earner" else ALL_PHASES))
    for code, policy in SEOUL.policies.items()
}
LARGEST = {"young-earner": 1}
"""Whom a policy is for; others have families of up to four."""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
OPERATORS = str.maketrans({"×": "*", "÷": "/", "−": "-"})
MONEY = st.one_of(st.integers(0, 8_000_000), st.floats(0, 8e6))
FAMILIES = st.fixed_dictionaries({
    "id": st.just("a"), "size": st.integers(1, 4), "income": MONEY, "assessed_income": MONEY,
    "pension_assessed_income": MONEY, "income_at_entry": MONEY, "earnings": MONEY,
    "assets": st.integers(0, 400_000_000), "rent": st.integers(0, 900_000), "age": st.integers(19, 64),
    "earner_type": st.sampled_from(["single", "one_earner", "two_earner"]),
    "children_of_allowance_age": st.just(0), "single_pensioners": st.integers(0, 1), "couple_pensioners": st.just(0),
}).map(lambda family: {**family, "earnings": min(family["earnings"], family["income"])})  # fmt: skip


def won(value, unit_measure="KRW/month"):
    return Choice(value, unit_measure)


def aid(**settings):
    numbers = {"line": won(100.0), "rate": won(0.5, "1")}
    return Programme("aid", {"en": "Aid"}, "top_up", "household", settings.pop("period", "month"), numbers, **settings)


def told(*programmes, **columns):
    """Give the steps of the first programme as (key, result)."""
    family = {"id": 1, "size": 1, "income": 40.0} | columns
    part = explain(family, Policy("p", {}, programmes).on(NO_LAW)).parts[0]
    return [(step.key, step.result) for step in part.steps]


@pytest.mark.parametrize("code", POLICIES)
@settings(max_examples=25, deadline=None)
@given(family=FAMILIES)
def test_steps_end_with_what_is_paid_to_each_of_a_frame(code, family):
    family["size"] = min(family["size"], LARGEST.get(code, 4))
    paid = apply(pl.DataFrame([family, family | {"id": "b"}]), POLICIES[code]).row(0, named=True)
    found = explain(family, POLICIES[code])
    for part in found.parts:
        assert amount_of(part.steps) == pytest.approx(paid[part.programme.code], abs=1e-6)
        assert bool(part.reasons) == (paid[part.programme.code] == 0)
    assert found.net_income == pytest.approx(paid["net_income"], abs=1e-6)


def reckoned(step):
    """Give what a calculator makes of the operation that a step prints; of a comparison, whether it is true."""
    sign = SIGNS[step.key][step.result is False] if step.key in SIGNS else ""
    numbers = {name: f"({term.number!r})" for name, term in step.terms.items()} | {"sign": sign}
    operation = STEPS[step.key][2].format_map(numbers).replace("≤", "<=").replace("≥", ">=")
    return eval(operation.translate(OPERATORS))  # noqa: S307 (our own text)


@pytest.mark.parametrize("code", POLICIES)
@settings(max_examples=25, deadline=None)
@given(family=FAMILIES)
def test_a_calculator_follows_each_step(code, family):
    family["size"] = min(family["size"], LARGEST.get(code, 4))
    for step in (step for part in explain(family, POLICIES[code]).parts for step in part.steps if STEPS[step.key][2]):
        found = reckoned(step)
        is_rounded = step.key.startswith("rounded")
        assert found is True or found == pytest.approx(step.result, abs=0.5 if is_rounded else 1e-6)
        known = {money(abs(term.number)) for term in step.terms.values()} | {"1", "12"}
        assert set(NUMBER.findall(line(step, "en") + line(step, "ko"))) <= known


@given(
    income=st.floats(0, 200),
    assets=st.floats(0, 20),
    draw=st.floats(0, 1, exclude_max=True),
    period=st.sampled_from(["month", "year"]),
    how=st.sampled_from(["nearest", "up", "down"]),
)
def test_what_stands_around_a_kind_ends_alike(income, assets, draw, period, how):
    programme = aid(period=period, conditions=(Condition("assets", "below", won(15, "KRW")),),
                    reduction=Reduction("assets", won(10, "KRW"), won(0.5, "1")),
                    rounding=Rounding(won(10, "KRW"), how), take_up=won(0.75, "1"))  # fmt: skip
    policy = Policy("p", {}, (programme,)).on(NO_LAW)
    family = {"id": 1, "size": 1, "income": income, "assets": assets, "take_up_draw": draw}
    (part,) = explain(family, policy).parts
    paid = apply(pl.DataFrame([family, family | {"id": 2}]), policy)["aid"][0]
    assert amount_of(part.steps) == pytest.approx(paid, abs=1e-6)


def test_all_conditions_are_told_and_one_that_is_not_met_ends_the_sum():
    conditions = (Condition("assets", "at_most", won(10, "KRW")), Condition("age", "above", won(30, "year")))
    programme = aid(conditions=conditions)
    assert told(programme, assets=10, age=31)[:2] == [("at_most", True), ("above", True)]
    assert told(programme, assets=11, age=31) == [("at_most", False), ("above", True)]


def test_a_reduction_is_told_where_it_holds_and_where_not():
    programme = aid(reduction=Reduction("assets", won(10, "KRW"), won(0.5, "1")))
    assert told(programme, assets=10)[2:] == [("cut", True), ("share", 15.0)]
    assert told(programme, assets=9)[2:] == [("not_cut", True)]


def test_a_yearly_amount_is_rounded_as_a_years():
    # 30 a month are 360 a year, down to full hundreds 300, and 25 a month
    programme = aid(period="year", rounding=Rounding(won(100, "KRW"), "down"))
    assert told(programme)[2:] == [("year", 360.0), ("rounded_down", 300.0), ("month", 25.0)]
    assert told(aid(rounding=Rounding(won(100, "KRW"), "up")))[2:] == [("rounded_up", 100.0)]


def test_who_does_not_claim_gets_nothing():
    programme = aid(take_up=won(0.5, "1"))
    assert told(programme, take_up_draw=0.25)[-1] == ("take_up", True)
    assert told(programme, take_up_draw=0.5)[-1] == ("take_up", False)


def test_what_is_paid_instead_is_named_with_its_amount():
    other = Programme("other", {"en": "Other"}, "flat", "family", "month", {"amount": won(7.0)}, replaces=("aid",))
    family = {"id": 1, "size": 1, "income": 40.0}
    step = explain(family, Policy("p", {}, (aid(), other)).on(NO_LAW)).parts[0].steps[-1]
    assert (step.key, step.result, step.names) == ("replaced", 0.0, {"en": "Other"})
    assert step.terms["paid"].number == 7.0


def test_the_column_without_which_it_is_nothing_is_named():
    child = Programme("child", {}, "flat", "person", "month", {"amount": won(7.0)}, {"per": "children"})
    (step,) = (
        explain({"id": 1, "size": 1, "income": 0, "children": 0}, Policy("p", {}, (child,)).on(NO_LAW)).parts[0].steps
    )
    assert (step.key, step.terms["column"].column) == ("without", "children")


def test_a_line_is_made_of_its_share_and_carries_both(view):
    programme = Programme("aid", {}, "means_tested", "household", "month",
                          {"line": ShareOf("livelihood.share", "median.amount")})  # fmt: skip
    family = {"id": 1, "size": 6, "income": 1_000_000}
    first, last = explain(family, Policy("p", {}, (programme,)).on(view)).parts[0].steps
    assert (first.key, first.place, first.result) == ("share_of", "line", 0.32 * 8064805)
    assert [source.path for source in first.sources] == ["livelihood.share", "median.amount.6"]
    assert last.result == 0.32 * 8064805 - 1_000_000


def test_a_number_of_a_year_is_made_a_months_once(view):
    cap = Law("credit.maximum")
    programme = Programme("aid", {}, "flat", "family", "month", {"amount": cap}, {"household_type": "earner_type"},
                          conditions=(Condition("income", "below", cap),))  # fmt: skip
    family = {"id": 1, "size": 1, "income": 0, "earner_type": "single"}
    steps = explain(family, Policy("p", {}, (programme,)).on(view)).parts[0].steps
    assert [(step.key, step.place, step.result) for step in steps] == [
        ("twelfth", "bound", 137500.0), ("below", "", True), ("twelfth", "amount", 137500.0), ("amount", "", 137500.0),
    ]  # fmt: skip
