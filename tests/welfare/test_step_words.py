"""Words of steps: each kind of step in both languages, and no number that the step has not."""

import datetime as dt
import inspect
import re
from pathlib import Path

import pytest

from donghaeng.city import City
from donghaeng.welfare import Choice, Dated, Status, kind_steps, steps
from donghaeng.welfare.explained import explain
from donghaeng.welfare.kind_steps import Step, Term
from donghaeng.welfare.resolved import Resolved
from donghaeng.welfare.rules import TESTS
from donghaeng.welfare.step_words import SIGNS, STEPS, formula, label, line, outcome, sentence, source_name

SEOUL = City(Path(__file__).parents[2] / "cities" / "seoul")
FAMILY = {
    "id": 1, "size": 1, "income": 500_000, "assessed_income": 800_000, "pension_assessed_income": 500_000,
    "assets": 180_000_000, "earnings": 500_000, "earner_type": "single", "rent": 400_000,
    "children_of_allowance_age": 0, "single_pensioners": 1, "couple_pensioners": 0,
}  # fmt: skip
RATE = Dated(dt.date(2022, 7, 1), 0.5, "plan")


def told(code, lang, **columns):
    """Give the lines of each programme by its code, in 2024."""
    policy = SEOUL.policies[code].on(SEOUL.parameters.at(dt.date(2024, 1, 1)))
    parts = explain(FAMILY | columns, policy).parts
    return {
        part.programme.code: [f"{line(step, lang)} = {outcome(step, lang)}" for step in part.steps] for part in parts
    }


def test_every_step_that_is_made_has_its_words_and_no_other():
    source = "".join(inspect.getsource(module) for module in (kind_steps, steps))
    computed = {f"rounded_{how}" for how in ("nearest", "up", "down")} | set(TESTS)
    assert set(re.findall(r'Step\("(\w+)"', source)) <= set(STEPS)
    assert set(STEPS) <= set(re.findall(r'"(\w+)"', source)) | computed
    assert set(SIGNS) == {*TESTS, "take_up"}


def test_the_published_example_in_english():
    # 0.5 * (0.85 * 2,228,445 - 500,000): 697,000 in the press, in thousands
    assert told("safety-income", "en", assets=100_000_000)["safety_income"] == [
        "Condition on assets: 100,000,000 ≤ 326,000,000 = met",
        "Line: 0.85 × 2,228,445 = 1,894,178.25",
        "Line less income: 1,894,178.25 − 500,000 = 1,394,178.25",
        "Share that is paid: 1,394,178.25 × 0.5 = 697,089.125",
    ]


def test_the_published_example_in_korean():
    assert told("safety-income", "ko", assets=100_000_000)["safety_income"] == [
        "재산 요건: 100,000,000 ≤ 326,000,000 = 충족",
        "선정기준: 0.85 × 2,228,445 = 1,894,178.25",
        "부족분(선정기준 − 소득): 1,894,178.25 − 500,000 = 1,394,178.25",
        "지급 비율 적용: 1,394,178.25 × 0.5 = 697,089.125",
    ]


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("key", STEPS)
def test_no_word_is_left_open(key, lang):
    names = set(re.findall(r"\{(\w+)\}", " ".join(STEPS[key]))) - {"names", "place", "sign"}
    step = Step(key, {name: Term(1234.0) for name in names}, 1.0, "line", {"en": "Aid", "ko": "급여"})
    assert "{" not in line(step, lang)
    assert label(step, lang)


def test_why_nothing_is_paid_in_one_clause():
    names = {"en": "Aid", "ko": "급여"}
    rich = Step("at_most", {"column": Term(4e8, "assets"), "bound": Term(3.26e8)}, result=False)
    assert sentence(names, 0.0, (rich,), "en") == (
        "Aid: nothing. Condition on assets (400,000,000 > 326,000,000), not met"
    )
    assert sentence(names, 0.0, (rich,), "ko") == "급여: 지급 없음. 재산 요건 (400,000,000 > 326,000,000), 미충족"
    instead = Step("replaced", {"paid": Term(697089.125)}, 0.0, names={"en": "Safety Income", "ko": "안심소득"})
    assert sentence(names, 0.0, (instead,), "ko") == "급여: 지급 없음. 안심소득 697,089.125원 지급으로 중복 수급 불가"
    above = Step("no_shortfall", {"line": Term(100.0), "income": Term(120.0, "assessed_income")}, 0.0)
    assert sentence(names, 0.0, (above,), "en") == "Aid: nothing. Assessed income not below the line (120 ≥ 100)"
    assert sentence(names, 697089.125, (), "ko") == "급여: 월 697,089원"


def test_income_that_a_step_made_is_called_so():
    step = Step("shortfall", {"line": Term(820_556.0), "income": Term(280_000.0)}, 540_556.0)
    assert line(step, "en") == "Line less income that counts: 820,556 − 280,000"


def test_a_number_below_zero_stands_in_brackets():
    assert formula(Step("shortfall", {"line": Term(820_556.0), "income": Term(-2.0)}, 820_558.0)) == "820,556 − (−2)"


def test_a_sum_of_brackets_names_each_part():
    assert formula(Step("sum", {"1": Term(70_000.0), "2": Term(5_000.0)}, 75_000.0)) == "70,000 + 5,000"


def test_a_source_is_told_with_its_value_day_and_doubt():
    rate = Resolved("pilot.rate", {"en": "Rate", "ko": "비율"}, "1", "", (RATE,))
    assert source_name(rate, "en") == "Rate 0.5 (pilot.rate, since 2022-07-01, plan)"
    doubted = Dated(dt.date(2022, 7, 1), 1200, status=Status.UNVERIFIED)
    assert source_name(Resolved("aid.line", {"ko": "선정기준"}, "KRW/month", "", (doubted,)), "ko") == (
        "선정기준 1,200원/월 (aid.line, 2022-07-01부터, 미확인)"
    )
    large = Resolved("aid.line.9", {"en": "Line"}, "KRW/month", "", (doubted,), is_extended=True)
    assert source_name(large, "en").endswith("since 2022-07-01, by the rule for larger households, unverified)")
    table = Dated(dt.date(2024, 1, 1), {"1": 5.0}, "notice")
    assert source_name(Resolved("aid.line", {"en": "Line"}, "KRW", "household_size", (table,)), "en") == (
        "Line (aid.line, since 2024-01-01, notice)"
    )
    assert source_name(Choice(300_000, "KRW/month"), "en") == "300,000 KRW/month: a choice of the policy, no law"
