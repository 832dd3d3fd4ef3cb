"""Piecewise-linear functions against the same arithmetic on plain numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.welfare.carrier import positive, where
from donghaeng.welfare.piecewise import Piecewise, chosen, exact, merged

END = 100.0
WHOLE = st.integers(-200, 200)
PLACES = st.lists(st.integers(0, 400).map(lambda number: Fraction(number, 4)), min_size=1, max_size=12)


def line(intercept, slope=0.0):
    return Piecewise.straight(0.0, END, intercept, slope)


def test_a_number_is_taken_as_it_is_written():
    assert exact(0.85) * 2228445 == Fraction("1894178.25")


@given(a=WHOLE, b=WHOLE, c=WHOLE, d=WHOLE, places=PLACES)
def test_every_operation_is_that_of_its_values(a, b, c, d, places):
    one, two = line(a, b), line(c, d)
    bent = where(one > two, one, two * 0.5)
    for x in places:
        u, v = a + b * x, c + d * x
        value = u if u > v else v / 2
        assert bent(x) == value
        assert (bent + two)(x) == value + v
        assert (bent - 3.0)(x) == value - 3
        assert (1.0 - bent)(x) == 1 - value
        assert (bent * 4.0 / 8.0)(x) == value / 2
        assert positive(bent)(x) == max(value, 0)
        assert where(bent >= one, bent, 0.0)(x) == (value if value >= u else 0)
        assert where((bent < 5.0) & (one <= two), bent, one)(x) == (value if value < 5 and u <= v else u)


def test_a_condition_holds_at_its_bound_or_does_not():
    at_most, below = (where(region, line(7), 0.0) for region in (line(0, 1) <= 50.0, line(0, 1) < 50.0))
    assert (at_most(50), below(50)) == (7, 0)
    assert at_most.limits(Fraction(50)) == below.limits(Fraction(50)) == (7, 0)
    assert at_most.jumps_at(Fraction(50))
    assert not at_most.jumps_at(Fraction(49))


def test_a_bend_is_where_the_slope_changes_and_nothing_else_is_a_knot():
    bent = positive(line(-30, 1)) + line(0, 1) * 0.0
    assert bent.simplified().knots == (0, 30, 100)
    assert (bent.bends_at(Fraction(30)), bent.bends_at(Fraction(31)), bent.bends_at(Fraction(0))) == (
        True,
        False,
        False,
    )
    assert bent.limits(Fraction(0)) == (0, 0)
    assert where(line(0, 1) > 30.0, line(0, 1), line(0, 1)).knots == (0, 100)


def test_what_is_no_straight_line_is_refused():
    with pytest.raises(ValueError, match="multiplied"):
        line(0, 1) * line(0, 1)
    with pytest.raises(ValueError, match="divided"):
        line(1, 0) / line(1, 1)


def test_a_function_chosen_among_numbers_is_level():
    found = chosen(line(0, 1) > 40.0, 3.0, 1.0)
    assert (found(40), found(41)) == (1, 3)


def test_knots_of_two_are_each_there_once():
    assert merged((Fraction(0), Fraction(4), Fraction(9)), (Fraction(0), Fraction(5), Fraction(9))) == (0, 4, 5, 9)
    assert merged((Fraction(0), Fraction(9)), (Fraction(0), Fraction(5), Fraction(9))) == (0, 5, 9)
