import datetime as dt

import polars as pl
import pytest

from donghaeng.base.errors import FileError
from donghaeng.files.table import dates, numbers, read_table


def read(content, name="data.csv"):
    return read_table(content, name, required=["unit", "value"], optional=["note"])


def rows(content):
    return read(content).rows()


def message(content):
    with pytest.raises(FileError) as error:
        read(content)
    return str(error.value)


# Row numbers, as a spreadsheet counts them


def test_the_first_row_below_the_header_is_row_2():
    assert rows(b"unit,value\njongno,1\n") == [(2, "jongno", "1")]


@pytest.mark.parametrize("blank", [b"\n\n", b",\n , \n"])
def test_blank_rows_are_left_out_and_counted(blank):
    assert rows(b"unit,value\njongno,1\n" + blank + b"jung,2\n") == [(2, "jongno", "1"), (5, "jung", "2")]


def test_blank_rows_below_the_header_are_counted():
    assert rows(b"unit,value\n\njongno,1\n") == [(3, "jongno", "1")]


def test_a_line_break_in_quotes_does_not_count():
    content = b'unit,value,note\njongno,1,"two\nlines"\njung,2,\n'
    assert rows(content) == [(2, "jongno", "1", "two\nlines"), (3, "jung", "2", None)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end):
    content = f"unit,value{end}jongno,1{end}{end}jung,2{end}".encode()
    assert rows(content) == [(2, "jongno", "1"), (4, "jung", "2")]


def test_a_last_line_may_lack_its_end():
    assert rows(b"unit,value\njongno,1") == [(2, "jongno", "1")]


# Fields


def test_an_empty_field_is_null_and_spaces_around_a_text_go():
    assert rows(b'unit,value\n jongno , \n"",2\n') == [(2, "jongno", None), (3, None, "2")]


def test_a_comma_and_a_doubled_quote_may_stand_in_quotes():
    assert rows(b'unit,value\n"Jongno, ""old""",1\n') == [(2, 'Jongno, "old"', "1")]


def test_columns_may_stand_in_any_order_and_their_names_be_padded():
    assert read(b"note, value,unit\nx,1,jongno\n").row(0, named=True) == {
        "row": 2, "note": "x", "value": "1", "unit": "jongno"
    }  # fmt: skip


def test_a_header_alone_is_a_table_without_rows():
    assert read(b"unit,value").is_empty()


def test_a_trailing_comma_in_every_row_is_passed_over():
    assert rows(b"unit,value,,\njongno,1,,\njung,2,,\n") == [(2, "jongno", "1"), (3, "jung", "2")]


def test_a_value_below_no_heading_is_refused():
    assert message(b"unit,value,\njongno,1,\njung,2,x\n") == (
        "values in a column without a name\n"
        "  - data.csv, row 3, column without a name: found 'x'; expected nothing, or a name in the header"
    )


@pytest.mark.parametrize(("content", "row"), [
    (b"unit,value\njongno,1,\njung,2\n", 2),
    (b"unit,value\njongno,1\njung,2,\n", 3),
    (b"unit,value\njongno,1\n\njung,1,234\n", 4),
])  # fmt: skip
def test_a_row_with_a_comma_too_many_is_refused(content, row):
    assert message(content) == (
        "rows that cannot be split\n"
        f"  - data.csv, row {row}, fields: found 3 fields; expected 2, as in the header "
        "(a comma inside a text needs quotes)"
    )


def test_every_row_with_a_comma_too_many_is_named():
    assert message(b"unit,value\njongno,1,\njung,2,\n").count("found 3 fields") == 2


@pytest.mark.parametrize(("content", "row"), [
    (b'unit,value\n"jongno,1\njung,2\n', 2),
    (b'unit,value\njongno,1\njung,"2\nmapo,3\n', 3),
    (b'unit,value\njongno,1\njung,2\nmapo,"3\n', 4),
    (b'unit,value\njongno,1\n"ju"ng,2\nmapo,3\n', 3),
    (b'unit,value\n"jongno,1\n' + b"jung,2\n" * 50_000, 2),
])  # fmt: skip
def test_a_quote_that_is_not_closed_is_refused_with_its_row(content, row):
    assert message(content) == (
        "rows that cannot be split\n"
        f"  - data.csv, row {row}, quotes: found a quote that is not closed, or a text that goes on after it; "
        'expected quotes around the whole text, and "" for one in it'
    )


