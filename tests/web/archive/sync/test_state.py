from donghaeng.web.archive.models import NewsPage
from donghaeng.web.archive.sync.decide import OriginState, PageState
from donghaeng.web.archive.sync.state import read_site

KEY = ("news/index-rose", "en")


def test_a_page_that_nobody_edited_agrees_with_its_origin(site):
    state = read_site()
    origin = state.origin_state(KEY)
    assert state.page_state(KEY) == PageState(origin.page_hash, is_live=True)
    assert isinstance(origin, OriginState)
    assert site.archive.is_dir()


def test_what_is_not_there_has_no_state(site):
    state = read_site()
    assert state.page_state(("news/nothing", "en")) is None
    assert state.origin_state(("news/nothing", "en")) is None
    assert site.archive.is_dir()


def test_a_page_with_another_slug_stays_with_its_origin(site):
    page = NewsPage.objects.get(slug="index-rose", locale__language_code="en")
    page.slug = "index-went-up"
    page.save_revision().publish()
    assert read_site().pages[KEY].slug == "index-went-up"
    assert site.archive.is_dir()
