import pytest
from wagtail.models import Page, Site

from donghaeng.web.archive.models import HomePage, ListPage
from donghaeng.web.archive.sync.tree import grow

NAMES = {"ko": "강변시", "en": "Riverton"}
pytestmark = pytest.mark.usefixtures("site")


def test_a_tree_that_stands_is_left_as_it_is():
    page = ListPage.objects.get(kind="news", locale__language_code="en")
    page.title = "Press"
    page.save_revision().publish()
    before = Page.objects.count()
    grow(NAMES)
    assert Page.objects.count() == before
    assert ListPage.objects.get(pk=page.pk).title == "Press"


def test_a_list_that_is_missing_grows_again_as_a_translation():
    ListPage.objects.get(kind="videos", locale__language_code="en").get_children().delete()
    ListPage.objects.get(kind="videos", locale__language_code="en").delete()
    grow(NAMES)
    keys = ListPage.objects.filter(kind="videos").values_list("translation_key", flat=True)
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_titles_are_in_the_language_of_the_list():
    titles = {page.locale.language_code: page.title for page in ListPage.objects.filter(kind="policies")}
    assert titles["en"] == "Policies"
    assert titles["ko"] != "Policies"


def test_the_site_has_one_root_and_its_translation():
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="ko")


def test_parents_are_told_by_section_and_language():
    tree = grow(NAMES)
    assert tree.parent("pages", "en") == HomePage.objects.get(locale__language_code="en")
    assert tree.parent("news", "ko").url == "/ko/news/"
