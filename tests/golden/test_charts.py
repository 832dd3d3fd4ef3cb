"""The specifications of the charts are what they were: pictures change with the engine, these only with us.

After a change that is meant: ``DONGHAENG_NEW_BASELINES=1 python -m pytest tests/golden/test_charts.py``, look at the
pictures, and commit the files.
"""

import json
import os
from pathlib import Path

import pytest

from donghaeng.charts import Names, bars, choropleth, line, movement, ranking, waterfall
from donghaeng.charts.frontier_chart import frontier
from donghaeng.files import read_index

HERE = Path(__file__).parent / "charts"
SEOUL = Path(__file__).parents[2] / "cities" / "seoul"
SQUARE = [[126.0, 37.0], [126.0, 38.0], [127.0, 38.0], [127.0, 37.0], [126.0, 37.0]]
BOUNDARIES = {
    "features": [
        {"id": "11110", "geometry": {"type": "Polygon", "coordinates": [SQUARE]}, "properties": {}},
        {"id": "11140", "geometry": {"type": "Polygon", "coordinates": [[[x + 1, y] for x, y in SQUARE]]},
         "properties": {}},
    ]
}  # fmt: skip

AMOUNTS = [(0.0, 96.0, 96.0, 96.0), (50e9, 101.0, 100.0, 102.0), (100e9, 103.0, 101.0, 105.0)]
TOY = {"en": "Toy index", "ko": "시험지수"}


@pytest.fixture(scope="module")
def specs():
    """Give the specification of each figure in Korean and on a phone."""
    one, many = (read_index(SEOUL / "indices" / code) for code in ("going-together", "districts"))
    names, two = Names.of(one.units), Names({}, {"jongno-gu": "11110", "jung-gu": "11140"})
    result, of_districts = one.build(), many.build()
    charts = {
        "line": line(result, names=names, published=one.published),
        "bars": bars(result, node="housing", names=names),
        "movement": movement(result, names=names),
        "waterfall": waterfall(result, names=names),
        "ranking": ranking(of_districts, names=Names.of(many.units)),
        "frontier": frontier(
            AMOUNTS, chosen=100e9, subject=TOY, statement={"en": "Invented.", "ko": "지어낸 수치입니다."}
        ),
        "frontier-unmarked": frontier(AMOUNTS, chosen=None, subject=TOY, statement={}),
        "map": choropleth(of_districts, boundaries=BOUNDARIES, attribution={"en": "NGII", "ko": "NGII"}, names=two),
    }
    return {name: chart.spec("ko", "narrow") for name, chart in charts.items()}


@pytest.mark.parametrize(
    "name", ["line", "bars", "movement", "waterfall", "ranking", "map", "frontier", "frontier-unmarked"]
)
def test_a_specification_is_what_it_was(specs, name):
    path = HERE / f"{name}.json"
    found = json.dumps(_rounded(specs[name]), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("DONGHAENG_NEW_BASELINES"):
        path.write_text(found, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == found


def _rounded(part):
    """Return a specification whose numbers are the same on every machine."""
    if isinstance(part, dict):
        return {key: _rounded(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_rounded(value) for value in part]
    return round(part, 6) if isinstance(part, float) else part
