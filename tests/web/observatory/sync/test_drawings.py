from pathlib import Path

import pytest

from donghaeng.base.progress import silent
from donghaeng.charts.bundle import NAMES
from donghaeng.city import IndexReport
from donghaeng.city.charted import charts_of
from donghaeng.web.observatory.sync import drawings

INDICES = Path(__file__).parents[4] / "cities/seoul/indices"


@pytest.fixture(scope="module")
def placed():
    return charts_of(IndexReport(INDICES / "going-together"))[:2]


@pytest.mark.usefixtures("quick_drawings")
def test_each_chart_has_a_folder_per_language_and_is_drawn_once(placed, tmp_path, monkeypatch):
    drawings.put(placed, tmp_path, silent)
    names = {name for one in drawings.entries(placed) for name in one["drawings"].values()}
    kept = tmp_path / drawings.KEPT
    assert {folder.name for folder in kept.iterdir()} == names
    assert len(names) == 4
    assert all({file.name for file in folder.iterdir()} == set(NAMES) for folder in kept.iterdir())
    asked = []
    monkeypatch.setattr(drawings, "drawn_all", lambda bundles, **_: asked.extend(bundles) or ())
    drawings.put(placed, tmp_path, silent)
    assert asked == []


@pytest.mark.usefixtures("quick_drawings")
def test_drawings_that_nobody_names_go(placed, tmp_path):
    drawings.put(placed, tmp_path, silent)
    kept = next(iter(drawings.entries(placed)[0]["drawings"].values()))
    drawings.clean(tmp_path, {kept})
    assert [folder.name for folder in (tmp_path / drawings.KEPT).iterdir()] == [kept]


def test_what_is_kept_of_a_chart_says_where_it_belongs(placed):
    entry = drawings.entries(placed)[0]
    assert (entry["code"], entry["role"], entry["node"], entry["period"]) == (
        "going_together",
        "own",
        "going_together",
        "",
    )
    assert entry["findings"]["en"].startswith("In 2024 the Going Together")
    assert entry["tables"]["ko"]["columns"][0]["header"]
