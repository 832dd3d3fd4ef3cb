import pytest

from donghaeng.web.archive.models import NewsPage, PublishedEntry

pytestmark = pytest.mark.usefixtures("site")


def test_a_page_with_another_slug_is_found_under_it():
    page = NewsPage.objects.get(slug="index-rose", locale__language_code="en")
    page.slug = "index-went-up"
    page.save_revision().publish()
    assert PublishedEntry.objects.get(page=page).path == "news/index-went-up"


def test_a_draft_is_not_published():
    page = NewsPage.objects.get(slug="index-rose", locale__language_code="en")
    page.title = "A draft"
    page.save_revision()
    assert PublishedEntry.objects.get(page=page).title == "the index rose"
