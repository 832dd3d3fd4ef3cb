import json
import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest

from donghaeng.base.errors import FileError, InputError, OutputError
from donghaeng.web.core import backup as module
from donghaeng.web.core.backup import backup, restore
from donghaeng.web.start import Place, finish_restore


@pytest.fixture
def place(tmp_path, migrated):
    """Give a site with a database, an upload and a result."""
    made = Place(tmp_path / "cities" / "seoul", tmp_path / "var" / "seoul")
    made.media.mkdir(parents=True)
    made.results.mkdir()
    shutil.copyfile(migrated, made.database)
    (made.media / "a.png").write_bytes(b"picture")
    (made.results / "a.json").write_text("{}", encoding="utf-8")
    (made.var / "secret-key").write_text("key", encoding="utf-8")
    return made


@pytest.fixture
def file(place, tmp_path):
    """Give a backup, after which the site changes."""
    file = tmp_path / "seoul.zip"
    backup(place, file)
    (place.media / "a.png").write_bytes(b"another")
    (place.media / "b.png").write_bytes(b"new")
    write(place.database, "CREATE TABLE later (a)")
    return file


def write(database, statement):
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(statement)
        connection.commit()


def tables(database):
    with closing(sqlite3.connect(database)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def content(place):
    return {
        file.relative_to(place.var).as_posix(): file.read_bytes() for file in place.var.rglob("*") if file.is_file()
    }


def changed(file, **entries):
    """Write a backup anew with other entries; None leaves one out."""
    with zipfile.ZipFile(file) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()} | entries
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in kept.items():
            if data is not None:
                archive.writestr(name, data)


def test_a_backup_comes_back(place, file):
    restore(place, file)
    assert (place.media / "a.png").read_bytes() == b"picture"
    assert not (place.media / "b.png").exists()
    assert (place.results / "a.json").read_text(encoding="utf-8") == "{}"
    assert "later" not in tables(place.database)


def test_nothing_is_left_beside_it(place, file):
    restore(place, file)
    assert [folder.name for folder in place.var.parent.iterdir()] == ["seoul"]


def test_the_key_stays_on_the_machine(place, file):
    assert "secret-key" not in zipfile.ZipFile(file).namelist()
    restore(place, file)
    assert (place.var / "secret-key").read_text(encoding="utf-8") == "key"


def test_a_backup_says_what_it_is(file):
    about = json.loads(zipfile.ZipFile(file).read("backup.json"))
    assert (about["format"], about["city"]) == (1, "seoul")


def test_a_backup_overwrites_nothing(place, file):
    before = file.read_bytes()
    with pytest.raises(OutputError, match="there already"):
        backup(place, file)
    assert file.read_bytes() == before


def test_a_site_that_is_not_there_has_no_backup(tmp_path):
    with pytest.raises(OutputError, match="no site yet"):
        backup(Place(tmp_path, tmp_path), tmp_path / "a.zip")


def test_a_damaged_database_is_not_backed_up(place, tmp_path):
    place.database.write_bytes(b"no database" * 1000)
    with pytest.raises(OutputError, match="cannot be read"):
        backup(place, tmp_path / "a.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["var"]


def test_a_full_disk_leaves_no_half_backup(place, tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "copy_database", refuse)
    with pytest.raises(OutputError, match="room on the disk"):
        backup(place, tmp_path / "a.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["var"]


FAULTS = {
    "another city's": (dict.fromkeys(["backup.json"], b'{"format": 1, "city": "busan"}'), "a backup of busan"),
    "another format": ({"backup.json": b'{"format": 2, "city": "seoul"}'}, "something else"),
    "no manifest": ({"backup.json": None}, "something else"),
    "no database": ({"db.sqlite3": None}, "something else"),
    "a torn database": ({"db.sqlite3": b"torn" * 1000}, "a damaged database"),
    "a torn manifest": ({"backup.json": b"{"}, "a damaged file"),
}


@pytest.mark.parametrize(("entries", "found"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_backup_of_this_city_leaves_the_site_as_it_was(place, file, entries, found):
    changed(file, **entries)
    before = content(place)
    with pytest.raises(FileError, match=found):
        restore(place, file)
    assert content(place) == before
    assert [folder.name for folder in place.var.parent.iterdir()] == ["seoul"]


def test_a_file_that_is_cut_off_leaves_the_site_as_it_was(place, file):
    file.write_bytes(file.read_bytes()[:-100])
    before = content(place)
    with pytest.raises(FileError, match="a damaged file"):
        restore(place, file)
    assert content(place) == before


def test_a_file_that_is_not_there_is_named(place, tmp_path):
    with pytest.raises(FileError, match="no such file"):
        restore(place, tmp_path / "none.zip")


def test_a_backup_of_a_newer_version_leaves_the_site_as_it_was(place, tmp_path):
    write(
        place.database,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('donghaeng_core', '9999_later', '2030-01-01')",
    )
    file = tmp_path / "new.zip"
    backup(place, file)
    before = content(place)
    with pytest.raises(InputError, match="9999_later"):
        restore(place, file)
    assert content(place) == before


def test_a_name_that_leads_elsewhere_is_not_unpacked(place, file, tmp_path):
    changed(file, **{"media/../../../../elsewhere": b"x", "elsewhere": b"x"})
    restore(place, file)
    assert not list(tmp_path.rglob("elsewhere")) or (place.media / "elsewhere").exists()


def test_a_restore_that_cannot_swap_puts_the_old_site_back(place, file, monkeypatch):
    before, rename = content(place), module.Path.rename

    def refuse(self, target):
        if self.name.endswith(".restoring"):
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(module.Path, "rename", refuse)
    with pytest.raises(OutputError, match="Input/output error"):
        restore(place, file)
    assert content(place) == before


def test_a_restore_that_was_cut_off_between_its_renames_is_undone_by_the_next_command(place):
    before = content(place)
    place.var.rename(place.var.with_name("seoul.before-restore"))
    finish_restore(place)
    assert content(place) == before
