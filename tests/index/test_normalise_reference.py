import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.normalise_reference import around_reference
from donghaeng.index.reference import Reference

GAP = np.nan


def around(*direction, **base):
    return Reference(np.array(direction, dtype=float), np.array([2022.0, 2023.0]), **{"base_period": 0, **base})


def panel(*units):
    """One indicator: two years per unit."""
    return np.array(units, dtype=float)[..., None]


# By the paper's goalposts: values from 9 to 22, the mean of 2022 is 14, so Min = 14 - 6.5 and Max = 14 + 6.5.
# Scores are 70 + 60 (x - 7.5) / 13, the numbers of Compind's ci_ampi
def test_scores_are_those_of_goalposts_around_the_mean_of_the_base_period():
    values = panel([12, 14], [20, 18], [15, 22], [9, 10])
    compind = [[90.769230769230774, 100], [127.692307692307693, 118.461538461538453],
               [104.615384615384613, 136.923076923076906], [76.923076923076920, 81.538461538461533]]  # fmt: skip
    np.testing.assert_allclose(around_reference(values, around(1))[..., 0], compind, rtol=1e-14)


# The same where less is better: values from 4 to 14, the mean of 2022 is 9; 130 - 60 (x - 4) / 10
def test_where_lower_is_better_scores_are_mirrored_at_100():
    values = panel([5, 4], [9, 10], [14, 11], [8, 7])
    compind = [[124, 130], [100, 94], [70, 88], [106, 112]]
    np.testing.assert_allclose(around_reference(values, around(-1))[..., 0], compind)


# The city had 20 in 2022; the districts go from 10 to 50, and the city's own 60 does not widen that
def test_a_base_unit_gives_the_reference_value_and_no_extreme():
    values = panel([20, 60], [10, 30], [40, 50])
    scores = around_reference(values, around(1, base_unit=0))[..., 0]
    np.testing.assert_allclose(scores, [[100, 160], [85, 115], [130, 145]])


# 2022 goes from 10 to 30 with a mean of 20, both years from 10 to 50
@pytest.mark.parametrize(("over", "score"), [("all", 145), ("base", 190)])
def test_extremes_are_taken_of_the_periods_asked_for(over, score):
    scores = around_reference(panel([10, 20], [30, 50]), around(1), over=over)
    assert scores[1, 1, 0] == score


def test_the_width_is_that_between_the_extremes():
    scores = around_reference(panel([10, 20], [30, 50]), around(1), width=40)[..., 0]
    np.testing.assert_allclose(scores, [[90, 100], [110, 130]])


# The mean of 2022 is that of 10 and 30
def test_a_gap_stays_one_and_is_no_part_of_the_reference_value():
    scores = around_reference(panel([10, GAP], [30, 50], [GAP, 20]), around(1))[..., 0]
    np.testing.assert_allclose(scores, [[85, GAP], [115, 145], [GAP, 100]])


@pytest.mark.parametrize(("values", "base"), [(([GAP, 1], [GAP, 3]), {}), (([GAP, 2], [1, 3]), {"base_unit": 0})])
def test_without_a_reference_value_there_are_no_scores(values, base):
    assert np.isnan(around_reference(panel(*values), around(1, **base))).all()


def test_values_that_are_all_equal_are_refused():
    with pytest.raises(UndefinedResultError, match="of values that are all equal is not defined; leave") as caught:
        around_reference(panel([5, GAP], [5, 5]), around(1))
    assert caught.value.cells[..., 0].tolist() == [[True, False], [True, True]]


def test_without_a_base_period_it_is_refused():
    with pytest.raises(MethodError, match=r"needs base_period in method\.toml"):
        around_reference(panel([1, 2]), around(1, base_period=None))


@given(arrays(float, (4, 2, 2), elements=st.integers(-50, 50).map(float)), st.floats(10, 100))
def test_the_mean_of_the_base_period_is_100_and_all_scores_span_the_width(values, width):
    assume((np.ptp(values, axis=(0, 1)) > 0).all())
    scores = around_reference(values, around(1, -1), width=width)
    np.testing.assert_allclose(scores[:, 0].mean(axis=0), 100)
    np.testing.assert_allclose(np.ptp(scores, axis=(0, 1)), width)


@given(arrays(float, (4, 2, 1), elements=st.integers(-50, 50).map(float)), st.integers(0, 3))
def test_the_unit_of_measure_does_not_matter(values, unit):
    assume(np.ptp(np.delete(values, unit, axis=0)) > 0)
    reference = around(1, base_unit=unit)
    np.testing.assert_allclose(around_reference(values * 7 + 3, reference), around_reference(values, reference))
