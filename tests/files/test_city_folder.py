import datetime as dt
from pathlib import Path

import pytest

from donghaeng.base.errors import FileError, InputError, OutputError
from donghaeng.files import index_folders, new_city, read_city

SETTINGS = 'name_en = "Busan"\nname_ko = "부산광역시"\ncurrency = "KRW"\ntime_zone = "Asia/Seoul"\n'
DAY = dt.date(2026, 3, 1)
BUSAN = {"name_en": "Busan", "name_ko": "부산광역시", "currency": "KRW", "time_zone": "Asia/Seoul", "day": DAY}


@pytest.fixture
def faults(tmp_path):
    """Read a city whose settings or sources are not right and give the faults as they are printed."""

    def found(settings=SETTINGS, sources="key,publisher,title\n"):
        (tmp_path / "city.toml").write_text(settings, encoding="utf-8")
        (tmp_path / "sources.csv").write_text(sources, encoding="utf-8")
        with pytest.raises(InputError) as error:
            read_city(tmp_path)
        return [str(fault) for fault in error.value.faults]

    return found


def test_a_new_city_can_be_read(tmp_path):
    new_city(tmp_path / "busan", **BUSAN)
    settings = read_city(tmp_path / "busan")
    assert (settings.name_en, settings.name_ko, settings.currency) == ("Busan", "부산광역시", "KRW")


def test_a_new_city_has_its_files_and_no_index(tmp_path):
    files = new_city(tmp_path / "cities" / "busan", **BUSAN)
    assert [file.relative_to(tmp_path / "cities" / "busan").as_posix() for file in files[:5]] == [
        "city.toml", "sources.csv", "README.md", "indices/.gitkeep", "archive/fields.csv"
    ]  # fmt: skip
    assert len(files) == 15
    assert all(file.is_file() for file in files)
    header = "key,publisher,title,url,published,accessed,licence,attribution,publisher_ko,title_ko\n"
    assert files[1].read_text(encoding="utf-8") == header
    assert index_folders(tmp_path / "cities" / "busan") == []


@pytest.mark.parametrize("name", ['A "quoted" name', "back\\slash", "two\nlines", "탭\t"])
def test_any_name_is_written_so_that_it_can_be_read(tmp_path, name):
    new_city(tmp_path / "x", **BUSAN | {"name_en": name})
    assert read_city(tmp_path / "x").name_en == name


def test_an_empty_folder_may_become_a_city(tmp_path):
    assert new_city(tmp_path, **BUSAN)


@pytest.mark.parametrize("make", [Path.touch, lambda path: new_city(path, **BUSAN)], ids=["file", "city"])
def test_a_city_is_not_made_where_something_is(tmp_path, make):
    make(tmp_path / "busan")
    with pytest.raises(OutputError, match="is there already\n  - path: found something there; expected a name that is"):
        new_city(tmp_path / "busan", **BUSAN)


def test_a_bad_currency_makes_no_city(tmp_path):
    with pytest.raises(OutputError, match=r"currency: found 'won'; expected a code such as KRW"):
        new_city(tmp_path / "busan", **BUSAN | {"currency": "won"})
    assert not (tmp_path / "busan").exists()


def test_a_city_that_cannot_be_written_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match="found Read-only file system; expected a folder that may be written"):
        new_city(tmp_path / "busan", **BUSAN)


def refuse(path, **_):
    raise OSError(30, "Read-only file system", str(path))


def test_a_folder_without_settings_is_no_city(tmp_path):
    with pytest.raises(
        FileError, match=r"is not the folder of a city\n  - city\.toml, file: found no such file; expected a "
    ):
        read_city(tmp_path)


def test_faults_of_settings_and_sources_come_together(faults):
    settings = SETTINGS.replace("KRW", "won").replace("time_zone", "zone")
    assert faults(settings, "key,publisher,title\nplan,,Plan\n") == [
        "city.toml, currency: found 'won'; expected a code such as KRW",
        "city.toml, time_zone: found nothing; expected a value",
        "city.toml, zone: found 'Asia/Seoul'; expected no such setting",
        "sources.csv, row 2, publisher: found nothing; expected a value",
    ]


def test_settings_that_are_no_toml_are_refused(faults):
    assert faults("name_en = Busan") == [
        "city.toml, TOML: found Invalid value (at line 1, column 11); expected a TOML file: key = value"
    ]


def test_settings_in_another_encoding_are_refused(faults, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"\xff\xfen\x00")
    assert faults()[0].startswith("city.toml, encoding: found UTF-16; expected UTF-8")


def test_boundaries_need_their_file_and_an_attribution(faults):
    assert faults(SETTINGS + 'boundaries = "map.geojson"\n') == [
        "city.toml, boundaries: found 'map.geojson'; expected a file beside city.toml",
        (
            'city.toml, attribution: found nothing; expected attribution = { en = "…", ko = "…" }: '
            "what to print under a map of the boundaries"
        ),
    ]


def test_a_licence_is_in_both_languages_and_its_address_is_one(faults):
    found = faults(SETTINGS + 'licence = { en = "CC BY 4.0", address = "kogl" }\n')
    assert [fault.partition(":")[0] for fault in found] == ["city.toml, licence.ko", "city.toml, licence.address"]


def test_an_attribution_is_in_both_languages(faults):
    found = faults(SETTINGS + 'attribution = { en = "NGII" }\n')
    assert found == ["city.toml, attribution.ko: found nothing; expected a value"]


def test_sources_of_a_city_have_keys_that_stand_once(faults):
    found = faults(sources="key,publisher,title\nplan,Seoul,A\nplan,Seoul,B\n")
    assert found == ["sources.csv, row 3, key: found 'plan' again, first in row 2; expected each once"]


def test_a_city_without_sources_is_refused(tmp_path):
    (tmp_path / "city.toml").write_text(SETTINGS, encoding="utf-8")
    with pytest.raises(InputError, match=r"sources\.csv, file: found no such file; expected a file"):
        read_city(tmp_path)


def test_folders_of_indices_come_by_name(tmp_path):
    for name in ("rent", "care", "notes"):
        (tmp_path / "indices" / name).mkdir(parents=True)
    (tmp_path / "indices" / "rent" / "framework.csv").touch()
    (tmp_path / "indices" / "care" / "data.csv").touch()
    assert [folder.name for folder in index_folders(tmp_path)] == ["care", "rent"]


def test_a_city_may_have_no_indices(tmp_path):
    assert index_folders(tmp_path) == []
