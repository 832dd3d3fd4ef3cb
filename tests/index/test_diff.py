import datetime as dt
import math
from dataclasses import replace
from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from donghaeng.base.errors import DataError, InputError
from donghaeng.index import Framework, Index, Node, read_method
from donghaeng.index.diff import compare

TREE = {"homes": "index 1", "beds": "index 1"}
ROWS = "unit period node value\na 2022 homes 10\na 2022 beds 20"
GEOMETRIC = {"aggregate": {"method": "geometric"}}


@pytest.fixture
def pair(tree, index):
    """Compare two indices, each given as its tree, rows and settings."""

    def pair(old, new):
        return compare(*(index(tree(**nodes), rows, **chosen) for nodes, rows, chosen in (old, new)))

    return pair


def cell(diff, node="index", period="2022", unit="a"):
    """Return what moved one score, by part; what there is nothing to say of is left out."""
    (row,) = diff.moves.filter(node=node, period=period, unit=unit).to_dicts()
    parts = ("move", "data", "framework", "method", "together")
    return {part: row[part] for part in parts if row[part] is not None}


def about(**numbers):
    """Return numbers to compare with, in which parts that are not named move nothing."""
    return pytest.approx({"data": 0, "framework": 0, "method": 0, **numbers}, abs=1e-12)


# The mean of 10 and 20 is 15


# 10 -> 16: (16 + 20) / 2 = 18
def test_a_value_that_changed_moves_the_score_by_the_data(pair):
    diff = pair((TREE, ROWS, {}), (TREE, ROWS.replace("10", "16"), {}))
    assert cell(diff) == about(move=3, data=3)
    assert cell(diff, "homes") == about(move=6, data=6)
    assert cell(diff, "beds") == about(move=0)


# (3 x 10 + 20) / 4 = 12.5
def test_a_weight_that_changed_moves_the_score_by_the_framework(pair):
    diff = pair((TREE, ROWS, {}), ({**TREE, "homes": "index 1 3"}, ROWS, {}))
    assert cell(diff) == about(move=-2.5, framework=-2.5)


# sqrt(10 x 20) = 14.142
def test_a_method_that_changed_moves_the_score_by_the_method(pair):
    diff = pair((TREE, ROWS, {}), (TREE, ROWS, GEOMETRIC))
    assert cell(diff) == about(move=math.sqrt(200) - 15, method=math.sqrt(200) - 15)


# Both: (3 x 16 + 20) / 4 = 17. The value moves 15 -> 18 or 12.5 -> 17: 3.75 in the mean; the weight 15 -> 12.5 or
# 18 -> 17: -1.75
def test_what_a_value_and_a_weight_move_is_the_mean_of_both_orders(pair):
    diff = pair((TREE, ROWS, {}), ({**TREE, "homes": "index 1 3"}, ROWS.replace("10", "16"), {}))
    assert cell(diff) == about(move=2, data=3.75, framework=-1.75)


# Value, weight and mean, the eight mixtures by hand; a geometric mean with weights 3 and 1 is (h^3 b)^(1/4)
def test_three_parts_have_the_mean_of_six_orders(pair):
    def score(value, weight, is_geometric):
        if is_geometric:
            return (value**weight * 20) ** (1 / (weight + 1))
        return (weight * value + 20) / (weight + 1)

    diff = pair((TREE, ROWS, {}), ({**TREE, "homes": "index 1 3"}, ROWS.replace("10", "16"), GEOMETRIC))
    data = [score(16, weight, mean) - score(10, weight, mean) for weight, mean in [(1, 0), (3, 0), (1, 1), (3, 1)]]
    method = [
        score(value, weight, 1) - score(value, weight, 0) for value, weight in [(10, 1), (16, 1), (10, 3), (16, 3)]
    ]
    mean = [1 / 3, 1 / 6, 1 / 6, 1 / 3]
    move = score(16, 3, 1) - 15
    parts = {"data": np.dot(mean, data), "method": np.dot(mean, method)}
    assert cell(diff) == about(move=move, framework=move - sum(parts.values()), **parts)


# care 30 enters: (10 + 20 + 30) / 3 = 20; and leaves again
def test_a_node_that_enters_brings_its_data_and_moves_the_score_by_the_framework(pair):
    more, rows = {**TREE, "care": "index 1"}, ROWS + "\na 2022 care 30"
    assert cell(pair((TREE, ROWS, {}), (more, rows, {}))) == about(move=5, framework=5)
    assert cell(pair((more, rows, {}), (TREE, ROWS, {}))) == about(move=-5, framework=-5)


