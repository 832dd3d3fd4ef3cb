from pathlib import Path

import pytest

from donghaeng.city import City, IndexReport
from donghaeng.city.charted import charts_of
from donghaeng.publish import index_files
from donghaeng.web.observatory.sync import packages

SEOUL = Path(__file__).parents[4] / "cities/seoul"


@pytest.fixture(scope="module")
def report():
    return IndexReport(SEOUL / "indices/going-together")


def test_the_city_publishes_under_the_address_of_its_site():
    by = packages.publisher(City(SEOUL), "https://example.org")
    assert by.page_of("districts", "ko") == "https://example.org/ko/index/districts/"
    assert by.file("districts", "scores.csv") == "https://example.org/data/districts/scores.csv"


def test_an_index_is_cited_in_both_languages(report):
    words = packages.words(report, packages.publisher(City(SEOUL), ""))
    assert "약자동행지수" in words["citations"]["ko"]
    assert "Going Together" in words["bibtex"]["en"]
    assert words["datasets"]["en"]["@type"] == "Dataset"


def test_a_reader_is_offered_files_with_their_size_and_what_they_hold(report):
    files = index_files(report, packages.publisher(City(SEOUL), ""))
    offered = {file["name"]: file for file in packages.offered(files)}
    assert offered["scores.csv"]["bytes"] == len(files["scores.csv"])
    assert all(set(file["holds"]) == {"en", "ko"} for file in offered.values())


def test_every_chart_has_its_table_in_three_forms(report, tmp_path):
    placed = charts_of(report)[:3]
    files = packages.write(report, placed, packages.publisher(City(SEOUL), ""), tmp_path)
    assert {file.name for file in (tmp_path / "tables").iterdir()} == {
        f"{place}.{form}" for place in range(3) for form in ("csv", "xlsx", "json")
    }
    assert {file.name for file in (tmp_path / "data").iterdir()} == set(files)
