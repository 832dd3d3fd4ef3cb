"""Numbers of the law and benefits as inputs, on a small law worked by hand.

The pilot pays half of what is short of 0.85 x the median, 2,000,000 won for one person in 2024; with 500,000 won:
0.5 x (1,700,000 - 500,000) = 600,000. Its rate ended in July 2025; the median of 2026 is unknown.
"""

import datetime as dt

import pytest

from donghaeng.base.errors import InputError
from donghaeng.base.units import Units
from donghaeng.claims import Given, Law, Missing, Verdict, benefit_reader, check_claims, law_reader
from donghaeng.claims.calculations import read_calculation
from donghaeng.claims.claim import Claim, Ledger, Printed
from donghaeng.welfare import (
    Bracket,
    Choice,
    Condition,
    Dated,
    Parameter,
    Parameters,
    Policy,
    Programme,
    ShareOf,
    Status,
)
from donghaeng.welfare import Law as Of

UNITS = Units()
EN, KO = "en", "ko"


def day(year, month=1):
    return dt.date(year, month, 1)


def names(english, korean):
    return {EN: english, KO: korean}


LAW = Parameters((
    Parameter("pilot.share", names("Share", "비율"), "1", (Dated(day(2022), 0.85, "plan"),)),
    Parameter("pilot.rate", names("Rate", "지급률"), "1", (
        Dated(day(2022), 0.5, "plan"), Dated(day(2025, 7), status=Status.ENDED, source="plan"))),
    Parameter("pilot.limit", names("Limit", "한도"), "KRW", (Dated(day(2022), 1e8, status=Status.UNVERIFIED),)),
    Parameter("median.amount", names("Median", "중위소득"), "KRW/month", (
        Dated(day(2024), {"1": 2000000, "2": 3000000}, "gazette", note=names("as read", "읽은 대로")),
        Dated(day(2025), {"1": 2100000}, "gazette"), Dated(day(2026), status=Status.UNKNOWN)), "household_size"),
    Parameter("credit.top", names("Top", "최대"), "KRW/year", (Dated(day(2024), {"single": 1200000}, "act"),), "type"),
    Parameter("tax.rates", names("Tax", "세율"), "KRW/year", (Dated(day(2024), (Bracket(0, 0.06),), "act"),)),
))  # fmt: skip
TOP_UP = Programme("top_up", names("Top-up", "보충급여"), "top_up", "household", "month",
                   {"line": ShareOf("pilot.share", "median.amount"), "rate": Of("pilot.rate")})  # fmt: skip
CAPPED = Programme("capped", names("Capped", "한도급여"), "flat", "household", "month",
                   {"amount": Choice(50000, "KRW/month")},
                   conditions=(Condition("assets", "at_most", Of("pilot.limit")),),
                   replaces=("replaced",))  # fmt: skip
REPLACED = Programme("replaced", names("Replaced", "대체급여"), "flat", "household", "month",
                     {"amount": Choice(70000, "KRW/month")})  # fmt: skip
PILOT = Policy("pilot", names("The pilot", "시범사업"), (TOP_UP, CAPPED, REPLACED))
KNOWN = Law(LAW, {"pilot": PILOT})


def law(target):
    return law_reader(lambda: KNOWN, UNITS)(target)


def benefit(target):
    return benefit_reader(lambda: KNOWN, UNITS)(target)


def fault(call, target):
    with pytest.raises(InputError) as error:
        call(target)
    (found,) = error.value.faults
    return found.where, found.found, found.expected


def test_a_number_of_the_law_has_its_day_its_source_and_its_unit():
    found = law("median.amount.1/2024-06-30")
    assert (found.known.value, found.known.low, found.known.high) == (2000000, 2000000, 2000000)
    assert found.known.unit == UNITS.unit("KRW/month")
    derived = found.derived
    assert (derived.target, derived.as_of, derived.source) == (
        "law:median.amount.1/2024-06-30",
        "2024-01-01",
        "gazette",
    )
    assert derived.names == names("Median, household of 1", "중위소득, 1인 가구")
    assert (derived.text, derived.note) == ("2,000,000", names("as read", "읽은 대로"))


def test_a_cell_that_is_no_household_size_is_named_by_itself():
    found = law("credit.top.single/2024-01-01")
    assert (found.derived.names, found.derived.unit) == (names("Top (single)", "최대(single)"), "KRW/year")


def test_a_share_has_no_unit():
    assert law("pilot.share/2024-01-01").known.unit == UNITS.unit("")


