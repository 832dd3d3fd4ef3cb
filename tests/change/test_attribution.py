import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghaeng.base.errors import InputError, MethodError, UndefinedResultError
from donghaeng.change import attribute
from donghaeng.change.attribution import STEPS

TREE = {"x": "index", "y": "index", "a": "x", "b": "x", "c": "y", "d": "y", "e": "y"}
MEANS = [
    {"method": "arithmetic"},
    {"method": "geometric"},
    {"method": "harmonic"},
    {"method": "power", "exponent": 0.5},
    {"method": "power", "exponent": 3.0},
    {"method": "mazziotta_pareto"},
    {"method": "mazziotta_pareto", "penalty": "above"},
    {"method": "minimum"},
    {"method": "median"},
]
mean = st.sampled_from(MEANS)
means = st.fixed_dictionaries({"index": mean, "x": mean, "y": mean})
scores = st.lists(st.floats(40, 160), min_size=5, max_size=5)
pairs = st.tuples(scores, scores)
weight = st.floats(0.2, 5)
weights = st.fixed_dictionaries(dict.fromkeys(TREE, weight))
trees = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def total(made, to):
    """Everything that is said of the change of an aggregate, added up."""
    below = made.framework.children[to]
    return sum(made.contribution(code, to) for code in below) + sum(made.steps(to).values())


def moving(means, first, last):
    """Weights of both sides: the first ones again where the mean is a median, which jumps when weights move."""
    parents = {code for code, own in means.items() if own["method"] == "median"}
    return first, {code: first[code] if TREE[code] in parents else last[code] for code in TREE}


@trees
@given(means, pairs, weights, weights)
def test_contributions_add_up_to_the_change_at_every_level(change, means, pair, first, last):
    found = change(TREE, means, pair, moving(means, first, last))
    for code in found.framework.aggregates:
        np.testing.assert_allclose(total(found, code), found.change(code), atol=1e-9 * 160, rtol=0)


@trees
@given(means, pairs)
def test_what_does_not_move_contributes_nothing(change, means, pair):
    before, after = pair
    found = change(TREE, means, (before, [before[0], *after[1:]]))
    assert [found.contribution("a", to)[0] for to in ("x", "index")] == [0, 0]


@trees
@given(means, pairs)
def test_twins_contribute_alike(change, means, pair):
    found = change(TREE, means, [[*own[:3], own[2], own[4]] for own in pair])
    for to in ("y", "index"):
        np.testing.assert_allclose(found.contribution("c", to), found.contribution("d", to), atol=1e-9, rtol=0)


# The index is linear in its parts: its contributions are the weighted sum of those to the parts
@trees
@given(mean, mean, pairs, weights)
def test_contributions_to_a_sum_are_the_sum_of_contributions(change, of_x, of_y, pair, share):
    found = change(TREE, {"index": {"method": "arithmetic"}, "x": of_x, "y": of_y}, pair, (share, share))
    for code in "abcde":
        parent = TREE[code]
        part = share[parent] / (share["x"] + share["y"])
        np.testing.assert_allclose(found.contribution(code, "index"), part * found.contribution(code, parent),
                                   atol=1e-9, rtol=0)  # fmt: skip


# f = sqrt(a b) from (1, 1) to (4, 1): along a = 1 + 3 t, f = sqrt(1 + 3 t), all of it by a: 2 - 1.
# From (1, 4) to (4, 1), a = 1 + 3 t, b = 4 - 3 t: a gives 3/2 the integral of sqrt(b / a) = 1/2 that of sqrt(b / a) da
# over 1 to 4 with a + b = 5. With a = 5 sin(u)^2, sqrt(b / a) da = 10 cos(u)^2 du = 5 (u + sin(2 u) / 2), and
# sin(2 u) = 2 sqrt(a b) / 5 is 4/5 at both ends, so that it is 5/2 (asin sqrt(4/5) - asin sqrt(1/5)) = 5/2 atan(3/4).
def test_a_geometric_mean_worked_by_hand(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "geometric")
    states = made(framework, how, [[1, 1], [1, 4]]), made(framework, how, [[4, 1], [4, 1]])
    found = attribute(framework, how, states)
    by_hand = 2.5 * math.atan(3 / 4)
    np.testing.assert_allclose(found.contribution("a", "index"), [1, by_hand], atol=1e-12)
    np.testing.assert_allclose(found.contribution("b", "index"), [0, -by_hand], atol=1e-12)


# min(a, b): a from 0 to 10, b stays at 4: a moves it up to 4 and nothing after. Then both cross: a 2 -> 8, b 8 -> 2
# meet at 5: a gives +3, b gives -3.
def test_a_minimum_worked_by_hand(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "minimum")
    found = attribute(framework, how, (made(framework, how, [[0, 4], [2, 8]]), made(framework, how, [[10, 4], [8, 2]])))
    np.testing.assert_allclose(found.contribution("a", "index"), [4, 3], atol=1e-9)
    np.testing.assert_allclose(found.contribution("b", "index"), [0, -3], atol=1e-9)


# median of a 0 -> 10, b at 3, c at 6: b until a is 3, then a until it is 6, then c: a gives 3
def test_a_median_worked_by_hand(tree, method, made):
    framework = tree(a="index", b="index", c="index")
    how = method(framework, "median")
    found = attribute(framework, how, (made(framework, how, [0, 3, 6]), made(framework, how, [10, 3, 6])))
    np.testing.assert_allclose(found.contribution("a", "index"), [3], atol=1e-9)


