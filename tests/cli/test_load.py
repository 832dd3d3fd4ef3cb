"""What `donghaeng load` refuses and says; tests/web/archive/sync/test_commands.py runs it."""

import pytest

from donghaeng.base.errors import FileError
from donghaeng.cli.load import SAID, _tell
from donghaeng.cli.screen import console
from donghaeng.web.archive.sync.decide import Decision


class Done:
    counts = {Decision.CONFLICT: 1, Decision.SAME: 2000}  # noqa: RUF012 - a stand-in
    conflicts = (("news/first", "en"),)


def test_a_folder_that_is_no_city_is_refused(run, tmp_path):
    with pytest.raises(FileError, match="a folder made by: donghaeng new CITY"):
        run("load", tmp_path)


def test_a_side_to_take_is_file_or_site(usage, seoul):
    status, told = usage("load", seoul, "--take", "mine")
    assert (status, "--take" in told) == (2, True)


def test_a_conflict_is_listed_with_its_remedy(tmp_path):
    screen = console()
    with screen.capture() as told:
        _tell(screen, tmp_path, Done())
    said = " ".join(told.get().split())
    assert "2,001 texts: 2,000 unchanged." in said
    assert "news/first (en)" in said
    assert "--take file (or site)" in said


def test_what_became_of_entries_has_words():
    quiet = {Decision.CONFLICT, Decision.FORGET}
    assert {*SAID, *quiet} == set(Decision)