def test_a_later_row_makes_a_claim_of_the_latest_stale_and_an_unknown_one_does_not():
    assert law("median.amount.1/2024-01-01").later == "2025-01-01"
    assert law("median.amount.1/2025-01-01").later == ""


def test_an_unverified_number_says_so():
    found = law("pilot.limit/2024-01-01")
    assert (found.derived.is_unverified, found.derived.source, found.caveats) == (True, "", ("unverified",))


@pytest.mark.parametrize(("target", "english", "korean"), [
    ("median.amount.1/2023-12-31", "Median (median.amount), 2023-12-31: not known",
     "중위소득(median.amount), 2023-12-31: 확인되지 않음"),
    ("median.amount.1/2026-01-01", "Median (median.amount), 2026-01-01: not known",
     "중위소득(median.amount), 2026-01-01: 확인되지 않음"),
    ("median.amount.2/2025-01-01", "Median (median.amount, household_size 2), 2025-01-01: not known",
     "중위소득(median.amount, household_size 2), 2025-01-01: 확인되지 않음"),
    ("pilot.rate/2025-07-01", "Rate (pilot.rate), 2025-07-01: had ended", "지급률(pilot.rate), 2025-07-01: 종료됨"),
])  # fmt: skip
def test_what_is_not_known_on_a_day_or_had_ended_is_missing(target, english, korean):
    assert law(target) == Missing(f"law:{target}", names(english, korean))


@pytest.mark.parametrize(("target", "found"), [
    ("median.amuont.1/2024-01-01", ("parameter", "'median.amuont'", "one of median.amount")),
    ("median.amount.1/2024", ("", "'2024'", "a day such as 2024-01-01")),
    ("median.amount.1", ("", "'median.amount.1'", "a day such as 2024-01-01")),
    ("median.amount/2024-01-01", ("median.amount", "a table by household_size", "a parameter of one number")),
    ("tax.rates/2024-01-01", ("tax.rates", "a schedule of brackets", "a parameter of one number")),
    ("pilot.rate.1/2024-01-01", ("pilot.rate, 1", "no table", "the parameter itself")),
])  # fmt: skip
def test_what_is_no_number_of_the_law_is_refused(target, found):
    assert fault(law, target) == found


def test_a_city_without_numbers_of_the_law_says_so():
    expected = "numbers of the law: there are no files welfare/parameters/*.toml"
    assert fault(law_reader(Law, UNITS), "a.b/2024-01-01") == ("", "'law:a.b/2024-01-01'", expected)


def test_a_benefit_is_what_the_programme_pays_with_all_that_it_stands_on():
    found = benefit("pilot/top_up/2024-01-01/size=1&income=500000")
    assert (found.known.value, found.known.unit) == (600000, UNITS.unit("KRW/month"))
    derived = found.derived
    assert (derived.text, derived.unit, derived.as_of) == ("600,000", "KRW/month", "2024-01-01")
    assert derived.names == names("Top-up (The pilot)", "보충급여(시범사업)")
    told = [(part.names[EN], part.text, part.formula) for part in derived.parts]
    assert told == [
        ("Household size", "1", ""), ("Income", "500,000", ""),
        ("Line", "1,700,000", "0.85 × 2,000,000"), ("Line less income", "1,200,000", "1,700,000 − 500,000"),
        ("Share that is paid", "600,000", "1,200,000 × 0.5"),
    ]  # fmt: skip
    assert [[value.source for value in part.parts] for part in derived.parts[2:]] == [["plan", "gazette"], [], ["plan"]]
    assert (derived.parts[1].unit, derived.parts[3].names[KO]) == ("KRW/month", "부족분(선정기준 − 소득)")


def test_of_a_family_above_the_line_nothing_is_paid_and_the_step_says_why():
    found = benefit("pilot/top_up/2024-01-01/size=1&income=1700001")
    assert found.known.value == 0
    assert found.derived.parts[-1].names[EN] == "Income not below the line"


def test_a_condition_is_told_with_what_it_comes_to():
    found = benefit("pilot/capped/2024-01-01/size=1&income=0&assets=200000000")
    assert "Condition on assets: 200,000,000 > 100,000,000: not met" in [part.names[EN] for part in found.derived.parts]


def test_a_benefit_that_stands_on_an_unverified_number_says_so():
    assert benefit("pilot/capped/2024-01-01/size=1&income=0&assets=0").caveats == ("unverified",)


def test_what_another_programme_replaces_is_reckoned_with_it():
    assert benefit("pilot/replaced/2024-01-01/size=1&income=0&assets=0").known.value == 0
    assert benefit("pilot/replaced/2024-01-01/size=1&income=0&assets=200000000").known.value == 70000


