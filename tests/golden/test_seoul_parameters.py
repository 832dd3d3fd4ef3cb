"""Seoul's numbers of the law against the facts they were taken from, row by row, and against each other."""

import csv
import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from donghaeng.base.errors import UnknownValueError
from donghaeng.city import City
from donghaeng.files import read_ledger
from donghaeng.welfare import Status

SEOUL = City(Path(__file__).parents[2] / "cities" / "seoul")
PARAMETERS = SEOUL.parameters

PROGRAMMES = {"safety_income", "standard_median_income", "livelihood_benefit", "medical_benefit", "housing_benefit",
              "education_benefit", "seoul_basic_security", "eitc", "child_tax_credit", "basic_pension",
              "child_allowance", "parental_benefit", "social_insurance", "income_tax"}  # fmt: skip

FOUND = {
    "safety_income/guarantee_threshold_share_of_standard_median": "safety_income.share",
    "safety_income/benefit_rate_on_shortfall": "safety_income.rate",
    "safety_income/asset_limit": "safety_income.asset_limit",
    "safety_income/phase1_entry_income_ceiling_share_of_median": "safety_income.entry_share/1",
    "safety_income/phase2_entry_income_ceiling_share_of_median": "safety_income.entry_share/2",
    "safety_income/phase3_entry_income_ceiling_share_of_median": "safety_income.entry_share/3",
    "standard_median_income/100pct": "standard_median_income.amount",
    "livelihood_benefit/threshold_share_of_median": "livelihood.share",
    "medical_benefit/threshold_share_of_median": "medical.share",
    "housing_benefit/threshold_share_of_median": "housing.share",
    "education_benefit/threshold_share_of_median": "education.share",
    "livelihood_benefit/maximum_and_threshold": "livelihood.line",
    "medical_benefit/threshold": "medical.line",
    "housing_benefit/threshold": "housing.line",
    "education_benefit/threshold": "education.line",
    "housing_benefit/rent_ceiling_seoul_region1": "housing.rent_ceiling_region_1",
    "housing_benefit/deposit_to_monthly_rent_conversion_rate": "housing.deposit_conversion_rate",
    "livelihood_benefit/earned_income_disregard_share": "livelihood.earned_income_disregard",
    "livelihood_benefit/youth_earnings_flat_deduction_age_34_or_less": "livelihood.youth_earnings_deduction",
    "livelihood_benefit/youth_earnings_flat_deduction_age_29_or_less": "livelihood.youth_earnings_deduction",
    "livelihood_benefit/basic_property_deduction_seoul": "livelihood.property_deduction_seoul",
    "livelihood_benefit/residential_property_cap_seoul": "livelihood.residential_property_cap_seoul",
    "livelihood_benefit/asset_conversion_rate_general_property": "livelihood.asset_conversion_rate/general",
    "livelihood_benefit/asset_conversion_rate_residential_property": "livelihood.asset_conversion_rate/residential",
    "livelihood_benefit/asset_conversion_rate_financial_assets": "livelihood.asset_conversion_rate/financial",
    "seoul_basic_security/livelihood_maximum": "seoul_basic_security.livelihood_maximum",
    "seoul_basic_security/income_threshold": "seoul_basic_security.line",
    **{f"eitc/{kind}_{name}": f"eitc.{name}/{kind}" for kind in ("single", "one_earner", "two_earner")
       for name in ("phase_in_end", "plateau_end", "income_ceiling", "maximum")},
    "eitc/asset_limit": "eitc.asset_limit",
    "eitc/asset_level_from_which_award_is_halved": "eitc.asset_level_of_reduction",
    "child_tax_credit/income_ceiling": "child_tax_credit.income_ceiling",
    "child_tax_credit/maximum_per_child": "child_tax_credit.maximum",
    "child_tax_credit/minimum_per_child": "child_tax_credit.minimum",
    "child_tax_credit/one_earner_plateau_end": "child_tax_credit.plateau_end/one_earner",
    "child_tax_credit/two_earner_plateau_end": "child_tax_credit.plateau_end/two_earner",
    "basic_pension/income_threshold_single": "basic_pension.income_threshold/single",
    "basic_pension/income_threshold_couple": "basic_pension.income_threshold/couple",
    "basic_pension/standard_amount_per_person": "basic_pension.amount",
    "basic_pension/couple_reduction_each": "basic_pension.couple_reduction",
    "basic_pension/priority_amount_for_low_income_pensioners_check_start_date": "basic_pension.priority_amount",
    "parental_benefit/age_0": "parental_benefit.amount/0",
    "parental_benefit/age_1": "parental_benefit.amount/1",
    "child_allowance/amount_capital_region": "child_allowance.amount_capital_region",
    "social_insurance/national_pension_employee": "social_insurance.national_pension_rate",
    "social_insurance/health_employee": "social_insurance.health_rate",
    "social_insurance/long_term_care_rate_on_health_premium": "social_insurance.long_term_care_rate",
    "social_insurance/employment_insurance_employee": "social_insurance.employment_insurance_rate",
    "social_insurance/national_pension_monthly_income_floor": "social_insurance.national_pension_floor",
    "social_insurance/national_pension_monthly_income_cap": "social_insurance.national_pension_cap",
    "income_tax/basic_personal_deduction_per_head": "income_tax.basic_deduction",
}  # fmt: skip
"""A row of the facts by programme and parameter, and the parameter (and cell) that it became."""

