"""The same words on columns, numbers and functions."""

import narwhals as nw
import polars as pl
import pytest

from donghaeng.welfare.carrier import floor, positive, where
from donghaeng.welfare.piecewise import Piecewise

X = Piecewise.straight(0, 10, -5, 1)


def of_frame(expression):
    return nw.from_native(pl.DataFrame({"x": [-5.0, 0.0, 2.5]})).select(found=expression)["found"].to_list()


def test_what_is_below_zero_is_nothing():
    assert of_frame(positive(nw.col("x"))) == [positive(value) for value in (-5.0, 0.0, 2.5)] == [0, 0, 2.5]
    assert [positive(X)(place) for place in (0, 5, 7.5)] == [0, 0, 2.5]


def test_one_amount_stands_where_something_is_so():
    assert of_frame(where(nw.col("x") >= 0.0, nw.col("x") * 2.0, nw.lit(9.0))) == [9, 0, 5]
    assert [where(value >= 0.0, value * 2.0, 9.0) for value in (-5.0, 0.0, 2.5)] == [9, 0, 5]
    assert [where(X >= 0.0, X * 2.0, 9.0)(place) for place in (0, 5, 7.5)] == [9, 0, 5]


def test_whole_numbers_are_at_or_below():
    assert of_frame(floor(nw.col("x") + 0.5)) == [floor(value + 0.5) for value in (-5.0, 0.0, 2.5)] == [-5, 0, 3]
    with pytest.raises(TypeError, match="a step at every won"):
        floor(X)
