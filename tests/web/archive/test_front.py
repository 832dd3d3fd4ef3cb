import pytest

pytestmark = pytest.mark.usefixtures("site")


def test_the_front_page_shows_news_events_and_sections(client):
    context = client.get("/ko/").context
    assert [page.title for page in context["latest"]] == ["지수가 올랐다", "한국어로만"]
    assert [page.title for page in context["upcoming"]] == ["박람회"]
    counts = {section["slug"]: section["count"] for section in context["sections"]}
    assert (counts["news"], counts["organisations"]) == (2, 2)


def test_each_language_has_its_own(client):
    context = client.get("/en/").context
    assert [page.title for page in context["latest"]] == ["The index rose"]
    assert "지수" not in client.get("/en/").content.decode()


def test_what_changes_for_me_does_not_repeat_the_first_news(client):
    context = client.get("/ko/").context
    shown = {page.pk for page in context["changes"]}
    assert context["latest"][0].pk not in shown
