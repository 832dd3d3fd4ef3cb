import re

import polars as pl
import pytest

from donghaeng.base.sources import Source
from donghaeng.city import IndexReport
from donghaeng.city.names import STEPS
from donghaeng.city.trace import trace
from donghaeng.city.trace_words import LINES, NUMBERS, SAID, Credit, told
from donghaeng.index import Framework, Index, Node, Series, Unit, read_method
from donghaeng.index.method import TABLES

TREE = Framework(
    (
        Node("care", "Care", "돌봄"),
        Node("beds", "Beds", "병상", "care", "beds", 1, unit_measure_ko="병상"),
        Node("wait", "Waiting time", "대기 기간", "care", "days", -1),
    ),
    (Series("people", "Population", "인구", "persons", unit_measure_ko="명"),),
)
SETTINGS = {
    "denominate": {"method": "none", "node": {"beds": {"method": "per", "by": "people", "scale": 1000}}},
    "normalise": {"method": "min_max"},
}


class Report:
    """What the words ask of a report, for an index that is in no folder."""

    def __init__(self, rows, **settings):
        data = pl.DataFrame(
            [(unit, period, node, None if value == "." else float(value), "register")
             for unit, period, node, value in map(str.split, rows)],
            schema=["unit", "period", "node", "value", "source"], orient="row",
        )  # fmt: skip
        sources = {"register": Source("register", "Statistics", "Residents", attribution="By Statistics / 통계청 제공")}
        units = [
            Unit("big", "Big Town", "큰마을"),
            Unit("old", "Old Town", "옛마을"),
            Unit("new", "New Town", "새마을"),
        ]
        method = read_method({**SETTINGS, **settings}, TREE)
        self.index = Index(TREE, data, method, units=tuple(units), sources=sources)
        self.result, self.decimals = self.index.build(), 1


ROWS = [
    "big 2022 people 100000", "big 2022 beds 300", "big 2022 wait 10",
    "old 2022 people 10000", "old 2022 beds 50", "old 2022 wait 30",
    "new 2022 people 20000", "new 2022 beds 20", "new 2022 wait .",
]  # fmt: skip


def words(report, node, unit, period="2022", language="en"):
    """Give heading and lines of each step by its name; of the index those of the last one."""
    made = trace(report.result, node, unit, period)
    stages = [told(report, made, stage, language) for stage in made.stages]
    return {stage.step: [text.heading, *text.lines] for stage, text in zip(made.stages, stages, strict=True)}


def test_a_value_is_told_with_its_unit_and_source():
    assert words(Report(ROWS), "beds", "big")["value"] == [
        "Value: 300 beds", "Source: Statistics, Residents (register)", "By Statistics",
    ]  # fmt: skip


def test_a_denominator_is_told_with_its_value_and_the_unit_of_the_result():
    assert words(Report(ROWS), "beds", "big")["denominate"] == [
        "Denominate: per (by = people, scale = 1000, missing = refuse)",
        "Divided by: Population, 100,000 persons",
        "Source: Statistics, Residents (register)",
        "By Statistics",
        "300 / 100000 × 1000 = 3 beds / 1,000 persons",
    ]  # fmt: skip


def test_units_of_measure_are_told_in_korean_where_they_have_it():
    told_in = [words(Report(ROWS), node, "big", language="ko") for node in ("beds", "wait")]
    assert [one["value"][0] for one in told_in] == ["값: 300병상", "값: 10 days"]
    divided = told_in[0]["denominate"]
    assert (divided[1], divided[-1]) == ("분모: 인구, 100,000명", "300 / 100000 × 1000 = 3병상 / 1,000 명")


def test_the_line_of_a_source_knows_its_row():
    made = trace(Report(ROWS).result, "beds", "big", "2022")
    lines = told(Report(ROWS), made, made.stages[0], "en").lines
    assert [line.release.source for line in lines if isinstance(line, Credit)] == ["register"]


def test_a_score_is_told_with_the_numbers_of_its_scale():
    assert words(Report(ROWS), "beds", "big")["normalise"] == [
        "Normalise: min_max (over = all, range = [0, 100])", "worst 1, best 5", "100 × (3 - 1) / (5 - 1) = 50.00",
    ]  # fmt: skip


