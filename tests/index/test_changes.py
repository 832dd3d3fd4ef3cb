from dataclasses import replace

import pytest

from donghaeng.base.errors import DataError, FrameworkError
from donghaeng.index import Framework, Series, Unit
from donghaeng.index.changes import Cell, changes_between
from donghaeng.index.hybrid import rows_of, snapshot
from donghaeng.index.method import TABLES, options_model

TREE = {"homes": "index 1", "beds": "index 1"}
ROWS = "unit period node value\na 2022 homes 10\na 2022 beds 20\nb 2022 homes 30\nb 2022 beds 40"


@pytest.fixture
def listed(index):
    """Return what differs between two indices, each given as its tree, rows and settings."""

    def listed(old, new):
        versions = [snapshot(index(tree, rows, **settings)) for tree, rows, settings in (old, new)]
        return changes_between(*versions)

    return listed


@pytest.fixture
def framework_changes(tree, listed):
    """Return (kind, nodes, old, new) of what differs between two trees; rows of homes and beds stand for all."""

    def found(before, after):
        trees = [tree(**nodes) for nodes in (before, after)]
        rows = [[f"a 2022 {code} 10" for code in own.indicators] for own in trees]
        texts = ["\n".join(["unit period node value", *lines]) for lines in rows]
        made = listed((trees[0], texts[0], {}), (trees[1], texts[1], {}))
        assert {change.part for change in made} <= {"framework"}
        return [(change.kind, change.nodes, change.old, change.new) for change in made]

    return found


@pytest.fixture
def data_changes(tree, listed):
    """Return what differs between two tables of rows."""
    return lambda before, after: listed((tree(**TREE), before, {}), (tree(**TREE), after, {}))


@pytest.fixture
def method_changes(tree, listed):
    """Return what differs between two methods."""
    return lambda before, after: listed((tree(**TREE), ROWS, before), (tree(**TREE), ROWS, after))


def told(index):
    """Return the rows as (unit, period, node, value)."""
    return sorted(rows_of(index).select("unit", "period", "node", "value").rows())


def test_nothing_differs_between_a_version_and_itself(tree, listed):
    assert listed((tree(**TREE), ROWS, {}), (tree(**TREE), ROWS, {})) == ()


# The framework


@pytest.mark.parametrize(("before", "after", "change"), [
    ("index 1", "index 1 3", ("weight", ("beds",), "1", "3")),
    ("index 1 0.5", "index 1 0.25", ("weight", ("beds",), "0.5", "0.25")),
    ("index 1", "index -1", ("direction", ("beds",), "1", "-1")),
])  # fmt: skip
def test_a_node_that_says_something_else_is_a_change(framework_changes, before, after, change):
    assert framework_changes({**TREE, "beds": before}, {**TREE, "beds": after}) == [change]


def test_no_weight_is_a_weight_of_1(framework_changes):
    assert framework_changes(TREE, {**TREE, "beds": "index 1 1"}) == []


def test_a_node_that_enters_or_leaves_is_a_change(framework_changes):
    more = {**TREE, "care": "index 1"}
    assert framework_changes(TREE, more) == [("entered", ("care",), "", "index")]
    assert framework_changes(more, TREE) == [("left", ("care",), "index", "")]


def test_a_branch_that_enters_is_one_change(framework_changes):
    more = {**TREE, "x": "index", "care": "x 1", "clinics": "x 1"}
    assert framework_changes(TREE, more) == [("entered", ("x", "care", "clinics"), "", "index")]


def test_a_node_under_another_parent_is_a_change(framework_changes):
    pillars = {"x": "index", "y": "index", "homes": "x 1", "rent": "x 1", "beds": "y 1"}
    moved = {**pillars, "rent": "y 1"}
    assert framework_changes(pillars, moved) == [("parent", ("rent",), "x", "y")]


def test_names_sources_and_notes_move_no_score(tree, listed):
    framework = tree(**TREE)
    said = Framework(tuple(replace(node, name_en="Other", source="b", note="c") for node in framework.nodes))
    assert listed((framework, ROWS, {}), (said, ROWS, {})) == ()