# (a b) with weights as in Seoul: score 100 -> 130 and 100 -> 90, weights 1:1 -> 3:1. Mean weights 5/8 and 3/8:
# scores 30 x 5/8 - 10 x 3/8 = 15; weights 115 x 1/4 - 95 x 1/4 = 5; from 100 to 120
def test_weights_that_move_are_a_step_of_their_own(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework)
    states = made(framework, how, [100, 100]), made(framework, how, [130, 90], {"a": 3})
    found = attribute(framework, how, states)
    assert found.change("index") == pytest.approx(20)
    assert found.contribution("a", "index") == pytest.approx(18.75)
    assert found.contribution("b", "index") == pytest.approx(-3.75)
    assert found.steps("index")["weights"] == pytest.approx(5)
    counting = attribute(framework, method(framework, weights={"method": "counted"}), states)
    assert counting.steps("index")["counting"] == pytest.approx(5)


# (100 + 50) / 2 = 75 -> the common a alone: 100, so b's leaving gives 25; a 100 -> 110; with c at 130 it is 120: 10
def test_what_left_and_what_entered_are_steps_on_the_common_set(tree, method, made):
    framework = tree(a="index", b="index", c="index")
    how = method(framework)
    found = attribute(
        framework, how, (made(framework, how, [100, 50, np.nan]), made(framework, how, [110, np.nan, 130]))
    )
    assert {step: points[0] for step, points in found.steps("index").items() if points[0]} == {
        "left": 25,
        "entered": 10,
    }
    assert found.contribution("a", "index") == [10]
    assert (found.only_in("left", "index"), found.only_in("entered", "index")) == (("b",), ("c",))


def test_a_score_given_on_one_side_is_a_leaf_on_both(tree, method, made):
    framework = tree(**TREE)
    how = method(framework)
    states = made(framework, how, [1, 2, 3, 4, 5], given={"x": 7}), made(framework, how, [2, 4, 6, 8, 10])
    found = attribute(framework, how, states)
    assert found.contribution("x", "index") == [(3 - 7) / 2]
    assert np.isnan(found.contribution("a", "index")).all()
    assert np.isnan(found.contribution("a", "x")).all()
    np.testing.assert_allclose(total(found, "index"), found.change("index"), atol=1e-12)


# sqrt(a b), b at 100, a from 0 to 100: all of it is a's
def test_a_score_of_zero_at_an_end_is_borne(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "geometric")
    found = attribute(framework, how, (made(framework, how, [0, 100]), made(framework, how, [100, 100])))
    np.testing.assert_allclose(found.contribution("a", "index"), [100], atol=1e-7)


def test_a_mean_that_runs_into_zero_too_steeply_is_refused(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "geometric")
    share = {"a": 0.001}
    states = made(framework, how, [0, 100], share), made(framework, how, [100, 100], share)
    with pytest.raises(UndefinedResultError, match=r"too steeply|do not add up"):
        attribute(framework, how, states)


def test_many_units_at_once_are_as_each_by_itself(tree, method, made):
    framework = tree(**TREE)
    how = method(framework, {"index": {"method": "minimum"}, "x": {"method": "geometric"}, "y": {"method": "median"}})
    chance = np.random.default_rng(3)
    before, after = chance.uniform(50, 150, (2, 3, 5))
    every = attribute(framework, how, (made(framework, how, before), made(framework, how, after)))
    for unit in range(3):
        states = made(framework, how, before[unit]), made(framework, how, after[unit])
        alone = attribute(framework, how, states)
        for code in "abcde":
            assert every.contribution(code, "index")[unit] == pytest.approx(
                alone.contribution(code, "index")[0], abs=1e-9
            )


# equal scores that stay: weights that move move nothing, and the noise of sums is no reason to refuse
def test_a_change_of_nothing_is_explained(change):
    found = change({"a": "index", "b": "index"}, "geometric", ([40, 40], [40, 40]), ({"a": 1.875}, {"a": 1}))
    np.testing.assert_allclose(total(found, "index"), [0], atol=1e-12)


def test_the_steps_have_their_names(tree, method, made):
    framework = tree(a="index")
    how = method(framework)
    found = attribute(framework, how, (made(framework, how, [1]), made(framework, how, [2])))
    assert tuple(found.steps("index")) == STEPS


@pytest.mark.parametrize("node", ["nowhere", "a"])
def test_a_node_that_has_nothing_below_is_refused(tree, method, made, node):
    framework = tree(a="index")
    how = method(framework)
    with pytest.raises(InputError, match=f"node: found '{node}'; expected a node above indicators"):
        attribute(framework, how, (made(framework, how, [1]), made(framework, how, [2])), node=node)


def test_a_node_beside_is_refused(tree, method, made):
    framework = tree(**TREE)
    how = method(framework)
    found = attribute(framework, how, (made(framework, how, [1] * 5), made(framework, how, [2] * 5)))
    with pytest.raises(InputError, match="found 'a'; expected a node below 'y'"):
        found.contribution("a", "y")


def test_an_unknown_split_is_refused(tree, method, made):
    framework = tree(a="index")
    how = method(framework)
    with pytest.raises(MethodError, match="split: found 'thirds'; expected one of"):
        attribute(framework, how, (made(framework, how, [1]), made(framework, how, [2])), split="thirds")


def test_scores_that_are_not_what_the_tree_makes_are_refused(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework)
    first, last = made(framework, how, [1, 2]), made(framework, how, [2, 3])
    last.scores[:, 2] = 9
    with pytest.raises(
        UndefinedResultError, match=r"contributions to 'index' do not add up to its change \(off by 6\)"
    ):
        attribute(framework, how, (first, last))
