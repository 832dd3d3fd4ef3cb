"""A whole copy of an SQLite database that others may be writing to."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy_database(source: Path, target: Path) -> None:
    """Copy a database page by page, as of one moment, without stopping its readers or writers."""
    with closing(sqlite3.connect(source)) as from_here, closing(sqlite3.connect(target)) as to_there:
        from_here.backup(to_there)
        to_there.execute("PRAGMA journal_mode=DELETE")


def is_whole(database: Path) -> bool:
    """Whether a file is an SQLite database without damage."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def applied_migrations(database: Path) -> set[tuple[str, str]]:
    """The migrations of a database; none where it has no such table."""
    with closing(sqlite3.connect(database)) as connection:
        try:
            return set(connection.execute("SELECT app, name FROM django_migrations"))
        except sqlite3.OperationalError:
            return set()
