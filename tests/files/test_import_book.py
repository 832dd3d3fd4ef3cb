import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook, load_workbook
from polars.testing import assert_frame_equal

from donghaeng.base.errors import FileError, InputError, OutputError
from donghaeng.claims import check_scores
from donghaeng.files import read_index, write_result
from donghaeng.files.import_book import import_book

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FOLDERS = [*sorted((ROOT / "cities" / "seoul" / "indices").iterdir()), ROOT / "examples" / "human-development"]
SHEETS = {
    "framework": [
        ["code", "name_en", "name_ko", "parent", "unit_measure", "direction", "weight", "source"],
        ["living", "Living", "생활", None, None, None, None, "plan"],
        [],
        ["homes", "Homes", "주택", "living", "dwellings", 1, 2, "plan"],
        ["rent", "Rent", "임대료", "living", "KRW/month", -1, 1, "plan"],
    ],
    "data": [
        ["unit", "period", "node", "value", "source", "published_on"],
        ["jongno", 2022, "homes", 100, "plan", dt.date(2023, 6, 1)],
        ["jongno", 2022, "rent", 50, "plan", None],
        ["jongno", 2023, "homes", 110, "plan", None],
        ["jongno", 2023, "rent", 40, "plan", None],
    ],
    "method": [["setting", "value"], ["base_period", 2022], ["normalise.method", "ratio_to_base"]],
    "sources": [["key", "publisher", "title"], ["plan", "Seoul", "Basic plan, 2022"]],
}
"""Scores in 2023: homes 110, rent 100 x 50 / 40 = 125, living (2 x 110 + 125) / 3 = 115."""


def save(path, sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def made(tmp_path):
    """Import a workbook of our own sheets, some of them other ones, or none where they are None."""

    def imported(changes=(), **options):
        sheets = {name: rows for name, rows in (SHEETS | dict(changes)).items() if rows is not None}
        return import_book(save(tmp_path / "living.xlsx", sheets), tmp_path / "living", **options)

    return imported


@pytest.fixture
def faults(made):
    """Import a workbook that is not right and give its faults as they are printed."""

    def found(changes=(), **options):
        with pytest.raises(InputError) as error:
            made(changes, **options)
        return list(map(str, error.value.faults))

    return found


# Our own sheets


def test_our_own_sheets_are_a_folder(made, tmp_path):
    report = made()
    assert (report.kind, report.index.build().panel("living").ravel().tolist()) == ("Donghaeng", [100, 115])
    assert list(report.files) == ["README.md", "data.csv", "framework.csv", "method.toml", "sources.csv"]
    assert (
        (tmp_path / "living" / "method.toml")
        .read_text("utf-8")
        .endswith('base_period = 2022\n\n[normalise]\nmethod = "ratio_to_base"\n')
    )
    assert "jongno,2022,homes,100,plan,2023-06-01\n" in (tmp_path / "living" / "data.csv").read_text("utf-8")


def test_without_a_sheet_of_the_method_ours_holds_and_is_noted(made):
    report = made({"method": None})
    assert report.index.method.steps["normalise"].default.method == "min_max"
    assert report.notes[0].startswith("Method: the workbook has none")


def test_names_of_sheets_may_be_written_with_capitals(made):
    report = made({"method": None, " Method": SHEETS["method"], "notes": [["not ours"]]})
    assert report.index.method.base_period == "2022"


def test_without_a_sheet_of_sources_those_above_hold(made, tmp_path, faults):
    assert faults({"sources": None})[0].startswith("sources.csv, file: found no such file here or above")
    (tmp_path / "sources.csv").write_text("key,publisher,title\nplan,Seoul,Basic plan\n", encoding="utf-8")
    assert "sources.csv" not in made({"sources": None}).files


EVERY_FAULT = """\
data, row 7, jongno, 2023, rent: found a second row, first in row 5; expected one row per unit, period, node
data, row 7, source: found 'hearsay'; expected a key of sources.csv
data, row 7, value: found '1,500'; expected a number, such as 1500
data, row 8, column D: found #N/A; expected a value, or an empty cell for a gap
data, row 8, period: found '2023년'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03
data, row 8, source: found nothing; expected a key of sources.csv
framework, row 6, direction: found 'up'; expected 1 or -1
framework, row 6, parent of 'jobs': found 'livin'; expected one of ['living']
framework, row 6, weight of 'jobs': found 0; expected a finite number above 0
method, row 4, setting: found 'normalise method'; expected a name such as normalise.method
method, row 5, setting: found 'base_period' again; expected each once
"""


def test_every_fault_is_told_at_once_with_sheet_and_row(faults):
    framework = [*SHEETS["framework"], ["jobs", "Jobs", "일자리", "livin", "jobs", "up", 0, "plan"]]
    data = [
        *SHEETS["data"],
        [],
        ["jongno", 2023, "rent", "1,500", "hearsay", None],
        ["jongno", "2023년", "rent", "#N/A"],
    ]
    method = [*SHEETS["method"], ["normalise method", "x"], ["base_period", 2023], ["gaps.method", "keep"]]
    found = sorted(faults({"framework": framework, "data": data, "method": method}))
    lines = EVERY_FAULT.splitlines()
    assert [fault[: len(line)] for fault, line in zip(found, lines, strict=True)] == lines


def test_faults_of_columns_name_the_sheet(faults):
    data = [["unit", "period", "node", "value", None], *SHEETS["data"][1:]]
    assert faults({"data": data}) == ["data, header: found no column 'source'; expected unit,period,node,value,source"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([["setting", "amount"]], "method, row 1, columns: found setting, amount; expected setting, value"),
        ([], "method, row 1, columns: found none; expected setting, value"),
        ([["setting", "value"], ["gaps", "keep"], ["gaps.method", "keep"]], "method, TOML: found Cannot"),
        (
            [["setting", "value"], ["normalise.method", "minmax"]],
            "method, normalise of 'homes', 'rent': found 'minmax'",
        ),
    ],
)
def test_a_method_that_cannot_be_read_is_told(faults, rows, fault):
    assert any(found.startswith(fault) for found in faults({"method": rows}))


