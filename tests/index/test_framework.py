import pytest

from donghaeng.base.errors import FrameworkError
from donghaeng.index.framework import Framework, Node


def refused(*nodes):
    """Return the lines of faults of nodes that make no framework."""
    with pytest.raises(FrameworkError, match="the framework contradicts itself") as error:
        Framework(nodes)
    return [str(fault) for fault in error.value.faults]


def node(code, parent="index", direction=1, **more):
    return Node(code, code, code, parent, "x", direction, **more)


ROOT = node("index", "", None)

# index
# ├── homes          an indicator beside pillars
# ├── safety
# │   └── work
# │       └── injuries
# └── care
#     ├── beds
#     └── waiting
UNEVEN = {"homes": "index 1", "safety": "index", "care": "index", "beds": "care 1", "work": "safety",
          "injuries": "work -1", "waiting": "care -1"}  # fmt: skip


def test_indicators_are_the_leaves_in_the_order_of_the_file(tree):
    assert tree(**UNEVEN).indicators == ("homes", "beds", "injuries", "waiting")


def test_aggregates_stand_after_their_children(tree):
    assert tree(**UNEVEN).aggregates == ("care", "work", "safety", "index")


def test_the_order_of_all_nodes_has_indicators_first(tree):
    framework = tree(**UNEVEN)
    assert framework.order == ("homes", "beds", "injuries", "waiting", "care", "work", "safety", "index")
    assert [framework.position[code] for code in framework.order] == list(range(8))


def test_a_level_counts_steps_down_from_the_root(tree):
    assert tree(**UNEVEN).levels == {
        "index": 0, "homes": 1, "safety": 1, "care": 1, "beds": 2, "work": 2, "waiting": 2, "injuries": 3
    }  # fmt: skip


def test_a_height_counts_steps_up_from_the_farthest_leaf(tree):
    assert tree(**UNEVEN).heights == {
        "index": 3, "homes": 0, "safety": 2, "care": 1, "beds": 0, "work": 1, "waiting": 0, "injuries": 0
    }  # fmt: skip


def test_the_tree_lists_each_parent_before_what_is_under_it(tree):
    assert tree(**UNEVEN).tree == ("index", "homes", "safety", "work", "injuries", "care", "beds", "waiting")


def test_children_stand_in_the_order_of_the_file(tree):
    framework = tree(**UNEVEN)
    assert framework.children["index"] == ("homes", "safety", "care")
    assert framework.children["beds"] == ()


def test_a_node_is_found_by_its_code(tree):
    framework = tree(**UNEVEN)
    assert framework["waiting"].direction == -1
    assert ("waiting" in framework, "rent" in framework) == (True, False)


def test_the_root_may_stand_anywhere():
    assert Framework((node("homes"), ROOT)).root == "index"


def test_a_node_has_a_name_in_both_languages():
    both = Node("homes", "Homes", "주택")
    assert (both.name("en"), both.name("ko")) == ("Homes", "주택")


def test_a_deep_tree_is_walked_without_recursion():
    chain = [node(f"n{depth}", f"n{depth - 1}", None) for depth in range(1, 3_000)]
    framework = Framework((node("n0", "", None), *chain, node("leaf", "n2999")))
    assert framework.levels["leaf"] == 3_000


def test_an_unknown_parent_is_refused_with_the_likeliest_one():
    assert refused(ROOT, node("housing", "index", None), node("rent", "housing"), node("damp", "hosing")) == [
        "row 5, parent of 'damp': found 'hosing'; expected one of ['housing']"
    ]


def test_an_unknown_parent_like_no_other_is_refused_with_those_there_are():
    assert refused(ROOT, node("rent"), node("damp", "zzz")) == [
        "row 4, parent of 'damp': found 'zzz'; expected one of ['index', 'rent', 'damp']"
    ]


def test_a_cycle_is_refused_once_in_the_row_where_it_begins():
    cycle = [node("a", "b", None), node("b", "c", None), node("c", "a", None)]
    assert refused(ROOT, node("rent"), node("led", "a"), *cycle) == [
        "row 5, parent of 'a': found a → b → c → a; expected a tree without a cycle"
    ]


def test_a_node_that_is_its_own_parent_is_a_cycle():
    assert refused(ROOT, node("rent"), node("own", "own", None)) == [
        "row 4, parent of 'own': found own → own; expected a tree without a cycle"
    ]


def test_two_cycles_are_two_faults():
    assert len(refused(ROOT, node("rent"), node("own", "own", None), node("self", "self", None))) == 2


def test_two_roots_are_refused():
    assert refused(ROOT, node("other", "", None), node("rent"), node("damp", "other")) == [
        "rows without a parent: found 2: index, other; expected one, the index itself"
    ]


def test_a_tree_without_a_root_is_refused():
    assert "rows without a parent: found none; expected one, the index itself" in refused(
        node("a", "b", None), node("b", "a", None)
    )


@pytest.mark.parametrize("nodes", [(), (node("index", ""),)])
def test_a_framework_has_a_root_and_an_indicator(nodes):
    assert f"nodes: found {len(nodes)}; expected a root and at least one indicator" in refused(*nodes)


def test_a_code_twice_is_refused_in_every_row():
    assert refused(ROOT, node("rent"), node("rent")) == [
        "row 3, code 'rent': found 2 rows; expected one row per node",
        "row 4, code 'rent': found 2 rows; expected one row per node",
    ]


@pytest.mark.parametrize("code", ["", "two words", "a/b", "a:b", "a,b", 'a"b', "a;b", "it's", "tab\t"])
def test_a_code_with_signs_that_files_need_is_refused(code):
    faults = refused(ROOT, node("rent"), node(code))
    assert f"row 4, code: found {code!r}; expected a name without spaces, slashes, colons, commas or quotes" in faults


def test_a_code_may_be_korean():
    assert Framework((ROOT, node("주거비_부담"))).indicators == ("주거비_부담",)


@pytest.mark.parametrize(("weight", "shown"), [(0.0, "0"), (-1.0, "-1"), (float("inf"), "inf"), (float("nan"), "nan")])
def test_a_weight_is_a_finite_number_above_zero(weight, shown):
    assert refused(ROOT, node("rent", weight=weight)) == [
        f"row 3, weight of 'rent': found {shown}; expected a finite number above 0"
    ]


@pytest.mark.parametrize(("direction", "shown"), [(None, "nothing"), (0, "0"), (2, "2")])
def test_an_indicator_has_a_direction(direction, shown):
    assert refused(ROOT, node("rent", "index", direction)) == [
        f"row 3, direction of 'rent': found {shown}; expected 1 (higher is better) or -1 (lower is better)"
    ]


def test_an_aggregate_has_no_direction():
    assert refused(ROOT, node("housing"), node("rent", "housing")) == [
        "row 3, direction of 'housing': found 1; expected nothing: only an indicator has a direction"
    ]


def test_all_faults_come_at_once():
    assert len(refused(ROOT, node("rent", weight=-1.0), node("damp", "hosing"), node("mould", direction=3))) == 3
