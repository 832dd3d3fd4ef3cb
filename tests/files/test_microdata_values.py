"""Ids, amounts and words of columns; what cannot be is said with its row, and mended only until it is raised."""

import polars as pl
import pytest

from donghaeng.files.households_models import ColumnSettings, WhereSettings
from donghaeng.files.microdata import Microdata
from donghaeng.files.microdata_values import Reader


def reader(values, *, missing=(), **about):
    """Read one column `x` of a file."""
    frame = pl.DataFrame({"x": values})
    rows = pl.Series(range(1, len(frame) + 1), dtype=pl.Int64)
    return Reader(Microdata("hh.dta", frame, rows, **about), missing)


def told(found):
    return [str(fault) for fault in found.faults]


def amounts(values, /, *, name="x", about=None, codes=(), **said):
    found = reader(values, missing=codes, **(about or {}))
    return found.amounts(ColumnSettings(column="x", **said), name).to_list(), told(found)


def words(values, /, *, about=None, codes=(), **said):
    found = reader(values, missing=codes, **(about or {}))
    return found.words(ColumnSettings(column="x", **said)).to_list(), told(found)


@pytest.mark.parametrize("values", [[101.0, 7.0], [101, 7], ["101", "7"], ["101.0", "7.0"]])
def test_an_id_is_the_same_text_however_it_was_kept(values):
    assert reader(values, is_text=isinstance(values[0], str)).id("x").to_list() == ["101", "7"]


def test_an_id_that_is_text_keeps_its_zeros():
    assert reader(["007"], is_text=True).id("x").to_list() == ["007"]


def test_an_id_that_is_missing_is_refused():
    found = reader([1.0, None, -9.0, float("nan")], missing=[-9])
    found.id("x")
    assert told(found) == [f"hh.dta, row {row}, x: found nothing; expected an id in each row" for row in (2, 3, 4)]


def test_what_is_true_is_the_code_1():
    said = WhereSettings.model_validate({"column": "x", "one_of": [True]})
    assert reader([True, False]).mask([said]).to_list() == [True, False]


def test_an_id_of_32_bits_that_may_be_another_is_refused():
    found = reader([16777215.0, 16777216.0], exact={"x": 2.0**24})
    found.id("x")
    (fault,) = told(found)
    assert fault.startswith("hh.dta, row 2, x: found 16777216.0; expected an id of 64 bits (Stata: long or double")
    assert fault.endswith("as it was kept, whole numbers below 16,777,216 alone are exact")


def test_a_year_in_10000_won_becomes_a_month_in_won():
    assert amounts([600.0, 0.0], unit="KRW/year", times=10000) == ([500000.0, 0.0], [])


def test_an_amount_keeps_its_last_won():
    assert amounts(["325999999"], about={"is_text": True}) == ([325999999.0], [])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1,000,000", "such as 1000000: take the commas out"),
        ("많음", "a number, such as"),
        ("inf", "a number, such as"),
    ],
)
def test_what_is_no_number_is_refused(value, expected):
    _, faults = amounts([value], about={"is_text": True})
    assert len(faults) == 1
    assert faults[0].startswith(f"hh.dta, row 1, x: found '{value}'; expected")
    assert expected in faults[0]


@pytest.mark.parametrize("values", [["5"], [True]])
def test_a_column_of_another_type_is_no_amount(values):
    _, (fault,) = amounts(values)
    assert "expected numbers: text is not read as an amount (in Stata: destring)" in fault


def test_an_infinite_amount_is_refused():
    _, (fault,) = amounts([float("inf")])
    assert fault == "hh.dta, row 1, x: found inf; expected a number, such as 325999999"


@pytest.mark.parametrize(
    ("gap", "found"), [(None, "nothing"), (float("nan"), "nan"), (-9.0, "-9.0"), (99999999.0, "99999999.0")]
)
def test_a_gap_is_refused_and_never_filled(gap, found):
    _, (fault,) = amounts([1.0, gap], codes=[-9], missing=[99999999])
    assert fault.startswith(f"hh.dta, row 2, x: found {found}; expected a value; in the map: zero = [code] if")


