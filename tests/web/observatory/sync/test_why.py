import json
from pathlib import Path

import pytest

from donghaeng.city import IndexReport
from donghaeng.web.observatory.sync.why import why

INDICES = Path(__file__).parents[4] / "cities/seoul/indices"


@pytest.fixture(scope="module")
def seoul():
    return IndexReport(INDICES / "going-together")


# Worked by hand in tests/change/test_explanation.py
def test_a_pair_is_kept_by_its_unit_and_periods_with_the_contribution_of_each_node(seoul):
    kept = why(seoul, "going_together")
    entry = kept["periods"]["seoul"]["2023"]["2024"]
    points = dict(zip(kept["nodes"], entry["points"], strict=True))
    assert (round(points["medical_health"], 3), round(points["housing"], 3)) == (7.354, -0.533)
    assert round(entry["steps"]["counting"], 3) == 0.037
    assert points["vulnerable_housing_improvement"] is None
    assert "left" not in entry


def test_what_is_kept_adds_up_to_the_change(seoul):
    kept, result = why(seoul, "going_together"), seoul.result
    entry = kept["periods"]["seoul"]["2022"]["2024"]
    pillars = sum(points for node, points in zip(kept["nodes"], entry["points"], strict=True)
                  if result.framework.levels[node] == 1)  # fmt: skip
    change = result.score("going_together", "2024", "seoul") - result.score("going_together", "2022", "seoul")
    assert pillars + sum(entry.get("steps", {}).values()) == pytest.approx(change, abs=1e-8)


def test_of_a_given_score_the_reason_is_kept(seoul):
    assert why(seoul, "housing")["periods"]["seoul"]["2023"]["2024"] == {"why": "given"}


def test_two_units_are_kept_by_period_the_one_compared_with_first():
    kept = why(IndexReport(INDICES / "districts"), "medical_health")
    there, back = (kept["units"]["2020"][a][b]["points"] for a, b in (("seoul", "guro-gu"), ("guro-gu", "seoul")))
    assert there == pytest.approx([-points for points in back])
    assert kept["periods"] == {}
    assert kept["kept"] == {"units": "all"}
    assert json.loads(json.dumps(kept, allow_nan=False)) == kept
