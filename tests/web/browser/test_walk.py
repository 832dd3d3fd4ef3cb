"""The walk of docs/howto/read-the-observatory.md: five questions on a phone, from the front page on."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

SAID = {
    "ko": {"rose": "2023년 111.0에서 19.6점", "fell": "주거가 4.8점 내려", "housing": "주거", "verdict": "확인",
           "sum": "= 130.58"},
    "en": {"rose": "19.6 points from 111.0", "fell": "Housing fell most (−4.8 points)", "housing": "Housing",
           "verdict": "confirmed", "sum": "= 130.58"},
}  # fmt: skip


WITHIN = "one => { const at = one.getBoundingClientRect(); return at.left >= 0 && at.right <= innerWidth }"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_five_questions_are_answered_on_a_phone(visit, language):
    said = SAID[language]
    seen = visit(f"/{language}/", width=360, language=language)
    panel = seen.page.locator(".index-now")
    assert "130.6" in panel.inner_text()
    assert said["rose"] in panel.inner_text()
    panel.locator("h2 a").click()
    expect(seen.page.locator("h1")).to_be_in_viewport()
    moved = seen.page.locator("section[aria-labelledby=parts] .chart").first
    assert said["fell"] in moved.locator(".finding").inner_text()
    row = moved.locator("tr", has_text=said["housing"])
    assert row.is_visible()
    assert (row.inner_text().endswith("−4.8"), row.locator("a").count()) == (True, 1)
    seen.page.locator(".index-now a[href='#checked']").click()
    checked = seen.page.locator("section[aria-labelledby=checked]")
    expect(checked.locator("h2")).to_be_in_viewport()
    badge = checked.locator("tr", has_text="130.6").first.locator("a.badge")
    assert said["verdict"] in badge.inner_text()
    assert badge.evaluate(WITHIN)
    badge.click()
    assert "130.578" in seen.page.locator(".derivation").inner_text()
    seen.page.go_back()
    seen.page.locator(".index-now a[href='#steps']").click()
    expect(seen.page.locator("#steps")).to_be_in_viewport()
    assert said["sum"] in seen.page.locator("section[aria-labelledby=steps]").inner_text()
    seen.page.locator(".index-now a[href='#take']").click()
    expect(seen.page.locator("#take")).to_be_in_viewport()
    with seen.page.expect_download() as download:
        seen.page.locator(".take a", has_text="package.zip").click()
    assert download.value.suggested_filename == "going-together-package.zip"


@pytest.mark.parametrize(("scheme", "ink"), [("light", "rgb(27, 30, 33)"), ("dark", "rgb(231, 232, 233)")])
def test_a_chart_is_explored_in_the_colours_of_the_page_under_its_policy(visit, scheme, ink):
    seen = visit("/en/index/going-together/", width=1100, language="en", scheme=scheme)
    assert seen.page.locator("script[src*=vega]").count() == 0  # nothing before it is asked for
    bars = seen.page.locator(".chart", has_text="by pillar, 2024")
    bars.locator(".explore").click()
    bars.locator(".chart-view svg").wait_for()
    assert not bars.locator(":is(.chart-wide, .chart-narrow):visible").count()
    value = bars.locator(".chart-view text", has_text="127.8")
    assert value.evaluate("one => getComputedStyle(one).fill") == ink
    box, edge = value.bounding_box(), bars.bounding_box()
    assert box["x"] + box["width"] <= edge["x"] + edge["width"]  # the value at the end of a bar is not cut off
    bars.locator(".chart-view .mark-rect path").first.hover()
    assert bars.locator(".chart-tip").inner_text().split("\n") == ["Node", "Livelihood and care", "Score", "127.8"]
    bars.locator(".explore").click()
    assert bars.locator(":is(.chart-wide, .chart-narrow):visible").count() == 1
    assert seen.complaints == []
    assert seen.strangers == []


def test_a_chart_is_embedded_in_a_page_elsewhere(visit):
    seen = visit("/embed/ko/going-together/housing/", width=360)
    assert seen.page.locator("figure.chart svg:visible").count() == 1
    assert seen.violations == []
    assert re.search(r"frame-ancestors \*", seen.page.request.get(seen.page.url).headers["content-security-policy"])


@pytest.mark.parametrize("width", [360, 700, 1000])
def test_nothing_scrolls_in_the_frame_that_is_offered_for_a_chart(visit, width):
    for path in ("/ko/index/going-together/", "/en/index/districts/"):
        page = visit(path, width=width).page
        offered = page.locator(".chart-tools textarea").evaluate_all("all => all.map(one => one.value)")
        for code in offered[:2]:
            address, height = re.search(r'src="https?://[^/]+([^"]+)".* height="(\d+)"', code).groups()
            inside = visit(address, width=width).page
            assert inside.evaluate("document.querySelector('main').scrollHeight") <= int(height), address


@pytest.mark.parametrize("width", [360, 1280])
def test_no_label_of_a_chart_is_cut_or_covers_another(visit, width):
    for path in ("/ko/index/going-together/", "/en/index/going-together/medical_health/", "/en/index/districts/"):
        page = visit(path, width=width).page
        assert page.evaluate(CLASHES) == [], path


CLASHES = """() => [...document.querySelectorAll('.chart svg')].filter(one => one.checkVisibility())
  .flatMap(drawing => {
  const frame = drawing.getBoundingClientRect();
  const boxes = [...drawing.querySelectorAll('text')].filter(one => one.textContent.trim())
    .map(one => ({said: one.textContent, box: one.getBoundingClientRect()}));
  const cut = boxes.filter(({box}) => box.left < frame.left - 1 || box.right > frame.right + 1
    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(({said}) => `cut: ${said}`);
  const over = boxes.flatMap((one, at) => boxes.slice(at + 1).filter(other =>
    Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1.5 &&
    Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 3)
    .map(other => `over: ${one.said} / ${other.said}`));
  return [...cut, ...over];
})"""
