"""A newcomer in the editor: from the password on the screen to a news item in two languages and its two files.

The site is Morrowhaven again, but a copy of its own, loaded for the first time: the password is said only then.
"""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

OWN = "lanterns-over-the-harbour"
FILES = ("new-hall.en.md", "new-hall.ko.md")


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="en")
    yield context.new_page()
    context.close()


def log_in(page, address, password):
    """Log in with the password of the screen, and change it where that leads."""
    page.goto(f"{address}/admin/")
    page.fill("[name=username]", "admin")
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{address}/admin/first-password/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("form")).to_have_count(1)
    page.fill("[name=new_password1]", OWN)
    page.fill("[name=new_password2]", OWN)
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{address}/admin/")


def write(page, *, title, summary, text):
    """Type what a news item says."""
    page.locator("[name=title]").press_sequentially(title)
    page.fill("[name=summary]", summary)
    page.fill("[name=body-0-value]", text)


def publish(page):
    """Publish from the menu beside the button that saves."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def write_in_english(page, address):
    """Go to the list of news and add an item, all of whose address comes from its title."""
    page.goto(f"{address}/admin/pages/")
    add = page.evaluate("fetch('/admin/api/main/pages/?slug=news&locale=en').then(found => found.json())")
    page.goto(f"{address}/admin/pages/add/donghaeng_archive/newspage/{add['items'][0]['id']}/")
    page.locator("#panel-child-content-body-content button[aria-expanded], [data-streamfield-list-add]").first.click()
    page.get_by_role("option", name="Text").click()
    write(page, title="New hall", summary="It opens.", text="The hall **opens**.")
    page.fill("[name=date_text]", "2026-11-01")
    publish(page)


def translate_to_korean(page):
    """Make the twin, and say the same in Korean; the slug stays what it is."""
    page.goto(f"{page.url.split('/admin/')[0]}/admin/pages/{edited(page)}/edit/")
    page.locator("[data-w-dropdown-target=toggle]", has=page.locator(".icon-dots-horizontal")).first.click()
    page.get_by_role("link", name="Translate", exact=False).first.click()
    page.locator("[name=locales]").first.check()
    page.locator("input[type=submit], main button[type=submit]").last.click()
    page.fill("[name=title]", "")
    write(page, title="검토관 개관", summary="문을 연다.", text="검토관이 문을 연다.")
    page.locator("[name=summary]").click()
    expect(page.locator("[name=slug]")).to_have_value("new-hall")
    publish(page)


def edited(page):
    """Return the number of the page that was published: the message links to its form."""
    return re.search(r"/pages/(\d+)/edit/", page.locator(".messages .success").inner_html()).group(1)


def text_of(address):
    with urlopen(address, timeout=20) as answer:  # noqa: S310 - our own address
        return answer.read().decode()


def test_a_newcomer_publishes_a_news_item_in_two_languages_and_finds_it_in_the_folder(fresh, page):
    address, password, city, run = fresh
    log_in(page, address, password)
    write_in_english(page, address)
    translate_to_korean(page)
    page.wait_for_timeout(2500)  # what is published shows within two seconds
    for language, title in (("en", "New hall"), ("ko", "검토관 개관")):
        assert title in text_of(f"{address}/{language}/news/")
        assert title in text_of(f"{address}/{language}/feeds/news.atom")
        assert title in text_of(f"{address}/{language}/news/new-hall/")
    told = run("content", "export")
    assert all(f"news/{name}" in told for name in FILES)
    assert all((city / "archive" / "news" / name).is_file() for name in FILES)
