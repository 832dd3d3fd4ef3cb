"""What a policy asks of a family."""

import datetime as dt

from donghaeng.welfare import Choice, Condition, Parameters, Policy, Programme
from donghaeng.welfare.needs import needs, nothing_without
from donghaeng.welfare.programme import Law, Reduction

DAY = dt.date(2025, 1, 1)
WON = "KRW/month"


def policy(law):
    each = Programme("each", {}, "flat", "person", "month", {"amount": Choice(1, WON)}, {"per": "children"})
    credit = Programme(
        "credit", {}, "trapezoid", "family", "year",
        {name: Law("credit.maximum") for name in ("maximum", "phase_in_end", "plateau_end", "ceiling")},
        {"household_type": "earner_type"}, (Condition("wealth", "below", Choice(9, "KRW")),),
        Reduction("savings", Choice(5, "KRW"), Choice(0.5, "1")), take_up=Choice(0.8, "1"),
    )  # fmt: skip
    return Policy("both", {}, (each, credit)).on(law.at(DAY))


def test_columns_are_named_once_with_those_of_conditions_reductions_and_take_up(law):
    asked = needs(policy(law))
    assert asked.numbers == ("size", "income", "children", "earnings", "wealth", "savings", "take_up_draw")
    assert asked.keys == ("earner_type",)
    assert asked.parts == (("earnings", "income"),)


def test_some_programmes_ask_for_less(law):
    asked = needs(policy(law), ["each"])
    assert (asked.numbers, asked.keys) == (("size", "income", "children"), ())


def test_some_are_nothing_without_a_column(law):
    assert nothing_without(policy(law)) == {"each": "children", "credit": "earnings"}
    for_all = Programme("all", {}, "flat", "household", "month", {"amount": Choice(1, WON)})
    assert nothing_without(Policy("all", {}, (for_all,)).on(Parameters(()).at(DAY))) == {}
