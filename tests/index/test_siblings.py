import numpy as np

from donghaeng.index.siblings import Siblings

SCORES = np.arange(6.0).reshape(3, 1, 2)


def test_scores_are_those_of_the_units_compared():
    children = Siblings(("a", "b"), np.ones(2), np.ones((1, 1, 2)), SCORES, base_unit=1)
    np.testing.assert_array_equal(children.scores, SCORES[[0, 2]])


def test_without_a_reference_unit_no_copy_is_made():
    children = Siblings(("a", "b"), np.ones(2), np.ones((1, 1, 2)), SCORES)
    assert children.scores is SCORES
