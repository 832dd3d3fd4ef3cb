import numpy as np
import pandas as pd
import pytest

from donghaeng.index.ranks import ascending, descending

VALUES = [
    [3.0, 1.0, 2.0],
    [5.0, 5.0, 5.0],
    [7.0],
    [2.0, np.nan, 2.0, 1.0, np.nan],
    [np.nan, np.nan],
    [0.0, -0.0, -1.0, np.inf, -np.inf],
]


@pytest.mark.parametrize("values", VALUES)
def test_ascending_ranks_are_those_of_pandas(values):
    expected = pd.Series(values).rank(method="min").to_numpy()
    np.testing.assert_array_equal(ascending(np.array(values)), expected)


@pytest.mark.parametrize("values", VALUES)
def test_descending_ranks_are_those_of_pandas(values):
    expected = pd.Series(values).rank(method="min", ascending=False).to_numpy()
    np.testing.assert_array_equal(descending(np.array(values)), expected)


def test_each_period_and_node_is_ranked_on_its_own():
    values = np.random.default_rng(1).integers(0, 5, (20, 3, 2)).astype(float)
    expected = pd.DataFrame(values.reshape(20, 6)).rank(method="min").to_numpy().reshape(20, 3, 2)
    np.testing.assert_array_equal(ascending(values), expected)


@pytest.mark.parametrize("shape", [(0,), (0, 2), (3, 0)])
def test_nothing_has_no_ranks(shape):
    assert ascending(np.empty(shape)).shape == shape


def test_ranking_changes_nothing_it_is_given():
    values = np.array([2.0, np.nan, 1.0])
    ascending(values)
    np.testing.assert_array_equal(values, [2, np.nan, 1])
