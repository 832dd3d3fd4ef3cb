import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from donghaeng.base.errors import UndefinedResultError
from donghaeng.index.aggregate import arithmetic, harmonic
from donghaeng.index.mazziotta_pareto import mazziotta_pareto
from donghaeng.index.normalise import z_score
from donghaeng.index.normalise_reference import around_reference
from donghaeng.index.reference import Reference

# Three indicators, less of the last is better, of four units in two years; their means in the first: 60, 14, 9
PANEL = np.array(
    [
        [[70, 12, 5], [72, 14, 4]],
        [[58, 20, 9], [61, 18, 10]],
        [[64, 15, 14], [60, 22, 11]],
        [[48, 9, 8], [55, 10, 7]],
    ],
    dtype=float,
)
AROUND = Reference(np.array([1.0, 1.0, -1.0]), np.array([2022.0, 2023.0]), base_period=0)


def index_of(*scores, weights=None, penalty="below"):
    """The index of one parent."""
    own = np.ones(len(scores)) if weights is None else np.array(weights, dtype=float)
    return mazziotta_pareto(np.array(scores, dtype=float), own, np.ones((len(scores), 1)), penalty=penalty).item()


# By hand: mean 100, deviations -40, -40, 80, variance 9600 / 3 = 3200, penalty 3200 / 100 = 32
@pytest.mark.parametrize(("penalty", "expected"), [("below", 68), ("above", 132)])
def test_the_penalty_is_the_variance_over_the_mean(penalty, expected):
    assert index_of(60, 60, 180, penalty=penalty) == pytest.approx(expected)


# By hand: mean (3 x 80 + 120) / 4 = 90, variance (3 x 100 + 900) / 4 = 300, penalty 300 / 90
def test_mean_and_deviation_are_weighted():
    assert index_of(80, 120, weights=[3, 1]) == pytest.approx(90 - 300 / 90)


# ci_ampi of Compind on the same numbers, with goalposts around 60, 14, 9; it gives three decimals
@pytest.mark.parametrize(
    ("penalty", "compind"),
    [
        ("below", [[111.023, 118.333], [105.642, 104.008], [91.561, 104.306], [81.422, 91.825]]),
        ("above", [[115.490, 121.667], [109.486, 105.967], [98.183, 112.309], [87.193, 95.534]]),
    ],
)
def test_the_adjusted_index_is_that_of_compind(penalty, compind):
    scores = around_reference(PANEL, AROUND)
    index = mazziotta_pareto(scores, np.ones(3), np.ones((3, 1)), penalty=penalty)[..., 0]
    np.testing.assert_allclose(index, compind, atol=0.0005)


# ci_mpi of Compind on scores of mean 100 and deviation 10. It divides the variance of a unit's 3 scores by 2 where the
# paper, and ci_ampi, divide by 3: its penalty is 3 / 2 of ours
@pytest.mark.parametrize(
    ("penalty", "compind"),
    [
        ("below", [104.9916379198496, 102.9241863112870, 96.7300524756818, 92.3188021515265]),
        ("above", [106.3993428582606, 104.1825042339000, 98.6252537876829, 93.8282202618116]),
    ],
)
def test_the_index_is_that_of_compind_but_for_its_divisor(penalty, compind):
    scores = z_score(PANEL[:, :1], AROUND, mean=100, sd=10)[:, 0]
    ones, members = np.ones(3), np.ones((3, 1))
    mean = arithmetic(scores, ones, members)
    off = mazziotta_pareto(scores, ones, members, penalty=penalty) - mean
    np.testing.assert_allclose((mean + off * 3 / 2).ravel(), compind, rtol=1e-12)


# It is not monotone: each time one child gains, and the parent loses. By hand: 60, 60, 180 and 60, 60, 240 have means
# 100 and 120, variances 3200 and 7200; 0, 90, 90 and 45, 90, 90 have means 60 and 75, variances 1800 and 450.
# Within 70 to 130 it takes ten children: nine of 70 beside one of 116 or 130.
@pytest.mark.parametrize(
    ("penalty", "before", "after", "index_before", "index_after"),
    [
        ("below", (60, 60, 180), (60, 60, 240), 68, 60),
        ("above", (0, 90, 90), (45, 90, 90), 90, 81),
        ("below", (70,) * 9 + (116,), (70,) * 9 + (130,), 72.047, 71.737),
    ],
)
def test_the_index_is_not_monotone(penalty, before, after, index_before, index_after):
    assert index_of(*before, penalty=penalty) == pytest.approx(index_before, abs=0.0005)
    assert index_of(*after, penalty=penalty) == pytest.approx(index_after, abs=0.0005)


