from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.charts.classes import SIDE, breaks, class_of, shades

SCORES = st.lists(st.floats(0, 300), min_size=1, max_size=40)


def test_the_base_is_a_limit_where_scores_lie_on_both_sides():
    assert 100 in breaks([80, 90, 110, 120, 130], base=100, decimals=1)


def test_all_scores_above_the_base_are_parted_among_themselves():
    assert breaks([110, 120, 130], base=100, decimals=0) == [110, 120, 130, 131]


def test_equal_scores_are_one_class():
    assert breaks([50, 50, 50], base=100, decimals=1) == [50, 50.1]


def test_no_scores_have_no_classes():
    assert breaks([], base=100, decimals=1) == []


@given(SCORES, st.sampled_from([100.0, None]), st.integers(0, 2))
def test_every_score_lies_in_its_class_and_every_class_holds_one(values, base, decimals):
    limits = breaks(values, base=base, decimals=decimals)
    places = [class_of(value, limits, decimals) for value in values]
    for value, place in zip(values, places, strict=True):
        assert limits[place] - 1e-9 <= float(f"{value:.{decimals}f}") < limits[place + 1]
    assert set(places) == set(range(len(limits) - 1))
    assert all(lower < upper for lower, upper in pairwise(limits))


@given(SCORES, st.sampled_from([100.0, None]))
def test_every_class_has_a_shade_of_its_own_sand_below_the_base_and_blue_above(values, base):
    limits = breaks(values, base=base, decimals=1)
    own = shades(limits, base)
    assert len(set(own)) == len(own) == len(limits) - 1
    assert own == sorted(own)
    assert base is None or all((shade < SIDE) == (upper <= base) for shade, upper in zip(own, limits[1:], strict=True))


@pytest.mark.parametrize(("value", "place"), [(99.94, 0), (99.96, 1), (100, 1), (120, 1)])
def test_a_score_belongs_where_its_rounded_number_does(value, place):
    assert class_of(value, [90, 100, 120.1], 1) == place
