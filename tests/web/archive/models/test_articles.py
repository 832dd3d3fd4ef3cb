import pytest
from django.core.exceptions import ValidationError

from donghaeng.web.archive.models import NewsPage, PolicyPage

pytestmark = pytest.mark.usefixtures("site")


def test_each_article_opens(client):
    for path in ("/en/news/index-rose/", "/ko/news/only-korean/", "/ko/policies/night-bus/", "/en/about/"):
        assert client.get(path).status_code == 200


def test_news_has_a_day():
    page = NewsPage.objects.get(slug="only-korean")
    page.date_text = "2024-06"
    with pytest.raises(ValidationError):
        page.full_clean()


def test_a_policy_tells_its_years():
    assert PolicyPage.objects.first().years_text == "2013–2016"


def test_the_words_of_all_blocks_are_markdown():
    page = NewsPage.objects.get(slug="index-rose", locale__language_code="en")
    assert [text.partition(" ")[0] for text in page.markdown()] == ["The", "It", "|", "Some"]
