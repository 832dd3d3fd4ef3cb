import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from donghaeng.web.archive.models import EventPage, NewsPage

pytestmark = pytest.mark.usefixtures("site")


def news():
    return NewsPage.objects.get(slug="index-rose", locale__language_code="en")


@pytest.mark.parametrize("slug", ["지수", "Index", "a_b", "-a", "a--b"])
def test_a_slug_is_a_name_of_a_file(slug):
    page = news()
    page.slug = slug
    with pytest.raises(ValidationError) as raised:
        page.full_clean()
    assert "slug" in raised.value.message_dict


def test_what_follows_from_a_date_follows():
    page = EventPage.objects.get(slug="forum", locale__language_code="en")
    page.starts, page.ends = "2025-03", ""
    page.save()
    assert (page.date_text, page.date.isoformat(), page.year) == ("2025-03", "2025-03-01", 2025)
    assert page.archive_path == "events/forum"


def test_a_page_that_is_restricted_stays_restricted(client):
    PageViewRestriction.objects.create(page=news(), restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/en/news/index-rose/").status_code == 302
    client.force_login(get_user_model().objects.create_superuser("editor", "", "secret-of-tests"))
    assert client.get("/en/news/index-rose/").status_code == 200


def test_open_graph_and_hreflang_name_a_translation_only_where_there_is_one(client):
    html = client.get("/en/news/index-rose/").content.decode()
    assert '<meta property="og:title" content="The index rose">' in html
    assert 'hreflang="ko" href="http://testserver/ko/news/index-rose/"' in html
    assert 'rel="alternate" hreflang=' not in client.get("/ko/news/only-korean/").content.decode()


def test_an_unpublished_page_is_404(client):
    news().unpublish()
    assert client.get("/en/news/index-rose/").status_code == 404


def test_kinds_and_hosts_are_named():
    page = EventPage.objects.get(slug="forum", locale__language_code="en")
    assert page.host == "example.org"
    assert str(page.section().kinds["forum"])
