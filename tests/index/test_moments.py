import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.index.moments import in_order, moments

GAP = np.nan


# Microsoft's own examples of Excel's SKEW (0.359543) and KURT (-0.1518), which are G1 and G2
def test_skewness_and_kurtosis_are_those_of_excel():
    found = moments(np.array([3.0, 4, 5, 2, 3, 4, 5, 6, 4, 7]))
    assert float(found.skewness) == pytest.approx(0.359543, abs=5e-7)
    assert float(found.excess_kurtosis) == pytest.approx(-0.1518, abs=5e-5)


# 1 2 3 4 10: distances from the mean, 4, are -3 -2 -1 0 6; their squares sum to 50, cubes to 180, fourths to 1394
@pytest.mark.parametrize("values", [[1, 2, 3, 4, 10], [10, GAP, 3, 1, 4, GAP, 2]])
def test_moments_are_means_of_powers_of_the_distance_from_the_mean(values):
    found = moments(np.array(values, dtype=float))
    assert [found.count, found.second, found.third, found.fourth] == pytest.approx([5, 10, 36, 278.8])


def test_each_set_has_its_own_moments():
    found = moments(np.array([[1.0, 2, 3, 4, 10], [-1, -2, GAP, -3, -4]]))
    assert found.count.tolist() == [5, 4]
    np.testing.assert_allclose(found.skewness, [1.697056, 0], atol=1e-6)


@pytest.mark.parametrize("values", [[], [GAP], [5], [1, 2], [GAP, 1, GAP, 2], [0.1] * 6, [7e9] * 5 + [GAP]])
def test_few_values_or_equal_ones_have_no_shape(values):
    found = moments(np.array(values, dtype=float))
    assert np.isnan(found.skewness)
    assert np.isnan(found.excess_kurtosis)


def test_three_values_have_skewness_only():
    found = moments(np.array([1.0, 2, 4]))
    assert found.skewness > 0
    assert np.isnan(found.excess_kurtosis)


numbers = st.lists(st.integers(-9, 9), min_size=4, max_size=12)


@given(numbers, st.sampled_from([-8, -0.5, 0.25, 4]), st.integers(-100, 100))
def test_another_unit_of_measure_keeps_the_shape(values, factor, shift):
    usual, moved = moments(np.array(values, dtype=float)), moments(factor * np.array(values) + shift)
    np.testing.assert_allclose(moved.skewness, np.sign(factor) * usual.skewness, atol=1e-9)
    np.testing.assert_allclose(moved.excess_kurtosis, usual.excess_kurtosis, atol=1e-9)


# Sorted


def test_runs_of_equal_values_are_found():
    found = in_order(np.array([[3.0, 1, GAP, 3, 2, 1, GAP]]))
    assert found.values[0, :5].tolist() == [1, 1, 2, 3, 3]
    assert found.count.tolist() == [5]
    assert found.first[0, :5].tolist() == [0, 0, 2, 3, 3]
    assert found.last[0, :5].tolist() == [1, 1, 2, 4, 4]


@given(numbers, st.integers(0, 11), st.integers(0, 11), st.integers(0, 2))
def test_moments_after_winsorising_are_those_of_the_winsorised_values(values, one, other, gaps):
    low, high = sorted((min(one, len(values) - 1), min(other, len(values) - 1)))
    whole = np.array([[*values, *[GAP] * gaps]], dtype=float)
    ends = np.sort(values)[[low, high]]
    found, expected = in_order(whole).moments(np.array([low]), np.array([high])), moments(np.clip(whole, *ends))
    for power in ("count", "second", "third", "fourth"):
        np.testing.assert_allclose(getattr(found, power), getattr(expected, power), rtol=1e-9, atol=1e-9)


def test_no_outlier_costs_the_others_their_digits():
    found = in_order(np.array([[1.0, 2, 3, 4, 10, 1e15]])).moments(np.array([0]), np.array([4]))
    expected = moments(np.array([[1.0, 2, 3, 4, 10, 10]]))
    np.testing.assert_allclose(found.skewness, expected.skewness, rtol=1e-12)
    np.testing.assert_allclose(found.excess_kurtosis, expected.excess_kurtosis, rtol=1e-12)
