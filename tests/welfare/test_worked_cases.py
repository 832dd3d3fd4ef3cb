"""Taxes, credits and insurance by Seoul's numbers of the law against cases that others worked.

Each case names who published it. The numbers come from the folder of the city and go through `apply`, as a policy of
one programme: none of these is a policy of the city's.
"""

import datetime as dt
import math
from pathlib import Path

import polars as pl
import pytest

from donghaeng.city import City
from donghaeng.welfare import Choice, Condition, Law, Policy, Programme, apply

PARAMETERS = City(Path(__file__).parents[2] / "cities" / "seoul").parameters
YEAR = 12
MONEY = {"income", "pay", "earnings"}
KIND = {"household_type": "earner_type"}


def yearly(programmes, year, *, month=1, **family):
    """What programmes pay or take of one family in a year; money in ``family`` is a year's. [KRW/year]"""
    columns = {name: value / YEAR if name in MONEY else value for name, value in family.items()}
    frame = pl.DataFrame(
        {"id": [1], "size": [1], "income": [columns.get("earnings", 0.0)]}
        | {name: [value] for name, value in columns.items()}
    )
    view = PARAMETERS.at(dt.date(year, month, 1))
    paid = apply(frame, Policy("case", {}, programmes).on(view))
    return sum(paid[programme.code].item() for programme in programmes) * YEAR


def schedule(path):
    """Make a programme of the brackets of a parameter, on income."""
    return (Programme("schedule", {}, "brackets", "family", "year", {"brackets": Law(path)}),)


def insurance(rate, **limits):
    numbers = {"rate": Law(rate), **{name: Law(path) for name, path in limits.items()}}
    return (Programme("insurance", {}, "rate_with_ceiling", "family", "month", numbers),)


TAX, DEDUCTION = schedule("income_tax.brackets"), schedule("income_tax.employment_income_deduction")
CREDIT = (Programme("eitc", {}, "trapezoid", "family", "year",
                    {"maximum": Law("eitc.maximum"), "phase_in_end": Law("eitc.phase_in_end"),
                     "plateau_end": Law("eitc.plateau_end"), "ceiling": Law("eitc.income_ceiling")},
                    columns=KIND),)  # fmt: skip
PENSION = insurance("social_insurance.national_pension_rate", floor="social_insurance.national_pension_floor",
                    ceiling="social_insurance.national_pension_cap")  # fmt: skip
HEALTH = insurance("social_insurance.health_rate")


# Income tax, Income Tax Act, article 55


@pytest.mark.parametrize(("year", "taxable", "tax"), [
    # National Tax Service, rates of the global income tax, example for 2025: 30,000,000 x 15 % - 1,260,000
    # https://www.nts.go.kr/nts/cm/cntnts/cntntsView.do?mi=2227&cntntsId=7667 (as quoted in JinHo-von-Choi/SooTool,
    # tests/scenarios/kr_official_examples.yaml, collected on 4 October 2026)
    (2025, 30_000_000, 3_240_000),
    # PwC, Worldwide Tax Summaries, Korea: sample personal income tax calculation, calendar year 2024, 17 July 2024
    # https://taxsummaries.pwc.com/republic-of-korea/individual/sample-personal-income-tax-calculation
    (2024, 79_250_000, 13_260_000),
    # jaytax.tistory.com/m/34, undated, with the lower brackets of before 2023: 87,000,000 x 24 % - 5,220,000
    (2020, 87_000_000, 15_660_000), (2021, 87_000_000, 15_660_000), (2022, 87_000_000, 15_660_000),
])  # fmt: skip
def test_a_worked_case_of_the_income_tax(year, taxable, tax):
    assert yearly(TAX, year, income=taxable) == pytest.approx(tax, abs=0.5)