def test_an_aggregate_is_told_with_its_method_and_formula():
    found = words(Report(ROWS), "beds", "big")
    assert found["weights"] == ["Care, weights: given"]
    assert found["aggregate"] == ["Care, aggregate: arithmetic", "(50 + 100) / 2 = 75.00"]


def test_the_steps_are_told_in_korean():
    found = words(Report(ROWS), "beds", "big", language="ko")
    assert found["value"] == ["값: 300병상", "출처: Statistics, Residents (register)", "통계청 제공"]
    assert found["denominate"][1] == "분모: 인구, 100,000명"
    assert found["normalise"][1] == "최저 1, 최고 5"
    assert found["aggregate"][0] == "돌봄, 집계: arithmetic"


# Missing


def test_a_gap_is_told_where_it_is_and_above():
    found = words(Report(ROWS), "wait", "new")
    assert found["value"][:2] == ["Value: none", "There is no value in data.csv."]
    assert found["gaps"] == ["Gaps: keep", "A gap, and it stays one."]
    assert found["aggregate"][1:] == ["No score, for want of: Waiting time (no value)"]
    korean = words(Report(ROWS), "wait", "new", language="ko")
    assert korean["aggregate"][1:] == ["점수 없음. 결측: 대기 기간(값 없음)"]


def test_a_mean_of_some_children_says_which_are_not_there():
    report = Report(ROWS, aggregate={"method": "arithmetic", "min_share": 0.5})
    assert words(report, "beds", "new")["aggregate"] == [
        "Care, aggregate: arithmetic (min_share = 0.5)", "Made without: Waiting time (no value)", "0 = 0.00",
    ]  # fmt: skip


def test_a_denominator_that_is_missing_is_told():
    per = {"method": "none", "node": {"beds": {"method": "per", "by": "people", "missing": "gap"}}}
    rows = [row.replace("old 2022 people 10000", "old 2022 people .") for row in ROWS]
    found = words(Report(rows, denominate=per), "beds", "old")
    assert found["denominate"][1:] == ["There is no value to divide by: a gap."]


def test_a_unit_that_is_screened_out_is_told_with_what_is_known():
    found = words(Report(ROWS, screen={"method": "available", "min_share": 0.6}), "beds", "new")
    assert found["screen"] == [
        "Screen: available (min_share = 0.6, min_nonzero = 0)",
        "Indicators with a value: 1 of 2 (50.0%); not zero: 1 of 1 (100.0%).",
        "Not scored.",
    ]  # fmt: skip
    assert words(Report(ROWS, screen={"method": "available"}), "beds", "big")["screen"][-1] == "Enough to be scored."


# Filled, treated, linked


@pytest.mark.parametrize(("method", "line"), [
    ("group_mean", "A gap, filled from other units: Big Town, Old Town"),
    ("pillar_mean", "A gap, filled from indicators beside it: Beds"),
])  # fmt: skip
def test_a_gap_that_is_filled_is_told_with_what_filled_it(method, line):
    assert words(Report(ROWS, gaps={"method": method}), "wait", "new")["gaps"][1] == line


def test_a_gap_between_two_periods_is_told_with_both():
    rows = [row.replace("2022", year) for year in ("2021", "2022", "2023") for row in ROWS]
    rows = [row.replace("old 2022 wait 30", "old 2022 wait .").replace("old 2023 wait 30", "old 2023 wait 40")
            for row in rows]  # fmt: skip
    lines = words(Report(rows, gaps={"method": "interpolate"}), "wait", "old")["gaps"]
    assert lines[1:] == ["A gap, filled on a straight line from 2021–2023.", "30 + (40 - 30) × 1 / 2 = 35 days"]
    lines = words(Report(rows, gaps={"method": "carry_forward"}), "wait", "old")["gaps"]
    assert lines[1:] == ["A gap, filled with the value of 2021.", "30 = 30 days"]


OUTLIERS = [f"{unit} {year} wait {value}" for unit, values in
            {"big": (1, 2, 3, 4), "old": (5, 6, 7, 8), "new": (9, 10, 11, 90)}.items()
            for year, value in zip(range(2020, 2024), values, strict=True)]  # fmt: skip


