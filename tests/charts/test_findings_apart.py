import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.charts.findings import BaseText
from donghaeng.charts.findings_apart import Item, listed, of_movement, of_parts, of_ranking

PILLARS = ({"en": "pillar", "ko": "영역"}, {"en": "pillars", "ko": "영역"})
DISTRICTS = ({"en": "district", "ko": "자치구"}, {"en": "districts", "ko": "자치구"})
ONLY = {"en": "", "ko": ""}
JONGNO = {"en": "Jongno-gu", "ko": "종로구"}
SCORE = {"en": "score for Housing", "ko": "주거 점수"}
BASE = BaseText({"en": "2022 = 100", "ko": "2022년=100"}, 100.0, "2022")
NAMES = {
    "care": {"en": "Care", "ko": "돌봄"},
    "housing": {"en": "Housing", "ko": "주거"},
    "health": {"en": "Health", "ko": "의료·건강"},
    "safety": {"en": "Safety", "ko": "안전"},
    "culture": {"en": "Culture", "ko": "문화"},
}
SCORES = st.lists(st.one_of(st.none(), st.floats(0, 300)), min_size=1, max_size=5)


def items(**values):
    return [Item(NAMES[code], value) for code, value in values.items()]


def some(values):
    return [Item(names, value) for names, value in zip(NAMES.values(), values, strict=False)]


PARTS = {
    "highest, lowest and the base": (
        ONLY, items(care=127.8, housing=95.6, health=156.5), BASE,
        ("2024년 3개 영역 가운데 의료·건강이 156.5로 가장 높고 주거가 95.6으로 가장 낮습니다. "
         "기준(2022년=100)보다 높은 영역은 2개, 낮은 영역은 1개입니다."),
        ("Of the 3 pillars in 2024, Health was highest (156.5) and Housing lowest (95.6). "
         "2 are above and 1 below the base (2022 = 100)."),
    ),
    "of a unit, two at the top, one at the base": (
        JONGNO, items(care=120.04, housing=99.98, health=119.96), BASE,
        ("2024년 종로구 3개 영역 가운데 돌봄, 의료·건강이 120.0으로 가장 높고 주거가 100.0으로 가장 낮습니다. "
         "기준(2022년=100)보다 높은 영역은 2개, 기준과 같은 영역은 1개입니다."),
        ("Of the 3 pillars in Jongno-gu in 2024, Care and Health were highest (120.0) and Housing lowest (100.0). "
         "2 are above and 1 at the base (2022 = 100)."),
    ),
    "all above": (
        ONLY, items(care=120.0, housing=110.0), BASE,
        ("2024년 2개 영역 가운데 돌봄이 120.0으로 가장 높고 주거가 110.0으로 가장 낮습니다. "
         "모두 기준(2022년=100)보다 높습니다."),
        ("Of the 2 pillars in 2024, Care was highest (120.0) and Housing lowest (110.0). "
         "Both are above the base (2022 = 100)."),
    ),
    "all equal": (
        ONLY, items(care=100.0, housing=100.04, health=100.0), BASE,
        "2024년 3개 영역 점수는 모두 100.0입니다. 모두 기준(2022년=100)과 같습니다.",
        "In 2024 all 3 pillars scored 100.0. All are at the base (2022 = 100).",
    ),
    "only one has a score": (
        ONLY, items(care=None, housing=111.36, health=None), BASE,
        "2024년 주거 점수는 111.4입니다. 기준(2022년=100)보다 높습니다. 돌봄, 의료·건강은 점수가 없습니다.",
        ("In 2024 the score for Housing was 111.4. That is above the base (2022 = 100). "
         "For Care and Health there is no score."),
    ),
    "none has a score": (
        JONGNO, items(care=None, housing=None), BASE,
        "2024년에는 종로구 점수가 없습니다.",
        "For 2024 there is no score in Jongno-gu.",
    ),
    "many gaps, no base": (
        ONLY, items(care=1.0, housing=None, health=None, safety=None, culture=None), None,
        "2024년 돌봄 점수는 1.0입니다. 주거 등 4개는 점수가 없습니다.",
        "In 2024 the score for Care was 1.0. For Housing and 3 other pillars there is no score.",
    ),
}  # fmt: skip

