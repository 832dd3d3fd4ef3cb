import numpy as np

from donghaeng.index.weights import WEIGHTS, counted, equal, given

OWN = np.array([1.0, 3.0])
COUNTS = np.array([[[5.0, 12.0]], [[6.0, 12.0]]])


def test_given_weights_are_those_of_the_framework():
    np.testing.assert_array_equal(given(OWN, COUNTS), [1, 3])


def test_equal_weights_are_all_one():
    np.testing.assert_array_equal(equal(OWN, COUNTS), [1, 1])


def test_counted_weights_are_the_numbers_of_indicators():
    np.testing.assert_array_equal(counted(OWN, COUNTS), [[[5, 12]], [[6, 12]]])


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in WEIGHTS.items()} == {name: name for name in WEIGHTS}
