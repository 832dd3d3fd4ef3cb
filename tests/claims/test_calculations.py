"""Each calculation by name, worked by hand; each argument that is none, with its place and remedy."""

import datetime as dt
from decimal import Decimal

import pytest

from donghaeng.base.errors import InputError
from donghaeng.base.units import Units
from donghaeng.claims.calculations import NAMES, is_input, read_calculation
from donghaeng.claims.formula import Known

UNITS = Units()
A, B = "fact:a/2023", "claim:b"
INPUT = (
    "an input such as fact:SERIES/TIME, claim:ID, figure:INDEX/PERIOD, raw:INDEX/PERIOD/NODE, law:PATH/DAY, or a number"
)
NONE_OF = "one of score, value, change, ratio, difference, sum, product, arithmetic, benefit"


def known(value, unit=""):
    return Known(value, value, value, UNITS.unit(unit))


def faults(said):
    with pytest.raises(InputError) as error:
        read_calculation(said)
    return [(fault.where, fault.found, fault.expected) for fault in error.value.faults]


@pytest.mark.parametrize(("said", "inputs", "value"), [
    ({"name": "score", "of": "figure:index/2024"}, [130.6], 130.6),
    ({"name": "value", "of": A}, [7], 7),
    ({"name": "change", "from": A, "to": B}, [100, 111], 0.11),
    ({"name": "change", "from": A, "to": B, "as": "percent"}, [200, 150], -0.25),
    ({"name": "change", "from": A, "to": B, "as": "points"}, [111.0, 130.6], 19.6),
    ({"name": "ratio", "of": A, "to": B}, [1, 4], 0.25),
    ({"name": "sum", "of": [A, B, "fact:c"]}, [14, 5, 4], 23),
    ({"name": "sum", "of": [A]}, [14], 14),
    ({"name": "difference", "of": A, "less": B}, [9, 11], -2),
    ({"name": "product", "of": [A, B, "fact:c"]}, [2, 3, 4], 24),
    ({"name": "arithmetic", "formula": "(p - q) / q * 2", "p": A, "q": B}, [6, 4], 1),
    ({"name": "arithmetic", "formula": "q / p", "p": A, "q": B}, [6, 3], 2),
    ({"name": "benefit", "policy": "now", "programme": "top_up", "day": "2024-01-01", "family": {"size": 1}}, [7], 7),
])  # fmt: skip
def test_a_calculation_gives_what_its_name_says(said, inputs, value):
    made = read_calculation(said)
    given = {name: known(number) for name, number in zip(made.inputs, inputs, strict=True)}
    assert made.name == said["name"]
    assert made.formula.compute(given, UNITS).value == pytest.approx(value)


def test_every_calculation_is_tried_above():
    assert set(NAMES) == {"score", "value", "change", "ratio", "sum", "difference", "product", "arithmetic", "benefit"}


def test_each_input_is_found_where_it_is_said_to_be():
    assert read_calculation({"name": "ratio", "of": A, "to": B}).inputs == {"of": A, "to": B}
    assert read_calculation({"name": "change", "from": A, "to": B}).inputs == {"from_": A, "to": B}
    assert read_calculation({"name": "sum", "of": [B, A]}).inputs == {"part1": B, "part2": A}


@pytest.mark.parametrize("number", [3, 3.5, Decimal("3.5"), -2, 0])
def test_a_bare_number_is_an_input(number):
    assert read_calculation({"name": "product", "of": [A, number]}).inputs["part2"] == float(number)


@pytest.mark.parametrize("said", [{"name": "mean", "of": A}, {"name": "Ratio"}, {"name": ["ratio"]}, {"name": 3}])
def test_a_calculation_that_does_not_exist_is_refused(said):
    assert faults(said) == [("calculation", repr(said["name"]), NONE_OF)]


def test_a_calculation_without_a_name_is_refused():
    assert faults({"of": A}) == [("calculation", "nothing", NONE_OF)]


@pytest.mark.parametrize(("said", "places"), [
    ({"name": "ratio"}, [
        ("calculation.of", "nothing", "an input: ratio takes of, to"),
        ("calculation.to", "nothing", "an input: ratio takes of, to"),
    ]),
    ({"name": "ratio", "of": A, "from": B}, [
        ("calculation.to", "nothing", "an input: ratio takes of, to"),
        ("calculation.from", "no such argument", "ratio takes of, to"),
    ]),
    ({"name": "difference", "of": A, "less": B, "as": "points"}, [
        ("calculation.as", "no such argument", "difference takes of, less"),
    ]),
    ({"name": "change", "from": A}, [("calculation.to", "nothing", "an input: change takes from, to")]),
    ({"name": "arithmetic", "formula": "p / q", "p": A, "r": B}, [
        ("calculation.q", "nothing", "an input: this formula takes p, q"),
        ("calculation.r", "no such argument", "this formula takes p, q"),
    ]),
])  # fmt: skip
def test_arguments_that_are_missing_or_unknown_are_refused_together(said, places):
    assert faults(said) == places


@pytest.mark.parametrize("way", ["share", "", 1, ["percent"], {"a": 1}])
def test_another_way_of_change_is_refused(way):
    said = {"name": "change", "from": A, "to": B, "as": way}
    assert faults(said) == [("calculation.as", repr(way), "one of percent, points")]


@pytest.mark.parametrize("parts", [A, [], 3, {"a": A}])
def test_a_sum_of_no_list_is_refused(parts):
    assert faults({"name": "sum", "of": parts}) == [("calculation.of", repr(parts), "a list of inputs")]


@pytest.mark.parametrize("value", [
    "a/2023", "", ":", "fact:", ":a", True, None, [A], {"of": A}, dt.date(2023, 1, 1), float("nan"), float("inf"),
    Decimal("NaN"), Decimal("Infinity"), 10**400,
], ids=lambda value: repr(value)[:20])  # fmt: skip
def test_what_is_no_input_is_refused(value):
    assert faults({"name": "value", "of": value}) == [("calculation.of", repr(value), INPUT)]
    assert faults({"name": "sum", "of": [A, value]}) == [("calculation.of", repr(value), INPUT)]


@pytest.mark.parametrize(("said", "found"), [({}, "nothing"), ({"formula": 3}, "3"), ({"formula": ["a"]}, "['a']")])
def test_arithmetic_without_a_formula_is_refused(said, found):
    assert faults({"name": "arithmetic", **said}) == [("calculation.formula", found, 'a formula such as "a / b"')]


@pytest.mark.parametrize("formula", ["open(a)", "a.b", "a ** 2", "'a'", "a if a else a", "a; a", ""])
def test_code_that_is_no_arithmetic_is_refused(formula):
    (fault,) = faults({"name": "arithmetic", "formula": formula, "a": A})
    assert fault == ("calculation.formula", repr(formula) if formula != "'a'" else "\"'a'\"",
                     "names, numbers, + - * / and parentheses")  # fmt: skip


@pytest.mark.parametrize("text", ["fact:a", "claim:a-b", "figure:index/2024", "raw:index/2024/node"])
def test_a_word_a_colon_and_a_name_are_an_input(text):
    assert is_input(text)
