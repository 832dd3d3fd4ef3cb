"""Microdata become families that the rules take, the same from every kind of file; what is missing is refused."""

import datetime as dt
import re

import polars as pl
import pytest

from donghaeng.base.errors import DataError, FileError
from donghaeng.city import City
from donghaeng.files import households_of, read_households
from donghaeng.welfare import apply

HOUSEHOLDS = pl.DataFrame({
    "HHID": [11.0, 12.0, 13.0], "INC": [600.0, 0.0, 1200.0], "AST": [325999999.0, 326000001.0, 0.0],
    "KIND": [1.0, 2.0, 1.0], "WT": [1.5, 2.0, 0.5],
})  # fmt: skip
PERSONS = pl.DataFrame({
    "HHID": [12.0, 11.0, 12.0, 13.0], "AGE": [40.0, 30.0, 5.0, 70.0], "WAGE": [0.0, 600.0, 0.0, 0.0],
})  # fmt: skip
MAP = """
[households]
file = "hh.{kind}"
id = "HHID"

[households.columns]
income = {{ column = "INC", unit = "KRW/year", times = 10000 }}
assets = "AST"
earner_type = {{ column = "KIND", values = {{ 1 = "single", 2 = "one_earner" }} }}
weight = "WT"

[persons]
file = "pp.{kind}"
household = "HHID"

[persons.columns]
size = {{ count = true }}
children = {{ count = true, where = {{ column = "AGE", below = 8 }} }}
earnings = {{ sum = "WAGE", unit = "KRW/year", times = 10000 }}
"""
FAMILIES = pl.DataFrame({
    "id": ["11", "12", "13"], "income": [500000.0, 0.0, 1000000.0], "assets": [325999999.0, 326000001.0, 0.0],
    "earner_type": ["single", "one_earner", "single"], "weight": [1.5, 2.0, 0.5], "size": [1, 2, 1],
    "children": [0, 1, 0], "earnings": [500000.0, 0.0, 0.0],
})  # fmt: skip
KINDS = ["csv", "parquet", "xlsx", "dta", "sav", "zsav", "por", "xpt"]
NOTHING = {"rent": 0, "single_pensioners": 0, "couple_pensioners": 0, "children_of_allowance_age": 0}


@pytest.fixture
def mapped(write_microdata, write_map):
    """Write households and persons as a kind of file, and their map with something exchanged."""

    def written(kind="csv", households=HOUSEHOLDS, persons=PERSONS, exchanged=()):
        write_microdata(f"hh.{kind}", households)
        write_microdata(f"pp.{kind}", persons)
        text = MAP.format(kind=kind)
        for old, new in exchanged:
            assert old in text
            text = text.replace(old, new)
        return write_map(text)

    return written


def refused(path, error=DataError):
    with pytest.raises(error) as caught:
        read_households(path)
    return [str(fault) for fault in caught.value.faults]


@pytest.fixture(scope="module")
def seoul(request):
    return City(request.config.rootpath / "cities" / "seoul")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_gives_the_same_families(mapped, kind):
    assert read_households(mapped(kind)).equals(FAMILIES, null_equal=False)


@pytest.mark.parametrize("kind", KINDS)
def test_325_999_999_won_are_under_326_000_000(mapped, seoul, kind):
    families = read_households(mapped(kind)).with_columns(income=0.0, assessed_income=0.0, earnings=0.0).with_columns(
        **{name: pl.lit(value) for name, value in NOTHING.items()}
    )  # fmt: skip
    policy = seoul.policies["safety-income"].on(seoul.parameters.at(dt.date(2024, 1, 1)))
    paid = apply(families, policy)["safety_income"].to_list()
    assert paid[0] == 947089.125  # as the press printed it for one person without income, in thousands
    assert paid[1] == 0


def test_a_column_that_a_rule_needs_and_the_map_has_not_is_refused_by_the_rule(mapped, seoul):
    families = read_households(mapped(exchanged=[('assets = "AST"\n', "")]))
    policy = seoul.policies["safety-income"].on(seoul.parameters.at(dt.date(2024, 1, 1)))
    with pytest.raises(DataError, match="assets: found no such column"):
        apply(
            families.with_columns(assessed_income=0, **{name: pl.lit(value) for name, value in NOTHING.items()}), policy
        )


def test_households_need_no_persons(write_microdata, write_map):
    write_microdata("hh.csv", HOUSEHOLDS)
    path = write_map('[households]\nfile = "hh.csv"\nid = "HHID"\ncolumns = { size = "KIND" }\n')
    assert read_households(str(path)).rows() == [("11", 1.0), ("12", 2.0), ("13", 1.0)]


def test_households_are_left_out_only_where_the_map_says_so_and_are_counted(mapped):
    found = households_of(mapped(exchanged=[('id = "HHID"\n', 'id = "HHID"\nonly = { column = "AST", above = 0 }\n')]))
    assert found.frame["id"].to_list() == ["11", "12"]
    assert found.left_out == 1


def test_a_file_without_a_household_is_refused(write_microdata, write_map, mapped):
    write_microdata("hh.csv", HOUSEHOLDS.clear())
    path = write_map('[households]\nfile = "hh.csv"\nid = "HHID"\ncolumns = { size = "KIND" }\n')
    assert refused(path) == ["hh.csv, rows: found no row below the header; expected a household at least"]
    none = mapped(exchanged=[('id = "HHID"\n', 'id = "HHID"\nonly = { column = "AST", below = 0 }\n')])
    assert refused(none) == ["hh.csv, rows: found 3 rows, all left out by only; expected a household at least"]


