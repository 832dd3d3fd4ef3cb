"""Money and causes, side by side. The small index of conftest.py: need lowered meals to 80, worse work homes to 90."""

import pytest

from donghaeng.city import response_words as words
from donghaeng.city.response import response_of
from donghaeng.city.response_plan import plan


@pytest.fixture
def told(small):
    """Plan for some money; return the section that is asked for."""

    def told(code, money, language="en", files=None, **options):
        response = response_of(small(files=files or {}))
        made = plan(response, response.answer(money, **options), language)
        return next((one for one in made["sections"] if one["code"] == code), None)

    return told


@pytest.fixture(scope="module")
def illustrated(what_if):
    response = response_of(what_if)
    return plan(response, response.answer(100e9, draws=20, steps=2), "en")


def cells(section):
    (table,) = section["tables"]
    return [[cell["text"] for cell in row["cells"]] for row in table["rows"]]


# Crews bring 5 points for 100 million, kitchens 4: crews come first, though only better work answers what lowered homes
def test_where_money_and_causes_part_is_said(told):
    assert told("not_done", 100e6)["remarks"] == [
        "Without new money though money would answer them (need or funding): Kitchens.",
        "New money though the cause asks for better work, or is not known: Crews.",
        "Without new money: Kitchens.",
        "Indicators that the plan does not raise: School meals.",
        "Still below 100.0: School meals, Homes repaired.",
    ]
    assert told("not_done", 100e6, "ko")["remarks"][:2] == [
        "수요 증가나 예산 부족이 요인인데도 추가 예산이 없는 사업: 급식실.",
        "요인이 효율 저하이거나 알 수 없는데도 추가 예산이 가는 사업: 집수리단.",
    ]


# Homes repaired rise from 100 to 120 for the same money: nothing has fallen, so that no cause asks for anything
def test_an_indicator_above_its_target_is_to_go_on_and_asks_for_nothing(told, small_data):
    files = {"data.csv": small_data.replace("busan,2023,repairs,90,", "busan,2023,repairs,120,")}
    crews = cells(told("money", 150e6, files=files))[1]
    assert crews[:3] == ["Crews", "Homes repaired", "At its target or above: go on"]
    assert cells(told("money", 150e6, "ko", files=files))[1][2] == "목표 이상: 현행 유지"
    assert told("not_done", 150e6, files=files)["remarks"] == ["Still below 100.0: School meals."]


# Without drivers.csv nothing is known of any cause
def test_where_the_cause_is_not_known_the_cause_comes_first(told):
    files = {"drivers.csv": "indicator,form,source\nmeals,outcome,plan\nrepairs,outcome,plan\n"}
    assert {row[2] for row in cells(told("money", 150e6, files=files))} == {words.MEASURES["unknown"][0]}
    assert told("not_done", 150e6, files=files)["remarks"][0] == (
        "New money though the cause asks for better work, or is not known: Kitchens, Crews."
    )


def test_what_to_do_below_the_lower_end_is_said_where_there_is_one(told, illustrated):
    checks = next(one for one in illustrated["sections"] if one["code"] == "checks")
    assert checks["texts"] == [
        "Money spent, and an indicator below its lower end: improve the programme, or if need grew diagnose anew."
    ]
    assert told("checks", 150e6)["texts"] == []


def test_limits_say_that_a_price_is_for_each_billion_won(told):
    (table,) = told("limits", 150e6)["tables"]
    assert (table["code"], table["caption"]) == (
        "limits", "What a little more in a limit would bring, for each billion won",
    )  # fmt: skip
    (table,) = told("limits", 150e6, "ko")["tables"]
    assert table["caption"] == "조건을 조금 늘릴 때의 효과(10억 원당)"


# Of one programme no division can be regretted; of two whose efficiency is not known, what a limit costs is regret
def test_of_regret_a_limit_is_told_in_regret(told):
    errors = {"budget.csv": "programme,name_en,name_ko,indicator,error,source\n"
                            "kitchens,Kitchens,급식실,meals,0.3,plan\n"
                            "crews,Crews,집수리단,repairs,0.3,plan\n"}  # fmt: skip
    asked = {"files": errors, "objective": "least_regret", "draws": 20, "steps": 2}
    (table,) = told("limits", 150e6, **asked)["tables"]
    assert (table["code"], table["caption"]) == (
        "regret", "How a little more in a limit would change the largest regret, for each billion won",
    )  # fmt: skip
    assert all(row["cells"][2]["text"].endswith(" points of regret") for row in table["rows"])
    (table,) = told("limits", 150e6, "ko", **asked)["tables"]
    assert table["caption"] == "조건을 조금 늘릴 때 최대 후회의 변화(10억 원당)"
    assert all(row["cells"][2]["text"].startswith("후회 ") for row in table["rows"])


# A tenth fewer homes for a tenth less money
def test_a_smaller_budget_is_answered_by_money_too(told, small_data):
    files = {"data.csv": small_data.replace("busan,2023,repair_budget,2000000000.0", "busan,2023,repair_budget,1.8e9")}
    assert told("not_done", 0.0, files=files)["remarks"][0] == (
        "Without new money though money would answer them (need or funding): Kitchens, Crews."
    )


# In 2024 a tenth more money raises meals from 40 to 44 %: what is left of the fall from 50 is need
def test_what_answers_an_indicator_follows_from_why_it_fell_from_its_base(told, small_data):
    values = {"meals": 44, "repairs": 90, "pupils": 1250, "fed": 550, "kitchen_budget": 1.1e9, "repair_budget": 2e9,
              "prices": 100}  # fmt: skip
    later = "".join(f"busan,2024,{node},{value},,plan\n" for node, value in values.items())
    kitchens = cells(told("money", 150e6, files={"data.csv": small_data + later}))[0]
    assert kitchens[:3] == ["Kitchens", "School meals", "More money, so that more people are reached"]
