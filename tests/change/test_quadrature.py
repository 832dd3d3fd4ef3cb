import numpy as np
import pytest

from donghaeng.base.errors import UndefinedResultError
from donghaeng.change.quadrature import KRONROD, integrate

WHOLE = np.array([[0.0, 1.0]])


def speeds(function):
    """Return the speeds of one quantity: a function of time and 1 less it."""
    return lambda _units, time, rest: function(time, rest)[:, None]


@pytest.mark.parametrize("degree", range(6))
def test_a_polynomial_is_exact(degree):
    found = integrate(speeds(lambda time, _: time**degree), WHOLE, degree=degree)
    assert found[0, 0] == pytest.approx(1 / (degree + 1), abs=1e-15)


# Gauss with n points is exact to degree 2 n - 1, Kronrod's extension of it to 3 n + 1
@pytest.mark.parametrize(("pair", "highest"), [(KRONROD[0], 10), (KRONROD[1], 22)])
def test_kronrods_rules_are_exact_to_their_degree(pair, highest):
    for degree in range(0, highest + 1, 2):
        twice = sum((2 if place else 1) * weight * place**degree for place, weight, _ in pair)
        assert twice == pytest.approx(2 / (degree + 1), abs=1e-14)
    assert sum((2 if place else 1) * gauss for place, _, gauss in pair) == pytest.approx(2, abs=1e-14)


@pytest.mark.parametrize(
    ("function", "whole"),
    [
        (lambda time, _: np.exp(time), np.e - 1),
        (lambda time, _: 1 / (1 + 25 * time**2), np.arctan(5) / 5),
        (lambda time, _: 0.1 * time**-0.9, 1),
        (lambda _, rest: 0.1 * rest**-0.9, 1),
    ],
    ids=["exponential", "hill", "steep at the start", "steep at the end"],
)
def test_what_is_smooth_inside_is_found(function, whole):
    assert integrate(speeds(function), WHOLE)[0, 0] == pytest.approx(whole, rel=1e-11)


# |t - 1/3|, cut where it turns: (1/9 + 4/9) / 2
def test_a_kink_is_exact_where_the_path_is_cut():
    cuts = np.array([[0.0, 1 / 3, 1.0]])
    assert integrate(speeds(lambda time, _: np.abs(time - 1 / 3)), cuts)[0, 0] == pytest.approx(5 / 18, abs=1e-15)


def test_what_has_no_end_is_refused():
    with pytest.raises(UndefinedResultError, match="too steeply"):
        integrate(speeds(lambda time, _: 1 / time), WHOLE)


def test_a_jump_that_is_not_cut_is_refused():
    with pytest.raises(UndefinedResultError, match="not smooth"):
        integrate(speeds(lambda time, _: (time > 0.7321).astype(float)), WHOLE)


@pytest.mark.parametrize("degree", [None, 2])
def test_a_path_without_an_end_is_a_fault_of_ours(degree):
    with pytest.raises(ValueError, match="two ends"):
        integrate(speeds(lambda time, _: time), np.array([[0.0]]), degree=degree)
