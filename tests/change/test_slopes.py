import numpy as np
import pytest

from donghaeng.change.slopes import CHOSEN, SLOPES
from donghaeng.index.aggregate import AGGREGATE

SCORES = np.array([[60.0, 90.0, 130.0], [105.0, 80.0, 95.0]])
WEIGHTS = np.array([[0.2, 0.45, 0.35]])
SPEEDS = np.array([[0.1, -0.3, 0.2]])
OPTIONS = [("arithmetic", {}), ("geometric", {}), ("harmonic", {}), ("power", {"exponent": 0.5}), ("minimum", {}),
           ("power", {"exponent": -2.0}), ("median", {}), ("mazziotta_pareto", {}),
           ("mazziotta_pareto", {"penalty": "above"})]  # fmt: skip


def test_every_mean_of_one_unit_has_slopes():
    assert set(SLOPES) == set(AGGREGATE)


@pytest.mark.parametrize(("name", "options"), OPTIONS)
def test_a_value_is_that_of_the_index(name, options):
    value, *_ = SLOPES[name](SCORES, WEIGHTS, None, **options)
    np.testing.assert_allclose(value, AGGREGATE[name](SCORES, WEIGHTS, np.ones((3, 1)), **options)[:, 0])


@pytest.mark.parametrize(("name", "options"), OPTIONS)
def test_a_slope_is_the_limit_of_differences(name, options):
    _, slopes, _ = SLOPES[name](SCORES, WEIGHTS, None, **options)
    for child in range(3):
        step = np.eye(3)[child] * 1e-5
        up, down = (
            AGGREGATE[name](SCORES + sign * step, WEIGHTS, np.ones((3, 1)), **options)[:, 0] for sign in (1, -1)
        )
        own = np.broadcast_to(slopes, SCORES.shape)[:, child]
        np.testing.assert_allclose(own, (up - down) / 2e-5, atol=1e-7)


@pytest.mark.parametrize(("name", "options"), OPTIONS)
def test_what_weights_give_is_the_limit_of_differences(name, options):
    _, _, given = SLOPES[name](SCORES, WEIGHTS, SPEEDS, **options)
    up, down = (AGGREGATE[name](SCORES, WEIGHTS + sign * 1e-6 * SPEEDS, np.ones((3, 1)), **options)[:, 0]
                for sign in (1, -1))  # fmt: skip
    np.testing.assert_allclose(given, (up - down) / 2e-6, atol=1e-5)


@pytest.mark.parametrize(("name", "options"), [("geometric", {}), ("harmonic", {}), ("power", {"exponent": -2.0})])
def test_a_child_that_stays_at_zero_keeps_its_parent_there(name, options):
    value, slopes, given = SLOPES[name](
        np.array([[0.0, 50.0]]), np.array([[0.5, 0.5]]), np.array([[0.1, -0.1]]), **options
    )
    assert [value.tolist(), slopes.tolist(), given.tolist()] == [[0], [[0, 0]], [0]]


def test_equal_children_share_the_slope_of_a_minimum():
    _, slopes, _ = SLOPES["minimum"](np.array([[3.0, 3.0, 5.0]]), np.ones((1, 3)) / 3, None)
    assert slopes.tolist() == [[0.5, 0.5, 0]]


def test_a_mazziotta_pareto_index_without_a_mean_above_zero_has_no_value():
    value, *_ = SLOPES["mazziotta_pareto"](np.array([[-3.0, 1.0]]), np.array([[0.5, 0.5]]), None)
    assert np.isnan(value).all()


# half of the weight is reached by the second, and passed by the third
def test_a_median_looks_at_the_two_in_the_middle():
    chosen = CHOSEN["median"](np.array([[4.0, 2.0, 3.0, 1.0]]), np.full((1, 4), 0.25))
    assert [places.tolist() for places in chosen] == [[1], [2]]
