import datetime as dt
import gc
import io
from zipfile import ZipFile

import polars as pl
import pytest
from openpyxl import load_workbook

from donghaeng.base.errors import OutputError
from donghaeng.files import workbook
from donghaeng.files.workbook import refuse_too_long, workbook_bytes, write_workbook

TABLES = {
    "scores": pl.DataFrame({"name_ko": ["생계·돌봄", "주거"], "score": [100.8, None], "rank": [1, 2]}),
    "gaps": pl.DataFrame(schema={"node": pl.String, "why": pl.String}),
}


@pytest.fixture
def written(tmp_path):
    """Write tables into a workbook and open it."""

    def opened(tables):
        write_workbook(tmp_path / "result.xlsx", tables)
        return load_workbook(tmp_path / "result.xlsx")

    return opened


def cells(sheet):
    return list(sheet.iter_rows(values_only=True))


def test_a_sheet_holds_its_table(written):
    book = written(TABLES)
    assert book.sheetnames == ["scores", "gaps"]
    assert cells(book["scores"]) == [("name_ko", "score", "rank"), ("생계·돌봄", 100.8, 1), ("주거", None, 2)]
    assert cells(book["gaps"]) == [("node", "why")]


def test_the_header_stays_and_columns_are_as_wide_as_what_they_hold(written):
    sheet = written({"scores": pl.DataFrame({"a": ["x" * 20], "note": ["y" * 500]})})["scores"]
    assert sheet.freeze_panes == "A2"
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [22, 48]


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "#N/A", "#1 district"])
def test_a_text_that_looks_like_a_formula_stays_a_text(written, text):
    cell = written({"scores": pl.DataFrame({"note": [text]})})["scores"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("number", [104.67058469166668, 0.1 + 0.2, -1 / 3, 1e300, 2.0, float("5e-324")])
def test_a_number_is_read_back_to_its_last_digit(written, number):
    cell = written({"scores": pl.DataFrame({"score": [number]})})["scores"]["A2"]
    assert (cell.value, cell.data_type) == (number, "n")


def test_a_sign_that_excel_cannot_hold_is_replaced(written):
    assert written({"scores": pl.DataFrame({"note": ["bell\a"]})})["scores"]["A2"].value == "bell\ufffd"


def test_the_same_tables_give_the_same_bytes(tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, TABLES)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_workbook_does_not_say_when_it_was_made(written, tmp_path):
    book = written(TABLES)
    assert {book.properties.created, book.properties.modified} == {dt.datetime(1980, 1, 1)}  # noqa: DTZ001
    assert {entry.date_time[:3] for entry in ZipFile(tmp_path / "result.xlsx").infolist()} == {(1980, 1, 1)}


def test_a_table_longer_than_excel_takes_is_refused_with_a_remedy(monkeypatch):
    monkeypatch.setattr(workbook, "EXCEL_ROWS", 2)
    with pytest.raises(OutputError) as error:
        refuse_too_long(TABLES)
    assert str(error.value) == (
        "too much for Excel\n  - scores: found 2 rows; expected fewer than 2 for Excel: --format csv --format parquet"
    )


def test_a_header_and_as_many_rows_as_excel_takes_are_not_too_long(monkeypatch):
    monkeypatch.setattr(workbook, "EXCEL_ROWS", 3)
    assert refuse_too_long(TABLES) is None


def test_excel_takes_1_048_576_rows():
    # Microsoft, Excel specifications and limits
    assert workbook.EXCEL_ROWS == 1_048_576


def test_a_workbook_that_cannot_be_written_leaves_no_sheet_open(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_workbook(tmp_path / "nowhere" / "result.xlsx", TABLES)
    gc.collect()  # what is left open complains here, and warnings are errors


def test_an_interruption_leaves_no_sheet_open(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_cell", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_workbook(tmp_path / "result.xlsx", TABLES)
    gc.collect()


def interrupted(*_):
    raise KeyboardInterrupt


def test_a_workbook_to_hand_out_has_the_same_bytes_as_one_on_disk(tmp_path):
    write_workbook(tmp_path / "result.xlsx", TABLES)
    assert workbook_bytes(TABLES) == (tmp_path / "result.xlsx").read_bytes()


def test_a_workbook_to_hand_out_is_refused_when_excel_could_not_hold_it(monkeypatch):
    monkeypatch.setattr(workbook, "EXCEL_ROWS", 2)
    with pytest.raises(OutputError, match="too much for Excel"):
        workbook_bytes(TABLES)


def test_more_columns_than_the_alphabet_has_letters_have_their_width():
    wide = pl.DataFrame({f"column_{place}": [place] for place in range(30)})
    sheet = load_workbook(io.BytesIO(workbook_bytes({"wide": wide})))["wide"]
    assert sheet.column_dimensions["AD"].width == len("column_29") + 2