def test_a_quote_within_a_text_is_refused():
    assert "data.csv, file: found a quote within a text" in message(b'unit,value\njo"ngno,1\n')


# The header


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \n"])
def test_an_empty_file_is_refused(content):
    assert message(content) == ("nothing to read\n  - data.csv, file: found nothing; expected a header: unit,value")


def test_a_header_below_an_empty_row_is_refused():
    assert "data.csv, row 1, header: found an empty first row; expected unit,value" in message(b"\nunit,value\n")


def test_missing_unknown_and_double_columns_are_refused_together():
    assert message(b"unit,vlaue,unit\njongno,1,x\n") == (
        "the columns are not as expected\n"
        "  - data.csv, header: found no column 'value'; expected unit,value\n"
        "  - data.csv, header: found column 'unit' twice; expected each column once\n"
        "  - data.csv, header: found column 'vlaue'; expected one of ['unit', 'value', 'note']"
    )


def test_a_quote_not_closed_in_the_header_of_a_long_file_is_refused():
    content = b'unit,"value\n' + b"jongno,1\n" * 20_000
    assert "data.csv, row 1, header: found a quote that is never closed" in message(content)


# Numbers and days


def column(*texts):
    return pl.DataFrame(
        {"row": range(2, 2 + len(texts)), "value": texts}, schema={"row": pl.UInt32, "value": pl.String}
    )


@pytest.mark.parametrize(("text", "value"), [
    ("1234.5", 1234.5), ("-3", -3.0), ("+3", 3.0), (".5", 0.5), ("1e5", 100_000.0), ("0", 0.0)
])  # fmt: skip
def test_a_plain_number_is_read(text, value):
    frame, found = numbers(column(text), "value")
    assert (frame["value"].to_list(), found) == ([value], [])


@pytest.mark.parametrize(("text", "expected"), [
    ("1,234", "a number, such as 1234"),
    ("-1,234,567.8", "a number, such as -1234567.8"),
    ("12%", "a number, such as 12, its unit in framework.csv"),
    ("12 %", "a number, such as 12, its unit in framework.csv"),
    ("１２", "a number, such as 12"),
    ("1_000", "a number, such as 1000"),
    ("−5", "a number, such as -5"),
    ("1,5", "a number, such as 1234.5"),
    ("1.234,56", "a number, such as 1234.5"),
    ("₩1,000", "a number, such as 1234.5"),
    ("-", "a number; leave it empty for a gap"),
    ("n/a", "a number; leave it empty for a gap"),
    ("없음", "a number; leave it empty for a gap"),
    ("NaN", "a number; leave it empty for a gap"),
    ("inf", "a number, finite"),
    ("-Infinity", "a number, finite"),
    ("1e400", "a number, finite"),
])  # fmt: skip
def test_what_is_no_number_is_a_fault_with_its_row_and_a_remedy(text, expected):
    frame, found = numbers(column("1", text), "value")
    assert frame["value"].to_list() == [1.0, None]
    assert [str(fault) for fault in found] == [f"row 3, value: found {text!r}; expected {expected}"]


@pytest.mark.parametrize("text", ["1.5", "1.0", "1_0", "１", "x"])
def test_what_is_no_whole_number_is_a_fault(text):
    frame, found = numbers(column("1", text), "value", whole=True)
    assert frame["value"].to_list() == [1, None]
    assert [str(fault) for fault in found] == [f"row 3, value: found {text!r}; expected a whole number, such as 1"]


def test_a_gap_is_neither_a_number_nor_a_fault():
    frame, found = numbers(column(None, "2"), "value")
    assert (frame["value"].to_list(), found) == ([None, 2.0], [])


def test_a_day_is_read():
    frame, found = dates(column("2024-06-19", None), "value")
    assert (frame["value"].to_list(), found) == ([dt.date(2024, 6, 19), None], [])


@pytest.mark.parametrize("text", ["2024-02-30", "2024-6-19", "24-06-19", "2024.06.19", "2024", "２０２４-06-19"])
def test_what_is_no_day_is_a_fault_with_its_row(text):
    frame, found = dates(column("2024-06-19", text), "value")
    assert frame["value"].null_count() == 1
    assert [str(fault) for fault in found] == [f"row 3, value: found {text!r}; expected a day such as 2024-06-19"]


def test_at_most_a_thousand_faults_of_a_kind_are_described():
    assert len(numbers(column(*["x"] * 1500), "value")[1]) == 1000
