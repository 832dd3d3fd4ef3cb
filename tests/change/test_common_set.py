import numpy as np

from donghaeng.change.common_set import common_set


def codes(framework, flags):
    return [code for code in framework.order if flags[0, framework.position[code]]]


def found_of(fixtures, before, after, **given):
    tree, method, made = fixtures
    framework = tree(x="index", y="index", a="x", b="x", c="y", d="y")
    how = method(framework)
    states = made(framework, how, before, given=given), made(framework, how, after)
    return framework, common_set(framework, states, "index")


def test_what_only_one_side_has_left_or_entered(tree, method, made):
    framework, common = found_of((tree, method, made), [1, 2, 3, np.nan], [1, np.nan, 3, 4])
    assert codes(framework, common.is_common) == ["a", "c", "x", "y", "index"]
    assert (codes(framework, common.left), codes(framework, common.entered)) == (["b"], ["d"])
    assert (common.first[0, 1], common.last[0, 3]) == (1, 1)


def test_what_stands_under_a_given_score_is_in_neither(tree, method, made):
    framework, common = found_of((tree, method, made), [1, 2, 3, 4], [1, 2, 3, 4], x=9)
    assert codes(framework, common.is_common) == ["c", "d", "x", "y", "index"]
    assert codes(framework, common.is_leaf) == ["a", "b", "c", "d", "x"]
    assert codes(framework, common.left) == codes(framework, common.entered) == []


def test_where_all_is_common_nothing_left(tree, method, made):
    framework, common = found_of((tree, method, made), [1, 2, 3, 4], [1, 2, 3, 4])
    assert codes(framework, common.is_common) == list(framework.order)
    assert codes(framework, common.is_leaf) == list("abcd")


def test_a_pillar_with_nothing_in_common_is_in_neither(tree, method, made):
    framework, common = found_of((tree, method, made), [1, np.nan, 3, 4], [np.nan, 2, 3, 4])
    assert codes(framework, common.is_common) == ["c", "d", "y", "index"]
    assert (codes(framework, common.left), codes(framework, common.entered)) == (["a"], ["b"])
