from donghaeng.cli.words import WORDS
from donghaeng.index.result import WHY


def test_every_word_has_a_korean_one():
    assert [
        word for word, korean in WORDS["ko"].items() if word and not any("가" <= letter <= "힣" for letter in korean)
    ] == []


def test_every_reason_of_a_missing_score_has_a_word():
    assert set(WHY) <= set(WORDS["ko"])
