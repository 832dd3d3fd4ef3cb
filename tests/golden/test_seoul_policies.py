"""Policies of Seoul against published examples, gazetted lines and worked cases."""

import csv
import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.base.errors import EndedError, UnknownValueError
from donghaeng.city import City
from donghaeng.welfare import apply

SEOUL = City(Path(__file__).parents[2] / "cities" / "seoul")
FAMILY = {
    "id": "a", "size": 1, "income": 0.0, "assessed_income": 0.0, "pension_assessed_income": 0.0, "assets": 0.0,
    "earnings": 0.0, "earner_type": "single", "rent": 0.0, "age": 40, "children_of_allowance_age": 0,
    "single_pensioners": 0, "couple_pensioners": 0, "income_at_entry": 0.0,
}  # fmt: skip


def under(policy, day, **families):
    """Put families under a policy on a day; each keyword is a column, of one value or of many."""
    count = max((len(column) for column in families.values() if isinstance(column, list)), default=1)
    columns = {name: [value] * count for name, value in {**FAMILY, "id": None}.items()} | {"id": list(range(count))}
    given_ = {name: column if isinstance(column, list) else [column] * count for name, column in families.items()}
    year, month = day if isinstance(day, tuple) else (day, 7)
    view = SEOUL.parameters.at(dt.date(year, month, 1))
    return apply(pl.DataFrame(columns | given_), SEOUL.policies[policy].on(view))


def won(policy, day, programme, **families):
    """Give what a programme pays, to the won."""
    return [round(amount) for amount in under(policy, day, **families)[programme]]


def months(year):
    """The pilot was paid from July 2022 to June 2025."""
    return (year, 7) if year == 2022 else (year, 1)


VECTORS = Path("facts/safety_income/test_vectors.csv")
ACCEPTED = {  # the notes of the file: papers cut to ten thousand won, or round to a thousand
    "820000": (820000, 829999), "2560000": (2560000, 2569999), "947000": (946500, 947499), "697000": (696500, 697499),
    "826550": (826541, 826550),
}  # fmt: skip
VARIANTS = {"914000", "1666667", "588500"}  # drafts of 2015 to 2021, and an example whose size nobody says


def test_the_vectors_of_the_facts(shared):
    rows = list(csv.DictReader((shared / VECTORS).read_text(encoding="utf-8").splitlines()))
    tried = [row for row in rows if row["monthly_benefit_krw"] not in VARIANTS and "CURRENT" not in row["note"]]
    assert len(tried) == 34
    for row in tried:
        family = {"size": int(row["household_size"]), "income": float(row["monthly_income_krw"] or 0),
                  "assets": float(row["assets_krw"] or 0)}  # fmt: skip
        found = won("safety-income", months(int(row["year"])), "safety_income", **family)[0]
        low, high = ACCEPTED.get(row["monthly_benefit_krw"], (int(row["monthly_benefit_krw"]),) * 2)
        assert low <= found <= high, row


def test_the_published_pair_of_2024():
    # https://fnnews.com/ampNews/202410071552446906 prints 947,000 and 697,000
    assert won("safety-income", 2024, "safety_income", income=[0, 500000]) == [947089, 697089]


def test_the_livelihood_lines_of_2025_are_the_gazetted_ones():
    lines = [765444, 1258451, 1608113, 1951287]
    assert won("current", 2025, "livelihood", size=[1, 2, 3, 4]) == lines


def test_the_livelihood_maxima_of_2026():
    assert won("current", 2026, "livelihood", size=[1, 4]) == [820556, 2078316]  # http://newsdao.kr/24574


def test_a_young_earner_of_2026():
    # https://gov.finez.co.kr/?p=1586: 820,556 - 0.7 x (1,000,000 - 600,000), printed as about 540,000
    found = won("young-earner", 2026, "livelihood", age=[30, 35], income=1e6, earnings=1e6)
    assert found == [540556, 0]


def test_a_young_earner_of_2025():
    # by hand, with 400,000 up to 29 years: 765,444 - 0.7 x (1,000,000 - 400,000)
    found = won("young-earner", 2025, "livelihood", age=[29, 30], income=1e6, earnings=1e6)
    assert found == [345444, 0]


def test_where_no_line_was_gazetted_the_share_of_the_median_is_rounded_to_the_won():
    # 2025, five persons: 0.32 x 7,108,192 = 2,274,621.44
    assert won("current", 2025, "livelihood", size=5) == [2274621]


def test_a_gazetted_line_holds_against_its_share():
    assert won("current", 2023, "livelihood", size=2) == [1036846]  # the share is 1,036,846.5


@pytest.mark.parametrize(("assets", "paid"), [(325999999, 947089), (326000000, 947089), (326000001, 0)])
def test_assets_are_compared_to_the_won(assets, paid):
    assert won("safety-income", 2024, "safety_income", assets=assets) == [paid]


def test_who_is_over_the_asset_limit_keeps_the_livelihood_benefit():
    found = under("safety-income", 2024, assets=[0, 326000001])
    assert found["livelihood"].to_list() == [0, 713102]


def test_the_first_phase_took_half_of_the_median_at_entry_and_keeps_who_rises():
    # half of 2,228,445 is 1,114,222.5
    entry = [1114222, 1114223, 0]
    found = won("safety-income-phase-1", 2024, "safety_income", income=[0, 0, 1500000], income_at_entry=entry)
    assert found == [947089, 0, 197089]  # 0.5 x (1,894,178.25 - 1,500,000)


