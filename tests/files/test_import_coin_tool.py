import csv
import tomllib

import numpy as np
import pytest
from openpyxl import Workbook

from donghaeng.base.errors import FileError, InputError
from donghaeng.files.import_book import import_book

pytestmark = pytest.mark.slow

HEADING = ["Item", "Dimension/indicator", "Supra-dimension", "Weight", "Aggregation", "Direction", "Name"]
DIMENSIONS = [
    ["Index", "Index", None, 1, "Arithmetic", 1, "Living"],
    ["Sub-indices", "si.01", "Index", 1, "Arithmetic", 1, "Living"],
    ["Pillars", "p.01", "si.01", 0.75, "Arithmetic", 1, "Housing"],
    [None, "p.02", "si.01", 0.25, "Arithmetic", 1, "Money"],
    [None, "p.03", "si.01", None, "Arithmetic", 1, None],
    ["Sub-pillars", "sp.01", "p.01", 1, "Arithmetic", 1, None],
    ["Indicators", "ind.01", "p.01", 0.5, "Arithmetic", 1, "Homes"],
]
BLOCK = [
    ["Weight", 2, 1, 1],
    ["Direction", 1, 1, -1],
    ["Goalpost lower", 0, None, 30],
    ["Goalpost upper", 40, None, 70],
    ["Level 4", "Index", "Index", "Index"],
    ["Level 3", "si.01", "si.01", "si.01"],
    ["Level 2", "p.01", "p.01", "p.02"],
    ["Level 1", "-", "-", "-"],
    ["Name", "Homes", "Parks", "Rent"],
    ["Code", "ind.01", "ind.02", "ind.03"],
    ["Jongno", "jongno", None, 10, 1, 40],
    ["Jung", "jung", None, 15, 5, 50],
    ["Yongsan", "yongsan", None, 20, "n/a", 60],
]
"""Min-max: homes 0, 50, 100; parks 0, 100, a gap; rent 100, 50, 0. Housing in jung (2 x 50 + 100) / 3 = 66.7, living
(3 x 66.7 + 50) / 4 = 62.5; in jongno 0 and 25."""
CORNER = [
    ["Minmax", "Database"],
    ["Datamax", None, "Normalisation method:", "Minmax"],
    ["Goalposts", "For MinMax, DataMax, Goalposts:", "Minimum score", 0],
    ["Dataz", None, "Maximum score", 100],
    ["Dataprcranks", "For Dataz (z-scores):", "Mean score", 50],
    ["Geometric", None, "Standard deviation", 10],
]


def database(block=BLOCK, corner=CORNER):
    """Give the sheet Database: its corner, what the indicators are, the units."""
    described = [[None, None, None, *row] for row in block[:10]]
    return [*corner, *described, *([None, *row] for row in block[10:])]


def framework(dimensions=DIMENSIONS, top=3):
    """Give the sheet Framework, its table of dimensions below some rows."""
    return [
        [None, "Conceptual framework"],
        *([[]] * (top - 1)),
        [None, *HEADING],
        *([None, *row] for row in dimensions),
    ]