def test_another_unit_of_measure_is_a_change(tree, listed):
    framework = tree(**TREE)
    other = Framework(
        tuple(replace(node, unit_measure="%") if node.code == "beds" else node for node in framework.nodes)
    )
    (change,) = listed((framework, ROWS, {}), (other, ROWS, {}))
    assert (change.kind, change.old, change.new) == ("unit_measure", "x", "%")


def test_one_change_of_the_framework_alone(tree, listed):
    before, after = tree(**TREE), tree(homes="index 1 2", beds="index -1", care="index 1")
    rows = ROWS + "\na 2022 care 5\nb 2022 care 6"
    alone = {change.kind: change.alone() for change in listed((before, ROWS, {}), (after, rows, {}))}
    assert alone["weight"].framework["homes"].weight == 2
    assert alone["weight"].framework["beds"].direction == 1
    assert [node.code for node in alone["entered"].framework.nodes] == ["index", "homes", "beds", "care"]
    assert ("a", "2022", "care", 5) in told(alone["entered"])
    assert ("a", "2022", "care", 5) not in told(alone["direction"])


def test_a_pillar_that_enters_takes_over_its_children(tree, listed):
    before, after = tree(**TREE, care="index 1"), tree(homes="index 1", x="index", beds="x 1", care="x 1")
    rows = ROWS + "\na 2022 care 5\nb 2022 care 6"
    entered = next(change for change in listed((before, rows, {}), (after, rows, {})) if change.kind == "entered")
    assert entered.alone().framework.children["x"] == ("beds", "care")
    left = next(change for change in listed((after, rows, {}), (before, rows, {})) if change.kind == "left")
    assert left.alone().framework.children["index"] == ("homes", "beds", "care")


def test_a_change_that_leaves_no_tree_cannot_be_made_alone(tree, listed):
    before, after = tree(**TREE), tree(homes="index 1", x="index", beds="x 1")
    moved = next(change for change in listed((before, ROWS, {}), (after, ROWS, {})) if change.kind == "parent")
    with pytest.raises(FrameworkError, match="parent of 'beds': found 'x'"):
        moved.alone()


# The method


def test_another_setting_is_a_change(method_changes):
    (change,) = method_changes({}, {"base_period": "2022"})
    assert (change.part, change.kind, change.nodes, change.old, change.new) == ("method", "base_period", (), "", "2022")
    assert change.alone().method.base_period == "2022"


def test_another_method_of_a_step_is_one_change_of_all_its_nodes(method_changes):
    (change,) = method_changes({"normalise": {"method": "min_max"}}, {"normalise": {"method": "z_score"}})
    assert (change.kind, change.nodes, change.old, change.new) == ("normalise", ("homes", "beds"), "min_max", "z_score")


def test_another_option_is_told_without_those_that_stayed(method_changes):
    goalposts = {"method": "goalposts", "worst": 0, "best": 50}
    changes = method_changes({"normalise": goalposts}, {"normalise": {**goalposts, "node": {"beds": {"best": 60}}}})
    assert [(change.nodes, change.old, change.new) for change in changes] == [
        (("beds",), "goalposts(best=50)", "goalposts(best=60)")
    ]


def test_an_option_that_is_said_or_left_as_it_is_makes_no_change(method_changes):
    assert method_changes({}, {"aggregate": {"method": "arithmetic", "min_share": None}}) == ()


def test_the_change_of_a_step_alone_leaves_its_other_nodes_as_they_were(method_changes):
    goalposts = {"method": "goalposts", "worst": 0, "best": 50, "range": [0, 1]}
    before = {"normalise": {**goalposts, "node": {"homes": {"best": 40}}}}
    after = {"normalise": {**goalposts, "range": [0, 100], "node": {"homes": {"best": 40}, "beds": {"best": 60}}}}
    made = {change.nodes: change.alone() for change in method_changes(before, after)}
    choices = made["beds",].method.choices("normalise", made["beds",].framework)
    assert dict(choices["homes"].options) == {"best": 40, "range": (0, 1), "worst": 0}
    assert {name: choices["beds"].option(name) for name in ("best", "range", "worst")} == {
        "best": 60, "range": (0, 100), "worst": 0
    }  # fmt: skip


