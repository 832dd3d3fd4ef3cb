"""Everything that can be wrong with programmes, with its place and what would be right."""

from dataclasses import replace

import pytest

from donghaeng.welfare import Choice, Condition, Law, Programme, Reduction, Rounding, ShareOf, policy_faults

LINE, RATE = ShareOf("livelihood.share", "median.amount"), Law("pilot.rate")
AID = Programme("aid", {}, "top_up", "household", "month", {"line": LINE, "rate": RATE})
FLAT = Programme("child", {}, "flat", "person", "month", {"amount": Choice(10, "KRW/month")}, {"per": "children"})
CREDIT = Programme("credit", {}, "flat", "family", "year", {"amount": Law("credit.maximum")},
                   {"household_type": "earner_type"})  # fmt: skip
TAX = Programme("tax", {}, "brackets", "family", "year", {"brackets": Law("tax.brackets")}, is_levy=True)


@pytest.fixture
def faults(law):
    return lambda *programmes: [str(fault) for fault in policy_faults(programmes, law)]


def test_programmes_that_are_right_have_no_faults(faults):
    assert faults(AID, FLAT, CREDIT, TAX) == []


@pytest.mark.parametrize(("programme", "fault"), [
    (replace(AID, code="Aid"), ("Aid: code: found 'Aid'; expected small letters, digits and _, and none of id, size, "
     "income, net_income, take_up_draw")),
    (replace(AID, code="income"),
     ("income: code: found 'income'; expected small letters, digits and _, and none of id, "
     "size, income, net_income, take_up_draw")),
    (replace(AID, unit="street"), "aid: unit: found 'street'; expected one of person, family, household"),
    (replace(AID, period="week"), "aid: period: found 'week'; expected one of month, year"),
    (replace(AID, replaces=("b",)), "aid: replaces: found 'b'; expected one of aid"),
    (replace(AID, kind="gift"), ("aid: kind: found 'gift'; expected one of top_up, means_tested, flat, trapezoid, "
     "brackets, rate_with_ceiling, rent")),
    (replace(AID, numbers={"line": LINE}), ("aid: numbers.rate: found nothing; expected a path, such as "
     "safety_income.rate, or a number with its unit")),
    (replace(AID, numbers={**AID.numbers, "roof": RATE}), ("aid: numbers.roof: found a number; expected of a programme "
     "of kind top_up: line, rate")),
    (replace(AID, columns={"rent": "rent"}), ("aid: columns.rent: found a column; expected one that it looks at: "
     "household_size, income")),
    (replace(FLAT, unit="family"), ("child: unit: found 'family', with columns.per; expected person with columns.per, "
     "which counts those it is paid for; or family or household")),
    (replace(FLAT, columns={}), ("child: unit: found 'person', without columns.per; expected person with columns.per, "
     "which counts those it is paid for; or family or household")),
    (replace(AID, kind="means_tested", numbers={"line": LINE, "disregard": RATE}), ("aid: disregard: found alone; "
     "expected earnings, deduction, disregard together, or none of them")),
    (replace(CREDIT, columns={}), ("credit: numbers.amount: found a table by household_type; expected "
     "columns.household_type: the column that says it of a family")),
    (replace(AID, numbers={"line": RATE, "rate": RATE}), ("aid: numbers.line: found a number in 1; expected one in "
     "KRW/month or KRW/year")),
    (replace(AID, numbers={"line": ShareOf("median.amount", "median.amount"), "rate": RATE}),
     ("aid: numbers.line: found "
     "a number in KRW/month times KRW/month; expected one in KRW/month or KRW/year")),
    (replace(AID, numbers={"line": LINE, "rate": Choice(50, "1")}),
     ("aid: numbers.rate: found 50; expected a share from "
     "0 to 1: 0.5 for 50 %")),
    (replace(AID, numbers={"line": Choice(-1, "KRW/month"), "rate": RATE}),
     ("aid: numbers.line: found -1; expected 0 or "
     "more")),
    (replace(AID, numbers={"line": Law("tax.brackets"), "rate": RATE}), ("aid: numbers.line: found brackets; expected "
     "one number")),
    (replace(TAX, numbers={"brackets": Law("credit.maximum.single")}), ("tax: numbers.brackets: found no brackets; "
     "expected a parameter of brackets")),
    (replace(AID, numbers={"line": LINE, "rate": Law("pilot.rat")}), ("aid: numbers.rate: found 'pilot.rat'; expected "
     "one of pilot.rate")),
    (replace(CREDIT, numbers={"amount": Law("credit.maximum.many")}, columns={}), ("credit: numbers.amount: found "
     "'credit.maximum.many'; expected single, one_earner")),
    (replace(AID, numbers={"line": LINE, "rate": Law("pilot.rate.1")}), ("aid: numbers.rate: found 'pilot.rate.1'; "
     "expected no cell: it is no table")),
    (replace(AID, take_up=Choice(1, "KRW")), "aid: take_up: found a number in KRW; expected one in 1"),
    (replace(AID, rounding=Rounding(RATE, "up")), "aid: rounding.to: found a number in 1; expected one in KRW"),
    (replace(AID, rounding=Rounding(Choice(0, "KRW"), "up")), "aid: rounding.to: found 0; expected a step above 0"),
    (replace(AID, reduction=Reduction("assets", LINE, LINE)), ("aid: reduction.share: found a number in KRW/month; "
     "expected one in 1")),
    (replace(AID, conditions=(Condition("assets", "below", Law("pilot.limit")),)), ("aid: condition 1, below: found "
     "'pilot.limit'; expected one of pilot.rate")),
])  # fmt: skip
def test_what_is_wrong_is_found_in_its_place(faults, programme, fault):
    assert fault in faults(programme)


def test_a_code_stands_once(faults):
    assert faults(AID, AID) == ["aid: found two programmes of this code; expected a code for each"]


def test_a_circle_of_replacements_is_told_as_it_goes(faults):
    circle = [replace(FLAT, code=code, replaces=(other,)) for code, other in ("ab", "bc", "ca")]
    (fault,) = faults(*circle)
    rotations = ["a replaces b replaces c replaces a", "b replaces c replaces a replaces b",
                 "c replaces a replaces b replaces c"]  # fmt: skip
    expected = "programmes that do not replace each other in a circle"
    assert fault in [f"replaces: found {circle}; expected {expected}" for circle in rotations]


def test_what_counts_as_income_is_another_programme_of_the_policy_and_leads_not_back(faults):
    other = replace(FLAT, code="other", replaces=("aid",))
    assert faults(replace(AID, counts=("other",)), other) == []
    codes = "counts: found 'none'; expected one of aid"
    assert faults(replace(AID, counts=("none",))) == [f"aid: {codes}"]
    (kind,) = faults(AID, replace(FLAT, code="flat", counts=("aid",)))
    assert kind == "flat: counts: found 'aid'; expected of a kind that looks at an income, not flat"
    (circle,) = faults(replace(AID, counts=("more",)), replace(AID, code="more", replaces=(), counts=("aid",)))
    assert circle.startswith(("counts: found aid before more before aid", "counts: found more before aid before more"))


def test_a_programme_does_not_replace_itself(faults):
    assert faults(replace(AID, replaces=("aid",))) == [
        "replaces: found aid replaces aid; expected programmes that do not replace each other in a circle"
    ]
