import pytest

from donghaeng.web.observatory.addresses import figure_url, page_url, unit_url, with_state

INDEX = {"root": "all", "has_units": False}
DISTRICTS = {"root": "all", "has_units": True}


@pytest.mark.parametrize(
    ("parts", "index", "address"),
    [
        (("a", "2023"), INDEX, "/en/index/a/#f-2023"),
        (("a", "2023", "all"), INDEX, "/en/index/a/#f-2023"),
        (("a", "2023", "housing"), INDEX, "/en/index/a/housing/#f-2023"),
        (("d", "2020"), DISTRICTS, "/en/index/d/?period=2020"),
        (("d", "2020", "care", "guro-gu"), DISTRICTS, "/en/index/d/care/?period=2020#f-guro-gu"),
    ],
)
def test_a_figure_is_a_row_of_the_page_that_shows_it(parts, index, address):
    assert figure_url(parts, "en", **index) == address


def test_pages_have_an_address_per_language():
    assert page_url("ko", "a", "housing", root="all") == "/ko/index/a/housing/"
    assert unit_url("en", "d", "guro-gu") == "/en/index/d/units/guro-gu/"


def test_a_state_is_always_written_in_the_same_order_and_says_nothing_empty():
    assert with_state("/x/", {"unit": "b", "period": "2020", "node": ""}) == "/x/?period=2020&unit=b"
    assert with_state("/x/", {"unit": ""}) == "/x/"
