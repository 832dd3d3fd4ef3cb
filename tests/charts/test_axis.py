import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.charts.axis import apart, fitting, ticks

NUMBERS = st.floats(-1e4, 1e4)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (95.6, 156.5, [80, 100, 120, 140, 160]),
        (0, 1, [0, 0.25, 0.5, 0.75, 1]),
        (98.4, 130.6, [90, 100, 110, 120, 130, 140]),
        (-0.2, 0.2, [-0.2, -0.1, 0, 0.1, 0.2]),
    ],
)
def test_marks_are_round(low, high, marks):
    assert ticks(low, high) == marks


@given(NUMBERS, NUMBERS)
def test_marks_enclose_the_values_and_are_few(one, other):
    low, high = sorted((one, other))
    marks = ticks(low, high)
    assert marks[0] <= low + 1e-6
    assert marks[-1] >= high - 1e-6
    assert 2 <= len(marks) <= 9


def test_equal_values_lie_between_marks():
    assert ticks(100, 100)[0] < 100 < ticks(100, 100)[-1]


def test_labels_with_room_stand_where_they_are_wanted():
    assert apart([10, 50], [10, 10], 0, 100) == [10, 50]


@given(st.lists(st.floats(0, 200), min_size=1, max_size=8))
def test_labels_never_lie_over_each_other(wanted):
    spots = sorted(apart(wanted, [12] * len(wanted), 0, 200))
    assert all(upper - lower >= 12 - 1e-6 for lower, upper in itertools.pairwise(spots))
    assert spots[0] >= 6 - 1e-6
    assert spots[-1] <= 194 + 1e-6


def test_the_last_of_a_crowd_is_printed():
    assert fitting([0, 10, 20, 30], [15, 15, 15, 15], gap=5) == [1, 3]


def test_all_are_printed_where_they_fit():
    assert fitting([0, 100], [20, 20]) == [0, 1]


def test_of_no_labels_none_is_printed():
    assert fitting([], []) == []
