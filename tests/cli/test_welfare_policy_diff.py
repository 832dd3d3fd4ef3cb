"""`donghaeng welfare policy diff` on the policies of Seoul."""

import pytest


@pytest.fixture
def diff(run, seoul):
    return lambda *arguments: run("welfare", "policy", "diff", *arguments, "--city", str(seoul))


def test_programmes_that_come_and_go_are_told(diff):
    # 100,000 won a child: donga-2022-04-25 in sources.csv
    printed = diff("current", "basic-income", "--year", "2024")
    assert printed.startswith("Current welfare → Basic income, 2024-01-01 [KRW/month]\n")
    gone = printed[printed.index("Child allowance (child_allowance): left out\n") :]
    assert "\n  columns.per: children_of_allowance_age\n  numbers.amount: " in gone
    assert "\n    100,000\nBasic pension" in gone
    assert "Basic income (basic_income): added\n" in printed
    assert printed.endswith("\n  numbers.amount: a choice of the policy\n    300,000\n")


def test_an_added_programme_is_told_with_its_numbers_conditions_and_what_it_replaces(diff):
    # 85 % of the median of 2,228,445 won, half of what is short of it, up to assets of 326 million
    printed = diff("current", "safety-income", "--year", "2024")
    assert "\nSafety Income (safety_income): added\n  kind: top_up\n" in printed
    assert "    household size 1: 1,894,178.25\n" in printed
    assert "  numbers.rate: safety_income.rate\n    0.5\n" in printed
    assert "  conditions.assets.at_most: safety_income.asset_limit\n    326,000,000\n" in printed
    assert printed.endswith("  replaces: basic_pension_couple, basic_pension_single, housing, livelihood\n")
    assert "\n안심소득 (safety_income): 추가\n  kind: top_up\n" in diff("current", "safety-income", "--lang", "ko")


def test_a_condition_is_told_with_its_bound_for_each_size(diff):
    # half of the median of one person in 2023, 2,077,892 won
    printed = diff("safety-income", "safety-income-phase-1", "--year", "2023")
    assert "conditions.income_at_entry.at_most: nothing → safety_income.entry_share.1 ×" in printed
    assert "    household size 1: – → 1,038,946\n" in printed


def test_what_it_replaces_and_whose_number_it_is_are_told_in_korean(diff):
    # the livelihood benefit of a young earner: 600,000 and 30 % do not count, up to 34 years
    printed = diff("current", "young-earner", "--year", "2026", "--lang", "ko")
    assert "생계급여 (livelihood)\n  columns.income: assessed_income → income\n" in printed
    assert "  numbers.deduction: 없음 → livelihood.youth_earnings_deduction\n    – → 600,000\n" in printed


def test_two_that_say_the_same_say_so(diff):
    assert diff("current", "current", "--year", "2024").endswith("\nThe two say the same.\n")
    assert "\n두 정책의 내용이 같음.\n" in diff("current", "current", "--lang", "ko")
