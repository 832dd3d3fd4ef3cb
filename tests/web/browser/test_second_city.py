"""A city that is not Seoul, served for real: English first, euros, three districts, colours and a logo of its own.

It lies in tests/cities/morrowhaven, and every page says that it is invented.
"""

import re
from urllib.request import urlopen

import pytest

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

SECTIONS = ("news", "policies", "videos", "events", "programmes", "organisations", "shared")
PATHS = (
    "", *(f"{section}/" for section in SECTIONS),
    "news/night-boat-starts/", "policies/night-boat/", "policies/fair-rent/",
    "videos/first-night/", "videos/rooms-to-let/", "events/lamp-walk/",
    "programmes/steering/", "organisations/fogbourne/", "shared/net-hall/", "about/",
    "index/everyday-life/", "search/?q=boat", "search/?q=qqqq", "report/?about=/en/about/", "report/thanks/",
    "news/?district=meadow",
)  # fmt: skip
"""Every template, each kind of entry with much and with little to show."""
IN_ONE_LANGUAGE = "/en/news/lamps-on-the-hill/"
HANGUL = re.compile(r"[가-힣]")
LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = {"RSS", "Atom", "CSV", "BibTeX", "DCAT", "youtube", "com", "example", "org", "boat", "qqqq", "Fogland"}
"""What is the same in all languages: formats, hosts, what a reader typed, a country nobody has heard of."""
SPOKEN = """language => {
  const spoken = ["aria-label", "placeholder", "alt", "title", "value"];
  const apart = ".sources, .address, .downloads, .citation, pre, .chart-tools textarea, script";
  const own = element => element.closest("[lang]").lang === language && !element.closest(apart);
  const found = [document.title];
  for (const element of document.querySelectorAll("body, body *")) {
    if (!own(element)) continue;
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.data.trim());
    const names = spoken.filter(name => name !== "value" || element.type === "submit");
    found.push(...names.map(name => element.getAttribute(name)));
  }
  return found.filter(text => text);
}"""
"""All that a page says in its own language: texts and spoken attributes. A source has the title it was given."""


@pytest.fixture(scope="module")
def site(morrowhaven):
    return morrowhaven


def got(address):
    with urlopen(address) as answer:  # noqa: S310 - our own address
        return answer.url, answer.read().decode()


@pytest.fixture(scope="module")
def everything(site):
    """Return all that the site says to a machine, by address."""
    paths = [f"/{language}/{path}" for language in ("en", "ko") for path in PATHS]
    paths += [f"/{language}/feeds/{name}" for language in ("en", "ko") for name in ("news.atom", "events.rss")]
    paths += [IN_ONE_LANGUAGE, "/city.css", "/city-logo", "/sitemap.xml", "/robots.txt", "/admin/login/"]
    return {path: got(f"{site}{path}")[1] for path in paths}


def test_english_comes_first(site):
    assert got(f"{site}/")[0] == f"{site}/en/"


def test_a_browser_that_asks_for_korean_gets_it(visit):
    assert visit("/", language="ko").page.url.endswith("/ko/")


@pytest.mark.parametrize(
    ("scheme", "accent", "paper"),
    [("light", "rgb(138, 44, 13)", "rgb(255, 250, 244)"), ("dark", "rgb(255, 181, 156)", "rgb(27, 22, 20)")],
)
def test_the_city_has_its_own_colours(visit, scheme, accent, paper):
    page = visit("/en/", scheme=scheme).page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    assert page.evaluate("getComputedStyle(document.querySelector('.search button')).backgroundColor") == accent


def test_the_logo_stands_beside_the_name(visit):
    brand = visit("/en/").page.locator(".brand")
    assert brand.locator("img").evaluate("image => [image.complete, image.naturalWidth > 0, image.height]") == [
        True, True, 34,
    ]  # fmt: skip
    assert brand.inner_text().split() == ["Morrowhaven", "Policy", "archive"]


