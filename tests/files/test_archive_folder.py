from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghaeng.archive import Attachment, News, QuoteBlock, TableBlock, TextBlock, VideoBlock
from donghaeng.base.errors import FileError, InputError
from donghaeng.files import read_archive, text_of

SEOUL = Path(__file__).parents[2] / "cities" / "seoul" / "archive"
EN, KO = "news/night-bus-opens.en.md", "news/night-bus-opens.ko.md"


@pytest.fixture
def archive(read_small_archive):
    return read_small_archive()


# What is read


def test_every_entry_is_found_by_its_path(archive):
    assert list(archive.entries) == [
        "news/night-bus-opens", "policies/night-bus", "videos/opening", "events/forum", "organisations/buses",
        "organisations/busan",
    ]  # fmt: skip


def test_an_article_says_what_its_files_say(archive):
    news = archive.entries["news/night-bus-opens"]
    assert (news.date, news.subkind, news.field, news.sources) == (
        "2024-06-19", "announcement", "transport", ("plan", "report")
    )  # fmt: skip
    assert (news.languages, news.texts["ko"].title, news.texts["en"].writer) == (
        ("ko", "en"),
        "심야버스 개통",
        "Editors",
    )
    assert news.texts["en"].body[1] == VideoBlock("opening", "The opening")


def test_a_policy_has_sections(archive):
    policy = archive.entries["policies/night-bus"]
    assert (policy.date, policy.years, policy.district, policy.texts["en"].cities) == (
        "2013-09", (2013, 2024), "jongno", ("Ulaanbaatar, Mongolia",)
    )  # fmt: skip
    assert policy.texts["en"].body == (TextBlock("In short."),)
    assert policy.texts["en"].sections["results"] == (
        TableBlock(("line", "riders"), (("N15", "1,200"),), ("", "right")),
    )


def test_a_row_says_what_its_table_says(archive):
    video, forum = archive.entries["videos/opening"], archive.entries["events/forum"]
    assert (video.minutes, video.sources, video.texts["ko"].publisher) == (12, ("plan", "report"), "시")
    assert (forum.subkind, forum.languages, forum.texts["en"].title) == ("forum", ("en",), "Forum, first")
    assert archive.entries["organisations/busan"].networks == ("buses",)


def test_an_entry_knows_where_it_was_read(archive):
    news, busan = archive.entries["news/night-bus-opens"], archive.entries["organisations/busan"]
    assert (news.origins["en"].file, news.origins["en"].row) == (EN, None)
    assert (busan.origins["ko"].file, busan.origins["ko"].row) == ("organisations.csv", 3)
    assert busan.origins["ko"].text == "busan,member,부산,,Korea,부산,buses,2013,,plan\n"


def test_an_entry_knows_the_hash_of_its_text(archive, archive_file):
    import hashlib

    news = archive.entries["news/night-bus-opens"]
    assert news.origins["en"].hash == hashlib.sha256(archive_file(EN).encode()).hexdigest()
    assert news.origins["en"].fingerprint == news.origins["en"].hash  # a file as we write it


def test_one_language_of_a_row_has_its_own_hash(archive, read_small_archive, archive_file):
    changed = read_small_archive({"videos.csv": archive_file("videos.csv", "개통식", "개통")})
    before, after = (one.entries["videos/opening"].origins for one in (archive, changed))
    assert before["en"].hash == after["en"].hash
    assert before["ko"].hash != after["ko"].hash


def test_fields_sources_and_tables_come_along(archive, archive_file):
    assert archive.fields["transport"].names == {"ko": "교통", "en": "Transport"}
    assert archive.sources["plan"].title == "Basic plan"
    assert archive.tables["videos.csv"] == archive_file("videos.csv").encode()


def test_an_archive_may_hold_little(write_files):
    archive = read_archive(write_files({"sources.csv": "key,publisher,title\n", "news/.keep": ""}))
    assert archive.entries == {}


