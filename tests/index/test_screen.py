import numpy as np
import pytest

from donghaeng.base.errors import MethodError
from donghaeng.index.reference import Reference
from donghaeng.index.screen import SCREEN, available

GAP = np.nan
# three units, one period, four indicators: 4, 3 and 2 known; of those 4, 2 and 2 are not zero
VALUES = np.array([[[1.0, 2, 3, 4]], [[1, 0, 3, GAP]], [[GAP, GAP, 3, 4]]])
UNITS = Reference(np.ones(4), np.array([2022.0]), units=("a", "b", "c"))
ALL = np.ones(VALUES.shape, dtype=bool)
TREE = {"x": "index 1", "y": "index 1"}
TEXT = "unit period node value\na 2022 x 1\na 2022 y 2\nb 2022 x 3\nb 2022 y .\na 2023 x 1\nb 2023 x 2\nb 2023 y 5"


@pytest.mark.parametrize(
    ("options", "stays"),
    [
        ({}, [True, True, False]),
        ({"min_share": 0.5}, [True, True, True]),
        ({"min_share": 0.76}, [True, False, False]),
        ({"min_share": 0, "min_nonzero": 0.7}, [True, False, True]),
        ({"min_share": 0, "min_nonzero": 2 / 3}, [True, True, True]),
        ({"min_share": 1, "keep": ("c",)}, [True, False, True]),
        ({"min_share": 0, "drop": ("a",)}, [False, True, True]),
    ],
)
def test_units_stay_by_the_share_that_is_known(options, stays):
    np.testing.assert_array_equal(available(VALUES, ALL, UNITS, **options)[:, 0], stays)


def test_a_unit_without_any_value_goes():
    nothing = np.full((1, 1, 4), GAP)
    one = Reference(np.ones(4), np.array([2022.0]), units=("a",))
    assert not available(nothing, np.ones(nothing.shape, dtype=bool), one, min_share=0)[0, 0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"keep": ("d",)}, "screen, keep: found 'd'; expected one of a, b, c"),
        ({"keep": ("a",), "drop": ("a",)}, "screen: found 'a' in keep and in drop; expected one of the two"),
    ],
)
def test_units_that_cannot_be_kept_or_dropped_are_refused(options, message):
    with pytest.raises(MethodError) as caught:
        available(VALUES, ALL, UNITS, **options)
    assert message in str(caught.value)


def test_a_unit_screened_out_has_no_scores_in_that_period_and_moves_no_scale(tree, build):
    settings = {"normalise": {"method": "min_max"}, "aggregate": {"method": "arithmetic", "min_share": 0}}
    result = build(tree(**TREE), TEXT, screen={"method": "available", "min_share": 0.6}, **settings)
    assert (result.why("x", "2022", "b"), result.why("index", "2022", "b")) == ("screened out", "screened out")
    assert result.why("index", "2023", "a") == "screened out"
    # without b's 3 of 2022, x goes from 1 to 2
    assert (result.score("x", "2022", "a"), result.score("x", "2023", "b")) == (0, 100)


STATUSES = """
unit period node value status note
a    2022   x    10    .      .
a    2022   y    .     left_out late
b    2022   x    20    .      .
b    2022   y    .     left_out late
"""
HALF = {"screen": {"method": "available", "min_share": 0.9}}


def test_what_is_left_out_is_not_expected(tree, build):
    assert build(tree(**TREE), STATUSES, **HALF).panel("index")[:, 0].tolist() == [10, 20]


def test_what_is_under_a_given_score_is_not_expected(tree, build):
    text = "unit period node value status\na 2022 q 50 given\na 2022 x 10 ."
    nested = tree(q="index", y="q 1", z="q 1", x="index 1")
    assert build(nested, text, **HALF).score("index", "2022") == 30


def test_a_published_change_is_known(tree, build):
    text = "unit period node value status\na 2022 x 10 .\na 2023 x 10 change_from_base\nb 2022 x 5 .\nb 2023 x 6 ."
    result = build(tree(x="index 1"), text, **HALF, base_period="2022", normalise={"method": "ratio_to_base"})
    assert result.score("x", "2023", "a") == pytest.approx(110)


@pytest.mark.parametrize("status", ["change_from_base", "given"])
def test_a_unit_that_goes_has_no_score_from_what_was_published(tree, build, status):
    node = "q" if status == "given" else "x"
    rows = "".join(f"{unit} 2022 x 10 .\n{unit} 2022 z 10 .\n{unit} 2023 x 12 .\n{unit} 2023 z 12 .\n" for unit in "bc")
    text = f"unit period node value status\na 2022 x 10 .\na 2022 z 10 .\na 2023 {node} 10 {status}\n{rows}"
    ratio = {"base_period": "2022", "normalise": {"method": "ratio_to_base"}, "aggregate": {"min_share": 0}}
    drop = {"screen": {"method": "available", "min_share": 0, "drop": ["a"]}}
    result = build(tree(q="index", x="q 1", z="index 1"), text, **ratio, **drop)
    assert np.isnan(result.computed.scores[0]).all()
    assert {row["why"] for row in result.gaps.to_dicts()} == {"screened out"}
    assert np.isnan(result.steps["rank"].values[0]).all()


def test_the_reference_unit_always_stays(tree, build):
    text = "unit period node value\nbase 2022 x 10\na 2022 x 5\na 2022 y 5\nbase 2022 y ."
    result = build(tree(**TREE), text, **HALF, base_unit="base", aggregate={"min_share": 0})
    assert result.score("x", "2022", "base") == 10


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in SCREEN.items()} == {name: name for name in SCREEN}
