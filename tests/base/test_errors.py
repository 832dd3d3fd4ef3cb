import numpy as np
import pytest

from donghaeng.base import errors
from donghaeng.base.errors import (
    DataError,
    DonghaengError,
    EndedError,
    Fault,
    FileError,
    FrameworkError,
    InputError,
    MethodError,
    OutputError,
    UndefinedResultError,
    UnknownValueError,
    raise_if,
)

WEIGHT = Fault("weight of 'damp'", "0", "a finite number above 0")


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (WEIGHT, "weight of 'damp': found 0; expected a finite number above 0"),
        (Fault("weight", "0", "more", 3), "row 3, weight: found 0; expected more"),
        (Fault("weight", "0", "more", 3, "framework.csv"), "framework.csv, row 3, weight: found 0; expected more"),
        (Fault("", "nothing", "a header", file="data.csv"), "data.csv: found nothing; expected a header"),
    ],
)
def test_a_fault_says_where_what_was_found_and_what_would_be_right(fault, line):
    assert str(fault) == line


# The block of STYLE.md, section 6
def test_an_error_prints_its_headline_and_every_fault():
    parent = Fault("parent of 'rent_burden'", "'hosing'", "one of ['housing']")
    assert str(FrameworkError("the framework contradicts itself", [parent, WEIGHT])) == (
        "the framework contradicts itself\n"
        "  - parent of 'rent_burden': found 'hosing'; expected one of ['housing']\n"
        "  - weight of 'damp': found 0; expected a finite number above 0"
    )


def test_twenty_faults_are_all_printed():
    assert "more" not in str(DataError("rows", [Fault("value", "-", "a number")] * 20))


def test_beyond_twenty_faults_are_counted():
    lines = str(DataError("rows", [Fault("value", "-", "a number")] * 1_021)).splitlines()
    assert len(lines) == 1 + 20 + 1
    assert lines[-1] == "  … and 1,001 more"


def test_an_error_keeps_all_its_faults():
    assert len(DataError("rows", iter([WEIGHT] * 30)).faults) == 30


def test_an_error_without_faults_is_its_headline():
    assert str(MethodError("no such method")) == "no such method"


def test_faults_are_placed_in_a_file_unless_they_name_one():
    error = DataError("rows", [WEIGHT, Fault("unit_measure", "nothing", "a unit", file="framework.csv")])
    placed = error.in_file("data.csv")
    assert [fault.file for fault in placed.faults] == ["data.csv", "framework.csv"]
    assert (type(placed), placed.headline) == (DataError, "rows")


@pytest.mark.parametrize("kind", [FileError, FrameworkError, DataError, MethodError])
def test_what_is_handed_in_wrongly_is_an_input_error(kind):
    assert issubclass(kind, InputError)


@pytest.mark.parametrize("kind", [InputError, UndefinedResultError, UnknownValueError, EndedError, OutputError])
def test_every_error_is_ours(kind):
    assert issubclass(kind, DonghaengError)


def test_the_docstring_draws_every_error_there_is():
    kinds = {name for name, item in vars(errors).items() if isinstance(item, type) and issubclass(item, Exception)}
    assert {name for name in kinds if name not in errors.__doc__} == set()


def test_an_undefined_result_says_what_where_and_what_to_do():
    error = UndefinedResultError("a ratio to zero is not defined", cells=np.array([True]), remedy="choose another base")
    assert str(error) == "a ratio to zero is not defined; choose another base"
    assert (error.what, error.remedy) == ("a ratio to zero is not defined", "choose another base")
    assert error.cells.tolist() == [True]


def test_an_undefined_result_may_have_no_remedy():
    assert str(UndefinedResultError("goalposts must differ")) == "goalposts must differ"


def test_faults_raise_the_error_asked_for():
    with pytest.raises(FrameworkError, match=r"(?s)contradicts itself.*weight of 'damp': found 0"):
        raise_if([WEIGHT], FrameworkError, "the framework contradicts itself")


def test_no_faults_raise_nothing():
    assert raise_if([], FrameworkError, "the framework contradicts itself") is None
