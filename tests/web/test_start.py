import stat

import pytest

from donghaeng.base.errors import FileError
from donghaeng.web.start import Place, own_key, place, place_of


@pytest.fixture
def city(tmp_path):
    (tmp_path / "cities" / "busan").mkdir(parents=True)
    (tmp_path / "cities" / "busan" / "city.toml").write_text("", encoding="utf-8")
    return tmp_path / "cities" / "busan"


def test_a_city_keeps_its_data_below_var_here(city, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert place_of(city) == Place(city, tmp_path / "var" / "busan")


def test_another_folder_may_hold_them(city, tmp_path):
    assert place_of(city, tmp_path / "data").database == tmp_path / "data" / "busan" / "db.sqlite3"


def test_a_city_may_be_named_from_inside_its_folder(city, monkeypatch, tmp_path):
    monkeypatch.chdir(city)
    assert place_of(city / ".", tmp_path).var.name == "busan"


def test_a_folder_without_city_toml_is_no_city(tmp_path):
    with pytest.raises(FileError, match="donghaeng new CITY"):
        place_of(tmp_path)


def test_settings_ask_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("DONGHAENG_CITY", str(tmp_path / "busan"))
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path / "x"))
    assert place() == Place(tmp_path / "busan", tmp_path / "x")


def test_the_key_is_made_once_and_nobody_else_reads_it(tmp_path):
    here = Place(tmp_path, tmp_path / "var")
    key = own_key(here)
    assert len(key) >= 50
    assert own_key(here) == key
    assert stat.S_IMODE((here.var / "secret-key").stat().st_mode) == 0o600
