import csv
import datetime as dt
import tomllib

import numpy as np
import polars as pl
import pytest
from openpyxl import Workbook

from donghaeng.base.errors import FileError, InputError
from donghaeng.files import read_index
from donghaeng.files.import_book import import_book

pytestmark = pytest.mark.slow

META = [
    ["Level", "iCode", "iName", "Direction", "Weight", "Unit", "Target", "Denominator", "Parent", "Type"],
    [1, "homes", "Homes", 1, 2, "dwellings", 25, "people", "living", "Indicator"],
    [1, "rent", "Rent", -1, 1, "KRW/month", None, None, "living", "Indicator"],
    [2, "living", "Living", 1, 1, "Score", None, None, None, "Aggregate"],
    [None, "region", "Region", None, None, None, None, None, None, "Group"],
    [None, "size", "Size", None, None, None, None, None, None, "Group"],
    [None, "people", "Residents", None, None, "thousands", None, None, None, "Denominator"],
    [None, "mayor", "Mayor", None, None, None, None, None, None, "Other"],
]
DATA = [
    ["uCode", "uName", "Time", "region", "size", "people", "mayor", "homes", "rent"],
    ["jongno", "종로구", 2022, "north", "S", 10, "Kim", 100, 40],
    ["jung", "중구", 2022, "north", "M", 20, "Lee", 300, 50],
    ["yongsan", "용산구", 2022, "south", "M", 20, "Park", 400, 60],
]
"""Homes per 1,000 residents 10, 15, 20 and rents 40, 50, 60, the lower the better: living is (2 x 0 + 100) / 3 = 33.3
in jongno, 50 in jung, 66.7 in yongsan."""


