"""The response to an index. Expected values of Seoul's what-if are worked out by hand from its rows."""

import math

import numpy as np
import pytest

from donghaeng.base.errors import ConflictError, DataError, InputError
from donghaeng.city.report import IndexReport
from donghaeng.city.response import Question, amounts_to, response_of, response_of_report

UNITS = {"home_improvement": 15e6, "housing_moves": 10e6}
CEILINGS = {"crisis_support": 60e9, "gap_care": 10e9, "home_improvement": 25e9, "housing_moves": 20e9,
            "dementia_care": 8e9, "suicide_prevention": 8e9, "learning_support": 8e9, "lonely_death_checks": 6e9,
            "volunteering": 5e9}  # fmt: skip
SCORES = {"livelihood_care": (80 + 110) / 2, "housing": 90, "medical_health": (85 + 112.5) / 2,
          "education_culture": (85 + 120) / 2, "safety": (95 + 102.5) / 2,
          "social_integration": (94 + 2800 / 30) / 2}  # fmt: skip
"""Of 2024: the means of two indicators each, values in percent of those of 2022."""


@pytest.fixture(scope="module")
def seoul(going_together):
    return response_of(going_together)


@pytest.fixture(scope="module")
def illustrated(what_if):
    return response_of(what_if)


@pytest.fixture(scope="module")
def answered(illustrated):
    return illustrated.answer(100e9)


# What is asked for


@pytest.mark.parametrize("name", ["seoul", "illustrated"])
def test_without_a_question_the_last_two_periods_are_compared_and_the_next_year_is_planned(name, request):
    made = request.getfixturevalue(name)
    assert made.asked == Question("seoul", "2023", "2024", "2025", 100.0)
    assert [place.period for place in made.places] == ["2023", "2024"]


def test_what_is_asked_for_is_kept_and_the_rest_follows_from_it(what_if):
    assert response_of(what_if, Question(last="2023")).asked == Question("seoul", "2022", "2023", "2024")
    asked = Question("seoul", "2022", "2024", "2030", 90.0)
    assert response_of(what_if, asked).asked == asked


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        (Question(unit="busan"), "unit: found 'busan'; expected one of seoul"),
        (Question(first="1999"), "from: found '1999'; expected one of 2022, 2023, 2024"),
        (Question(last="1999"), "to: found '1999'; expected one of 2022, 2023, 2024"),
        (Question(year="next"), "year: found 'next'; expected a year, such as 2025"),
        (Question(year="2023"), "year: found '2023'; expected 2024 or later"),
        (Question(last="2023", year="2022"), "year: found '2022'; expected 2023 or later"),
        (Question(target=0.0), "target: found 0; expected a score above 0, such as 100"),
        (Question(target=math.nan), "target: found nan; expected a score above 0, such as 100"),
        (Question(first="2024"), "from and to: found 2024 to 2024; expected an earlier and a later period"),
        (
            Question(first="2024", last="2023"),
            "from and to: found 2024 to 2023; expected an earlier and a later period",
        ),
        (Question(last="2022"), "from and to: found 2022 alone; expected an earlier and a later period"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(what_if, asked, fault):
    with pytest.raises(InputError, match="there is nothing to respond to") as error:
        response_of(what_if, asked)
    assert [str(found) for found in error.value.faults] == [fault]


def test_faults_of_a_question_are_told_together(what_if):
    with pytest.raises(InputError) as error:
        response_of(what_if, Question(unit="busan", first="1999", year="25"))
    assert [found.where for found in error.value.faults] == ["unit", "from", "year"]


# Seoul, as it is published


def test_of_seoul_no_cause_is_known_and_thirty_indicators_lack_something(seoul):
    assert {made.cause for made in seoul.diagnoses.values()} == {"unknown"}
    assert {*SCORES} < {*seoul.diagnoses}
    assert len(seoul.missing) == len(seoul.index.framework.indicators) == 30


def test_of_seoul_nothing_can_be_sized_nor_divided(seoul):
    assert (seoul.sizings, seoul.portfolio, seoul.most, seoul.statement) == ((), None, 0.0, {})
    with pytest.raises(DataError, match="nothing that money could be given to") as error:
        seoul.answer(1e9)
    assert str(error.value.faults[0]) == (
        "budget.csv, file: found no such file; expected programmes and their curves: budget.csv and curves.csv"
    )


def test_what_the_city_said_stands_with_its_own_node_alone(seoul):
    assert [(row.node, row.period, row.kind) for row in seoul.said("housing")] == [
        ("housing", "2024", "cause"),
        ("housing", "2024", "response"),
    ]


def test_a_report_that_is_open_already_has_the_same_response(going_together, seoul):
    made = response_of_report(IndexReport(going_together))
    assert (made.asked, made.missing) == (seoul.asked, seoul.missing)


# The what-if: support of households in crisis fell from 66,000 of 120,000 to 72,000 of 150,000, while its budget rose
# from 34.32 billion to 38.16 billion won and prices by 106 / 104: in real terms by 12 / 11, as output did.


def test_the_cause_of_a_coverage_is_what_lowered_it_by_the_logarithms_of_its_drivers(illustrated):
    made = illustrated.diagnoses["crisis_household_support_rate"]
    assert (made.cause, made.shares["demand"].value) == ("demand", pytest.approx(1))
    need, funding = -math.log(150 / 120), math.log((38.16 / 106) / (34.32 / 104))
    assert funding == pytest.approx(math.log(12 / 11))
    per_log = (80 - 55 / 0.6) / (need + funding)  # points of the score, in proportion to the logarithms
    assert made.change == pytest.approx(80 - 55 / 0.6)
    assert made.points["demand"] == pytest.approx(need * per_log)
    assert made.points["funding"] == pytest.approx(funding * per_log)
    assert made.points["efficiency"] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("node", "cause"),
    [
        ("vulnerable_housing_improvement", "efficiency"),  # budget 26 to 26.5 billion as prices rose by as much
        ("housing_upgrade_support", "funding"),  # budget 37 to 28 billion, output 3600 to 2700
        ("education_marginalised_tailored_support", "funding"),
        ("donation_experience", "unknown"),  # an outcome
        ("lonely_death_prevention_monitoring", "unknown"),  # nothing but its value
        ("education_culture", "none"),  # 95 and 110 to 85 and 120
    ],
)
def test_other_causes_of_the_what_if(illustrated, node, cause):
    assert illustrated.diagnoses[node].cause == cause


