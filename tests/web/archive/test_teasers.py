import pytest
from django.utils import translation

from donghaeng.web.archive.models import EventPage, NewsPage, OrganisationPage, PolicyPage
from donghaeng.web.archive.teasers import teasers

pytestmark = pytest.mark.usefixtures("site")


def of(model, slug, language="en"):
    """Return the teaser of an entry."""
    with translation.override(language):
        (found,) = teasers(model.objects.filter(slug=slug, locale__language_code=language), language)
    return found


def test_a_teaser_says_what_its_page_says():
    page, teaser = NewsPage.objects.get(slug="index-rose", locale__language_code="ko"), of(NewsPage, "index-rose", "ko")
    assert (teaser.pk, teaser.title, teaser.url, teaser.summary) == (page.pk, page.title, page.url, page.summary)
    assert (teaser.topic, teaser.day, teaser.when) == ("복지", "2024-06-19", "2024년 6월 19일")


def test_an_event_is_told_by_its_days_and_its_place():
    forum = of(EventPage, "forum")
    assert (forum.day, forum.when, forum.where) == ("", "7–8 October 2024", "Hall")


def test_a_policy_is_told_by_its_years():
    assert of(PolicyPage, "night-bus").when == "2013–2016"


def test_an_organisation_is_told_by_its_kind_and_not_by_its_own_name_again():
    member = of(OrganisationPage, "ulaanbaatar")
    assert (member.topic, member.when, member.where) == ("Member", "", "")


def test_a_kind_of_entry_is_read_with_one_query(django_assert_num_queries, warm):  # noqa: ARG001 - names are known
    teasers(NewsPage.objects.all(), "ko")
    with django_assert_num_queries(1):
        assert len(teasers(NewsPage.objects.filter(locale__language_code="ko"), "ko")) == 2