# Selim Tax, Income Tax Rates (2023), http://www.etaxoffice.co.kr/eng/sub/?cat_no=98, "from 2023 onwards"
RATES_FROM_2023 = [
    (14_000_000, 0.06, 0), (50_000_000, 0.15, 1_260_000), (88_000_000, 0.24, 5_760_000),
    (150_000_000, 0.35, 15_440_000), (300_000_000, 0.38, 19_940_000), (500_000_000, 0.40, 25_940_000),
    (1_000_000_000, 0.42, 35_940_000), (2_000_000_000, 0.45, 65_940_000),
]  # fmt: skip
# survivaltipz.com, "근로소득세세율", undated; it has the top bracket of 2021 and the lower ones of before 2023
RATES_OF_2021 = [
    (12_000_000, 0.06, 0), (46_000_000, 0.15, 1_080_000), (88_000_000, 0.24, 5_220_000),
    (150_000_000, 0.35, 14_900_000), (300_000_000, 0.38, 19_400_000), (500_000_000, 0.40, 25_400_000),
    (1_000_000_000, 0.42, 35_400_000), (2_000_000_000, 0.45, 65_400_000),
]  # fmt: skip


@pytest.mark.parametrize(
    ("years", "rates"), [((2023, 2024, 2025, 2026), RATES_FROM_2023), ((2021, 2022), RATES_OF_2021)]
)
def test_the_tax_is_the_rate_less_the_progressive_deduction(years, rates):
    for year in years:
        found = [yearly(TAX, year, income=taxable) for taxable, _, _ in rates]
        assert found == pytest.approx([taxable * rate - less for taxable, rate, less in rates], abs=1)


# Deduction from pay, Income Tax Act, article 47


@pytest.mark.parametrize(("year", "pay", "deduction"), [
    (2024, 100_000_000, 14_750_000),  # PwC, the sample calculation above
    # OECD, Taxing Wages 2016, Korea, rules of 2015: the sum at the foot of each bracket
    # https://www.oecd-ilibrary.org/sites/tax_wages-2016-27-fr/index.html
    (2015, 5_000_000, 3_500_000), (2015, 15_000_000, 7_500_000), (2015, 45_000_000, 12_000_000),
    # gtakorea.org/page/taxguide_03.html, undated: above 100 million 14,750,000 and 2 % of the rest
    (2025, 150_000_000, 15_750_000),
])  # fmt: skip
def test_a_worked_case_of_the_deduction_from_pay(year, pay, deduction):
    assert yearly(DEDUCTION, year, income=pay) == pytest.approx(deduction, abs=0.5)


def test_from_pay_to_tax():
    # PwC, the sample calculation above: 100 million less the deduction and four times the basic deduction
    view = PARAMETERS.at(dt.date(2024, 1, 1))
    adjusted = 100_000_000 - yearly(DEDUCTION, 2024, income=100_000_000)
    taxable = adjusted - 4 * view["income_tax.basic_deduction"].number
    assert (round(adjusted), round(taxable)) == (85_250_000, 79_250_000)
    assert round(yearly(TAX, 2024, income=taxable)) == 13_260_000


# Earned income tax credit, Restriction of Special Taxation Act, article 100-5; decree, annex 11, as amended on
# 28 February 2025 (Presidential Decree 35347): https://www.law.go.kr/LSW/flDownload.do?flSeq=170016365&bylClsCd=110201,
# read as transcribed in JinHo-von-Choi/SooTool, src/sootool/policies/tax/kr_eitc_2025.yaml, October 2026.
# A row has pay from and below, and the credit of that step; steps are of 100,000 won.

