import pytest

from donghaeng.change import Stated
from donghaeng.city.response import response_of
from donghaeng.city.response_told import cause_told, frontier_chart, said_told, with_note


@pytest.fixture
def response(small):
    return response_of(small())


@pytest.fixture(scope="module")
def seoul(going_together):
    return response_of(going_together)


# Worked by hand in test_response_plan.py: 3.5 points for 150 million won, 0.2 for the last 10 of them
def test_the_chart_says_what_the_amount_brings_and_marks_it(response):
    chart = frontier_chart(response, response.answer(150e6))
    assert chart.finding["en"] == (
        "With 150 million won of new money 88.5 points are expected, 3.5 more than without it (85.0)."
        " The last 10 million won of it bring 0.20."
    )
    assert chart.finding["ko"] == (
        "추가 예산 1.5억 원이면 88.5점이 예상되며, 추가 예산이 없을 때(85.0점)보다 3.5점 높습니다."
        " 마지막 1,000만 원이 올리는 점수는 0.20점입니다."
    )
    assert chart.attribution == {}


def test_the_chart_begins_with_no_new_money_and_today(response):
    assert frontier_chart(response, response.answer(150e6, steps=2)).table.rows[:2] == (
        (0.0, 85.0, 85.0, 85.0),
        (150e6, 88.5, 88.5, 88.5),
    )


def test_no_amount_is_marked_where_none_is_chosen(response):
    answer = response.answer(150e6)
    marked, bare = (frontier_chart(response, answer, is_marked=one) for one in (True, False))
    assert marked.table == bare.table
    assert "150 million won" not in bare.finding["en"]


def test_the_chart_of_a_what_if_says_that_its_numbers_are_invented(what_if):
    made = response_of(what_if)
    assert frontier_chart(made, made.answer(20e9, draws=0, steps=2)).attribution == made.statement


def test_the_cause_of_each_node_is_told_in_both_languages(response):
    told = cause_told(response)
    assert list(told) == ["care", "meals", "repairs"]
    assert told["repairs"] == {
        "cause": "efficiency",
        "name": {"en": "efficiency", "ko": "효율 저하"},
        "why": {
            "en": "Homes repaired: of what lowered it, less output for the same real money makes up 100%.",
            "ko": "집수리의 하락 요인 가운데 실질 예산당 산출 감소의 비중이 100%입니다.",
        },
    }


def test_what_the_city_said_is_told_in_the_order_of_the_tree(seoul):
    told = said_told(seoul)
    places = [seoul.index.framework.tree.index(one["node"]) for one in told]
    assert places == sorted(places)
    assert len(told) == len(seoul.stated)
    assert {one["kind"]["ko"] for one in told} == {"원인", "대응"}
    assert all(one["text"]["en"] and one["text"]["ko"] and one["source"] in seoul.index.sources for one in told)


def test_a_remark_on_what_was_said_stands_in_brackets():
    said = Stated("meals", "2023", "cause", "More pupils.", "학생 증가.", "plan", "Our reading. / 우리의 해석.")
    assert with_note(said, "en") == "More pupils. (Our reading.)"
    assert with_note(said, "ko") == "학생 증가. (우리의 해석.)"
    assert with_note(Stated("meals", "2023", "cause", "More pupils.", "학생 증가.", "plan"), "en") == "More pupils."