LEFT_OUT = {
    r"safety_income/.*_(households|households_first_announced|carers|stratum)": "households, no rule of payment",
    r"safety_income/total_.*": "households, no rule of payment",
    r"safety_income/phase\d_(applications.*|.*_sample)": "the draw of the pilot, no rule of payment",
    r"safety_income/phase\d_payment_months": "in the days from and to which each phase has its entry share",
    r"safety_income/.*budget.*": "the budget of the pilot, no rule of payment",
    r"housing_benefit/highest_rent_ceiling_any_region_and_size": "of no region or size in particular",
    r"safety_income/threshold_85pct_of_median": "follows: share times median, tested below",
    r"eitc/.*_phase_(in|out)_rate": "follows: from where the schedule bends, tested below",
    r"income_tax/bracket\d_(lower_bound|rate)": "a schedule, tested below",
    r"income_tax/employment_income_deduction_band\d_(lower_bound|base|rate)": "a schedule, tested below",
}
"""Rows of the facts that are no parameter of their own, by pattern, with the reason."""

DAYS = {
    "2022-2025": ("2022-07-01", "2025-06-30"),
    "2022-2026": ("2022-01-01", "2026-12-31"),
    "income year 2022 onward (claims from 2023)": ("2022-01-01", "2026-12-31"),
    "claims 2023-2024": ("2022-01-01", "2023-12-31"),
    "claims from 2025": ("2024-01-01", "2026-12-31"),
    "income years 2018-2021": ("2018-01-01", "2021-12-31"),
    "income year 2023 onward": ("2023-01-01", "2026-12-31"),
    "income years up to 2022": ("2020-01-01", "2022-12-31"),
    "2025-07 to 2026-06": ("2025-07-01", "2026-06-30"),
}
"""First and last day of what the facts say in words."""

UNNAMED = {
    "MOLIT notice 2023-798": "molit-2023-798",
    "Tax act (조세특례제한법) art.100-5 and 2025년 개정세법 해설 p.298": "special-taxation-act-100-5",
    "public source code": "code-tax-2025",
    "public source code describing the 2024 amount": "code-basic-pension-2024",
    "public source code table of 2025 ceilings; region-1 single value also in a second public file": "code-rent-2025",
    "public source code transcribing 2026 programme documents": "code-programmes-2026",
}
"""Sources of the facts without an address, and their key."""

SOURCED_SINCE = {("standard_median_income.amount", "2021", "7"), ("standard_median_income.amount", "2024", "7"),
                 ("child_tax_credit.plateau_end", "income year 2023 onward", "one_earner"),
                 ("child_tax_credit.plateau_end", "income year 2023 onward", "two_earner"),
                 ("basic_pension.amount", "2023", "")}  # fmt: skip
"""Unverified in the facts, at least on some days; found afterwards in what the values name as their source."""

DOUBTED = {
    ("standard_median_income.amount", "2020", "5"): "a step of 878,537 between two of 878,597 and 878,657: a misprint",
    ("basic_pension.priority_amount", "2026", ""): "the facts themselves ask to check from which day it is paid",
}
"""Sourced in the facts, and marked unverified with a note."""

