from dataclasses import replace
from pathlib import Path

import pytest

from donghaeng.city import City, IndexReport
from donghaeng.city.charted import charts_of

SEOUL = City(Path(__file__).parents[2] / "cities/seoul")


@pytest.fixture(scope="module")
def one():
    return {chart.chart.code: chart for chart in charts_of(SEOUL.indices["going-together"], SEOUL.boundaries)}


@pytest.fixture(scope="module")
def many():
    return {chart.chart.code: chart for chart in charts_of(SEOUL.indices["districts"], SEOUL.boundaries)}


def test_every_node_with_a_score_has_its_path(one):
    result = SEOUL.indices["going-together"].result
    scored = [node for node in result.framework.tree if (result.panel(node) == result.panel(node)).any()]
    assert [code for code, chart in one.items() if chart.role == "own"] == scored


def test_an_index_has_its_parts_in_each_period_and_what_moved_between_two(one):
    parts = [code for code, chart in one.items() if chart.role == "parts" and chart.node == "going_together"]
    assert parts == [
        "going_together-parts-2022", "going_together-parts-2023", "going_together-parts-2024",
        "going_together-movement-2022-2023", "going_together-movement-2023-2024",
    ]  # fmt: skip


def test_nothing_moved_where_periods_are_not_compared():
    report = IndexReport(SEOUL.path / "indices/going-together")
    method = replace(report.index.method, compare_periods=False)
    report.__dict__["index"] = replace(report.index, method=method)
    codes = [chart.chart.code for chart in charts_of(report)]
    assert "going_together-parts-2024" in codes
    assert not [code for code in codes if "movement" in code or "why" in code]


def test_what_moved_an_index_is_drawn_between_neighbours_and_from_first_to_last_where_it_is_known(one):
    drawn = [(code, chart.node, chart.since, chart.period) for code, chart in one.items() if chart.role == "why"]
    assert drawn == [  # what made a pillar, whose scores are given, is not known
        ("going_together-why-2022-2023", "going_together", "2022", "2023"),
        ("going_together-why-2023-2024", "going_together", "2023", "2024"),
        ("going_together-why-2022-2024", "going_together", "2022", "2024"),
    ]


def test_every_node_of_many_units_has_a_map_per_period_with_a_score(many):
    assert [code for code in many if code.startswith("care-")] == ["care-map-2015", "care-map-2020"]
    assert many["care-map-2015"].chart.attribution["ko"].startswith("경계: 국토지리정보원")


def test_every_unit_has_its_parts_beside_the_city(many):
    units = [code for code, chart in many.items() if chart.unit]
    assert len(units) == 26
    assert many["unit-guro-gu-2020"].role == "parts"


def test_without_boundaries_units_are_ranked():
    codes = [chart.chart.code for chart in charts_of(SEOUL.indices["districts"])]
    assert "doctors-ranking-2020" in codes
    assert not [code for code in codes if "-map-" in code]


def test_a_chart_that_stands_alone_prints_whose_data_and_boundaries_it_shows(one, many):
    unit, area = many["unit-guro-gu-2020"].chart, many["care-map-2015"].chart
    assert unit.credit["ko"] == "출처: 통계청, KOSIS; 공공누리 제1유형"
    assert area.credit["en"].startswith("Source: Statistics Korea, KOSIS; KOGL type 1. Boundaries: NGII")
    assert one["housing"].chart.credit["ko"].startswith("출처: 서울특별시; ")
    alone, inlined = unit.spec("ko", is_titled=True), unit.spec("ko")
    assert "공공누리" in str(alone["layer"])
    assert "공공누리" not in str(inlined["layer"])


def test_a_credit_is_not_cut(one, many):
    for placed in (*one.values(), *many.values()):
        drawn = placed.chart.spec("en", is_titled=True)["layer"][-1]["data"]["values"][0]["text"]
        assert " ".join(drawn) == placed.chart.credit["en"]
