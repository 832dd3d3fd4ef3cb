import string
from collections.abc import Mapping

import pytest

from donghaeng.budget import ANSWERS, OBJECTIVES
from donghaeng.change import Diagnosis, cause_name
from donghaeng.city import response_words as words
from donghaeng.city.response_words import say

TABLES = {name: table for name, table in vars(words).items() if isinstance(table, Mapping) and name.isupper()}
PAIRS = {f"{name}.{key}": pair for name, table in TABLES.items() for key, pair in table.items()
         if isinstance(pair, tuple)}  # fmt: skip
SINGLE = {name: pair for name, pair in vars(words).items() if name.isupper() and isinstance(pair, tuple)}


def fields(text):
    """Return the fields of a sentence, each by the name of what it is filled with."""
    found = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return {name.rpartition("_")[0] if name in words.RO else name for name in found}


def test_all_words_are_looked_at():
    assert {"HEADS", "SUMMARY", "NOT_DONE", "ASSUMED", "EMPTY", "MEASURES"} < {*TABLES}
    assert {"TITLE", "ILLUSTRATED", "MARK", "CHECKED", "HOLDS", "SOURCES"} < {*SINGLE}


@pytest.mark.parametrize("name", [name for name in {**PAIRS, **SINGLE} if name != "LANGUAGES"])
def test_every_text_is_in_both_languages_with_the_same_fields(name):
    english, korean = {**PAIRS, **SINGLE}[name]
    assert english
    assert korean
    assert english != korean
    assert fields(english) == fields(korean)


def test_every_objective_and_every_cause_has_its_words():
    assert {*words.AIMS} == {*OBJECTIVES}
    assert {*ANSWERS} < {*words.MEASURES}
    assert all(cause_name(Diagnosis("one", cause, -1.0), "ko") for cause in words.MEASURES)
    assert {*words.EMPTY, *words.CAPTIONS} - {*words.SECTIONS} == {"said", "regret"}


def test_a_sentence_is_filled_in_its_language():
    assert say(words.TITLE, "en", year="2025", index="Care") == "Response plan 2025: Care"
    assert say(words.TITLE, "ko", year="2025", index="돌봄") == "2025년 대응 계획: 돌봄"


# 으로 after a consonant but ㄹ, 로 after a vowel or ㄹ; 은 after a consonant, 는 after a vowel
@pytest.mark.parametrize(
    ("money", "with_money", "of_money"),
    [("1억 원", "1억 원으로", "1억 원은"), ("1만 호", "1만 호로", "1만 호는"), ("1달", "1달로", "1달은")],
)
def test_a_particle_follows_the_sound_before_it(money, with_money, of_money):
    assert say(("", "{money_ro}"), "ko", money=money) == with_money
    assert say(("", "{money_eun}"), "ko", money=money) == of_money