def test_sizing_brings_an_indicator_below_the_target_back_to_it(illustrated):
    sized = {one.standing.indicator: one for one in illustrated.sizings}
    crisis = sized["crisis_household_support_rate"]  # 80 to 100: a quarter more
    assert crisis.output_missing == pytest.approx(0.25 * 72_000)
    assert crisis.extra_money == pytest.approx(0.25 * 38.16e9)
    assert crisis.efficiency == pytest.approx(72_000 / (38.16e9 / 1.06))
    assert crisis.factor is None
    homes = sized["vulnerable_housing_improvement"]  # 90 to 100 by better work
    assert (homes.extra_money, homes.factor) == (None, pytest.approx(100 / 90))
    assert {*sized} == {"crisis_household_support_rate", "vulnerable_housing_improvement", "housing_upgrade_support",
                        "suicide_high_risk_management_rate", "education_marginalised_tailored_support"}  # fmt: skip


def test_sizing_follows_the_target(what_if):
    sized = {one.standing.indicator: one for one in response_of(what_if, Question(target=84.0)).sizings}
    assert {*sized} == {"crisis_household_support_rate"}
    assert sized["crisis_household_support_rate"].extra_money == pytest.approx((84 / 80 - 1) * 38.16e9)


# Meals for 600 of 1,000 pupils, 500 of 1,250, 600 of 1,250: 60, 40 and 48 %. Money raised it in the last year, by as
# much as money had lowered it before; what is left of the fall from 60 to 48 is need. Prices rose by a tenth, as money.
LONG = {
    "data.csv": "unit,period,node,value,status,source\n"
    + "".join(
        f"busan,{period},{node},{value},,plan\n"
        for node, values in {
            "meals": (60, 40, 48),
            "repairs": (100, 90, 120),
            "pupils": (1000, 1250, 1250),
            "fed": (600, 500, 600),
            "kitchen_budget": (1.2e9, 1.0e9, 1.32e9),
            "repair_budget": (2e9, 2e9, 2.2e9),
            "prices": (100, 100, 110),
        }.items()
        for period, value in zip(("2022", "2023", "2024"), values, strict=True)
    ),
}


def test_sizing_answers_why_an_indicator_has_fallen_from_its_base(small):
    made = response_of(small(files=LONG))
    assert (made.asked.first, made.since_base) == ("2023", "2022")
    assert (made.diagnoses["meals"].cause, made.diagnoses["meals"].way) == ("funding", 1)
    assert (made.standing["meals"].cause, made.standing["meals"].way) == ("demand", -1)
    (sized,) = made.sizings
    assert (sized.standing.indicator, sized.standing.cause) == ("meals", "demand")
    assert sized.output_missing == pytest.approx(600 * (60 / 48 - 1))
    assert sized.extra_money == pytest.approx(1.32e9 * (60 / 48 - 1))
    assert sized.efficiency == pytest.approx(600 / (1.32e9 / 1.1))


def test_only_what_is_below_its_target_is_below(small):
    made = response_of(small(files=LONG))
    assert [code for code in made.standing if made.is_below(code)] == ["meals"]  # 80 and 120
    assert [
        code for code in made.standing if response_of(small(files=LONG), Question(target=80.0)).is_below(code)
    ] == []


def test_without_a_base_before_the_last_period_the_first_of_those_compared_stands_for_it(small):
    method = 'base_period = "2024"\n\n[normalise]\nmethod = "ratio_to_base"\n'
    made = response_of(small(files=LONG | {"method.toml": method}))
    assert made.since_base == "2023"
    assert response_of(small(files=LONG), Question(last="2023")).since_base == "2022"


def test_an_indicator_whose_score_is_not_proportional_to_its_value_is_not_sized(small):
    method = 'base_period = "2022"\n\n[normalise]\nmethod = "none"\n'
    assert [one.standing.indicator for one in response_of(small()).sizings] == ["meals", "repairs"]
    assert response_of(small(files={"method.toml": method})).sizings == ()