def save(path, **sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def changed(rows, places):
    """Give rows with other cells at some places (row, column), from 1 as a spreadsheet counts."""
    copy = [list(row) for row in rows]
    for (row, column), value in places.items():
        copy[row - 1][column - 1] = value
    return copy


@pytest.fixture
def made(tmp_path):
    """Import the two tables and give the folder and its index."""

    def imported(data=DATA, meta=META, **options):
        book = save(tmp_path / "living.xlsx", iData=data, iMeta=meta)
        return tmp_path / "living", import_book(book, tmp_path / "living", **options)

    return imported


@pytest.fixture
def faults(made):
    """Import tables that are not right and give their faults as they are printed."""

    def found(data=DATA, meta=META, **options):
        with pytest.raises(InputError) as error:
            made(data, meta, **options)
        return [str(fault) for fault in error.value.faults]

    return found


# What is made


def test_the_index_of_the_folder_has_the_scores_worked_by_hand(made):
    folder, _ = made()
    result = read_index(folder).build()
    assert result.panel("living").ravel() == pytest.approx([100 / 3, 50, 200 / 3])
    assert result.steps["value"].values[:, 0].tolist() == [[100, 40], [300, 50], [400, 60]]


def test_every_file_says_what_the_tables_say(made):
    folder, report = made()
    assert report.kind == "COINr"
    assert list(report.files) == [
        "README.md", "data.csv", "framework.csv", "method.toml", "series.csv", "sources.csv", "units.csv"
    ]  # fmt: skip
    assert (folder / "framework.csv").read_text("utf-8") == (
        "code,name_en,name_ko,parent,unit_measure,direction,weight,source\n"
        "living,Living,Living,,Score,,1,workbook\n"
        "homes,Homes,Homes,living,dwellings,1,2,workbook\n"
        "rent,Rent,Rent,living,KRW/month,-1,1,workbook\n"
    )
    assert (folder / "series.csv").read_text("utf-8") == (
        "code,name_en,name_ko,unit_measure,source\npeople,Residents,Residents,thousands,workbook\n"
    )
    assert (folder / "units.csv").read_text("utf-8") == (
        "unit,name_en,name_ko,group\njongno,종로구,종로구,north\njung,중구,중구,north\nyongsan,용산구,용산구,south\n"
    )
    assert (folder / "data.csv").read_text("utf-8").splitlines()[:4] == [
        "unit,period,node,value,source",
        "jongno,2022,homes,100,workbook",
        "jongno,2022,rent,40,workbook",
        "jongno,2022,people,10,workbook",
    ]


def test_the_method_is_ours_with_the_denominators_of_the_workbook(made):
    folder, _ = made()
    assert tomllib.loads((folder / "method.toml").read_text("utf-8")) == {
        "denominate": {"method": "none", "node": {"homes": {"method": "per", "by": "people", "missing": "gap"}}},
        "gaps": {"method": "keep"},
        "normalise": {"method": "min_max", "range": [0, 100]},
        "weights": {"method": "given"},
        "aggregate": {"method": "arithmetic"},
    }


def test_targets_stand_below_the_method_and_hold_once_their_sign_is_taken_away(made):
    folder, _ = made(meta=changed(META, {(3, 7): 35}))
    path = folder / "method.toml"
    head, lines = path.read_text("utf-8").split("as settings.\n", 1)
    assert lines == "# [normalise.node]\n# homes.target = 25\n# rent.target = 35\n"
    settings = head.replace("min_max", "distance_to_target") + "\n" + lines.replace("# ", "")
    path.write_text(settings, encoding="utf-8")
    target = read_index(folder).method.steps["normalise"].at("rent", 1)
    assert (target.method, target.option("target")) == ("distance_to_target", 35)


def test_the_readme_says_what_is_to_be_settled(made):
    folder, report = made()
    text = (folder / "README.md").read_text("utf-8")
    assert text.startswith("# Living\n\nMade of `living.xlsx`")
    assert all(f"- {note}\n" in text for note in report.notes)
    assert "- Groups of units: region; `--group` takes another.\n- Not taken: size, mayor of iData.\n" in text
    assert "the workbook has one language" in text
    assert "Units of measure" not in text


def test_another_group_may_be_chosen(made):
    folder, _ = made(group="size")
    assert (folder / "units.csv").read_text("utf-8").endswith("중구,중구,M\nyongsan,용산구,용산구,M\n")


def test_names_units_groups_and_levels_may_be_missing(made):
    keep = [1, 3, 4, 7, 8, 9]
    meta = [[row[place] for place in keep] for row in META[:4]]
    data = [[row[place] for place in (0, 7, 8)] for row in DATA]
    meta[1][3] = None
    folder, report = made(data, meta, period="2022-Q1")
    assert (folder / "framework.csv").read_text("utf-8").splitlines()[1:3] == [
        "living,living,living,,,,1,workbook", "homes,homes,homes,living,not stated,1,2,workbook"
    ]  # fmt: skip
    assert (folder / "units.csv").read_text("utf-8").startswith("unit,name_en,name_ko\njongno,jongno,jongno\n")
    assert report.index.build().periods == ("2022-Q1",)
    assert "Units of measure: the workbook has none for homes, rent; they say `not stated`." in report.notes
    assert "series.csv" not in report.files


def test_a_gap_stays_one_however_it_is_written(made):
    folder, report = made(changed(DATA, {(2, 9): None, (3, 9): "NA", (4, 9): "n/a", (3, 8): "NaN"}))
    lines = (folder / "data.csv").read_text("utf-8").splitlines()
    assert [line for line in lines if ",," in line] == [
        "jongno,2022,rent,,workbook",
        "jung,2022,homes,,workbook",
        "jung,2022,rent,,workbook",
        "yongsan,2022,rent,,workbook",
    ]
    assert np.isnan(report.index.build().panel("homes")).ravel().tolist() == [False, True, False]


def test_na_is_a_country_where_it_is_a_code(made):
    _, report = made(changed(DATA, {(3, 1): "NA"}))
    assert report.index.build().units == ("jongno", "NA", "yongsan")


def test_a_number_kept_as_text_is_a_number(made):
    _, report = made(changed(DATA, {(2, 9): "40", (2, 3): "2022"}), changed(META, {(2, 5): "2"}))
    assert report.index.build().panel("living").ravel()[0] == pytest.approx(100 / 3)


def test_what_is_shown_as_percent_is_noted(tmp_path):
    from openpyxl import load_workbook

    path = save(tmp_path / "living.xlsx", iData=DATA, iMeta=META)
    book = load_workbook(path)
    book["iData"]["I2"].number_format = "0%"
    book.save(path)
    report = import_book(path, tmp_path / "living")
    assert "Percent: what the workbook shows as 50 % is 0.5 in `data.csv`: rent." in report.notes


def test_a_panel_has_a_row_per_unit_and_year(made):
    later = [[*row[:2], 2023, *row[3:]] for row in DATA[1:]]
    _, report = made([*DATA, [], *later])
    assert report.index.build().periods == ("2022", "2023")


# What is refused


FAULTS = {
    "nodes": (
        {(1, 8): "R&D exp"},
        {
            (2, 2): "R&D exp",
            (3, 4): 2,
            (3, 7): "25 %",
            (3, 8): "persons",
            (3, 9): "livin",
            (4, 4): -1,
            (4, 8): "people",
        },
        """\
iMeta, row 2, iCode: found 'R&D exp'; expected a name without spaces, slashes, colons, commas or quotes
iMeta, row 3, Denominator: found 'persons'; expected a code of Type Denominator or Indicator: R&D exp,
iMeta, row 3, Direction: found '2'; expected 1 or -1
iMeta, row 3, Target: found '25 %'; expected a number, such as 1234.5
iMeta, row 3, parent of 'rent': found 'livin'; expected one of ['living']
iMeta, row 4, Denominator: found 'people'; expected nothing here
iMeta, row 4, Direction: found '-1'; expected 1: an aggregate has no direction; turn those of its indicators
""",
    ),
    "weights": (
        {},
        {(2, 5): 0, (3, 5): "heavy", (8, 10): "Others"},
        """\
iMeta, row 2, weight of 'homes': found 0; expected a finite number above 0
iMeta, row 3, Weight: found 'heavy'; expected a number, such as 1234.5
iMeta, row 8, Type: found 'Others'; expected one of ['Indicator', 'Aggregate', 'Group', 'Denominator', 'Other']
""",
    ),
    "columns": (
        {(1, 7): None, (1, 8): "living", (1, 9): "people"},
        {(8, 10): None},
        """\
iData, row 1, columns: found 'living'; expected a code of iMeta that is no aggregate, or one of uCode, uName,
iData, row 1, columns: found 'people' 2 times; expected each name once
iData, row 2, column G: found 'Kim' below no name; expected a name in row 1 (merged cells name their first
iMeta, row 2, iCode: found 'homes'; expected a column of iData
iMeta, row 3, iCode: found 'rent'; expected a column of iData
iMeta, row 8, Type: found nothing; expected one of ['Indicator', 'Aggregate', 'Group', 'Denominator', 'Other']
""",
    ),
    "values": (
        {(2, 8): "1,500", (2, 9): "50%", (3, 8): "#N/A", (3, 9): "=A1", (4, 3): "2022년", (4, 8): "-"},
        {},
        """\
iData, row 2, homes: found '1,500'; expected a number, such as 1500
iData, row 2, rent: found '50%'; expected a number, such as 50, its unit in framework.csv
iData, row 3, column H: found #N/A; expected a value, or an empty cell for a gap
iData, row 3, column I: found a formula without its result; expected a result: open the workbook in Excel
iData, row 4, Time: found '2022년'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03
iData, row 4, homes: found '-'; expected a number; leave it empty for a gap
""",
    ),
    "units": (
        {(2, 3): dt.date(2022, 1, 1), (3, 1): "jongno", (3, 3): dt.date(2022, 1, 1), (4, 1): None, (4, 3): None},
        {},
        """\
iData, row 2, Time: found '2022-01-01'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03
iData, row 3, jongno, 2022-01-01: found a second row, first in row 2; expected one row per uCode and Time
iData, row 4, Time: found nothing; expected a year 2022, a quarter 2022-Q3 or a month 2022-03
iData, row 4, uCode: found nothing; expected a value
""",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_every_fault_is_told_at_once_with_sheet_row_and_column(faults, case):
    data, meta, expected = FAULTS[case]
    found = sorted(faults(changed(DATA, data), changed(META, meta)))
    assert (
        "".join(f"{fault[: len(line)]}\n" for fault, line in zip(found, expected.splitlines(), strict=True)) == expected
    )


def test_what_a_unit_is_called_may_not_change(faults):
    later = [["jongno", "Jongno", 2023, "south", "S", 10, "Kim", 100, 40]]
    assert faults([*DATA, *later]) == [
        "iData, row 5, uName: found 'Jongno'; expected '종로구' for 'jongno', as above",
        "iData, row 5, region: found 'south'; expected 'north' for 'jongno', as above",
    ]


def test_an_unknown_group_is_refused(faults):
    assert faults(group="mayor") == ["living.xlsx, --group: found 'mayor'; expected a code of Type Group: region, size"]


def test_missing_columns_are_named_together(made):
    data = [row[:2] for row in DATA]
    meta = [[*row[:3], *row[5:]] for row in META]
    with pytest.raises(FileError) as error:
        made([row[1:] for row in data], meta)
    assert [str(fault) for fault in error.value.faults] == [
        "iMeta, row 1, columns: found no 'Direction'; expected iCode, Direction, Weight, Parent, Type, named in row 1",
        "iMeta, row 1, columns: found no 'Weight'; expected iCode, Direction, Weight, Parent, Type, named in row 1",
        "iData, row 1, columns: found no 'uCode'; expected uCode, named in row 1",
        "iData, row 1, Time: found no such column; expected one, or the period of all rows: --period 2024",
    ]


def test_a_period_beside_a_column_of_them_is_refused(faults):
    assert faults(period="2022") == [
        "iData, --period: found '2022', and a column Time; expected nothing: the sheet says when"
    ]


# COINr's own example


def plain(text):
    try:
        return float(text)
    except ValueError:
        return text or None


@pytest.fixture(scope="module")
def coinr(shared):
    def table(name):
        with (shared / "parity" / "coinr" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [[plain(text) for text in row] for row in csv.reader(file)]

    return table


@pytest.fixture(scope="module")
def asem(coinr, tmp_path_factory):
    """COINr's example as a workbook, imported."""
    folder = tmp_path_factory.mktemp("asem")
    book = save(folder / "asem.xlsx", iData=coinr("ASEM_iData"), iMeta=coinr("ASEM_iMeta"))
    return import_book(book, folder / "asem").index


def assert_agrees(index, table, step):
    header, *rows = table
    panel = index.build().steps[step]
    theirs = {row[0]: [np.nan if cell is None else cell for cell in row[1:]] for row in rows}
    places = [panel.nodes.index(code) for code in header[1:]]
    np.testing.assert_allclose(
        panel.values[:, 0][:, places], [theirs[unit] for unit in panel.units], rtol=1e-12, atol=1e-12
    )


def test_asem_has_the_values_of_coinr_before_and_after_denomination(coinr, asem):
    assert (len(asem.framework.indicators), len(asem.framework.aggregates), len(asem.units)) == (49, 11, 51)
    assert_agrees(asem, coinr("std_raw"), "value")
    assert_agrees(asem, coinr("std_denominated"), "denominated")


def test_asem_without_denominators_has_the_normalised_values_of_coinr(coinr, tmp_path):
    meta = coinr("ASEM_iMeta")
    place = meta[0].index("Denominator")
    without = [[cell for at, cell in enumerate(row) if at != place] for row in meta]
    book = save(tmp_path / "asem.xlsx", iData=coinr("ASEM_iData"), iMeta=without)
    assert_agrees(import_book(book, tmp_path / "asem").index, coinr("norm_minmax_0_100_raw"), "normalised")


def test_the_panel_of_asem_has_every_value_of_its_years(coinr, tmp_path):
    data = coinr("ASEM_iData_p")
    few = ["uName", "uCode", "EurAsia_group", "Time", "GDP", "LPI", "Goods", "CO2"]
    places = [data[0].index(name) for name in few]
    short = [[row[place] for place in places] for row in data]
    meta = [row for row in coinr("ASEM_iMeta")
            if row[1] in ("iCode", *few, "Index", "Conn", "Sust", "Physical", "ConEcFin", "Environ")]  # fmt: skip
    index = import_book(save(tmp_path / "p.xlsx", iData=short, iMeta=meta), tmp_path / "p").index
    result = index.build()
    assert (len(result.units), result.periods) == (51, ("2018", "2019", "2020", "2021", "2022"))
    expected = {(row[1], str(int(row[3]))): row[5:] for row in short[1:]}
    rows = pl.DataFrame(index.data).filter(pl.col("node") == "Goods").select("unit", "period", "value").rows()
    assert all(value == pytest.approx(expected[unit, period][1], rel=1e-14) for unit, period, value in rows)
    assert len(rows) == 255
