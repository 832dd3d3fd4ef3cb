"""`donghaeng welfare policy show` on the policies of Seoul."""

import re

import pytest

from donghaeng.cli.welfare_policy_show import KINDS
from donghaeng.welfare import KINDS as ENGINE


@pytest.fixture
def show(run, seoul):
    """Give what the command prints, its lines with single spaces."""
    return lambda *arguments: re.sub(
        " +", " ", run("welfare", "policy", "show", *arguments, "--city", str(seoul))
    ).replace(" \n", "\n")


def test_every_kind_has_its_words():
    assert set(KINDS) == set(ENGINE)


def test_a_reform_says_what_it_changes_and_of_which_policy(show):
    printed = show("safety-income", "--year", "2024")
    assert printed.startswith("Safety Income, 2024-01-01 [KRW/month]\nA change of Current welfare (current):\n")
    assert " Safety Income (safety_income): added\n" in printed


def test_numbers_stand_with_their_values_on_the_day(show):
    printed = show("safety-income", "--year", "2024")
    # 0.85 × 2,228,445 and, of a year, 1,650,000 / 12
    assert re.search(r" household size Line \[\d+\]\[\d+\]\n 1 1,894,178\.25\n", printed)
    assert re.search(r" Rate: 0\.5 \[\d+\]\n Condition, assets at most: 326,000,000 \[\d+\]\n", printed)
    assert " single 137,500 333,333.333 750,000 1,833,333.333\n" in printed


def test_what_is_unknown_unverified_or_said_twice_is_told(show):
    printed = show("current", "--year", "2024")
    assert " Amount: unknown on this day (child_allowance.amount_capital_region)\n" in printed
    assert "(housing.own_share, since 2022-01-01, unverified)\n" in printed
    assert " Condition, income below: Ceiling\n Reduced from the level on, by assets\n" in printed
    assert " Rate: 종료" not in printed
    assert " 지급 비율: 이 날 종료 (safety_income.rate)\n" in show("safety-income", "--year", "2026", "--lang", "ko")


def test_what_replaces_what_is_told_on_both_sides(show):
    printed = show("safety-income", "--year", "2024", "--lang", "ko")
    assert " 중복 수급 불가, 다음 급여가 지급되면 미지급: 안심소득\n" in printed
    assert " 중복 수급 불가, 이 급여만 지급: 생계급여, 주거급여(임차)," in printed


def test_what_it_asks_of_a_family_is_told(show):
    printed = show("safety-income-phase-1", "--year", "2024")
    assert "Asks of each family: household size (size), income (income), assessed income" in printed
    assert "(income_at_entry)" in printed


def test_a_choice_is_no_law(show):
    printed = show("basic-income", "--year", "2024")
    assert "300,000 KRW/month: a choice of the policy, no law\n" in printed


def test_no_line_is_wider_than_the_screen(run, seoul, widest):
    for lang in ("en", "ko"):
        printed = run("welfare", "policy", "show", "safety-income", "--year", "2024", "--city", seoul, "--lang", lang)
        assert widest(printed) <= 80


def test_a_levy_of_brackets_is_shown(run, tmp_path):
    (tmp_path / "welfare" / "parameters").mkdir(parents=True)
    (tmp_path / "welfare" / "policies").mkdir()
    (tmp_path / "sources.csv").write_text("key,publisher,title\nlaw,State,Law\n", encoding="utf-8")
    (tmp_path / "welfare" / "parameters" / "tax.toml").write_text(
        '[tax.brackets]\nname_en = "Tax"\nname_ko = "세율"\nunit_measure = "KRW/year"\n'
        'history = [{ since = 2024-01-01, source = "law", '
        "value = [{ above = 0, rate = 0.06 }, { above = 14000000, rate = 0.15 }] }]\n", encoding="utf-8"
    )  # fmt: skip
    (tmp_path / "welfare" / "policies" / "tax.toml").write_text(
        'name_en = "Tax"\nname_ko = "세금"\n[[programme]]\n'
        'code = "tax"\nname_en = "Tax"\nname_ko = "세금"\nkind = "brackets"\n'
        'unit = "family"\nperiod = "year"\nis_levy = true\nnumbers.brackets = "tax.brackets"\n'
        'rounding = { to = { value = 10, unit_measure = "KRW" }, how = "down" }\n', encoding="utf-8"
    )  # fmt: skip
    printed = run("welfare", "policy", "show", "tax", "--year", "2024", "--city", tmp_path)
    assert "   taken, not paid: A rate for each bracket; for a family, reckoned by the year" in printed
    assert "   Brackets [1]\n" in printed
    assert "     Bracket above 1,166,666.667: 0.15" in printed
    assert "   Rounded down to full steps" in printed
