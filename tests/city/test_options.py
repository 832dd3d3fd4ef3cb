from typing import Literal, get_args, get_origin

import pytest

from donghaeng.city.names import METHODS
from donghaeng.city.options import OPTIONS, VALUES, options_in
from donghaeng.index.method import TABLES, options_model


def said(options, language="ko", *, direction=-1):
    return options_in(options, language, direction=direction, name={"people": "인구"}.get)


FIELDS = [field for step in TABLES for method in TABLES[step]
          for field in options_model(step, method).model_fields.items()]  # fmt: skip


def words_of(kind):
    """Return the texts that a type allows."""
    if get_origin(kind) is Literal:
        return {value for value in get_args(kind) if isinstance(value, str)}
    return set().union(*map(words_of, get_args(kind)))


def test_every_option_and_every_word_it_may_be_set_to_has_its_words():
    assert {name for name, _ in FIELDS} == set(OPTIONS)
    assert set().union(*(words_of(field.annotation) for _, field in FIELDS)) - set(METHODS) <= set(VALUES)


@pytest.mark.parametrize(
    ("options", "korean"),
    [
        ({"base": "period", "lower_is_better": "reciprocal"}, "기준값: 기준연도, 낮을수록 좋은 지표: 역수"),
        ({"by": "people", "scale": 1000.0}, "분모: 인구, 척도: 1000"),
        ({"range": (0, 100), "over": "all"}, "점수 범위: 0–100, 비교 범위: 전체 기간"),
        ({"cap": None, "keep": (), "shift": False, "floor": 0.0}, "하한: 0"),
        ({"cap": True, "log": "log_of_tail"}, "상한, 로그 변환: 꼬리의 로그 변환"),
    ],
)
def test_options_are_told_in_korean(options, korean):
    assert said(options) == korean


def test_an_option_is_left_out_where_it_bears_on_nothing():
    options = {"base": "period", "lower_is_better": "reciprocal"}
    assert said(options, "en") == "base: the base period, where lower is better: reciprocal"
    assert said(options, "en", direction=1) == said(options, "en", direction=None) == "base: the base period"
