import numpy as np

from donghaeng.budget.segments import segments_of


def test_a_curve_is_cut_where_it_bends(portfolio):
    made = segments_of(portfolio({"x": [(100, 4, 10), (300, 6, 20)], "y": [(50, 1)]}))
    assert made.programme.tolist() == [0, 0, 1]
    assert (made.start.tolist(), made.width.tolist()) == ([0, 100, 0], [100, 200, 50])
    assert (made.points.tolist(), made.people.tolist()) == ([0.04, 0.01, 0.02], [0.1, 0.05, 0])
    assert made.end.tolist() == [300, 50]


def test_money_fills_segments_in_order(portfolio):
    made = segments_of(portfolio({"x": [(100, 4), (300, 6)], "y": [(50, 1)]}))
    assert made.filled(np.array([150.0, 20.0])).tolist() == [100, 50, 20]
    assert made.summed(np.array([1.0, 2.0, 4.0])).tolist() == [3, 4]


def test_a_curve_is_concave_where_each_won_gives_no_more(portfolio):
    curves = {"x": [(1, 4), (2, 6)], "y": [(1, 1), (2, 3)]}
    assert segments_of(portfolio(curves, y={"shape": "any"})).is_concave.tolist() == [True, False]


def test_whole_programmes_are_one_segment_each(portfolio):
    whole = segments_of(portfolio({"x": [(100, 4), (300, 6)], "y": [(50, 1)]})).whole
    assert (whole.width.tolist(), whole.points.tolist()) == ([300, 50], [0, 0])
