"""What a value tells of itself, and the cells of a table; larger households by the rule of the gazette."""

import datetime as dt

import pytest

from donghaeng.base.errors import EndedError, InputError, UnknownValueError
from donghaeng.welfare import Bracket, Status


@pytest.fixture
def view(law):
    return law.at(dt.date(2025, 7, 1))


def test_a_value_carries_all_that_a_reader_is_told(view):
    found = view["median.amount"].of(7)
    assert (found.path, found.number, found.unit_measure) == ("median.amount.7", 8988428, "KRW/month")
    assert (str(found.since), found.sources, found.status) == ("2025-01-01", ("law",), Status.SOURCED)
    assert (found.names["ko"], found.notes) == ("중위소득", ({"en": "as read", "ko": "읽은 대로"},))


def test_a_table_names_each_of_its_sources_once(view):
    assert view["median.amount"].sources == ("notice", "law")


# The gazette of 2025: 8 persons 9,912,051, and 923,623 for each further person
@pytest.mark.parametrize(("size", "amount", "is_extended"), [
    (6, 8064805, False), ("7", 8988428, False), (8, 9912051, True), (10, 9912051 + 2 * 923623, True),
])  # fmt: skip
def test_a_household_larger_than_any_in_the_table_adds_the_last_step(view, size, amount, is_extended):
    found = view["median.amount"].of(size)
    assert (found.number, found.is_extended, found.sources) == (
        amount,
        is_extended,
        ("notice" if size == 6 else "law",),
    )


def test_what_is_made_of_an_unverified_cell_is_unverified(view):
    doubted = view["median.doubted"]
    assert (doubted.of(4).number, doubted.of(4).status) == (260, Status.UNVERIFIED)
    assert [doubted.of(size).status for size in (1, 3)] == [Status.SOURCED, Status.UNVERIFIED]
    assert doubted.status is Status.UNVERIFIED


def test_a_cell_that_is_not_known_is_refused_with_those_that_are(view):
    with pytest.raises(UnknownValueError) as error:
        view["median.amount"].of(5)
    assert str(error.value) == (
        "median.amount is not known for household_size 5\n"
        "  - median.amount, household_size 5: found only 6, 7 since 2025-01-01; "
        "expected its value from that day on, with its source, in the history"
    )


@pytest.mark.parametrize(("path", "day", "key", "message"), [
    ("median.amount", "2022-06-01", 3, "household_size 3: found only 1, 2 since 2022-01-01"),
    ("credit.maximum", "2025-01-01", "sinlge", "household_type sinlge: found only single, one_earner"),
])  # fmt: skip
def test_without_a_rule_nothing_lies_beyond_the_table(law, path, day, key, message):
    with pytest.raises(UnknownValueError, match=message):
        law.at(dt.date.fromisoformat(day))[path].of(key)


@pytest.mark.parametrize("size", [0, -1, "two", "1.5", "²"])
def test_a_household_size_is_a_whole_number_from_1_on(view, size):
    with pytest.raises(InputError, match=f"household_size: found {size!r}; expected a whole number from 1 on"):
        view["median.amount"].of(size)


def test_a_schedule_is_its_brackets(view):
    assert view["tax.brackets"].brackets == (Bracket(0, 0.06), Bracket(14000000, 0.15))


@pytest.mark.parametrize(("ask", "message"), [
    (lambda view: view["median.amount"].number, "found a table by household_size; expected a parameter of one number"),
    (lambda view: view["tax.brackets"].number, "found a schedule of brackets; expected a parameter of one number"),
    (lambda view: view["livelihood.share"].brackets, "found a number; expected a parameter of brackets"),
    (lambda view: view["median.amount"].brackets, "found a table by household_size; expected a parameter of brackets"),
    (lambda view: view["livelihood.share"].of(1), "livelihood.share, 1: found no table; expected the parameter itself"),
], ids=["table as number", "schedule as number", "number as schedule", "table as schedule", "no cells"])  # fmt: skip
def test_a_value_of_another_kind_is_refused(view, ask, message):
    with pytest.raises(InputError, match=message):
        ask(view)


@pytest.mark.parametrize("ask", [
    lambda found: found.number, lambda found: found.brackets, lambda found: found.table, lambda found: found.of(1),
], ids=["number", "brackets", "table", "cell"])  # fmt: skip
def test_a_value_of_what_has_ended_is_refused_with_the_day(view, ask):
    with pytest.raises(EndedError) as error:
        ask(view["pilot.rate"])
    assert str(error.value) == (
        "pilot.rate ended: 2025-07-01 is the first day without it\n"
        "  - pilot.rate: found none from 2025-07-01 on; expected a day before, or a policy without it"
    )
    assert view["pilot.rate"].sources == ("report",)
