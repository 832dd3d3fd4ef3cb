"""The site made ready, and the server that hands it out."""

import hashlib
import multiprocessing
import socket
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from donghaeng.base.errors import Fault, OutputError
from donghaeng.city import City
from donghaeng.web.archive.models import ErrorReport, HomePage
from donghaeng.web.archive.sync.load import load
from donghaeng.web.core.faults import clear_faults
from donghaeng.web.core.generation import renew
from donghaeng.web.core.upgrade import bring_up_to_date
from donghaeng.web.start import Place

ACCESS = '%(time)s "%(method)s %(path)s" %(status)d %(dt_ms).1f ms'
"""A line of the access log: no address, no query string."""
THREADS = 4
"""Requests a worker answers at once; more would only share its one interpreter."""


def make_ready(place: Place, progress: Callable[[str, float], None]) -> None:
    """Bring the database up to date, load what was never loaded, collect the static files.

    It begins a new generation: templates may have changed.

    Raises
    ------
    DonghaengError
        If the folder is faulty, or the database is newer, locked or damaged.
    """
    progress("database", 0.1)
    bring_up_to_date(place)
    with clear_faults(place.database):
        if not HomePage.objects.exists():
            load(City(place.city), place.results, take="", progress=progress)
        ErrorReport.forget_old()
        renew()
    progress("static files", 0.9)
    with clear_faults(place.var):
        collect_static()


def collect_static() -> bool:
    """Gather and compress the static files where they changed since the last time; say whether they had."""
    root = Path(settings.STATIC_ROOT)
    stamp, state = root.with_name("static.stamp"), _state_of_static()
    if root.is_dir() and stamp.is_file() and stamp.read_text(encoding="ascii") == state:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state, encoding="ascii")
    return True


def _state_of_static() -> str:
    told = hashlib.blake2b(settings.STORAGES["staticfiles"]["BACKEND"].encode(), digest_size=16)
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            told.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}".encode())
    return told.hexdigest()


def refuse_taken(host: str, port: int) -> None:
    """Refuse a port that somebody else holds.

    Raises
    ------
    OutputError
        With another one to try.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            fault = Fault("port", error.strerror or str(error), f"a free one: --port {port + 1}")
            raise OutputError(f"{host}:{port} cannot be used", [fault]) from None


def run_server(*, host: str, port: int, workers: int, log_requests: bool) -> None:
    """Serve until somebody stops it."""
    connections.close_all()  # a worker opens its own
    multiprocessing.set_start_method("spawn", force=True)  # Polars has threads: a forked worker would wait for them
    Granian(
        "donghaeng.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        log_access=log_requests,
        log_access_format=ACCESS,
        respawn_failed_workers=True,
    ).serve()
