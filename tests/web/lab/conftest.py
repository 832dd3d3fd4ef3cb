"""The lab of Seoul on the site of the small city, which has none of its own."""

from pathlib import Path

import pytest

from donghaeng.city import City

ROOT = Path(__file__).parents[3]
SEOUL = City(ROOT / "cities" / "seoul")
ADDRESS = "/ko/lab/safety-income/"
ALONE = {"year": "2024", "size": "1", "income": "0", "assets": "0"}
"""One person without anything, by the rules of 2024."""


@pytest.fixture(scope="session")
def seoul():
    """Return Seoul, with its law read once."""
    assert SEOUL.lab is not None
    return SEOUL


@pytest.fixture
def lab(site, seoul):
    """Return the lab of Seoul; the site of the small city shows it, beside what it shows already."""
    from donghaeng.web.archive.models import Swap

    before = site.results / Swap.objects.get().results
    results = site.results / "with-law"
    results.mkdir()
    for one in before.iterdir():
        (results / one.name).symlink_to(one)
    seoul.copy_law(results / "law")
    Swap.objects.update(results=results.name)
    return seoul.lab


@pytest.fixture
def ask(lab, client):  # noqa: ARG001 - the lab has to be there first
    """Return a function that sends answers, and gives the response: ``ask(to="answer", income="500000")``."""

    def sent(to="answer", language="ko", **more):
        return client.post(ADDRESS.replace("ko", language), {**ALONE, "to": to, **more})

    return sent
