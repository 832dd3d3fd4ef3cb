import datetime as dt

import narwhals as nw
import polars as pl
import pytest

from donghaeng.base.errors import DataError
from donghaeng.index.rows import row_faults, tidy

KINDS = ["polars", "pandas", "pyarrow"]
TREE = {"housing": "index", "rent": "housing -1", "homes": "index 1"}
FINE = """
unit  period node    value status           indicators note    published_on
seoul 2022   rent    20    .                .          .       2024-06-19
seoul 2023   rent    .     left_out         .          late    2024-06-19
seoul 2022   homes   .     unknown          .          .       .
seoul 2023   homes   39.1  change_from_base .          .       .
seoul 2023   housing 125.1 given            5          .       .
seoul 2023   homes   .     .                .          .       2024-06-20
"""


def as_kind(frame, kind):
    return {"polars": lambda: frame, "pandas": frame.to_pandas, "pyarrow": frame.to_arrow}[kind]()


def faults_of(frame, framework, **known):
    """Return the lines of all faults of a frame."""
    return sorted(str(fault) for fault in row_faults(tidy(nw.from_native(frame)), framework, **known))


# tidy


@pytest.mark.parametrize("kind", KINDS)
def test_labels_become_text_values_numbers_and_every_row_has_a_status(kind):
    frame = pl.DataFrame({"unit": [11, 11], "period": [2022, 2023], "node": ["rent"] * 2, "value": [20, 25],
                          "status": [None, "given"]})  # fmt: skip
    made = tidy(nw.from_native(as_kind(frame, kind)))
    assert made.get_column("unit").to_list() == ["11", "11"]
    assert made.get_column("period").to_list() == ["2022", "2023"]
    assert made.get_column("value").to_list() == [20.0, 25.0]
    assert made.get_column("status").to_list() == ["observed", "given"]