@pytest.mark.parametrize("step", TABLES)
def test_every_step_of_the_method_is_compared(tree, listed, step):
    beside = replace(tree(x="index", homes="x 1", beds="x 1"), series=(Series("people", "People", "인구", "persons"),))
    methods = [
        {"method": name, **({"by": "people"} if name == "per" else {})}
        for name in TABLES[step]
        if name == "per" or not any(one.is_required() for one in options_model(step, name).model_fields.values())
    ]
    changes = listed(*((beside, ROWS, {step: method}) for method in methods[:2]))
    assert {(change.part, change.kind) for change in changes} == {("method", step)}


def test_a_step_that_is_chosen_for_the_index_is_one_change(method_changes):
    (change,) = method_changes({}, {"screen": {"method": "available", "min_share": 0.5}})
    assert (change.kind, change.nodes, change.old, change.new) == ("screen", ("index",), "none", "available")
    assert change.alone().build().score("index", "2022", "a") == 15


# A denominator of 2 persons: 10 / 2 and 20 / 2 have the mean 7.5
def test_a_denominator_brings_its_series(tree, listed):
    framework = tree(**TREE)
    beside = replace(framework, series=(Series("people", "People", "인구", "persons"),))
    rows = "unit period node value\na 2022 homes 10\na 2022 beds 20"
    by = {"denominate": {"method": "per", "by": "people"}}
    (change,) = listed((framework, rows, {}), (beside, rows + "\na 2022 people 2", by))
    assert (change.kind, change.nodes) == ("denominate", ("homes", "beds"))
    assert change.alone().build().score("index", "2022") == 7.5


# The data


def test_rows_that_changed_are_one_change_per_node(data_changes):
    after = ROWS.replace("homes 10", "homes 16").replace("homes 30", "homes 35")
    (change,) = data_changes(ROWS, after)
    assert (change.part, change.kind, change.nodes, change.rows) == ("data", "changed", ("homes",), {"2022": 2})
    assert change.cells == (Cell("a", "2022", "10", "16"), Cell("b", "2022", "30", "35"))
    assert told(change.alone()) == sorted(
        [("a", "2022", "homes", 16), ("b", "2022", "homes", 35), ("a", "2022", "beds", 20), ("b", "2022", "beds", 40)]
    )


def test_rows_added_and_removed_are_changes(data_changes):
    more = ROWS + "\na 2021 homes 8\na 2023 homes 9\nb 2023 homes 9"
    (added,) = data_changes(ROWS, more)
    assert (added.kind, added.rows) == ("added", {"2021": 1, "2023": 2})
    assert added.cells[0] == Cell("a", "2021", "", "8")
    assert len(told(added.alone())) == 7
    (removed,) = data_changes(more, ROWS)
    assert (removed.kind, removed.rows) == ("removed", {"2021": 1, "2023": 2})
    assert removed.cells[0] == Cell("a", "2021", "8", "")
    assert told(removed.alone()) == told(snapshot_of(ROWS, data_changes))


def snapshot_of(rows, data_changes):
    """Return a version with these rows: one with more of them, all taken away again."""
    (removed,) = data_changes(rows + "\nz 2022 beds 1", rows)
    return removed.alone()


def test_only_the_first_rows_are_shown(data_changes):
    many = "unit period node value" + "".join(f"\nu{unit} 2022 homes {unit}" for unit in range(9))
    (change,) = data_changes(many, many.replace("homes ", "homes 1"))
    assert (change.rows, len(change.cells)) == ({"2022": 9}, 3)


