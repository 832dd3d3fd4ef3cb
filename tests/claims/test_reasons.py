import pytest

from donghaeng.claims.reasons import REASONS, Reason


def test_a_reason_has_its_numbers_in_both_languages():
    reason = Reason("off", {"computed": "26.43", "off": "+0.03"})
    assert reason.text("en") == "26.43, off by +0.03"
    assert "26.43" in reason.text("ko")
    assert "+0.03" in reason.text("ko")


def test_words_are_those_of_the_language_or_english_where_there_are_none():
    both = Reason("missing", words={"what": {"en": "the plan", "ko": "계획"}})
    assert (both.text("en"), both.text("ko")) == ("missing: the plan", "없는 자료: 계획")
    assert "the plan" in Reason("missing", words={"what": {"en": "the plan"}}).text("ko")


@pytest.mark.parametrize("key", REASONS)
def test_both_languages_take_the_same_numbers(key):
    english, korean = ({piece.split("}")[0] for piece in text.split("{")[1:]} for text in REASONS[key])
    assert english == korean
