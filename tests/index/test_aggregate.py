import statistics

import numpy as np
import pytest

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.aggregate import AGGREGATE, arithmetic, geometric, harmonic, median, minimum, power

SCORES = [80.0, 110.0, 95.0, 140.0]
WEIGHTS = [1.0, 2.0, 3.0, 0.5]
OPTIONS = {name: {"exponent": 2} if name == "power" else {} for name in AGGREGATE}
NOT_BELOW_ZERO = ["geometric", "harmonic", "power"]


def one_parent(method, scores, weights, **options):
    """Combine one list of children."""
    made = method(np.array(scores, dtype=float), np.array(weights, dtype=float), np.ones((len(scores), 1)), **options)
    assert made.shape == (1,)
    return made[0]


# (80 + 2 x 110) / 3 = 100; sqrt(50 x 200) = 100; 3 / (1/50 + 2/100) = 75; sqrt((1 + 49) / 2) = 5;
# (8^(1/3) + 27^(1/3)) / 2 = 2.5, cubed 15.625
@pytest.mark.parametrize(
    ("method", "scores", "weights", "options", "expected"),
    [
        (arithmetic, [80, 110], [1, 2], {}, 100),
        (arithmetic, [-10, 30], [1, 1], {}, 10),
        (geometric, [50, 200], [1, 1], {}, 100),
        (geometric, [10, 80], [2, 1], {}, 20),
        (harmonic, [50, 100], [1, 2], {}, 75),
        (power, [1, 7], [1, 1], {"exponent": 2}, 5),
        (power, [8, 27], [1, 1], {"exponent": 1 / 3}, 15.625),
        (minimum, [80, 70, 90], [1, 5, 1], {}, 70),
        (median, [80, 70, 90], [1, 1, 1], {}, 80),
        (median, [80, 70, 90], [1, 9, 1], {}, 70),
    ],
)
def test_a_mean_worked_by_hand(method, scores, weights, options, expected):
    assert one_parent(method, scores, weights, **options) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("method", "reference"),
    [
        (arithmetic, statistics.fmean),
        (geometric, lambda scores, weights: np.exp(np.average(np.log(scores), weights=weights))),
        (harmonic, statistics.harmonic_mean),
    ],
)
def test_a_weighted_mean_is_that_of_the_standard_library(method, reference):
    assert one_parent(method, SCORES, WEIGHTS) == pytest.approx(reference(SCORES, weights=WEIGHTS))


def test_a_geometric_mean_without_weights_is_that_of_the_standard_library():
    assert one_parent(geometric, SCORES, [1] * 4) == pytest.approx(statistics.geometric_mean(SCORES))


@pytest.mark.parametrize(("exponent", "same"), [(1, arithmetic), (-1, harmonic)])
def test_a_power_mean_holds_the_others(exponent, same):
    assert one_parent(power, SCORES, WEIGHTS, exponent=exponent) == pytest.approx(one_parent(same, SCORES, WEIGHTS))


def test_a_power_mean_near_zero_is_nearly_geometric():
    assert one_parent(power, SCORES, WEIGHTS, exponent=1e-6) == pytest.approx(
        one_parent(geometric, SCORES, WEIGHTS), rel=1e-5
    )


# Bullen, Handbook of Means and Their Inequalities (2003), III.3: means grow with their exponent
def test_means_stand_in_their_known_order():
    means = [one_parent(method, SCORES, WEIGHTS) for method in (minimum, harmonic, geometric, arithmetic)]
    means.append(one_parent(power, SCORES, WEIGHTS, exponent=2))
    assert means == sorted(means)
    assert len(set(means)) == 5


# median, minimum


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 10])
def test_with_equal_weights_the_median_is_that_of_numpy(count):
    scores = np.random.default_rng(count).normal(size=(50, count))
    found = median(scores, np.ones(count), np.ones((count, 1)))
    np.testing.assert_allclose(found[:, 0], np.median(scores, axis=1))


@pytest.mark.parametrize("seed", range(5))
def test_a_median_weighted_by_whole_numbers_is_that_of_as_many_repetitions(seed):
    chance = np.random.default_rng(seed)
    scores, weights = chance.integers(0, 9, 6).astype(float), chance.integers(1, 5, 6)
    assert one_parent(median, scores, weights) == np.median(np.repeat(scores, weights))


# Two children hold half of the weight exactly; in doubles their sum lies a bit above half, or a bit below
@pytest.mark.parametrize("weights", [(0.1, 0.2, 0.2, 0.1), (0.1, 0.6, 0.4, 0.3)])
def test_the_noise_of_a_sum_does_not_decide_a_median(weights):
    assert np.cumsum(weights)[1] != np.sum(weights) / 2
    assert one_parent(median, [1, 2, 3, 4], weights) == 2.5


