from xml.etree import ElementTree as ET

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def changed(site):
    """Return the small city with a claim that is announced higher than before."""
    path = site.folder / "claims.toml"
    text = path.read_text(encoding="utf-8").replace("value = 864\n", "value = 900\n")
    path.write_text(text, encoding="utf-8")
    site.load()
    return site


@pytest.mark.usefixtures("changed")
def test_a_change_is_told_in_the_language_of_the_feed(client):
    response = client.get("/ko/claims/changes.atom")
    feed = ET.fromstring(response.content)  # noqa: S314 - our own
    (entry,) = feed.iter(f"{ATOM}entry")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert entry.findtext(f"{ATOM}title") == "불일치: 열 864GWh를 냅니다."
    assert entry.findtext(f"{ATOM}summary") == "확인 → 불일치"
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/ko/claims/heat/"


@pytest.mark.usefixtures("changed")
def test_rss_says_the_same(client):
    channel = ET.fromstring(client.get("/en/claims/changes.rss").content).find("channel")  # noqa: S314 - our own
    assert [item.findtext("description") for item in channel.iter("item")] == ["confirmed → differs"]


@pytest.mark.usefixtures("site")
def test_without_a_change_the_feed_is_empty(client):
    feed = ET.fromstring(client.get("/en/claims/changes.atom").content)  # noqa: S314 - our own
    assert list(feed.iter(f"{ATOM}entry")) == []
