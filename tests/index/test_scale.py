import numpy as np
import pytest

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.reference import Reference
from donghaeng.index.scale import check_range, coincide, compared_with, extremes, refuse, stretched

VALUES = np.array([[[1.0], [4.0]], [[3.0], [np.nan]], [[9.0], [2.0]]])


def around(**known):
    return Reference(np.array([1.0]), np.array([2022.0, 2023.0]), **known)


@pytest.mark.parametrize(
    ("over", "low", "high"),
    [("all", [[[1.0]]], [[[9.0]]]), ("each", [[[1.0], [2.0]]], [[[9.0], [4.0]]]), ("base", [[[2.0]]], [[[4.0]]])],
)
def test_extremes_are_taken_over_what_is_asked(over, low, high):
    found = extremes(VALUES, around(base_period=1), over)
    assert [array.tolist() for array in found] == [low, high]


def test_the_reference_unit_is_not_compared():
    compared, axis = compared_with(VALUES, around(base_unit=2), "all")
    assert (np.nanmax(compared), axis) == (4.0, (0, 1))


def test_a_base_without_a_base_period_is_refused():
    with pytest.raises(MethodError, match="needs base_period"):
        compared_with(VALUES, around(), "base")


def test_statistics_without_a_unit_are_refused():
    with pytest.raises(UndefinedResultError, match="need a unit beside base_unit"):
        compared_with(VALUES[:1], around(base_unit=0), "all")


def test_a_share_is_stretched_to_its_range():
    np.testing.assert_allclose(stretched(np.array([0, 0.5, 1, np.nan]), (1, 100)), [1, 50.5, 100, np.nan])


@pytest.mark.parametrize("ends", [(1, 1), (100, 0)])
def test_a_range_that_does_not_rise_is_refused(ends):
    with pytest.raises(MethodError, match="from the worst to the best score"):
        check_range(ends)


def test_refused_cells_are_marked():
    with pytest.raises(UndefinedResultError, match="a root of less than zero is not defined; square it") as error:
        refuse(VALUES == 9, "a root of less than zero", remedy="square it")
    assert np.argwhere(error.value.cells).tolist() == [[2, 0, 0]]


def test_values_that_differ_by_rounding_alone_are_equal():
    people = np.array([1.0, 3, 7, 9, 10, 11, 13])
    shares = 0.1 * people / people
    assert shares.min() < shares.max()
    assert coincide(shares.min(), shares.max())
    assert not coincide(np.array(0.1), np.array(0.1 + 1e-9))
    assert coincide(np.array(0.0), np.array(0.0))
