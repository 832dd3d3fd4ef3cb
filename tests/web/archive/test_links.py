import pytest

from donghaeng.archive import Link, Target
from donghaeng.web.archive.links import Links


class Somewhere:
    def __init__(self, url):
        self.url = url


LINKS = Links("en", {("policies/a", "en"): Somewhere("/en/a/"), ("policies/b", "ko"): Somewhere("/ko/b/")})


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("scheme", "target", "address"),
    [
        ("page", "policies/a", "/en/a/"),
        ("page", "policies/b", "/ko/b/"),
        ("page", "policies/c", None),
        ("claim", "saving", Target("/en/claims/saving/", "cannot-be-computed", "cannot be computed")),
        ("claim", "nothing", None),
    ],
)
def test_where_a_link_leads(scheme, target, address):
    assert LINKS.target(Link(scheme, target)) == address


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("going-together/2023", "/ko/index/going-together/#f-2023"),
        ("going-together/2023/housing", "/ko/index/going-together/housing/#f-2023"),
    ],
)
def test_a_figure_leads_to_its_row_in_the_language_of_the_page(target, address):
    assert Links("ko").target(Link("figure", target)) == address
