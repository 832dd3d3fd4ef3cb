import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghaeng.archive import (
    Attachment,
    News,
    Policy,
    PolicyText,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
    read_blocks,
    write_blocks,
)
from donghaeng.archive.entries import ArticleText
from donghaeng.city import City, fingerprint
from donghaeng.web.archive.entry_models import model_of
from donghaeng.web.archive.models import NewsPage, PolicyPage
from donghaeng.web.archive.sync.media import Media
from donghaeng.web.archive.sync.pages import entry_of, fill

BODY = (
    TextBlock("One **word**.\n\n## Two"),
    QuoteBlock("Said *so*.", "Kim"),
    TableBlock(("a", "b"), (("1", "[2](figure:x/1)"),), ("", "right")),
    VideoBlock("film", "A film"),
    TextBlock("- end"),
)

pytestmark = pytest.mark.usefixtures("site")


def there_and_back(entry, language="en", page=None, media=None):
    made = page or model_of(entry.folder)()
    fill(made, entry, language, media or Media())
    return entry_of({language: made}, media or Media(), language)


def test_an_article_is_the_same_after_a_page():
    text = ArticleText(title="T", summary="S", updated="2024-07-01", writer="W", department="D", body=BODY)
    news = News(slug="a", texts={"en": text}, date="2024-06-19", subkind="review", field="welfare",
                sources=("x", "y"), related=("policies/b",), district="jongno-gu")  # fmt: skip
    assert there_and_back(news) == news


def test_a_policy_is_the_same_after_a_page():
    text = PolicyText(
        title="T", contact="02-120", cities=("Hanoi, Vietnam",), body=BODY[:1], sections={"lessons": BODY}
    )
    policy = Policy(slug="a", texts={"ko": text}, date="2013", years=(2013, 2016))
    assert there_and_back(policy, "ko") == policy


def test_every_entry_of_the_small_city_is_the_same_after_a_page(site):
    for entry in City(site.folder).archive.entries.values():
        for language, origin in entry.origins.items():
            assert fingerprint(there_and_back(entry, language), language) == origin.fingerprint


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("a*_[]()|>#- \n`", max_size=30), max_size=4))
def test_any_text_that_an_editor_types_is_the_same_once_written(texts):
    blocks = tuple(block for text in texts for block in read_blocks(text))
    text = ArticleText(title="T", summary="S", body=blocks)
    back = there_and_back(News(slug="a", texts={"en": text}, date="2024-06-19"))
    assert write_blocks(back.texts["en"].body) == write_blocks(blocks)


def test_pictures_and_files_are_known_by_their_place_in_the_folder(site):
    from django.core.files.base import ContentFile
    from wagtail.documents import get_document_model

    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"x", name="plan.pdf"))
    media = Media({"files/plan.pdf": document.pk}, {(False, document.pk): "files/plan.pdf"})
    text = ArticleText(title="T", summary="S", attachments=(Attachment("The plan", "files/plan.pdf"),))
    news = News(slug="a", texts={"en": text}, date="2024-06-19")
    assert there_and_back(news, page=NewsPage(), media=media) == news
    assert site.archive.is_dir()


def test_a_page_is_filled_whole():
    page = PolicyPage(contact="old", years=[1999], lessons=[("text", "old")])
    there_and_back(Policy(slug="a", texts={"en": PolicyText(title="T", summary="S")}, date="2013"), page=page)
    assert (page.contact, page.years, list(page.lessons)) == ("", [], [])
