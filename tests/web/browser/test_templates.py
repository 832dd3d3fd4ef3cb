"""Every template, in both languages, on a phone and on a desk: nothing breaks, nothing is fetched elsewhere."""

import pytest

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

PLAIN = {
    "front page": "",
    "search": "search/?q=%EC%84%9C%EC%9A%B8",
    "nothing found": "search/?q=qqqq",
    "report": "report/?about=/ko/",
    "thanks": "report/thanks/?about=/ko/",
    "indices": "index/",
    "index": "index/going-together/",
    "pillar": "index/going-together/housing/",
    "indicator": "index/going-together/disabled_public_transport_use/",
    "district": "index/districts/units/guro-gu/",
    "two districts": "index/districts/units/?a=guro-gu&b=jung-gu",
    "open data": "data/",
    "interface": "data/api/",
    "claim": "claims/geothermal-garak-multiple/",
    "claim of a score": "claims/going-together-growth-2024/",
}
LONG = {
    "claims": "claims/",
    "districts": "index/districts/",
    "indicator of districts": "index/districts/doctors/?period=2015",
}
LISTS = ["news", "policies", "videos", "events", "programmes", "organisations", "shared"]
PAGES = ["about", "accessibility", "contact", "licence", "privacy"]


def first_of(visit, language, section):
    """Return the address of the first entry of a list."""
    seen = visit(f"/{language}/{section}/")
    return seen.page.locator(".teasers h2 a").first.get_attribute("href")


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", [*PLAIN, *LONG])
def test_a_page_of_the_site_is_sound(visit, language, name):
    visit(f"/{language}/{(PLAIN | LONG)[name]}", width=360).assert_sound()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("section", LISTS)
def test_a_list_is_sound(visit, language, section):
    visit(f"/{language}/{section}/", width=360).assert_sound()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("section", LISTS)
def test_an_entry_is_sound(visit, language, section):
    visit(first_of(visit, language, section), width=360).assert_sound()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("slug", PAGES)
def test_a_standard_page_is_sound(visit, language, slug):
    visit(f"/{language}/{slug}/", width=360).assert_sound()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_page_that_is_not_there_is_sound(visit, language):
    visit(f"/{language}/nowhere/", width=360).assert_sound(404)


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
