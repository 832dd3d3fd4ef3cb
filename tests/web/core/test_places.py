import pytest
from wagtail.models import Locale, Page, Site

from donghaeng.web.core.places import places

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    """Give an entry in a list below a Korean front page; an English front page is not published."""
    root = Page.objects.get(depth=1)
    korean, _ = Locale.objects.get_or_create(language_code="ko")
    english, _ = Locale.objects.get_or_create(language_code="en")
    for old in root.get_children():
        old.delete()
    home = Page.objects.get(depth=1).add_child(instance=Page(title="동행", slug="home-ko", locale=korean))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": home})
    news = home.add_child(instance=Page(title="소식", slug="news", locale=korean, show_in_menus=True))
    home.copy_for_translation(english)
    return news.add_child(instance=Page(title="안심소득", slug="income", locale=korean))


def test_a_front_page_is_known_by_its_language_once_it_is_published(item):  # noqa: ARG001 - the tree
    assert places().front("ko").title == "동행"
    assert places().front("en") is None


def test_what_stands_below_is_known_in_order(item):  # noqa: ARG001 - the tree
    assert [(place.title, place.url, place.is_in_menus) for place in places().below("ko")] == [
        ("소식", "/ko/news/", True)
    ]


def test_an_address_is_what_wagtail_says(item):
    assert places().address(item.url_path) == item.url == "/ko/news/income/"
    assert places().address("/nowhere/news/") == ""


def test_the_way_down_to_a_page_begins_at_the_front(item):
    assert [place.title for place in places().above(item.url_path)] == ["동행", "소식"]
