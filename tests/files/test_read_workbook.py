import datetime as dt
import warnings
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from donghaeng.base.errors import FileError
from donghaeng.files.read_workbook import Sheet, read_sheets, sheet_names


@pytest.fixture
def sheet(tmp_path):
    """Write rows into a workbook, let something be done to the sheet, and read it back."""

    def written(*rows, touch=None):
        book = Workbook()
        book.active.title = "iData"
        for row in rows:
            book.active.append(row)
        if touch:
            touch(book.active)
        book.save(tmp_path / "book.xlsx")
        return read_sheets(tmp_path / "book.xlsx", ["iData"])["iData"]

    return written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  종로구\u00a0", "종로구"),
        (2018, "2018"),
        (2018.0, "2018"),
        (0.1, "0.1"),
        (1e22, "1e+22"),
        (-1.5, "-1.5"),
        ("1,500", "1,500"),
        (True, "TRUE"),
        (dt.datetime(2018, 1, 31), "2018-01-31"),  # noqa: DTZ001 - Excel knows no zones
        (dt.date(2018, 1, 31), "2018-01-31"),
        (dt.datetime(2018, 1, 31, 12), "2018-01-31 12:00:00"),  # noqa: DTZ001
        (None, ""),
    ],
)
def test_a_cell_reads_as_a_csv_file_would_hold_it(sheet, value, text):
    assert sheet([value, "end"]).text(1, 1) == text


def test_empty_rows_and_columns_behind_the_last_filled_cell_are_left_out(sheet):
    def colour(cells):
        cells["J20"].fill = PatternFill("solid", fgColor="FF0000")

    read = sheet(["uCode", None, "LPI"], [], ["AUT", None, 4.1], touch=colour)
    assert read.rows == (("uCode", "", "LPI"), ("", "", ""), ("AUT", "", "4.1"))
    assert (read.width, read.columns) == (3, {"uCode": 1, "LPI": 3})
    assert read.text(20, 10) == ""


def test_an_empty_sheet_has_no_rows(sheet):
    read = sheet()
    assert (read.rows, read.width, read.columns) == ((), 0, {})


def test_the_first_of_two_columns_with_one_name_is_meant(sheet):
    assert sheet(["LPI", "Ship", "LPI"]).columns == {"LPI": 1, "Ship": 2}


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!"])
def test_an_error_of_excel_is_a_fault_and_reads_as_empty(sheet, error):
    read = sheet(["LPI"], [1.0], [error])
    assert read.rows == (("LPI",), ("1",), ("",))
    assert [str(fault) for fault in read.faults()] == [
        f"iData, row 3, column A: found {error}; expected a value, or an empty cell for a gap"
    ]


def test_a_formula_whose_result_was_not_saved_is_a_fault(sheet):
    read = sheet(["LPI", "Ship"], [1.0, "=A2*2"])
    (fault,) = read.faults()
    assert str(fault) == (
        "iData, row 2, column B: found a formula without its result; "
        "expected a result: open the workbook in Excel or LibreOffice, save it, and import it again"
    )


def test_only_faults_among_the_rows_and_columns_asked_for_are_told(sheet):
    read = sheet(["#N/A", "#N/A"], ["#N/A", "#N/A"])
    assert [(fault.row, fault.where) for fault in read.faults({2}, {1})] == [(2, "column A")]


@pytest.mark.parametrize(("saved", "text", "faults"), [("<v>3</v>", "3", 0), ("<v></v>", "", 1), ("", "", 1)])
def test_a_formula_reads_as_its_saved_result(tmp_path, saved, text, faults):
    read = with_cell(tmp_path, f'<c r="A1"><f>1+2</f>{saved}</c>')
    assert (read.text(1, 1), len(list(read.faults()))) == (text, faults)


def test_a_formula_that_gave_an_empty_text_is_an_empty_cell(tmp_path):
    read = with_cell(tmp_path, '<c r="A1" t="str"><f>IF(1,"","")</f><v></v></c>')
    assert (read.text(1, 1), list(read.faults())) == ("", [])


def with_cell(folder, cell):
    """Put a cell as Excel writes it into a workbook, and read it."""
    book = Workbook()
    book.active.title = "iData"
    book.save(folder / "old.xlsx")
    with ZipFile(folder / "old.xlsx") as old, ZipFile(folder / "new.xlsx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                filled = f'<sheetData><row r="1">{cell}</row></sheetData>'
                content = content.replace(b"<sheetData></sheetData>", filled.encode())
                assert cell.encode() in content
            new.writestr(name, content)
    return read_sheets(folder / "new.xlsx", ["iData"])["iData"]


def test_numbers_shown_as_percent_are_known(sheet):
    def as_percent(cells):
        cells["B2"].number_format = "0.0%"

    assert sheet(["uCode", "Share"], ["AUT", 0.5], touch=as_percent).percent == {(2, 2)}


def test_a_column_is_called_as_excel_does():
    assert Sheet("iData", ()).column(28) == "column AB"


# The file


def test_sheets_are_named_in_their_order(tmp_path):
    book = Workbook()
    book.create_sheet("iMeta")
    book.create_chartsheet("picture").add_chart(BarChart())
    book.save(tmp_path / "book.xlsx")
    assert sheet_names(tmp_path / "book.xlsx") == ["Sheet", "iMeta"]


def test_what_excel_knows_and_we_do_not_read_gives_no_warning(sheet):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert sheet(["x"], touch=lambda cells: cells.add_data_validation(DataValidation("whole"))).rows == (("x",),)


OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1") * 99


@pytest.mark.parametrize("content", [b"", b"uCode,LPI\nAUT,4.1\n", b"PK\x03\x04", OLD_EXCEL])
def test_a_file_that_is_no_workbook_is_refused_with_a_remedy(tmp_path, content):
    path = tmp_path / "book.xls"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"book\.xls, file: found no Excel workbook .*; expected an \.xlsx"):
        sheet_names(path)


def test_a_workbook_with_a_broken_sheet_is_refused(tmp_path):
    with pytest.raises(FileError, match=r"new\.xlsx, file: found no Excel workbook"):
        with_cell(tmp_path, "<c")


def test_a_workbook_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileError, match="no such file"):
        read_sheets(tmp_path / "book.xlsx", ["iData"])
