"""A benefit that is asked for, as a table and as a text."""

import datetime as dt
from decimal import Decimal

import pytest

from donghaeng.base.errors import InputError
from donghaeng.claims.asked import FORM, Asked, asked_of, read_asked
from donghaeng.claims.calculations import read_calculation

SAID = {"policy": "safety-income", "programme": "safety_income", "day": dt.date(2024, 1, 1),
        "family": {"size": 1, "income": Decimal("500000.5"), "earner_type": "single"}}  # fmt: skip
TARGET = "benefit:safety-income/safety_income/2024-01-01/size=1&income=500000.5&earner_type=single"
WORD = "a number, or a word such as single"


def faults(call, said):
    with pytest.raises(InputError) as error:
        call(said)
    return [(fault.where, fault.found, fault.expected) for fault in error.value.faults]


@pytest.mark.parametrize("day", [dt.date(2024, 1, 1), "2024-01-01"])
def test_a_table_becomes_one_input_that_reads_back(day):
    asked = asked_of({**SAID, "day": day})
    assert asked.target == TARGET
    family = {"size": 1, "income": 500000.5, "earner_type": "single"}
    assert read_asked(TARGET.removeprefix("benefit:")) == Asked(
        "safety-income", "safety_income", dt.date(2024, 1, 1), family
    )


def test_a_size_stays_a_whole_number():
    assert isinstance(read_asked("now/top_up/2024-01-01/size=1").family["size"], int)


@pytest.mark.parametrize(("said", "fault"), [
    ({"policy": 3}, ("calculation.policy", "3", "a name of letters, digits, - and _")),
    ({"programme": "a/b"}, ("calculation.programme", "'a/b'", "a name of letters, digits, - and _")),
    ({"day": "2024-01"}, ("calculation.day", "'2024-01'", "a day such as 2024-01-01")),
    ({"day": 2024}, ("calculation.day", "'2024'", "a day such as 2024-01-01")),
    ({"family": {}}, ("calculation.family", "{}", "a table such as { size = 1, income = 500000 }")),
    ({"family": "one"}, ("calculation.family", "'one'", "a table such as { size = 1, income = 500000 }")),
    ({"family": {"size": True}}, ("calculation.family.size", "True", WORD)),
    ({"family": {"type": "a&b=c"}}, ("calculation.family.type", "'a&b=c'", WORD)),
    ({"family": {"size": [1]}}, ("calculation.family.size", "[1]", WORD)),
])  # fmt: skip
def test_what_is_no_benefit_is_refused_with_place_and_remedy(said, fault):
    assert faults(asked_of, {**SAID, **said}) == [fault]


def test_every_fault_is_said_at_once():
    found = faults(asked_of, {"policy": 1, "programme": 2, "day": 3, "family": 4})
    assert [place for place, _, _ in found] == [
        f"calculation.{name}" for name in ("policy", "programme", "family", "day")
    ]


def test_an_argument_that_is_missing_or_unknown_is_refused():
    said = {"name": "benefit", **{name: SAID[name] for name in ("policy", "programme", "day")}, "household": {}}
    takes = "benefit takes policy, programme, day, family"
    assert faults(read_calculation, said) == [
        ("calculation.family", "nothing", f"an input: {takes}"),
        ("calculation.household", "no such argument", takes),
    ]


@pytest.mark.parametrize("text", ["safety-income", "a/b/2024-01-01", "a/b/2024-01-01/size", "/b/2024-01-01/size=1"])
def test_a_text_that_is_no_benefit_is_refused(text):
    assert faults(read_asked, text) == [("", repr(f"benefit:{text}"), f"benefit:{FORM}")]
