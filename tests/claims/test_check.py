# Over 400 lines: the cases of one module, in sections, so that a case is found where its module says.
"""Verdicts on constructed ledgers; each range is worked by hand from what its inputs may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.base.errors import InputError
from donghaeng.base.units import Units, counted
from donghaeng.claims import (
    Argued,
    Claim,
    Fact,
    Ledger,
    Missing,
    Printed,
    Verdict,
    check_claims,
    fact_reader,
    read_calculation,
)

UNITS = Units({"seat": counted("seat", "seats", "석")})
ARGUED = Argued({"en": "no list was published", "ko": "목록이 공개되지 않음"}, "news")
APART = Argued({"en": "another group", "ko": "다른 집단"}, "paper")
RATIO = {"name": "ratio", "of": "fact:part/2023", "to": "fact:whole/2023"}


def printed(text, source="news"):
    return Printed(float(text), len(text.partition(".")[2]), "2023-11-21", source)


def claim(name="share", value="26.4", unit="%", said=RATIO, **others):
    calculation = None if said is None else read_calculation(said)
    words = {"en": name.title(), "ko": name}
    return Claim(name, "heat", words, printed(value), unit, "seoul", calculation=calculation, **others)


def fact(key, text="", unit="MW"):
    series, _, as_of = key.partition("/")
    names = {"en": series.title(), "ko": series}
    return Fact(series, as_of, printed(text) if text else None, unit, names, "news", {})


PART, WHOLE = fact("part/2023", "278"), fact("whole/2023", "1052")


def check(*claims, facts=(PART, WHOLE)):
    return check_claims(Ledger(claims, units=UNITS), {"fact": fact_reader(facts, UNITS)})


def verdict(*claims, facts=(PART, WHOLE)):
    return check(*claims, facts=facts)[0].verdict


def faults(*claims, facts=(PART, WHOLE)):
    with pytest.raises(InputError, match="claims that cannot be checked") as error:
        check(*claims, facts=facts)
    return [(fault.where, fault.found, fault.expected) for fault in error.value.faults]


# What is computed rounds to what was printed, may, or does not: 278 / 1052 = 26.426 %


@pytest.mark.parametrize(("value", "found"), [
    ("26.4", Verdict.CONFIRMED),
    ("26", Verdict.CONFIRMED),
    ("26.43", Verdict.CONFIRMED),
    ("26.42", Verdict.CONSISTENT),  # 277.5 / 1052.5 = 26.366 % to 278.5 / 1051.5 = 26.486 %
    ("26.37", Verdict.CONSISTENT),
    ("26.49", Verdict.CONSISTENT),  # 26.485 rounds to it
    ("26.5", Verdict.CONSISTENT),  # 26.45 rounds to it
    ("26.36", Verdict.DIFFERS),
    ("26.50", Verdict.DIFFERS),
    ("26.3", Verdict.DIFFERS),
    ("27", Verdict.DIFFERS),
])  # fmt: skip
def test_a_share_of_rounded_parts_is_judged_by_what_they_may_be(value, found):
    assert verdict(claim(value=value)) is found


def test_the_range_of_a_share_is_that_of_its_corners():
    (judged,) = check(claim())
    assert judged.computed.value == pytest.approx(100 * 278 / 1052)
    assert judged.computed.low == pytest.approx(100 * 277.5 / 1052.5)
    assert judged.computed.high == pytest.approx(100 * 278.5 / 1051.5)


def test_counts_leave_no_room():
    facts = [fact("part/2023", "278", "household"), fact("whole/2023", "1052", "household")]
    assert verdict(claim(value="26.42"), facts=facts) is Verdict.DIFFERS
    assert verdict(claim(value="26.43"), facts=facts) is Verdict.CONFIRMED


def test_a_change_of_rounded_scores_has_the_range_of_both():
    # 130.6 / 111.0 - 1 = 17.658 %; 130.55 / 111.05 - 1 = 17.560 % to 130.65 / 110.95 - 1 = 17.756 %
    facts = [fact("index/2023", "111.0", "point"), fact("index/2024", "130.6", "point")]
    said = {"name": "change", "from": "fact:index/2023", "to": "fact:index/2024"}
    found = [verdict(claim(value=value, said=said), facts=facts) for value in ("17.7", "17.6", "17.8", "17.5", "17.82")]
    assert found == ["confirmed", "consistent", "consistent", "differs", "differs"]


def test_a_change_in_points_is_a_difference():
    facts = [fact("rate/2023", "30.3", "%"), fact("rate/2024", "32.4", "%")]
    said = {"name": "change", "from": "fact:rate/2023", "to": "fact:rate/2024", "as": "points"}
    assert verdict(claim(value="2.1", unit="percentage_point", said=said), facts=facts) is Verdict.CONFIRMED
    assert verdict(claim(value="2.2", unit="percentage_point", said=said), facts=facts) is Verdict.CONSISTENT
    assert verdict(claim(value="2.3", unit="percentage_point", said=said), facts=facts) is Verdict.DIFFERS


def test_a_sum_of_counts_is_exact():
    # the guide of 2023: 14 + 5 + 4 + 5 + 14 = 42
    facts = [fact(f"field-{place}", text, "project") for place, text in enumerate(["14", "5", "4", "5", "14"])]
    said = {"name": "sum", "of": [f"fact:field-{place}" for place in range(5)]}
    found = [verdict(claim(value=value, unit="project", said=said), facts=facts) for value in ("42", "41", "43")]
    assert found == ["confirmed", "differs", "differs"]


def test_a_number_known_to_the_thousand_has_the_range_of_it():
    # 517,500 / 323,839 = 1.59801 to 518,500 / 323,839 = 1.60110 tonnes a car
    saving = Fact("saving", "", Printed(518_000, -3), "tCO2", {"en": "Saving", "ko": "감축량"}, "news", {})
    said = {"name": "ratio", "of": "fact:saving", "to": "fact:cars"}
    facts = [saving, fact("cars", "323839", "car")]
    values = ("1.5996", "1.6", "1.5980", "1.6011", "1.5979", "1.6012")
    assert [verdict(claim(value=value, unit="tCO2/car", said=said), facts=facts) for value in values] == [
        "confirmed", "confirmed", "consistent", "consistent", "differs", "differs"
    ]  # fmt: skip


def test_a_claim_known_to_the_thousand_is_judged_so():
    total = Claim("total", "heat", {"en": "T", "ko": "T"}, Printed(31_000, -3), "household", "seoul",
                  calculation=read_calculation({"name": "value", "of": "fact:total"}))  # fmt: skip
    facts = [[fact("total", text, "household")] for text in ("31499", "30500", "31501")]
    assert [verdict(total, facts=one) for one in facts] == ["confirmed", "confirmed", "differs"]


# It differs: by how much, and what would close the difference


def test_a_claim_that_differs_says_by_how_much_and_what_each_input_would_have_to_be():
    # 30 % of 1,052 is 315.6; 278 is 30 % of 926.667
    (judged,) = check(claim(value="30.0"))
    assert judged.why("en") == (
        "26.426, off by -3.574 percentage points; it would be right if Part (2023) were 315.6 MW; "
        "it would be right if Whole (2023) were 926.7 MW"
    )


def test_a_number_of_the_formula_is_not_asked_to_be_another():
    said = {"name": "arithmetic", "formula": "part * rate", "part": "fact:part/2023", "rate": 0.5}
    (judged,) = check(claim(value="150", unit="MW", said=said))
    assert judged.why("en") == "139, off by -11 MW; it would be right if Part (2023) were 300 MW"


def test_where_an_input_is_named_twice_only_the_others_are_asked():
    said = {"name": "arithmetic", "formula": "a / (a + b)", "a": "fact:part/2023", "b": "fact:whole/2023"}
    (judged,) = check(claim(value="50.0", said=said))
    assert judged.why("en").endswith("off by -29.098 percentage points; it would be right if Whole (2023) were 278 MW")


# It cannot be computed


def test_an_input_that_is_not_there_is_told():
    (judged,) = check(claim(), facts=[PART])
    assert (judged.verdict, judged.computed) == (Verdict.CANNOT_BE_COMPUTED, None)
    assert judged.why("en") == "missing: fact:whole/2023"


def test_all_inputs_that_are_not_there_are_told():
    (judged,) = check(claim(), facts=[fact("part/2023")])
    assert judged.why("en") == "missing: Part (never published), fact:whole/2023"


def test_what_was_argued_is_told():
    (judged,) = check(claim(said=None, cannot_be_computed=ARGUED))
    assert (judged.verdict, judged.why("en"), judged.why("ko")) == (
        Verdict.CANNOT_BE_COMPUTED, "no list was published", "목록이 공개되지 않음"
    )  # fmt: skip


def test_a_division_by_what_may_be_zero_cannot_be_computed():
    (judged,) = check(claim(), facts=[PART, fact("whole/2023", "0")])
    assert (judged.verdict, judged.why("en")) == (Verdict.CANNOT_BE_COMPUTED, "a division by what may be zero")


SMALL = [
    fact("a", "14", "household"), fact("b", "5", "household"), fact("c", "111.0", "point"), fact("d", "130.6", "point"),
]  # fmt: skip
CLAIMS = [
    claim("sum", "19", "household", {"name": "sum", "of": ["fact:a", "fact:b"]}),
    claim("share", "35.7", "%", {"name": "ratio", "of": "fact:b", "to": "fact:a"}),
    claim("change", "17.7", "%", {"name": "change", "from": "fact:c", "to": "fact:d"}),
    claim("score", "130.6", "point", {"name": "value", "of": "fact:d"}),
    claim("least", "9", "household", {"name": "difference", "of": "fact:a", "less": "fact:b"}),
]
TAKES = {"sum": "ab", "share": "ab", "change": "cd", "score": "d", "least": "ab"}


@given(st.sets(st.sampled_from("abcd"), min_size=1), st.booleans())
def test_without_an_input_a_claim_cannot_be_computed_and_is_never_confirmed(removed, is_empty):
    facts = [one for one in SMALL if one.series not in removed]
    facts += [fact(series, "", "point") for series in removed if is_empty]
    found = {judged.claim.id: judged.verdict for judged in check(*CLAIMS, facts=facts)}
    expected = {name: "cannot be computed" if removed & set(takes) else "confirmed" for name, takes in TAKES.items()}
    assert found == expected


def test_with_all_inputs_those_claims_are_confirmed():
    # 14 + 5 = 19; 5 / 14 = 35.71 %; 130.6 / 111.0 = 117.66 %; 14 - 5 = 9
    assert {judged.verdict for judged in check(*CLAIMS, facts=SMALL)} == {Verdict.CONFIRMED}


# The first verdict that holds


OTHER = (printed("23.4", "paper"),)


@pytest.mark.parametrize(("others", "value", "facts", "found"), [
    ({"not_comparable": APART, "also": OTHER}, "26.4", [PART], "cannot be computed"),
    ({"also": OTHER}, "26.4", [PART], "cannot be computed"),
    ({"not_comparable": APART, "also": OTHER}, "26.4", [PART, WHOLE], "not comparable"),
    ({"not_comparable": APART}, "30.0", [PART, WHOLE], "not comparable"),
    ({"also": OTHER}, "26.4", [PART, WHOLE], "conflict"),
    ({"also": OTHER}, "26.5", [PART, WHOLE], "conflict"),
    ({"also": OTHER}, "30.0", [PART, WHOLE], "conflict"),
    ({}, "26.4", [PART, WHOLE], "confirmed"),
    ({}, "26.5", [PART, WHOLE], "consistent"),
    ({}, "30.0", [PART, WHOLE], "differs"),
])  # fmt: skip
def test_of_several_verdicts_the_earlier_one_holds(others, value, facts, found):
    assert verdict(claim(value=value, **others), facts=facts) == found


def test_what_is_argued_about_data_goes_before_what_is_argued_about_a_comparison():
    assert verdict(claim(said=None, cannot_be_computed=ARGUED, not_comparable=APART)) is Verdict.CANNOT_BE_COMPUTED
    assert verdict(claim(said=None, not_comparable=APART)) is Verdict.NOT_COMPARABLE


def test_what_is_not_comparable_says_why_and_what_was_computed():
    (judged,) = check(claim(not_comparable=APART))
    assert judged.why("en") == "another group"
    assert judged.why("ko").startswith("다른 집단")


# Conflict


@pytest.mark.parametrize(("also", "found"), [
    ("26.4", "confirmed"),
    ("26", "confirmed"),
    ("26.44", "confirmed"),  # it may be printed as 26.4, too
    ("26.5", "conflict"),
    ("26.6", "conflict"),
])  # fmt: skip
def test_another_print_is_a_conflict_where_no_one_number_rounds_to_both(also, found):
    assert verdict(claim(also=(printed(also, "paper"),))) == found


def test_a_conflict_names_what_else_was_printed_and_what_was_computed():
    (judged,) = check(claim(also=(printed("27.1"), printed("23.4"), printed("26.4"))))
    assert judged.why("en") == "also printed: 23.4, 27.1; 26.426 rounds to it"


def test_counts_that_are_apart_by_one_conflict():
    said = {"name": "value", "of": "fact:seats"}
    seats = claim("seats", "56", "seat", said, also=(printed("57"),))
    assert verdict(seats, facts=[fact("seats", "56", "seat")]) is Verdict.CONFLICT


# Claims over claims


def test_a_claim_may_take_another_as_it_was_printed():
    # the printed 26.4 %, known to half a tenth, and not 278 / 1052: 26.4 / 8.8 = 3; 26.35 / 8.85 to 26.45 / 8.75
    third = claim("times", "3.0", "times", {"name": "ratio", "of": "claim:share", "to": "fact:target"})
    first, second = check(third, claim(), facts=[PART, WHOLE, fact("target", "8.8", "%")])
    assert (first.verdict, second.verdict) == (Verdict.CONFIRMED, Verdict.CONFIRMED)
    assert (first.computed.low, first.computed.high) == pytest.approx((26.35 / 8.85, 26.45 / 8.75))
    (part, _) = first.derived.parts
    assert (part.target, part.role, part.verdict) == ("claim:share", "of", Verdict.CONFIRMED)
    assert [one.target for one in part.parts] == ["fact:part/2023", "fact:whole/2023"]


def test_a_claim_over_one_that_cannot_be_computed_is_computed_of_what_was_printed():
    twice = claim("twice", "52.8", "%", {"name": "product", "of": ["claim:share", 2]})
    first, second = check(claim(said=None, cannot_be_computed=ARGUED), twice)
    assert (first.verdict, second.verdict) == (Verdict.CANNOT_BE_COMPUTED, Verdict.CONFIRMED)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_claims_that_go_in_a_circle_are_refused_each_with_its_way(length):
    names = "abc"[:length]
    ring = [claim(name, said={"name": "value", "of": f"claim:{after}"})
            for name, after in zip(names, names[1:] + names[0], strict=True)]  # fmt: skip
    ways = {"a": {1: "a -> a", 2: "a -> b -> a", 3: "a -> b -> c -> a"}[length]}
    found = faults(*ring)
    assert [place for place, *_ in found] == [f"{name}: calculation" for name in names]
    assert found[0] == ("a: calculation", ways["a"], "no way back to itself")


def test_a_claim_that_leads_to_a_circle_is_not_in_it():
    start = claim("start", said={"name": "value", "of": "claim:a"})
    ring = claim("a", said={"name": "value", "of": "claim:a"})
    assert [place for place, *_ in faults(start, ring)] == ["a: calculation"]


def test_a_claim_that_is_not_there_is_refused():
    of_b, of_d = ({"name": "value", "of": f"claim:{name}"} for name in "bd")
    assert faults(claim("a", said=of_b), claim("c", said=of_d)) == [
        ("a: calculation", "'claim:b'", "the id of a claim"),
        ("c: calculation", "'claim:d'", "the id of a claim"),
    ]  # fmt: skip


def test_an_input_of_a_kind_that_there_is_not_is_refused():
    assert faults(claim("a", said={"name": "value", "of": "facts:part/2023"})) == [
        ("a: calculation", "'facts:part/2023'", "one of claim:, fact:")
    ]


# Units


@pytest.mark.parametrize(("unit", "said", "found"), [
    ("MW", RATIO, "a plain number does not convert to MW"),
    ("%", {"name": "value", "of": "fact:part/2023"}, "MW does not convert to %"),
    ("MW", {"name": "sum", "of": ["fact:part/2023", 3]}, "a plain number does not convert to MW"),
    ("MW_heat", {"name": "value", "of": "fact:part/2023"}, "MW does not convert to MW_heat"),
    ("person", {"name": "value", "of": 3}, "a plain number does not convert to person"),
])  # fmt: skip
def test_a_unit_that_does_not_convert_is_refused_in_its_place(unit, said, found):
    ((place, told, expected),) = faults(claim("a", "3", unit, said))
    assert (place, expected) == ("a: calculation", f"inputs whose units give {unit}")
    assert told == found


def test_every_wrong_unit_is_told_and_only_where_it_is():
    wrong = claim("wrong", "3", "MW", RATIO)
    takes = claim("takes", "3", "MW", {"name": "value", "of": "claim:wrong"})
    other = claim("other", "3", "KRW", {"name": "value", "of": "fact:part/2023"})
    assert [place for place, *_ in faults(takes, wrong, other)] == ["wrong: calculation", "other: calculation"]


def test_a_claim_is_computed_in_its_own_unit():
    said = {"name": "value", "of": "fact:part/2023"}
    (judged,) = check(claim("a", "0.28", "GW", said))
    assert (judged.verdict, judged.computed.value) == (Verdict.CONFIRMED, pytest.approx(0.278))


# Later figures


SERIES = [fact("part/2022", "250"), PART, WHOLE, fact("part/2024", "300")]


@pytest.mark.parametrize(("latest", "said", "stale"), [
    (True, RATIO, "2024"),
    (False, RATIO, ""),
    (True, {"name": "value", "of": "fact:part/2024"}, ""),
    (True, {"name": "value", "of": "fact:part/2022"}, "2024"),
    ("fact:part/2022", None, "2024"),
    ("fact:part/2024", RATIO, ""),
    (True, None, ""),
])  # fmt: skip
def test_a_claim_that_says_latest_is_stale_once_there_is_a_later_figure(latest, said, stale):
    argued = None if said else ARGUED
    unit = "%" if said in (RATIO, None) else "MW"
    (judged,) = check(claim(unit=unit, said=said, latest=latest, cannot_be_computed=argued), facts=SERIES)
    assert judged.stale == stale


def test_what_is_latest_of_a_claim_that_is_not_there_is_refused():
    assert faults(claim("a", latest="claim:b")) == [("a: calculation", "'claim:b'", "the id of a claim")]
    assert faults(claim("a", latest="claim:a")) == [("a: calculation", "a -> a", "no way back to itself")]


# How it came about


def test_each_input_is_looked_for_once():
    asked = []

    def read(key):
        asked.append(key)
        return Missing(f"fact:{key}", {"en": key, "ko": key})

    check_claims(Ledger((claim("a"), claim("b"), claim("c")), units=UNITS), {"fact": read})
    assert asked == ["part/2023", "whole/2023"]


def test_a_derivation_has_the_formula_and_the_names_of_its_inputs():
    (judged,) = check(claim(said={"name": "change", "from": "fact:part/2023", "to": "fact:whole/2023"}, value="278.4"))
    assert (judged.derived.target, judged.derived.formula) == ("claim:share", "to / from - 1")
    assert [(part.role, part.target, part.text, part.source) for part in judged.derived.parts] == [
        ("from", "fact:part/2023", "278", "news"), ("to", "fact:whole/2023", "1,052", "news")
    ]  # fmt: skip


def test_judgements_come_in_the_order_of_the_ledger():
    names = ["c", "a", "b"]
    assert [judged.claim.id for judged in check(*map(claim, names))] == names


def test_an_empty_ledger_has_no_judgements():
    assert check() == ()
