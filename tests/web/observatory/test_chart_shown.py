import pytest

from donghaeng.web.observatory import figures
from donghaeng.web.observatory.chart_shown import addresses, charts

pytestmark = pytest.mark.usefixtures("observatory")


def on_page(index, **where):
    found = figures.current().index(index)
    return list(charts(found, "en", **{"role": "own", "unit": "seoul", **where}))


def test_a_page_has_the_charts_of_its_state():
    (chart,) = on_page("districts", node="doctors", period="2015")
    assert chart["code"] == "doctors-map-2015"
    assert "2015" in chart["title"]
    assert [one["code"] for one in on_page("going-together", node="housing", period="2023")] == ["housing"]


def test_a_chart_has_its_drawing_in_two_widths_its_table_and_its_files():
    (chart,) = on_page("going-together", node="going_together", period="2024")
    assert chart["wide"].startswith("<svg ")
    assert chart["narrow"].startswith("<svg ")
    scores = [cell["value"] for row in chart["table"]["rows"] for cell in row if cell["is_number"]]
    assert pytest.approx(130.578) in scores
    assert [(file["form"], file["url"]) for file in chart["files"]] == [
        ("CSV", "/data/going-together/charts/going_together.csv"),
        ("XLSX", "/data/going-together/charts/going_together.xlsx"),
        ("JSON", "/data/going-together/charts/going_together.json"),
        ("SVG", "/data/going-together/charts/going_together.en.svg"),
        ("PNG", "/data/going-together/charts/going_together.en.png"),
    ]


def test_a_file_has_the_size_it_is_handed_out_with(client):
    (chart,) = on_page("going-together", node="going_together", period="2024")
    assert [file["bytes"] for file in chart["files"]] == [
        len(client.get(file["url"]).content) for file in chart["files"]
    ]


def test_addresses_of_a_chart_stay():
    assert addresses("d", "care-map-2020", "ko") == {
        "vega_wide": "/data/d/charts/care-map-2020.ko.wide.vega.json",
        "vega_narrow": "/data/d/charts/care-map-2020.ko.narrow.vega.json",
        "embed": "/embed/ko/d/care-map-2020/",
    }