# care enters at 60 of 0 to 100 and homes go from 10 to 16. Old 15, with care 30, with homes 18, with both 32
def test_a_node_that_enters_brings_its_settings(pair):
    posts = {"method": "goalposts", "node": {code: {"worst": 0, "best": 100} for code in TREE}}
    more = {**posts, "node": {**posts["node"], "care": {"worst": 100, "best": 0}}}
    rows = ROWS.replace("10", "16") + "\na 2022 care 40"
    after = ({**TREE, "care": "index -1"}, rows, {"normalise": more})
    assert cell(pair((TREE, ROWS, {"normalise": posts}), after)) == about(move=17, data=2.5, framework=14.5)


def test_scores_that_appear_or_vanish_are_no_numbers(pair):
    later = ROWS.replace("2022", "2023")
    diff = pair((TREE, ROWS + later.partition("value")[2], {}), (TREE, ROWS + "\na 2024 beds 1\na 2024 homes 1", {}))
    found = diff.moves.filter(node="index")
    assert found.select("period", "status", "move").rows() == [
        ("2022", "unchanged", 0), ("2023", "vanished", None), ("2024", "appeared", None)
    ]  # fmt: skip
    place = diff.place()
    assert diff.appeared[0, :, place].tolist() == [False, False, True]
    assert diff.vanished[0, :, place].tolist() == [False, True, False]
    assert diff.stayed[0, :, place].tolist() == [True, False, False]
    assert not diff.moved.any()


def test_what_neither_version_scores_is_not_listed(pair):
    rows = "unit period node value\na 2022 homes 10\na 2023 homes 10\na 2022 beds 20"
    assert pair((TREE, rows, {}), (TREE, rows, {})).moves.filter(node="index")["period"].to_list() == ["2022"]


def test_a_version_and_itself_have_no_difference(pair):
    diff = pair((TREE, ROWS, GEOMETRIC), (TREE, ROWS, GEOMETRIC))
    assert (diff.changes, diff.effects(), diff.refused, diff.moved.any()) == ((), (), {}, False)


def test_the_order_of_rows_moves_no_score(pair):
    lines = [f"u{unit} 2022 {node} {unit**0.5 / 3}" for unit in range(30) for node in TREE]
    rows = ["\n".join(["unit period node value", *own]) for own in (lines, lines[::-1])]
    z_score = {"normalise": {"method": "z_score"}}
    diff = pair((TREE, rows[0], z_score), (TREE, rows[1], z_score))
    assert diff.changes == ()
    assert not diff.moved.any()


# An empty row makes a period, whose gap is filled with the 20 of the year before: z-scores of 10, 20 and 20
def test_what_no_change_explains_is_the_data(pair):
    chosen = {"gaps": {"method": "carry_forward"}, "normalise": {"method": "z_score", "over": "all"}}
    rows = "unit period node value\na 2021 homes 10\na 2022 homes 20"
    diff = pair(({"homes": "index 1"}, rows, chosen), ({"homes": "index 1"}, rows + "\na 2023 homes .", chosen))
    assert diff.changes == ()
    found = cell(diff)
    assert found["move"] != 0
    assert found == about(move=found["move"], data=found["move"])


# Mixtures that cannot be built. homes 10, 20, 40 and beds 10, 10, 10 in 2022, 2023, 2024, relative to a base period

HISTORY = {"2022": ("10", "10"), "2023": ("20", "10"), "2024": ("40", "10")}


def based(base, *periods, weight=1):
    rows = [f"a {period} {node} {value}" for period in periods
            for node, value in zip(TREE, HISTORY[period], strict=True)]  # fmt: skip
    nodes = {**TREE, "homes": f"index 1 {weight}"}
    return (
        nodes,
        "\n".join(["unit period node value", *rows]),
        {"base_period": base, "normalise": {"method": "ratio_to_base"}},
    )


