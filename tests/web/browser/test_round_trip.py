"""The invented city of tests/cities goes into the site and comes back byte for byte, by the commands as typed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CITY = Path(__file__).parents[2] / "cities" / "morrowhaven"


def donghaeng(*words, cwd, status=0):
    """Run a command in a folder; return what it prints and what it complains of."""
    command = [sys.executable, "-m", "donghaeng", *words]
    done = subprocess.run(command, check=False, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == status, done.stderr
    return done.stdout + done.stderr


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def place(second_city, tmp_path_factory):
    """Return a folder with a copy of the city and, below ``var``, of the site it was loaded into."""
    place = tmp_path_factory.mktemp("second")
    for folder, name in zip(second_city, ("morrowhaven", "var"), strict=True):
        shutil.copytree(folder, place / name)
    return place


def test_folder_to_site_to_folder_is_the_same_byte_for_byte(place):
    donghaeng("content", "export", "morrowhaven", "--out", "copy", cwd=place)
    assert contents(place / "copy") == contents(CITY / "archive")
    again = donghaeng("content", "export", "morrowhaven", "--out", "copy", cwd=place, status=2)
    assert "there already" in again


def test_where_nobody_edited_nothing_is_written_and_nothing_loaded_again(place):
    assert "nothing written" in donghaeng("content", "export", "morrowhaven", cwd=place)
    assert contents(place / "morrowhaven") == contents(CITY)
    assert re.search(r"\d+ texts: \d+ unchanged\.", donghaeng("load", "morrowhaven", cwd=place))
