"""The invented city of tests/cities goes into the site and comes back byte for byte, by the commands as typed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CITY = ROOT / "tests" / "cities" / "morrowhaven"
WEB = ROOT / "src" / "donghaeng" / "web"
SHOWN = {".html", ".css", ".js", ".xml", ".po", ".svg"}


def donghaeng(*words, cwd):
    command = [sys.executable, "-m", "donghaeng", *map(str, words)]
    return subprocess.run(command, check=True, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300)


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Return a copy of the city, loaded into the site below ``var``."""
    place = tmp_path_factory.mktemp("second")
    shutil.copytree(CITY, place / "morrowhaven")
    donghaeng("load", "morrowhaven", cwd=place)
    return place


@pytest.mark.slow
def test_folder_to_site_to_folder_is_the_same_byte_for_byte(loaded):
    donghaeng("content", "export", "morrowhaven", "--out", "copy", cwd=loaded)
    assert contents(loaded / "copy") == contents(CITY / "archive")


@pytest.mark.slow
def test_where_nobody_edited_nothing_is_written_and_nothing_loaded_again(loaded):
    assert "nothing written" in donghaeng("content", "export", "morrowhaven", cwd=loaded).stdout
    assert contents(loaded / "morrowhaven") == contents(CITY)
    assert re.search(r"\d+ texts: \d+ unchanged\.", donghaeng("load", "morrowhaven", cwd=loaded).stdout)


def test_the_city_is_without_fault(run):
    run("check", CITY)


def test_no_template_or_style_sheet_knows_a_city():
    word = re.compile("seoul|서울|KRW", re.IGNORECASE)
    files = [path for path in WEB.rglob("*") if path.suffix in SHOWN and "fonts" not in path.parts]
    assert len(files) > 40
    assert [path.name for path in files if word.search(path.read_text(encoding="utf-8"))] == []
