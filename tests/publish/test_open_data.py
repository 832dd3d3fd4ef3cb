import json

import pytest

from donghaeng.base.errors import InputError, OutputError
from donghaeng.city import City
from donghaeng.publish import open_data, publisher_of, write_open_data


@pytest.fixture
def city_path(reports):
    return reports["districts"].path.parents[1]


def test_a_city_publishes_its_indices_and_a_catalogue(city_path, tmp_path):
    names = write_open_data(city_path, tmp_path / "out", data="https://example.kr/data/")
    assert sorted({name.partition("/")[0] for name in names}) == ["catalog.jsonld", "districts", "going-together"]
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")) == sorted(
        names
    )
    listed = json.loads((tmp_path / "out" / "catalog.jsonld").read_text(encoding="utf-8"))["@graph"][0]
    assert [one["@id"] for one in listed["dcat:dataset"]] == [
        "https://example.kr/data/districts/#dataset", "https://example.kr/data/going-together/#dataset"
    ]  # fmt: skip


def test_one_index_of_a_city_is_enough(city_path, tmp_path):
    names = write_open_data(city_path, tmp_path / "out", index="districts", with_zip=False)
    assert {name.partition("/")[0] for name in names} == {"catalog.jsonld", "districts"}
    assert "districts/package.zip" not in names


def test_an_index_without_a_city_is_published_alone(reports, tmp_path):
    names = write_open_data(reports["human-development"].path, tmp_path / "out")
    assert "human-development/scores.csv" in names


def test_an_index_that_is_not_there_is_refused_with_those_that_are(city_path, tmp_path):
    with pytest.raises(InputError, match="indices: found index 'dstricts'; expected one of districts, going-together"):
        write_open_data(city_path, tmp_path / "out", index="dstricts")
    assert not (tmp_path / "out").exists()


def test_a_city_without_an_index_has_nothing_to_publish(tmp_path):
    from donghaeng.city import make_city

    make_city(tmp_path / "busan", name_en="Busan", name_ko="부산광역시")
    with pytest.raises(InputError, match="found no index; expected a folder per index below indices/"):
        write_open_data(tmp_path / "busan", tmp_path / "out")


def test_a_folder_that_is_neither_city_nor_index_is_refused(tmp_path):
    with pytest.raises(InputError, match="is not the folder of a city"):
        write_open_data(tmp_path, tmp_path / "out")


def test_an_index_with_faults_leaves_what_was_published_before(write_index, reports, tmp_path):
    write_open_data(reports["human-development"].path, tmp_path / "out")
    broken = write_index({"data.csv": "unit,period,node,value,source\na,2022,none,1,plan\n"})
    with pytest.raises(InputError):
        write_open_data(broken.path, tmp_path / "out")
    assert (tmp_path / "out" / "human-development" / "scores.csv").is_file()


def test_a_folder_of_somebody_else_is_not_replaced(reports, tmp_path):
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"files that are not ours: diary\.txt"):
        write_open_data(reports["human-development"].path, tmp_path)


def test_progress_names_each_index(city_path):
    city, told = City(city_path), []
    reports = list(city.indices.values())
    open_data(reports, publisher_of(city), with_zip=False, progress=lambda step, share: told.append((step, share)))
    assert told == [("publishing districts", 0.0), ("publishing going-together", 0.5)]
