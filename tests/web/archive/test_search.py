import unicodedata

import pytest

from donghaeng.web.archive import search
from donghaeng.web.archive.models import NewsPage

pytestmark = pytest.mark.usefixtures("site")


def found(question, language="ko"):
    return [row.path for row in search.find(question, language)]


@pytest.mark.parametrize(
    ("question", "language", "path"),
    [
        ("지수", "ko", "news/index-rose"),
        ("온실가스", "ko", "news/index-rose"),
        ("INDEX rose", "en", "news/index-rose"),
        ("ulaanbaatar", "en", "organisations/ulaanbaatar"),
        ("home", "en", "policies/night-bus"),
        ('"index"', "en", "news/index-rose"),
    ],
)
def test_titles_and_texts_are_searched_in_both_languages(question, language, path):
    assert path in found(question, language)


def test_a_word_typed_on_a_mac_is_the_same_word():
    assert found(unicodedata.normalize("NFD", "온실가스")) == ["news/index-rose"]


def test_all_words_have_to_be_there():
    assert found("index nowhere", "en") == []


def test_a_title_comes_before_a_text():
    assert found("bus", "en")[0] == "policies/night-bus"


@pytest.mark.parametrize(
    "question",
    [
        "",
        '"',
        "'",
        '소득 "',
        "\\",
        "%",
        "_",
        "가" * 10_000,
        "a " * 5_000,
        "'; DROP TABLE x; --",
        "\u202e",
        "NEAR(",
        "🚌",
    ],
)
def test_hostile_text_finds_nothing_and_breaks_nothing(client, question):
    assert search.find(question, "ko").count() == 0
    response = client.get("/ko/search/", {"q": question[:1000]})
    assert response.status_code in {200, 414}
    assert "<script" not in response.content.decode().partition("<main")[2]


def test_a_zero_byte_is_refused_or_ignored(client):
    assert search.find("지수\0", "ko").count() == 1
    assert client.get("/ko/search/?q=%00").status_code in {200, 400}


def test_text_of_a_reader_is_escaped(client):
    page = client.get("/en/search/", {"q": "<b>bus</b>"}).content.decode()
    assert "<b>bus" not in page
    assert "&lt;b&gt;bus" in page


def test_a_page_beyond_the_end_is_404(client):
    assert client.get("/ko/search/?q=지수&page=2").status_code == 404


def test_what_is_withdrawn_is_not_found_and_what_is_published_is():
    page = NewsPage.objects.get(slug="index-rose", locale__language_code="ko")
    page.unpublish()
    assert found("온실가스") == []
    page.title = "새 제목"
    page.save_revision().publish()
    assert found("새 제목") == ["news/index-rose"]
    page.delete()
    assert found("새 제목") == []


def test_results_are_teasers_in_order_with_the_names_of_their_fields(client):
    results = client.get("/en/search/?q=night").context["results"]
    assert [(teaser.title, teaser.topic) for teaser in results] == [("Night bus", "Energy")]