# M - S²/M of a and b, alike in weight: (a + b) / 2 - (a - b)² / 2 (a + b) = 2ab / (a + b)
@given(st.floats(1, 200), st.floats(1, 200))
def test_of_two_children_alike_in_weight_it_is_the_harmonic_mean(first, second):
    scores = np.array([first, second])
    assert index_of(first, second) == pytest.approx(harmonic(scores, np.ones(2), np.ones((2, 1))).item())


points, shares = st.floats(1, 200), st.floats(0.1, 10)
children = st.integers(1, 6).flatmap(
    lambda size: st.tuples(arrays(float, size, elements=points), arrays(float, size, elements=shares))
)


@given(children)
def test_the_mean_lies_between_the_two_indices(made):
    scores, weights = made
    mean = arithmetic(scores, weights, np.ones((len(scores), 1))).item()
    below, above = (index_of(*scores, weights=weights, penalty=penalty) for penalty in ("below", "above"))
    assert below <= mean + 1e-9
    assert above >= mean - 1e-9
    assert below + above == pytest.approx(2 * mean)


@given(points, st.lists(shares, min_size=1, max_size=6))
def test_of_equal_children_it_is_their_score(score, weights):
    assert index_of(*[score] * len(weights), weights=weights) == pytest.approx(score)


@given(children, st.randoms(use_true_random=False))
def test_the_order_of_children_does_not_matter(made, chance):
    scores, weights = made
    order = list(range(len(scores)))
    chance.shuffle(order)
    assert index_of(*scores[order], weights=weights[order]) == pytest.approx(index_of(*scores, weights=weights))


@given(children, st.floats(0.1, 10), st.floats(0.1, 10))
def test_the_scale_of_scores_goes_through_and_that_of_weights_does_not_matter(made, scale, other):
    scores, weights = made
    scaled = index_of(*scores * scale, weights=weights * other)
    assert scaled == pytest.approx(scale * index_of(*scores, weights=weights), abs=1e-9)


# Parents of (60, 60, 180), of 5 alone, and of a child that does not count
def test_each_parent_is_made_of_its_own_children():
    scores = np.array([[60.0, 5, 60, -9, 180]])
    members = np.array([[1.0, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1], [1, 0, 0]])
    index = mazziotta_pareto(scores, np.array([1.0, 1, 1, 0, 1]), members)
    np.testing.assert_allclose(index, [[68, 5, np.nan]])


def test_weights_may_differ_by_unit():
    scores, weights = np.array([[80.0, 120.0], [80.0, 120.0]]), np.array([[3.0, 1.0], [0.0, 2.0]])
    index = mazziotta_pareto(scores, weights, np.ones((2, 1)))
    np.testing.assert_allclose(index.ravel(), [90 - 300 / 90, 120])


# The mean of the second unit is 0, that of the third -1; only what pulls it there is named
def test_a_mean_of_zero_or_less_is_refused_with_the_children_that_make_it():
    scores = np.array([[4.0, 1, -2, 5], [4, 1, -5, -9], [1, 1, -5, 5]])
    with pytest.raises(UndefinedResultError, match=r"mean is zero or less is not defined; use arithmetic") as caught:
        mazziotta_pareto(scores, np.array([1.0, 1, 1, 0]), np.ones((4, 1)))
    assert np.argwhere(caught.value.cells).tolist() == [[1, 2], [2, 2]]


def test_other_parents_are_not_blamed():
    scores, members = np.array([[-4.0, -1.0, 30.0]]), np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    with pytest.raises(UndefinedResultError) as caught:
        mazziotta_pareto(scores, np.ones(3), members)
    assert caught.value.cells.tolist() == [[True, False, False]]
