import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from donghaeng.index.gaps_within import WITHIN, pillar_mean, pillar_median
from donghaeng.index.reference import Reference

GAP = np.nan
METHODS = list(WITHIN.values())


def year(*rows):
    """One period: a row of indicators per unit."""
    return np.array(rows, dtype=float)[:, None]


def around(direction, families=None, periods=1, **base):
    families = None if families is None else np.array(families)
    return Reference(np.array(direction, dtype=float), np.arange(2022.0, 2022 + periods), families=families, **base)


# The third unit is at 1/4 of rent (0 to 100) and at 1/2 of homes (10 to 30), at 3/8 in the mean: 3/8 of 0 to 40 is 15
def test_a_gap_is_placed_where_its_siblings_are_in_the_mean():
    values = year([0, 10, 0], [100, 30, 40], [25, 20, GAP])
    assert pillar_mean(values, around([1, 1, 1]))[2, 0, 2] == 15


# The places are 1/4, 1/2 and 1; the one in the middle is 1/2, half of 0 to 40 is 20
def test_a_gap_is_placed_where_its_siblings_are_in_the_median():
    values = year([0, 10, 0, 0], [100, 30, 1, 40], [25, 20, 1, GAP])
    assert pillar_median(values, around([1, 1, 1, 1]))[2, 0, 3] == 20


# 25 of 0 to 100 is 1/4 of the way up; where lower is better that is 3/4 of the way from the worst, 40, to the best, 0
@pytest.mark.parametrize(("direction", "filled"), [([1, 1], 10), ([1, -1], 30), ([-1, 1], 30), ([-1, -1], 10)])
@pytest.mark.parametrize("fill", METHODS)
def test_a_good_unit_is_given_a_good_value_also_where_lower_is_better(fill, direction, filled):
    values = year([0, 0], [100, 40], [25, GAP])
    assert fill(values, around(direction))[2, 0, 1] == filled


# Of the other family, 90 of 0 to 100, nothing is seen
@pytest.mark.parametrize("fill", METHODS)
def test_only_siblings_are_looked_at(fill):
    values = year([0, 0, 0], [100, 100, 40], [25, 90, GAP])
    assert fill(values, around([1, 1, 1], [0, 1, 0]))[2, 0, 2] == 10
    assert fill(values, around([1, 1, 1], [7, 3, 3]))[2, 0, 2] == 36


# 50 in 2023 is at 1/4 of 0 to 200, in 2022's scale at 1/2 of 0 to 100. So the gap is at 1/4 of 0 to 60 (all) or of
# 10 to 60 (2023), or at 1/2 of 0 to 40 (2022, the base)
@pytest.mark.parametrize(("over", "filled"), [("all", 15), ("each", 22.5), ("base", 20)])
def test_extremes_are_taken_of_the_periods_asked_for(over, filled):
    values = np.array([[[0, 0], [0, 10]], [[100, 40], [200, 60]], [[50, 20], [50, GAP]]])
    assert pillar_mean(values, around([1, 1], periods=2, base_period=0), over=over)[2, 1, 1] == filled


# The city, 1000 and 400, is no part of the scale, but its own gap is placed on it, at 1000 / 100 of 0 to 40
def test_the_reference_unit_sets_no_extreme_but_receives_a_value():
    values = year([1000, GAP], [0, 0], [100, 40], [25, GAP])
    filled = pillar_mean(values, around([1, 1], base_unit=0))
    np.testing.assert_allclose(filled[:, 0, 1], [400, 0, 40, 10])


@pytest.mark.parametrize("fill", METHODS)
def test_a_unit_without_a_known_sibling_keeps_its_gap(fill):
    values = year([0, 0, 5], [100, 40, 6], [GAP, GAP, 7])
    np.testing.assert_array_equal(fill(values, around([1, 1, 1], [0, 0, 1])), values)


@pytest.mark.parametrize("fill", METHODS)
def test_an_indicator_nobody_has_stays_open(fill):
    values = year([0, GAP], [100, GAP])
    np.testing.assert_array_equal(fill(values, around([1, 1])), values)


@pytest.mark.parametrize("fill", METHODS)
def test_a_gap_in_an_indicator_that_does_not_differ_takes_its_one_value(fill):
    values = year([0, 8], [100, 8], [25, GAP])
    assert fill(values, around([1, -1]))[2, 0, 1] == 8


# The one that does not differ places nobody: with it alone nothing is filled, beside another it does not count
@pytest.mark.parametrize("fill", METHODS)
def test_an_indicator_that_does_not_differ_places_no_unit(fill):
    alone, beside = year([8, 0], [8, 40], [8, GAP]), year([8, 0, 0], [8, 100, 40], [8, 25, GAP])
    assert np.isnan(fill(alone, around([1, 1]))[2, 0, 1])
    assert fill(beside, around([1, 1, 1]))[2, 0, 2] == 10


cells = st.one_of(st.integers(-50, 50).map(float), st.just(GAP))


@given(arrays(float, (5, 2, 4), elements=cells), arrays(bool, 4), st.sampled_from(METHODS))
def test_known_values_stay_and_filled_ones_lie_between_the_extremes(values, falls, fill):
    before = values.copy()
    filled = fill(values, around(np.where(falls, -1, 1), [0, 0, 1, 0], periods=2))
    np.testing.assert_array_equal(values, before)
    np.testing.assert_array_equal(filled[~np.isnan(values)], values[~np.isnan(values)])
    low, high = (ufunc.reduce(values, axis=(0, 1)) for ufunc in (np.fmin, np.fmax))
    outside = (filled < low - 1e-9) | (filled > high + 1e-9)
    assert not outside.any()


@given(arrays(float, (5, 1, 3), elements=cells), st.sampled_from(METHODS))
def test_the_unit_of_measure_of_an_indicator_does_not_matter(values, fill):
    scale, shift = np.array([1000, 0.5, 3]), np.array([7, 0, -2])
    filled = fill(values, around([1, -1, 1])) * scale + shift
    np.testing.assert_allclose(fill(values * scale + shift, around([1, -1, 1])), filled, rtol=1e-9, atol=1e-6)


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in WITHIN.items()} == {name: name for name in WITHIN}
