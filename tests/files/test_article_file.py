from dataclasses import replace

import pytest

from donghaeng.archive import Attachment, News, Policy, TextBlock
from donghaeng.base.errors import FileError
from donghaeng.files.article_file import LARGEST_TEXT, read_article, shared_names, write_article

NAME = "news/night-bus.en.md"
NEWS = """\
+++
title = "Night bus"
summary = "It runs."
date = 2024-06-19
updated = 2024-07-01
writer = "Editors"
department = "Bus Policy Division"
field = "transport"
district = "jongno"
kind = "announcement"
sources = ["plan", "report"]
related = ["policies/night-bus"]
attachments = [{ title = "The plan", file = "files/plan.pdf" }]
+++

It runs.
"""


def faults(text, name=NAME, kind=News):
    with pytest.raises(FileError) as error:
        read_article(text if isinstance(text, bytes) else text.encode(), name, kind)
    return [str(fault) for fault in error.value.faults]


def entry(file):
    return file.kind(slug=file.slug, texts={file.language: file.text}, **file.shared)


def test_a_file_says_what_all_languages_share_and_what_is_its_own():
    file = read_article(NEWS.encode(), NAME, News)
    assert (file.slug, file.language) == ("night-bus", "en")
    assert file.shared == {
        "date": "2024-06-19", "field": "transport", "district": "jongno", "subkind": "announcement",
        "sources": ("plan", "report"), "related": ("policies/night-bus",),
    }  # fmt: skip
    assert (file.text.title, file.text.updated, file.text.department) == (
        "Night bus", "2024-07-01", "Bus Policy Division"
    )  # fmt: skip
    assert file.text.attachments == (Attachment("The plan", "files/plan.pdf"),)
    assert file.text.body == (TextBlock("It runs."),)


def test_a_file_as_we_write_it_is_written_back_byte_for_byte():
    assert write_article(entry(read_article(NEWS.encode(), NAME, News)), "en") == NEWS


def test_all_keys_of_a_policy_are_written_back():
    policy = """\
+++
title = "심야버스"
summary = "밤에도 다닙니다."
date = "2013-09"
contact = "버스정책과, 02-120"
years = [2013]
cities = ["울란바토르"]
+++

짧게.

## 성과

하루 1,200명.
"""
    file = read_article(policy.encode(), "policies/night-bus.ko.md", Policy)
    assert file.text.sections == {"results": (TextBlock("하루 1,200명."),)}
    assert write_article(entry(file), "ko") == policy


def test_a_file_keeps_its_bytes_whatever_they_are():
    loose = "\ufeff" + NEWS.replace("\n", "\r\n").replace('"Night bus"', "'Night bus'")
    file = read_article(loose.encode(), NAME, News)
    assert file.origin.text.encode() == loose.encode()
    assert file.origin.hash != file.origin.fingerprint == read_article(NEWS.encode(), NAME, News).origin.fingerprint


def test_a_text_may_be_empty():
    file = read_article(NEWS.replace("\nIt runs.\n", "").encode(), NAME, News)
    assert file.text.body == ()
    assert write_article(entry(file), "en").endswith("\n+++\n")


