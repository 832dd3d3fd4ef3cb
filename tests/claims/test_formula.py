"""Formulas with units and bounds; bounds are worked by hand, or by Python's own arithmetic at single points."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from donghaeng.base.errors import InputError, UndefinedResultError
from donghaeng.base.units import Units
from donghaeng.claims.formula import Formula, Known

UNITS = Units()


def known(value, reach=0.0, unit=""):
    return Known(value, value - reach, value + reach, UNITS.unit(unit))


def between(low, high):
    return known((low + high) / 2, (high - low) / 2)


def computed(text, **inputs):
    return Formula(text).compute(inputs, UNITS)


# Each operation, worked by hand


@pytest.mark.parametrize(("text", "low", "high"), [
    ("a + b", 4, 7),
    ("a - b", -4, -1),
    ("b - a", 1, 4),
    ("a * b", 3, 10),
    ("a / b", 1 / 5, 2 / 3),
    ("b / a", 3 / 2, 5),
    ("-a", -2, -1),
    ("-a * b", -10, -3),
    ("b / -a", -5, -3 / 2),
    ("2 * a + 1", 3, 5),
    ("(a + 1) * (b - 2)", 2, 9),
    ("a / b * 1.5", 3 / 10, 1),
    ("b / a / 2", 3 / 4, 5 / 2),
    ("b - a - 1", 0, 3),
    ("1.5", 1.5, 1.5),
])  # fmt: skip
def test_each_operation_lies_between_its_corners(text, low, high):
    found = computed(text, a=between(1, 2), b=between(3, 5))
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(("text", "low", "high"), [
    ("a + b", -5, 7),
    ("a - b", -6, 6),
    ("a * b", -9, 12),  # 3 x 4 above, 3 x -3 below; -2 x 4 and -2 x -3 lie between
    ("a / c", -3 / 2, 1),  # 3 / -2 and -2 / -2
    ("c / 2", -2, -1),
    ("c * c / c", -8, -1),  # named again: at least the truth, -4 to -2, and at most the corners of three
])  # fmt: skip
def test_a_range_over_zero_keeps_its_signs(text, low, high):
    found = computed(text, a=between(-2, 3), b=between(-3, 4), c=between(-4, -2))
    if text.count("c") < 3:
        assert (found.low, found.high) == pytest.approx((low, high))
    assert low <= found.low
    assert found.high <= high


def test_the_value_is_that_of_the_values():
    assert computed("a / b", a=known(278, 0.5), b=known(1052, 0.5)).value == 278 / 1052


@pytest.mark.parametrize(
    ("text", "value"), [("a * b + c", 10), ("a * (b + c)", 14), ("a - b - c", -5), ("a - (b - c)", 3)]
)
def test_signs_bind_as_they_do_in_school(text, value):
    assert computed(text, a=known(2), b=known(3), c=known(4)).value == value


def test_an_exact_number_leaves_no_room():
    found = computed("a * 3", a=known(2))
    assert (found.low, found.value, found.high) == (6, 6, 6)


@pytest.mark.parametrize("low", [-1.0, 0.0])
def test_a_division_by_what_may_be_zero_has_no_answer(low):
    with pytest.raises(UndefinedResultError, match="division by what may be zero"):
        computed("a / b", a=known(1), b=between(low, 1))


def test_a_division_by_nothing_has_no_answer():
    with pytest.raises(UndefinedResultError):
        computed("a / (b - b)", a=known(1), b=known(3))
    with pytest.raises(UndefinedResultError):
        computed("a / 0", a=known(1))


def test_a_range_that_is_named_again_is_wider_than_the_truth_by_little():
    # a / (a + 1) rises with a: from 1/2 at 1 to 2/3 at 2; its corners, without looking at pieces, are 1/3 and 1
    found = computed("a / (a + 1)", a=between(1, 2))
    assert 0.48 < found.low <= 1 / 2
    assert 2 / 3 <= found.high < 0.69


# Units


@pytest.mark.parametrize(("text", "a", "b", "unit", "value"), [
    ("a + b", (1, "GW"), (500, "MW"), "MW", 1500),
    ("a + b", (500, "MW"), (1, "GW"), "MW", 1500),
    ("a - b", (1, "trillion_KRW"), (1, "hundred_million_KRW"), "hundred_million_KRW", 9999),
    ("a / b", (26, "MW"), (104, "MW"), "%", 25),
    ("a / b - 1", (117.7, "point"), (100, "point"), "%", 17.7),
    ("a - b", (111.0, "point"), (100, "point"), "point", 11),
    ("a * b", (2, "MW_heat"), (3, "hour"), "MWh_heat", 6),
    ("a / b", (518_000, "tCO2"), (323_839, "car"), "tCO2/car", 518_000 / 323_839),
    ("a * b", (10_000, "KRW/month"), (12, "month"), "KRW", 120_000),
    ("a * b", (10_000, "KRW/month"), (1, "year"), "KRW", 120_000),
    ("a * 0.5", (3, "person"), (0, ""), "person", 1.5),
])  # fmt: skip
def test_units_are_kept_by_each_operation(text, a, b, unit, value):
    found = computed(text, a=known(a[0], unit=a[1]), b=known(b[0], unit=b[1]))
    assert found.to(UNITS.unit(unit), UNITS).value == pytest.approx(value)


@pytest.mark.parametrize(("text", "a", "b"), [
    ("a + b", "MWh_heat", "MWh_electricity"),
    ("a - b", "person", "household"),
    ("a + b", "KRW", ""),
    ("1 + a", "tCO2", ""),
    ("a + a / b", "MW", "MW"),
])  # fmt: skip
def test_a_sum_of_units_that_do_not_convert_is_refused(text, a, b):
    with pytest.raises(InputError, match="does not convert to"):
        computed(text, a=known(2, unit=a), b=known(1, unit=b))


def test_bounds_are_converted_with_the_value():
    found = known(1.5, 0.05, "GW").to(UNITS.unit("MW"), UNITS)
    assert (found.low, found.value, found.high) == pytest.approx((1450, 1500, 1550))


# What an input would have to be


@pytest.mark.parametrize(("text", "name", "target", "needed"), [
    ("a + b", "a", 10, 6),
    ("a + b", "b", 10, 8),
    ("a - b", "a", 10, 14),
    ("a - b", "b", 10, -8),
    ("a * b", "a", 10, 2.5),
    ("a * b", "b", 10, 5),
    ("a / b", "a", 10, 40),
    ("a / b", "b", 10, 0.2),
    ("-a", "a", 10, -10),
    ("a / b - 1", "a", 1, 8),
    ("(a + 1) * (b - 2) / 3", "b", 5, 7),
    ("3 - (b - a)", "a", 10, 11),
    ("2 * -(a + b)", "b", 10, -7),
])  # fmt: skip
def test_what_is_needed_undoes_each_operation(text, name, target, needed):
    # at first a is 2 and b is 4; put back, what is needed gives the target
    inputs = {"a": known(2), "b": known(4)}
    found = Formula(text).needed(name, known(target), inputs, UNITS)
    assert found.value == pytest.approx(needed)
    assert Formula(text).compute({**inputs, name: found}, UNITS).value == pytest.approx(target)


def test_what_is_needed_is_in_the_unit_of_the_input():
    inputs = {"of": known(278, 0.5, "MW"), "to": known(1.052, 0.0005, "GW")}
    needed = {name: Formula("of / to").needed(name, known(25, unit="%"), inputs, UNITS) for name in inputs}
    assert {name: found.value for name, found in needed.items()} == pytest.approx({"of": 263, "to": 1.112})
    assert {name: found.unit for name, found in needed.items()} == {"of": UNITS.unit("MW"), "to": UNITS.unit("GW")}


@pytest.mark.parametrize(("text", "name", "target"), [
    ("a * a", "a", 9),  # named again
    ("a / b", "b", 0),  # no divisor gives 0
    ("a * b", "a", 1),  # b is 0
])  # fmt: skip
def test_where_nothing_is_needed_nothing_is_said(text, name, target):
    assert Formula(text).needed(name, known(target), {"a": known(2), "b": known(0)}, UNITS) is None


def test_a_name_that_is_not_there_is_not_needed():
    assert Formula("a").needed("b", known(1), {"a": known(1), "b": known(1)}, UNITS) is None


# What a formula may say


def test_names_come_in_the_order_of_their_first_use():
    assert Formula("b / (a + b) - c").names == ("b", "a", "c")


@pytest.mark.parametrize(("text", "found"), [
    ("open(a)", "'open(a)'"),
    ("a.real", "'a.real'"),
    ("a[0]", "'a[0]'"),
    ("a ** b", "'a ** b'"),
    ("a // b", "'a // b'"),
    ("a % b", "'a % b'"),
    ("a @ b", "'a @ b'"),
    ("a & b", "'a & b'"),
    ("+a", "'+a'"),
    ("~a", "'~a'"),
    ("not a", "'not a'"),
    ("a < b", "'a < b'"),
    ("a and b", "'a and b'"),
    ("a if b else c", "'a if b else c'"),
    ("lambda: a", "'lambda: a'"),
    ("(a := 1)", "'(a := 1)'"),
    ("[a, b]", "'[a, b]'"),
    ("a, b", "'(a, b)'"),
    ("{a}", "'{a}'"),
    ("[x for x in a]", "'[x for x in a]'"),
    ("f'{a}'", "\"f'{a}'\""),
    ("a + 'b'", "\"'b'\""),
    ("a + b'b'", "\"b'b'\""),
    ("a + None", "'None'"),
    ("a + True", "'True'"),
    ("a + 2j", "'2j'"),
    ("a + 1e999", "'1e309'"),
    ("a + (b * open(c))", "'open(c)'"),
    ("", "''"),
    ("a +", "'a +'"),
    ("a = b", "'a = b'"),
    ("a; b", "'a; b'"),
    ("import os", "'import os'"),
    ("a\x00", "'a\\x00'"),
    ("from / to", "'from / to'"),
])  # fmt: skip
def test_what_is_no_arithmetic_is_refused(text, found):
    with pytest.raises(InputError) as error:
        _ = Formula(text).tree
    (fault,) = error.value.faults
    assert (fault.where, fault.found) == ("calculation.formula", found)
    assert fault.expected == "names, numbers, + - * / and parentheses"


@pytest.mark.parametrize(
    "text", ["(" * 3000 + "a" + ")" * 3000, "-" * 5000 + "a", "+".join(["a"] * 5000), "1" + "0" * 400]
)
def test_a_formula_beyond_reason_is_refused(text):
    with pytest.raises(InputError, match="no formula"):
        _ = Formula(text).tree


def test_a_sum_of_many_parts_is_computed():
    names = [f"part{place}" for place in range(300)]
    assert computed(" + ".join(names), **dict.fromkeys(names, known(1, 0.5))) == known(300, 150)


# Properties

NUMBER = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))
DECIMALS = st.integers(-2, 3)
SHARE = st.floats(-1, 1)
AGAIN = [
    "a / (a + b)",
    "a * a - b",
    "a - b * a / c",
    "(a + b) / (a - c)",
    "a + a - a",
    "(a - b) * (a + b)",
    "-a * (c - a)",
]


@st.composite
def trees(draw, names):
    """Draw a formula that names each of the names once."""
    parts = list(names)
    while len(parts) > 1:
        left = parts.pop(draw(st.integers(0, len(parts) - 1)))
        right = parts.pop(draw(st.integers(0, len(parts) - 1)))
        minus = draw(st.sampled_from(["", "", "-"]))
        parts.append(f"({minus}{left} {draw(st.sampled_from('+-*/'))} {right})")
    return parts[0]


def printed(number, decimals):
    """What is known of a number printed with some decimals."""
    return known(round(number, decimals), 0.5 * 10.0**-decimals)


def at(text, point):
    """Let Python compute the formula at one point."""
    return eval(text, {"__builtins__": {}}, dict(point))  # noqa: S307 (a formula of these tests)


def slack(found):
    return 1e-9 * max(abs(found.low), abs(found.high), 1)


def tried(text, inputs):
    """Compute; leave the example where something divides by what may be zero."""
    try:
        return Formula(text).compute(inputs, UNITS)
    except UndefinedResultError:
        assume(False)


@given(trees("abcd"), *[st.fixed_dictionaries(dict.fromkeys("abcd", of)) for of in (NUMBER, DECIMALS, SHARE)])
def test_no_input_within_its_rounding_gives_a_result_outside(text, numbers, decimals, shares):
    inputs = {name: printed(numbers[name], decimals[name]) for name in numbers}
    found = tried(text, inputs)
    point = {name: one.value + shares[name] * (one.high - one.value) for name, one in inputs.items()}
    assert found.low - slack(found) <= at(text, point) <= found.high + slack(found)
    assert found.low - slack(found) <= found.value <= found.high + slack(found)


@given(st.sampled_from(AGAIN), *[st.fixed_dictionaries(dict.fromkeys("abc", of)) for of in (NUMBER, DECIMALS, SHARE)])
def test_a_name_that_is_used_again_gives_no_result_outside_either(text, numbers, decimals, shares):
    inputs = {name: printed(numbers[name], decimals[name]) for name in numbers}
    found = tried(text, inputs)
    point = {name: one.value + shares[name] * (one.high - one.value) for name, one in inputs.items()}
    assert found.low - slack(found) <= at(text, point) <= found.high + slack(found)


@given(trees("abcd"), *[st.fixed_dictionaries(dict.fromkeys("abcd", of)) for of in (NUMBER, DECIMALS)])
def test_where_each_name_is_used_once_the_bounds_are_reached(text, numbers, decimals):
    inputs = {name: printed(numbers[name], decimals[name]) for name in numbers}
    found = tried(text, inputs)
    ends = itertools.product(*((one.low, one.high) for one in inputs.values()))
    corners = [at(text, zip(inputs, chosen, strict=True)) for chosen in ends]
    assert found.low == pytest.approx(min(corners), abs=slack(found))
    assert found.high == pytest.approx(max(corners), abs=slack(found))


@given(trees("abc"), st.fixed_dictionaries(dict.fromkeys("abc", st.integers(1, 20))), st.integers(1, 20))
def test_what_is_needed_gives_what_was_wanted(text, numbers, target):
    inputs = {name: known(number) for name, number in numbers.items()}
    needed = Formula(text).needed("a", known(target), inputs, UNITS)
    assume(needed is not None and needed.value)
    assert at(text, {**numbers, "a": needed.value}) == pytest.approx(target)