def test_an_outlier_is_told_before_and_after():
    report = Report(OUTLIERS, treat={"method": "winsorise"}, aggregate={"method": "arithmetic", "min_share": 0})
    lines = words(report, "wait", "new", "2023")["treat"]
    assert lines[0] == "Treat: winsorise (test = [2, 3.5], limit = 5, over = all)"
    assert re.fullmatch(r"Skewness 3\.\d\d, excess kurtosis 1\d\.\d\d\.", lines[1])
    assert lines[2] == "90 → 11 days (winsorised)."
    assert words(report, "wait", "big", "2023")["treat"][2] == "Other values are altered (winsorised), this one is not."
    assert words(report, "wait", "new", "2023", "ko")["treat"][2] == "90 → 11 days(윈저화)"
    plain = Report(ROWS, treat={"method": "log_of_range"})
    assert words(plain, "wait", "big")["treat"][-1] == "Nothing is altered."


# beds 50, then 55 with waiting time at 0: from beds alone 1.1, so care goes on from 50 to 55
def test_a_link_is_told_with_its_periods():
    rows = ["big 2022 beds 50", "big 2023 beds 55", "big 2023 wait 100"]
    settings = {"denominate": {"method": "none"}, "normalise": {"method": "scaled", "lower": 0, "upper": 100},
                "aggregate": {"method": "arithmetic", "min_share": 0}, "link": {"method": "overlap"}}  # fmt: skip
    found = words(Report(rows, **settings), "beds", "big", "2023")
    assert found["aggregate"][-1] == "(55 + 0) / 2 = 27.50"
    assert found["link"] == [
        "Care, link: overlap", "Linked in 2023, when the indicators under it changed.", "27.5 × 2 = 55.00",
    ]  # fmt: skip


# Seoul


@pytest.fixture(scope="module")
def seoul(going_together):
    return IndexReport(going_together)


def test_a_base_value_is_told_with_its_period_and_source(seoul):
    assert words(seoul, "vulnerable_housing_improvement", "seoul", "2023")["normalise"][1:] == [
        "base value 1,937 (2022, News1)", "100 × 2694 / 1937 = 139.08",
    ]  # fmt: skip


def test_the_base_value_of_another_unit_names_it(districts):
    lines = words(IndexReport(districts), "doctors", "guro-gu", "2020")["normalise"]
    assert lines[1:] == [
        "base value 2.14505 (Seoul, 2015, Statistics Korea (KOSIS, SGIS))",
        "100 × 2.10775 / 2.14505 = 98.261",
    ]


def test_a_given_score_is_told_with_its_row_and_earlier_releases(seoul):
    made = trace(seoul, "housing", "seoul", "2023")
    text = told(seoul, made, made.stages[0], "en")
    assert text.heading == "Housing: 125.1, given as published"
    source = "Yonhap News TV, Second results of the index: why housing fell (yonhapnewstv-2025-08-04)"
    assert text.lines == (
        "What is under it does not enter.",
        "Indicators it stands for: 5.",
        f"Source: {source}, released 2025-08-04",
        "Note: computed on five indicators: old_public_rental_quality_works was left out",
        "Earlier: 125.1 (2024-06-19, Seoul Metropolitan Government)",
    )


def test_a_published_change_and_what_is_left_out_are_told(seoul):
    found = words(seoul, "isolated_reclusive_youth_support", "seoul", "2023")
    made = trace(seoul, "isolated_reclusive_youth_support", "seoul", "2023")
    text = told(seoul, made, made.stages[0], "ko")
    assert (text.heading, text.lines[0]) == ("값: 기준연도 대비 +135%", "공표된 변화율을 값 대신 썼습니다.")
    assert found["normalise"][-1] == "100 × (1 + 135 / 100) = 235.00"
    made = trace(seoul, "old_public_rental_quality_works", "seoul", "2023")
    text = told(seoul, made, made.stages[0], "en")
    assert (text.heading, text.lines[0]) == ("Value: none", "Left out of the index in this period.")


# Tables


def test_every_step_status_and_number_has_its_words():
    assert list(LINES) == list(STEPS) == ["value", *TABLES]
    assert {"base", "worst", "best", "mean", "sd", "ahead", "others", "lowest", "highest"} == set(NUMBERS)


def test_every_sentence_has_korean_without_latin_words():
    pairs = [*NUMBERS.values(), *SAID.values()]
    plain = [re.sub(r"\{\w+\}", "", korean) for _, korean in pairs]
    assert [korean for korean in plain if re.search("[A-Za-z]", korean)] == []
    fields = [[set(re.findall(r"\{(\w+)\}", text)) for text in pair] for pair in pairs]
    assert all(english == korean for english, korean in fields)
