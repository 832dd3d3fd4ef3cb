import numpy as np
import pytest

from donghaeng.base.errors import MethodError, UndefinedResultError

TREE = {"rent": "index 1", "damp": "index 1"}
THREE = """
unit period node value
a    2022   rent 10
a    2022   damp 90
b    2022   rent 60
b    2022   damp 60
c    2022   rent 50
c    2022   damp 50
a    2023   rent 90
a    2023   damp 90
b    2023   rent 60
b    2023   damp 60
c    2023   rent 50
c    2023   damp .
"""
COPELAND = {"aggregate": {"method": "copeland"}}


# 2022: a loses rent and wins damp against both, so each contest is half to half; b beats c twice.
# 2023: a beats b twice; c has a gap and no score, so it is in no contest.
def test_units_are_compared_in_each_period_on_its_own(tree, build):
    result = build(tree(**TREE), THREE, **COPELAND)
    np.testing.assert_array_equal(result.panel("index"), [[0, 1], [1, -1], [-1, np.nan]])
    assert result.why("index", "2023", "c") == "a child is missing"


def test_a_unit_with_enough_children_is_compared_by_those_it_has(tree, build):
    result = build(tree(**TREE), THREE, aggregate={"method": "copeland", "min_share": 0.5})
    np.testing.assert_array_equal(result.panel("index")[:, 1], [2, 0, -2])


def test_a_reference_unit_takes_no_part_in_contests(tree, build):
    with pytest.raises(MethodError, match="index: found 'copeland', which compares all units"):
        build(tree(**TREE), THREE, **COPELAND, base_unit="c")


def test_a_cell_without_an_answer_is_named_where_units_are_compared(tree, build):
    with pytest.raises(UndefinedResultError) as caught:
        build(tree(**TREE), THREE.replace("2023   rent 50", "2023   rent -5").replace("damp .", "damp 1"),
              aggregate={"method": "benefit_of_doubt"})  # fmt: skip
    assert "rent, c, 2023: found -5" in str(caught.value)


def test_weights_of_the_data_may_differ_by_period(tree, build):
    text = THREE.replace("damp .", "damp 40")
    result = build(tree(**TREE), text, weights={"method": "entropy", "over": "each"})
    shares = result.steps["weight"].values[0, :, 0]
    assert shares[0] != shares[1]
    scores = result.steps["score"].values
    np.testing.assert_allclose(scores[..., 2], (result.steps["weight"].values * scores)[..., :2].sum(axis=-1))


def test_a_parent_that_is_given_everywhere_needs_no_weights(tree, build):
    nested = tree(homes="index", rent="homes 1", damp="homes 1", falls="index 1")
    text = "unit period node value status indicators\n" + "\n".join(
        f"{unit} 2022 homes {score} given 2\n{unit} 2022 falls {falls} . ." for unit, score, falls in
        (("a", 1, 1), ("b", 2, 3), ("c", 4, 9)))  # fmt: skip
    weights = {"method": "equal", "node": {"homes": {"method": "critic"}}}
    assert build(nested, text, weights=weights).score("index", "2022", "c") == 6.5


def test_too_few_rows_for_weights_are_refused_by_name(tree, build):
    with pytest.raises(UndefinedResultError, match="rent; damp: found 1 of 1 rows"):
        build(tree(**TREE), "unit period node value\na 2022 rent 1\na 2022 damp 2", weights={"method": "critic"})


def test_negative_loadings_under_all_parents_come_at_once(tree, build):
    nested = tree(p="index", q="index", a="p 1", b="p 1", c="p 1", d="q 1", e="q 1", f="q 1")
    falls = {"c": -1, "f": -1}
    rows = [f"u{k} 2022 {code} {(50 + 7 * k + (3 * k) % 4) * falls.get(code, 1) + (400 if code in falls else 0)}"
            for k in range(6) for code in "abcdef"]  # fmt: skip
    with pytest.raises(MethodError) as caught:
        build(
            nested,
            "unit period node value\n" + "\n".join(rows),
            weights={
                "method": "equal",
                "node": {"p": {"method": "principal_component"}, "q": {"method": "principal_component"}},
            },
        )
    assert [fault.where for fault in caught.value.faults] == ["c under p", "f under q"]


def test_a_left_out_child_is_not_expected_in_contests(tree, build):
    text = THREE.replace("value\n", "value status note\n").replace(
        "c    2023   damp .", "c    2023   damp . left_out late"
    )
    lines = [line if "note" in line or "late" in line or not line else f"{line} . ." for line in text.splitlines()]
    result = build(tree(**TREE), "\n".join(lines), **COPELAND)
    np.testing.assert_array_equal(result.panel("index")[:, 1], [2, 0, -2])
