import pytest

from donghaeng.web.archive import lookups
from donghaeng.web.archive.models import NewsPage, SourceRow

pytestmark = pytest.mark.usefixtures("site")


def news(language):
    return NewsPage.objects.get(slug="index-rose", locale__language_code=language)


def test_codes_have_names_in_the_language_of_the_page():
    assert (news("ko").field_name, news("en").field_name) == ("복지", "Welfare")


def test_sources_come_in_the_order_of_the_page_and_unknown_ones_are_left_out():
    assert [source.key for source in lookups.sources(["press-2", "gone", "press-1"], "en")] == ["press-2", "press-1"]


def test_a_source_is_named_in_the_language_of_the_page_or_marked():
    SourceRow.objects.filter(pk="press-1").update(publisher_ko="언론")
    (korean,), (english,) = (lookups.sources(["press-1"], language) for language in ("ko", "en"))
    assert (korean.publisher, english.publisher) == ("언론", "Press")
    assert (korean.title, english.title) == (
        '<span lang="en">A &quot;quoted&quot; title</span>', 'A "quoted" title',
    )  # fmt: skip


def test_crumbs_lead_from_the_front_page():
    crumbs = news("en").breadcrumbs
    assert [crumb["url"] for crumb in crumbs] == ["/en/", "/en/news/", "/en/news/index-rose/"]
    assert [crumb["title"] for crumb in crumbs][1:] == ["News", "The index rose"]


def test_related_pages_are_those_of_the_same_language():
    assert [page.url for page in news("ko").related] == ["/ko/policies/night-bus/"]


@pytest.mark.parametrize(
    ("path", "is_there"),
    [("", True), ("news", True), ("news/index-rose", True), ("about", True), ("news/nothing", False), ("a/b/c", False)],
)
@pytest.mark.usefixtures("warm")
def test_a_path_is_found_with_one_query(path, is_there, django_assert_max_num_queries):
    lookups.page_at(["policies"], "en")
    with django_assert_max_num_queries(1):
        assert (lookups.page_at(path.split("/") if path else [], "en") is not None) is is_there


def test_a_language_without_a_front_page_has_no_pages():
    assert lookups.page_at([], "fr") is None


def test_languages_begin_with_that_of_the_city():
    assert lookups.languages() == ["ko", "en"]


@pytest.mark.usefixtures("warm")
def test_a_page_that_is_remembered_is_a_copy_for_every_request():
    first, second = lookups.page_at(["news"], "en"), lookups.page_at(["news"], "en")
    first.seen_at = "http://one"
    assert (second.seen_at, second.pk) == ("", first.pk)
