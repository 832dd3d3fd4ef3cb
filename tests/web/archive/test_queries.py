"""No page asks the database more than twelve questions, of a worker that has answered before."""

import pytest

pytestmark = [pytest.mark.usefixtures("warm"), pytest.mark.slow]

MOST = 12
LISTS = ("news", "policies", "videos", "events", "programmes", "organisations", "shared")
ENTRIES = (
    "news/index-rose", "policies/night-bus", "videos/film", "events/forum", "programmes/course",
    "organisations/ulaanbaatar", "shared/library", "about",
)  # fmt: skip
OTHERS = ("search", "index", "index/going-together", "index/going-together/housing", "data", "report", "report/thanks")
PATHS = ["", *(f"{path}/" for path in (*LISTS, *ENTRIES, *OTHERS))]
UNKNOWN = "?unknown=1"
"""A query that no list knows passes by the page cache."""


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_few_questions(client, django_assert_max_num_queries, language, path):
    address = f"/{language}/{path}{UNKNOWN}"
    client.get(address)
    with django_assert_max_num_queries(MOST):
        assert client.get(address).status_code == 200


def test_a_search_that_finds_entries_of_every_kind_asks_few_questions(client, django_assert_max_num_queries):
    client.get("/en/search/?q=o")
    with django_assert_max_num_queries(MOST):
        found = client.get("/en/search/?q=o").context["results"]
    assert len({teaser.url.split("/")[2] for teaser in found}) == len(ENTRIES)
