"""No Korean label on an English page nor the reverse: a crawl of both, over what is not content."""

from urllib.request import urlopen

import pytest

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


def crawl(site, language, labels):
    """Return the labels in the other language of every page that a reader can reach; lists are not narrowed."""
    seen, waiting = {}, [f"/{language}/"]
    while waiting:
        path = waiting.pop()
        if path in seen or ("?" in path and "about=" not in path) or path.endswith((".atom", ".rss")):
            continue
        address = path.split("?")[0] if "about=" in path else path
        with urlopen(f"{site}{address}") as answer:  # noqa: S310 - our own address
            page = labels(language, answer.read().decode())
        seen[path] = page.foreign
        waiting += [link for link in page.links if link not in seen and "about=" not in link]
    return seen


@pytest.fixture(scope="module", params=["en", "ko"])
def found(request, site, labels):
    return crawl(site, request.param, labels)


def test_the_crawl_reaches_the_whole_archive(found):
    assert len(found) > 60


def test_no_page_has_a_label_in_the_other_language(found):
    assert [(path, label) for path, foreign in found.items() for label in foreign] == []
