"""Places of numbers, and columns, in words."""

import pytest

from donghaeng.base.units import Units
from donghaeng.welfare.places import COLUMNS, place_in


@pytest.mark.parametrize(("place", "english", "korean"), [
    ("line", "line", "기준선"),
    ("condition 2, at_most", "condition 2, at most", "조건 2, 이하"),
    ("reduction.level", "reduction level", "감액 기준"),
    ("own.thing", "own thing", "own.thing"),
])  # fmt: skip
def test_a_place_is_told_in_both_languages(place, english, korean):
    assert (place_in(place, "en"), place_in(place, "ko")) == (english, korean)


def test_every_column_has_a_unit_that_there_is():
    assert [name for name, (_, _, unit) in COLUMNS.items() if unit not in Units()] == []
