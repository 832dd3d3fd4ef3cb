"""Small results to draw, Seoul's two indices, and how the texts of a drawing lie on it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from donghaeng.charts import Names, bars, choropleth, fonts, line, movement, ranking, waterfall
from donghaeng.files import read_index
from donghaeng.index import Framework, Index, Node, Unit, read_method

ROOT = Path(__file__).parents[2]
SEOUL = ROOT / "cities" / "seoul"
KINDS = {"one": {"en": "district", "ko": "자치구"}, "many": {"en": "districts", "ko": "자치구"}}
ATTRIBUTION = {"en": "Boundaries: NGII, data.go.kr", "ko": "경계: 국토지리정보원, data.go.kr"}
NODES = (
    Node("index", "Toy Index", "시험지수", note="The rules changed. / 기준이 바뀜."),
    Node("rent", "Rent", "임대료", "index", "x", 1),
    Node("homes", "Homes", "주택", "index", "x", 1),
)


def result_of(scores, *, periods=("2022", "2023"), base=True, nodes=NODES, base_unit=None, **more):
    """Build a result whose scores are as given, by unit and node; None is a gap. With a base the first must be 100."""
    rows = [
        {"unit": unit, "period": period, "node": node, "value": value}
        for unit, by_node in scores.items()
        for node, values in by_node.items()
        for period, value in zip(periods, values, strict=True)
        if value is not None
    ]
    normalise = {"method": "ratio_to_base"} if base else {"method": "none"}
    settings = {"normalise": normalise, "gaps": {"method": "keep"}, "periods": list(periods), **more}
    settings |= {"base_period": periods[0]} if base else {}
    settings |= {"base_unit": base_unit} if base_unit else {}
    framework = Framework(tuple(nodes))
    schema = {"unit": pl.String, "period": pl.String, "node": pl.String, "value": pl.Float64}
    units = tuple(Unit(unit, unit.title(), unit) for unit in scores)
    return Index(framework, pl.DataFrame(rows, schema=schema), read_method(settings, framework), units=units).build()


@pytest.fixture(scope="session")
def toy():
    return result_of


def _opened(code, **kinds):
    index = read_index(SEOUL / "indices" / code)
    return SimpleNamespace(index=index, result=index.build(), names=Names.of(index.units, **kinds))


@pytest.fixture(scope="session")
def going_together():
    return _opened("going-together")


@pytest.fixture(scope="session")
def districts():
    return _opened("districts", **KINDS)


@pytest.fixture(scope="session")
def boundaries():
    return json.loads((SEOUL / "boundaries.geojson").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def gallery(going_together, districts, boundaries):
    """Give every figure of Seoul's two indices, by name."""
    one, many = going_together, districts
    return {
        "path": line(one.result, names=one.names, published=one.index.published),
        "path with a gap": line(one.result, node="housing_upgrade_support", names=one.names),
        "pillars": bars(one.result, names=one.names),
        "indicators with gaps": bars(one.result, node="housing", names=one.names),
        "movement": movement(one.result, names=one.names),
        "movement with gaps": movement(one.result, node="safety", before="2022", after="2023", names=one.names),
        "map": choropleth(many.result, names=many.names, boundaries=boundaries, attribution=ATTRIBUTION),
        "map with gaps": choropleth(
            many.result, period="2010", names=many.names, boundaries=boundaries, attribution=ATTRIBUTION
        ),
        "ranking": ranking(many.result, names=many.names, highlight="mapo-gu"),
        "paths": line(
            many.result, node="medical_health", names=many.names,
            units=("jongno-gu", "seoul", "mapo-gu", "gangnam-gu", "nowon-gu"),
        ),
        "bars beside": bars(many.result, unit="jongno-gu", beside="seoul", names=many.names),
        "waterfall": waterfall(one.result, names=one.names),
        "waterfall of a district": waterfall(many.result, unit="jongno-gu", names=many.names),
        "movement of a district": movement(many.result, unit="jongno-gu", names=many.names),
    }  # fmt: skip


@dataclass(frozen=True)
class Box:
    """A line of text on a drawing. [px]"""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other):
        """Tell whether two boxes share more than a hair."""
        hair = 0.5
        return (min(self.right, other.right) - max(self.left, other.left) > hair
                and min(self.bottom, other.bottom) - max(self.top, other.top) > hair)  # fmt: skip


def boxes_of(drawn):
    """Return every line of text of an SVG of ours, as the font's own measures have it."""
    return list(_walk(ET.fromstring(drawn), 0.0, 0.0))  # noqa: S314 - we drew it


def _walk(element, x, y):
    moved = re.findall(r"translate\((-?[\d.]+),(-?[\d.]+)\)", element.get("transform", ""))
    x, y = x + sum(float(a) for a, _ in moved), y + sum(float(b) for _, b in moved)
    if element.tag.endswith("}text"):
        yield from _lines(element, x, y)
        return
    for child in element:
        yield from _walk(child, x, y)


def _lines(element, x, y):
    size = float(element.get("font-size", "0").removesuffix("px"))
    spans = [child for child in element if child.tag.endswith("}tspan")] or [element]
    for span in spans:
        y += float(span.get("dy", 0)) if span is not element else 0
        wide = fonts.width(span.text or "", size, is_bold=element.get("font-weight") == "bold")
        left = x - {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", "start"), 0)
        yield Box(span.text or "", left, y - 0.78 * size, left + wide, y + 0.2 * size)


@pytest.fixture(scope="session")
def boxes():
    return boxes_of