# 2023 is 200 and 100 of 2022, and 100 of itself. The new data lack 2022, so the method goes first
def test_only_orders_that_can_be_built_count(pair):
    diff = pair(based("2022", "2022", "2023"), based("2023", "2023", "2024"))
    assert cell(diff, period="2023") == about(move=-50, method=-50)
    assert list(diff.refused) == [frozenset({"data"})]
    assert "base_period: found '2022'; expected one that has data: 2023, 2024" in diff.refused[frozenset({"data"})]


# Data and method stand only together. 2023: homes 200 of 2022, 50 of 2024; beds 100. Scores with weights 1 and 1: 150,
# then 75; with 3 and 1: 175, then 62.5. The weight moves 25 or -12.5, data and method -75 or -112.5
def test_parts_that_stand_only_together_are_told_together(pair):
    diff = pair(based("2022", "2022", "2023"), based("2024", "2023", "2024", weight=3))
    found = cell(diff, period="2023")
    assert found == pytest.approx({"move": -87.5, "framework": 6.25, "together": -93.75})
    assert sorted(map(sorted, diff.refused)) == [["data"], ["data", "framework"], ["framework", "method"], ["method"]]


def test_two_indices_that_share_nothing_can_be_compared(pair):
    other = {"rooms": "other 1"}
    diff = pair(
        (TREE, ROWS, {}),
        ({**other, "other": "index", "care": "index 1"}, "unit period node value\nz 2020 rooms 1\nz 2020 care 1", {}),
    )
    assert set(diff.moves["status"]) == {"appeared", "vanished"}
    assert diff.labels[0] == ("z", "a")


def test_another_root_can_be_compared(tree, index):
    old = index(tree(**TREE), ROWS)
    nodes = tuple(replace(node, code=node.code.replace("index", "root"), parent=node.parent.replace("index", "root"))
                  for node in old.framework.nodes)  # fmt: skip
    new = Index(Framework(nodes), old.data, read_method({"normalise": {"method": "none"}}, Framework(nodes)))
    diff = compare(old, new)
    assert diff.moves.filter(pl.col("status") != "unchanged").select("node", "status").rows() == [
        ("root", "appeared"), ("index", "vanished")
    ]  # fmt: skip
    assert all(effect.refused for effect in diff.effects())


# As of a day


# homes were 10, then revised to 16
def test_two_days_of_one_index_are_compared(tree, index):
    rows = (
        "unit period node value published_on\na 2022 homes 10 2023-01-01\na 2022 homes 16 2024-01-01\na 2022 beds 20 ."
    )
    made = index(tree(**TREE), rows)
    assert cell(compare(made, made, old_as_of=dt.date(2023, 6, 1))) == about(move=3, data=3)
    assert cell(compare(made, made, new_as_of=dt.date(2023, 6, 1))) == about(move=-3, data=-3)
    assert compare(made, made).changes == ()
    with pytest.raises(DataError, match="there are no data"):
        compare(made, index(tree(**TREE), "unit period node value published_on\na 2022 homes 1 2024-01-01"),
                new_as_of=dt.date(2023, 1, 1))  # fmt: skip


# One change at a time


# homes 10 -> 16 alone: +3; weight 3 of homes alone: -2.5; geometric alone: -0.858
def test_changes_are_made_alone_and_the_largest_comes_first(pair):
    diff = pair((TREE, ROWS, {}), ({**TREE, "homes": "index 1 3"}, ROWS.replace("10", "16"), GEOMETRIC))
    found = [(effect.change.part, effect.move, effect.unit, effect.period, effect.moved) for effect in diff.effects()]
    assert found == [
        ("data", pytest.approx(3), "a", "2022", 1),
        ("framework", pytest.approx(-2.5), "a", "2022", 1),
        ("method", pytest.approx(math.sqrt(200) - 15), "a", "2022", 1),
    ]
    assert [effect.move for effect in diff.effects("beds")] == [0, 0, 0]


# a: 10 -> 12, b: 30 -> 20; alone the score of b moves most, by -5
def test_an_effect_is_told_where_it_is_largest(pair):
    rows = ROWS + "\nb 2022 homes 30\nb 2022 beds 40\nc 2022 homes 1\nc 2022 beds 1"
    (effect,) = pair((TREE, rows, {}), (TREE, rows.replace(" 10", " 12").replace(" 30", " 20"), {})).effects()
    assert (effect.move, effect.unit, effect.moved) == (-5, "b", 2)


