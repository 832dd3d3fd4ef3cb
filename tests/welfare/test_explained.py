"""One family's sum: the published example of the Safety Income, and why others get nothing."""

import datetime as dt
import time
from dataclasses import replace
from decimal import Decimal

import pytest

from donghaeng.base.errors import DataError, EndedError, UnknownValueError
from donghaeng.welfare import Bracket, Choice, Condition, Law, Policy, Programme, ShareOf
from donghaeng.welfare.explained import explain, explain_programme

AID = Programme("aid", {}, "top_up", "household", "month",
                {"line": ShareOf("livelihood.share", "median.amount"), "rate": Law("pilot.rate")},
                conditions=(Condition("assets", "at_most", Choice(10, "KRW")),))  # fmt: skip
TAX = Programme("tax", {}, "brackets", "family", "year", {"brackets": Law("tax.brackets")}, is_levy=True)
FAMILY = {"id": "a", "size": 6, "income": 1_200_000, "assets": 10}


def explained(view, *programmes, **columns):
    return explain(FAMILY | columns, Policy("p", {}, programmes).on(view))


def test_a_sum_has_the_steps_of_each_programme(view):
    found = explained(view, AID)
    (part,) = found.parts
    assert part.amount == 0.5 * (0.32 * 8064805 - 1_200_000)
    assert (found.income, found.net_income, part.reasons) == (1_200_000, 1_200_000 + part.amount, ())
    assert [step.key for step in part.steps] == ["at_most", "share_of", "shortfall", "share"]


def test_who_says_its_numbers_is_told_once_in_the_order_of_use(view):
    bound, *others = explained(view, AID, TAX).sources
    assert bound == Choice(10, "KRW")
    assert [source.path for source in others] == ["livelihood.share", "median.amount.6", "pilot.rate", "tax.brackets"]


def test_the_reasons_of_nothing_are_the_conditions_that_are_not_met(view):
    found = explained(view, AID, assets=11)
    (reason,) = found.parts[0].reasons
    assert (reason.key, reason.terms["column"].number, reason.terms["bound"].number) == ("at_most", 11, 10)
    assert (found.parts[0].amount, found.net_income) == (0, 1_200_000)


def test_income_above_the_line_is_the_reason_else(view):
    (reason,) = explained(view, AID, income=3_000_000).parts[0].reasons
    assert reason.key == "no_shortfall"


def test_a_levy_is_taken(view):
    # 6 % of 14,000,000 a year and 15 % of the 400,000 above
    found = explained(view, TAX)
    assert found.parts[0].amount == pytest.approx((840_000 + 60_000) / 12)
    assert found.net_income == pytest.approx(1_200_000 - 75_000)
    assert found.parts[0].steps[1].terms["above"].number == Bracket(14000000 / 12, 0.15).above


def test_unverified_numbers_are_told(view):
    doubted = Programme("aid", {}, "means_tested", "household", "month", {"line": Law("median.doubted")})
    found = explained(view, doubted, size=3, income=0)
    assert [source.path for source in found.unverified] == ["median.doubted.3"]
    assert explained(view, AID).unverified == ()


def test_what_is_missing_unknown_or_ended_is_refused(view, law):
    with pytest.raises(DataError, match="assets: found no such column"):
        explain({"id": "a", "size": 6, "income": 0}, Policy("p", {}, (AID,)).on(view))
    with pytest.raises(UnknownValueError, match="needed for size 5, id a"):
        explained(view, AID, size=5)
    with pytest.raises(EndedError, match=r"pilot\.rate ended"):
        explained(law.at(dt.date(2025, 7, 1)), AID)


def test_numbers_of_another_kind_are_read_as_apply_reads_them(view):
    found = explained(view, AID, income=Decimal(1_200_000))
    assert found.net_income == explained(view, AID).net_income


def test_one_family_takes_milliseconds(view):
    policy = Policy("p", {}, (AID, TAX)).on(view)
    started = time.process_time()
    for _ in range(20):
        explain(FAMILY, policy)
    assert (time.process_time() - started) / 20 < 0.005


def test_one_programme_is_explained_without_what_the_others_look_at(view):
    policy = Policy("p", {}, (AID, replace(AID, code="other", columns={"income": "wages"}))).on(view)
    found = explain_programme(FAMILY, policy, "aid")
    assert found.amount == 0.5 * (0.32 * 8064805 - 1_200_000)
    assert [step.key for step in found.steps] == ["at_most", "share_of", "shortfall", "share"]
