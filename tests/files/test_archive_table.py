from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.archive import Event, EventText, Organisation, OrganisationText, Video, VideoText
from donghaeng.base.errors import FileError
from donghaeng.files.archive_table import named_rows, read_entries, row_fields, row_text, write_entries
from donghaeng.files.rows import Collector

LANGUAGES = ("ko", "en")
VIDEOS = """\
slug,title_en,title_ko,summary_en,summary_ko,date,field,address,minutes,publisher_en,publisher_ko,source
opening,The opening,개통식,,,2024-06-19,transport,https://example.kr/v,12,City,시,plan report
night,"Night, and day",,,,2024-06,,https://example.kr/n,,,,plan
"""
LOOSE = '''\
note,source,slug,date,"title_ko",address,minutes\r
"a ""remark""", plan   report ,opening,2024-06-19,"개통식",https://example.kr/v,12.0\r
\r
,,night,2024-06, 밤 ,https://example.kr/n,
'''


def read(content, write_files, kind=Video):
    """Give the entries of a table and its faults as they are printed."""
    path = write_files({f"{kind.folder}.csv": content}) / f"{kind.folder}.csv"
    collector = Collector()
    entries = read_entries(path, kind, LANGUAGES, collector)
    return entries, [str(fault) for fault in collector.faults]


@pytest.fixture
def videos(write_files):
    entries, faults = read(VIDEOS, write_files)
    assert faults == []
    return entries


def renamed(entry, title, language="en"):
    return replace(entry, texts=entry.texts | {language: replace(entry.texts[language], title=title)})


# Reading


def test_a_row_becomes_an_entry(videos):
    assert [(video.slug, video.languages, video.minutes, video.sources) for video in videos] == [
        ("opening", ("ko", "en"), 12, ("plan", "report")), ("night", ("en",), None, ("plan",))
    ]  # fmt: skip
    assert videos[0].texts["ko"] == VideoText(title="개통식", publisher="시")


def test_a_row_knows_its_text_in_each_language(videos):
    assert row_text(videos[0], "ko") == "opening,개통식,,2024-06-19,transport,https://example.kr/v,12,시,plan report\n"
    assert videos[0].origins["ko"].text == row_text(videos[0], "ko")
    assert (videos[1].origins["en"].row, videos[1].origins["en"].file) == (3, "videos.csv")


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("opening,The", "Opening,The", "row 2, slug: found 'Opening'; expected small letters of ASCII"),
    ("2024-06-19", "19.6.2024", "row 2, date: found '19.6.2024'; expected 2024, 2024-06 or 2024-06-19"),
    (",12,", ",12 min,", "row 2, minutes: found '12 min'; expected a number, such as 12"),
    ("https://example.kr/v", "", "row 2, address: found nothing; expected a value"),
    ("https://example.kr/v", "www.x.kr", "row 2, address: found 'www.x.kr'; expected an address that begins with"),
    ("publisher_ko", "editor_ko", "header: found column 'editor_ko'; expected one of"),
    ("night,", "opening,", "row 3, slug: found 'opening' again, first in row 2; expected each once"),
    ('"Night, and day"', "", "row 3, title_ko: found nothing; expected a title, here or in another language: title_k"),
    ('and day",,', 'and day",,,밤', "row 3, title_ko: found nothing, but a text in summary_ko; expected a title, or "),
])  # fmt: skip
def test_a_faulty_row_is_told(write_files, old, new, expected):
    _, faults = read(VIDEOS.replace(old, new).replace("밤,,2024-06", "밤,2024-06"), write_files)
    assert any(fault.startswith(f"videos.csv, {expected}") for fault in faults)


@pytest.mark.parametrize(("starts", "ends", "is_right"), [
    ("2024-10-07", "2024-10-08", True),
    ("2024-10-07", "2024-10-07", True),
    ("2024-10-07", "2024-10", True),
    ("2024", "2024-10", True),
    ("2024-10-07", "", True),
    ("2024-10-07", "2024-10-06", False),
    ("2024-10", "2024-09-30", False),
])  # fmt: skip
def test_nothing_ends_before_it_starts(write_files, starts, ends, is_right):
    table = f"slug,kind,title_en,starts,ends\nforum,forum,Forum,{starts},{ends}\n"
    _, faults = read(table, write_files, Event)
    assert (faults == []) == is_right


def test_a_table_may_have_no_rows(write_files):
    assert read(VIDEOS.split("\n", maxsplit=1)[0] + "\n", write_files) == ([], [])


def test_rows_with_faults_still_have_names(write_files):
    path = write_files({"videos.csv": LOOSE.replace("2024-06-19", "now")}) / "videos.csv"
    assert [row.get("slug") for row in named_rows(path)] == ["opening", None, "night"]


@pytest.mark.parametrize(
    "content", [None, "", b"\xff\xfes\x00", "x" * 200_000 + "\n"], ids=["none", "empty", "utf-16", "long"]
)
def test_a_table_that_cannot_be_read_names_nothing(write_files, content):
    assert named_rows(write_files({"videos.csv": content, "README.md": ""}) / "videos.csv") == []


# Writing


def test_a_table_as_we_write_it_is_written_from_its_entries(videos):
    assert write_entries(Video, videos, LANGUAGES).decode() == VIDEOS