def save(path, data, tree):
    book = Workbook()
    book.active.title = "Intro"
    for name, rows in (("Database", data), ("Framework", tree), ("Heatmap", [["#REF!"]])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def changed(rows, places):
    """Give rows with other cells at some places (row, column), from 1 as a spreadsheet counts."""
    copy = [list(row) for row in rows] + [[]]
    for (row, column), value in places.items():
        copy[row - 1] += [None] * (column - len(copy[row - 1]))
        copy[row - 1][column - 1] = value
    return copy


@pytest.fixture
def made(tmp_path):
    """Import a tool and give the folder and its index."""

    def imported(data=None, tree=None, period="2022"):
        book = save(tmp_path / "tool.xlsm", data or database(), tree or framework())
        return tmp_path / "tool", import_book(book, tmp_path / "tool", period=period)

    return imported


@pytest.fixture
def faults(made):
    """Import a tool that is not right and give its faults as they are printed."""

    def found(*arguments, **options):
        with pytest.raises(InputError) as error:
            made(*arguments, **options)
        return sorted(map(str, error.value.faults))

    return found


def method_of(folder):
    return tomllib.loads((folder / "method.toml").read_text("utf-8"))


def test_the_index_of_the_folder_has_the_scores_worked_by_hand(made):
    _, report = made()
    result = report.index.build()
    np.testing.assert_allclose(result.panel("Index").ravel(), [25, 62.5, np.nan])
    np.testing.assert_allclose(result.panel("p.01").ravel(), [0, 200 / 3, np.nan])


def test_the_tree_leaves_out_what_is_not_used_and_levels_of_one(made):
    folder, report = made()
    assert report.kind == "COIN Tool"
    assert (folder / "framework.csv").read_text("utf-8") == (
        "code,name_en,name_ko,parent,unit_measure,direction,weight,source\n"
        "Index,Living,Living,,,,1,workbook\n"
        "p.01,Housing,Housing,Index,,,0.75,workbook\n"
        "p.02,Money,Money,Index,,,0.25,workbook\n"
        "ind.01,Homes,Homes,p.01,not stated,1,2,workbook\n"
        "ind.02,Parks,Parks,p.01,not stated,1,1,workbook\n"
        "ind.03,Rent,Rent,p.02,not stated,-1,1,workbook\n"
    )
    assert (folder / "units.csv").read_text("utf-8") == (
        "unit,name_en,name_ko\njongno,Jongno,Jongno\njung,Jung,Jung\nyongsan,Yongsan,Yongsan\n"
    )


def test_all_four_levels_may_be_used(made):
    places = {(12, 7): "si.02", (14, 5): "sp.01", (14, 6): "sp.02"}
    tree = framework([*DIMENSIONS, [None, "si.02", "Index", 3], [None, "sp.02", "p.01", 1]])
    _, report = made(changed(database(), places), tree)
    parents = {node.code: node.parent for node in report.index.framework.nodes}
    assert parents == {
        "Index": "", "si.01": "Index", "si.02": "Index", "p.01": "si.01", "p.02": "si.02", "sp.01": "p.01",
        "sp.02": "p.01", "ind.01": "sp.01", "ind.02": "sp.02", "ind.03": "p.02",
    }  # fmt: skip
    assert report.index.framework["si.02"].weight == 3


def test_the_table_of_dimensions_may_begin_a_row_lower_as_before_2019(made):
    _, report = made(tree=framework(top=4))
    assert report.index.framework["p.02"].name_en == "Money"


def test_an_indicator_without_values_is_left_out_and_named(made):
    places = {
        (7, 8): 1,
        (8, 8): 1,
        (11, 8): "Index",
        (12, 8): "si.01",
        (13, 8): "p.02",
        (15, 8): "Jobs",
        (16, 8): "ind.04",
    }
    _, report = made(changed(database(), places))
    assert "ind.04" not in report.index.framework
    assert "Not taken, since they have no value: Jobs." in report.notes


def test_a_gap_is_what_the_tool_shows_as_one(made):
    folder, _ = made()
    assert "yongsan,2022,ind.02,,workbook\n" in (folder / "data.csv").read_text("utf-8")


# The method


@pytest.mark.parametrize(
    ("places", "normalise", "left"),
    [
        ({}, {"method": "min_max", "range": [0, 100]}, []),
        ({(3, 4): 1.5, (4, 4): 10}, {"method": "min_max", "range": [1.5, 10]}, []),
        ({(3, 4): None}, {"method": "min_max"}, []),
        ({(2, 4): "Dataz"}, {"method": "z_score", "mean": 50, "sd": 10}, []),
        ({(2, 4): "Datamax"}, {"method": "min_max", "range": [0, 100]}, ["Datamax"]),
        ({(2, 3): "Method"}, {"method": "min_max", "range": [0, 100]}, ["not found"]),
    ],
)
def test_normalisation_is_that_of_the_tool_where_we_have_it(made, places, normalise, left):
    folder, report = made(changed(database(), places))
    assert method_of(folder)["normalise"] == normalise
    noted = [note.split(" is not taken")[0] for note in report.notes if note.startswith("Normalisation")]
    assert noted == [f"Normalisation: the workbook's, {kind}," for kind in left]


def test_goalposts_are_taken_with_the_better_end_as_best(made):
    folder, report = made(changed(database(), {(2, 4): "Goalposts", (9, 6): 0, (10, 6): 10}))
    assert method_of(folder)["normalise"]["node"] == {
        "ind.01": {"worst": 0, "best": 40}, "ind.02": {"worst": 0, "best": 10}, "ind.03": {"best": 30, "worst": 70}
    }  # fmt: skip
    assert report.index.build().panel("ind.03").ravel().tolist() == [75, 50, 25]


def test_goalposts_that_are_not_used_stand_below_the_method(made):
    folder, _ = made()
    _, lines = (folder / "method.toml").read_text("utf-8").split("as settings.\n")
    assert lines.replace("# ", "") == (
        '[normalise.node]\n"ind.01".worst = 0\n"ind.01".best = 40\n"ind.03".best = 30\n"ind.03".worst = 70\n'
    )


def test_geometric_means_are_taken(made):
    tree = changed(framework(), {(5, 6): "Geometric"})
    folder, _ = made(tree=tree)
    assert method_of(folder)["aggregate"] == {"method": "arithmetic", "node": {"Index": {"method": "geometric"}}}


# What is refused


EVERY_FAULT = """\
Database, row 13, column F: found 'p.09'; expected a code of Framework, under 'Dimension/indicator'
Database, row 16, column G: found 'ind 03'; expected a name without spaces, slashes, colons, commas or quotes
Database, row 17, column E: found '1,500'; expected a number, such as 1500
Database, row 18, column E: found a formula without its result; expected a result: open the workbook in Excel
Database, row 19, column C: found 'jung'; expected each code once; it is in row 18
Database, row 20, column C: found nothing; expected the code of a unit, beside its values
Database, row 7, column E: found 0; expected a finite number above 0
Database, row 8, column F: found 'up'; expected 1 or -1
Framework, row 5, column F: found 'Harmonic'; expected Arithmetic or Geometric
Framework, row 8, column G: found '-1'; expected 1: an aggregate has no direction; turn those of its indicators
Framework, row 8, weight of 'p.02': found -1; expected a finite number above 0
"""


def test_every_fault_is_told_at_once_with_sheet_row_and_column(faults):
    places = {
        (7, 5): 0, (8, 6): "up", (13, 6): "p.09", (16, 7): "ind 03", (17, 5): "1,500", (18, 5): "=A1", (19, 3): "jung",
        (20, 5): 7,
    }  # fmt: skip
    tree = changed(framework(), {(8, 5): -1, (5, 6): "Harmonic", (8, 7): -1})
    found = faults(changed(database(), places), tree)
    lines = EVERY_FAULT.splitlines()
    assert [fault[: len(line)] for fault, line in zip(found, lines, strict=True)] == lines


def test_an_aggregate_under_two_parents_is_refused(faults):
    places = {(12, 6): "si.02", (12, 7): "si.02"}
    tree = framework([*DIMENSIONS, [None, "si.02", "Index", 1]])
    assert faults(changed(database(), places), tree) == [
        "Database, row 12, column F: found 'si.02'; expected 'si.01' above 'p.01', as in another column"
    ]


def test_goalposts_that_are_used_and_missing_are_refused(faults):
    (fault,) = faults(changed(database(), {(2, 4): "Goalposts"}))
    assert fault.startswith("Database, row 9, column F: found nothing; expected two numbers here and below")


def test_another_layout_is_refused(made):
    with pytest.raises(FileError) as error:
        made([["code", "ind.01"], ["jongno", 10]], [["code", "parent"]], period="")
    period, heading, codes = map(str, error.value.faults)
    assert period == "Database, --period: found nothing; expected the period of all values: --period 2024"
    assert heading.startswith("Framework, heading: found no cell 'Dimension/indicator'; expected it above the dimen")
    assert codes.startswith("Database, row 16, codes: found none with values below; expected an indicator per column")


# COINr's example in the layout of the tool


def plain(text):
    try:
        return float(text)
    except ValueError:
        return text or None


def test_asem_in_a_tool_has_the_values_of_coinr(shared, tmp_path):
    def table(name):
        with (shared / "parity" / "coinr" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = ([plain(text) for text in row] for row in csv.reader(file))
        return [dict(zip(header, row, strict=True)) for row in rows]

    meta = {row["iCode"]: row for row in table("ASEM_iMeta")}
    nodes = [code for code, row in meta.items() if row["Type"] == "Indicator"]
    pillars = [meta[code]["Parent"] for code in nodes]

    def of(column, codes):
        return [column, *(meta[code][column] for code in codes)]

    described = [
        of("Weight", nodes), of("Direction", nodes), [], [],
        ["Level 4", *["Index"] * len(nodes)], of("Parent", pillars), of("Parent", nodes), [],
        of("iName", nodes), ["Code", *nodes],
    ]  # fmt: skip
    units = [[row["uName"], row["uCode"], None, *("n/a" if row[code] is None else row[code] for code in nodes)]
             for row in table("ASEM_iData")]  # fmt: skip
    tree = framework([[None, code, row["Parent"], row["Weight"], "Arithmetic", 1, row["iName"]]
                      for code, row in meta.items() if row["Type"] == "Aggregate"])  # fmt: skip
    index = import_book(
        save(tmp_path / "asem.xlsx", database([*described, *units]), tree), tmp_path / "asem", period="2018"
    ).index
    panel = index.build().steps["normalised"]
    theirs = {row["uCode"]: row for row in table("norm_minmax_0_100_raw")}
    expected = [
        [np.nan if theirs[unit][code] is None else theirs[unit][code] for code in panel.nodes] for unit in panel.units
    ]
    np.testing.assert_allclose(panel.values[:, 0], expected, rtol=1e-9, atol=1e-12)
    assert [index.framework[code].parent for code in nodes] == pillars
