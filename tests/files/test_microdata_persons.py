"""Persons join to households: the same sums as plain Python makes, and nobody is lost in silence."""

from collections import defaultdict

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.files.households_models import PersonsSettings
from donghaeng.files.microdata import Microdata
from donghaeng.files.microdata_persons import columns_of_persons
from donghaeng.files.microdata_values import Reader


def made(persons, columns, households=("1", "2"), kept=None):
    """Make columns of persons (household, age, wage), and tell the faults."""
    frame = pl.DataFrame(persons, schema={"HHID": pl.String, "age": pl.Float64, "wage": pl.Float64}, orient="row")
    data = Microdata("pp.dta", frame, pl.int_range(1, len(frame) + 1, eager=True))
    said = PersonsSettings.model_validate({"file": "pp.dta", "household": "HHID", "columns": columns})
    ids = pl.Series(households, dtype=pl.String)
    mask = pl.Series(kept if kept is not None else [True] * len(ids), dtype=pl.Boolean)
    found, faults = columns_of_persons(Reader(data, []), said, ids, mask)
    return found, list(map(str, faults))


PERSONS = [("1", 40.0, 100.0), ("2", 70.0, 0.0), ("1", 7.0, None), ("1", 8.0, 20.0)]


def test_persons_are_counted_summed_and_taken():
    found, faults = made(PERSONS, {
        "size": {"count": True},
        "children": {"count": True, "where": {"column": "age", "below": 8}},
        "earnings": {"sum": "wage", "where": {"column": "age", "at_least": 8}, "unit": "KRW/year", "times": 12},
        "oldest": {"max": "age"}, "youngest": {"min": "age"},
        "pay": {"one": "wage", "where": [{"column": "age", "at_least": 40}, {"column": "wage", "at_least": 0}]},
        "teenagers": {"sum": "age", "where": {"column": "age", "at_least": 13, "below": 20}},
    })  # fmt: skip
    assert faults == []
    assert found.rows() == [
        (3, 1, 120.0, 40.0, 7.0, 100.0, 0.0),
        (1, 0, 0.0, 70.0, 70.0, 0.0, 0.0),
    ]


def test_a_gap_of_whom_is_meant_is_refused():
    _, faults = made(PERSONS, {"earnings": {"sum": "wage"}})
    assert len(faults) == 1
    assert faults[0].startswith("pp.dta, row 3, wage, household 1: found nothing; expected a value")


def test_a_sum_with_a_gap_is_a_gap_where_that_may_be():
    found, faults = made(PERSONS, {"earnings": {"sum": "wage", "may_be_missing": True}})
    assert (found["earnings"].to_list(), faults) == ([None, 0.0], [])


def test_persons_of_no_household_are_refused():
    _, faults = made([*PERSONS, ("9", 1.0, 1.0)], {"size": {"count": True}})
    assert faults == ["pp.dta, HHID 9: found persons of them; expected households that the file of households has"]


def test_households_without_persons_are_refused():
    many = tuple(map(str, range(1, 10)))
    _, faults = made(PERSONS, {"size": {"count": True}}, many)
    expected = "expected a row for each person of every household"
    assert faults == [f"pp.dta, HHID 3, 4, 5, 6, 7 and 2 more: found no person of them; {expected}"]


def test_a_person_without_a_household_is_refused():
    _, faults = made([*PERSONS, (None, 1.0, 1.0)], {"size": {"count": True}})
    assert faults == ["pp.dta, row 5, HHID: found nothing; expected an id in each row"]


def test_persons_of_households_that_are_left_out_are_not_looked_at():
    found, faults = made(PERSONS, {"earnings": {"sum": "wage"}}, kept=[False, True])
    assert (found.rows(), faults) == ([(0.0,)], [])


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"one": "age"}, "found 3 persons; expected one person, told by where"),
        ({"max": "age", "where": {"column": "age", "above": 60}}, "found 0 persons; expected a person at least"),
    ],
)
def test_nobody_or_too_many_of_whom_a_value_is_taken_is_refused(how, expected):
    _, faults = made(PERSONS, {"head": how})
    assert len(faults) == 1
    assert faults[0].startswith(f"pp.dta, head, household 1: {expected}")


@given(st.lists(st.tuples(st.sampled_from("123"), st.integers(0, 100), st.integers(0, 10**9)), min_size=1))
def test_sums_and_counts_are_those_of_plain_python(persons):
    sums, counts = defaultdict(int), defaultdict(int)
    for household, age, wage in persons:
        sums[household] += wage if age >= 15 else 0
        counts[household] += 1
    found, faults = made(
        [(household, float(age), float(wage)) for household, age, wage in persons],
        {"size": {"count": True}, "earnings": {"sum": "wage", "where": {"column": "age", "at_least": 15}}},
        tuple(counts),
    )
    assert faults == []
    assert found.rows() == [(counts[name], sums[name]) for name in counts]


@pytest.mark.parametrize("verb", ["max", "min", "one"])
def test_a_value_of_a_gap_is_a_gap_where_that_may_be(verb):
    found, faults = made([("1", None, None), ("2", 5.0, 0.0)], {"age": {verb: "age", "may_be_missing": True}})
    assert (found["age"].to_list(), faults) == ([None, 5.0], [])


def test_no_household_at_all_has_columns_too():
    found, faults = made([], {"size": {"count": True}, "oldest": {"max": "age"}}, ())
    assert (found.columns, len(found), faults) == (["size", "oldest"], 0, [])
