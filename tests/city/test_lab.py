"""The lab on the law of Seoul: what was published of the pilot, and sums by hand."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from donghaeng.base.errors import UnknownValueError
from donghaeng.city import City
from donghaeng.city.household import Household
from donghaeng.city.lab import CURRENT, SAFETY, lab_of

ROOT = Path(__file__).parents[2]
ALONE = Household(1, 0.0, 0.0)


@pytest.fixture(scope="module")
def city():
    return City(ROOT / "cities" / "seoul")


@pytest.fixture(scope="module")
def lab(city):
    return city.lab


def test_the_years_are_those_in_which_the_pilot_was_paid(lab):
    assert list(lab.years) == [2025, 2024, 2023, 2022]
    assert lab.years[2022] == dt.date(2022, 7, 1)
    assert (lab.held.since, lab.held.last) == (dt.date(2022, 7, 1), dt.date(2025, 6, 30))
    assert lab.ended.since == dt.date(2025, 7, 1)


def test_the_phases_were_paid_when_the_city_says(lab):
    assert [(held.since, held.last) for _policy, _programme, held in lab.phases] == [
        (dt.date(2022, 7, 1), dt.date(2025, 6, 30)),
        (dt.date(2023, 7, 1), dt.date(2025, 6, 30)),
        (dt.date(2024, 4, 1), dt.date(2025, 3, 31)),
    ]


@pytest.mark.parametrize(("income", "paid"), [(0, 947_089), (500_000, 697_089)])
def test_one_person_of_2024_is_paid_what_was_published(lab, income, paid):
    assert round(lab.answer(replace(ALONE, income=float(income)), 2024).paid) == paid


def test_current_welfare_tops_up_to_the_line_as_gazetted(lab):
    answer = lab.answer(replace(ALONE, income=500_000.0), 2024)
    assert answer.current.net_income == 713_102
    assert answer.difference == pytest.approx(500_000 + 697_089.125 - 713_102)


@pytest.mark.parametrize(("assets", "is_met"), [(326_000_000, True), (326_000_001, False)])
def test_assets_above_the_limit_bar_the_household(lab, assets, is_met):
    answer = lab.answer(replace(ALONE, assets=float(assets)), 2024)
    assert (answer.paid > 0, answer.tests[0].is_met, bool(answer.open)) == (is_met, is_met, is_met)
    assert answer.is_below


def test_who_is_over_the_assets_keeps_current_welfare(lab):
    answer = lab.answer(replace(ALONE, assets=400e6), 2024)
    assert answer.difference == 0


def test_a_phase_is_open_to_whom_its_rule_of_entry_lets_in(lab):
    """The first phase took in up to half of the median of 2022, 1,944,812 won for one; the second up to 85 %."""
    within, above = (lab.answer(replace(ALONE, income=income), 2022) for income in (972_406.0, 972_407.0))
    assert [phase.policy.code for phase in within.open] == ["safety-income-phase-1"]
    assert (above.open, above.paid > 0) == ((), True)
    later = lab.answer(replace(ALONE, income=972_407.0), 2023)
    assert [phase.policy.code for phase in later.open] == ["safety-income-phase-2"]


def test_a_household_with_rent_and_two_earners_comes_to_what_a_calculator_says(lab):
    """Livelihood up to 1,833,572 less the income but 30 % of the earnings; a credit of 3.3 million times 26 over 27."""
    answer = lab.answer(Household(4, 2e6, 1e8, 1.5e6, "two_earner", 4e5), 2024)
    livelihood, credit = 1_833_572 - (2_000_000 - 0.3 * 1_500_000), 3_300_000 * 26 / 27 / 12
    assert answer.current.net_income == pytest.approx(2e6 + livelihood + 400_000 + credit)
    assert answer.safety.net_income == pytest.approx(2e6 + credit + (0.85 * 5_729_913 - 2e6) / 2)


# What a rent of six persons is paid up to is known of 2022 alone.
def test_what_is_not_known_is_named_and_the_years_that_are(lab):
    household = replace(ALONE, size=6, rent=3e5)
    found = lab.missing(household, lab.years[2023])
    assert [one.programme.code for one in found] == ["housing"]
    assert all(one.names for one in found)
    assert lab.known_years(household) == (2022,)
    with pytest.raises(UnknownValueError):
        lab.answer(household, 2023)


def test_a_programme_that_is_left_out_is_asked_for_no_number(lab):
    household = replace(ALONE, size=6, rent=3e5)
    answer = lab.answer(household, 2024, ["housing", "no_such", "safety_income"])
    assert [one.code for one in answer.without] == ["housing"]
    assert answer.paid > 0


def test_a_year_that_is_not_known_says_why_and_the_others_stand(lab):
    answer = lab.answer(Household(6, 2e6, 1e8, rent=4e5), 2022)
    by_year = {one.year: one for one in answer.years}
    assert [one.programme.code for one in by_year[2023].missing] == ["housing"]
    assert by_year[2023].paid is None
    assert by_year[2022].paid == answer.paid


def test_a_family_with_a_child_and_pensioners_is_known_in_every_year_of_the_pilot(lab):
    household = replace(ALONE, size=4, children_of_allowance_age=1, couple_pensioners=2)
    assert lab.known_years(household) == (2025, 2024, 2023, 2022)
    child = 100_000  # a month, in 2024; the pension counts as income, so that it takes nothing but its place
    assert lab.answer(household, 2024).current.net_income == pytest.approx(1_833_572 + child)


def test_after_the_pilot_current_welfare_alone_is_told(lab):
    (last,) = [one for one in lab.answer(ALONE, 2024).years if one.is_over]
    assert (last.year, last.paid, last.safety, last.current) == (2026, None, None, 820_556)


def test_of_more_earned_half_stays_under_safety_income_and_three_tenths_under_the_livelihood_benefit(lab):
    unearned = lab.answer(replace(ALONE, income=500_000.0), 2024, ["eitc"])
    assert unearned.gains[SAFETY] == pytest.approx(50)
    assert unearned.gains[CURRENT] == pytest.approx(30)
    assert unearned.besides == 500_000


def test_on_a_threshold_the_next_won_costs_what_is_paid_up_to_it(lab):
    """The pension of 2024 is paid up to 2,130,000; of the credit of four 2.85 in 18 is lost, of the rest half."""
    family = Household(4, 2.13e6, 0.0, 2.13e6, "one_earner", single_pensioners=1, assessed_income=2.13e6)
    answer = lab.answer(family, 2024)
    assert answer.gains[CURRENT] == pytest.approx(100 - 334_810 - 285 / 18)
    assert answer.gains[SAFETY] == pytest.approx(100 - 50 - 285 / 18)
    assert answer.schedules[CURRENT].ahead(2.13e6).programmes == ("basic_pension_single",)


def test_who_is_topped_up_by_little_gives_up_the_whole_pension(lab):
    answer = lab.answer(Household(1, 1.8e6, 0.0, single_pensioners=1), 2024)
    assert answer.difference == pytest.approx((0.85 * 2_228_445 - 1.8e6) / 2 - 334_810)
    assert [(one.programme.code, one.amount) for one in answer.given_up] == [("basic_pension_single", 334_810)]
    assert lab.answer(Household(1, 1.9e6, 0.0, single_pensioners=1), 2024).given_up == ()


def test_less_than_a_won_is_nothing(lab):
    """85 % of 2,228,445 is 1,894,178.25: of the quarter of a won half is paid."""
    answer = lab.answer(replace(ALONE, income=1_894_178.0), 2024)
    assert (answer.paid, answer.is_paid, answer.is_below) == (pytest.approx(0.125), False, True)
    assert lab.answer(replace(ALONE, income=1_894_176.0), 2024).is_paid


@pytest.mark.parametrize(("size", "kind", "unasked"), [(1, "", []), (4, "", ["eitc"]), (4, "two_earner", [])])
def test_a_kind_of_family_is_never_guessed(lab, size, kind, unasked):
    answer = lab.answer(Household(size, 0.0, 0.0, earner_type=kind), 2024)
    assert [one.code for one in answer.unasked] == unasked
    assert all(("eitc" in told.programmes) is not bool(unasked) for told in answer.schedules.values())


@pytest.mark.parametrize(("path", "codes"), [
    ("eitc.asset_limit", ["eitc"]), ("safety_income.entry_share.3", ["safety_income"]),
    ("basic_pension.income_threshold.couple", ["basic_pension_couple"]), ("eitc.maximum.single", ["eitc"]),
    ("basic_pension.amount", ["basic_pension_single", "basic_pension_couple"]), ("no.such", []),
])  # fmt: skip
def test_a_number_is_of_the_programmes_that_name_it(lab, path, codes):
    assert [one.code for one in lab.users(path)] == codes


def test_the_schedule_reaches_beyond_the_line_and_beyond_the_earnings(lab):
    rich = lab.answer(Household(1, 9e6, 0.0, 9e6, "single"), 2024)
    assert lab.answer(ALONE, 2024).schedules[SAFETY].up_to == 2_500_000
    assert rich.schedules[CURRENT].up_to == 12_000_000


def test_an_assessed_income_below_the_earnings_is_no_obstacle(lab):
    household = Household(1, 1e6, 0.0, 1e6, "single", assessed_income=7e5)
    assert lab.answer(household, 2024).schedules[CURRENT].stretches


def test_a_size_beyond_the_tables_goes_by_the_rule_for_larger_households(lab):
    assert lab.answer(Household(9, 0.0, 0.0), 2024).paid > lab.answer(Household(7, 0.0, 0.0), 2024).paid


@pytest.mark.parametrize("left", [SAFETY, CURRENT])
def test_without_both_policies_there_is_no_lab(city, left):
    assert lab_of(city.parameters, {code: one for code, one in city.policies.items() if code != left}) is None


def test_a_policy_that_asks_what_no_household_is_asked_has_no_lab(city):
    policies = {**city.policies, CURRENT: city.policies["young-earner"]}
    assert lab_of(city.parameters, policies) is None


def test_a_city_without_a_law_has_no_lab(tmp_path):
    assert City(tmp_path).lab is None
