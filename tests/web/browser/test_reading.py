"""What a reader leans on: a keyboard alone, a small screen, a slow line, no JavaScript, no cookie."""

import pytest

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

KB = 1024
FIRST_PAGES = ["/ko/", "/en/", "/ko/policies/safety-income/", "/en/policies/safety-income/"]
FOCUSED = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return {text: (element.innerText || element.getAttribute("placeholder") || "").trim(), name: element.name || "",
          language: element.lang || "", outline: style.outlineStyle, seen: box.width > 0 && box.top >= 0};
}"""


def walk(page, steps):
    """Press Tab so many times; return what had the focus each time."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


@pytest.mark.parametrize("path", FIRST_PAGES)
def test_a_page_reflows_at_320_px(visit, path):
    assert visit(path, width=320).width <= 320


@pytest.mark.parametrize("path", FIRST_PAGES)
def test_a_first_page_weighs_little(visit, path):
    seen = visit(path, width=360)
    assert seen.weight("document", "stylesheet", "script") <= 150 * KB
    assert 0 < seen.weight("font") <= 350 * KB


@pytest.mark.parametrize(
    ("path", "skip", "search"),
    [("/ko/news/", "본문으로 건너뛰기", "검색"), ("/en/news/", "Skip to the content", "Search")],
)
def test_the_keyboard_reaches_skip_link_languages_sections_and_search_in_this_order(visit, path, skip, search):
    seen = visit(path)
    steps = walk(seen.page, 16)
    texts = [step["text"] for step in steps]
    assert texts[0] == skip
    assert any(step["language"] in {"ko", "en"} for step in steps[1:4])
    assert [step["name"] for step in steps].index("q") > 3
    assert search in texts
    assert all(step["seen"] and step["outline"] != "none" for step in steps)


def test_the_skip_link_leads_past_the_menu(visit):
    page = visit("/en/news/").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_filter_opens_and_narrows_by_keyboard(visit):
    page = visit("/en/news/").page
    page.locator(".filters summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/news/?*")
    assert page.locator("[role=status]").inner_text()


def test_the_language_switch_leads_to_the_same_page(visit):
    page = visit("/ko/policies/safety-income/").page
    page.locator(".languages a").click()
    page.wait_for_url("**/en/policies/safety-income/")
    assert page.locator("html").get_attribute("lang") == "en"


def test_everything_works_without_javascript_and_without_cookies(visit):
    seen = visit("/ko/", java_script_enabled=False)
    page = seen.page
    page.locator(".search-front input").fill("안심소득")
    page.locator(".search-front button").click()
    page.wait_for_url("**/ko/search/?q=*")
    page.locator(".teasers h2 a").first.click()
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", FIRST_PAGES)
def test_every_target_is_at_least_24_px_high_or_stands_in_a_line_of_text(visit, path):
    small = """() => [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")].filter(element => {
      const box = element.getBoundingClientRect();
      const inline = getComputedStyle(element).display === "inline";
      return box.height > 0 && box.height < 24 && !inline && !element.matches(".skip");
    }).map(element => element.outerHTML.slice(0, 120))"""
    assert visit(path, width=360).page.evaluate(small) == []


def test_a_video_is_fetched_only_when_somebody_asks(visit):
    seen = visit("/en/videos/")
    page = seen.page
    page.locator(".teasers h2 a").first.click()
    page.wait_for_load_state()
    assert seen.strangers == []
    player = page.locator("a[data-embed]")
    if player.count():
        with page.expect_event("requestfailed"):
            player.click()
        assert all("youtube-nocookie.com" in address for address in seen.strangers)


def test_paper_shows_the_text_and_where_sources_are(visit):
    page = visit("/en/policies/safety-income/").page
    page.emulate_media(media="print")
    hidden = [page.locator(name).first.is_visible() for name in (".masthead-tools", ".languages", ".related")]
    shown = [page.locator(name).first.is_visible() for name in ("h1", ".prose", ".sources")]
    assert (hidden, shown) == ([False] * 3, [True] * 3)
