import numpy as np

from donghaeng.index.siblings import Siblings
from donghaeng.index.weights import FROM_DATA, WEIGHTS, counted, equal, given

COUNTS = np.array([[[5.0, 12.0]], [[6.0, 12.0]]])
CHILDREN = Siblings(("homes", "safety"), np.array([1.0, 3.0]), COUNTS, np.full((2, 1, 2), np.nan))


def test_given_weights_are_those_of_the_framework():
    np.testing.assert_array_equal(given(CHILDREN), [1, 3])


def test_equal_weights_are_all_one():
    np.testing.assert_array_equal(equal(CHILDREN), [1, 1])


def test_counted_weights_are_the_numbers_of_indicators():
    np.testing.assert_array_equal(counted(CHILDREN), [[[5, 12]], [[6, 12]]])


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in WEIGHTS.items()} == {name: name for name in WEIGHTS}


def test_methods_that_look_at_scores_are_known():
    assert set(WEIGHTS) - FROM_DATA == {"given", "equal", "counted"}
