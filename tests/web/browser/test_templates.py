"""Every template, in both languages, on a phone and on a desk: nothing breaks, nothing is fetched elsewhere."""

import pytest

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

PLAIN = {
    "front page": "",
    "search": "search/?q=%EC%84%9C%EC%9A%B8",
    "nothing found": "search/?q=qqqq",
    "report": "report/?about=/ko/",
    "thanks": "report/thanks/?about=/ko/",
    "scores": "figures/going-together/",
}
LONG = {"scores of units": "figures/districts/"}
LISTS = ["news", "policies", "videos", "events", "programmes", "organisations", "shared"]
PAGES = ["about", "accessibility", "contact", "licence", "privacy"]


def first_of(visit, language, section):
    """Return the address of the first entry of a list."""
    seen = visit(f"/{language}/{section}/")
    return seen.page.locator(".teasers h2 a").first.get_attribute("href")


def assert_sound(visit, path, status=200):
    seen = visit(path, width=360)
    assert seen.status == status
    for width, scheme in ((360, "light"), (360, "dark"), (1280, "light")):
        seen.page.set_viewport_size({"width": width, "height": 800})
        seen.page.emulate_media(color_scheme=scheme)
        assert (seen.violations, seen.width) == ([], width), f"{path} at {width} px, {scheme}"
    assert seen.strangers == []
    assert [said for said in seen.complaints if str(status) not in said] == []


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", [*PLAIN, "scores of units"])
def test_a_page_of_the_site_is_sound(visit, language, name):
    assert_sound(visit, f"/{language}/{(PLAIN | LONG)[name]}")


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("section", LISTS)
def test_a_list_is_sound(visit, language, section):
    assert_sound(visit, f"/{language}/{section}/")


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("section", LISTS)
def test_an_entry_is_sound(visit, language, section):
    assert_sound(visit, first_of(visit, language, section))


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("slug", PAGES)
def test_a_standard_page_is_sound(visit, language, slug):
    assert_sound(visit, f"/{language}/{slug}/")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_page_that_is_not_there_is_sound(visit, language):
    assert_sound(visit, f"/{language}/nowhere/", status=404)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_report_that_says_nothing_is_sent_back_with_words_that_help(visit, language):
    seen = visit(f"/{language}/report/", width=360)
    seen.page.locator("form.form").evaluate("form => form.noValidate = true")
    seen.page.locator("form.form button").click()
    assert seen.page.locator("[role=alert] a").count() == 1
    assert (seen.violations, seen.width) == ([], 360)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_open_filter_is_sound(visit, language):
    seen = visit(f"/{language}/news/?field=welfare", width=360)
    seen.page.locator(".filters summary").first.click()
    assert seen.page.locator(".filters [aria-current=true]").count() >= 1
    assert (seen.violations, seen.width) == ([], 360)
