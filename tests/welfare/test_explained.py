from dataclasses import replace

import pytest

from donghaeng.base.errors import DataError
from donghaeng.welfare import Bracket, Choice, Condition, Law, Policy, Programme, ShareOf
from donghaeng.welfare.explained import explain, explain_programme

AID = Programme("aid", {}, "top_up", "household", "month",
                {"line": ShareOf("livelihood.share", "median.amount"), "rate": Law("pilot.rate")},
                conditions=(Condition("assets", "at_most", Choice(10, "KRW")),))  # fmt: skip
TAX = Programme("tax", {}, "brackets", "family", "year", {"brackets": Law("tax.brackets")}, is_levy=True)
FAMILY = {"id": "a", "size": 6, "income": 1_200_000, "assets": 10}


def test_a_sum_has_each_part_with_the_values_it_stands_on(view):
    found = explain(FAMILY, Policy("p", {}, (AID,)).on(view))
    (part,) = found.parts
    assert part.amount == 0.5 * (0.32 * 8064805 - 1_200_000)
    assert (found.income, found.net_income, found.nothing) == (1_200_000, 1_200_000 + part.amount, ())
    assert part.figures["line"].number == 0.32 * 8064805
    assert [value.path for value in part.figures["line"].values] == ["livelihood.share", "median.amount.6"]
    assert part.figures["rate"].values[0].sources == ("plan",)
    assert part.figures["condition 1, at_most"].values == ()


def test_who_gets_nothing_is_told_apart(view):
    found = explain(FAMILY | {"assets": 11}, Policy("p", {}, (AID,)).on(view))
    assert (found.parts, found.nothing, found.net_income) == ((), (AID,), 1_200_000)


def test_a_schedule_is_a_months(view):
    (part,) = explain(FAMILY, Policy("p", {}, (TAX,)).on(view)).parts
    assert part.brackets == (Bracket(0, 0.06), Bracket(14000000 / 12, 0.15))
    assert part.figures == {}


def test_what_is_missing_is_refused(view):
    with pytest.raises(DataError, match="assets: found no such column"):
        explain({"id": "a", "size": 6, "income": 0}, Policy("p", {}, (AID,)).on(view))


def test_one_programme_is_explained_without_what_the_others_look_at(view):
    policy = Policy("p", {}, (AID, replace(AID, code="other", columns={"income": "wages"}))).on(view)
    found = explain_programme(FAMILY, policy, "aid")
    assert found.amount == 0.5 * (0.32 * 8064805 - 1_200_000)
    assert list(found.figures) == ["line", "rate", "condition 1, at_most"]


def test_a_programme_that_pays_nothing_is_explained_too(view):
    found = explain_programme(FAMILY | {"assets": 11}, Policy("p", {}, (AID,)).on(view), "aid")
    assert (found.amount, found.figures["line"].number) == (0, 0.32 * 8064805)
