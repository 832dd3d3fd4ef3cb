import pytest
from openpyxl import Workbook

from donghaeng.base.errors import FileError, InputError, OutputError

META = [
    ["iCode", "iName", "Direction", "Weight", "Unit", "Denominator", "Parent", "Type"],
    ["homes", "Homes", 1, 2, "dwellings", "people", "living", "Indicator"],
    ["rent", "Rent", -1, 1, "KRW/month", None, "living", "Indicator"],
    ["living", "Living", 1, 1, None, None, None, "Aggregate"],
    ["region", "Region", None, None, None, None, None, "Group"],
    ["people", "Residents", None, None, "thousands", None, None, "Denominator"],
]
DATA = [
    ["uCode", "region", "people", "homes", "rent"],
    ["jongno", "north", 10, 100, 40],
    ["jung", "north", 20, 300, 50],
    ["yongsan", "south", 20, 400, 60],
]


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Give a workbook of COINr's tables in the folder the command runs in."""
    monkeypatch.chdir(tmp_path)
    made = Workbook()
    made.remove(made.active)
    for name, rows in (("iData", DATA), ("iMeta", META)):
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save("living.xlsx")
    return "living.xlsx"


def test_a_folder_named_as_the_workbook_passes_its_check(run, book, widest):
    printed = run("index", "import", book, "--period", "2022")
    assert printed.startswith(
        "made living of living.xlsx, a workbook of COINr\n"
        "  2 indicators, 1 aggregate, 1 series, 9 rows of data\n"
        "To be settled, as its README.md says:\n"
        "  - Names: the workbook has one language"
    )
    assert printed.endswith("\nNext: donghaeng index check living\n")
    assert widest(printed) <= 80
    assert run("index", "check", "living").startswith(
        "Living: no faults.\n2 indicators in 1 aggregate, 3 units, 1 period"
    )


def test_what_is_built_of_it_can_be_sent_and_imported_again(run, book):
    run("index", "import", book, "--period", "2022", "--out", "one")
    league = run("index", "build", "one", "--out", "results")
    assert "a workbook of Donghaeng" in run("index", "import", "results/result.xlsx", "--out", "two")
    assert run("index", "build", "two", "--out", "again").splitlines()[:5] == league.splitlines()[:5]


def test_options_reach_the_reader(run, book):
    with pytest.raises(FileError, match="found no such column; expected one, or the period of all rows: --period 2024"):
        run("index", "import", book)
    with pytest.raises(InputError, match="--group: found 'size'; expected a code of Type Group: region"):
        run("index", "import", book, "--period", "2022", "--group", "size")


def test_nothing_is_overwritten(run, book):
    run("index", "import", book, "--period", "2022")
    with pytest.raises(OutputError, match="living is there already"):
        run("index", "import", book, "--period", "2022")
