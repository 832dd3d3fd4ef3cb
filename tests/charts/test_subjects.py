import pytest

from donghaeng.charts import Names
from donghaeng.charts.scores import Base
from donghaeng.charts.subjects import base_text, by_kind, change_by_kind, scored, span, subject, title, whole

ONE = {"a": {"rent": (100, 110), "homes": (100, 120)}}
TWO = {**ONE, "b": ONE["a"]}
NAMES = Names({"a": {"en": "Alpha", "ko": "알파"}, "b": {"en": "Beta", "ko": "베타"}})


@pytest.mark.parametrize(
    ("scores", "node", "en", "ko"),
    [
        (ONE, "index", "the Toy Index", "시험지수"),
        (ONE, "rent", "the score for Rent", "임대료 점수"),
        (TWO, "index", "Alpha’s Toy Index", "알파의 시험지수"),
        (TWO, "rent", "Alpha’s score for Rent", "알파의 임대료 점수"),
    ],
)
def test_a_sentence_speaks_of_node_and_unit(toy, scores, node, en, ko):
    assert subject(toy(scores), node, "a", NAMES) == {"en": en, "ko": ko}


def test_the_unit_is_named_where_there_are_several(toy):
    assert whole(toy(ONE), "a", NAMES) == {"en": "", "ko": ""}
    assert whole(toy(TWO), "a", NAMES) == {"en": "Alpha", "ko": "알파"}


def test_a_ranking_ranks_by_the_index_or_by_a_score(toy):
    assert scored(toy(ONE), "index") == {"en": "Toy Index", "ko": "시험지수"}
    assert scored(toy(ONE), "rent") == {"en": "score for Rent", "ko": "임대료 점수"}


def test_a_title_names_node_unit_and_periods(toy):
    found = title(toy(TWO), "rent", "2022–2023", NAMES, unit="a", by=by_kind({"en": "part", "ko": "부분"}))
    assert found == {"en": "Rent by part, Alpha, 2022–2023", "ko": "임대료 부분별 점수, 알파, 2022~2023년"}


def test_a_change_is_titled_as_one():
    assert change_by_kind({"en": "part", "ko": "부분"}) == {"en": "by part: change", "ko": "부분별 증감"}


@pytest.mark.parametrize(
    ("periods", "en", "ko"),
    [
        ("2022", "2022", "2022년"),
        ("2022–2022", "2022", "2022년"),
        ("2022-Q1–2023-Q2", "Q1 2022–Q2 2023", "2022년 1분기~2023년 2분기"),
    ],
)
def test_a_span_of_periods_has_words(periods, en, ko):
    assert (span(periods, "en"), span(periods, "ko")) == (en, ko)


def test_a_base_of_the_units_own_has_its_period_and_that_of_another_unit_none(toy):
    result = toy(ONE)
    assert base_text(Base("2022", None), NAMES, "2023", result).period == "2022"
    assert base_text(Base("2022", "b"), NAMES, "2023", result).period == ""
    assert base_text(None, NAMES, "2023", result) is None


def test_a_base_of_another_period_is_not_spoken_of_where_periods_are_not_compared(toy):
    result = toy(ONE, compare_periods=False)
    assert base_text(Base("2022", None), NAMES, "2023", result) is None
    assert base_text(Base("2022", None), NAMES, "2022", result).value == 100


def test_a_title_says_in_korean_that_a_node_is_shown_by_its_score(going_together):
    from donghaeng.charts.subjects import title

    result, names = going_together.result, going_together.names
    assert title(result, "housing", "2022–2024", names) == {"en": "Housing, 2022–2024", "ko": "주거 점수, 2022~2024년"}
    assert title(result, "going_together", "2022–2024", names)["ko"] == "약자동행지수, 2022~2024년"
