import re
from pathlib import Path

import pytest

from donghaeng.change import STEPS, Place, explain
from donghaeng.change.words import STEP_LINES, STEP_NAMES, digits, in_a_sentence, is_of_periods, step_line
from donghaeng.files import read_index

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seoul():
    return read_index(ROOT / "cities" / "seoul" / "indices" / "going-together").build()


@pytest.fixture(scope="module")
def made(seoul):
    return explain(seoul, (Place("seoul", "2023"), Place("seoul", "2024")))


# The contributions are worked out in tests/change/test_explanation.py
SAID = {
    "en": "From 2023 to 2024, Going Together with the Socially Neglected Index rose by 19.621 points, from 110.957 to "
    "130.578; the largest contributions are Medical care and health (+7.354), Livelihood and care (+6.546), "
    "Safety (+4.364).",
    "ko": "약자동행지수의 점수는 2023년 110.957점에서 2024년 130.578점으로 19.621점 올랐으며, 기여도가 큰 항목은 "
    "의료·건강(+7.354), 생계·돌봄(+6.546), 안전(+4.364)입니다.",
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_change_is_said_with_what_contributed_most(seoul, made, language):
    places = {"en": ("2023", "2024"), "ko": ("2023년", "2024년")}[language]
    assert in_a_sentence(made, lambda code: seoul.framework[code].name(language), places, language, 3) == SAID[language]
    assert is_of_periods(made)


def test_a_step_names_what_left(made):
    assert step_line(made, "left", str, "en") == "Left: "
    assert step_line(made, "counting", str, "ko") == "지표 수: 산정 지표 수의 변화"


def test_every_step_has_words_and_its_korean_no_latin_letters():
    assert {*STEPS, "revision"} == set(STEP_LINES) == set(STEP_NAMES)
    korean = [text for _, text in (*STEP_LINES.values(), *STEP_NAMES.values())]
    assert [text for text in korean if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text))] == []


@pytest.mark.parametrize(("change", "decimals"), [(19.6, 3), (-0.0368, 6), (1234.5, 2), (1e-8, 6), (0, 3)])
def test_five_digits_of_a_change_are_shown(change, decimals):
    assert digits(change) == decimals