RANKINGS = {
    "highest and lowest": (
        items(care=127.8, housing=95.6, health=100.0), BASE,
        ("2024년 주거 점수는 3개 자치구 가운데 돌봄이 127.8로 가장 높고 주거가 95.6으로 가장 낮습니다. "
         "기준(2022년=100)보다 높은 자치구는 1개, 낮은 자치구는 1개, 기준과 같은 자치구는 1개입니다."),
        ("Of the 3 districts, Care had the highest score for Housing in 2024 (127.8) and Housing the lowest (95.6). "
         "1 is above, 1 below and 1 at the base (2022 = 100)."),
    ),
    "many at the top": (
        items(care=200.0, housing=200.0, health=200.0, safety=200.0, culture=50.0), None,
        "2024년 주거 점수는 5개 자치구 가운데 돌봄 등 4개가 200.0으로 가장 높고 문화가 50.0으로 가장 낮습니다.",
        ("Of the 5 districts, Care and 3 others had the highest score for Housing in 2024 (200.0) "
         "and Culture the lowest (50.0)."),
    ),
    "all equal": (
        items(care=90.0, housing=90.0), BASE,
        "2024년 주거 점수는 2개 자치구 모두 90.0으로 같습니다. 모두 기준(2022년=100)보다 낮습니다.",
        "In 2024 both districts had the same score for Housing (90.0). Both are below the base (2022 = 100).",
    ),
    "one": (
        items(care=90.2, housing=None), None,
        "2024년 주거 점수가 있는 자치구는 돌봄뿐이며 점수는 90.2입니다. 주거는 점수가 없습니다.",
        "In 2024 Care alone had a score for Housing (90.2). For Housing there is no score.",
    ),
    "none": (
        items(care=None), None,
        "2024년에는 주거 점수가 없습니다.",
        "For 2024 no district has a score for Housing.",
    ),
}  # fmt: skip