def test_a_table_that_nobody_edited_keeps_its_bytes(write_files):
    old_mac = VIDEOS.replace("\n", "\r").encode()
    for content in (VIDEOS.encode("cp949"), VIDEOS.encode("utf-8-sig"), LOOSE.encode(), old_mac):
        entries, faults = read(content, write_files)
        assert faults == []
        assert write_entries(Video, entries, LANGUAGES, original=content) == content


def test_only_the_row_that_was_edited_is_written_anew(write_files):
    entries, _ = read(LOOSE, write_files)
    edited = [entries[0], replace(entries[1], sources=("plan", "report"))]
    assert write_entries(Video, edited, LANGUAGES, original=LOOSE.encode()).decode() == LOOSE.replace(
        ",,night,2024-06, 밤 ,https://example.kr/n,\n", ",plan report,night,2024-06,밤,https://example.kr/n,\r\n"
    )


def test_a_remark_stays_with_its_edited_row(write_files):
    entries, _ = read(LOOSE, write_files)
    written = write_entries(Video, [renamed(entries[0], "열다", "ko")], LANGUAGES, original=LOOSE.encode()).decode()
    assert written.split("\r\n")[1] == '"a ""remark""",plan report,opening,2024-06-19,열다,https://example.kr/v,12'


def test_new_rows_follow_and_those_gone_are_left_out():
    new = Video(slug="new", date="2025", address="https://example.kr/w", texts={"en": VideoText(title="New")})
    written = write_entries(Video, [new], LANGUAGES, original=VIDEOS.encode(), gone=["opening"]).decode()
    header, _, night, _ = VIDEOS.split("\n")
    assert written.split("\n") == [header, night, "new,New,,,,2025,,https://example.kr/w,,,,", ""]


def test_a_row_that_is_not_among_the_entries_stays(videos):
    assert write_entries(Video, videos[:1], LANGUAGES, original=VIDEOS.encode()).decode() == VIDEOS


def test_a_column_that_is_needed_and_not_there_is_added(write_files):
    entries, _ = read(LOOSE, write_files)
    edited = [replace(entries[0], texts=entries[0].texts | {"en": VideoText(title="The opening")}), entries[1]]
    written = write_entries(Video, edited, LANGUAGES, original=LOOSE.encode())
    again, faults = read(written, write_files)
    assert faults == []
    assert [video.texts for video in again] == [video.texts for video in edited]
    assert written.decode().startswith("note,source,slug,date,title_ko,address,minutes,title_en\r\n")


def test_a_table_in_another_encoding_is_written_in_utf_8(videos):
    edited = [renamed(videos[0], "Ouverture à Séoul")]
    written = write_entries(Video, edited, LANGUAGES, original=VIDEOS.encode("cp949"))
    assert written.decode() == VIDEOS.replace("The opening", "Ouverture à Séoul")


def test_a_byte_order_mark_stays(videos):
    written = write_entries(Video, [renamed(videos[0], "Start")], LANGUAGES, original=VIDEOS.encode("utf-8-sig"))
    assert written.decode() == "\ufeff" + VIDEOS.replace("The opening", "Start")


def test_a_last_row_without_its_end_gets_one_when_another_follows():
    new = Video(slug="new", date="2025", address="https://example.kr/w", texts={"en": VideoText(title="New")})
    written = write_entries(Video, [new], LANGUAGES, original=VIDEOS.rstrip("\n").encode()).decode()
    assert written == VIDEOS + "new,New,,,,2025,,https://example.kr/w,,,,\n"


def test_a_language_taken_away_leaves_its_cells_empty(videos):
    korean = replace(videos[0], texts={"ko": videos[0].texts["ko"]})
    assert row_fields(korean, LANGUAGES)["title_en"] == row_fields(korean, LANGUAGES)["publisher_en"] == ""


def test_names_that_differ_in_file_and_in_python_are_written_as_in_the_file():
    texts = {"en": OrganisationText(title="Busan")}
    busan = Organisation(slug="busan", subkind="member", networks=("a", "b"), texts=texts)
    assert row_text(busan, "en") == "busan,member,Busan,,,,a b,,,\n"


def test_a_table_with_a_cell_without_end_is_not_written(videos):
    with pytest.raises(FileError, match="row 2: found field larger than field limit"):
        write_entries(Video, videos, LANGUAGES, original=f"slug\n{'x' * 200_000}\n".encode())  # of reasonable length


CELLS = st.text(st.sampled_from("a가,\"\n;' "), max_size=6).map(str.strip)


@given(st.lists(st.tuples(CELLS.filter(bool), CELLS), min_size=1, max_size=3))
def test_whatever_a_row_says_it_is_kept_when_another_is_edited(texts):
    entries = [
        Event(slug=f"e{place}", subkind="event", starts="2024", texts={"en": EventText(title=title, place=text)})
        for place, (title, text) in enumerate(texts)
    ]
    original = write_entries(Event, entries, LANGUAGES)
    edited = renamed(entries[-1], "edited")
    written = write_entries(Event, [*entries[:-1], edited], LANGUAGES, original=original)
    assert written == write_entries(Event, [*entries[:-1], edited], LANGUAGES)