def test_numbers_are_shown_in_as_many_digits_as_tell_them_apart(data_changes):
    (change,) = data_changes(ROWS.replace(" 10", " 0.123456789"), ROWS.replace(" 10", " 0.123456780"))
    assert change.cells == (Cell("a", "2022", "0.123456789", "0.12345678"),)
    (change,) = data_changes(ROWS.replace(" 10", " 9411260.5"), ROWS.replace(" 10", " 0.123456780"))
    assert change.cells == (Cell("a", "2022", "9411260", "0.123457"),)


def test_an_empty_row_is_as_good_as_none(data_changes):
    empty = ROWS + "\na 2023 homes .\na 2023 beds ."
    assert data_changes(ROWS, empty) == ()
    assert data_changes(empty, ROWS) == ()
    (change,) = data_changes(empty, empty.replace("2023 homes .", "2023 homes 5"))
    assert (change.kind, change.rows) == ("added", {"2023": 1})
    assert ("a", "2023", "homes", 5) in told(change.alone())
    assert ("a", "2023", "homes", None) not in told(change.alone())
    assert ("a", "2023", "beds", None) in told(change.alone())


@pytest.mark.parametrize(("before", "after", "cell"), [
    ("beds 3 . .", "beds . left_out .", Cell("a", "2022", "3", "left_out")),
    ("beds . unknown .", "beds . left_out .", Cell("a", "2022", "unknown", "left_out")),
    ("beds 3 . .", "beds 3 change_from_base .", Cell("a", "2022", "3", "3 change_from_base")),
    ("index 70 given 3", "index 70 given 5", Cell("a", "2022", "70 given (3)", "70 given (5)")),
])  # fmt: skip
def test_another_status_or_number_of_indicators_is_a_change(data_changes, before, after, cell):
    text = "unit period node value status indicators note\na 2022 {} why"
    (change,) = data_changes(text.format(before), text.format(after))
    assert (change.kind, change.cells) == ("changed", (cell,))


def test_another_note_or_day_of_release_is_no_change(data_changes):
    text = "unit period node value note published_on\na 2022 homes 10 {}\na 2022 beds 3 . ."
    assert data_changes(text.format("so 2023-01-01"), text.format("thus 2023-02-02")) == ()


def test_the_rows_of_a_node_that_enters_are_no_change_of_their_own(tree, listed):
    more = ROWS + "\na 2022 care 5\nb 2022 care 6"
    changes = listed((tree(**TREE), ROWS, {}), (tree(**TREE, care="index 1"), more, {}))
    assert [(change.part, change.kind) for change in changes] == [("framework", "entered")]


def test_rows_of_a_new_unit_can_be_added_where_units_are_listed(tree, index):
    units = tuple(Unit(code, code, code) for code in ("a", "b"))
    old = replace(snapshot(index(tree(**TREE), ROWS)), units=units)
    more = replace(snapshot(index(tree(**TREE), ROWS + "\nc 2022 homes 1")), units=(*units, Unit("c", "c", "c")))
    (change,) = changes_between(old, more)
    assert [unit.unit for unit in change.alone().units] == ["a", "b", "c"]


def test_rows_of_another_frequency_cannot_be_added_alone(data_changes):
    quarters = ROWS.replace("2022", "2022-Q1")
    change = next(change for change in data_changes(ROWS, quarters) if change.kind == "added")
    with pytest.raises(DataError, match="years, quarters or months, not a mixture"):
        change.alone()


def test_a_unit_in_another_group_is_a_change(tree, index):
    made = snapshot(index(tree(**TREE), ROWS))
    old, new = (
        replace(made, units=(Unit("a", "a", "a", group), Unit("b", "b", "b", "east"))) for group in ("east", "west")
    )
    (change,) = changes_between(old, new)
    assert (change.part, change.kind, change.cells) == ("data", "group", (Cell("a", "", "east", "west"),))
    assert [unit.group for unit in change.alone().units] == ["west", "east"]


def test_changes_are_compared_by_what_they_say(tree, listed):
    first, again = (listed((tree(**TREE), ROWS, {}), (tree(homes="index 1 2", beds="index 1"), ROWS, {})) for _ in "ab")
    assert first == again
