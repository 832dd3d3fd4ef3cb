import math
import re

import pytest

from donghaeng.change import CAUSES, Diagnosis, cause_name, cause_sentence, roles_named
from donghaeng.change.cause_words import (
    CAUSE_NAMES,
    LACKING,
    LEADS,
    MIXED,
    MOVED,
    NOMINAL,
    OPEN,
    RISE_NAMES,
    ROLE_NAMES,
    STAYED,
    UNKNOWN,
    ZERO,
)  # fmt: skip
from donghaeng.change.lmdi import ValueSplit
from donghaeng.change.shares import PARTS, Share


def of(cause, change=-2.0, shares=(), **more):
    """Return a diagnosis; shares by part, a number or its bounds."""
    own = {part: Share(0, 0, 0) for part in PARTS}
    own |= {part: Share(share, share, share) if isinstance(share, float) else Share(*share)
            for part, share in dict(shares).items()}  # fmt: skip
    return Diagnosis("a", cause, change, own, **more)


def told(made, language="en"):
    return cause_sentence(made, "주거" if language == "ko" else "Housing", language=language)


@pytest.mark.parametrize(
    ("made", "en", "ko"),
    [
        (of("demand", shares={"demand": 0.8}), "Housing: of what lowered it, growing need makes up 80%.",
         "주거의 하락 요인 가운데 수요 증가의 비중이 80%입니다."),
        (of("demand", 2.0, {"demand": 0.8}), "Housing: of what raised it, falling need makes up 80%.",
         "주거의 상승 요인 가운데 수요 감소의 비중이 80%입니다."),
        (of("funding", shares={"funding": 0.6}),
         "Housing: of what lowered it, a smaller budget in real terms makes up 60%.",
         "주거의 하락 요인 가운데 실질 예산 감소의 비중이 60%입니다."),
        (of("funding", 2.0, {"funding": 0.6}, is_nominal=True),
         "Housing: of what raised it, a larger budget (prices not taken out) makes up 60%.",
         "주거의 상승 요인 가운데 예산 증가(물가 미반영)의 비중이 60%입니다."),
        (of("efficiency", shares={"efficiency": 1.0}),
         "Housing: of what lowered it, less output for the same real money makes up 100%.",
         "주거의 하락 요인 가운데 실질 예산당 산출 감소의 비중이 100%입니다."),
        (of("data", shares={"data": 0.7}), "Housing: of what lowered it, changes of data or method make up 70%.",
         "주거의 하락 요인 가운데 자료·방법 변경의 비중이 70%입니다."),
        (of("mixed", shares={"demand": 0.4, "funding": 0.35, "unknown": 0.25}),
         ("Housing: nothing lowered it alone, but growing need 40%, a smaller budget in real terms 35%, "
         "what is not known 25%."),
         "주거의 하락 요인은 여러 가지이며, 비중은 수요 증가 40%, 실질 예산 감소 35%, 알 수 없는 요인 25%입니다."),
        (of("none", 0.0), "Housing: it did not move, or by too little to have a cause.",
         "주거: 변동이 없거나 폭이 작아 요인을 가릴 수 없습니다."),
    ],
)  # fmt: skip
def test_a_cause_is_said(made, en, ko):
    assert told(made) == en
    assert told(made, "ko") == ko


def test_bounds_are_said():
    made = of("demand", shares={"demand": (0.8, 0.6, 0.9)})
    assert told(made) == "Housing: of what lowered it, growing need makes up 80% (60% to 90% within the errors)."
    assert told(made, "ko") == "주거의 하락 요인 가운데 수요 증가의 비중이 80%(오차를 고려하면 60%~90%)입니다."


def test_a_cause_that_may_be_another_one_says_so():
    made = of("demand", shares={"demand": (0.6, 0.3, 0.7)}, holds=False)
    assert told(made).endswith("(30% to 70% within the errors); within the errors of the figures the cause may be "
                               "another one.")  # fmt: skip
    assert told(made, "ko").endswith("30%~70%)입니다. 수치의 오차를 고려하면 다른 요인일 수 있습니다.")


def split_of(form="coverage", **more):
    return ValueSplit("a", form, 1.0, 2.0, (1.0, 2.0), {}, {}, **more)


@pytest.mark.parametrize(
    ("made", "en", "ko"),
    [
        (of("unknown", missing={"a": ("need", "budget")}),
         "Housing: why it fell is not known; not in the data: need, budget.",
         "주거의 하락 요인은 알 수 없습니다. 자료에 없는 항목: 수요, 예산."),
        (of("unknown", 2.0, missing={"b": ("output", "need"), "c": ("form",)}),
         ("Housing: why it rose is not known; not in the data for 2 of the indicators below: need, output, "
          "what it is made of."),
         "주거의 상승 요인은 알 수 없습니다. 하위 지표 2개에서 자료에 없는 항목: 수요, 산출, 지표의 구성."),
        (of("unknown", math.nan), "Housing: why it moved is not known.", "주거의 변동 요인은 알 수 없습니다."),
        (of("unknown", 1.0, split=split_of("outcome")), "Housing: why it rose is not known; an outcome is not split.",
         "주거의 상승 요인은 알 수 없습니다. 성과 지표는 요인별로 나누지 않습니다."),
        (of("unknown", math.nan, split=split_of(zeros=("budget",))),
         "Housing: why it rose is not known; the split stops where budget is zero.",
         "주거의 상승 요인은 알 수 없습니다. 예산 값이 0이어서 더 나눌 수 없습니다."),
    ],
)  # fmt: skip
def test_what_is_not_known_names_what_is_missing(made, en, ko):
    assert told(made) == en
    assert told(made, "ko") == ko


def test_a_rise_is_called_otherwise_than_a_fall():
    assert [cause_name(of("funding", change), "ko") for change in (-1.0, 1.0)] == ["예산 부족", "예산 증가"]
    assert [cause_name(of("funding", change), "en") for change in (-1.0, 1.0)] == ["under-funded", "better funded"]
    assert cause_name(of("mixed"), "ko") == "혼합"


def test_every_cause_has_a_name():
    assert set(CAUSE_NAMES) == set(CAUSES)


def test_roles_stand_in_one_order():
    assert roles_named(["output", "need"], "en") == "need, output"


def test_korean_has_no_latin_words():
    pairs = [*CAUSE_NAMES.values(), *RISE_NAMES.values(), *MOVED.values(), *NOMINAL.values(), *ROLE_NAMES.values()]
    leads = [text for table in (LEADS, MIXED, UNKNOWN) for (language, _), text in table.items() if language == "ko"]
    texts = [ko for _, ko in pairs] + leads + [*LACKING["ko"], ZERO["ko"], STAYED["ko"], OPEN["ko"]]
    assert [text for text in texts if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text))] == []