RISING = [
    ("single", 100_000, 200_000, 83_000), ("single", 600_000, 700_000, 289_000),
    ("single", 2_000_000, 2_100_000, 867_000),
    ("single", 3_300_000, 3_400_000, 1_403_000), ("single", 3_900_000, 4_000_000, 1_650_000),
    ("one_earner", 4_000_000, 4_100_000, 1_670_000), ("one_earner", 5_400_000, 5_500_000, 2_240_000),
    ("one_earner", 6_900_000, 7_000_000, 2_850_000), ("two_earner", 6_000_000, 6_100_000, 2_517_000),
    ("two_earner", 7_000_000, 7_100_000, 2_929_000), ("two_earner", 7_900_000, 8_000_000, 3_300_000),
]  # fmt: skip
FLAT = [
    ("single", 4_000_000, 4_100_000, 1_650_000), ("single", 8_900_000, 9_000_000, 1_650_000),
    ("one_earner", 8_000_000, 8_100_000, 2_850_000), ("one_earner", 13_900_000, 14_000_000, 2_850_000),
    ("two_earner", 15_000_000, 15_100_000, 3_300_000), ("two_earner", 16_900_000, 17_000_000, 3_300_000),
]  # fmt: skip
FALLING = [
    ("single", 9_100_000, 9_200_000, 1_638_000), ("single", 10_000_000, 10_100_000, 1_524_000),
    ("single", 15_000_000, 15_100_000, 889_000), ("single", 19_000_000, 19_100_000, 381_000),
    ("single", 21_000_000, 21_100_000, 127_000), ("single", 21_770_000, 21_800_000, 30_000),
    ("single", 21_800_000, 21_881_900, 26_000), ("one_earner", 14_100_000, 14_200_000, 2_835_000),
    ("one_earner", 15_000_000, 15_100_000, 2_692_000), ("one_earner", 20_000_000, 20_100_000, 1_900_000),
    ("one_earner", 25_000_000, 25_100_000, 1_109_000), ("one_earner", 30_000_000, 30_100_000, 317_000),
    ("one_earner", 31_810_600, 31_900_000, 30_000), ("two_earner", 17_100_000, 17_200_000, 3_288_000),
    ("two_earner", 20_000_000, 20_100_000, 2_934_000), ("two_earner", 30_000_000, 30_100_000, 1_712_000),
    ("two_earner", 40_000_000, 40_100_000, 489_000), ("two_earner", 43_000_000, 43_100_000, 123_000),
    ("two_earner", 43_800_000, 43_877_300, 25_000),
]  # fmt: skip


def up_to_a_thousand(won):
    return math.ceil(round(won, 3) / 1000) * 1000


def credit(kind, pay, year=2025):
    return yearly(CREDIT, year, earnings=pay, earner_type=kind)


def child_credit(kind, pay, year):
    """For one child: the minimum, and above it what falls to nothing at the ceiling."""
    view = PARAMETERS.at(dt.date(year, 1, 1))
    least, most = (view[f"child_tax_credit.{name}"].number for name in ("minimum", "maximum"))
    ceiling = Law("child_tax_credit.income_ceiling")
    minimum = Programme("minimum", {}, "flat", "family", "year", {"amount": Law("child_tax_credit.minimum")},
                        conditions=(Condition("earnings", "below", ceiling),))  # fmt: skip
    above = Programme("above", {}, "trapezoid", "family", "year",
                      {"maximum": Choice(most - least, "KRW/year"), "phase_in_end": Choice(YEAR, "KRW/year"),
                       "plateau_end": Law("child_tax_credit.plateau_end"), "ceiling": ceiling},
                      columns=KIND)  # fmt: skip
    return yearly((minimum, above), year, earnings=pay, earner_type=kind)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize(("kind", "low", "high", "printed"), [*RISING, *FLAT, *FALLING])
def test_the_table_of_the_credit_is_the_line_rounded_up_in_favour_of_the_family(kind, low, high, printed, year):
    ends = [credit(kind, pay, year) for pay in (low, high)]
    assert up_to_a_thousand(max(ends)) == printed
    inside = credit(kind, (low + high) / 2, year)
    assert 0 <= printed - inside < 42_000 + 1_000  # a step of the steepest side, 100,000 x 165 / 400, and the rounding


@pytest.mark.parametrize(("high", "printed"), [(1_100_000, 454_000), (2_100_000, 867_000), (4_000_000, 1_650_000)])
def test_below_four_million_the_table_gives_one_earner_what_it_gives_a_single_and_we_less(high, printed):
    assert up_to_a_thousand(credit("single", high)) == printed
    assert 0 < printed - credit("one_earner", high) < 22_500


def test_small_credits_that_the_tax_service_pays_otherwise():
    # Article 100-7 (3), same source: below 15,000 nothing; while it rises at least 100,000, while it falls 30,000
    assert round(credit("single", 50_000)) == 20_625  # the table has 29,000, and 100,000 is paid
    assert round(credit("single", 21_850_000)) == 19_038  # the table has 26,000, and 30,000 is paid
    assert round(credit("single", 21_890_000)) == 13_962  # the table has none


# Child tax credit, article 100-29; decree, annex 11-2, as amended on 17 February 2021, on https://123tax.tistory.com/456


