"""A migrated database for every test that asks for one: made once, kept, and copied."""

import fcntl
import hashlib
import shutil
from pathlib import Path

import django
import pytest
import wagtail
from django.apps import apps
from django.core.management import call_command
from django.db import connections

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "migrated"


def state_of_migrations():
    """Return a name for the migrations as they are: ours by their text, the others by their version."""
    told = hashlib.sha256(f"{django.__version__} {wagtail.__version__}".encode())
    for app in apps.get_app_configs():
        if app.name.startswith("donghaeng."):
            for file in sorted(Path(app.path).glob("migrations/*.py")):
                told.update(file.read_bytes())
    return told.hexdigest()[:16]


def migrate_into(file):
    """Migrate an empty database and keep it under its name, in the place of older ones."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    connections["default"].settings_dict["NAME"] = str(part)
    call_command("migrate", interactive=False, verbosity=0)
    connections["default"].cursor().execute("PRAGMA journal_mode=DELETE")
    connections["default"].close()
    for other in file.parent.glob("*.sqlite3"):
        other.unlink()
    part.replace(file)


@pytest.fixture(scope="session")
def migrated(django_db_blocker):
    """Return a migrated, empty database: a file to copy, never to write to. One worker makes it, the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{state_of_migrations()}.sqlite3"
    with (KEPT / "lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.is_file():
            migrate_into(file)
    return file


@pytest.fixture(scope="session")
def django_db_setup(migrated, tmp_path_factory, django_db_blocker):
    """Give the suite its own copy, in place of pytest-django's migrating one."""
    copy = tmp_path_factory.mktemp("database") / "db.sqlite3"
    shutil.copyfile(migrated, copy)
    with django_db_blocker.unblock():
        connections["default"].close()
        connections["default"].settings_dict["NAME"] = str(copy)
        connections["default"].ensure_connection()
    yield
    with django_db_blocker.unblock():
        connections["default"].close()
