import pytest

from donghaeng.archive import News
from donghaeng.files.archive_names import articles_of, name_faults


@pytest.mark.parametrize(("name", "expected"), [
    ("news/x.md", "news/x.md, name: found 'x.md'; expected SLUG.ko.md, a file per language"),
    ("news/x.ko.txt", "news/x.ko.txt, name: found 'x.ko.txt'; expected SLUG.ko.md, a file per language"),
    ("news/a.b.ko.md", "news/a.b.ko.md, name: found 'a.b.ko.md'; expected SLUG.ko.md, a file per language"),
    ("news/old/x.ko.md", "news/old, name: found 'old'; expected SLUG.ko.md, a file per language"),
    (
        "news/x.fr.md",
        "news/x.fr.md, language: found 'fr'; expected one of ko, en; the languages of a city stand in city.toml",
    ),
    (
        "news/Night_Bus.ko.md",
        (
            "news/Night_Bus.ko.md, slug: found 'Night_Bus'; expected small letters of ASCII, digits and hyphens, such"
            " as night-bus"
        ),
    ),
    (
        "news/심야.ko.md",
        "news/심야.ko.md, slug: found '심야'; expected small letters of ASCII, digits and hyphens, such as night-bus",
    ),
    (
        "video.csv",
        (
            "video.csv, name: found a file or folder of this name; expected one of README.md, sources.csv, fields.csv,"
            " videos.csv, events.csv, organisations.csv, programmes.csv, shared.csv, news/, policies/, pages/, images/,"
            " files/"
        ),
    ),
    ("pages", "pages, name: found a file; expected a folder of this name"),
])  # fmt: skip
def test_a_name_that_would_be_passed_over_is_a_fault(write_files, name, expected):
    assert [str(fault) for fault in name_faults(write_files({name: ""}), ("ko", "en"))] == [expected]


def test_names_that_are_right_or_hidden_have_no_fault(write_files):
    names = ["README.md", "news/a.ko.md", "news/.DS_Store", ".gitkeep", "images/A b.png", "files/x.exe", "shared.csv"]
    assert list(name_faults(write_files(dict.fromkeys(names, "")), ("ko", "en"))) == []


def test_articles_come_by_name_without_those_that_are_wrong(write_files):
    folder = write_files(dict.fromkeys(["news/b.ko.md", "news/a.en.md", "news/c.fr.md", "news/.d.ko.md"], ""))
    assert articles_of(folder, News, ("ko", "en")) == ["news/a.en.md", "news/b.ko.md"]


def test_an_archive_without_news_has_none(tmp_path):
    assert articles_of(tmp_path, News, ("ko", "en")) == []