MOVEMENTS = {
    "rises and falls": (
        ONLY, items(care=27.0, housing=-4.8, health=36.4, safety=-2.3),
        ("2023년에서 2024년 사이 4개 영역 가운데 2개가 오르고, 2개가 내렸습니다. "
         "의료·건강이 36.4점 올라 상승 폭이 가장 컸고, 주거가 4.8점 내려 하락 폭이 가장 컸습니다."),
        ("Between 2023 and 2024, 2 of the 4 pillars rose and 2 fell. "
         "Health rose most (+36.4 points); Housing fell most (−4.8 points)."),
    ),
    "one each, in a unit": (
        JONGNO, items(care=1.0, housing=-1.0, health=0.04),
        ("2023년에서 2024년 사이 종로구 3개 영역 가운데 1개가 오르고, 1개가 내리고, 1개가 그대로입니다. "
         "돌봄이 1.0점 올랐고, 주거가 1.0점 내렸습니다."),
        ("Between 2023 and 2024, 1 of the 3 pillars in Jongno-gu rose, 1 fell and 1 stood still. "
         "Care rose (+1.0 points); Housing fell (−1.0 points)."),
    ),
    "all rose": (
        ONLY, items(care=3.0, housing=1.0),
        "2023년에서 2024년 사이 2개 영역이 모두 올랐습니다. 돌봄이 3.0점 올라 상승 폭이 가장 컸습니다.",
        "Between 2023 and 2024, both pillars rose. Care rose most (+3.0 points).",
    ),
    "the only one fell": (
        ONLY, items(care=-3.0),
        "2023년에서 2024년 사이 1개 영역이 내렸습니다. 돌봄이 3.0점 내렸습니다.",
        "Between 2023 and 2024, the one pillar fell. Care fell (−3.0 points).",
    ),
    "all stood still": (
        ONLY, items(care=0.0, housing=-0.04, health=0.0),
        "2023년에서 2024년 사이 3개 영역이 모두 그대로입니다.",
        "Between 2023 and 2024, all 3 pillars stood still.",
    ),
    "a tie": (
        ONLY, items(care=2.0, housing=2.04, health=1.0),
        "2023년에서 2024년 사이 3개 영역이 모두 올랐습니다. 돌봄, 주거가 2.0점 올라 상승 폭이 가장 컸습니다.",
        "Between 2023 and 2024, all 3 pillars rose. Care and Housing rose most (+2.0 points).",
    ),
    "gaps": (
        ONLY, items(care=2.0, housing=None),
        "2023년에서 2024년 사이 1개 영역이 올랐습니다. 돌봄이 2.0점 올랐습니다. 주거는 변동을 산출할 수 없습니다.",
        "Between 2023 and 2024, the one pillar rose. Care rose (+2.0 points). For Housing no change can be computed.",
    ),
    "nothing": (
        ONLY, items(care=None, housing=None),
        "2023년에서 2024년 사이에 변동을 산출할 수 있는 영역이 없습니다.",
        "Between 2023 and 2024, no change can be computed.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("whole", "parts", "base", "ko", "en"), PARTS.values(), ids=PARTS)
def test_the_sentence_on_parts_is_what_one_would_write(whole, parts, base, ko, en):
    assert of_parts(whole, "2024", parts, PILLARS, base=base) == {"ko": ko, "en": en}


@pytest.mark.parametrize(("units", "base", "ko", "en"), RANKINGS.values(), ids=RANKINGS)
def test_the_sentence_on_a_ranking_is_what_one_would_write(units, base, ko, en):
    assert of_ranking(SCORE, "2024", units, DISTRICTS, base=base) == {"ko": ko, "en": en}


@pytest.mark.parametrize(("whole", "changes", "ko", "en"), MOVEMENTS.values(), ids=MOVEMENTS)
def test_the_sentence_on_a_movement_is_what_one_would_write(whole, changes, ko, en):
    assert of_movement(whole, "2023", "2024", changes, PILLARS) == {"ko": ko, "en": en}


@given(SCORES)
def test_the_highest_and_the_lowest_are_named(values):
    found = of_parts(ONLY, "2024", some(values), PILLARS)
    known = [value for value in values if value is not None]
    assert all(not known or f"{extreme:.1f}" in found[language] for language in found for extreme in _ends(known))


def _ends(known):
    return (max(known), min(known)) if known else ()


@given(SCORES)
def test_what_stands_above_and_below_the_base_adds_up(values):
    found = of_parts(ONLY, "2024", some(values), PILLARS, base=BASE)
    shown = [float(f"{value - 100:.1f}") for value in values if value is not None]
    above, below = sum(change > 0 for change in shown), sum(change < 0 for change in shown)
    is_mixed = len({(change > 0) - (change < 0) for change in shown}) > 1
    assert (f"높은 영역은 {above}개" in found["ko"]) == (is_mixed and above > 0)
    assert (f"낮은 영역은 {below}개" in found["ko"]) == (is_mixed and below > 0)


@given(st.lists(st.one_of(st.none(), st.floats(-50, 50)), min_size=1, max_size=5))
def test_something_rose_if_and_only_if_a_rounded_change_is_above_zero(changes):
    found = of_movement(ONLY, "2023", "2024", some(changes), PILLARS)
    shown = [float(f"{change:.1f}") for change in changes if change is not None]
    assert ("rose" in found["en"], "올" in found["ko"]) == ((any(change > 0 for change in shown),) * 2)
    assert ("fell" in found["en"], "내" in found["ko"]) == ((any(change < 0 for change in shown),) * 2)


def test_a_few_names_are_listed_and_many_are_counted():
    assert listed(some([1, 1, 1])) == {"en": "Care, Housing and Health", "ko": "돌봄, 주거, 의료·건강"}
    assert listed(some([1, 1, 1, 1])) == {"en": "Care and 3 others", "ko": "돌봄 등 4개"}