def test_sources_of_the_city_serve_an_archive_without_its_own(write_files, archive_file):
    write_files({"sources.csv": archive_file("sources.csv")}, folder=".")
    files = {"news/a.en.md": '+++\ntitle = "A"\nsummary = "B"\ndate = 2024-06-19\nsources = ["plan"]\n+++\n'}
    assert read_archive(write_files(files)).entries["news/a"].sources == ("plan",)


def test_a_third_language_is_one_more_name(write_files):
    matter = '+++\ntitle = "A"\nsummary = "B"\ndate = 2024\n+++\n\n## Results\n\nC\n'
    files = {
        "sources.csv": "key,publisher,title\n",
        "fields.csv": "code,name_en,name_fr\nculture,Culture,Culture\n",
        "policies/a.fr.md": matter,
        "videos.csv": "slug,title_en,title_fr,date,address\nb,,Bus,2024,https://x.fr\n",
    }
    archive = read_archive(write_files(files), languages=("en", "fr"))
    assert list(archive.entries["policies/a"].texts["fr"].sections) == ["results"]
    assert archive.entries["videos/b"].texts["fr"].title == "Bus"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_a_table_may_be_as_a_korean_excel_saves_it(read_small_archive, archive_file, encoding):
    archive = read_small_archive({"videos.csv": archive_file("videos.csv").encode(encoding)})
    assert archive.entries["videos/opening"].texts["ko"].title == "개통식"


HAND_WRITTEN = """\ufeff+++\r
# first thoughts\r
sources = [ "plan",\r
  "report" ]\r
date = 2024-06-19\r
kind='announcement'\r
summary = '''It runs from today.'''\r
related = ["policies/night-bus"]\r
field = "transport"\r
district = ""\r
title = "The night bus opens"\r
+++\r
\r
\r
One.\r
\r
\r
\r
|a|b|\r
|--|:-:|\r
|1|\r
\r
>Two.\r
> — Kim\r
"""


def test_a_file_written_by_hand_is_read_and_given_back_byte_for_byte(read_small_archive):
    news = read_small_archive({EN: HAND_WRITTEN}).entries["news/night-bus-opens"]
    assert news.texts["en"].body == (
        TextBlock("One."), TableBlock(("a", "b"), (("1", ""),), ("", "center")), QuoteBlock("Two.", "Kim")
    )  # fmt: skip
    assert text_of(news, "en") == HAND_WRITTEN
    assert news.origins["en"].fingerprint != news.origins["en"].hash


def test_an_edited_entry_is_written_as_we_write_it(read_small_archive):
    news = read_small_archive({EN: HAND_WRITTEN}).entries["news/night-bus-opens"]
    edited = replace(news, texts=news.texts | {"en": replace(news.texts["en"], summary="It runs.")})
    assert (
        text_of(edited, "en")
        == """\
+++
title = "The night bus opens"
summary = "It runs."
date = 2024-06-19
field = "transport"
kind = "announcement"
sources = ["plan", "report"]
related = ["policies/night-bus"]
+++

One.

| a | b |
| --- | :---: |
| 1 | |

> Two.
> — Kim
"""
    )


def test_attachments_and_pictures_are_found_below_the_archive(read_small_archive, archive_file):
    attached = 'attachments = [{ title = "The plan", file = "files/plan.pdf" }]\n+++\n\n![A bus](images/bus.png "City")'
    text = archive_file(EN, "+++\n\nThe index", attached + "\n\nThe index")
    files = {"files/plan.pdf": "%PDF-1.7", "images/bus.png": b"\x89PNG\r\n\x1a\nrest"}
    news = read_small_archive({EN: text, **files}).entries["news/night-bus-opens"]
    assert news.texts["en"].attachments == (Attachment("The plan", "files/plan.pdf"),)
    assert text_of(replace(news, origins={}), "en") == text


# What is refused


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(FileError, match="found no such folder; expected the folder of an archive"):
        read_archive(tmp_path / "archive")


def test_languages_that_disagree_are_refused_with_both_files(archive_fault):
    assert archive_fault(EN, "2024-06-19", "2024-06-20") == [
        f"{EN}, line 4, date: found '2024-06-20', but '2024-06-19' in {KO}; expected the same in all languages"
    ]
    assert archive_fault(EN, 'kind = "announcement"\n', "") == [
        f"{EN}, kind: found nothing, but 'announcement' in {KO}; expected the same in all languages"
    ]