def test_an_effect_counts_scores_that_appear_and_vanish(pair):
    rows = ROWS + "\na 2023 homes 1\nb 2022 homes 5\nb 2022 beds 6"
    fewer = rows.replace("\nb 2022 beds 6", "") + "\na 2023 beds 1"
    effects = {effect.change.kind: effect for effect in pair((TREE, rows, {}), (TREE, fewer, {})).effects()}
    assert (effects["added"].appeared, effects["added"].vanished, effects["added"].moved) == (1, 0, 0)
    assert (effects["removed"].appeared, effects["removed"].vanished, effects["removed"].move) == (0, 1, 0)


def test_a_change_that_cannot_be_made_alone_says_why_and_comes_last(pair):
    diff = pair(based("2022", "2022", "2023"), based("2024", "2023", "2024", weight=3))
    effects = diff.effects("beds")  # which the weight of homes does not move
    assert [effect.change.kind for effect in effects] == [
        "added",
        "added",
        "weight",
        "removed",
        "removed",
        "base_period",
    ]
    assert [effect.move for effect in effects[:3]] == [0, 0, 0]
    assert all(math.isnan(effect.move) and "base" in effect.refused for effect in effects[3:])


def test_an_unknown_node_is_refused_with_those_there_are(pair):
    diff = pair((TREE, ROWS, {}), (TREE, ROWS, {}))
    with pytest.raises(InputError, match="no such node\n  - node: found 'hemes'; expected one of index, homes, beds"):
        diff.effects("hemes")


# Frames and progress


@pytest.mark.parametrize("kind", ["to_pandas", "to_arrow"])
def test_moves_come_as_the_kind_of_frame_of_the_new_data(tree, index, kind):
    old = index(tree(**TREE), ROWS)
    new = index(tree(**TREE), ROWS.replace("10", "16"))
    moves = compare(old, replace(new, data=getattr(new.data, kind)())).moves
    assert type(moves) is type(getattr(new.data, kind)())
    frame = pl.DataFrame(moves.to_dict("list") if kind == "to_pandas" else moves.to_pydict())
    assert frame["move"].to_list() == [3, 6, 0]
    assert frame["status"].to_list() == ["moved", "moved", "unchanged"]


def test_progress_is_told_from_nothing_to_everything(tree, index):
    told = []
    old, new = index(tree(**TREE), ROWS), index(tree(**TREE), ROWS.replace("10", "16"))
    diff = compare(old, new, progress=lambda step, share: told.append((step, share)))
    diff.effects(progress=lambda step, share: told.append((step, share)))
    assert list(dict.fromkeys(step for step, _ in told)) == ["old", "new", "mixtures", "one change at a time"]
    assert all(0 <= share <= 1 for _, share in told)


# What there is adds up

PARENT = {"x": "index", "homes": "x", "rent": "x", "beds": "index"}
METHODS = [
    {"normalise": {"method": "none"}},
    {"normalise": {"method": "min_max"}, "aggregate": {"method": "arithmetic", "min_share": 0.5}},
    {"normalise": {"method": "z_score"}, "weights": {"method": "equal"}},
    {"normalise": {"method": "ratio_to_base"}, "base_period": "2023", **GEOMETRIC},
]


def any_index(chance):
    """Return an index by chance: of two pillars, with or without one of its indicators and some of its cells."""
    left = chance.choice(["", "homes", "beds"])
    nodes = [Node(code, "", "", parent, "x", None if code == "x" else 1, chance.uniform(0.1, 9))
             for code, parent in PARENT.items() if code != left]  # fmt: skip
    framework = Framework((Node("index", "", ""), *nodes))
    places = product(("2023", "2022"), framework.indicators, "uvw")
    cells = [(unit, period, code, chance.uniform(1, 100)) for period, code, unit in places]
    rows = pl.DataFrame(cells[: -chance.integers(1, 4)], schema=["unit", "period", "node", "value"], orient="row")
    return Index(framework, rows, read_method(METHODS[chance.integers(len(METHODS))], framework))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_parts_add_up_to_the_move(seed):
    chance = np.random.default_rng(seed)
    diff = compare(any_index(chance), any_index(chance))
    known, total = diff.stayed, np.nansum(list(diff.shares.values()), axis=0)
    np.testing.assert_allclose(total[known], (diff.after - diff.before)[known], rtol=1e-9, atol=1e-9)
    assert all(np.isnan(share[~known]).all() for share in diff.shares.values())
