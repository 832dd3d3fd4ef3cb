import datetime as dt
from dataclasses import replace

import pytest

from donghaeng.archive import News, Page
from donghaeng.files import read_archive, text_of
from donghaeng.files.new_archive import new_archive

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def archive(write_files):
    write_files({"sources.csv": "key,publisher,title\n"}, folder=".")
    return read_archive(write_files(new_archive(DAY)))


def test_a_new_archive_has_news_and_the_pages_of_every_site_in_both_languages(archive):
    assert [news.slug for news in archive.of(News)] == ["archive-opens"]
    assert [page.slug for page in archive.of(Page)] == ["about", "accessibility", "licence", "privacy"]
    assert {entry.languages for entry in archive.entries.values()} == {("ko", "en")}


def test_its_day_is_the_one_asked_for(archive):
    assert {entry.date for entry in archive.entries.values()} == {"2026-03-01"}


def test_its_files_are_as_we_write_them(archive):
    assert all(
        text_of(replace(entry, origins={}), language) == origin.text
        for entry in archive.entries.values()
        for language, origin in entry.origins.items()
    )


def test_its_fields_have_names_in_both_languages(archive):
    assert archive.fields["housing"].names == {"ko": "주거", "en": "Housing"}
