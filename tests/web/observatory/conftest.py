"""The indices of Seoul on the site of the small city: one with a single unit, one with districts and a map."""

import fcntl
from pathlib import Path

import pytest

from donghaeng.base.progress import silent
from donghaeng.city import City

ROOT = Path(__file__).parents[3]
SEOUL = ROOT / "cities" / "seoul"
KEPT = ROOT / "build" / "observatory"


@pytest.fixture(scope="session")
def made_once(quick_drawings):  # noqa: ARG001 - before charts are drawn
    """Return a folder with the results of Seoul, and their name; kept, to read, never to write to.

    They are named by what they are made of, our code among it: a run that changed nothing finds them there.
    """
    from donghaeng.web.observatory.sync import store

    folder = KEPT / "results"
    folder.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        name = store.put(City(SEOUL), folder, silent)
        store.clean(folder, name)
    return folder, name


@pytest.fixture
def observatory(site, made_once, settings):  # noqa: ARG001 - the site has to be there first
    """Let the site of the small city show the indices of Seoul."""
    from donghaeng.web.archive.models import Swap

    folder, name = made_once
    settings.DONGHAENG_VAR = folder.parent
    Swap.objects.update(results=name)
