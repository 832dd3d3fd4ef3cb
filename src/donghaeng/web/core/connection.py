"""A connection to the database is kept from request to request, as long as its file is the same.

To open one costs 4 ms. `donghaeng restore` puts another file in the place of the old: who still had that open would
show, and write to, what nobody sees any more.
"""

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from django.core.signals import request_started
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

File = tuple[int, int] | None
_files: WeakKeyDictionary[BaseDatabaseWrapper, File] = WeakKeyDictionary()
"""Which file a connection was opened on, by device and number."""


def connect() -> None:
    """Look at the file whenever a connection is opened, and again whenever a request begins."""
    connection_created.connect(_remember_file, dispatch_uid="donghaeng.connection")
    request_started.connect(_close_if_replaced, dispatch_uid="donghaeng.connection")


def _remember_file(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    _files[connection] = _file_of(connection)


def _close_if_replaced(**_kwargs: Any) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.connection is not None and _files.get(connection) != _file_of(connection):
        connection.close()


def _file_of(connection: BaseDatabaseWrapper) -> File:
    """The file by device and number; None for a database that is none."""
    try:
        found = Path(connection.settings_dict["NAME"]).stat()
    except (OSError, TypeError):
        return None
    return found.st_dev, found.st_ino