BEYOND_THE_FACTS = {
    ("standard_median_income.amount", "8", 8987049): "mohw-medians-by-year",  # of 2023, as the gazette is quoted there
    ("standard_median_income.amount", "8", 9411619): "mohw-medians-by-year",  # of 2024
    ("standard_median_income.rounding", "", 1): "",  # inferred from the lines, marked unverified
    ("livelihood.youth_age", "", 29): "asiae-2026-01-29",  # in the name of a row of the facts
    ("livelihood.youth_age", "", 34): "asiae-2026-01-29",
    ("eitc.share_above_asset_level", "", 0.5): "bluefin100-eitc",  # in the name of a row of the facts: halved
    ("child_allowance.age", "", 9): "code-programmes-2026",  # in the unit of a row of the facts
    ("child_tax_credit.maximum", "", 700000): "123tax-456",
    ("social_insurance.national_pension_floor", "", 370000): "hani-1082049",
    ("social_insurance.national_pension_floor", "", 390000): "nps-contributions",
    ("social_insurance.national_pension_floor", "", 410000): "seoultimes-2000089303",
    ("social_insurance.national_pension_cap", "", 5530000): "hani-1082049",
    ("social_insurance.national_pension_cap", "", 5900000): "hani-1082049",
    ("social_insurance.national_pension_cap", "", 6170000): "nps-contributions",
    ("social_insurance.national_pension_cap", "", 6590000): "seoultimes-2000089303",
    ("social_insurance.health_rate", "", 0.0343): "ramco-korea-2021",
    ("income_tax.employment_income_deduction_cap", "", 20000000): "oecd-taxing-wages-2020",
    ("housing.own_share", "", 0.3): "",  # the rule of the housing benefit; no source was read, marked unverified
}
"""Figures that are no value of the facts, and their source."""

# "Gaps" of the facts, number 1 and 5, but for what was found since; basic pensions and insurance rates named there
# are unverified rows of the facts
GAPS = [
    ("safety_income.rounding", 2023, ""), ("education.amount", 2024, ""), ("income_tax.wage_credit", 2024, ""),
    ("parental_benefit.amount", 2024, ""), ("parental_benefit.amount", 2025, ""),
    ("housing.rent_ceiling_region_1", 2020, ""), ("housing.rent_ceiling_region_1", 2023, ""),
    *[("housing.rent_ceiling_region_1", year, size) for year in (2024, 2025) for size in "56"],
    *[("housing.rent_ceiling_region_1", 2026, size) for size in "23456"],
    *[(f"social_insurance.{rate}_rate", 2021, "")
      for rate in ("national_pension", "long_term_care", "employment_insurance")],
]  # fmt: skip


