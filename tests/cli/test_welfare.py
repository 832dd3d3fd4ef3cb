"""`donghaeng welfare family` on the published example: 947,000 without income, 697,000 with 500,000, in thousands."""

import pytest

from donghaeng.base.errors import InputError, UnknownValueError

ONE = ("welfare", "family", "--size", "1", "--assets", "100e6")


@pytest.fixture
def family(run, seoul):
    return lambda *arguments: run(*ONE, *arguments, "--city", str(seoul))


def test_the_published_example_is_explained(family):
    lines = family("--income", "500000", "--year", "2024").splitlines()
    assert lines[:4] == [
        "Safety Income, 2024-01-01 [KRW/month]", "       500,000  Income", "       697,089  Safety Income",
        "  line: 1,894,178.25",
    ]  # fmt: skip
    rate = "Share of the shortfall that is paid 0.5 [1] (safety_income.rate, since 2022-07-01, seoul-policy-1015)"
    assert f"    {rate}" in lines
    assert "     1,197,089  Net income" in lines


def test_without_income_it_is_the_guarantee_and_the_words_are_korean(family):
    printed = family("--income", "0", "--year", "2024", "--lang", "ko")
    assert "       947,089  안심소득\n" in printed
    assert "  조건 1, 이하: 326,000,000" in printed
    assert "지급 없음: 생계급여" in printed


def test_current_welfare_says_what_is_unverified(family):
    printed = family("--income", "0", "--year", "2025", "--policy", "current", "--rent", "400000")
    assert "       765,444  Livelihood benefit" in printed
    assert "(housing.own_share, since 2022-01-01, unverified)" in printed


def test_assessed_income_is_another_where_it_is_said(family):
    printed = family("--income", "500000", "--assessed-income", "65444", "--year", "2025", "--policy", "current")
    assert "       700,000  Livelihood benefit" in printed


def test_the_credit_is_of_earnings_and_of_who_earns(family):
    # 2.85 million a year at most for one earner: money34-eitc in sources.csv
    earner = ("--earnings", "1000000", "--earner-type", "one_earner")
    printed = family("--income", "1000000", "--year", "2025", "--policy", "current", *earner)
    assert "       237,500  Earned income tax credit" in printed


def test_a_choice_is_no_law(family):
    printed = family("--income", "0", "--year", "2025", "--policy", "basic-income")
    assert "  amount: 300,000, a choice of the policy, no law" in printed


def test_another_column_is_named(family):
    young = ("--policy", "young-earner", "--earnings", "1000000", "--also", "age=30")
    printed = family("--income", "1000000", "--year", "2026", *young)
    assert "       540,556  Livelihood benefit" in printed
    with pytest.raises(InputError, match="--also: found 'age'; expected name=number, as age=30"):
        family("--income", "0", "--year", "2026", "--also", "age")


def test_the_pilot_began_in_july(family):
    with pytest.raises(UnknownValueError, match="is not known on 2022-01-01"):
        family("--income", "0", "--year", "2022")
    assert "       826,545  Safety Income" in family("--income", "0", "--year", "2022", "--month", "7")


def test_a_policy_that_is_none_is_refused_with_those_there_are(family):
    with pytest.raises(InputError, match="--policy: found 'ubi'; expected one of basic-income, current, "):
        family("--income", "0", "--year", "2024", "--policy", "ubi")


def test_a_city_without_policies_says_so(run, tmp_path):
    with pytest.raises(InputError, match="expected one of none: there are no files"):
        run(*ONE, "--income", "0", "--year", "2024", "--city", str(tmp_path))
