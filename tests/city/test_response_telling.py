"""The pieces of a plan: numbers with their signs, money in words, tables with the units of their columns."""

import math

import pytest

from donghaeng.city.response import response_of
from donghaeng.city.response_telling import Telling


@pytest.fixture(params=["en", "ko"])
def language(request):
    return request.param


@pytest.fixture
def telling(small):
    response = response_of(small())
    return lambda language: Telling(response, language)


@pytest.fixture(scope="module")
def illustrated(what_if):
    return response_of(what_if)


def test_names_periods_and_money_are_in_the_language(telling):
    english, korean = telling("en"), telling("ko")
    assert (english.names(["meals", "repairs"]), korean.names(["meals"])) == ("School meals, Homes repaired", "급식률")
    assert (english.period("2023"), korean.period("2023")) == ("2023", "2023년")
    assert (english.won(150e6), korean.won(150e6)) == ("150 million won", "1.5억 원")
    assert (english.people(1250.4), korean.people(1250.4)) == ("1,250 people", "1,250명")
    assert (english.source("plan"), korean.source("plan"), english.source("gone")) == ("City", "시", "gone")


@pytest.mark.parametrize(
    ("value", "shown"), [(2.0, "+2.0"), (-2.04, "−2.0"), (0.0, "0.0"), (0.04, "0.0"), (-0.04, "0.0"), (math.nan, "–")]
)
def test_points_have_a_sign_unless_they_are_shown_as_nothing(telling, value, shown):
    assert telling("en").signed(value) == shown


def test_a_gap_is_a_dash_and_no_value(telling):
    assert telling("en").number(math.nan) == {"text": "–", "value": None, "is_number": True}
    assert telling("en").figure(None, str) == {"text": "–", "value": None, "is_number": True}
    assert telling("en").number(2.25, signed=True, more=1) == {"text": "+2.25", "value": 2.25, "is_number": True}


def test_columns_of_money_are_in_won_and_those_of_a_period_are_called_by_it(telling):
    made = telling("ko").table("findings", ["node", "first", "last", "extra", "factor"], [], numbers=(1, 2, 3),
                               unit="부산", first="2022년", last="2023년")  # fmt: skip
    assert [(head["name"], head["unit"], head["is_number"]) for head in made["heads"]] == [
        ("항목", "", False), ("2022년", "", True), ("2023년", "", True), ("추가 예산", "KRW", True),
        ("예산당 산출", "", False),
    ]  # fmt: skip
    assert (made["caption"], made["empty"], made["rows"]) == ("부산, 2022년~2023년", "", [])


def test_every_table_of_a_what_if_is_marked_and_none_of_an_index(illustrated, telling, language):
    mark = {"en": "Illustration: invented numbers", "ko": "예시: 지어낸 수치"}[language]
    assert Telling(illustrated, language).table("said", ["node"], [])["mark"] == mark
    assert telling(language).table("said", ["node"], [])["mark"] == ""