def test_what_is_missing_of_households_that_are_left_out_disturbs_nobody(mapped):
    households = HOUSEHOLDS.with_columns(INC=pl.Series([600.0, 0.0, -9.0]))
    only = 'id = "HHID"\nonly = { column = "INC", at_least = 0 }\n'
    assert len(read_households(mapped(households=households, exchanged=[('id = "HHID"\n', only)]))) == 2


def test_what_is_assumed_of_all_is_said_in_the_map_and_told(mapped):
    found = households_of(
        mapped(exchanged=[("[persons]", '[households.assumed]\nrent = 0\nhome = "owned"\n[persons]')])
    )
    assert found.frame.select("rent", "home").unique().rows() == [(0.0, "owned")]
    assert found.assumed == {"rent": 0, "home": "owned"}


def test_every_fault_of_both_files_is_told_at_once(mapped):
    households = HOUSEHOLDS.with_columns(INC=pl.Series(["1,000,000", "", "-9"]), KIND=pl.Series([1, 3, 1]))
    persons = PERSONS.with_columns(WAGE=pl.Series(["a", "1", "2", "3"]))
    coded = [("times = 10000 }\nassets", "times = 10000, missing = [-9] }\nassets")]
    faults = refused(mapped(households=households, persons=persons, exchanged=coded))
    remedy = "expected a number, such as 1000000: take the commas out"
    assert faults[0] == f"hh.csv, row 2, INC, id 11: found '1,000,000'; {remedy}"
    assert faults[1].startswith(
        "hh.csv, row 3, INC, id 12: found nothing; expected a value; in the map: zero = [code] if"
    )
    assert faults[2].startswith("hh.csv, row 4, INC, id 13: found '-9'; expected a value")
    assert [fault[:27] for fault in faults[3:]] == ["hh.csv, row 3, KIND, id 12:", "pp.csv, row 2, WAGE, househ"]


def test_a_column_that_is_two_things_is_refused_once(mapped):
    households = HOUSEHOLDS.with_columns(AST=pl.Series([None, 1.0, 2.0]))
    twice = [('assets = "AST"\n', 'assets = "AST"\nsavings = "AST"\n')]
    assert len(refused(mapped(households=households, exchanged=twice))) == 1


def test_ids_that_stand_twice_are_refused(mapped):
    faults = refused(mapped("dta", HOUSEHOLDS.with_columns(HHID=pl.Series([11.0, 12.0, 11.0]))))
    assert faults == [
        "hh.dta, row 3, HHID: found 11 again; expected one row for a household",
        "pp.dta, HHID 13: found persons of them; expected households that the file of households has",
    ]


def test_the_first_ids_that_stand_twice_are_shown_and_the_others_counted(write_microdata, write_map):
    write_microdata("hh.dta", pl.DataFrame({"HHID": [float(place // 2) for place in range(14)]}))
    faults = refused(write_map('[households]\nfile = "hh.dta"\nid = "HHID"\n'))
    assert len(faults) == 5
    assert faults[0] == "hh.dta, row 2, HHID: found 0 again (and 2 ids more); expected one row for a household"


def test_a_household_without_an_id_is_refused(mapped):
    faults = refused(mapped("dta", HOUSEHOLDS.with_columns(HHID=pl.Series([11.0, 12.0, None]))))
    assert "hh.dta, row 3, HHID: found nothing; expected an id in each row" in faults


def test_persons_and_households_that_do_not_meet_are_refused(mapped):
    faults = refused(mapped("dta", persons=PERSONS.with_columns(HHID=pl.Series([12.0, 11.0, 12.0, 99.0]))))
    assert faults == [
        "pp.dta, HHID 99: found persons of them; expected households that the file of households has",
        "pp.dta, HHID 13: found no person of them; expected a row for each person of every household",
    ]


def test_columns_of_both_files_that_are_not_there_are_told_at_once(mapped):
    path = mapped(exchanged=[('"AST"', '"ASSET"'), ('"WAGE"', '"WAGES"')])
    assert refused(path, FileError) == [
        "hh.csv, column 'ASSET': found no such column; expected AST",
        "pp.csv, column 'WAGES': found no such column; expected WAGE, AGE",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a = ", "households.toml, TOML: found"),
        ("", "households.toml, households: found nothing; expected a value"),
        ('[households]\nfile = "hh.csv"\nid = "a"\nsize = "b"',
         "households.toml, households.size: found 'b'; expected no such setting"),
        ('[households]\nfile = "hh.csv"\nid = "a"\ncolumns = { x = { column = "b", unit = "USD" } }',
         "households.toml, households.columns.x.unit: found 'USD'; expected '', 'KRW/month' or 'KRW/year'"),
        ('[households]\nfile = "hh.csv"\nid = "a"\ncolumns = { Id = "b" }', "households.toml, columns: found"),
    ],
)  # fmt: skip
def test_a_map_that_is_none_is_refused(write_map, text, fault):
    (found,) = refused(write_map(text), FileError)
    assert re.match(re.escape(fault), found)


def test_a_map_that_is_not_there_is_refused(tmp_path):
    assert refused(tmp_path / "households.toml", FileError) == [
        "households.toml, file: found no such file; expected a file"
    ]