def test_an_empty_status_is_observed():
    frame = pl.DataFrame({"unit": ["a"], "period": ["2022"], "node": ["rent"], "value": [1.0], "status": [""]})
    assert tidy(nw.from_native(frame)).get_column("status").to_list() == ["observed"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("column", ["unit", "period", "node", "value"])
def test_a_column_that_lacks_is_named(rows, kind, column):
    frame = as_kind(rows("unit period node value\na 2022 rent 1").drop(column), kind)
    with pytest.raises(DataError, match=f"the data lack a column\n  - columns: found no '{column}' in"):
        tidy(nw.from_native(frame, eager_only=True))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("column", "found", "expected"),
    [
        ("value", "1,234", "a column of numbers"),
        ("indicators", "six", "a column of numbers"),
        ("decimals", "one", "a column of numbers"),
        ("published_on", "2024-06-19", "a column of days"),
    ],
)
def test_a_column_of_text_where_numbers_or_days_belong_is_refused(rows, kind, column, found, expected):
    frame = rows("unit period node value\na 2022 rent 1").with_columns(pl.lit(found).alias(column))
    with pytest.raises(DataError, match=f"{column}: found String; expected {expected}"):
        tidy(nw.from_native(as_kind(frame, kind), eager_only=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_with_nothing_in_it_may_be_of_any_kind(rows, kind):
    frame = rows("unit period node value\na 2022 rent 1").with_columns(
        published_on=pl.lit(None, pl.String), indicators=pl.lit(None)
    )
    assert len(tidy(nw.from_native(as_kind(frame, kind), eager_only=True))) == 1


# row_faults


@pytest.mark.parametrize("kind", KINDS)
def test_right_rows_have_no_faults(rows, tree, kind):
    frame = as_kind(rows(FINE), kind)
    assert faults_of(frame, tree(**TREE), units=["seoul"], periods=["2022", "2023"], counts=True) == []


HEADER = "unit period node value status indicators note published_on\n"
STATUSES = "['observed', 'given', 'change_from_base', 'left_out', 'unknown']"
DOUBLE = "one row per unit, period, node and date of publication"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("seoul 2022 rant 1 . . . .", "row 2, node: found 'rant'; expected a code of framework.csv or series.csv"),
        ("seoul 2022 . 1 . . . .", "row 2, node: found nothing; expected a code of framework.csv or series.csv"),
        (". 2022 rent 1 . . . .", "row 2, unit: found nothing; expected the code of a unit"),
        ("seoul 2022/23 rent 1 . . . .",
         "row 2, period: found '2022/23'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
        ("seoul . rent 1 . . . .",
         "row 2, period: found nothing; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
        ("seoul 2022 rent 1 . . . .\nseoul . rent 1 . . . .",
         "row 3, period: found nothing; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
        ("seoul 2022 rent 1 . . . .\nseoul 2022-Q1 rent 1 . . . .",
         "period: found '2022' and '2022-Q1'; expected years, quarters or months, not a mixture"),
        ("seoul 2022 rent 1 . . . .\nseoul 2022 rent 2 . . . .",
         f"row 3, seoul, 2022, rent: found a second row, first in row 2; expected {DOUBLE}"),
        ("seoul 2022 rent 1 . . . 2024-06-19\nseoul 2022 rent 2 . . . 2024-06-19",
         f"row 3, seoul, 2022, rent, 2024-06-19: found a second row, first in row 2; expected {DOUBLE}"),
        ("seoul 2022 rent inf . . . .", "row 2, value: found inf; expected a finite number"),
        ("seoul 2022 rent -inf . . . .", "row 2, value: found -inf; expected a finite number"),
        ("seoul 2022 rent 1 guessed . . .", f"row 2, status: found 'guessed'; expected one of {STATUSES}"),
        ("seoul 2022 housing 1 . . . .",
         "row 2, node: found 'housing'; expected an indicator, or status \"given\" for an aggregate"),
        ("seoul 2022 housing . left_out . late .",
         "row 2, node: found 'housing'; expected an indicator, or status \"given\" for an aggregate"),
        ("seoul 2022 rent 1 given . . .", "row 2, node: found 'rent'; expected an aggregate: only those are given"),
        ("seoul 2022 rent 1 unknown . . .", "row 2, value: found 1.0; expected nothing, with this status"),
        ("seoul 2022 rent 1 left_out . late .", "row 2, value: found 1.0; expected nothing, with this status"),
        ("seoul 2022 rent . left_out . . .", "row 2, note: found nothing; expected the reason for leaving it out"),
        ("seoul 2022 housing . given . . .", "row 2, value: found nothing; expected a number, with this status"),
        ("seoul 2022 rent . change_from_base . . .",
         "row 2, value: found nothing; expected a number, with this status"),
        ("seoul 2022 rent -100.5 change_from_base . . .",
         "row 2, value: found -100.5; expected a change of at least -100 %"),
        ("seoul 2022 housing 1 given 0 . .",
         "row 2, indicators: found 0.0; expected the number of indicators it stands for, above 0"),
        ("seoul 2022 housing 1 given -2 . .",
         "row 2, indicators: found -2.0; expected the number of indicators it stands for, above 0"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_named(rows, tree, kind, row, fault):
    found = faults_of(as_kind(rows(HEADER + row), kind), tree(**TREE))
    assert [line.replace(" 00:00:00", "") for line in found] == [fault]


def test_a_unit_that_units_csv_does_not_know_is_refused(rows, tree):
    frame = rows("unit period node value\nseoul 2022 rent 1\nbusan 2022 rent 1\n. 2022 homes 1")
    assert faults_of(frame, tree(**TREE), units=["seoul"]) == [
        "row 3, unit: found 'busan'; expected a unit of units.csv",
        "row 4, unit: found nothing; expected a unit of units.csv",
    ]


def test_a_period_that_the_method_does_not_name_is_refused(rows, tree):
    frame = rows("unit period node value\nseoul 2022 rent 1\nseoul 2023 rent 1")
    assert faults_of(frame, tree(**TREE), periods=["2022"]) == ["row 3, period: found '2023'; expected one of ['2022']"]


@pytest.mark.parametrize("drop", [[], ["indicators"]])
def test_where_indicators_are_counted_a_given_score_says_how_many_it_stands_for(rows, tree, drop):
    frame = rows(HEADER + "seoul 2022 housing 1 given . . .").drop(drop)
    assert faults_of(frame, tree(**TREE), counts=True) == [
        "row 2, indicators: found nothing; expected the number of indicators it stands for, above 0"
    ]


def test_where_they_are_not_counted_it_need_not(rows, tree):
    frame = rows(HEADER + "seoul 2022 housing 1 given . . .")
    assert faults_of(frame, tree(**TREE), counts=False) == []


@pytest.mark.parametrize("change", ["-100", "0", "135"])
def test_a_change_may_fall_to_nothing_and_no_further(rows, tree, change):
    frame = rows(HEADER + f"seoul 2022 rent {change} change_from_base . . .")
    assert faults_of(frame, tree(**TREE)) == []


def test_a_third_row_is_counted_from_the_first(rows, tree):
    frame = rows("unit period node value\n" + "seoul 2022 rent 1\n" * 3)
    assert [line.split(":")[1] for line in faults_of(frame, tree(**TREE))] == [
        " found a second row, first in row 2; expected one row per unit, period, node and date of publication"
    ] * 2


def test_releases_of_one_figure_are_no_double_rows(rows, tree):
    frame = rows(HEADER + "seoul 2022 rent 1 . . . 2024-06-19\nseoul 2022 rent 2 . . . 2024-06-20\n"
                 "seoul 2022 rent 2 . . . .")  # fmt: skip
    assert faults_of(frame, tree(**TREE)) == []


def test_an_indicator_with_values_has_a_unit_of_measure(rows):
    from donghaeng.index import Framework, Node

    framework = Framework((Node("index", "", ""), Node("rent", "", "", "index", "", -1),
                           Node("damp", "", "", "index", "", -1)))  # fmt: skip
    frame = rows(HEADER + "seoul 2022 rent 1 . . . .\nseoul 2022 damp 5 change_from_base . . .")
    assert faults_of(frame, framework) == [
        "framework.csv, unit_measure of 'rent': found nothing; expected the unit its values are in"
    ]


def test_a_row_is_named_as_its_file_counts_it(rows, tree):
    frame = rows("unit period node value\nseoul 2022 rant 1").with_columns(row=pl.lit(17))
    expected = "a code of framework.csv or series.csv"
    assert faults_of(frame, tree(**TREE)) == [f"row 17, node: found 'rant'; expected {expected}"]


def test_all_faults_come_at_once(rows, tree):
    frame = rows(HEADER + "seoul soon rant inf . . . .\nseoul 2022 rent 1 given . . .\nseoul 2023 homes 1 wild . . .")
    assert len(faults_of(frame, tree(**TREE))) == 5


def test_a_day_belongs_to_the_name_of_a_double_row(rows, tree):
    frame = rows(HEADER + "seoul 2022 rent 1 . . . 2024-06-19\n" * 2)
    day = dt.date(2024, 6, 19).isoformat()
    assert day in faults_of(frame, tree(**TREE))[0]
