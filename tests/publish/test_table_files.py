import datetime as dt
import io
import json
import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from donghaeng.base.errors import OutputError
from donghaeng.publish import About, table_files
from donghaeng.publish.cells import unguarded

COLUMNS = [("unit", "Unit", "평가 단위"), ("score", "Score", "점수")]
ABOUT = About(
    title={"en": "Housing", "ko": "주거"},
    finding={"en": "Housing fell.", "ko": "주거 점수가 하락함."},
    source={"en": "Seoul", "ko": "서울특별시"},
    licence={"en": "KOGL type 1", "ko": "공공누리 제1유형"},
    citation={"ko": "서울특별시(2025). 「주거」"},
)


def sheet_rows(files, name="data"):
    return list(load_workbook(io.BytesIO(files["xlsx"]))[name].iter_rows(values_only=True))


def test_the_csv_file_opens_in_a_korean_excel_and_is_headed_by_codes():
    files = table_files(COLUMNS, [("종로구", 63.25), ("중구", None)], ABOUT)
    assert files["csv"] == "\ufeffunit,score\n종로구,63.25\n중구,\n".encode()


def test_the_workbook_says_what_it_is_in_both_languages():
    files = table_files(COLUMNS, [("종로구", 63.25)], ABOUT)
    assert sheet_rows(files) == [("unit", "score"), ("종로구", 63.25)]
    about = sheet_rows(files, "about")
    assert about[0][1:] == ("English", "한국어")
    assert ("Licence / 이용 조건", "KOGL type 1", "공공누리 제1유형") in about
    assert ("Cite as / 인용 방법", None, "서울특별시(2025). 「주거」") in about
    assert about[-1] == ("score", "Score", "점수")


def test_json_has_title_finding_source_licence_columns_and_rows():
    read = json.loads(table_files(COLUMNS, [("종로구", 63.25)], ABOUT)["json"])
    assert list(read) == ["title", "finding", "source", "licence", "attribution", "citation", "columns", "rows"]
    assert read["finding"] == {"en": "Housing fell.", "ko": "주거 점수가 하락함."}
    assert read["columns"][1] == {"code": "score", "name": {"en": "Score", "ko": "점수"}}
    assert read["rows"] == [["종로구", 63.25]]


def test_a_gap_is_empty_and_never_zero():
    files = table_files(COLUMNS, [("a", math.nan), ("b", None), ("c", np.float64("nan"))], ABOUT)
    assert files["csv"].decode("utf-8-sig") == "unit,score\na,\nb,\nc,\n"
    assert [row[1] for row in sheet_rows(files)[1:]] == [None, None, None]
    assert [row[1] for row in json.loads(files["json"])["rows"]] == [None, None, None]


def test_numbers_of_numpy_days_and_truth_are_written_plainly():
    row = (np.float64(0.1), np.int64(3), dt.date(2024, 6, 19), True)
    files = table_files([(name, name, name) for name in "abcd"], [row], About())
    assert files["csv"].decode("utf-8-sig") == "a,b,c,d\n0.1,3,2024-06-19,true\n"
    assert json.loads(files["json"])["rows"] == [[0.1, 3, "2024-06-19", True]]


def test_a_name_that_is_a_formula_does_not_run():
    files = table_files(COLUMNS, [("=1+1", -1.5)], ABOUT)
    assert files["csv"].decode("utf-8-sig") == "unit,score\n'=1+1,-1.5\n"
    cell = load_workbook(io.BytesIO(files["xlsx"]))["data"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_table_of_more_columns_than_the_alphabet_has_letters_is_written():
    columns = [(f"c{place}", "C", "열") for place in range(60)]
    files = table_files(columns, [range(60)], About())
    assert sheet_rows(files)[1] == tuple(range(60))


def test_a_table_without_rows_keeps_its_columns():
    files = table_files(COLUMNS, [], ABOUT)
    assert files["csv"].decode("utf-8-sig") == "unit,score\n"
    assert sheet_rows(files) == [("unit", "score")]


def test_the_same_table_gives_the_same_bytes():
    assert table_files(COLUMNS, [("a", 1.0)], ABOUT) == table_files(COLUMNS, [("a", 1.0)], ABOUT)


def test_a_row_of_another_length_is_refused():
    with pytest.raises(
        OutputError, match=r"not a table\n  - row 3, row: found 1 values; expected 2, one for each column"
    ):
        table_files(COLUMNS, [("a", 1), ("b",)], ABOUT)


def test_a_code_that_heads_two_columns_is_refused():
    with pytest.raises(OutputError, match="columns: found 'unit' twice; expected each code once"):
        table_files([COLUMNS[0], COLUMNS[0]], [], ABOUT)


def test_a_table_without_columns_is_refused():
    with pytest.raises(OutputError, match="columns: found none; expected at least one"):
        table_files([], [], ABOUT)


def test_more_rows_than_a_sheet_takes_are_refused(monkeypatch):
    monkeypatch.setattr("donghaeng.files.workbook.EXCEL_ROWS", 3)
    with pytest.raises(OutputError, match="too much for Excel"):
        table_files(COLUMNS, [("a", 1)] * 3, ABOUT)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**53), 2**53))


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, NUMBERS, st.integers(0, 9)), max_size=6))
def test_every_file_is_read_back_as_what_was_written(rows):
    files = table_files([("name", "N", "이름"), ("value", "V", "값"), ("place", "P", "자리")], rows, About())
    kinds = {"name": pl.String, "value": pl.Float64, "place": pl.Int64}
    read = pl.read_csv(files["csv"], schema_overrides=kinds)
    assert [(unguarded(name or ""), *rest) for name, *rest in read.rows()] == rows
    assert [tuple(row) for row in json.loads(files["json"])["rows"]] == rows
    assert [(name or "", *rest) for name, *rest in sheet_rows(files)[1:]] == rows
