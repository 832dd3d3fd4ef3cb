"""The database brought to the state this version needs, and refused where a newer version has made it."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from donghaeng.base.errors import Fault, InputError, raise_if
from donghaeng.web.core.copy_database import copy_database
from donghaeng.web.core.faults import clear_faults
from donghaeng.web.start import Place


def bring_up_to_date(place: Place) -> bool:
    """Make the database, or migrate it after a copy was laid beside it; say whether there was anything to do.

    Raises
    ------
    InputError
        If a newer version has made it.
    OutputError
        If it is locked, damaged, or the disk is full.
    """
    with clear_faults(place.database):
        executor = MigrationExecutor(connection)
        refuse_newer(set(executor.loader.applied_migrations), set(executor.loader.disk_migrations))
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan and executor.loader.applied_migrations:
            copy_database(place.database, place.database.with_name("db.before-migration.sqlite3"))
        if plan:
            call_command("migrate", interactive=False, verbosity=0)
        return bool(plan)


def refuse_newer(applied: set[tuple[str, str]], known: set[tuple[str, str]]) -> None:
    """Refuse a database in which migrations are applied that this version does not know.

    Raises
    ------
    InputError
        With the first of each app.
    """
    apps = {app for app, _ in known}
    unknown: dict[str, str] = {}
    for app, name in sorted(applied - known):
        if app in apps:
            unknown.setdefault(app, name)
    faults = [
        Fault(app, name, "a newer donghaeng, or a backup made by this version: donghaeng restore CITY FILE")
        for app, name in unknown.items()
    ]
    raise_if(faults, InputError, "the database was made by a newer version of donghaeng")
