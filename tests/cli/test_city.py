import re

import pytest

from donghaeng.base.errors import InputError, OutputError


def test_a_new_city_passes_its_check(run, tmp_path):
    run("new", tmp_path / "busan", "--name-ko", "부산광역시")
    assert run("check", tmp_path / "busan") == (
        "Busan: no faults. 0 indices.\n     1 news (1 ko, 1 en)\n     4 pages (4 ko, 4 en)\n"
    )


def test_what_was_made_and_what_comes_next_is_said(run, tmp_path):
    printed = run("new", tmp_path / "busan").replace("\n", "")
    assert "made" in printed
    assert "  city.toml  sources.csv  README.md  indices/.gitkeep  archive/ (11 files)" in printed
    assert "then: donghaeng check" in printed


def test_a_city_is_named_after_its_folder_unless_a_name_is_given(run, tmp_path):
    run("new", tmp_path / "new-york")
    run("new", tmp_path / "x", "--name-en", "Busan", "--currency", "USD", "--time-zone", "America/New_York")
    assert 'name_en = "New York"\nname_ko = "New York"' in (tmp_path / "new-york" / "city.toml").read_text("utf-8")
    assert 'currency = "USD"\ntime_zone = "America/New_York"' in (tmp_path / "x" / "city.toml").read_text("utf-8")


def test_a_city_is_not_made_twice(run, tmp_path):
    run("new", tmp_path / "busan")
    with pytest.raises(OutputError, match="is there already"):
        run("new", tmp_path / "busan")


def test_a_bad_currency_is_refused(run, tmp_path):
    with pytest.raises(OutputError, match="currency: found 'won'; expected a code such as KRW"):
        run("new", tmp_path / "busan", "--currency", "won")
    assert not (tmp_path / "busan").exists()


def test_seoul_passes_its_check(run, seoul, widest):
    printed = run("check", seoul)
    assert printed.startswith("Seoul: no faults. 2 indices: districts, going-together.\n")
    assert re.search(r"^ +[1-9][0-9]* news \([1-9][0-9]* ko, [1-9][0-9]* en\)$", printed, re.MULTILINE)
    assert widest(printed) <= 80


def test_what_is_no_city_is_refused(run, tmp_path):
    with pytest.raises(
        InputError, match=r"city\.toml, file: found no such file; expected a folder made by: donghaeng new CITY"
    ):
        run("check", tmp_path)
