import numpy as np
import pytest

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.normalise_distances import (
    distance_to_maximum,
    distance_to_target,
    distance_to_unit,
    fraction_of_maximum,
    scaled,
)
from donghaeng.index.reference import Reference

GAP = np.nan


def column(*values):
    """One period and one indicator of many units."""
    return np.array(values, dtype=float).reshape(-1, 1, 1)


def around(direction=1, **known):
    return Reference(np.array([float(direction)]), np.array([2022.0]), units=tuple("abcd"), **known)


# scaled: an answer of 4 on a scale from 1 to 7 lies half-way


@pytest.mark.parametrize(("direction", "scores"), [(1, [0, 50, 100, GAP]), (-1, [100, 50, 0, GAP])])
def test_a_scale_is_stretched_to_the_range(direction, scores):
    found = scaled(column(1, 4, 7, GAP), around(direction), lower=1, upper=7)
    np.testing.assert_allclose(found.ravel(), scores)


def test_a_value_beyond_the_scale_is_not_held():
    assert scaled(column(10), around(), lower=1, upper=7).item() == pytest.approx(150)


# (-4 - 1) / 6 = -5 / 6: COINr's way falls below zero
def test_the_negated_scale_falls_below_zero():
    found = scaled(column(4), around(-1), lower=1, upper=7, lower_is_better="negated", range=(0, 1))
    assert found.item() == pytest.approx(-5 / 6)


def test_a_scale_whose_ends_do_not_rise_is_refused():
    with pytest.raises(MethodError, match="lower must lie below upper; got lower=7, upper=1"):
        scaled(column(1), around(), lower=7, upper=1)


# distance to a unit: worst 2, reference unit 6; 4 is half of the way, 8 one and a half


@pytest.mark.parametrize(
    ("direction", "values"), [(1, (2, 4, 6, 8)), (-1, (8, 6, 4, 2))], ids=["higher is better", "lower is better"]
)
@pytest.mark.parametrize(("cap", "ahead"), [(False, 150), (True, 100)])
def test_a_distance_is_the_share_of_the_way_from_the_worst_to_a_unit(direction, values, cap, ahead):
    found = distance_to_unit(column(*values), around(direction), unit="c", cap=cap)
    np.testing.assert_allclose(found.ravel(), [0, 50, 100, ahead])


def test_a_unit_without_a_value_leaves_gaps():
    assert np.isnan(distance_to_unit(column(2, 4, GAP, 8), around(), unit="c")).all()


def test_an_unknown_reference_unit_is_refused_with_those_there_are():
    with pytest.raises(MethodError, match="no unit 'z' to compare with; there are a, b, c, d"):
        distance_to_unit(column(1, 2, 3, 4), around(), unit="z")


def test_a_reference_unit_that_is_itself_the_worst_is_refused():
    with pytest.raises(UndefinedResultError, match="distance to 'a', itself the worst"):
        distance_to_unit(column(1, 2, 3, 4), around(), unit="a")


# distance to the maximum


@pytest.mark.parametrize(("direction", "scores"), [(1, [0, 25, 100]), (-1, [100, 75, 0])])
def test_the_distance_to_the_maximum_runs_from_the_worst_to_the_best(direction, scores):
    np.testing.assert_allclose(distance_to_maximum(column(2, 4, 10), around(direction)).ravel(), scores)


def test_the_distance_to_the_maximum_of_equal_values_is_refused():
    with pytest.raises(UndefinedResultError, match="distance to the maximum of values that are all equal"):
        distance_to_maximum(column(3, 3), around())


# distance to a target: from the worst, 2, to 10; downwards from 10 to 2


@pytest.mark.parametrize(("direction", "target", "scores"), [(1, 10, [0, 25, 125]), (-1, 4, [125, 100, 0])])
def test_a_target_may_be_passed(direction, target, scores):
    found = distance_to_target(column(2, 4, 12), around(direction), target=target)
    np.testing.assert_allclose(found.ravel(), scores)


def test_a_capped_distance_ends_at_the_target():
    np.testing.assert_allclose(distance_to_target(column(2, 12), around(), target=10, cap=True).ravel(), [0, 100])


@pytest.mark.parametrize(("direction", "target"), [(1, 2), (1, 1), (-1, 12), (-1, 13)])
def test_a_target_on_the_wrong_side_is_refused(direction, target):
    with pytest.raises(UndefinedResultError, match="no better than the worst value"):
        distance_to_target(column(2, 4, 12), around(direction), target=target)


# fraction of the maximum: 4 / 8 is half; lower is better: the best is 2, and 2 / 4 is half


@pytest.mark.parametrize(("direction", "scores"), [(1, [25, 50, 100]), (-1, [100, 50, 25])])
def test_a_fraction_of_the_maximum_is_at_most_the_whole(direction, scores):
    np.testing.assert_allclose(fraction_of_maximum(column(2, 4, 8), around(direction)).ravel(), scores)


# COINr: -x over the greatest -x, that is x over the least x
def test_the_negated_fraction_runs_from_one_upwards():
    found = fraction_of_maximum(column(2, 4, 8), around(-1), lower_is_better="negated", range=(0, 1))
    np.testing.assert_allclose(found.ravel(), [1, 2, 4])


@pytest.mark.parametrize(
    ("values", "direction", "message"),
    [((-1, 2), 1, "a negative fraction"), ((0, 0), 1, "a fraction of zero"), ((0, 2), -1, "a fraction of zero")],
)
def test_fractions_without_an_answer_are_refused(values, direction, message):
    with pytest.raises(UndefinedResultError, match=message):
        fraction_of_maximum(column(*values), around(direction))


def test_the_negated_fraction_of_zero_is_refused():
    with pytest.raises(UndefinedResultError, match="a fraction of zero"):
        fraction_of_maximum(column(0, 2), around(-1), lower_is_better="negated")
