"""The unverified numbers that a result stands on; the median of three persons of the small law is one."""

import datetime as dt

import polars as pl
import pytest

from donghaeng.welfare import Bracket, Choice, Dated, Parameter, Parameters, Policy, Programme, Status, apply, schedule
from donghaeng.welfare.doubts import doubts, doubts_of
from donghaeng.welfare.programme import Condition, Law

HALF = Choice(0.5, "1")


@pytest.fixture
def on_day(law):
    """Two top-ups by size, one with a doubtful line; a levy by doubtful brackets, and a doubtful share of type."""
    day = dt.date(2024, 1, 1)
    more = (
        Parameter("levy.brackets", {}, "KRW/month", (Dated(day, (Bracket(0, 0.1),), status=Status.UNVERIFIED),)),
        Parameter("gift.amount", {}, "KRW/month", (
            Dated(day, {"single": 5}, "law"), Dated(day, {"one_earner": 6}, status=Status.UNVERIFIED)),
            "household_type"),
    )  # fmt: skip
    line = {"line": Law("median.doubted"), "rate": HALF}
    programmes = (
        Programme("top_up", {}, "top_up", "household", "month", line),
        Programme("gift", {}, "flat", "household", "month", {"amount": Law("gift.amount")},
                  {"household_type": "earner_type"}, (Condition("wealth", "below", Choice(9, "KRW")),)),
        Programme("levy", {}, "brackets", "household", "month", {"brackets": Law("levy.brackets")}, is_levy=True),
    )  # fmt: skip
    return Policy("all", {}, programmes).on(Parameters((*law, *more)).at(dt.date(2025, 6, 15)))


def paths(found):
    return [value.path for value in found]


def test_a_cell_is_told_for_the_size_that_has_it(on_day):
    assert paths(doubts(on_day, ["top_up"], {"size": 3})) == ["median.doubted.3"]
    assert paths(doubts(on_day, ["top_up"], {"size": 2})) == []
    assert paths(doubts(on_day, ["top_up"], {"size": 2}, {"size": 4.0})) == ["median.doubted.4"]


def test_only_the_programmes_of_the_codes_count_and_each_number_once(on_day):
    one = {"size": 3, "earner_type": "one_earner"}
    assert paths(doubts(on_day, [], one)) == []
    assert paths(doubts(on_day, ["gift", "levy"], one, one)) == ["gift.amount.one_earner", "levy.brackets"]


def test_of_a_number_that_is_not_known_nothing_is_told(on_day):
    assert paths(doubts(on_day, ["gift"], {"earner_type": "two_earner"})) == []


def test_of_a_frame_those_count_that_have_an_amount(on_day):
    rows = {"id": [1, 2], "size": [3, 2], "income": [300, 0], "wealth": [0, 9], "earner_type": ["single", "one_earner"]}
    applied = apply(pl.DataFrame(rows), on_day)
    # three persons are above their line of 210, so that only two get the top-up; the type in doubt gets no gift
    assert paths(doubts_of(applied, on_day)) == ["levy.brackets"]
    poor = apply(pl.DataFrame({**rows, "income": [0, 0], "wealth": [0, 0]}), on_day)
    assert paths(doubts_of(poor, on_day)) == ["median.doubted.3", "gift.amount.one_earner"]


def test_a_programme_that_nobody_can_get_asks_for_no_column(law):
    credit = Programme("credit", {}, "trapezoid", "family", "month", {
        name: Law("credit.maximum") for name in ("maximum", "phase_in_end", "plateau_end", "ceiling")},
        {"household_type": "earner_type"})  # fmt: skip
    policy = Policy("credit", {}, (credit,)).on(law.at(dt.date(2025, 1, 1)))
    applied = apply(pl.DataFrame({"id": [1, 2], "size": 1, "income": 0.0, "earnings": 0.0}), policy)
    assert doubts_of(applied, policy) == ()


def test_a_schedule_tells_which_programmes_pay_somewhere(on_day):
    one = {"id": 1, "size": 1, "income": 0, "earnings": 0, "wealth": 9, "earner_type": "one_earner"}
    found = schedule(one, on_day, 1000)
    assert found.paying == ("top_up", "levy")
    assert paths(doubts(on_day, found.paying, one)) == ["levy.brackets"]
