import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.charts.findings import BaseText, direction, number, of_path

INDEX = {"en": "the Toy Index", "ko": "시험지수"}
HOUSING = {"en": "the score for Housing", "ko": "주거 점수"}
BASE = BaseText({"en": "2022 = 100", "ko": "2022년=100"}, 100.0, "2022")
SEOUL = BaseText({"en": "Seoul 2015 = 100", "ko": "서울특별시 2015년=100"}, 100.0)
SCORES = st.floats(-500, 500).map(lambda score: round(score, 4))

CASES = {
    "a rise, and the base": (
        INDEX, [("2022", 100.0), ("2023", 110.957), ("2024", 130.578)], {"base": BASE},
        "2024년 시험지수는 130.6으로 2023년(111.0)보다 19.6점 올랐습니다. 기준(2022년=100)보다는 30.6점 높습니다.",
        ("In 2024 the Toy Index was 130.6, 19.6 points higher than in 2023 (111.0). "
         "That is 30.6 points above the base (2022 = 100)."),
    ),
    "a fall": (
        HOUSING, [("2023", 125.1), ("2024", 120.3)], {},
        "2024년 주거 점수는 120.3으로 2023년(125.1)보다 4.8점 내렸습니다.",
        "In 2024 the score for Housing was 120.3, 4.8 points lower than in 2023 (125.1).",
    ),
    "from the base itself": (
        INDEX, [("2022", 100.0), ("2023", 98.4)], {"base": BASE},
        "2023년 시험지수는 98.4로 2022년(100.0)보다 1.6점 내렸습니다.",
        "In 2023 the Toy Index was 98.4, 1.6 points lower than in 2022 (100.0).",
    ),
    "below a reference unit's base": (
        HOUSING, [("2015", 90.0), ("2020", 97.7)], {"base": SEOUL},
        ("2020년 주거 점수는 97.7로 2015년(90.0)보다 7.7점 올랐습니다. "
         "기준(서울특별시 2015년=100)보다는 2.3점 낮습니다."),
        ("In 2020 the score for Housing was 97.7, 7.7 points higher than in 2015 (90.0). "
         "That is 2.3 points below the base (Seoul 2015 = 100)."),
    ),
    "back at the base": (
        INDEX, [("2022", 100.0), ("2023", 98.0), ("2024", 100.04)], {"base": BASE},
        "2024년 시험지수는 100.0으로 2023년(98.0)보다 2.0점 올랐습니다. 기준(2022년=100)과 같은 수준입니다.",
        "In 2024 the Toy Index was 100.0, 2.0 points higher than in 2023 (98.0). That is the base (2022 = 100).",
    ),
    "equal": (
        INDEX, [("2022", 111.02), ("2023", 111.04)], {},
        "2023년 시험지수는 111.0으로 2022년과 같습니다.",
        "In 2023 the Toy Index was 111.0, the same as in 2022.",
    ),
    "equal, though the rounded scores differ": (
        INDEX, [("2022", 111.04), ("2023", 111.06)], {},
        "2023년 시험지수는 111.1로 2022년(111.0)과 거의 같습니다.",
        "In 2023 the Toy Index was 111.1, almost the same as in 2022 (111.0).",
    ),
    "a change that rounds up": (
        INDEX, [("2022", 111.0), ("2023", 111.05001)], {},
        "2023년 시험지수는 111.1로 2022년(111.0)보다 0.1점 올랐습니다.",
        "In 2023 the Toy Index was 111.1, 0.1 points higher than in 2022 (111.0).",
    ),
    "a single year": (
        INDEX, [("2022", 95.2)], {},
        "2022년 시험지수는 95.2입니다.",
        "In 2022 the Toy Index was 95.2.",
    ),
    "a single year after gaps": (
        INDEX, [("2021", None), ("2022", None), ("2023", 95.1)], {},
        "2023년 시험지수는 95.1입니다. 2021년부터 2022년까지는 점수가 없습니다.",
        "In 2023 the Toy Index was 95.1. There are no scores from 2021 to 2022.",
    ),
    "over a gap": (
        INDEX, [("2022", 90.0), ("2023", None), ("2024", 95.0)], {},
        "2024년 시험지수는 95.0으로 2022년(90.0)보다 5.0점 올랐습니다. 2023년에는 점수가 없습니다.",
        "In 2024 the Toy Index was 95.0, 5.0 points higher than in 2022 (90.0). There is no score for 2023.",
    ),
    "the last year is missing": (
        HOUSING, [("2022", 100.0), ("2023", 165.6), ("2024", None)], {"why": "no value"},
        "2024년에는 주거 점수가 없습니다(값 없음). 2023년 주거 점수는 165.6으로 2022년(100.0)보다 65.6점 올랐습니다.",
        ("For 2024 there is no score (no value). "
         "In 2023 the score for Housing was 165.6, 65.6 points higher than in 2022 (100.0)."),
    ),
    "nothing": (
        INDEX, [("2022", None), ("2023", None)], {},
        "산출된 시험지수 점수가 없습니다.",
        "There is no score for the Toy Index.",
    ),
    "quarters": (
        INDEX, [("2022-Q4", 99.0), ("2023-Q1", 98.0)], {},
        "2023년 1분기 시험지수는 98.0으로 2022년 4분기(99.0)보다 1.0점 내렸습니다.",
        "In Q1 2023 the Toy Index was 98.0, 1.0 points lower than in Q4 2022 (99.0).",
    ),
    "below zero": (
        INDEX, [("2022", -0.5), ("2023", -1.25)], {"decimals": 2},
        "2023년 시험지수는 −1.25로 2022년(−0.50)보다 0.75점 내렸습니다.",
        "In 2023 the Toy Index was −1.25, 0.75 points lower than in 2022 (−0.50).",
    ),
    "beside another unit": (
        HOUSING, [("2020", 110.0)], {"other": ({"en": "Seoul", "ko": "서울특별시"}, 123.0)},
        "2020년 주거 점수는 110.0입니다. 서울특별시는 123.0으로 13.0점 높습니다.",
        "In 2020 the score for Housing was 110.0. Seoul’s score was 123.0, 13.0 points higher.",
    ),
    "as high as another unit": (
        HOUSING, [("2020", 110.0)], {"other": ({"en": "Seoul", "ko": "서울특별시"}, 110.0)},
        "2020년 주거 점수는 110.0입니다. 서울특별시도 110.0으로 같은 수준입니다.",
        "In 2020 the score for Housing was 110.0. Seoul’s score was 110.0, as high.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("subject", "path", "options", "ko", "en"), CASES.values(), ids=CASES)
def test_the_sentence_is_what_one_would_write(subject, path, options, ko, en):
    assert of_path(subject, path, **options) == {"ko": ko, "en": en}


@given(SCORES, SCORES, st.integers(0, 3))
def test_it_rises_in_both_languages_if_and_only_if_the_rounded_change_is_above_zero(before, after, decimals):
    found = of_path(INDEX, [("2022", before), ("2023", after)], decimals=decimals)
    change = float(f"{after - before:.{decimals}f}")
    assert ("올랐습니다" in found["ko"], "higher" in found["en"]) == (change > 0, change > 0)
    assert ("내렸습니다" in found["ko"], "lower" in found["en"]) == (change < 0, change < 0)
    assert ("같습니다" in found["ko"], "same" in found["en"]) == (change == 0, change == 0)


@given(st.lists(st.one_of(st.none(), SCORES), min_size=1, max_size=6))
def test_the_last_score_there_is_stands_in_both_sentences(values):
    found = of_path(INDEX, [(str(2000 + place), value) for place, value in enumerate(values)])
    known = [number(value, 1) for value in values if value is not None]
    assert all(not known or known[-1] in found[language] for language in ("en", "ko"))
    assert ("no score" in found["en"] or "no scores" in found["en"]) or None not in values[_first(values) :]


def _first(values):
    """Return the place of the last score but one, from where on the sentence speaks of gaps."""
    known = [place for place, value in enumerate(values) if value is not None]
    return known[-2] if len(known) > 1 else 0


@given(SCORES, SCORES, st.integers(0, 3))
def test_a_direction_is_the_opposite_the_other_way_round(before, after, decimals):
    assert direction(before, after, decimals) == -direction(after, before, decimals)


def test_a_number_is_never_minus_nought():
    assert number(-0.04, 1) == "0.0"
