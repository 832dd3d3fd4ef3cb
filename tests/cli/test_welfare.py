"""`donghaeng welfare family` on the published example: 947,000 without income, 697,000 with 500,000, in thousands."""

import json
import re

import pytest

from donghaeng.base.errors import InputError, UnknownValueError

ONE = ("welfare", "family", "--size", "1", "--assets", "100e6")


@pytest.fixture
def family(run, seoul):
    """Give what the command prints, its lines with single spaces."""
    return lambda *arguments: re.sub(" +", " ", run(*ONE, *arguments, "--city", str(seoul))).replace(" \n", "\n")


def test_the_published_example_is_explained_step_by_step(family):
    printed = family("--income", "500000", "--year", "2024")
    assert printed.startswith("Safety Income, 2024-01-01 [KRW/month]\nIncome 500,000\nLivelihood benefit 0\n")
    assert (
        "Safety Income 697,089\n"
        " Condition on assets: 100,000,000 ≤ 326,000,000 met [2]\n"
        " Line: 0.85 × 2,228,445 1,894,178.25 [3][4]\n"
        " Line less income: 1,894,178.25 − 500,000 1,394,178.25\n"
        " Share that is paid: 1,394,178.25 × 0.5 697,089.125 [5]\n"
        "Net income 1,197,089\n"
    ) in printed
    assert (
        "[5] Share of the shortfall that is paid 0.5 (safety_income.rate, since\n 2022-07-01, seoul-policy-1015)\n"
    ) in printed


def test_no_line_is_wider_than_the_screen(run, seoul, widest):
    arguments = ("--income", "1500000", "--earnings", "1500000", "--rent", "400000", "--year", "2024")
    for lang in ("en", "ko"):
        assert widest(run(*ONE, *arguments, "--city", seoul, "--lang", lang)) <= 80


def test_what_pays_nothing_says_why(family):
    printed = family("--income", "500000", "--year", "2024")
    assert "Livelihood benefit 0\n Line, as gazetted 713,102 [1]\n" in printed
    assert " Not together with Safety Income, which pays 697,089.125 0\n" in printed
    assert "Child allowance 0\n No children of allowance age 0\n" in printed


def test_who_is_too_rich_is_told_both_numbers(run, seoul):
    rich = ("--size", "1", "--income", "0", "--assets", "326000001", "--year", "2024", "--lang", "ko")
    printed = run("welfare", "family", *rich, "--city", str(seoul))
    assert re.search(r"재산 요건: 326,000,001 > 326,000,000 +미충족", printed)
    assert re.search(r"생계급여 +713,102", printed)


def test_without_income_it_is_the_guarantee_and_the_words_are_korean(family):
    printed = family("--income", "0", "--year", "2024", "--lang", "ko")
    assert "안심소득 947,089\n 재산 요건: 100,000,000 ≤ 326,000,000 충족" in printed
    assert " 부족분(선정기준 − 소득): 1,894,178.25 − 0 1,894,178.25\n" in printed
    assert " 안심소득 947,089.125원 지급으로 중복 수급 불가 0\n" in printed


def test_current_welfare_says_what_is_unverified(family):
    printed = family("--income", "800000", "--year", "2025", "--policy", "current", "--rent", "300000")
    assert "(housing.own_share, since 2021-01-01, code-housing-2020, unverified)" in " ".join(printed.split())
    assert "This result stands on unverified numbers: housing.own_share\n" in printed
    assert "unverified numbers" not in family("--income", "0", "--year", "2025", "--policy", "basic-income")


def test_assessed_income_is_another_where_it_is_said(family):
    printed = family("--income", "500000", "--assessed-income", "65444", "--year", "2025", "--policy", "current")
    assert "Livelihood benefit 700,000\n" in printed


def test_what_is_taken_for_granted_is_said(family):
    said = "Assumed: assessed income = income less 30% of earnings, for the pension"
    zero = ("--income", "0", "--year", "2025")
    assert said in family(*zero)
    assert "가정: 소득인정액 = 소득 − 근로소득의 30%," in family(*zero, "--lang", "ko")
    assert said not in family(*zero, "--assessed-income", "0")


def test_the_credit_is_of_earnings_and_of_who_earns(family):
    # 2.85 million a year at most for one earner: money34-eitc in sources.csv
    earner = ("--earnings", "1000000", "--earner-type", "one_earner")
    printed = family("--income", "1000000", "--year", "2025", "--policy", "current", *earner)
    assert "Earned income tax credit 237,500\n" in printed
    assert " Maximum, a month's: 2,850,000 ÷ 12 237,500 " in printed


def test_a_choice_is_no_law(family):
    printed = family("--income", "0", "--year", "2025", "--policy", "basic-income")
    assert "300,000 KRW/month: a choice of the policy, no law\n" in printed


def test_another_column_is_named(family):
    # 820,556 − 0.7 × (1,000,000 − 600,000): gov.finez.co.kr
    young = ("--policy", "young-earner", "--earnings", "1000000", "--also", "age=30")
    printed = family("--income", "1000000", "--year", "2026", *young)
    assert "Livelihood benefit 540,556\n" in printed
    assert " Of the earnings count: (1,000,000 − 600,000) × (1 − 280,000 " in printed
    with pytest.raises(InputError, match="--also: found 'age'; expected name=number, as age=30"):
        family("--income", "0", "--year", "2026", "--also", "age")


def test_policies_are_compared_by_net_income(family):
    both = ("--policy", "current", "--policy", "safety-income")
    printed = family("--income", "500000", "--year", "2024", *both)
    # 500,000 + 213,102 of the livelihood line 713,102; and 500,000 + 697,089
    assert "\nNet income [KRW/month]\nCurrent welfare 713,102\nSafety Income 1,197,089 +483,987\n" in printed


def test_json_has_every_policy_in_full(run, seoul):
    arguments = ("--income", "500000", "--year", "2024", "--policy", "safety-income", "--policy", "current", "--json")
    one, two = json.loads(run(*ONE, *arguments, "--city", str(seoul)))
    assert (one["policy"], one["day"], one["net_income"]) == ("safety-income", "2024-01-01", 1_197_089.125)
    assert (two["policy"], two["net_income"]) == ("current", 713_102.0)


def test_the_pilot_began_in_july(family):
    july = "--month: found 1; expected 7, for safety_income.* is known from 2022-07-01 on"
    with pytest.raises(UnknownValueError, match=f"is not known on 2022-01-01.*\n  - {july}"):
        family("--income", "0", "--year", "2022")
    assert "Safety Income 826,545\n" in family("--income", "0", "--year", "2022", "--month", "7")


def test_a_policy_that_is_none_is_refused_with_those_there_are(family):
    with pytest.raises(InputError, match="--policy: found 'ubi'; expected one of basic-income, current, "):
        family("--income", "0", "--year", "2024", "--policy", "ubi")


def test_a_city_without_policies_says_so(run, tmp_path):
    with pytest.raises(InputError, match="expected one of none: there are no files"):
        run(*ONE, "--income", "0", "--year", "2024", "--city", str(tmp_path))