# What money would do


def test_a_plan_starts_from_the_scores_of_today(answered):
    made = answered.allocation
    now = dict(zip(made.stakes.aggregates, made.before.tolist(), strict=True))
    assert now == pytest.approx(SCORES | {"going_together": sum(SCORES.values()) / 6})
    assert round(now["going_together"], 2) == 96.44


def test_a_plan_keeps_floors_ceilings_earmarks_and_whole_units_and_spends_the_money(answered):
    money = answered.allocation.by_programme
    assert all(-1e-3 <= amount <= CEILINGS[code] + 1e-3 for code, amount in money.items())
    assert money["home_improvement"] >= 2e9
    assert money["suicide_prevention"] >= 1e9
    assert money["home_improvement"] + money["housing_moves"] >= 12e9
    assert 3e9 - 1e-3 <= money["dementia_care"] + money["suicide_prevention"] <= 14e9 + 1e-3
    for code, unit in UNITS.items():
        assert money[code] / unit == pytest.approx(round(money[code] / unit), abs=1e-6)
    assert sum(money.values()) == pytest.approx(100e9)


# 24.99 billion are 1,666 units of home improvement; all others up to their ceilings but crisis support, the flattest
def test_a_plan_gives_money_where_a_won_brings_most_points(answered):
    money = answered.allocation.by_programme
    full = CEILINGS | {"home_improvement": 1666 * 15e6, "suicide_prevention": 14e9 - 8e9}
    full["crisis_support"] = 100e9 - sum(amount for code, amount in full.items() if code != "crisis_support")
    assert money == pytest.approx(full, abs=1e-3)


def test_the_same_question_has_the_same_answer_and_another_seed_another(illustrated, answered):
    def ends(answer):
        found = answer.allocation.interval
        return np.concatenate([found.above_low, found.above_high]).tolist()

    again, other = (illustrated.answer(100e9, draws=200, seed=seed, steps=2) for seed in (2024, 1))
    assert ends(illustrated.answer(100e9, draws=200, steps=2)) == ends(again) != ends(other)
    assert again.allocation.by_programme == answered.allocation.by_programme


def test_without_draws_nothing_is_said_of_how_sure_it_is(illustrated):
    assert illustrated.answer(20e9, draws=0, steps=1).allocation.interval is None
    assert illustrated.efficiency(0) is None


def test_without_errors_nothing_is_drawn(small):
    assert response_of(small()).efficiency() is None


def test_all_programmes_together_can_use_what_ceilings_curves_and_earmarks_let_them(illustrated, small):
    assert illustrated.most == 148e9  # 150 billion of ceilings, of which health has 16 and may have 14
    assert response_of(small()).most == 300e6


def test_amounts_of_a_frontier_ascend_and_less_than_the_limits_ask_for_has_no_score(answered):
    amounts = [point.money for point in answered.frontier]
    assert amounts == sorted(amounts)
    assert 100e9 in amounts
    known = [point.money for point in answered.frontier if not math.isnan(point.score)]
    assert known[0] == 20e9  # the earmarks ask for 12 and 3 billion, the step is 10
    scores = [point.score for point in answered.frontier if not math.isnan(point.score)]
    assert scores == sorted(scores)


def test_a_ladder_begins_with_what_the_limits_ask_for_and_ends_with_what_can_be_used(illustrated):
    made = illustrated.ladder(10, draws=20)
    amounts = [one.allocation.total for one in made]
    assert amounts == [15e9, 20e9, 40e9, 60e9, 80e9, 100e9, 120e9, 140e9, 148e9]
    assert {tuple(point.money for point in one.frontier) for one in made} == {tuple(amounts)}


def test_less_money_than_the_limits_ask_for_names_those_in_conflict(illustrated):
    with pytest.raises(ConflictError, match="no plan keeps these limits together") as error:
        illustrated.answer(14e9)
    assert [fault.where for fault in error.value.faults] == ["money", "least of 'housing'", "least of 'health'"]


def test_negative_money_is_refused(illustrated):
    with pytest.raises(InputError, match="money: found -1 KRW; expected 0 or more"):
        illustrated.answer(-1)


def test_amounts_are_round_and_hold_the_one_chosen():
    assert amounts_to(0, 5, 0) == [0.0]
    assert amounts_to(148e9, 10, 148e9) == [*(step * 20e9 for step in range(8)), 148e9]
    assert amounts_to(9.9e9, 20, 5.1e9)[10:12] == [5e9, 5.1e9]


# Seoul's index prints one decimal
@pytest.mark.parametrize("name", ["seoul", "illustrated"])
def test_scores_are_shown_with_as_many_decimals_as_were_printed(name, request):
    assert request.getfixturevalue(name).decimals == 1


def test_a_what_if_says_that_its_numbers_are_invented(illustrated):
    assert illustrated.statement["en"].startswith("An illustration with invented numbers.")
    assert illustrated.statement["ko"].startswith("지어낸 수치로 만든 예시입니다.")
