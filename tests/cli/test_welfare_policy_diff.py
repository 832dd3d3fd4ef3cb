"""`donghaeng welfare policy diff` on the policies of Seoul."""

import pytest


@pytest.fixture
def diff(run, seoul):
    return lambda *arguments: run("welfare", "policy", "diff", *arguments, "--city", str(seoul))


def test_programmes_that_come_and_go_are_told(diff):
    printed = diff("current", "basic-income", "--year", "2024")
    assert printed.startswith("Current welfare → Basic income, 2024-01-01 [KRW/month]\n")
    assert "Child allowance (child_allowance): left out\n" in printed
    assert "Basic income (basic_income): added\n" in printed


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
