"""Every template at three widths, in both languages, light and dark, into build/screens: `make screens`.

Nothing is compared: somebody looks at the pictures. `make screens ARGS=CITY` takes the folder of another city.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from served import ROOT, served

OUT = ROOT / "build" / "screens"
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
TALLEST = 6000
"""Where a picture of a long page is cut. [CSS pixels]"""
LISTS = ("news", "policies", "videos", "events", "programmes", "organisations", "shared")
PAGES = {
    "front": "", **{f"list-{section}": f"{section}/" for section in LISTS},
    "about": "about/", "search": "search/?q=2024", "search-nothing": "search/?q=qqqq",
    "report": "report/", "report-thanks": "report/thanks/", "not-there": "nowhere/",
}  # fmt: skip


def addresses(page: Page, site: str, language: str) -> dict[str, str]:
    """The pages to look at, by name: those every city has, its first entries, its indices."""
    found = {name: f"/{language}/{path}" for name, path in PAGES.items()}
    for section in LISTS:
        page.goto(f"{site}/{language}/{section}/")
        if href := _first(page, ".teasers h2 a"):
            found[f"entry-{section}"] = href
    page.goto(f"{site}/{language}/")
    if href := _first(page, ".index-now a"):
        found["figures"] = href.split("#")[0]
    return found


def _first(page: Page, selector: str) -> str | None:
    links = page.locator(selector)
    return links.first.get_attribute("href") if links.count() else None


def shoot(browser: Browser, site: str, language: str) -> int:
    """Take the pictures in one language; return how many."""
    page = browser.new_page(reduced_motion="reduce", locale=language)
    pages = addresses(page, site, language)
    for name, path in pages.items():
        page.goto(f"{site}{path}")
        for width in WIDTHS:
            for scheme in SCHEMES:
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=scheme)
                height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                page.set_viewport_size({"width": width, "height": max(height, 800)})
                page.evaluate("document.fonts.ready.then(() => null)")
                page.screenshot(path=str(OUT / f"{name}-{language}-{width}-{scheme}.png"))
    page.close()
    return len(pages) * len(WIDTHS) * len(SCHEMES)


def main(city: Path) -> None:
    """Take all pictures anew."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        raise SystemExit("No Chromium here. On Debian or Ubuntu: apt-get install chromium")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with served(city) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        count = sum(shoot(browser, site, language) for language in ("ko", "en"))
        browser.close()
    sys.stdout.write(f"{count} pictures in {OUT.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "cities" / "seoul")