def test_a_text_without_end_is_refused(archive_faults):
    assert f"{EN}, size: found 200,001 bytes; expected at most 200,000" in archive_faults({EN: "x" * 200_001})


def test_a_text_that_may_not_be_read_is_refused(archive_faults, monkeypatch):
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: refuse() if path.name == Path(EN).name else real(path))
    assert f"{EN}, file: found Permission denied; expected a file that may be read" in archive_faults({})


def refuse():
    raise OSError(13, "Permission denied")


def test_a_folder_that_may_not_be_read_is_refused(write_archive_folder, monkeypatch):
    folder = write_archive_folder()
    monkeypatch.setattr(Path, "iterdir", lambda _: refuse())
    with pytest.raises(FileError, match="found Permission denied; expected a folder that may be read"):
        read_archive(folder)


def test_every_fault_of_every_file_is_found_at_once(archive_faults, archive_file):
    found = archive_faults({
        EN: archive_file(EN, 'title = "The', 'titel = "The').replace("The index", "<i>The</i> index")
        .replace("living/2023", "living/2032").replace('"report"]', '"rport"]'),
        KO: archive_file(KO, "2024-06-19", "2024"),
        "videos.csv": archive_file("videos.csv", "2024-06-19", "now"),
        "news/x.fr.md": "",
        "sources.csv": "key,publisher,title\nplan,,Basic plan\nreport,Busan,Report\n",
    })  # fmt: skip
    assert [one.split(": found")[0] for one in found] == [
        f"{EN}, title", f"{EN}, line 2, titel", f"{EN}, line 12, html", f"{EN}, line 8, sources 'rport'",
        f"{EN}, line 12, figure:living/2032", f"{EN}, line 8, sources", f"{KO}, line 4, date",
        "news/x.fr.md, language", "sources.csv, row 2, publisher", "videos.csv, row 2, date",
    ]  # fmt: skip


def test_an_article_with_faults_is_there_for_those_that_name_it(archive_fault):
    found = archive_fault("policies/night-bus.en.md", 'title = "Night bus"\n', "")
    assert found == ["policies/night-bus.en.md, title: found nothing; expected a value"]


def test_without_sources_that_alone_is_the_fault(read_small_archive):
    with pytest.raises(InputError, match=r"sources\.csv, file: found no such file here or above") as error:
        read_small_archive({"sources.csv": None})
    assert len(error.value.faults) == 1


MATTER = '+++\ntitle = "A"\nsummary = "B"\ndate = 2024-06-19\n+++\n\n'


@given(
    st.one_of(st.text(), st.binary(), st.text().map(MATTER.__add__), st.text().map(lambda text: f"+++\n{text}\n+++\n"))
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path, content):
    file = tmp_path / "archive" / "policies" / "a.en.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode(errors="replace"))
    (tmp_path / "sources.csv").write_text("key,publisher,title\n", encoding="utf-8")
    found = outcome(tmp_path / "archive")
    assert found == [] or found == [file.read_bytes()]


def outcome(folder):
    """Give the policy as it would be written back, or nothing if it is refused with faults."""
    try:
        policy = read_archive(folder).entries["policies/a"]
    except InputError as error:
        return [] if error.faults else ["refused without a fault"]
    return [text_of(policy, "en").encode()]


# The archive of Seoul


@pytest.fixture(scope="module")
def seoul():
    return read_archive(SEOUL)


def test_the_archive_of_seoul_is_right(seoul):
    assert len(seoul.entries) >= 60
    assert len([news for news in seoul.of(News) if set(news.languages) == {"ko", "en"}]) >= 20


def test_every_file_of_seoul_is_as_we_write_it(seoul):
    loose = [
        origin.file
        for entry in seoul.entries.values()
        for language, origin in entry.origins.items()
        if text_of(replace(entry, origins={}), language) != origin.text
    ]
    assert loose == []
