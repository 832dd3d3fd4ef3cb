import pytest

from donghaeng.base.errors import Fault, InputError
from donghaeng.files.draft import (
    DATA,
    DEFAULT_METHOD,
    FRAMEWORK,
    UNITS,
    Draft,
    Place,
    Table,
    as_number,
    is_number,
    listed,
    method_with,
    source_table,
    table_faults,
)
from donghaeng.files.read_workbook import Sheet


def table(columns, sheet, *rows, names=(), cells=()):
    made = Table(columns, sheet, dict(names))
    for number, row in enumerate(rows, start=2):
        made.add(row, Place(sheet, 10 * number, {name: (number, column) for name, column in dict(cells).items()}))
    return made


@pytest.fixture
def draft(tmp_path):
    """Give a small draft, with other rows for some of its tables."""

    def made(faults=(), **tables):
        whole = {
            "framework": table(FRAMEWORK, "iMeta", ["all", "All", "All", "", "", "", "", "workbook"],
                               ["homes", "Homes", "Homes", "all", "dwellings", "1", "", "workbook"],
                               names={"direction": "Direction"}),
            "data": table(DATA, "iData", ["jongno", "2022", "homes", "1.5", "workbook"], cells={"value": "column C"}),
            "series": Table(("code",), "iMeta"),
            "units": table(UNITS, "iData", ["jongno", "종로구", "종로구"]),
            "sources": source_table(tmp_path / "book.xlsx", ("iData", "iMeta")),
        }  # fmt: skip
        return Draft(
            {f"{name}.csv": rows for name, rows in (whole | tables).items()},
            method_with(DEFAULT_METHOD),
            ("Note one.",),
            faults,
        )

    return made


def write(draft, folder):
    folder.mkdir()
    return draft.write(folder.parent / "book.xlsx", folder)


def test_a_draft_is_a_folder_that_is_read_at_once(draft, tmp_path):
    index = write(draft(), tmp_path / "index")
    assert (index.framework.root, index.unit_name("jongno", "ko")) == ("all", "종로구")
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [
        "README.md", "data.csv", "framework.csv", "method.toml", "sources.csv", "units.csv"
    ]  # fmt: skip
    assert "- Note one.\n" in (tmp_path / "index" / "README.md").read_text("utf-8")
    assert (tmp_path / "index" / "sources.csv").read_text("utf-8") == (
        'key,publisher,title\nworkbook,not stated,"book.xlsx, sheets iData and iMeta"\n'
    )


def test_texts_with_commas_quotes_and_lines_come_through(draft, tmp_path):
    name = 'A "big", old\nname'
    index = write(draft(units=table(UNITS, "iData", ["jongno", name, "종로구"])), tmp_path / "index")
    assert index.unit_name("jongno", "en") == name


def test_a_fault_of_the_folder_is_told_as_one_of_the_workbook(draft, tmp_path):
    framework = table(FRAMEWORK, "iMeta", ["all", "All", "All", "", "", "", "", "workbook"],
                      ["homes", "Homes", "Homes", "all", "dwellings", "up", "0", "workbook"],
                      names={"direction": "Direction"})  # fmt: skip
    data = table(DATA, "iData", ["jongno", "2022", "homes", "1,500", "workbook"], cells={"value": "column C"})
    own = Fault("Type", "'x'", "another", 7, "iMeta")
    with pytest.raises(InputError) as error:
        write(draft(framework=framework, data=data, faults=[own]), tmp_path / "index")
    assert str(error.value).splitlines() == [
        f"{tmp_path / 'book.xlsx'}: 4 faults",
        "  - iMeta, row 7, Type: found 'x'; expected another",
        "  - iMeta, row 30, Direction: found 'up'; expected 1 or -1",
        "  - iMeta, row 30, weight of 'homes': found 0; expected a finite number above 0",
        "  - iData, row 2, column C: found '1,500'; expected a number, such as 1500",
    ]


def test_a_fault_of_a_whole_table_names_its_sheet(draft, tmp_path):
    with pytest.raises(InputError, match="iData, rows: found none; expected at least one") as error:
        write(draft(data=Table(DATA, "iData")), tmp_path / "index")
    assert len(error.value.faults) == 1


def test_comments_stand_below_the_settings():
    assert method_with({"weights": {"method": "given"}}, "", "Targets.\n\n[x]") == (
        '[weights]\nmethod = "given"\n\n# Targets.\n\n# [x]\n'
    )


def test_a_sheet_that_is_no_table_is_told():
    sheet = Sheet("iData", (("uCode", "LPI", "LPI", ""), ("AUT", "", "", ""), ("BEL", "", "", "4.1")), {(2, 2): "#N/A"})
    error, double, unnamed = map(str, table_faults(sheet))
    assert error == "iData, row 2, column B: found #N/A; expected a value, or an empty cell for a gap"
    assert double == "iData, row 1, columns: found 'LPI' 2 times; expected each name once"
    assert unnamed.startswith("iData, row 3, column D: found '4.1' below no name; expected a name in row 1 (merged")


@pytest.mark.parametrize(("text", "number"), [("100", 100), ("100.0", 100), ("1e-3", 0.001)])
def test_a_number_is_as_a_person_would_type_it(text, number):
    assert is_number(text)
    assert repr(as_number(text)) == repr(number)


@pytest.mark.parametrize("text", ["", "1,500", "inf", "n/a"])
def test_what_is_no_number_is_known(text):
    assert not is_number(text)


def test_few_names_are_all_told():
    assert listed(["a", "b"]) == "a, b"
    assert listed(map(str, range(10))) == "0, 1, 2, 3, 4, 5, 6, 7 and 2 more"
