"""What `donghaeng content export` refuses; tests/web/archive/sync/test_commands.py runs it."""

import pytest

from donghaeng.base.errors import FileError


def test_a_folder_that_is_no_city_is_refused(run, tmp_path):
    with pytest.raises(FileError, match="a folder made by: donghaeng new CITY"):
        run("content", "export", tmp_path)


def test_the_help_says_what_keeps_its_bytes(run):
    said = " ".join(run("content", "export", "--help").replace("│", " ").split())
    assert "all else keeps every byte" in said
