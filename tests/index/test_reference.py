import numpy as np
import pytest

from donghaeng.index.reference import Reference

REFERENCE = Reference(
    np.array([1.0, -1.0, 1.0]), np.array([2022.0]), base_period=0, base_unit=1, groups=np.array([0, 1, 0])
)


@pytest.mark.parametrize("nodes", [slice(1, 3), np.array([1, 2])])
def test_a_reference_of_some_nodes_keeps_their_directions_and_all_else(nodes):
    part = REFERENCE.of(nodes)
    assert part.direction.tolist() == [-1, 1]
    assert (part.base_period, part.base_unit) == (0, 1)
    assert part.groups is REFERENCE.groups
    assert part.starts is REFERENCE.starts


def test_the_reference_unit_takes_no_part_in_statistics_over_units():
    values = np.array([[[1.0]], [[2.0]], [[3.0]]])
    assert REFERENCE.units_compared(values).ravel().tolist() == [1, 3]


def test_without_a_reference_unit_all_units_are_compared():
    values = np.array([[[1.0]], [[2.0]]])
    assert Reference(np.array([1.0]), np.array([2022.0])).units_compared(values) is values
