import numpy as np

from donghaeng.change.kinks import chosen, cuts
from donghaeng.change.path import path_between


def path_of(fixtures, means, before, after, **parents):
    tree, method, made = fixtures
    framework = tree(**parents)
    how = method(framework, means)
    return path_between(framework, how, (made(framework, how, before), made(framework, how, after)), "index")


# a 0 -> 10 passes b at 4 where t is 0.4; of the second unit, a stays below
def test_a_minimum_is_cut_where_another_child_is_least(tree, method, made):
    path = path_of((tree, method, made), "minimum", [[0, 4], [0, 4]], [[10, 4], [3, 4]], a="index", b="index")
    np.testing.assert_allclose(cuts(path), [[0, 0.4, 1], [0, 1, 1]], atol=1e-12)


# a 0 -> 10, b 3, c 6: b, then a from 0.3, then c from 0.6
def test_a_median_is_cut_at_each_of_its_turns(tree, method, made):
    path = path_of((tree, method, made), "median", [0, 3, 6], [10, 3, 6], a="index", b="index", c="index")
    np.testing.assert_allclose(cuts(path), [[0, 0.3, 0.6, 1]], atol=1e-12)


# two turns within a 64th of the path: b at 5.00 and c at 5.05
def test_turns_close_to_each_other_are_both_found(tree, method, made):
    path = path_of((tree, method, made), "median", [0, 5, 5.05], [10, 5, 5.05], a="index", b="index", c="index")
    np.testing.assert_allclose(cuts(path), [[0, 0.5, 0.505, 1]], atol=1e-12)


# a = 10 t, b = 3, c = 6.01 - 10 t: b is in the middle until a passes it at 0.3, then a until it meets c at 0.3005, then
# c until it passes b at 0.301, and b again
def test_a_median_that_is_left_and_come_back_to_is_cut_twice(tree, method, made):
    before, after = [0, 3, 6.01], [10, 3, -3.99]
    path = path_of((tree, method, made), "median", before, after, a="index", b="index", c="index")
    np.testing.assert_allclose(cuts(path), [[0, 0.3, 0.3005, 0.301, 1]], atol=1e-9)


# sqrt(a a') with a, a' from 0 to 10 passes 5 at 0.5; equal scores at the start are no turn
def test_a_minimum_of_means_is_cut_where_they_meet(tree, method, made):
    means = {"index": {"method": "minimum"}, "x": {"method": "geometric"}}
    path = path_of((tree, method, made), means, [1, 1, 5], [10, 10, 5], x="index", a="x", aa="x", b="index")
    np.testing.assert_allclose(cuts(path), [[0, 4 / 9, 1]], atol=1e-12)


def test_a_path_without_kinks_is_whole(tree, method, made):
    path = path_of((tree, method, made), "geometric", [1, 2], [3, 1], a="index", b="index")
    assert cuts(path).tolist() == [[0, 1]]


def test_the_children_looked_at_are_told_by_place(tree, method, made):
    path = path_of((tree, method, made), "minimum", [0, 4], [10, 4], a="index", b="index")
    assert [chosen(path, np.array([0]), np.array([time])).tolist() for time in (0.3, 0.5)] == [[[0]], [[1]]]
