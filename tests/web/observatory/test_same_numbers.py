"""The same numbers everywhere: pages, files and interface show, for every node, unit and period, what was computed."""

import csv
import io
import json
import math
import re
import zipfile
from itertools import zip_longest
from pathlib import Path

import openpyxl
import pytest
from django.template.defaultfilters import floatformat

from donghaeng.city import City
from donghaeng.web.observatory import figures, pages

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
ROW = re.compile(r'<tr id="f-([^"]+)"(.*?)</tr>', re.DOTALL)
CELL = re.compile(r'<td class="right">(.*?)</td>')
CODES = ("going-together", "districts")


@pytest.fixture(scope="module")
def seoul():
    return City(ROOT / "cities" / "seoul")


@pytest.fixture(params=CODES)
def index(request, observatory, settings):  # noqa: ARG001 - Seoul has to be shown first
    settings.API_REQUESTS_A_MINUTE = 0
    return request.param


@pytest.fixture
def computed(seoul, index):
    """Return ``result.scores`` by node, unit and period; a gap is None."""
    rows = seoul.indices[index].result.scores.rows(named=True)
    return {(row["node"], row["unit"], row["period"]): gap(row["score"]) for row in rows}


def gap(number):
    return None if number is None or number == "" or math.isnan(float(number)) else float(number)


def table(content, **options):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), **options))


def test_every_score_of_seoul_is_compared(index, computed, seoul):
    result = seoul.indices[index].result
    assert len(computed) == len(result.units) * len(result.periods) * len(result.framework.tree)
    assert sum(score is not None for score in computed.values()) > 20


def test_the_interface(index, computed, client):
    told, address = {}, f"/api/v1/indices/{index}/scores?page_size=500"
    while address:
        page = client.get(address).json()
        told |= {(one["node"], one["unit"], one["period"]): one["score"] for one in page["items"]}
        address = page["next"]
    assert told == computed


def test_the_steps_of_the_interface(index, computed, client):
    root = figures.current().index(index).sheet["root"]
    places = [key for key in computed if key[0] == root]
    told = {key: client.get(f"/api/v1/indices/{index}/scores/{'/'.join(key)}/steps").json() for key in places}
    assert {key: steps["score"]["score"] for key, steps in told.items()} == {key: computed[key] for key in places}
    parts = {(part["node"], *key[1:]): part["score"] for key, steps in told.items()
             for step in steps["steps"] for part in step["parts"]}  # fmt: skip
    assert parts == {key: computed[key] for key in parts}
    assert parts


@pytest.mark.parametrize("place", ["file", "zip"])
def test_the_scores_of_the_package(index, computed, client, place):
    name = "scores.csv" if place == "file" else "package.zip"
    content = client.get(f"/data/{index}/{name}").content
    if place == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = packed.read(next(one for one in packed.namelist() if one.endswith("scores.csv")))
    told = {(row["node"], row["unit"], row["period"]): gap(row["score"]) for row in table(content)}
    assert told == computed


def test_the_observations_of_sdmx(index, computed, client):
    rows = table(client.get(f"/data/{index}/sdmx.csv").content)
    told = {(row["INDICATOR"], row["REF_AREA"], row["TIME_PERIOD"]): gap(row["OBS_VALUE"])
            for row in rows if row["MEASURE"] == "SCORE"}  # fmt: skip
    assert told == computed


def test_the_rows_of_pages(index, computed):
    found = figures.current().index(index)
    told = {
        (node, row["unit"], row["period"]): row["score"] for node in found.sheet["nodes"] for row in found.rows(node)
    }
    assert told == computed


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_the_templates_of_pages_are_given(index, computed, language):
    sheet = figures.current().index(index).sheet
    told = {}
    for node in sheet["nodes"]:
        for unit in sheet["units"]:
            shown = pages.node(index, node, language, {"unit": unit})
            told |= {(node, unit, row["period"]): row["score"] for row in shown["history"]}
    assert told == computed


def test_the_rows_of_the_table_on_a_page(index, computed, client):
    sheet = figures.current().index(index).sheet
    has_units = len(sheet["units"]) > 1
    told = {}
    for node in sheet["nodes"]:
        address = f"/en/index/{index}/" if node == sheet["root"] else f"/en/index/{index}/{node}/"
        for period in sheet["periods"] if has_units else [""]:
            page = client.get(address, {"period": period} if period else {}).content.decode()
            for name, row in ROW.findall(page):
                key = (node, name, period) if has_units else (node, sheet["units"][0], name)
                if key in computed:  # beside them stand scores that were printed of other periods
                    told[key] = CELL.findall(row)[1 if has_units else 0]  # a ranking begins with the rank
    is_gap = {key: "missing" in cell for key, cell in told.items()}
    assert is_gap == {key: score is None for key, score in computed.items()}
    shown = {key: floatformat(score, sheet["decimals"]) for key, score in computed.items() if score is not None}
    assert {key: cell for key, cell in told.items() if not is_gap[key]} == shown


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_the_tables_of_charts(index, computed, client, form):
    told = {}
    real = [chart for chart in figures.current().index(index).sheet["charts"] if not chart["is_illustration"]]
    for chart in real:
        content = client.get(f"/data/{index}/charts/{chart['code']}.{form}").content
        for row in ROWS[form](content):
            told |= dict(scores_in(row, chart["code"].split("-")[-2:]))
    assert told == {key: computed[key] for key in told}
    assert {key for key, score in computed.items() if score is not None} <= told.keys() | scored_in_no_chart(computed)


def scores_in(row, periods):
    """Return what a row of a chart says; a movement has a column for each of its two periods, a step has no node."""
    if not row["node"]:
        return []
    columns = {"score": row["period"]} if "score" in row else dict(zip(("before", "after"), periods, strict=True))
    return [((row["node"], row["unit"], str(period)), gap(row[name])) for name, period in columns.items()]


def scored_in_no_chart(computed):
    """Return what stands in tables of pages alone: nodes other than the root, for periods before the last."""
    last = max(period for _node, _unit, period in computed)
    return {key for key in computed if key[2] != last}


def rows_of_json(content):
    told = json.loads(content)
    codes = [column["code"] for column in told["columns"]]
    return [dict(zip(codes, row, strict=True)) for row in told["rows"]]


def rows_of_xlsx(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip_longest(header, row)) for row in rows]


ROWS = {"csv": table, "json": rows_of_json, "xlsx": rows_of_xlsx}
