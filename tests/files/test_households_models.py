"""What a column map may say; what contradicts itself is refused."""

import pytest
from pydantic import ValidationError

from donghaeng.files.households_models import ColumnSettings, HouseholdsFile, PersonColumnSettings, WhereSettings

OWN = {"file": "hh.csv", "id": "HHID"}


def test_a_name_alone_is_a_column_and_a_table_alone_a_list():
    said = HouseholdsFile.model_validate({
        "households": {**OWN, "columns": {"assets": "ast"}, "only": {"column": "in", "one_of": [1]}},
    })  # fmt: skip
    assert said.households.columns["assets"].column == "ast"
    assert said.households.only[0].one_of == [1]


def test_the_columns_that_are_read_are_told_once_each():
    said = HouseholdsFile.model_validate({
        "households": {**OWN, "columns": {"income": "inc", "assessed_income": "inc"}},
        "persons": {"file": "pp.csv", "household": "HHID", "columns": {
            "size": {"count": True}, "earnings": {"sum": "wage", "where": {"column": "age", "at_least": 15}},
            "children": {"count": True, "where": [{"column": "age", "below": 8}]}}},
    })  # fmt: skip
    assert said.wanted() == (["HHID", "inc"], ["HHID", "wage", "age"])
    assert [column.verb for column in said.persons.columns.values()] == ["count", "sum", "count"]


@pytest.mark.parametrize("twice", [["income", "Income"], ["ID"], ["id"]])
def test_columns_that_differ_by_case_only_and_a_second_id_are_refused(twice):
    with pytest.raises(ValidationError, match="told apart by more than case, and no second id"):
        HouseholdsFile.model_validate({"households": {**OWN, "columns": dict.fromkeys(twice, "x")}})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"values": {"1": "single", "2": 3}}, "values that are all words, or all numbers"),
        ({"values": {"1": 3}, "words": True}, "values that are all words, or all numbers"),
        ({"words": True, "unit": "KRW/year"}, "words without unit, times or zero"),
        ({"values": {"1": "single"}, "times": 10000}, "words without unit, times or zero"),
        ({"times": 0}, "greater than 0"),
        ({"unit": "USD"}, "'KRW/month' or 'KRW/year'"),
        ({"default": 0}, "Extra inputs are not permitted"),
    ],
)
def test_a_column_that_contradicts_itself_is_refused(said, expected):
    with pytest.raises(ValidationError, match=expected):
        ColumnSettings.model_validate({"column": "x", **said})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "one of count, sum, max, min, one"),
        ({"sum": "wage", "max": "wage"}, "one of count, sum, max, min, one"),
        ({"count": False}, "True"),
        ({"count": True, "unit": "KRW/year"}, "a count without unit, times, zero or missing"),
    ],
)
def test_a_column_of_persons_is_made_in_one_way(said, expected):
    with pytest.raises(ValidationError, match=expected):
        PersonColumnSettings.model_validate(said)


def test_a_condition_has_a_test():
    with pytest.raises(ValidationError, match="at least one of at_most, below, at_least, above, one_of"):
        WhereSettings(column="age")


@pytest.mark.parametrize("weight", [{"column": "w", "may_be_missing": True}, {"column": "w", "words": True}])
def test_a_weight_is_a_number_and_nowhere_missing(weight):
    with pytest.raises(ValidationError, match="a weight that is a number of the households' own file"):
        HouseholdsFile.model_validate({"households": {**OWN, "columns": {"weight": weight}}})


def test_a_weight_is_not_assumed_and_nothing_is_assumed_that_is_read():
    with pytest.raises(ValidationError, match="a weight that is a number of the households' own file"):
        HouseholdsFile.model_validate({"households": {**OWN, "assumed": {"weight": 1}}})
    with pytest.raises(ValidationError, match="told apart by more than case"):
        HouseholdsFile.model_validate({"households": {**OWN, "columns": {"rent": "r"}, "assumed": {"Rent": 0}}})


def test_a_weight_is_not_made_of_persons():
    persons = {"file": "pp.csv", "household": "HHID", "columns": {"weight": {"sum": "w"}}}
    with pytest.raises(ValidationError, match="a weight that is a number of the households' own file"):
        HouseholdsFile.model_validate({"households": OWN, "persons": persons})
