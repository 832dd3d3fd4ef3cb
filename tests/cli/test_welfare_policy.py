"""`donghaeng welfare policy check`: faults of files, and what is doubtful on a day."""

import shutil

import pytest

from donghaeng.base.errors import InputError


@pytest.fixture
def check(run, seoul):
    return lambda *arguments: run("welfare", "policy", "check", *arguments, "--city", str(seoul))


@pytest.fixture
def copied(seoul, tmp_path):
    """Give a copy of what a policy needs of Seoul, to be changed."""
    for name in ("city.toml", "sources.csv"):
        shutil.copy(seoul / name, tmp_path / name)
    shutil.copytree(seoul / "welfare", tmp_path / "welfare")
    return tmp_path


def test_what_is_unverified_or_unknown_on_a_day_is_told_with_who_uses_it(check):
    printed = check("safety-income", "--year", "2024")
    assert printed.startswith("No faults. Policies: safety-income\nNumbers to know of on 2024-01-01:\n")
    assert "  housing.own_share: unverified (housing)" in printed
    assert "  basic_pension.couple_reduction: unknown, refused where a family needs it" in printed
    assert "  housing.rent_ceiling_region_1: for household sizes 1, 2, 3, 4 only (housing)" in printed


def test_a_programme_that_ended_is_told(check):
    # the pilot ended in 2025
    assert "safety_income.rate: 종료, 필요한 가구가 있으면" in check("safety-income", "--year", "2026", "--lang", "ko")


def test_all_policies_are_checked_without_a_code(check):
    printed = check("--year", "2024", "--month", "7")
    assert "basic-income, current, " in printed
    assert "on 2024-07-01:" in printed


def test_a_policy_without_a_doubt_says_so(copied, run):
    policies = copied / "welfare" / "policies"
    for file in policies.glob("*.toml"):
        file.unlink()
    (policies / "plain.toml").write_text(
        'name_en = "Plain"\nname_ko = "기본"\n[[programme]]\ncode = "plain"\nname_en = "Plain"\nname_ko = "기본"\n'
        'kind = "flat"\nunit = "household"\nperiod = "month"\n'
        'numbers.amount = { value = 1000, unit_measure = "KRW/month" }\n',
        encoding="utf-8",
    )
    printed = run("welfare", "policy", "check", "--year", "2024", "--city", copied)
    assert printed == "No faults. Policies: plain\nEvery number is known and verified on 2024-01-01.\n"


def test_every_fault_is_told_with_its_file_and_a_remedy(copied, run):
    file = copied / "welfare" / "policies" / "half.toml"
    text = 'name_en = "Half"\nname_ko = "절반"\nextends = "safety-income"\n[[programme]]\ncode = "safety_income"\n'
    file.write_text(text + 'numbers.rate = { value = 50, unit_measure = "1" }\nreplaces = ["rent"]\n', encoding="utf-8")
    with pytest.raises(InputError) as refused:
        run("welfare", "policy", "check", "half", "--city", copied)
    told = [(fault.file, fault.where, fault.found) for fault in refused.value.faults]
    assert told == [
        ("welfare/policies/half.toml", "safety_income: replaces", "'rent'"),
        ("welfare/policies/half.toml", "safety_income: numbers.rate", "50.0"),
    ]
