import pytest
from django.urls import reverse
from django.utils import translation


@pytest.mark.parametrize(
    ("name", "args", "path"),
    [
        ("search", [], "/en/search/"),
        ("report", [], "/en/report/"),
        ("feed", ["news", "atom"], "/en/feeds/news.atom"),
        ("sitemap", [], "/sitemap.xml"),
    ],
)
def test_addresses_stay(name, args, path):
    with translation.override("en"):
        assert reverse(name, args=args) == path
