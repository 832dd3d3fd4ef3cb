from dataclasses import fields

import pytest

from donghaeng.archive.entries import (
    ARTICLES,
    TABLES,
    Article,
    ArticleText,
    Entry,
    Event,
    EventText,
    News,
    Policy,
    PolicyText,
)

KINDS = [*ARTICLES.values(), *TABLES.values()]


def test_an_entry_is_known_by_its_folder_and_slug():
    news = News(slug="night-bus", date="2024-06-19", texts={"en": ArticleText(title="Night bus")})
    assert (news.path, news.kind, news.languages) == ("news/night-bus", "news", ("en",))


def test_the_kinds_are_those_of_the_archive():
    assert [kind.kind for kind in KINDS] == [
        "news", "policy", "page", "video", "event", "organisation", "programme", "shared"
    ]  # fmt: skip
    assert [kind.folder for kind in KINDS] == [
        "news", "policies", "pages", "videos", "events", "organisations", "programmes", "shared"
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_title_and_a_summary_per_language(kind):
    assert issubclass(kind, Entry)
    assert [field.name for field in fields(kind.text)][:2] == ["title", "summary"]


def test_articles_have_a_body_and_policies_sections():
    assert all(issubclass(kind, Article) for kind in ARTICLES.values())
    assert Policy.text is PolicyText
    assert PolicyText(title="x").sections == {}


def test_an_entry_cannot_be_changed():
    event = Event(slug="x", subkind="event", starts="2024", texts={"en": EventText(title="X")})
    with pytest.raises(AttributeError):
        event.starts = "2025"
