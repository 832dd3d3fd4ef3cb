import numpy as np
import pandas as pd
import pytest

from donghaeng.base.errors import UndefinedResultError
from donghaeng.index.normalise_ranks import borda, percentile_rank, rank
from donghaeng.index.reference import Reference

GAP = np.nan


def column(*values):
    """One period and one indicator of many units."""
    return np.array(values, dtype=float).reshape(-1, 1, 1)


def around(direction=1.0, **known):
    return Reference(np.array([direction]), np.array([2022.0]), **known)


def test_ranks_are_those_of_pandas():
    values = [5.0, 1.0, 5.0, GAP, 3.0]
    expected = pd.Series(values).rank(method="min").to_numpy()
    np.testing.assert_array_equal(rank(column(*values), around()).ravel(), expected)


# Borda (1781): a unit gets a point for each unit it is ahead of
@pytest.mark.parametrize(("direction", "points"), [(1, [2, 0, 2, GAP, 1]), (-1, [0, 3, 0, GAP, 2])])
def test_borda_counts_the_units_behind(direction, points):
    found = borda(column(5, 1, 5, GAP, 3), around(float(direction)))
    np.testing.assert_array_equal(found.ravel(), points)


# of four other units, 20 is ahead of one: 25; 40 and 40 are ahead of three and two, ties share the lower: 50
def test_a_percentile_rank_is_the_share_of_the_others_a_unit_is_ahead_of():
    found = percentile_rank(column(10, 20, 40, 40, 50), around())
    np.testing.assert_allclose(found.ravel(), [0, 25, 50, 50, 100])


def test_a_percentile_rank_has_the_range_that_is_asked_for():
    np.testing.assert_allclose(percentile_rank(column(1, 2, 3), around(), range=(1, 5)).ravel(), [1, 3, 5])


def test_a_percentile_rank_over_all_periods_compares_unit_periods():
    values = np.array([[[1.0], [2.0]], [[3.0], [5.0]], [[GAP], [4.0]]])
    reference = Reference(np.array([1.0]), np.array([2022.0, 2023.0]))
    found = percentile_rank(values, reference, over="all")
    np.testing.assert_allclose(found[..., 0], [[0, 25], [50, 100], [GAP, 75]])


# the reference unit, 9, is ahead of both others; they are compared with each other only
def test_the_percentile_rank_of_the_reference_unit_stays_in_the_range():
    found = percentile_rank(column(9, 1, 3), around(base_unit=0))
    np.testing.assert_allclose(found.ravel(), [100, 0, 100])


def test_the_percentile_rank_of_a_single_value_is_refused():
    with pytest.raises(UndefinedResultError, match="percentile rank of a single value is not defined"):
        percentile_rank(column(7, GAP), around())
