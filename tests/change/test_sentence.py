import re

import pytest

from donghaeng.change import Part, Side, sentence
from donghaeng.change.sentence import AGAINST, BETWEEN

PARTS = [Part("B", -1.25), Part("A", 3.5), Part("D", 0.5), Part("C", 0.25), Part("E", 0.001)]


def test_a_rise_names_the_largest_contributions():
    told = sentence("Index", (Side("2023", 100.0), Side("2024", 103.0)), PARTS, language="en", decimals=2)
    assert told == ("From 2023 to 2024, Index rose by 3.00 points, from 100.00 to 103.00; "
                    "the largest contributions are A (+3.50), B (-1.25), D (+0.50).")  # fmt: skip


def test_a_fall_in_korean():
    told = sentence(
        "지수", (Side("2023년", 103.0), Side("2024년", 100.0)), [Part("주거", -3.0)], language="ko", decimals=1
    )
    assert (
        told == "지수의 점수는 2023년 103.0점에서 2024년 100.0점으로 3.0점 내렸으며, 기여한 항목은 주거(-3.0)뿐입니다."
    )


def test_what_stays_is_said_to_stay():
    told = sentence("Index", (Side("2023", 100.0), Side("2024", 100.0)), [], language="en", decimals=1)
    assert told == "From 2023 to 2024, Index stayed at 100.0."


def test_two_units_are_compared():
    sides = Side("A", 0.9), Side("B", 0.8)
    told = sentence("Index", sides, [Part("x", -0.06), Part("y", -0.04)], language="en", decimals=2, units=True)
    assert told.startswith(
        "In Index, B has 0.80, 0.10 points less than A with 0.90; the largest contributions are x (-0.06)"
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_way_ends_as_a_sentence(language):
    for units in (False, True):
        for after in (9.0, 10.0, 11.0):
            told = sentence("가", (Side("나", 10.0), Side("다", after)), [], language=language, decimals=1, units=units)
            assert told.endswith("습니다." if language == "ko" else ".")


def test_korean_has_no_latin_words():
    texts = [text for forms in (BETWEEN, AGAINST) for (language, _), text in forms.items() if language == "ko"]
    assert [text for text in texts if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text))] == []