@pytest.mark.parametrize("date", ["2024", '"2024"', '"2024-06"', "2024-06-19", '"2024-06-19"'])
def test_a_date_of_a_policy_may_be_known_in_part(date):
    text = NEWS.replace("2024-06-19", date).replace('kind = "announcement"\n', "")
    file = read_article(text.encode(), "policies/night-bus.en.md", Policy)
    assert file.shared["date"] == date.strip('"')


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("+++\ntitle", "---\ntitle", "line 1, front matter: found '---'; expected +++, then keys as TOML, then +++"),
    ("+++\n\nIt", "\n\nIt", "line 1, front matter: found no second line +++; expected +++ below the last key"),
    ('title = "Night', "title = Night", "front matter: found Invalid value (at line 2, column 9); expected key = "),
    ('title = "Night bus"\n', "", "title: found nothing; expected a value"),
    ('title = "Night bus"', 'title = ""', "line 2, title: found ''; expected"),
    ('summary = "It runs."\n', "", "summary: found nothing; expected a value"),
    ("date = 2024-06-19\n", "", "date: found nothing; expected a value"),
    ("date = 2024-06-19", 'date = "2024-06"', "line 4, date: found '2024-06'; expected a day such as 2024-06-19"),
    ("date = 2024-06-19", 'date = "2024-06-31"', "line 4, date: found '2024-06-31'; expected a day of the calendar"),
    ("date = 2024-06-19", "date = 2024-06-19T10:00:00", "line 4, date: found 2024-06-19 10:00:00; expected a day suc"),
    ("date = 2024-06-19", "date = [2024]", "line 4, date: found [2024]; expected a day such as 2024-06-19"),
    ('writer = "', 'author = "', "line 6, author: found 'Editors'; expected no such setting"),
    ('writer = "', 'contact = "', "line 6, contact: found 'Editors'; expected no such setting"),
    ('writer = "Editors"', "writer = 5", 'line 6, writer: found 5; expected a text in quotes: "..."'),
    ('writer = "Editors"', r'writer = "a\nb"', r"line 6, writer: found 'a\nb'; expected one line of text"),
    ('kind = "announcement"', 'kind = "rumour"', "line 10, kind: found 'rumour'; expected 'announcement', 'explainer'"),
    ('["plan", "report"]', '"plan"', 'line 11, sources: found \'plan\'; expected a list: ["...", "..."]'),
    ('["plan", "report"]', "[1]", "line 11, sources: found 1; expected a text in quotes"),
    ('["policies/night-bus"]', '["night-bus"]', "line 12, related: found 'night-bus'; expected a folder or table and"),
    ('"files/plan.pdf"', '"../plan.pdf"', "line 13, attachments: found '../plan.pdf'; expected a file below the arch"),
    ("\nIt runs.", "\n# It", "line 16, heading: found '# It'; expected a heading with ## or ###"),
    ("\nIt runs.", "\nIt <b>runs</b>.", "line 16, html: found '<b>'; expected Markdown without HTML"),
    ("\nIt runs.", "\n\n<script>x</script>", "line 17, html: found '<script>x</script>'; expected Markdown without H"),
    ("\nIt runs.", "\n[It](runs)", "line 16, link runs: found 'runs'; expected https://…, mailto:…"),
    ("\nIt runs.", "\n[It](claim:It)", "line 16, link claim:It: found 'claim:It'; expected claim:NAME, its name in"),
])  # fmt: skip
def test_a_faulty_file_is_refused_with_the_line(old, new, expected):
    assert faults(NEWS.replace(old, new))[0].startswith(expected)


def test_a_day_cut_short_gets_a_remedy_of_its_own():
    found = faults(NEWS.replace("date = 2024-06-19", "date = 2024-06"))
    assert found[0].endswith('expected quotes around a day known in part: date = "2024-06"')


def test_a_summary_is_at_most_200_characters_long():
    found = faults(NEWS.replace("It runs.", "x" * 201, 1))
    assert len(found) == 1
    assert found[0].endswith("expected at most 200 characters; these are 201")


@pytest.mark.parametrize(("years", "expected"), [
    ('["2013"]', "line 10, years: found '2013'; expected a whole number"),
    ("[true]", "line 10, years: found True; expected a whole number"),
    ("[2013, 2014, 2015]", "line 10, years: found [2013, 2014, 2015]; expected one or two"),
    ("[0]", "line 10, years: found 0; expected"),
])  # fmt: skip
def test_years_are_one_or_two(years, expected):
    text = NEWS.replace('kind = "announcement"', f"years = {years}")
    assert faults(text, "policies/night-bus.en.md", Policy)[0].startswith(expected)


def test_headings_of_a_policy_are_checked():
    found = faults(NEWS.replace('kind = "announcement"\n', "").replace("\nIt", "\n## Result\n\nIt"),
                   "policies/night-bus.en.md", Policy)  # fmt: skip
    assert found[0].startswith("line 15, heading: found '## Result'; expected one of ## Background, ## Process")


def test_every_fault_of_a_file_is_found_at_once():
    text = NEWS.replace("Night bus", "").replace("2024-06-19", '"now"').replace("It runs.\n", "<b>It</b>\n\n# Runs\n")
    assert [fault.split(":")[0] for fault in faults(text)] == [
        "line 2, title", "line 4, date", "line 16, html", "line 18, heading"
    ]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), [
    ("+++".encode("utf-16"), "encoding: found UTF-16; expected UTF-8"),
    ("심야".encode("cp949"), "encoding: found another encoding; expected UTF-8"),
    (b"x" * (LARGEST_TEXT + 1), "size: found 200,001 bytes; expected at most 200,000"),
])  # fmt: skip
def test_what_is_no_text_is_refused(content, expected):
    assert faults(content) == [expected]


def test_an_edited_article_is_written_anew():
    news = entry(read_article(NEWS.encode(), NAME, News))
    edited = replace(news, texts={"en": replace(news.texts["en"], attachments=(), body=())}, sources=())
    lines = write_article(edited, "en").split("\n")
    assert lines[-4:] == ['kind = "announcement"', 'related = ["policies/night-bus"]', "+++", ""]


def test_the_attributes_that_languages_share_are_named():
    assert shared_names(News) == ["sources", "date", "field", "district", "related", "subkind"]
