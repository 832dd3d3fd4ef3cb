import pytest

from donghaeng.web.observatory.api.faults import RefusedError
from donghaeng.web.observatory.api.paging import Asked, cell

LIST = "https://example.org/api/v1/indices"


def test_the_pages_of_a_list_are_the_list():
    entries = list(range(23))
    pages = [Asked(page, 10, LIST).of(entries)["items"] for page in (1, 2, 3)]
    assert sum(pages, []) == entries  # noqa: RUF017 - three short lists


def test_the_pages_beside_are_addresses_with_all_filters():
    around = Asked(2, 10, LIST, [("node", "a&b"), ("node", "가")]).around(30)
    assert around["next"] == f"{LIST}?node=a%26b&node=%EA%B0%80&page=3&page_size=10"
    assert around["previous"] == f"{LIST}?node=a%26b&node=%EA%B0%80&page=1&page_size=10"


@pytest.mark.parametrize("total", [0, 1, 10])
def test_the_only_page_has_none_beside_it(total):
    around = Asked(1, 10, LIST).around(total)
    assert (around["next"], around["previous"]) == (None, None)


def test_a_page_after_the_last_is_refused_with_those_there_are():
    with pytest.raises(RefusedError) as caught:
        Asked(4, 10, LIST).places(30)
    assert (caught.value.status, str(caught.value.faults[0])) == (404, "page: found 4; expected 1 to 3")


def test_the_last_axis_of_a_panel_runs_fastest():
    shape = {"node": ["a", "b"], "unit": ["u", "v", "w"], "period": ["1", "2"]}
    names = [(node, unit, period) for node in "ab" for unit in "uvw" for period in "12"]
    assert [cell(place, shape) for place in range(12)] == names
