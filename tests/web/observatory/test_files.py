import io
import json
import zipfile

import polars as pl
import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.usefixtures("observatory")

CHART = "/data/going-together/charts/going_together"


def test_a_table_of_a_chart_has_the_same_numbers_in_every_form(client):
    csv = pl.read_csv(io.BytesIO(client.get(f"{CHART}.csv").content))
    told = json.loads(client.get(f"{CHART}.json").content)
    sheet = load_workbook(io.BytesIO(client.get(f"{CHART}.xlsx").content))["data"]
    column = csv.columns.index("score")
    assert csv["score"].to_list() == [row[column] for row in told["rows"]]
    assert csv["score"].to_list() == [row[column] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert csv["score"].to_list()[-1] == pytest.approx(130.578)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (f"{CHART}.csv", "text/csv; charset=utf-8"),
        (f"{CHART}.ko.svg", "image/svg+xml"),
        (f"{CHART}.en.png", "image/png"),
        (f"{CHART}.en.wide.vega.json", "application/json"),
        ("/data/going-together/package.zip", "application/zip"),
        ("/data/going-together/sdmx.csv", "text/csv; charset=utf-8"),
        ("/data/catalog.jsonld", "application/ld+json"),
    ],
)
def test_any_page_may_read_a_file_and_a_copy_is_asked_after(client, address, kind):
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(address, headers={"if-none-match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.usefixtures("warm")
def test_a_file_keeps_its_name_and_its_openness_where_pages_are_kept(client):
    for _ in range(2):
        response = client.get("/data/districts/package.zip")
        assert response.headers["Content-Disposition"] == 'attachment; filename="districts-package.zip"'
        assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_package_is_a_zip_with_its_description(client):
    with zipfile.ZipFile(io.BytesIO(client.get("/data/districts/package.zip").content)) as package:
        assert {"datapackage.json", "scores.csv", "README.md"} <= set(package.namelist())


@pytest.mark.parametrize(
    "address",
    [
        "/data/nothing/scores.csv",
        "/data/districts/nothing.csv",
        "/data/districts/../index.json",
        "/data/districts/..%2Findex.json",
        "/data/districts/charts/nothing.csv",
        "/data/districts/charts/care-map-2020.xx.svg",
    ],
)
def test_what_is_not_there_is_404(client, address):
    assert client.get(address).status_code == 404