@pytest.mark.parametrize(("kind", "low", "printed"), [
    ("one_earner", 20_999_999, 700_000), ("one_earner", 21_000_000, 700_000), ("one_earner", 21_500_000, 695_000),
    ("one_earner", 22_000_000, 690_000), ("one_earner", 24_000_000, 669_000), ("one_earner", 30_000_000, 606_000),
    ("one_earner", 35_500_000, 548_000), ("one_earner", 38_500_000, 516_000), ("two_earner", 24_500_000, 700_000),
    ("two_earner", 25_500_000, 694_000), ("two_earner", 30_000_000, 634_000), ("two_earner", 35_500_000, 560_000),
    ("two_earner", 38_500_000, 520_000),
])  # fmt: skip
def test_the_child_credit_falls_on_a_line_to_its_minimum_at_the_ceiling(kind, low, printed):
    assert up_to_a_thousand(child_credit(kind, low, 2020)) == printed


# Social insurance


@pytest.mark.parametrize(("year", "month", "pay", "premium"), [
    # National Pension Service, expected pensions of 2026: income 1, 3 and 5 million, contributions 95,000, 285,000 and
    # 475,000, of which the employee pays half; https://www.nps.or.kr/html/download/easy_pension/easypension_1_2026_3.xlsx
    # (as quoted in JinHo-von-Choi/SooTool, kr_official_examples.yaml)
    (2026, 1, 1_000_000, 47_500), (2026, 1, 3_000_000, 142_500), (2026, 1, 5_000_000, 237_500),
    # Hankyoreh, 3 March 2023: from July who earns 370,000 won or less pays 33,300, half of it the employer
    # http://herstory.hani.co.kr/arti/society/rights/1082049.html
    (2024, 1, 300_000, 16_650), (2024, 1, 370_000, 16_650),
])  # fmt: skip
def test_a_worked_case_of_the_national_pension(year, month, pay, premium):
    assert yearly(PENSION, year, month=month, pay=pay * YEAR) / YEAR == pytest.approx(premium, abs=0.5)


@pytest.mark.parametrize(("before", "after", "rise"), [
    # GIAI, June 2024: from 5.9 million on an employee pays up to 12,150 more; https://kr.giai.org/policy/page/28
    ((2024, 1), (2024, 7), 12_150),
    # KBS, 30 June 2025: the contribution of both rises by up to 18,000; https://news.kbs.co.kr/news/pc/view/view.do?ncd=8290585
    ((2025, 1), (2025, 7), 9_000),
])  # fmt: skip
def test_the_highest_contribution_rises_as_was_announced(before, after, rise):
    highest = [yearly(PENSION, year, month=month, pay=10_000_000 * YEAR) / YEAR for year, month in (before, after)]
    assert highest[1] - highest[0] == pytest.approx(rise, abs=0.5)


def test_the_lowest_contribution_rose_by_450_for_each_side_in_2025():
    # KBS, as above: 900 for both
    lowest = [yearly(PENSION, 2025, month=month, pay=100_000 * YEAR) / YEAR for month in (1, 7)]
    assert lowest[1] - lowest[0] == pytest.approx(450, abs=0.5)


def test_health_and_long_term_care_of_two_million():
    # Social insurance information centre, how premiums of 2026 are reckoned: 2,000,000 x 7.19 % x 50 % = 71,900,
    # and of it 0.9448 / 7.19 = 9,440, cut off below ten won; https://www.4insure.or.kr/pbiz/ntcn/inscSmlCalcView.do
    premium = yearly(HEALTH, 2026, pay=2_000_000 * YEAR) / YEAR
    care = premium * PARAMETERS.at(dt.date(2026, 1, 1))["social_insurance.long_term_care_rate"].number
    assert round(premium) == 71_900
    assert math.floor(care / 10) * 10 == 9_440


# Basic pension


def test_each_of_a_couple_of_pensioners_gets_a_fifth_less():
    # Ministry of Health and Welfare, 9 January 2026: 349,700, of a couple 279,760 each and 559,520 together
    # (as quoted in public source code; repository not recorded)
    couple = (Programme("pension", {}, "flat", "person", "month",
                        {"amount": Law("basic_pension.amount"), "reduction": Law("basic_pension.couple_reduction")},
                        columns={"per": "pensioners"}),)  # fmt: skip
    assert [round(yearly(couple, 2026, pensioners=count) / YEAR) for count in (1, 2)] == [279_760, 559_520]