def test_a_gap_that_may_be_stays_a_gap():
    assert amounts([1.0, -9.0], missing=[-9], may_be_missing=True) == ([1.0, None], [])


def test_codes_may_be_words():
    assert amounts(["1", "NA"], missing=["NA"], may_be_missing=True, about={"is_text": True}) == ([1.0, None], [])


def test_a_code_of_none_is_zero():
    assert amounts([300000.0, -8.0], zero=[-8]) == ([300000.0, 0.0], [])


def test_codes_may_stand_for_amounts():
    assert amounts([1.0, 2.0], values={"1": 500000, "2": 1500000}) == ([500000.0, 1500000.0], [])


def test_floats_of_32_bits_are_taken_only_where_they_are_exact():
    narrow = {"exact": {"x": 2.0**24}}
    assert amounts([16777215.0], about=narrow) == ([16777215.0], [])
    _, faults = amounts([325999999.0, 0.5, 1.0], about=narrow)
    assert [fault[:13] for fault in faults] == ["hh.dta, row 1", "hh.dta, row 2"]
    assert "expected 64 bits, made anew from the source (Stata: double, SAS: length 8)" in faults[0]


def test_a_weight_may_be_of_32_bits_and_not_below_zero():
    assert amounts([0.5], name="weight", about={"exact": {"x": 2.0**24}}) == ([0.5], [])
    _, faults = amounts([-1.0], name="weight")
    assert faults == ["hh.dta, row 1, x: found -1.0; expected a weight of 0 or more"]


@pytest.mark.parametrize("values", [[1.0, 2.0], [1, 2], ["1", "2"]])
def test_codes_become_words(values):
    assert words(values, values={"1": "single", "2": "one_earner"}) == (["single", "one_earner"], [])


def test_a_key_may_be_a_value_label_and_a_code_goes_first():
    labels = {"labels": {"x": {"1": "단독", "2": "1"}}}
    assert words([1.0, 2.0], values={"단독": "single", "2": "one_earner"}, about=labels)[0] == ["single", "one_earner"]
    _, (fault,) = words([1.0, 2.0], values={"1": "single"}, about=labels)  # 1 is a code, and not the label of 2
    assert fault == "hh.dta, row 2, x: found '2'; expected a code of values, such as 1; or missing = [code] in the map"


def test_words_stand_as_they_are_where_they_are_said_to_be_words():
    assert words(["single"], words=True) == (["single"], [])


def test_words_that_are_missing_are_refused():
    _, (fault,) = words(["single", None], words=True)
    assert fault.startswith("hh.dta, row 2, x: found nothing; expected a value")


def test_the_first_rows_are_shown_and_the_others_counted():
    _, faults = amounts([None] * 1207)
    assert len(faults) == 5
    assert "found nothing (and 1,202 rows more)" in faults[-1]


def test_where_there_are_ids_they_are_told():
    frame, rows = pl.DataFrame({"x": [None, 1.0]}), pl.Series([1, 2])
    found = Reader(Microdata("hh.dta", frame, rows), [], pl.Series(["101", "102"]))
    found.amounts(ColumnSettings(column="x"), "x")
    assert told(found)[0].startswith("hh.dta, row 1, x, id 101: found nothing")


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ({"below": 8}, [True, False, False]),
        ({"at_most": 8}, [True, True, False]),
        ({"at_least": 8, "below": 65}, [False, True, False]),
        ({"above": 8}, [False, False, True]),
        ({"one_of": [7, 65]}, [True, False, True]),
    ],
)
def test_rows_are_told_by_tests_that_all_have_to_be_met(tests, expected):
    found = reader([7.0, 8.0, 65.0])
    assert found.mask([WhereSettings(column="x", **tests)]).to_list() == expected
    assert told(found) == []


@pytest.mark.parametrize("tests", [{"below": 8}, {"one_of": [1]}])
def test_what_cannot_be_told_for_a_gap_is_refused(tests):
    found = reader([1.0, None])
    assert found.mask([WhereSettings(column="x", **tests)]).to_list() == [True, False]
    assert told(found)[0].startswith("hh.dta, row 2, x: found nothing; expected a value")
