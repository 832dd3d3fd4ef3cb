from xml.etree import ElementTree as ET

import pytest

pytestmark = pytest.mark.usefixtures("site")

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def urls(client):
    tree = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    return {
        one.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in one.iter(LINK)} for one in tree
    }


def test_every_published_page_is_on_the_map(client):
    found = urls(client)
    assert "http://testserver/ko/" in found
    assert "http://testserver/en/policies/night-bus/" in found
    assert "http://testserver/en/index/going-together/housing/" in found
    assert "http://testserver/ko/index/going-together/response/" in found
    assert "http://testserver/ko/index/districts/response/" not in found
    assert "http://testserver/ko/claims/saving/" in found
    asked = [address for address in found if address.count("/") < 7]  # of the indices, the pages of nodes are left out
    assert all(client.get(address).status_code == 200 for address in asked)


def test_a_translation_is_named_only_where_there_is_one(client):
    found = urls(client)
    assert found["http://testserver/ko/news/index-rose/"] == {
        "ko": "http://testserver/ko/news/index-rose/",
        "en": "http://testserver/en/news/index-rose/",
    }
    assert found["http://testserver/ko/news/only-korean/"] == {}


def test_robots_are_led_to_the_map(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text
