import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from donghaeng.index import copeland as module
from donghaeng.index.copeland import copeland, outranking

scores_of_units = arrays(float, (5, 3), elements=st.integers(0, 3).map(float))
holes = arrays(bool, (5, 3))
weights_of_children = arrays(float, (3,), elements=st.integers(1, 4).map(float))


def everywhere(weights, units):
    """Return the same weights for every unit."""
    return np.tile(np.asarray(weights, dtype=float), (units, 1))


def from_orders(orders):
    """Return scores (unit, child) of orders such as "abcd", best first, in which a child puts the units."""
    units = sorted(orders[0])
    return np.array([[-float(order.index(unit)) for order in orders] for unit in units])


# OECD/JRC, Handbook on Constructing Composite Indicators (2008), tables 25 and 27: 21 indicators in four groups that
# agree; the matrix counts indicators. The ranking printed is c, b, d, a.
MOULIN = from_orders(["abcd", "acbd", "bdca", "cbda"]), everywhere([3, 5, 7, 6], 4)
# Tables 28 and 30: 60 indicators, a beats b, b beats c, c beats a.
CONDORCET = from_orders(["abc", "bca", "bac", "cab", "cba"]), everywhere([23, 17, 2, 10, 8], 3)


def test_the_outranking_matrix_is_that_of_the_handbook():
    printed = [[0, 8, 8, 8], [13, 0, 10, 21], [13, 11, 0, 14], [13, 0, 7, 0]]
    np.testing.assert_allclose(21 * outranking(*MOULIN), printed)


def test_the_unit_that_beats_all_others_comes_first():
    assert copeland(*MOULIN).tolist() == [-3, 1, 3, -1]


def test_the_outranking_matrix_of_a_cycle_is_that_of_the_handbook():
    np.testing.assert_allclose(60 * outranking(*CONDORCET), [[0, 33, 25], [27, 0, 42], [35, 18, 0]])


def test_in_a_cycle_all_are_equal():
    assert copeland(*CONDORCET).tolist() == [0, 0, 0]


# Handbook, tables 35 and 36: technology achievement of Finland, USA, Sweden, Japan, Korea; eight equal weights
TECHNOLOGY = np.array([
    [187, 125.6, 200.2, 50.7, 3.080, 4.150, 10, 27.4],
    [289, 130, 179.1, 66.2, 2.997, 4.073, 12, 13.9],
    [271, 156.6, 125.8, 59.7, 3.096, 4.145, 11.4, 15.3],
    [994, 64.6, 49, 80.8, 3.003, 3.865, 9.5, 10],
    [779, 9.8, 4.8, 66.7, 2.972, 3.653, 10.8, 23.2],
])  # fmt: skip
COMPARED = [
    [0, 0.5, 0.375, 0.75, 0.625],
    [0.5, 0, 0.5, 0.625, 0.625],
    [0.625, 0.5, 0, 0.75, 0.625],
    [0.25, 0.375, 0.25, 0, 0.75],
    [0.375, 0.375, 0.375, 0.25, 0],
]


def test_the_outranking_matrix_of_five_countries_is_that_of_the_handbook():
    np.testing.assert_allclose(outranking(TECHNOLOGY, np.ones((5, 8))), COMPARED, rtol=1e-15)


# Counted in the matrix printed: entries above one half, less those below
def test_a_score_counts_the_units_beaten_less_those_that_beat_it():
    assert copeland(TECHNOLOGY, np.ones((5, 8))).tolist() == [1, 2, 3, -2, -4]


# Gaps, weights and ties


# North and south share x and z: north wins x (weight 1), south wins z (weight 3)
def test_two_units_are_compared_on_the_children_both_have():
    scores = np.array([[9, 50, 2], [4, np.nan, 7.0]])
    weights = np.array([[1, 5, 3], [1, 0, 3.0]])
    np.testing.assert_allclose(outranking(scores, weights), [[0, 0.25], [0.75, 0]])
    assert copeland(scores, weights).tolist() == [-1, 1]


def test_a_child_without_weight_is_not_looked_at():
    assert copeland(np.array([[1, 5.0], [100, 4]]), np.array([[0, 1.0], [0, 1]])).tolist() == [1, -1]


def test_a_unit_without_a_child_has_no_score_and_beats_nobody():
    scores = np.array([[5.0], [np.nan], [3.0]])
    assert copeland(scores, np.ones((3, 1))).tolist() == pytest.approx([1, np.nan, -1], nan_ok=True)


