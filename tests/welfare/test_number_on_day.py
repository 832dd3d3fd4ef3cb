import datetime as dt

from donghaeng.welfare import Bracket, Choice, Dated, Law, Parameter, Parameters, Policy, Programme, ShareOf, Status
from donghaeng.welfare.number_on_day import every_on_day, on_day


def figures(number, view):
    return {key: figure.number for key, figure in on_day(number, view).figures.items()}


def test_one_number_for_all_stands_under_no_key(view):
    found = on_day(Law("livelihood.share"), view)
    assert (found.by, found.figures[""].number, [law.path for law in found.laws]) == ("", 0.32, ["livelihood.share"])
    assert figures(Choice(1200, "KRW/year"), view) == {"": 100}


def test_a_table_has_every_key_of_the_day(view):
    assert figures(Law("median.doubted"), view) == {"1": 100, "2": 160, "3": 210}
    assert figures(Law("credit.maximum"), view) == {"single": 137500, "one_earner": 237500}
    assert figures(ShareOf("livelihood.share", "median.amount"), view) == {"6": 0.32 * 8064805, "7": 0.32 * 8988428}


def test_a_table_without_a_rule_for_larger_households_is_closed(law):
    closed, is_open = (on_day(Law("median.amount"), law.at(dt.date(year, 6, 1))) for year in (2022, 2025))
    assert (closed.is_closed, is_open.is_closed) == (True, False)


def test_a_schedule_has_the_brackets_of_a_month(view):
    found = on_day(Law("tax.brackets"), view)
    assert (found.figures, found.brackets) == ({}, (Bracket(0, 0.06), Bracket(14000000 / 12, 0.15)))


def test_what_is_unknown_or_ended_is_named(law):
    late = law.at(dt.date(2027, 6, 1))
    assert on_day(Law("livelihood.share"), late).missing == {"livelihood.share": Status.UNKNOWN}
    assert on_day(Law("pilot.rate"), late).missing == {"pilot.rate": Status.ENDED}
    assert on_day(Law("pilot.rate"), late).figures == {}


def test_a_line_that_was_gazetted_needs_no_share(law):
    line = Parameter(
        "livelihood.line", {}, "KRW/month", (Dated(dt.date(2020, 1, 1), {"1": 7.0}, "notice"),), "household_size"
    )
    late = Parameters((*law.every, line)).at(dt.date(2027, 6, 1))
    found = on_day(ShareOf("livelihood.share", "median.amount", gazetted="livelihood.line"), late)
    assert ({key: figure.number for key, figure in found.figures.items()}, found.missing) == ({"1": 7.0}, {})


def test_every_number_of_a_programme_has_its_place(view):
    programme = Programme("aid", {}, "top_up", "household", "month",
                          {"line": Law("median.doubted"), "rate": Law("pilot.rate")})  # fmt: skip
    Policy("p", {}, (programme,)).on(view)
    assert list(every_on_day(programme, view)) == ["numbers.line", "numbers.rate"]