@pytest.mark.parametrize(("language", "label"), [("en", "Quarter"), ("ko", "구역")])
def test_three_districts_narrow_a_list(visit, language, label):
    page = visit(f"/{language}/events/").page
    page.locator(".filters summary", has_text=label).click()
    links = page.locator(".filters details[open] a")
    assert links.count() == 4  # all, and three
    links.nth(2).click()
    page.wait_for_url("**/events/?district=hill")
    assert page.locator(".teasers .teaser").count() == 1


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("path", PATHS)
def test_every_template_is_sound_and_speaks_its_language(visit, language, path):
    seen = visit(f"/{language}/{path}", width=360)
    seen.assert_sound()
    foreign = HANGUL if language == "en" else LATIN
    said = seen.page.evaluate(SPOKEN, language)
    assert len(said) > 10
    assert [text for text in said if set(foreign.findall(text)) - NAMES] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_video_is_fetched_only_when_somebody_asks(visit, language):
    seen = visit(f"/{language}/videos/first-night/")
    page = seen.page
    assert (seen.strangers, page.locator("iframe").count()) == ([], 0)
    with page.expect_event("requestfailed"):  # the player's address is asked for, and stopped at our door
        page.locator("a[data-embed]").click()
    assert seen.strangers == ["https://www.youtube-nocookie.com/embed/AAAAAAAAAAA"]
    assert page.locator("iframe").get_attribute("title") == page.locator("h1").inner_text()


def test_a_video_of_another_host_is_a_link(visit):
    page = visit("/en/videos/rooms-to-let/").page
    assert page.locator("a.video-open").get_attribute("href") == "https://example.org/film"
    assert page.locator("a[data-embed], script[src]").count() == 0


def test_an_article_shows_all_that_its_file_holds(visit):
    page = visit("/en/news/night-boat-starts/").page
    assert page.locator(".picture img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 900
    assert page.locator(".picture img").get_attribute("alt") == "Three squares, the districts from west to east"
    assert page.locator(".block-table tbody tr").count() == 3
    assert page.locator(".quote figcaption").inner_text() == "A baker"
    assert page.locator(".video-link a").get_attribute("href") == "/en/videos/first-night/"
    assert [link.get_attribute("href") for link in page.locator("a.figure").all()] == [
        "/en/index/everyday-life/?period=2024", "/en/index/everyday-life/getting_about/?period=2024#f-meadow",
    ]  # fmt: skip
    assert page.locator(".related a").count() == 2


def test_a_figure_leads_to_its_row(visit):
    page = visit("/en/news/night-boat-starts/").page
    page.locator("a.figure").last.click()
    page.wait_for_url("**/index/everyday-life/getting_about/**")
    row = page.locator("tr:target").inner_text()
    assert "Meadow" in row
    assert "85.0" in row  # 20 minutes of 20 are 100, 42 % of 60 % are 70


def test_an_attachment_is_the_file_of_the_folder(visit):
    page = visit("/en/news/night-boat-starts/").page
    with page.expect_download() as download:
        page.locator(".attachments a").click()
    assert download.value.path().read_text(encoding="utf-8").startswith("stop,first,last\n")


def test_an_entry_in_one_language_says_so_and_its_switch_leads_to_the_list(visit):
    page = visit(IN_ONE_LANGUAGE).page
    assert page.locator("link[hreflang]").count() == 0
    assert "Not yet translated." in page.locator(".after").inner_text()
    page.locator(".languages a").click()
    page.wait_for_url("**/ko/news/?from=en")
    assert page.locator(".notice[role=status]").count() == 1
    assert page.locator(".teasers .teaser").count() == 2


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_page_says_that_the_city_is_invented(visit, language):
    told = {"en": "Morrowhaven does not exist", "ko": "모로헤이븐은 없는 도시입니다"}
    assert told[language] in visit(f"/{language}/policies/night-boat/").page.locator(".footer").inner_text()


def test_nothing_of_the_first_city_is_anywhere(everything):
    word = re.compile(r"seoul|서울|KRW|\bwon\b|[0-9]원\b|going-together|-gu\b|data\.go\.kr", re.IGNORECASE)
    assert {path: found for path, text in everything.items() if (found := word.findall(text))} == {}
