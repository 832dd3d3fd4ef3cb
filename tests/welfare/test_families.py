"""What families have to be; every refusal with the column and the id."""

import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from donghaeng.base.errors import DataError
from donghaeng.welfare.families import check_families, check_ids, check_names, check_parts, collected, first_ids

GOOD = {"id": ["a", "b"], "size": [1, 2], "income": [0.0, 5e5]}


def frame(**columns):
    return nw.from_native(pl.DataFrame({**GOOD, **columns}))


def faults_of(check, *arguments):
    with pytest.raises(DataError) as error:
        check(*arguments)
    return [str(fault) for fault in error.value.faults]


def test_families_that_are_right_pass():
    check_names(frame(), ["aid"])
    check_ids(frame())
    check_families(frame(kind=["x", "y"]), ["size", "income"], ["kind"])
    check_families(frame(), [])


def test_columns_that_differ_by_case_only_are_refused():
    expected = "a column again, or one of the result's; case does not tell them apart; expected another name"
    assert faults_of(check_names, frame(Income=[1, 2]), ["aid"]) == [
        f"income: found {expected}", f"Income: found {expected}"]  # fmt: skip
    assert faults_of(check_names, frame(Aid=[1, 2]), ["aid"]) == [f"Aid: found {expected}"]


def test_a_column_that_a_rule_needs_is_never_filled_in():
    expected = "a column of the families: what the policy needs of each family, 0 or more; nothing is filled in"
    assert faults_of(check_families, frame(), ["assets"], ["kind"]) == [
        f"{name}: found no such column; expected {expected} for what is missing" for name in ("assets", "kind")
    ]


@pytest.mark.parametrize(("column", "kind"), [
    (["1", "2"], "String"), (pl.Series([1.0, 2.0], dtype=pl.Float32), "Float32"), ([True, False], "Boolean"),
])  # fmt: skip
def test_text_and_numbers_of_32_bits_are_no_amounts(column, kind):
    assert faults_of(check_families, frame(income=column), ["income"]) == [
        f"income: found {kind}; expected numbers of 64 bits, or whole numbers: text is not read as an amount"
    ]


INCOME = "income before these programmes, 0 or more [KRW/month]"
PERSONS = "a whole number of persons, from 1 on"


@pytest.mark.parametrize(("column", "value", "found", "expected"), [
    ("income", None, "nothing", INCOME), ("income", float("nan"), "nothing", INCOME),
    ("income", float("inf"), "inf", INCOME), ("income", -1.0, "-1.0", INCOME),
    ("size", 0, "0", PERSONS), ("size", -2, "-2", PERSONS),
    ("size", 1.5, "1.5", PERSONS),
    ("size", None, "nothing", PERSONS),
    ("take_up_draw", 1.0, "1.0", "a number from 0 up to but not 1, drawn once for each family"),
])  # fmt: skip
def test_a_value_that_cannot_be_is_told_with_its_family(column, value, found, expected):
    families = frame(**{column: pl.Series([1 if column == "size" else 0.5, value], strict=False)})
    assert faults_of(check_families, families, [column]) == [f"id b, {column}: found {found}; expected {expected}"]


def test_a_type_that_is_missing_is_told_with_its_family():
    assert faults_of(check_families, frame(kind=["x", None]), [], ["kind"])[0].startswith("id b, kind: found nothing")


def test_gaps_of_pandas_are_found():
    families = nw.from_native(pd.DataFrame({**GOOD, "income": [float("nan"), 1.0]}))
    assert faults_of(check_families, families, ["income"]) == [f"id a, income: found nothing; expected {INCOME}"]


def test_only_the_first_rows_are_told():
    families = nw.from_native(pl.DataFrame({"id": range(9), "size": [0] * 9}))
    assert len(faults_of(check_families, families, ["size"])) == 5


def test_an_id_stands_once_and_is_there():
    assert faults_of(check_ids, frame(id=["a", "a"])) == [
        "id a: found more than one row; expected one row for a family"
    ]
    assert faults_of(check_ids, frame(id=["a", None])) == ["id: found 1 rows without one; expected an id for each row"]


def test_frames_that_wait_are_collected_and_ids_found():
    assert collected(frame().lazy()).shape == (2, 3)
    assert first_ids(frame(), "size", 2) == "b"


def test_a_part_that_is_more_than_the_whole_is_refused():
    check_parts(frame(earnings=[0.0, 5e5]), [("earnings", "income")])
    assert faults_of(check_parts, frame(earnings=[1.0, 5e5]), [("earnings", "income")]) == [
        "id a, earnings: found 1; expected at most the income, 0"]  # fmt: skip
