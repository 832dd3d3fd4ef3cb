import json

import pytest

from donghaeng.base.errors import InputError
from donghaeng.city import City, city_schemas, make_city, write_schemas


@pytest.fixture
def city(tmp_path, human_development):
    """Make a city that holds one index, its sources with the city's."""
    make_city(tmp_path / "busan", name_en="Busan", name_ko="부산광역시")
    folder = tmp_path / "busan" / "indices" / "human-development"
    human_development.rename(folder)
    (folder / "sources.csv").replace(tmp_path / "busan" / "sources.csv")
    return City(tmp_path / "busan")


def replace_in(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def faults_of(city):
    with pytest.raises(InputError) as error:
        city.check()
    return [str(fault) for fault in error.value.faults]


def test_a_new_city_passes_its_check(tmp_path):
    make_city(tmp_path / "busan", name_en="Busan", name_ko="부산광역시")
    city = City(tmp_path / "busan")
    assert city.check() is None
    assert (city.settings.time_zone, city.settings.currency, list(city.indices)) == ("Asia/Seoul", "KRW", [])


def test_a_city_with_an_index_passes_its_check(city):
    assert city.check() is None
    assert list(city.indices) == ["human-development"]


def test_each_index_is_read_once(city):
    assert city.indices["human-development"].result is city.indices["human-development"].result


def test_faults_of_the_city_and_its_indices_come_together(city):
    replace_in(city.path / "city.toml", "KRW", "won")
    replace_in(
        city.path / "indices" / "human-development" / "data.csv", "BRA,1990,life_expectancy,65.985", "BRA,1990,x,-"
    )
    assert faults_of(city) == [
        "city.toml, currency: found 'won'; expected a code such as KRW",
        "indices/human-development/data.csv, row 2, value: found '-'; expected a number; leave it empty for a gap",
        "indices/human-development/data.csv, row 2, node: found 'x'; expected a code of framework.csv or series.csv",
    ]


def test_a_fault_of_the_citys_sources_is_said_once_and_in_its_place(city):
    replace_in(city.path / "sources.csv", "undp-hdr-2023-24,UNDP", "undp-hdr-2023-24,")
    assert faults_of(city) == ["sources.csv, row 2, publisher: found nothing; expected a value"]


def test_a_fault_of_an_indexs_own_sources_is_placed_with_it(city):
    folder = city.path / "indices" / "human-development"
    text = (city.path / "sources.csv").read_text(encoding="utf-8")
    (folder / "sources.csv").write_text(text.replace("undp-hdr-2023-24,UNDP", "undp-hdr-2023-24,"), encoding="utf-8")
    assert faults_of(city) == [
        "indices/human-development/sources.csv, row 2, publisher: found nothing; expected a value"
    ]


def test_a_fault_of_arithmetic_is_a_fault_of_the_check(city):
    replace_in(city.path / "indices" / "human-development" / "method.toml", "best = 85", "best = 20")
    found = faults_of(city)
    assert found
    assert all(fault.startswith("indices/human-development/data.csv, ") for fault in found)


def test_a_folder_that_lacks_its_framework_is_not_passed_over(city):
    (city.path / "indices" / "human-development" / "framework.csv").unlink()
    assert faults_of(city) == [
        "indices/human-development/framework.csv, file: found no such file; expected a file of every index folder"
    ]


@pytest.mark.parametrize(("count", "headline"), [(1, "1 fault"), (2, "2 faults")])
def test_the_headline_counts_the_faults(city, count, headline):
    replace_in(city.path / "city.toml", "KRW", "won")
    replace_in(city.path / "city.toml", "Busan", "Busan" if count == 1 else "")
    with pytest.raises(InputError, match=f"busan: {headline}\n"):
        city.check()


def test_schemas_are_written_a_file_each(tmp_path):
    names = write_schemas(tmp_path, city_schemas())
    assert len(names) == 8
    schema = json.loads((tmp_path / "data.csv.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