def test_the_minimum_is_that_of_numpy():
    scores = np.random.default_rng(2).normal(size=(20, 5))
    np.testing.assert_array_equal(minimum(scores, np.ones(5), np.ones((5, 1)))[:, 0], scores.min(axis=1))


# zero, below zero, weight zero


@pytest.mark.parametrize(
    ("name", "options"), [("geometric", {}), ("harmonic", {}), ("power", {"exponent": -2}), ("minimum", {})]
)
def test_one_score_of_zero_makes_the_parent_zero(name, options):
    assert one_parent(AGGREGATE[name], [0, 100, 120], [1, 5, 5], **options) == 0


# sqrt((0 + 0 + 3 x 4) / 3) = 2
def test_a_power_mean_with_a_positive_exponent_survives_a_zero():
    assert one_parent(power, [0, 0, np.sqrt(12)], [1, 1, 1], exponent=2) == pytest.approx(2)


def test_zeros_alone_stay_zero():
    means = [name for name in AGGREGATE if name != "mazziotta_pareto"]  # which divides by the mean
    assert [one_parent(AGGREGATE[name], [0, 0], [1, 1], **OPTIONS[name]) for name in means] == [0] * 6


@pytest.mark.parametrize("name", NOT_BELOW_ZERO)
def test_a_negative_score_has_no_such_mean(name):
    kind = "geometric" if name == "geometric" else "power"
    with pytest.raises(UndefinedResultError, match=f"the {kind} mean of a negative score is not defined; use") as error:
        one_parent(AGGREGATE[name], [5, -1], [1, 1], **OPTIONS[name])
    assert error.value.cells.tolist() == [False, True]


@pytest.mark.parametrize(("name", "options"), [(name, OPTIONS[name]) for name in AGGREGATE] + [
    ("power", {"exponent": 0.5}), ("power", {"exponent": -0.5})
])  # fmt: skip
@pytest.mark.parametrize("ignored", [-7, 0, 1000])
def test_a_child_without_weight_does_not_count(name, options, ignored):
    assert one_parent(AGGREGATE[name], [ignored, 64, 64], [0, 1, 2], **options) == pytest.approx(64)


@pytest.mark.parametrize("name", AGGREGATE)
def test_a_parent_without_a_child_that_counts_is_a_gap(name):
    assert np.isnan(one_parent(AGGREGATE[name], [5, 6], [0, 0], **OPTIONS[name]))


def test_a_power_mean_with_exponent_zero_is_refused():
    with pytest.raises(MethodError, match='exponent 0 is the geometric mean; use method = "geometric"'):
        one_parent(power, [1, 2], [1, 1], exponent=0)


# every method


@pytest.mark.parametrize("name", AGGREGATE)
def test_one_child_gives_its_parent_its_score(name):
    assert one_parent(AGGREGATE[name], [73.5], [4], **OPTIONS[name]) == pytest.approx(73.5)


@pytest.mark.parametrize("name", AGGREGATE)
def test_equal_children_give_their_parent_the_same_score(name):
    assert one_parent(AGGREGATE[name], [73.5] * 3, [4, 1, 2], **OPTIONS[name]) == pytest.approx(73.5)


@pytest.mark.parametrize("name", AGGREGATE)
def test_parents_are_combined_at_once_as_they_are_one_by_one(name):
    chance = np.random.default_rng(8)
    scores, weights = chance.uniform(1, 200, (3, 2, 5)), chance.uniform(0.1, 3, (3, 2, 5))
    members = np.array([[1, 0], [0, 1], [1, 0], [0, 1], [1, 0]], dtype=float)
    found = AGGREGATE[name](scores, weights, members, **OPTIONS[name])
    apart = [
        AGGREGATE[name](scores[..., own], weights[..., own], np.ones((len(own), 1)), **OPTIONS[name])
        for own in ([0, 2, 4], [1, 3])
    ]
    np.testing.assert_allclose(found, np.concatenate(apart, axis=-1))


@pytest.mark.parametrize("name", AGGREGATE)
def test_weights_of_one_unit_hold_for_all(name):
    scores = np.array([[[80.0, 110.0]], [[50.0, 20.0]]])
    weights = np.array([[[1.0, 2.0]]])
    everywhere = np.broadcast_to(weights, scores.shape)
    members = np.ones((2, 1))
    np.testing.assert_array_equal(
        AGGREGATE[name](scores, weights, members, **OPTIONS[name]),
        AGGREGATE[name](scores, everywhere, members, **OPTIONS[name]),
    )


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in AGGREGATE.items()} == {name: name for name in AGGREGATE}
