import sqlite3
from contextlib import closing

import pytest

from donghaeng.web.core.copy_database import applied_migrations, copy_database, is_whole


@pytest.fixture
def database(tmp_path):
    file = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE page (title TEXT)")
        connection.execute("INSERT INTO page VALUES ('소득')")
        connection.commit()
        yield file


def titles(file):
    with closing(sqlite3.connect(file)) as connection:
        return [title for (title,) in connection.execute("SELECT title FROM page")]


def test_a_copy_holds_what_is_still_in_the_log(database, tmp_path):
    copy_database(database, tmp_path / "copy.sqlite3")
    assert titles(tmp_path / "copy.sqlite3") == ["소득"]


def test_a_copy_is_one_file(database, tmp_path):
    (tmp_path / "out").mkdir()
    copy_database(database, tmp_path / "out" / "copy.sqlite3")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["copy.sqlite3"]


def test_a_copy_leaves_a_half_written_change_out(database, tmp_path):
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("INSERT INTO page VALUES ('half')")
        copy_database(database, tmp_path / "copy.sqlite3")
        writer.rollback()
    assert titles(tmp_path / "copy.sqlite3") == ["소득"]


def test_damage_is_seen(database, tmp_path):
    assert is_whole(database)
    torn = tmp_path / "torn.sqlite3"
    torn.write_bytes(b"no database, whatever its name says" * 100)
    assert not is_whole(torn)


def test_a_database_without_migrations_has_none(database):
    assert applied_migrations(database) == set()
