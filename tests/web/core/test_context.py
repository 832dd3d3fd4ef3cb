import pytest
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Locale, Page, Site

from donghaeng.web.core.context import languages, site

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """Give a Korean front page, news and an item; front page and news are translated, the item is not."""
    root = Page.objects.get(depth=1)
    korean, _ = Locale.objects.get_or_create(language_code="ko")
    english, _ = Locale.objects.get_or_create(language_code="en")
    for old in root.get_children():
        old.delete()
    home = Page.objects.get(depth=1).add_child(instance=Page(title="동행", slug="home-ko", locale=korean))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": home})
    news = home.add_child(instance=Page(title="소식", slug="news", locale=korean, show_in_menus=True))
    item = news.add_child(instance=Page(title="안심소득", slug="income", locale=korean))
    home.add_child(instance=Page(title="알림", slug="about", locale=korean))
    home_en = home.copy_for_translation(english)
    home_en.save_revision().publish()
    news_en = news.copy_for_translation(english)
    news_en.save_revision().publish()
    return {"home": home, "news": news, "item": item, "news_en": news_en}


def of(page, path="/ko/", language="ko"):
    """Return what the switcher says on a page, by language."""
    request = RequestFactory().get(path)
    request._wagtail_route_for_request = (page, [], {}) if page else None
    with translation.override(language):
        return {entry.code: entry for entry in languages(request, language)}


def test_a_page_leads_to_its_translation(tree):
    other = of(tree["news"], "/ko/news/")["en"]
    assert (other.url, other.is_exact, other.is_current) == (tree["news_en"].url, True, False)


def test_a_page_that_is_not_translated_leads_to_the_nearest_above_it_and_says_from_where(tree):
    other = of(tree["item"], "/ko/news/income/")["en"]
    assert (other.url, other.is_exact) == (f"{tree['news_en'].url}?from=ko", False)


def test_a_translation_that_is_not_published_does_not_count(tree):
    Page.objects.get(pk=tree["news_en"].pk).unpublish()
    assert of(tree["news"])["en"].is_exact is False


def test_the_language_of_the_page_is_the_current_one(tree):
    entry = of(tree["news"], "/ko/news/")["ko"]
    assert (entry.url, entry.name, entry.is_current) == ("/ko/news/", "한국어", True)


def test_a_view_without_a_page_keeps_its_address():
    assert of(None, "/ko/search/?q=a")["en"].url == "/en/search/?q=a"


def test_a_page_that_is_not_there_leads_to_the_front_page():
    other = of(None, "/nowhere/")["en"]
    assert (other.url, other.is_exact) == ("/en/", False)


@pytest.mark.usefixtures("tree")
def test_the_menu_holds_the_lists_and_the_foot_the_rest():
    context = site(RequestFactory().get("/ko/"))
    assert [page.title for page in context["nav"]()] == ["소식"]
    assert [page.title for page in context["footer_nav"]()] == ["알림"]


def test_what_no_template_asks_for_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        site(RequestFactory().get("/ko/"))


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(("path", "current"), [("/ko/news/", "page"), ("/ko/news/income/", "true"), ("/ko/", "")])
def test_a_menu_says_where_the_reader_is(path, current):
    assert [item.current for item in site(RequestFactory().get(path))["nav"]()] == [current]
