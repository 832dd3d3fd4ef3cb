import narwhals as nw
import numpy as np
import pytest

from donghaeng.index.observations import observe
from donghaeng.index.rows import tidy

GAP = np.nan
TREE = {"housing": "index", "rent": "housing -1", "homes": "index 1"}


@pytest.fixture(scope="module")
def observed(rows, tree):
    def observed(text, **labels):
        return observe(tidy(nw.from_native(rows(text))), tree(**TREE), **labels)

    return observed


def test_rows_become_an_array_of_units_periods_and_indicators(observed):
    made = observed("unit period node value\nb 2023 homes 4\na 2022 rent 1\nb 2022 rent 2\nb 2022 homes 3")
    assert (made.units, made.periods) == (("b", "a"), ("2022", "2023"))
    np.testing.assert_array_equal(made.values, [[[2, 3], [GAP, 4]], [[1, GAP], [GAP, GAP]]])


def test_labels_may_be_settled_beforehand(observed):
    made = observed("unit period node value\nb 2023 rent 4", units=["a", "b"], periods=["2023", "2022"])
    assert (made.units, made.periods) == (("a", "b"), ("2023", "2022"))
    np.testing.assert_array_equal(made.values[..., 0], [[GAP, GAP], [4, GAP]])


@pytest.mark.parametrize("status", ["", " status"])
def test_what_no_row_speaks_of_is_none(observed, status):
    made = observed(f"unit period node value{status}\na 2022 rent 1{' .' if status else ''}")
    spoken = (made.changes, made.left_out, made.unknown, made.given, made.given_count, made.given_half_step)
    assert spoken == (None,) * 6
    assert made.groups is None


def test_each_status_has_its_array(observed):
    made = observed("""
        unit period node    value status           indicators decimals note
        a    2022   rent    5     .                .          .        .
        a    2022   homes   39.1  change_from_base .          .        .
        b    2022   rent    .     left_out         .          .        late
        b    2022   homes   .     unknown          .          .        .
        b    2022   housing 125.1 given            5          1        .
    """)
    np.testing.assert_array_equal(made.values[:, 0], [[5, GAP], [GAP, GAP]])
    np.testing.assert_array_equal(made.changes[:, 0], [[GAP, 39.1], [GAP, GAP]])
    np.testing.assert_array_equal(made.left_out[:, 0], [[False, False], [True, False]])
    np.testing.assert_array_equal(made.unknown[:, 0], [[False, False], [False, True]])
    np.testing.assert_array_equal(made.given[:, 0], [[GAP, GAP], [125.1, GAP]])  # housing, then the index
    np.testing.assert_array_equal(made.given_count[:, 0], [[GAP, GAP], [5, GAP]])
    np.testing.assert_allclose(made.given_half_step[:, 0], [[GAP, GAP], [0.05, GAP]])


def test_a_given_score_without_decimals_is_exact(observed):
    made = observed("unit period node value status\na 2022 housing 125.1 given")
    assert made.given[0, 0, 0] == 125.1
    assert made.given_half_step is None


def test_nothing_but_given_scores_leaves_every_indicator_a_gap(observed):
    made = observed("unit period node value status\na 2022 index 100 given")
    np.testing.assert_array_equal(made.values, [[[GAP, GAP]]])
