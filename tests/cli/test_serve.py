"""What `donghaeng serve` and `manage` refuse; tests/web/test_serving.py serves."""

import pytest

from donghaeng.base.errors import FileError


@pytest.mark.parametrize("line", [["serve"], ["manage"]], ids=["serve", "manage"])
def test_a_folder_that_is_no_city_is_refused(run, tmp_path, line):
    with pytest.raises(FileError, match="a folder made by: donghaeng new CITY"):
        run(*line, tmp_path)


def test_a_port_that_is_none_is_refused(usage, seoul):
    status, told = usage("serve", seoul, "--port", "70000")
    assert (status, "--port" in told) == (2, True)


def test_there_is_at_least_one_worker(usage, seoul):
    status, told = usage("serve", seoul, "--workers", "0")
    assert (status, "--workers" in told) == (2, True)


def test_the_help_says_what_is_written_down_of_a_request(run):
    assert "without its query" in " ".join(run("serve", "--help").replace("│", " ").split())


def test_manage_is_no_everyday_command(run):
    assert "manage" not in run("--help")
