import pytest

pytestmark = pytest.mark.usefixtures("site")


def test_a_search_without_words_asks_for_some(client):
    response = client.get("/ko/search/")
    assert (response.status_code, response.context["count"], response.context["q"]) == (200, 0, "")


def test_a_long_question_is_cut(client):
    assert len(client.get("/ko/search/", {"q": "x" * 3000}).context["q"]) == 200
