import numpy as np
import pytest

from donghaeng.base.errors import MethodError
from donghaeng.index.reference import Reference
from donghaeng.index.screen import SCREEN, available

GAP = np.nan
# three units, one period, four indicators: 4, 3 and 2 known; of those 4, 2 and 2 are not zero
VALUES = np.array([[[1.0, 2, 3, 4]], [[1, 0, 3, GAP]], [[GAP, GAP, 3, 4]]])
UNITS = Reference(np.ones(4), np.array([2022.0]), units=("a", "b", "c"))
TREE = {"x": "index 1", "y": "index 1"}
TEXT = "unit period node value\na 2022 x 1\na 2022 y 2\nb 2022 x 3\nb 2022 y .\na 2023 x 1\nb 2023 x 2\nb 2023 y 5"


@pytest.mark.parametrize(
    ("options", "stays"),
    [
        ({}, [True, True, False]),
        ({"min_share": 0.5}, [True, True, True]),
        ({"min_share": 0.76}, [True, False, False]),
        ({"min_share": 0, "min_nonzero": 0.7}, [True, False, True]),
        ({"min_share": 1, "keep": ("c",)}, [True, False, True]),
        ({"min_share": 0, "drop": ("a",)}, [False, True, True]),
    ],
)
def test_units_stay_by_the_share_that_is_known(options, stays):
    np.testing.assert_array_equal(available(VALUES, UNITS, **options)[:, 0], stays)


def test_a_unit_without_any_value_goes():
    nothing = np.full((1, 1, 4), GAP)
    one = Reference(np.ones(4), np.array([2022.0]), units=("a",))
    assert not available(nothing, one, min_share=0, min_nonzero=0.1)[0, 0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"keep": ("d",)}, "screen, keep: found 'd'; expected one of a, b, c"),
        ({"keep": ("a",), "drop": ("a",)}, "screen: found 'a' in keep and in drop; expected one of the two"),
    ],
)
def test_units_that_cannot_be_kept_or_dropped_are_refused(options, message):
    with pytest.raises(MethodError) as caught:
        available(VALUES, UNITS, **options)
    assert message in str(caught.value)


def test_a_unit_screened_out_has_no_scores_in_that_period_and_moves_no_scale(tree, build):
    settings = {"normalise": {"method": "min_max"}, "aggregate": {"method": "arithmetic", "min_share": 0}}
    result = build(tree(**TREE), TEXT, screen={"method": "available", "min_share": 0.6}, **settings)
    assert (result.why("x", "2022", "b"), result.why("index", "2022", "b")) == ("screened out", "screened out")
    assert result.why("index", "2023", "a") == "screened out"
    # without b's 3 of 2022, x goes from 1 to 2
    assert (result.score("x", "2022", "a"), result.score("x", "2023", "b")) == (0, 100)


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in SCREEN.items()} == {name: name for name in SCREEN}
