import pytest

from donghaeng.archive import Link
from donghaeng.web.archive.links import Links


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
        ("figure", "going-together/2023", "/en/index/going-together/#f-2023"),
        ("figure", "going-together/2023/housing", "/en/index/going-together/housing/#f-2023"),
    ],
)
def test_where_a_link_leads(scheme, target, address):
    assert LINKS.address(Link(scheme, target)) == address


def test_a_figure_is_shown_in_the_language_of_the_page():
    link = Link("figure", "going-together/2023")
    assert Links("ko").address(link) == "/ko/index/going-together/#f-2023"