def test_the_second_phase_is_not_known_before_it_began():
    with pytest.raises(UnknownValueError, match=r"safety_income\.entry_share"):
        under("safety-income-phase-2", 2022)


def test_the_pilot_has_ended():
    with pytest.raises(EndedError, match="safety_income"):
        under("safety-income", 2026)


def test_the_credit_of_the_law_at_its_kinks():
    # Restriction of Special Taxation Act, article 100-5, single household: 165 won for each 400 of earnings up to
    # 4 million, 1.65 million up to 9 million, then less 165 for each 1,300 to 22 million
    yearly = [2e6, 4e6, 9e6, 15.5e6, 22e6]
    monthly = [amount / 12 for amount in yearly]
    found = under("current", 2025, income=monthly, earnings=monthly, assessed_income=2e6)["eitc"]
    assert [round(amount * 12) for amount in found] == [825000, 1650000, 1650000, 825000, 0]


def test_half_of_the_credit_is_paid_from_170_million_of_assets_and_none_from_240():
    assets = [169999999, 170000000, 239999999, 240000000]
    found = under("current", 2025, income=5e5, earnings=5e5, assessed_income=5e5, assets=assets)["eitc"]
    assert [round(amount * 12) for amount in found] == [1650000, 825000, 825000, 0]


def test_a_tenant_bears_three_tenths_of_what_is_above_the_livelihood_line():
    # 2025, one person: ceiling 352,000, lines 765,444 and 1,148,166; 352,000 - 0.3 x (965,444 - 765,444) = 292,000
    income = [0, 965444, 1148166, 1148167]
    found = won("current", 2025, "housing", rent=400000, assessed_income=income)
    assert found == [352000, 292000, 237183, 0]
    assert won("current", 2025, "housing", rent=200000) == [200000]


def test_each_of_a_couple_of_pensioners_gets_a_fifth_less():
    pensioners = {"pension_assessed_income": [0, 2470000, 2470001], "single_pensioners": 1, "couple_pensioners": 0}
    assert won("current", 2026, "basic_pension_single", **pensioners) == [349700, 349700, 0]
    assert won("current", 2026, "basic_pension_couple", couple_pensioners=2) == [559520]  # 2 x 0.8 x 349,700


# 2022 and 2025: jtbc-nb12043730 and asiae-2025-08-10 in sources.csv; 2023: KBS, 9 January 2023,
# http://world.kbs.co.kr/service/news_view.htm?lang=e&Seq_Code=175037. Each of the two pensions is cut to ten won, which
# is not reckoned
@pytest.mark.parametrize(("year", "one", "both"), [
    (2022, 307500, 492000), (2023, 323180, 517080), (2025, 342510, 548000),
])  # fmt: skip
def test_pensioners_get_what_was_announced_but_for_the_cut_to_ten_won(year, one, both):
    assert won("current", year, "basic_pension_single", single_pensioners=1) == [one]
    (found,) = won("current", year, "basic_pension_couple", couple_pensioners=2)
    assert both <= found < both + 20


@pytest.mark.parametrize(("year", "single", "couple"), [
    (2022, 1800000, 2880000),  # jtbc-nb12043730 in sources.csv
    (2023, 2020000, 3232000),  # etoday-2208232
])  # fmt: skip
def test_no_pension_above_the_threshold_of_the_year(year, single, couple):
    for code, counted, line in (("single", 1, single), ("couple", 2, couple)):
        incomes = {"pension_assessed_income": [line, line + 1], f"{code}_pensioners": counted}
        assert [paid > 0 for paid in won("current", year, f"basic_pension_{code}", **incomes)] == [True, False]


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
def test_a_child_gets_100000_in_every_year_of_the_pilot(year):
    # donga-2022-04-25 and donga-2026-03-03 in sources.csv
    assert won("current", year, "child_allowance", children_of_allowance_age=2) == [200000]


def test_what_is_not_known_is_refused_only_where_a_family_needs_it():
    assert won("current", 2025, "housing", size=6) == [0]
    with pytest.raises(UnknownValueError, match=r"housing\.rent_ceiling_region_1 is not known for household_size 6"):
        under("current", 2025, size=6, rent=300000)
    # lh-housing-2026 in sources.csv
    assert won("current", 2026, "housing", size=6, rent=900000) == [699000]


def test_a_basic_income_is_paid_for_each_person():
    found = under("basic-income", 2025, size=[1, 4], income=1e6)
    assert found["basic_income"].to_list() == [300000, 1200000]
    assert found["net_income"].to_list() == [1300000, 2200000]


@given(income=st.integers(0, 6_000_000), size=st.integers(1, 7))
def test_an_extra_won_earned_never_lowers_net_income_under_safety_income_without_pensioners(income, size):
    """Only of families without pensioners whose whole income is earned: docs/methods/work-incentives.md."""
    two = [float(income), float(income + 1)]
    found = under("safety-income", 2024, size=size, income=two, assessed_income=two, earnings=two, assets=1e8)
    less, more = found["net_income"]
    assert more >= less


@given(income=st.floats(0, 3_000_000))
def test_a_programme_that_is_replaced_by_itself_changes_nothing(income):
    phase = under("safety-income-phase-2", 2024, income=income, assessed_income=income)
    whole = under("safety-income", 2024, income=income, assessed_income=income)
    assert phase.drop("id").equals(whole.drop("id"))
