from xml.etree import ElementTree as ET

import pytest

pytestmark = pytest.mark.usefixtures("site")

ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_names_the_entries_of_its_language(client):
    response = client.get("/ko/feeds/news.atom")
    feed = ET.fromstring(response.content)  # noqa: S314 - our own
    assert response["Content-Type"].startswith("application/atom+xml")
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["지수가 올랐다", "한국어로만"]
    entry = next(feed.iter(f"{ATOM}entry"))
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/ko/news/index-rose/"
    assert entry.findtext(f"{ATOM}published") == "2024-06-19T00:00:00+09:00"
    assert entry.findtext(f"{ATOM}summary") == "1년 만에 100에서 111.0으로."
    assert [one.get("term") for one in entry.iter(f"{ATOM}category")] == ["복지", "발표"]


def test_rss_says_the_same(client):
    channel = ET.fromstring(client.get("/en/feeds/news.rss").content).find("channel")  # noqa: S314 - our own
    assert [item.findtext("title") for item in channel.iter("item")] == ["The index rose"]
    assert channel.findtext("language") == "en"


@pytest.mark.parametrize("section", ["news", "videos", "events", "programmes"])
def test_every_dated_section_has_feeds(client, section):
    for form in ("atom", "rss"):
        ET.fromstring(client.get(f"/en/feeds/{section}.{form}").content)  # noqa: S314 - our own


@pytest.mark.parametrize("path", ["/en/feeds/shared.atom", "/en/feeds/nothing.rss", "/en/feeds/news.json"])
def test_there_is_no_other_feed(client, path):
    assert client.get(path).status_code == 404


def test_identifiers_differ_between_languages_and_stay(client):
    ids = [
        ET.fromstring(client.get(f"/{language}/feeds/videos.atom").content).find(f"{ATOM}entry/{ATOM}id").text  # noqa: S314 - our own
        for language in ("ko", "en", "en")
    ]
    assert ids[0] != ids[1] == ids[2]


def test_the_lists_lead_to_their_feeds(client):
    html = client.get("/en/events/").content.decode()
    assert 'href="/en/feeds/events.atom"' in html
    assert 'href="/en/feeds/events.rss"' in html
    assert "/en/feeds/shared" not in client.get("/en/shared/").content.decode()
