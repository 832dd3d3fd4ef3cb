from donghaeng.charts.words import HEADERS, WHY, missing
from donghaeng.cli.words import KOREAN
from donghaeng.index.result import WHY as REASONS


def test_every_reason_for_a_gap_has_words():
    assert set(WHY) == set(REASONS)


def test_the_words_are_those_of_the_command_line():
    assert {why: texts["ko"] for why, texts in WHY.items()} == {why: KOREAN[why] for why in REASONS}


def test_every_header_is_there_in_both_languages():
    assert all(texts["en"] and texts["ko"] for texts in HEADERS.values())


def test_a_gap_says_why():
    assert missing("left out", "ko") == "점수 없음(제외)"
    assert missing("left out", "en") == "no score: left out"


def test_a_gap_of_unknown_reason_is_a_gap():
    assert missing("", "ko") == "점수 없음"
