"""Every fault of a history, with its place and remedy."""

import datetime as dt
import math

import pytest

from donghaeng.base.units import Units
from donghaeng.welfare import Bracket, Dated, Parameter, Status, parameter_faults

UNITS = Units()
A, B = dt.date(2024, 1, 1), dt.date(2025, 1, 1)
TWO = {"1": 10.0, "2": 15.0}


def faults(*history, by="", unit="KRW/month", path="aid.amount"):
    return [str(fault) for fault in parameter_faults(Parameter(path, {}, unit, history, by), UNITS)]


@pytest.mark.parametrize(("history", "by", "unit"), [
    ([Dated(A, 10, "law")], "", "KRW/month"),
    ([Dated(A, 0, "law"), Dated(B, 1, status=Status.UNVERIFIED)], "", "1"),
    ([Dated(A, 0.0417, "law")], "", "1/month"),
    ([Dated(A, status=Status.UNKNOWN), Dated(B, status=Status.ENDED, source="law")], "", "KRW"),
    ([Dated(A, TWO, "law"), Dated(A, {"3": 19.0}, "news", beyond="last_step")], "household_size", "KRW/month"),
    ([Dated(A, TWO, "law"), Dated(B, TWO, "law")], "household_size", "KRW/month"),
    ([Dated(A, {"single": 1.0}, "law")], "household_type", "KRW/year"),
    ([Dated(A, (Bracket(0, 0.06), Bracket(10, 0.15)), "law")], "", "KRW/year"),
])  # fmt: skip
def test_what_is_right_has_no_fault(history, by, unit):
    assert faults(*history, by=by, unit=unit) == []


@pytest.mark.parametrize(("history", "by", "unit", "found"), [
    ([], "", "KRW", "history: found nothing; expected a row at least, if only { since = …, status = 'unknown' }"),
    ([Dated(A, 1, "law")], "", "wons",
     "unit_measure: found 'wons'; expected 1 for a share, or units such as KRW/month"),
    ([Dated(A, source="law")], "", "KRW",
     "history 1, value: found nothing; expected a value; or status = 'unknown', or 'ended'"),
    ([Dated(A, 1)], "", "KRW",
     "history 1, source: found nothing; expected a source; or status = 'unverified'"),
    ([Dated(A, status=Status.ENDED)], "", "KRW",
     "history 1, source: found nothing; expected a source; or status = 'unverified'"),
    ([Dated(A, 1, "law", Status.UNKNOWN)], "", "KRW",
     "history 1, value: found a value that is unknown; expected no value, or another status"),
    ([Dated(A, 1, "law"), Dated(B, 1, "law", Status.ENDED)], "", "KRW",
     "history 2, value: found a value that is ended; expected no value, or another status"),
    ([Dated(A, 1, "law")], "household_size", "KRW",
     "history 1, value: found 1; expected a table by household_size: { key = number, … }"),
    ([Dated(A, TWO, "law")], "", "KRW",
     "history 1, value: found a table; expected a number or brackets; or by = '…', which says what its keys are"),
    ([Dated(A, {}, "law")], "phase", "KRW",
     "history 1, value: found an empty table; expected a key and a number at least; or status = 'unknown'"),
    ([Dated(A, {"0": 1.0}, "law")], "household_size", "KRW",
     "history 1, value.0: found household size '0'; expected a whole number from 1 on"),
    ([Dated(A, 50, "law")], "", "1",
     "history 1, value: found 50; expected a share from 0 to 1: 0.5 for 50 %"),
    ([Dated(A, {"1": -0.1}, "law")], "phase", "1",
     "history 1, value.1: found -0.1; expected a share from 0 to 1: 0.5 for 50 %"),
    ([Dated(A, math.inf, "law")], "", "KRW", "history 1, value: found inf; expected a finite number"),
    ([Dated(A, (), "law")], "", "KRW",
     "history 1, value.1.above: found no bracket; expected 0: the first bracket begins there"),
    ([Dated(A, (Bracket(14000000, 0.06),), "law")], "", "KRW",
     "history 1, value.1.above: found 14,000,000; expected 0: the first bracket begins there"),
    ([Dated(A, (Bracket(0, 6),), "law")], "", "KRW",
     "history 1, value.1.rate: found 6; expected a share from 0 to 1: 0.5 for 50 %"),
    ([Dated(A, (Bracket(0, 0.1), Bracket(20, 0.2), Bracket(20, 0.3)), "law")], "", "KRW",
     "history 1, value.3.above: found 20 after 20; expected brackets that ascend"),
    ([Dated(A, TWO, "law", beyond="last_step")], "phase", "KRW",
     "history 1, beyond: found 'last_step'; expected 'last_step', in a parameter by household_size"),
    ([Dated(A, TWO, "law", beyond="double")], "household_size", "KRW",
     "history 1, beyond: found 'double'; expected 'last_step', in a parameter by household_size"),
    ([Dated(A, {"1": 1.0, "4": 2.0}, "law", beyond="last_step")], "household_size", "KRW",
     "history 1, beyond: found sizes 1, 4; expected the two largest side by side"),
    ([Dated(B, 1, "law"), Dated(A, 1, "law")], "", "KRW",
     "history 2, since: found 2024-01-01 after 2025-01-01; expected the oldest row first"),
    ([Dated(A, 1, "law"), Dated(A, 2, "law")], "", "KRW",
     "history 2, since: found 2024-01-01 again; expected one row a day; or tables of different keys"),
    ([Dated(A, TWO, "law"), Dated(A, status=Status.UNKNOWN)], "household_size", "KRW",
     "history 2, since: found 2024-01-01 again; expected one row a day; or tables of different keys"),
    ([Dated(A, TWO, "law"), Dated(A, {"2": 1.0}, "law")], "household_size", "KRW",
     "history 2, since: found 2024-01-01 again with 2; expected each key once a day"),
    ([Dated(A, TWO, "law", beyond="last_step"), Dated(A, {"3": 1.0}, "law", beyond="last_step")], "household_size",
     "KRW", "history 2, beyond: found 'last_step' again; expected one rule for larger households a day"),
])  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(history, by, unit, found):
    assert faults(*history, by=by, unit=unit) == [f"aid.amount: {found}"]


@pytest.mark.parametrize("path", ["amount", "aid.Amount", "aid.amount.1", "aid. amount", ""])
def test_a_path_is_a_programme_and_a_name(path):
    expected = f"{path}: path: found {path!r}; expected programme.name, in small letters, digits and _"
    assert faults(Dated(A, 1, "law"), path=path) == [expected]


def test_faults_of_one_parameter_come_together():
    assert len(faults(Dated(B, 1), Dated(A, TWO, "law"), unit="x")) == 4
