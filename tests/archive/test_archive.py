from donghaeng.archive.archive import Archive
from donghaeng.archive.entries import ArticleText, Event, EventText, News, Page


def news(slug, *languages):
    return News(slug=slug, date="2024-06-19", texts={language: ArticleText(title=slug) for language in languages})


FORUM = Event(slug="forum", subkind="forum", starts="2024", texts={"en": EventText(title="Forum")})
ENTRIES = [news("a", "ko", "en"), news("b", "ko"), FORUM]
ARCHIVE = Archive({entry.path: entry for entry in ENTRIES})


def test_entries_are_found_by_path_and_by_kind():
    assert ARCHIVE.entries["events/forum"] is FORUM
    assert ARCHIVE.of(News) == tuple(ENTRIES[:2])
    assert ARCHIVE.of(Page) == ()


def test_entries_are_counted_by_folder_and_language():
    assert ARCHIVE.counts == {"news": {"": 2, "ko": 2, "en": 1}, "events": {"": 1, "en": 1}}


def test_an_archive_may_be_empty():
    assert (Archive().entries, Archive().counts, Archive().languages) == ({}, {}, ("ko", "en"))
