import math

import numpy as np
import pytest

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.change import State, attribute
from donghaeng.change.log_mean import log_mean


def test_a_logarithmic_mean_of_equals_is_the_value():
    assert log_mean(np.array([3.0]), np.array([3.0])) == [3]


# (e - 1) / log e
def test_a_logarithmic_mean():
    assert log_mean(np.array([1.0]), np.array([math.e]))[0] == pytest.approx(math.e - 1)


# sqrt(a b): a 1 -> 16, b 4 -> 1: from 2 to 4, log 2. Logs moved: a log 16 / 2 = 2 log 2, b -log 4 / 2 = -log 2.
# The mean (4 - 2) / log 2 gives a 4, b -2.
def test_the_split_of_a_geometric_mean_worked_by_hand(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "geometric")
    found = attribute(framework, how, (made(framework, how, [1, 4]), made(framework, how, [16, 1])), split="log_mean")
    assert [found.contribution(code, "index")[0] for code in "ab"] == pytest.approx([4, -2])


# a = 1 and b = e^4 stay, weights 1:1 -> 3:1: the log goes from 2 to 1, all by weights
def test_weights_that_move_are_a_step(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "geometric")
    ends = [[1, math.exp(4)]] * 2
    states = made(framework, how, ends[0]), made(framework, how, ends[1], {"a": 3})
    found = attribute(framework, how, states, split="log_mean")
    assert found.steps("index")["weights"][0] == pytest.approx(math.e - math.exp(2))


def test_levels_and_links_add_up(tree, method, made):
    framework = tree(x="index", y="index", a="x", b="x", c="y")
    how = method(framework, "geometric")
    first, last = made(framework, how, [80, 120, 90], {"x": 2}), made(framework, how, [100, 110, 130])
    links = np.ones((1, 6))
    links[:, 5] = 1.2
    linked = State(last.scores * links, last.weights, None, links)
    for split in ("log_mean", "straight_path"):
        found = attribute(framework, how, (first, linked), split=split)
        for to in framework.aggregates:
            total = sum(found.contribution(code, to) for code in framework.children[to]) + sum(found.steps(to).values())
            np.testing.assert_allclose(total, found.change(to), atol=1e-9)
        assert found.steps("index")["linking"] > 0


def test_another_mean_is_refused(tree, method, made):
    framework = tree(a="index")
    how = method(framework)
    with pytest.raises(MethodError, match=r"of geometric means only.*\n.*index: found 'arithmetic'"):
        attribute(framework, how, (made(framework, how, [1]), made(framework, how, [2])), split="log_mean")


def test_a_score_of_zero_is_refused(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "geometric")
    with pytest.raises(UndefinedResultError, match="a score of zero; use the straight path"):
        attribute(framework, how, (made(framework, how, [0, 1]), made(framework, how, [1, 1])), split="log_mean")
