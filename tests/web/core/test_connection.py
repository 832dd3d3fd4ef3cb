import shutil

import pytest
from django.core.signals import request_started
from django.db import connections


@pytest.fixture
def connection(migrated, tmp_path, django_db_blocker):
    """Give an open connection to a database of its own."""
    shutil.copyfile(migrated, tmp_path / "db.sqlite3")
    found = connections["default"]
    before = found.settings_dict["NAME"]
    with django_db_blocker.unblock():
        found.close()
        found.settings_dict["NAME"] = str(tmp_path / "db.sqlite3")
        found.ensure_connection()
        yield found
        found.close()
        found.settings_dict["NAME"] = before


def test_a_connection_is_kept_between_requests(connection):
    opened = connection.connection
    request_started.send(sender=None, environ={})
    assert connection.connection is opened


def test_a_connection_to_a_file_that_was_replaced_is_closed(connection, tmp_path):
    shutil.copyfile(tmp_path / "db.sqlite3", tmp_path / "other")
    (tmp_path / "other").replace(tmp_path / "db.sqlite3")
    request_started.send(sender=None, environ={})
    assert connection.connection is None
