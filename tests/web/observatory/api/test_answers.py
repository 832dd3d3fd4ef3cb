import json

import pytest

from donghaeng.change import Place
from donghaeng.web.observatory import figures
from donghaeng.web.observatory.api import answers, schemas

SITE = "https://example.org"


@pytest.fixture
def found(site):  # noqa: ARG001 - the site has to be there first
    """Return the results of the index of the small city."""
    return figures.current().index("going-together")


def test_every_answer_is_what_is_declared(found):
    sheet = found.sheet
    schemas.Index.model_validate(answers.index(sheet, SITE), strict=True)
    for code in sheet["nodes"]:
        schemas.Node.model_validate(answers.node(sheet, code, SITE))
        for row in found.rows(code):
            schemas.Score.model_validate(answers.score(sheet, code, row))
            schemas.Steps.model_validate(answers.steps(found, code, row["unit"], row["period"]))
    for own in sheet["printed"]:
        schemas.PrintedScore.model_validate(answers.printed(sheet, own))
    for chart in sheet["charts"]:
        schemas.Chart.model_validate(answers.chart(sheet, chart, SITE))
    for key in sheet["sources"]:
        schemas.Source.model_validate(answers.source(sheet, key))


def test_a_score_has_its_prints_with_verdicts_and_its_rows_of_data(found):
    score = answers.score(found.sheet, "going_together", found.row("going_together", "seoul", "2023"))
    assert [(one["text"], one["verdict_ko"]) for one in score["printed"]] == [("111", "확인"), ("111.0", "확인")]
    housing = answers.score(found.sheet, "housing", found.row("housing", "seoul", "2023"))
    assert (housing["status_ko"], housing["releases"][0]["value"]) == ("공표값 사용", 125.1)


# Worked by hand in tests/change/test_explanation.py
def test_a_change_has_its_contributions_and_what_moved_the_score_beside_them(found):
    told = answers.why(found, "going_together", (Place("seoul", "2023"), Place("seoul", "2024")))
    points = {one["node"]: one["points"] for one in told["contributions"]}
    assert (round(points["medical_health"], 3), round(points["livelihood_care"], 3)) == (7.354, 6.546)
    assert points["vulnerable_housing_improvement"] is None
    assert [(one["step"], round(one["points"], 3)) for one in told["beside"]] == [("counting", 0.037)]
    assert (round(told["change"], 3), told["unknown"]) == (19.621, None)
    assert told["sentence_ko"].startswith("약자동행지수의 점수는 2023년 110.957점에서 2024년 130.578점으로")


@pytest.mark.parametrize(
    ("node", "first", "unknown", "says"),
    [("housing", "2023", "given", "Housing fell"), ("going_together", "2024", "same", ""),
     ("vulnerable_housing_improvement", "2023", None, "fell by 27.7 points"),
     ("youth_housing_supply", "2023", "no score", "")],
)  # fmt: skip
def test_where_the_parts_of_a_change_are_not_known_there_are_none(found, node, first, unknown, says):
    told = answers.why(found, node, (Place("seoul", first), Place("seoul", "2024")))
    schemas.Why.model_validate(told, strict=True)
    assert (told["unknown"], told["contributions"], told["change"]) == (unknown, [], None)
    assert says in told["sentence_en"]


def test_the_sources_of_scores_are_told_once_each(found):
    scores = [answers.score(found.sheet, "housing", row) for row in found.rows("housing")]
    named = [key for one in scores for key in answers.keys_of(one)]
    keys = [one["key"] for one in answers.sources_of(found.sheet, named)]
    assert len(keys) == len(set(keys))
    assert {one["source"] for row in scores for one in row["printed"]} <= set(keys)


def test_a_score_that_is_written_is_the_score(found):
    written = answers.scores(found.path, "housing")
    told = [answers.score(found.sheet, "housing", row) for row in found.rows("housing")]
    assert [json.loads(one.text) for one in written] == told


def test_a_source_nobody_described_is_its_key(found):
    assert answers.source(found.sheet, "nowhere")["title"] == ""


def test_where_there_is_one_unit_its_page_is_that_of_the_index(found):
    assert answers.unit(found.sheet, "seoul", SITE)["page_ko"] == f"{SITE}/ko/index/going-together/"


@pytest.mark.parametrize(
    ("dataset", "terms"),
    [
        ({"license": "https://example.org/by"}, "https://example.org/by"),
        ({"license": {"name": "KOGL 1"}}, "KOGL 1"),
        ({"usageInfo": "As each source says."}, "As each source says."),
        ({}, ""),
    ],
)
def test_the_terms_are_those_of_the_city_or_else_of_the_sources(dataset, terms):
    assert answers._terms(dataset) == terms
