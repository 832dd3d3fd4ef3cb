import numpy as np
import pytest

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.change import State
from donghaeng.change.path import ALL, path_between


def test_what_compares_units_is_refused_above_and_not_below(tree, method, made):
    framework = tree(x="index", a="x", b="x")
    states = [made(framework, method(framework), own) for own in ([1, 2], [2, 3])]
    how = method(framework, {"index": {"method": "copeland"}})
    with pytest.raises(MethodError, match=r"compares all units.*\n.*index: found 'copeland'.*--node"):
        path_between(framework, how, tuple(states), "index")
    assert path_between(framework, how, tuple(states), "x").depth == 1


def test_a_median_whose_weights_move_is_refused(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "median")
    states = made(framework, how, [1, 2]), made(framework, how, [1, 2], {"a": 3})
    with pytest.raises(UndefinedResultError, match="'index', a median whose weights move, jumps"):
        path_between(framework, how, states, "index")


# halfway between (1, 3) and (3, 5), with weights 1:1 and 3:1: 2 x 5/8 + 4 x 3/8
def test_scores_and_weights_go_straight(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework)
    path = path_between(framework, how, (made(framework, how, [1, 3]), made(framework, how, [3, 5], {"a": 3})), "index")
    half = np.array([0.5])
    assert path.scores(ALL, half, half).tolist() == [[2, 4, 2.75]]
    assert path.degree == 1


def test_a_geometric_mean_of_what_turns_negative_is_refused(tree, method, made):
    framework = tree(x="index", a="x", b="x", c="x")
    how = method(framework, {"index": {"method": "geometric"}, "x": {"method": "mazziotta_pareto"}})
    first, last = made(framework, how, [1, 1, 1]), made(framework, how, [1, 1, 1])
    last.scores[:, :3] = [0.1, 9, 0.1]
    path = path_between(framework, how, (first, last), "index")
    with pytest.raises(UndefinedResultError, match="geometric mean of 'index', of which a child is negative"):
        path.scores(ALL, np.array([0.99]), np.array([0.01]))


def test_a_mean_without_an_answer_on_the_way_is_refused(tree, method, made):
    framework = tree(a="index", b="index")
    how = method(framework, "mazziotta_pareto")
    first, last = made(framework, how, [1, 1]), made(framework, how, [1, 1])
    last.scores[:, :2] = [-5, 1]
    path = path_between(framework, how, (first, last), "index")
    with pytest.raises(UndefinedResultError, match="mean of 'index' on the way from one state to the other"):
        path.scores(ALL, np.array([1.0]), np.array([0.0]))


def test_ends_are_the_states_where_nothing_left_and_links_are_taken_off(tree, method, made):
    framework = tree(a="index")
    how = method(framework)
    first, last = made(framework, how, [1]), made(framework, how, [2])
    links = np.array([[1.0, 3.0]])
    path = path_between(framework, how, (first, State(last.scores * links, last.weights, None, links)), "index")
    assert [end.tolist() for end in path.ends()] == [[[1, 1]], [[2, 2]]]
