import datetime as dt

import pytest

from donghaeng.base.errors import EndedError, InputError, UnknownValueError
from donghaeng.welfare import Choice, Dated, Law, Parameter, Parameters, ShareOf
from donghaeng.welfare.figure import brackets_on, figure, key_of, parted, paths_of

LINE = ShareOf("livelihood.share", "median.amount")


def test_a_choice_of_a_year_is_a_twelfth_a_month(view):
    assert figure(Choice(1200, "KRW/year"), view).number == 100
    assert figure(Choice(1200, "KRW/month"), view).number == 1200
    assert figure(Choice(1200, "KRW"), view).values == ()


def test_a_number_of_the_law_comes_with_what_it_stands_on(view):
    found = figure(Law("livelihood.share"), view)
    assert (found.number, found.values[0].path, found.values[0].sources) == (0.32, "livelihood.share", ("law",))


def test_a_cell_is_named_or_looked_up(view):
    assert figure(Law("median.amount.6"), view).number == 8064805
    assert figure(Law("median.amount"), view, "7").number == 8988428
    assert figure(Law("credit.maximum.single"), view).number == 1650000 / 12


def test_a_share_is_of_the_value_of_the_same_key(view):
    found = figure(LINE, view, "6")
    assert found.number == 0.32 * 8064805
    assert [value.path for value in found.values] == ["livelihood.share", "median.amount.6"]


# Gazetted for two persons in 2023: 1,036,846; the share is 1,036,846.5 and the nearest won 1,036,847.
def test_a_share_is_rounded_unless_the_line_was_gazetted():
    day = dt.date(2023, 1, 1)
    median = {"1": 2077892, "2": 3456155}
    law = Parameters((
        Parameter("a.share", {}, "1", (Dated(day, 0.3, "x"),)),
        Parameter("a.median", {}, "KRW/month", (Dated(day, median, "x"),), "household_size"),
        Parameter("a.line", {}, "KRW/month", (Dated(day, {"2": 1036846}, "x"),), "household_size"),
        Parameter("a.step", {}, "KRW", (Dated(day, 1, "x"),)),
    )).at(day)  # fmt: skip
    line = ShareOf("a.share", "a.median", "a.step", "a.line")
    assert (figure(line, law, "1").number, figure(line, law, "2").number) == (623368, 1036846)
    assert figure(ShareOf("a.share", "a.median", "a.step"), law, "2").number == 1036847


def test_what_the_law_does_not_know_is_refused(view):
    with pytest.raises(UnknownValueError, match=r"median\.amount is not known for household_size 5"):
        figure(LINE, view, "5")
    with pytest.raises(InputError, match=r"no parameter is called 'median\.amout'"):
        figure(Law("median.amout"), view, "5")


def test_what_has_ended_is_refused(law):
    with pytest.raises(EndedError, match=r"pilot\.rate ended"):
        figure(Law("pilot.rate"), law.at(dt.date(2026, 1, 1)))


def test_a_schedule_of_a_year_is_a_months(view):
    assert [bracket.above * 12 for bracket in brackets_on(Law("tax.brackets"), view)] == [0, 14000000]


def test_a_number_says_its_paths_and_what_it_is_told_apart_by(law):
    assert paths_of(LINE) == ("livelihood.share", "median.amount")
    assert paths_of(Choice(1, "1")) == ()
    assert key_of(LINE, law) == "household_size"
    assert key_of(Law("credit.maximum.single"), law) == key_of(Choice(1, "1"), law) == ""
    assert parted("pilot.rate") == ("pilot.rate", "")
