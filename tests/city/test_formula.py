import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.city.formula import Formula, calculated, plain

SCORES = st.floats(min_value=1e-3, max_value=1e7)


def three_decimals(score):
    return f"{score:.3f}"


# 1,937 homes were improved in 2022 and 2,694 in 2023: printed as +39.1 %
def test_a_formula_is_written_with_its_numbers_and_gives_the_result():
    homes = Formula("100 * {value} / {base}", {"value": 2694, "base": 1937})
    assert homes.written(three_decimals) == "100 × 2694 / 1937"
    assert round(homes.result - 100, 1) == 39.1


# 1 / 3 in six digits makes 333333.000, in ten 333333.333: what is shown is 333333.333
def test_numbers_have_the_digits_that_the_result_needs():
    third = Formula("1000000 * {share}", {"share": 1 / 3})
    assert third.written(lambda score: f"{score:.0f}") == "1000000 × 0.333333"
    assert third.written(three_decimals) == "1000000 × 0.333333333"


@given(SCORES, SCORES, SCORES)
def test_what_is_written_gives_on_a_calculator_what_is_shown(value, worst, best):
    made = Formula("100 * ({value} + {worst}) / {best}", {"value": value, "worst": worst, "best": best})
    typed = made.written(three_decimals).replace("×", "*").replace("^", " ** ")
    assert three_decimals(calculated(typed)) == three_decimals(made.result)


def test_a_power_is_written_as_calculators_have_it():
    mean = Formula("({a} * {b}) ** (1 / {count})", {"a": 50.0, "b": 200.0, "count": 2})
    assert mean.written(three_decimals) == "(50 × 200)^(1 / 2)"
    assert mean.result == pytest.approx(100)


@pytest.mark.parametrize(("text", "result"), [
    ("1 + 2 * 3", 7), ("2 - 3 - 4", -5), ("2 ** (-1)", 0.5), ("-(2 + 3)", -5), ("ln(1)", 0), ("min(3, 2)", 2),
    ("max(0.5, 0)", 0.5),
])  # fmt: skip
def test_a_formula_is_calculated(text, result):
    assert calculated(text) == result


@pytest.mark.parametrize("text", ["print", "'a'", "[1]", "1 < 2"])
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(ValueError, match=re.escape("no formula: ")):
        calculated(text)


@pytest.mark.parametrize(("number", "digits", "shown"), [
    (26_150_000.0, 6, "26150000"), (1 / 3, 6, "0.333333"), (-5, 6, "(-5)"), (0.1, 17, "0.1"), (75000, 17, "75000"),
    (1e-7, 17, "0.0000001"),
])  # fmt: skip
def test_a_number_has_no_exponent_and_no_commas(number, digits, shown):
    assert plain(number, digits) == shown


def test_without_a_text_there_are_only_numbers():
    assert math.isnan(Formula("", {"skewness": 2.3}).result)
