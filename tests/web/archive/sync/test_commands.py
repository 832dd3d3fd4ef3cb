"""`donghaeng load` and `content export` as they are typed."""

import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow  # each command is a process of its own that sets up the whole site

CITY = 'name_en = "Riverton"\nname_ko = "강변시"\ncurrency = "KRW"\ntime_zone = "Asia/Seoul"\n'
NEWS = '+++\ntitle = "{title}"\nsummary = "One line."\ndate = 2024-06-19\n+++\n\nText.\n'


def donghaeng(*words, cwd):
    command = [sys.executable, "-m", "donghaeng", *map(str, words)]
    return subprocess.run(command, check=False, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.fixture
def city(tmp_path, migrated):
    """Return a city with one news item and a migrated, empty database below ``var``."""
    return make_city(tmp_path, migrated)


def make_city(place, migrated):
    folder = place / "riverton"
    (folder / "archive/news").mkdir(parents=True)
    (folder / "city.toml").write_text(CITY, encoding="utf-8")
    (folder / "sources.csv").write_text("key,publisher,title,url,published,accessed,licence\n", encoding="utf-8")
    write(folder, "First")
    (place / "var/riverton").mkdir(parents=True)
    shutil.copyfile(migrated, place / "var/riverton/db.sqlite3")
    return folder


def write(folder, title):
    (folder / "archive/news/first.en.md").write_text(NEWS.format(title=title), encoding="utf-8")


def test_a_load_says_what_it_did_and_the_first_makes_an_administrator(city):
    first = donghaeng("load", city.name, cwd=city.parent)
    assert first.returncode == 0, first.stderr
    assert "1 text: 1 new." in first.stdout
    assert "Administrator: admin, one-time password: " in first.stdout
    second = donghaeng("load", city.name, cwd=city.parent)
    assert "1 text: 1 unchanged." in second.stdout
    assert "password" not in second.stdout


def test_a_fault_is_told_and_nothing_is_loaded(city):
    (city / "archive/news/second.en.md").write_text("no front matter", encoding="utf-8")
    result = donghaeng("load", city.name, cwd=city.parent)
    assert result.returncode == 2
    assert "news/second.en.md" in result.stderr
    assert "front matter" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory, migrated):
    """Return a city that is loaded; to copy, never to write to."""
    city = make_city(tmp_path_factory.mktemp("loaded"), migrated)
    donghaeng("load", city.name, cwd=city.parent)
    return city


@pytest.fixture
def loaded(loaded_once, tmp_path):
    """Return a loaded city of one's own."""
    shutil.copytree(loaded_once.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / loaded_once.name


def test_nothing_edited_is_nothing_written(loaded):
    result = donghaeng("content", "export", loaded.name, cwd=loaded.parent)
    assert result.returncode == 0, result.stderr
    assert "nothing written" in result.stdout
    assert (loaded / "archive/news/first.en.md").read_text(encoding="utf-8") == NEWS.format(title="First")


def test_the_whole_archive_goes_into_a_new_folder(loaded):
    result = donghaeng("content", "export", loaded.name, "--out", "copy", cwd=loaded.parent)
    assert result.returncode == 0, result.stderr
    assert (loaded.parent / "copy/news/first.en.md").read_text(encoding="utf-8") == NEWS.format(title="First")
    again = donghaeng("content", "export", loaded.name, "--out", "copy", cwd=loaded.parent)
    assert again.returncode == 2
    assert "there already" in again.stderr
