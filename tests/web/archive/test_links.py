import pytest

from donghaeng.archive import Link
from donghaeng.web.archive.links import Links, figure_url


class Somewhere:
    def __init__(self, url):
        self.url = url


LINKS = Links("en", {("policies/a", "en"): Somewhere("/en/a/"), ("policies/b", "ko"): Somewhere("/ko/b/")})


@pytest.mark.parametrize(
    ("scheme", "target", "address"),
    [
        ("page", "policies/a", "/en/a/"),
        ("page", "policies/b", "/ko/b/"),
        ("page", "policies/c", None),
        ("claim", "saving", None),
        ("figure", "going-together/2023", "/en/figures/going-together/#f-2023"),
        ("figure", "going-together/2023/housing", "/en/figures/going-together/#f-2023-housing"),
    ],
)
def test_where_a_link_leads(scheme, target, address):
    assert LINKS.address(Link(scheme, target)) == address


def test_a_figure_is_shown_in_the_language_of_the_page():
    assert figure_url(("going-together", "2023"), "ko").startswith("/ko/")