# Which workbook


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        (["iData", "Table1"], "iData, Table1"),
        (["Framework"], "Framework"),
        (["iData", "iMeta", "Database", "Framework"], "iData, iMeta, Database, Framework"),
    ],
)
def test_a_workbook_of_no_kind_or_of_two_is_refused(tmp_path, sheets, found):
    book = save(tmp_path / "book.xlsx", {name: [["x"]] for name in sheets})
    with pytest.raises(FileError) as error:
        import_book(book, tmp_path / "out")
    expected = "iData and iMeta (COINr); or Database and Framework (COIN Tool); or framework and data (Donghaeng)"
    assert str(error.value).splitlines()[1] == f"  - book.xlsx, sheets: found {found}; expected of one kind: {expected}"


def test_an_option_without_use_is_refused(faults):
    assert faults(group="region", period="2022") == [
        "--group: found 'region'; expected nothing: a workbook of Donghaeng has no use for it",
        "--period: found '2022'; expected nothing: a workbook of Donghaeng has no use for it",
    ]


def test_a_period_that_is_none_is_refused(tmp_path):
    book = save(tmp_path / "book.xlsx", {"iData": [["uCode"]], "iMeta": [["iCode"]]})
    with pytest.raises(InputError, match="--period: found 'last year'; expected a year 2022, a quarter 2022-Q3"):
        import_book(book, tmp_path / "out", period="last year")


# Whole or not at all


def test_nothing_is_left_where_a_workbook_is_refused(faults, tmp_path):
    assert faults({"data": SHEETS["data"][:1]})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["living.xlsx"]


def test_an_empty_folder_may_be_filled(made, tmp_path):
    (tmp_path / "living").mkdir()
    assert made().files


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_there_already_is_left_untouched(made, tmp_path, is_folder):
    path = tmp_path / "living"
    if is_folder:
        path.mkdir()
    letter = path / "letter.txt" if is_folder else path
    letter.write_text("dear", encoding="utf-8")
    with pytest.raises(
        OutputError, match=r"is there already\n  - .*: found something there; expected a free name: --out"
    ):
        made()
    assert letter.read_text("utf-8") == "dear"


def test_a_folder_that_may_not_be_read_is_refused(made, tmp_path, monkeypatch):
    def denied(_):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "living").mkdir()
    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(OutputError, match="found Permission denied; expected a folder that may be written: --out DIR"):
        made()


# There and back


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_result_sent_around_is_the_same_index_again(folder, tmp_path):
    index = read_index(folder)
    result = index.build()
    write_result(index, result, check_scores(result, index.published), tmp_path / "build", formats=["xlsx"])
    again = import_book(tmp_path / "build" / "result.xlsx", tmp_path / "again").index
    assert_frame_equal(again.build().scores, result.scores, check_exact=True)
    assert (again.framework, again.units, again.published) == (index.framework, index.units, index.published)
    assert again.method == index.method
    columns = [name for name in index.data.columns if name not in ("row", "status")]
    assert_frame_equal(again.data.select(columns), index.data.select(columns), check_exact=True)
    statuses = [frame["status"].replace(None, "observed").to_list() for frame in (again.data, index.data)]
    assert statuses[0] == statuses[1]


def test_a_result_as_of_a_day_comes_back_as_of_that_day(tmp_path):
    index = read_index(FOLDERS[1])
    result = index.build(as_of=dt.date(2024, 12, 31))
    write_result(index, result, (), tmp_path / "build", formats=["xlsx"])
    again = import_book(tmp_path / "build" / "result.xlsx", tmp_path / "again").index.build()
    assert_frame_equal(again.scores, result.scores, check_exact=True)


def test_a_workbook_of_results_may_be_changed_by_hand(tmp_path):
    index = read_index(FOLDERS[-1])
    write_result(index, index.build(), (), tmp_path / "build", formats=["xlsx"])
    book = load_workbook(tmp_path / "build" / "result.xlsx")
    header, first = (list(row) for row in book["data"].iter_rows(max_row=2, values_only=True))
    book["data"].cell(2, header.index("value") + 1, 70)
    book.save(tmp_path / "changed.xlsx")
    changed = import_book(tmp_path / "changed.xlsx", tmp_path / "again").index
    row = pl.DataFrame(changed.data).row(0, named=True)
    assert [row[name] for name in ("unit", "node", "value")] == [first[0], first[2], 70]
