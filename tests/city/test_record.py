import math
from pathlib import Path

import pytest

from donghaeng.city import IndexReport
from donghaeng.city.record import cells, stages
from donghaeng.city.trace import trace
from donghaeng.claims import Verdict

INDICES = Path(__file__).parents[2] / "cities/seoul/indices"


@pytest.fixture(scope="module")
def seoul():
    return IndexReport(INDICES / "going-together")


@pytest.fixture(scope="module")
def districts():
    return IndexReport(INDICES / "districts")


def by_place(report, node):
    return {(cell.unit, cell.period): cell for cell in cells(report, node)}


def test_a_cell_has_the_change_from_the_last_period_with_a_score(seoul):
    rows = by_place(seoul, "going_together")
    assert rows["seoul", "2022"].before == ""
    assert math.isnan(rows["seoul", "2022"].change)
    assert rows["seoul", "2024"].before == "2023"
    assert rows["seoul", "2024"].change == pytest.approx(130.578 - 110.957143, abs=1e-6)


def test_there_is_no_change_where_periods_are_not_compared(districts):
    rows = by_place(districts, "livelihood").values()
    assert {(row.before, math.isnan(row.change)) for row in rows} == {("", True)}


def test_a_cell_has_what_was_printed_and_its_verdict(seoul):
    checks = by_place(seoul, "going_together")["seoul", "2023"].checks
    assert {(check.published.value, check.verdict) for check in checks} == {(111.0, Verdict.CONFIRMED)}


def test_a_cell_has_every_release_the_one_in_use_first(seoul):
    releases = by_place(seoul, "housing")["seoul", "2023"].releases
    assert [one.published_on for one in releases] == ["2025-08-04", "2024-06-19"]


def test_a_reference_unit_and_a_lone_unit_have_no_rank(seoul, districts):
    assert by_place(seoul, "housing")["seoul", "2023"].rank is None
    rows = by_place(districts, "doctors")
    assert rows["seoul", "2020"].rank is None
    assert min(rows[unit, "2020"].rank for unit in districts.result.units if unit != "seoul") == 1


def test_a_gap_says_why(districts):
    gap = by_place(districts, "care")["jongno-gu", "2010"]
    assert math.isnan(gap.score)
    assert gap.why == districts.result.why("care", "2010", "jongno-gu")


@pytest.mark.parametrize("node", ["doctors", "medical_health", "district_living_conditions"])
def test_the_steps_of_one_node_are_those_of_its_trace(districts, node):
    made = trace(districts, node, "guro-gu", "2020")
    assert repr(stages(districts, node, "guro-gu", "2020")) == repr(made.of(node))