@pytest.fixture(scope="module")
def facts(shared):
    """Give the rows of the facts on our programmes."""
    with (shared / "facts" / "safety_income" / "parameters.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["programme"] in PROGRAMMES]


@pytest.fixture(scope="module")
def figures(facts):
    """Give each row that became a parameter, as (path, year, cell) and the row."""
    return [(place_of(row), row) for row in facts if name_of(row) in FOUND]


def name_of(row):
    return f"{row['programme']}/{row['parameter'].partition(' ')[0]}"


def place_of(row):
    path, _, cell = FOUND[name_of(row)].partition("/")
    return path, row["year"], cell or row["household_size"]


def days_of(place):
    """First and last day for which a row of the facts speaks; the pilot's phases begin in the course of a year."""
    path, year, cell = place
    if path == "safety_income.entry_share":
        return {"1": ("2022-07-01", "2025-06-30"), "2": ("2023-07-01", "2025-06-30"),
                "3": ("2024-04-01", "2025-03-31")}[cell]  # fmt: skip
    if (path, year) == ("social_insurance.national_pension_cap", "2020"):
        return ("2020-01-01", "2020-06-30")
    return DAYS.get(year, (f"{year}-01-01", f"{year}-12-31"))


def resolved(place, day):
    path, _, cell = place
    found = PARAMETERS.at(dt.date.fromisoformat(day))[path]
    return found.of(cell) if cell else found


def amount(path, year, size):
    return Decimal(str(PARAMETERS.at(dt.date(year, 12, 31))[path].of(size).number))


def brackets(path, year):
    return PARAMETERS.at(dt.date(year, 1, 1))[path].brackets


def test_every_row_of_the_facts_is_found_or_left_out_with_a_reason(facts):
    missing = [name for name in map(name_of, facts)
               if name not in FOUND and not any(re.fullmatch(pattern, name) for pattern in LEFT_OUT)]  # fmt: skip
    assert missing == []
    assert set(FOUND) <= set(map(name_of, facts))
    assert len(facts) >= 250


def test_every_figure_of_the_facts_is_ours_on_its_first_and_its_last_day(figures):
    ours = {(place, day): resolved(place, day).number for place, _ in figures for day in days_of(place)}
    theirs = {(place, day): float(row["value"]) for place, row in figures for day in days_of(place)}
    assert ours == theirs
    assert len(theirs) >= 300


def test_what_the_facts_call_unverified_is_unverified_here_and_nothing_else(figures):
    theirs = {place for place, row in figures if row["source"] == "unverified"}
    ours = {place for place, _ in figures
            if all(resolved(place, day).status is Status.UNVERIFIED for day in days_of(place))}  # fmt: skip
    assert ours - theirs == set(DOUBTED)
    assert theirs - ours == SOURCED_SINCE


def test_every_figure_names_the_source_of_the_facts(figures):
    sources = read_ledger(SEOUL.path).sources
    sourced = [(place, row) for place, row in figures if row["source"] != "unverified"]
    wrong = [place for place, row in sourced if not is_source(resolved(place, days_of(place)[0]), row, sources)]
    assert wrong == []


def is_source(found, row, sources):
    """Tell whether a value names the source of a row, by its address or, without one, by its key."""
    said = re.sub(r" \([^()]*\)$", "", row["source"])
    (key,) = found.sources
    return key == UNNAMED[said] if said in UNNAMED else sources[key].url == said


def test_there_is_no_figure_beyond_the_facts_but_those_listed(figures):
    theirs = {(path, cell, float(row["value"])) for (path, _, cell), row in figures}
    ours = {(parameter.path, cell, number): row.source for parameter in PARAMETERS for row in parameter.history
            for cell, number in cells(row.value)}  # fmt: skip
    assert {figure: source for figure, source in ours.items() if figure not in theirs} == BEYOND_THE_FACTS


def cells(value):
    """Give the numbers of a value by cell; schedules are compared by themselves."""
    if isinstance(value, dict):
        return value.items()
    return [("", value)] if isinstance(value, float) else []


@pytest.mark.parametrize("year", [2020, 2024])
def test_brackets_of_the_income_tax_are_those_of_the_facts(facts, year):
    values = {row["parameter"]: float(row["value"]) for row in facts
              if row["parameter"].startswith("bracket") and row["year"] == str(year)}  # fmt: skip
    ours = brackets("income_tax.brackets", year)
    assert values == {f"bracket{number}_{name}": value for number, bracket in enumerate(ours, 1)
                      for name, value in (("lower_bound", bracket.above), ("rate", bracket.rate))}  # fmt: skip


# The table of 2025 that the facts name for the deduction has the brackets, too, with the tax below each
def test_brackets_of_2025_are_those_of_2024_and_add_up_to_the_printed_tax():
    ours = brackets("income_tax.brackets", 2025)
    below = [(upper.above - lower.above) * lower.rate for lower, upper in pairwise(ours)]
    printed = [840000, 6240000, 15360000, 37060000, 94060000, 174060000, 384060000]
    assert ours == brackets("income_tax.brackets", 2024)
    assert [round(tax) for tax in accumulate(below)] == printed


def test_the_deduction_from_pay_is_that_of_the_facts_with_the_sums_printed_below_each_bracket(facts):
    values = {row["parameter"]: float(row["value"]) for row in facts if "_deduction_band" in row["parameter"]}
    ours = brackets("income_tax.employment_income_deduction", 2025)
    below = [0, *accumulate((upper.above - lower.above) * lower.rate for lower, upper in pairwise(ours))]
    rows = enumerate(zip(ours, below, strict=True), 1)
    assert values == {f"employment_income_deduction_band{number}_{name}": value for number, (bracket, base) in rows
                      for name, value in (("lower_bound", bracket.above), ("rate", bracket.rate),
                                          ("base", round(base)))}  # fmt: skip
    assert ours == brackets("income_tax.employment_income_deduction", 2015)


def test_rates_of_the_earned_income_credit_follow_from_where_it_bends(facts):
    rates = [row for row in facts if re.fullmatch(r".*_phase_(in|out)_rate", row["parameter"])]
    theirs = {(row["parameter"], row["year"]): float(Fraction(row["value"])) for row in rates}
    ours = {(row["parameter"], row["year"]): credit_rate(row["parameter"], DAYS[row["year"]][0]) for row in rates}
    assert ours == pytest.approx(theirs)
    assert len(theirs) == 5


def credit_rate(name, day):
    kind, way = re.fullmatch(r"(.*)_phase_(in|out)_rate", name).groups()
    points = ("maximum", "phase_in_end", "plateau_end", "income_ceiling")
    maximum, rise, plateau, ceiling = (resolved((f"eitc.{point}", "", kind), day).number for point in points)
    return maximum / rise if way == "in" else maximum / (ceiling - plateau)


OFF_BY_A_WON = {("livelihood", 2023, "2"): -1, ("medical", 2023, "3"): 1, ("medical", 2023, "6"): 1}
"""Where a gazetted line is not the share of the median to the nearest won; the notes of the lines say so."""


def lines(benefit):
    return [(row.since.year, size, line) for row in PARAMETERS[f"{benefit}.line"].history if row.value
            for size, line in row.value.items()]  # fmt: skip


@pytest.mark.parametrize("benefit", ["livelihood", "medical", "housing", "education"])
def test_a_gazetted_line_is_the_share_of_the_median_to_the_nearest_won_but_for_three(benefit):
    off = {(benefit, year, size): line - int(share_of_median(f"{benefit}.share", year, size))
           for year, size, line in lines(benefit)}  # fmt: skip
    assert {place: won for place, won in off.items() if won} == {
        place: won for place, won in OFF_BY_A_WON.items() if place[0] == benefit
    }


def test_the_lines_of_2025_are_those_that_were_gazetted():
    gazetted = [765444, 1258451, 1608113, 1951287]
    assert [amount("livelihood.line", 2025, size) for size in (1, 2, 3, 4)] == gazetted
    assert [share_of_median("livelihood.share", 2025, size) for size in (1, 2, 3, 4)] == gazetted


def share_of_median(path, year, size):
    share = PARAMETERS.at(dt.date(year, 12, 31))[path].number
    return (Decimal(str(share)) * amount("standard_median_income.amount", year, size)).quantize(1, ROUND_HALF_UP)


def test_the_lines_of_the_pilot_are_85_percent_of_the_median_to_the_nearest_won(facts):
    printed = {row["household_size"]: int(row["value"]) for row in facts
               if row["parameter"] == "threshold_85pct_of_median"}  # fmt: skip
    assert printed == {size: share_of_median("safety_income.share", 2022, size) for size in "123456"}


# The eighth person and the step for each further one, as the gazettes of 2022 to 2026 print them
@pytest.mark.parametrize(("year", "eighth", "step"), [
    (2022, 8654180, 873588), (2023, 8987049, 879534), (2024, 9411619, 896625), (2025, 9912051, 923623),
    (2026, 10474348, 959198),
])  # fmt: skip
def test_a_larger_household_adds_the_step_from_six_to_seven(year, eighth, step):
    six, seven, eight, ten = (amount("standard_median_income.amount", year, size) for size in (6, 7, 8, 10))
    assert (eight, seven - six, ten - eight) == (eighth, step, 2 * step)


# Public code on the table of 2026 gives 15,270,338 for thirteen persons
def test_thirteen_persons_in_2026():
    assert amount("standard_median_income.amount", 2026, 13) == 15270338


@pytest.mark.parametrize(("path", "year", "cell"), GAPS)
def test_a_gap_of_the_facts_is_unknown_and_refused(path, year, cell):
    with pytest.raises(UnknownValueError, match=f"{path} is not known"):
        resolved((path, year, cell), f"{year}-06-30")


PILOT = [path for path in PARAMETERS.by_path if path.startswith("safety_income.")]


@pytest.mark.parametrize("path", PILOT)
def test_the_pilot_has_ended(path):
    assert resolved((path, "", ""), "2025-07-01").is_ended
    assert resolved((path, "", ""), "2026-11-28").is_ended


@pytest.mark.parametrize("path", [path for path in PARAMETERS.by_path if path not in PILOT])
def test_nothing_is_known_of_2027(path):
    with pytest.raises(UnknownValueError, match="is not known on 2027-01-01"):
        resolved((path, "", ""), "2027-01-01")
