"""`donghaeng welfare apply` on households whose sums the press printed: 947,000 and 697,000 a month."""

import polars as pl
import pytest

from donghaeng.base.errors import DataError, InputError, OutputError, UnknownValueError

MAP = """
[households]
file = "hh.csv"
id = "HHID"
only = { column = "asked", one_of = [1] }

[households.columns]
size = "size"
income = "inc"
assessed_income = "inc"
assets = "ast"
weight = "wt"
rent = "rent"

[households.assumed]
earnings = 0
children_of_allowance_age = 0
single_pensioners = 0
couple_pensioners = 0
"""
ROWS = """HHID,size,inc,ast,wt,rent,asked
a,1,0,100000000,1000,0,1
b,1,500000,325999999,500.5,0,1
c,1,0,326000001,2,0,1
d,1,,,,,0
"""


@pytest.fixture
def microdata(tmp_path):
    (tmp_path / "households.toml").write_text(MAP, encoding="utf-8")
    (tmp_path / "hh.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path / "households.toml"


@pytest.fixture
def applied(run, seoul):
    return lambda *arguments: run("welfare", "apply", "--year", "2024", *arguments, "--city", seoul)


def test_who_gets_what_is_told_with_weights_and_a_years_sum(applied, microdata):
    lines = applied(microdata).splitlines()
    assert lines[0] == "Safety Income, 2024-01-01; households: 3, weighted: 1,502"
    assert lines[1].split() == ["Programme", "Households", "Weighted", "KRW/year"]
    # 12 x (947,089.125 x 1,000 + 697,089.125 x 500.5)
    assert lines[-4].split() == ["Safety", "Income", "2", "1,500", "15,551,786,785"]
    # 713,102, the line of one person, to the household over the asset limit: 12 x 2 x 713,102
    (livelihood,) = [line for line in lines if line.startswith("Livelihood")]
    assert livelihood.split()[2:] == ["1", "2", "17,114,448"]
    assert " ".join(lines[-3:-1]).startswith("Assumed of every household: earnings = 0, children_of_allowance_age = 0")
    assert lines[-1] == "Households left out by `only`: 1"


def test_the_words_are_korean_where_that_is_asked_for(applied, microdata):
    printed = applied(microdata, "--lang", "ko", "--policy", "current")
    assert printed.startswith("현행 복지제도, 2024-01-01: 3가구, 가중 1,502가구\n")
    assert "생계급여" in printed
    assert "`only`에 따라 제외: 1가구" in printed


def test_numbers_that_nobody_sure_says_are_named(applied, microdata, tmp_path):
    doubt = "This result stands on unverified numbers: housing.own_share"
    assert doubt not in applied(microdata, "--policy", "current")
    (tmp_path / "hh.csv").write_text(ROWS.replace("1000,0,1", "1000,300000,1"), encoding="utf-8")
    assert applied(microdata, "--policy", "current").splitlines()[-1] == doubt


def test_a_month_before_the_pilot_is_told_the_month_to_type(applied, microdata):
    with pytest.raises(UnknownValueError, match="--month: found 1; expected 7, for safety_income"):
        applied(microdata, "--year", "2022")


def test_without_weights_households_are_counted(applied, microdata):
    microdata.write_text(MAP.replace('weight = "wt"\n', ""), encoding="utf-8")
    lines = applied(microdata).splitlines()
    assert lines[0] == "Safety Income, 2024-01-01; households: 3"
    assert lines[1].split() == ["Programme", "Households", "KRW/year"]


@pytest.mark.parametrize(("kind", "read"), [("parquet", pl.read_parquet), ("csv", pl.read_csv)])
def test_the_families_are_written_and_replaced_only_by_force(applied, microdata, tmp_path, kind, read):
    out = tmp_path / "new" / f"families.{kind}"
    assert applied(microdata, "--out", out).splitlines()[-1].endswith(f"families.{kind}")
    assert read(out).select("id", "safety_income").rows() == [("a", 947089.125), ("b", 697089.125), ("c", 0.0)]
    with pytest.raises(OutputError, match="is there already"):
        applied(microdata, "--out", out)
    applied(microdata, "--out", out, "--force", "--policy", "current")
    assert "safety_income" not in read(out).columns


def test_nothing_is_written_where_a_value_is_missing(applied, microdata, tmp_path):
    (tmp_path / "hh.csv").write_text(ROWS.replace("325999999", ""), encoding="utf-8")
    with pytest.raises(DataError, match=r"hh\.csv, row 3, ast, id b: found nothing; expected a value"):
        applied(microdata, "--out", tmp_path / "families.csv")
    assert not (tmp_path / "families.csv").exists()


def test_a_policy_that_is_not_there_is_refused(applied, microdata):
    with pytest.raises(InputError, match="has no policy 'dream'\n  - --policy: found 'dream'; expected one of"):
        applied(microdata, "--policy", "dream")


def test_another_kind_of_file_is_refused_before_anything_is_read(applied, tmp_path):
    with pytest.raises(OutputError, match=r"expected a name that ends in \.csv or \.parquet or \.xlsx"):
        applied(tmp_path / "nowhere.toml", "--out", tmp_path / "families.ods")