def test_units_without_a_child_in_common_are_not_compared():
    scores, weights = np.array([[5.0, np.nan], [np.nan, 3]]), np.array([[1.0, 0], [0, 1]])
    assert copeland(scores, weights).tolist() == [0, 0]
    np.testing.assert_array_equal(outranking(scores, weights), [[0, np.nan], [np.nan, 0]])


# The geometric means of 1 and 4, and of 9 and 4, are 2 and 6
def test_where_two_units_weigh_a_child_differently_the_geometric_mean_holds():
    found = outranking(np.array([[5.0, 1], [4, 2]]), np.array([[1.0, 9], [4, 4]]))
    np.testing.assert_allclose(found, [[0, 0.25], [0.75, 0]])


# 0.1 + 0.2 is not 0.3 to the last bit
def test_the_noise_of_a_sum_of_weights_decides_no_tie():
    scores, weights = np.array([[1.0, 1, 0], [0, 0, 1]]), everywhere([0.1, 0.2, 0.3], 2)
    assert outranking(scores, weights).tolist() == [[0, 0.5], [0.5, 0]]
    assert copeland(scores, weights).tolist() == [0, 0]


def test_one_unit_alone_has_zero():
    assert copeland(np.array([[3.0, 4.0]]), np.ones((1, 2))).tolist() == [0]


def test_equal_units_have_zero():
    assert copeland(np.full((4, 2), 7.0), np.ones((4, 2))).tolist() == [0] * 4


@pytest.mark.parametrize("block", [1, 70, 1000])
def test_the_size_of_blocks_does_not_matter(block, monkeypatch):
    chance = np.random.default_rng(3)
    scores, weights = chance.integers(0, 9, (23, 4)).astype(float), chance.uniform(0.5, 2, (23, 4))
    whole = copeland(scores, weights), outranking(scores, weights)
    monkeypatch.setattr(module, "BLOCK", block)
    np.testing.assert_array_equal(copeland(scores, weights), whole[0])
    np.testing.assert_array_equal(outranking(scores, weights), whole[1])


# What holds always


def by_pairs(scores, weights):
    """Work out Copeland's score in plain loops, with the weights as whole numbers."""
    margins = [
        [sum(w * ((a > b) - (a < b)) for a, b, w in zip(own, other, weights, strict=True)) for other in scores]
        for own in scores
    ]
    return [float(sum((margin > 0) - (margin < 0) for margin in row)) for row in margins]


@given(scores_of_units, holes, weights_of_children)
def test_scores_are_those_counted_pair_by_pair(scores, hole, weights):
    known = np.where(hole, np.nan, scores)
    found = copeland(known, np.where(hole, 0, weights))
    expected = np.where(hole.all(axis=1), np.nan, by_pairs(known.tolist(), weights.astype(int).tolist()))
    np.testing.assert_array_equal(found, expected)


@given(scores_of_units, weights_of_children)
def test_a_pair_and_its_reverse_make_one(scores, weights):
    shares = outranking(scores, everywhere(weights, 5))
    np.testing.assert_allclose(shares + shares.T, 1 - np.eye(5), rtol=1e-12)


@given(scores_of_units, weights_of_children)
def test_scores_sum_to_zero(scores, weights):
    assert copeland(scores, everywhere(weights, 5)).sum() == 0


@given(scores_of_units, weights_of_children, st.integers(0, 4), st.integers(0, 2), st.integers(1, 3))
def test_a_better_score_of_a_child_never_lowers_its_unit(scores, weights, unit, child, step):
    better = scores.copy()
    better[unit, child] += step
    before, after = (copeland(values, everywhere(weights, 5)) for values in (scores, better))
    assert after[unit] >= before[unit]
    assert (np.delete(after, unit) <= np.delete(before, unit)).all()


@given(scores_of_units, weights_of_children)
def test_only_the_order_of_scores_counts(scores, weights):
    stretched = np.exp(scores) * [1, 10, 100] - 5
    np.testing.assert_array_equal(copeland(stretched, everywhere(weights, 5)), copeland(scores, everywhere(weights, 5)))


@given(scores_of_units, weights_of_children, st.permutations(range(5)))
def test_relabelling_units_and_doubling_weights_move_nothing(scores, weights, order):
    usual = copeland(scores, everywhere(weights, 5))
    np.testing.assert_array_equal(copeland(scores[order], everywhere(2 * weights, 5)), usual[order])
