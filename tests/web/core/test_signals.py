import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from donghaeng.web.core.generation import renew
from donghaeng.web.core.models import Generation

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    renew()
    return lambda: Generation.objects.get().token


@pytest.fixture
def page():
    root = Page.objects.get(depth=1)
    return root.add_child(instance=Page(title="News", slug="news", live=False))


def test_publishing_begins_a_generation(page, token):
    before = token()
    page.save_revision().publish()
    assert token() != before


def test_a_draft_does_not(page, token):
    before = token()
    page.title = "News of today"
    page.save_revision()
    assert token() == before


def test_unpublishing_does(page, token):
    page.save_revision().publish()
    before = token()
    Page.objects.get(pk=page.pk).unpublish()
    assert token() != before


def test_moving_does(page, token):
    other = Page.objects.get(depth=1).add_child(instance=Page(title="Other", slug="other"))
    before = token()
    page.move(other, pos="last-child")
    assert token() != before


def test_deleting_does(page, token):
    before = token()
    page.delete()
    assert token() != before


@pytest.mark.parametrize(
    "make",
    [
        lambda: Redirect.objects.create(old_path="/old", redirect_link="/new"),
        lambda: Locale.objects.create(language_code="xx"),
        lambda: Site.objects.create(hostname="other.example", root_page=Page.objects.get(depth=1)),
    ],
    ids=["redirect", "language", "site"],
)
def test_what_changes_addresses_does(make, token):
    before = token()
    make()
    assert token() != before
