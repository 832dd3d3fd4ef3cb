import json
import math
from pathlib import Path

import narwhals as nw
import pytest

from donghaeng.city import IndexReport
from donghaeng.web.observatory.sync import sheets

INDICES = Path(__file__).parents[4] / "cities/seoul/indices"


@pytest.fixture(scope="module", params=["going-together", "districts"])
def report(request):
    return IndexReport(INDICES / request.param)


def test_every_score_is_kept_in_full_precision(report):
    kept = {
        (row["unit"], row["period"], node): (row["score"], row["status"])
        for node in report.result.framework.tree
        for row in sheets.rows(report, node)
    }
    scores = nw.from_native(report.result.scores, eager_only=True).rows()
    assert kept == {(unit, period, node): (score, status) for unit, period, node, score, status in scores}


def test_everything_kept_is_json_without_nan(report):
    node = report.result.framework.root
    for content in (sheets.sheet("x", report), sheets.rows(report, node), sheets.steps(report, node)):
        assert json.loads(json.dumps(content, allow_nan=False)) == content


def test_the_index_of_one_unit_says_where_it_stands_and_one_of_many_does_not():
    one, many = (IndexReport(INDICES / name) for name in ("going-together", "districts"))
    now = sheets.summary("x", one)["now"]
    assert (now["period"], now["previous_period"], now["base_period"]) == ("2024", "2023", "2022")
    assert now["change"] == pytest.approx(19.620857, abs=1e-6)
    assert sheets.summary("x", many)["now"] is None


def test_a_printed_score_without_data_is_kept():
    sheet = sheets.sheet("x", IndexReport(INDICES / "going-together"))
    assert sheet["printed_periods"] == ["2025"]
    assert [row["period"] for row in sheet["beyond"]["going_together"]] == ["2025"]


def test_every_printed_score_is_kept_beside_ours():
    kept = sheets.sheet("x", IndexReport(INDICES / "going-together"))["printed"]
    (beyond,) = [row for row in kept if row["is_beyond"]]
    assert (beyond["period"], beyond["text"], beyond["score"], beyond["is_second_hand"]) == (
        "2025",
        "150.7",
        None,
        True,
    )
    of_2024 = next(row for row in kept if (row["node"], row["period"]) == ("going_together", "2024"))
    assert of_2024["score"] == pytest.approx(130.578)


def test_a_number_that_is_not_there_is_none_and_a_share_a_percentage():
    assert (sheets.number(math.nan), sheets.number(0.0)) == (None, 0.0)
    assert (sheets.percent(math.nan), sheets.percent(0.2449)) == ("", "24.5%")
