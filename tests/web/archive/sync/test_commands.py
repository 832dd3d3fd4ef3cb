"""`donghaeng load` as it is typed; tests/web/browser/test_round_trip.py has `content export`."""

import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow  # each command is a process of its own that sets up the whole site

CITY = 'name_en = "Riverton"\nname_ko = "강변시"\ncurrency = "KRW"\ntime_zone = "Asia/Seoul"\n'
NEWS = '+++\ntitle = "First"\nsummary = "One line."\ndate = 2024-06-19\n+++\n\nText.\n'


def donghaeng(*words, cwd):
    command = [sys.executable, "-m", "donghaeng", *map(str, words)]
    return subprocess.run(command, check=False, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.fixture
def city(tmp_path, migrated):
    """Return a city with one news item and a migrated, empty database below ``var``."""
    folder = tmp_path / "riverton"
    (folder / "archive/news").mkdir(parents=True)
    (folder / "city.toml").write_text(CITY, encoding="utf-8")
    (folder / "sources.csv").write_text("key,publisher,title,url,published,accessed,licence\n", encoding="utf-8")
    (folder / "archive/news/first.en.md").write_text(NEWS, encoding="utf-8")
    (tmp_path / "var/riverton").mkdir(parents=True)
    shutil.copyfile(migrated, tmp_path / "var/riverton/db.sqlite3")
    return folder


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