@pytest.mark.parametrize(("target", "english"), [
    ("pilot/top_up/2025-08-01/size=1&income=0", "Rate (pilot.rate), 2025-08-01: had ended"),
    ("pilot/top_up/2023-01-01/size=1&income=0", "Median (median.amount), 2023-01-01: not known"),
    ("pilot/top_up/2025-01-01/size=3&income=0", "Median (median.amount, household_size 3), 2025-01-01: not known"),
])  # fmt: skip
def test_a_benefit_of_a_day_on_which_a_number_is_not_known_is_missing(target, english):
    found = benefit(target)
    assert isinstance(found, Missing)
    assert found.why[EN] == english


@pytest.mark.parametrize(("target", "found"), [
    ("pilto/top_up/2024-01-01/size=1&income=0", ("policy", "'pilto'", "one of pilot")),
    ("pilot/topup/2024-01-01/size=1&income=0",
     ("programme", "'topup'", "one of pilot: top_up, capped, replaced")),
    ("pilot/top_up/2024-01-01/size=1", ("family.income", "nothing", "a value: top_up looks at size, income")),
    ("pilot/top_up/2024-01-01/size=1&income=0&rent=0",
     ("family.rent", "a column that nothing looks at", "of size, income")),
    ("pilot/top_up/2024-01-01/size=1&income=-1",
     ("id 1, income", "-1", "income before these programmes, 0 or more [KRW/month]")),
])  # fmt: skip
def test_a_benefit_that_cannot_be_is_refused_with_place_and_remedy(target, found):
    assert fault(benefit, target) == found


def test_a_city_without_policies_says_so():
    expected = "one of none: there are no files welfare/policies/*.toml"
    assert fault(benefit_reader(Law, UNITS), "now/top_up/2024-01-01/size=1") == ("policy", "'now'", expected)


def judged(said, value, unit="KRW/month"):
    """Check a ledger of one claim."""
    claim = Claim("one", "pilot", names("a", "가"), Printed(value, 0), unit, "city", read_calculation(said))
    readers = {"law": law_reader(lambda: KNOWN, UNITS), "benefit": benefit_reader(lambda: KNOWN, UNITS)}
    return check_claims(Ledger((claim,), {}, {}, UNITS), readers)[0]


def asked(**family):
    return {"name": "benefit", "policy": "pilot", "programme": "top_up", "day": dt.date(2024, 1, 1), "family": family}


def test_a_claim_of_a_benefit_is_judged_as_any_other():
    assert judged(asked(size=1, income=500000), 600000).verdict is Verdict.CONFIRMED
    differs = judged(asked(size=1, income=500000), 610000)
    assert (differs.verdict, differs.why("en")) == (Verdict.DIFFERS, "600,000, off by -10,000 won/month")


def test_a_benefit_of_a_month_is_compared_with_one_of_a_year():
    assert judged(asked(size=1, income=500000), 7200000, "KRW/year").verdict is Verdict.CONFIRMED


def test_arithmetic_takes_numbers_of_the_law():
    said = {"name": "product", "of": ["law:pilot.share/2024-01-01", "law:median.amount.2/2024-01-01"]}
    assert judged(said, 2550000).verdict is Verdict.CONFIRMED


def test_what_stands_on_an_unverified_number_is_confirmed_with_that_reservation():
    found = judged({"name": "value", "of": "law:pilot.limit/2024-01-01"}, 100000000, "KRW")
    assert found.verdict is Verdict.CONFIRMED
    assert found.why("en").endswith("it stands on a number of the law that is unverified")
    assert found.why("ko").endswith("근거가 된 법령 수치 가운데 확인되지 않은 것이 있음")


def test_what_is_not_known_cannot_be_computed_and_says_what():
    found = judged({"name": "value", "of": "law:median.amount.1/2026-01-01"}, 1)
    assert found.verdict is Verdict.CANNOT_BE_COMPUTED
    assert found.why("en") == "missing: Median (median.amount), 2026-01-01: not known"
    assert found.why("ko") == "없는 자료: 중위소득(median.amount), 2026-01-01: 확인되지 않음"


def test_a_fault_of_an_input_names_the_claim():
    with pytest.raises(InputError) as error:
        judged({**asked(size=1), "programme": "topup"}, 1)
    (found,) = error.value.faults
    assert (found.where, found.found) == ("one: calculation, programme", "'topup'")


def test_an_input_is_there():
    assert isinstance(law("pilot.share/2024-01-01"), Given)
