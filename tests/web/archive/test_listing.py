from types import SimpleNamespace

import pytest
from django.utils import translation

from donghaeng.web.archive import listing
from donghaeng.web.archive.models import ListPage, NewsPage

pytestmark = pytest.mark.usefixtures("site")


def options(response, name):
    chosen = next(one for one in response.context["filters"] if one.name == name)
    return {option.label: (option.url, option.count, option.is_active) for option in chosen.options}


def test_a_list_shows_its_entries_the_latest_first(client):
    response = client.get("/ko/news/")
    assert [entry.title for entry in response.context["entries"]] == ["지수가 올랐다", "한국어로만"]
    assert response.context["count"] == 2


def test_a_filter_is_a_link_with_its_count(client):
    response = client.get("/ko/news/")
    assert options(response, "field") == {
        "전체": ("/ko/news/", 2, True),
        "복지": ("/ko/news/?field=welfare", 1, False),
        "에너지": ("/ko/news/?field=energy", 1, False),
    }
    assert options(response, "year")["2024"] == ("/ko/news/?year=2024", 1, False)


@pytest.mark.parametrize(("unit", "label"), [("자치구", "자치구"), ("ward", "Ward"), ("", "지역")])
def test_districts_are_called_what_the_city_calls_them(monkeypatch, unit, label):
    monkeypatch.setattr(listing, "look", lambda _language: SimpleNamespace(unit=unit))
    page = ListPage.objects.get(slug="news", locale__language_code="ko")
    with translation.override("ko"):
        filters = listing.Listing(page, {"district": "old-town"}).narrowing.filters()
    assert [one.label for one in filters if one.name == "district"] == [label]


def test_filters_narrow_one_another(client):
    response = client.get("/ko/news/?field=welfare&year=2024")
    assert [entry.slug for entry in response.context["entries"]] == ["index-rose"]
    assert response.context["query"] == {"field": "welfare", "year": "2024"}
    assert options(response, "year")["전체"] == ("/ko/news/?field=welfare", 1, False)


def test_a_filter_that_parts_nothing_is_not_shown(client):
    response = client.get("/en/news/")
    assert response.context["filters"] == []


@pytest.mark.parametrize(
    "query",
    ["?page=2", "?page=0", "?page=x", "?page=99999999999999999999", "?field=nothing", "?year=x", "?kind=%27%22"],
)
def test_what_is_not_there_is_404(client, query):
    assert client.get(f"/ko/news/{query}").status_code == 404


def test_a_long_list_has_pages(client):
    parent = ListPage.objects.get(kind="news", locale__language_code="en")
    for number in range(25):
        made = NewsPage(title=f"Item {number:02}", slug=f"item-{number}", date_text="2025-01-01", summary="S.")
        parent.add_child(instance=made)
    first, second = client.get("/en/news/"), client.get("/en/news/?page=2")
    assert (len(first.context["entries"]), len(second.context["entries"])) == (20, 6)
    assert first.context["pages"] == [{"number": 1, "url": "/en/news/"}, {"number": 2, "url": "/en/news/?page=2"}]
    assert client.get("/en/news/?page=3").status_code == 404
