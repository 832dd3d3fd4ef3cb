"""The indices of Seoul on the site of the small city: one with a single unit, one with districts and a map."""

from pathlib import Path

import pytest

from donghaeng.base.progress import silent
from donghaeng.city import City

SEOUL = Path(__file__).parents[3] / "cities" / "seoul"


@pytest.fixture(scope="session")
def made_once(quick_drawings, tmp_path_factory):  # noqa: ARG001 - before charts are drawn
    """Return a folder with the results of Seoul, and their name; to read, never to write to."""
    from donghaeng.web.observatory.sync import store

    folder = tmp_path_factory.mktemp("seoul") / "results"
    return folder, store.put(City(SEOUL), folder, silent)


@pytest.fixture
def observatory(site, made_once, settings):  # noqa: ARG001 - the site has to be there first
    """Let the site of the small city show the indices of Seoul."""
    from donghaeng.web.archive.models import Swap

    folder, name = made_once
    settings.DONGHAENG_VAR = folder.parent
    Swap.objects.update(results=name)
