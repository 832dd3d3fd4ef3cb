import json
import re

import pytest

from donghaeng.web.archive.models import NewsPage

pytestmark = pytest.mark.usefixtures("site")


def graph(client, path):
    html = client.get(path).content.decode()
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1]
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


@pytest.mark.parametrize(
    ("path", "kind", "values"),
    [
        ("/en/news/index-rose/", "NewsArticle", {"headline": "The index rose", "datePublished": "2024-06-19"}),
        ("/en/policies/night-bus/", "Article", {"citation": ["https://example.org/1"]}),
        ("/en/events/forum/", "Event", {"startDate": "2024-10-07", "endDate": "2024-10-08"}),
        ("/en/organisations/ulaanbaatar/", "Organization", {"foundingDate": "2023"}),
        ("/en/videos/film/", "VideoObject", {"duration": "PT210S", "contentUrl": "https://youtu.be/abcdefghijk"}),
        ("/en/programmes/course/", "EducationEvent", {"startDate": "2024-03"}),
        ("/en/shared/library/", "Place", {"address": "Hall"}),
        ("/en/about/", "WebPage", {"name": "About"}),
    ],
)
def test_each_kind_has_its_word(client, path, kind, values):
    thing = graph(client, path)[kind]
    assert values.items() <= thing.items()
    assert thing["url"] == f"http://testserver{path}"
    assert thing["inLanguage"] == "en"
    assert "" not in thing.values()


def test_the_way_to_a_page_is_told(client):
    steps = graph(client, "/ko/news/index-rose/")["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in steps] == [
        "http://testserver/ko/", "http://testserver/ko/news/", "http://testserver/ko/news/index-rose/"
    ]  # fmt: skip
    assert [step["position"] for step in steps] == [1, 2, 3]


def test_a_title_cannot_end_the_script(client):
    page = NewsPage.objects.get(slug="index-rose", locale__language_code="en")
    page.title = "</script><script>alert(1)</script>"
    page.save_revision().publish()
    assert graph(client, "/en/news/index-rose/")["NewsArticle"]["headline"] == page.title
    assert "<script>alert" not in client.get("/en/news/index-rose/").content.decode()
