"""What `donghaeng backup` and `restore` refuse; tests/web/core/test_backup.py tries the rest."""

import pytest

from donghaeng.base.errors import FileError, OutputError


@pytest.fixture(autouse=True)
def _environment_of_before(monkeypatch):
    for name in ("DONGHAENG_CITY", "DONGHAENG_VAR", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, "donghaeng.web.settings.testing")


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_folder_that_is_no_city_is_refused(run, tmp_path, command):
    with pytest.raises(FileError, match="a folder made by: donghaeng new CITY"):
        run(command, tmp_path, tmp_path / "site.zip")


def test_a_site_that_was_never_loaded_has_nothing_to_back_up(run, seoul, tmp_path):
    with pytest.raises(OutputError, match="donghaeng load CITY"):
        run("backup", seoul, tmp_path / "site.zip", "--var", tmp_path / "var")


def test_what_is_no_backup_is_not_restored(run, seoul, tmp_path):
    (tmp_path / "site.zip").write_bytes(b"a letter")
    with pytest.raises(FileError, match="the site is as it was"):
        run("restore", seoul, tmp_path / "site.zip", "--var", tmp_path / "var")
