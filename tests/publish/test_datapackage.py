"""frictionless is the referee: it reads every row by the description and checks kinds, keys and sizes."""

import csv
import json

import frictionless
import pytest

from donghaeng.publish import Licence, Publisher, index_files

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _csv_as_it_was():
    """Undo what frictionless does to the whole process: it lets a cell of any CSV file be without end."""
    limit = csv.field_size_limit()
    yield
    csv.field_size_limit(limit)


def faults(report):
    return [error.note for error in report.errors] + [error.note for task in report.tasks for error in task.errors]


def described(files):
    return json.loads(files["datapackage.json"])


def table(package, name):
    return next(resource for resource in package["resources"] if resource["name"] == name)


def test_frictionless_accepts_the_folder(files, on_disk):
    report = frictionless.validate(str(on_disk(files) / "datapackage.json"))
    assert faults(report) == []
    assert [task.stats["rows"] for task in report.tasks if task.name == "scores"] == [
        files["scores.csv"].count(b"\n") - 1
    ]


def test_frictionless_accepts_the_zip(files, on_disk):
    assert faults(frictionless.validate(str(on_disk(files) / "package.zip"), type="package")) == []


def test_frictionless_accepts_quarters_korean_codes_hostile_names_and_empty_tables(write_index, on_disk, nobody):
    folder = on_disk(index_files(write_index(), nobody))
    assert faults(frictionless.validate(str(folder / "datapackage.json"))) == []


def test_frictionless_finds_a_unit_that_is_not_among_the_units(write_index, on_disk, nobody):
    files = index_files(write_index(), nobody)
    folder = on_disk(files)
    (folder / "units.csv").write_bytes(files["units.csv"].replace("종로".encode(), "강남".encode()))
    assert any("units" in note for note in faults(frictionless.validate(str(folder / "datapackage.json"))))


def test_titles_and_columns_are_named_in_both_languages(packages):
    package = described(packages["districts"])
    assert package["title@ko"] == "자치구 생활여건지수 (서울특별시 2015 = 100)"
    score = next(field for field in table(package, "scores")["schema"]["fields"] if field["name"] == "score")
    assert (score["title"], score["title@ko"], score["type"]) == ("Score", "점수", "number")


def test_tables_are_tied_by_their_keys(packages):
    schema = table(described(packages["districts"]), "scores")["schema"]
    assert schema["primaryKey"] == ["unit", "period", "node"]
    assert {"fields": ["unit"], "reference": {"resource": "units", "fields": ["unit"]}} in schema["foreignKeys"]


def test_where_data_may_be_a_series_they_are_not_held_to_the_tree(write_index, nobody, on_disk):
    series = "code,name_en,name_ko,unit_measure,source\npeople,People,인구,persons,plan\n"
    data = "unit,period,node,value,source\na,2022-Q1,homes,1,plan\na,2022-Q1,rent,1,plan\na,2022-Q1,people,9,plan\n"
    files = index_files(write_index({"series.csv": series, "data.csv": data}), nobody)
    keys = table(described(files), "data")["schema"]["foreignKeys"]
    assert [key["fields"] for key in keys] == [["unit"], ["source"]]
    assert faults(frictionless.validate(str(on_disk(files) / "datapackage.json"))) == []


def test_the_licence_of_the_city_is_that_of_the_package(packages):
    assert described(packages["districts"])["licenses"] == [
        {"path": "https://www.kogl.or.kr/info/license.do", "title": "KOGL type 1", "title@ko": "공공누리 제1유형"}
    ]


def test_without_one_each_source_has_its_own(packages):
    package = described(packages["human-development"])
    assert "licenses" not in package
    assert {source["licence"] for source in package["sources"]} == {"CC BY 3.0 IGO"}
    assert package["rights"].startswith("The figures stay under the terms of their sources.")


def test_a_licence_without_an_address_is_told_by_its_name(write_index):
    publisher = Publisher("Busan", "부산광역시", licence=Licence("Free use", "자유 이용"))
    assert described(index_files(write_index(), publisher))["licenses"] == [
        {"name": "other", "title": "Free use", "title@ko": "자유 이용"}
    ]


@pytest.mark.parametrize(("name", "slug"), [("생활 지수", "index"), ("Living_2", "living_2")])
def test_the_name_is_one_that_the_standard_takes(write_index, nobody, name, slug):
    assert described(index_files(write_index(name=name), nobody))["name"] == slug
