"""`donghaeng welfare incentives`: four persons of 2024, worked by hand in `tests/welfare/test_incentives.py`."""

import csv

import pytest

from donghaeng.base.errors import DataError, InputError, OutputError, UnknownValueError

FOUR = ("welfare", "incentives", "--size", "4", "--assets", "0", "--year", "2024", "--earner-type", "one_earner",
        "--rent", "300000", "--also", "single_pensioners=1")  # fmt: skip


@pytest.fixture
def told(run, seoul):
    """Give what the command prints, its lines with single spaces."""
    return lambda *arguments: [" ".join(line.split()) for line in run(*FOUR, "--city", seoul, *arguments).splitlines()]


def test_every_kink_and_cliff_is_told_with_what_makes_it(told):
    lines = told("--policy", "current")
    # seven tenths of earnings count: livelihood up to 1,833,572 / 0.7, since the pension of 2024 ends at 2,130,000, and
    # rent up to 2,750,358 / 0.7; of the credit 2.85 in 18 is lost
    assert f"1,166,667–2,619,389 2,721,072–2,926,874 {0.7 + 2.85 / 18:.1%} Earned income tax credit" in lines
    assert "3,929,083–6,000,000 3,929,083–6,000,000 0.0% Housing benefit for rent" in lines
    assert "A won more leaves less: 3,929,083" in lines
    # 300,000 of rent less 0.3 × (2,750,358 − 1,833,572)
    assert any("−24,964" in line for line in lines)


def test_two_policies_side_by_side_and_what_is_left_of_all_earnings(told):
    lines = told("--earnings", "1000000", "--lang", "ko")
    assert [line for line in lines if line.endswith("[원/월]")] == [
        "현행 복지제도, 2024-01-01 [원/월]", "안심소득(디딤돌소득), 2024-01-01 [원/월]"]  # fmt: skip
    assert "더 벌어서 순소득이 줄어드는 구간 없음." in lines
    assert "근로소득 1,000,000원 중 순소득으로 남지 않는 비율(참여세율): 26.2%" in lines


def test_what_is_unverified_or_taken_for_granted_is_said(told):
    # housing.own_share is unverified since 2021; without rent nothing stands on it
    doubt = "This result stands on unverified numbers: housing.own_share"
    assert doubt in told("--policy", "current")
    assert told("--policy", "current")[-1].endswith("counts as none.")
    assert doubt not in told("--policy", "current", "--rent", "0")


def test_a_column_that_takes_up_less_of_a_won_lowers_the_rate(told):
    lines = told("--policy", "current", "--moves", "assessed_income=0.5")
    assert lines[2].split()[2] == f"{0.5 - 2.85 / 7:.1%}"  # the credit pays 2.85 in 7 million


def test_no_line_is_wider_than_the_screen(run, seoul, widest):
    for lang in ("en", "ko"):
        assert widest(run(*FOUR, "--city", seoul, "--lang", lang)) <= 80


def test_a_month_before_the_pilot_is_told_the_month_to_type(told):
    with pytest.raises(UnknownValueError, match="--month: found 1; expected 7, for safety_income"):
        told("--policy", "safety-income", "--year", "2022")


def test_the_picture_and_the_stretches_are_written(told, tmp_path):
    assert told("--out", str(tmp_path / "new" / "schedule.svg"))[-1].startswith("Written: ")
    assert "<title" in (tmp_path / "new" / "schedule.svg").read_text(encoding="utf-8")
    told("--moves", "assessed_income=1", "--out", str(tmp_path / "stretches.csv"))
    rows = list(csv.DictReader((tmp_path / "stretches.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {row["policy"] for row in rows} == {"current", "safety-income"}
    falling = [row for row in rows if float(row["marginal_effective_tax_rate"]) > 1]
    assert [float(row["earnings_to"]) for row in falling] == [1_833_572 - 334_810]


@pytest.mark.parametrize(("arguments", "error", "said"), [
    (("--earnings", "5", "--income", "4"), InputError, "--earnings: found 5; expected at most the --income, 4"),
    (("--earnings", "5", "--assessed-income", "4"), DataError, "less than nothing without its earnings"),
    (("--also", "children=1"), InputError, "--also: found 'children'; .* children_of_allowance_age"),
    (("--earner-type", ""), InputError, "--earner-type: found nothing, of 4 persons"),
    (("--moves", "assessed_income"), InputError, "--moves: found 'assessed_income'"),
    (("--moves", "wealth=1"), DataError, "wealth"),
    (("--policy", "none"), InputError, "has no policy 'none'"),
    (("--up-to", "0"), InputError, "no length"),
    (("--out", "schedule.png"), OutputError, "a name that ends in .csv"),
])  # fmt: skip
def test_what_cannot_be_is_refused(run, seoul, arguments, error, said):
    with pytest.raises(error, match=said):
        run(*FOUR, "--city", seoul, *arguments)
