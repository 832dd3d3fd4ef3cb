import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from donghaeng.base.errors import UndefinedResultError
from donghaeng.index import statistics
from donghaeng.index.statistics import (
    available_under,
    correlate,
    cronbach_alpha,
    describe,
    flagged,
    parent_pairs,
    pearson,
    sibling_pairs,
    spearman,
)

GAP = np.nan


def of(*values):
    """Describe one indicator of one period."""
    return describe(np.array(values, dtype=float).reshape(-1, 1, 1))


def columns(*values):
    return tuple(np.array(own, dtype=float).reshape(-1, 1) for own in values)


# Statistics


# SKEW(3,4,5,2,3,4,5,6,4,7) = 0.359543 and KURT = -0.151799637: the examples in the help of Excel
def test_skewness_and_kurtosis_are_those_of_excel():
    found = of(3, 4, 5, 2, 3, 4, 5, 6, 4, 7)
    assert found.skewness == pytest.approx([0.359543], abs=5e-7)
    assert found.kurtosis == pytest.approx([-0.151799637], abs=5e-10)


def test_shares_are_of_the_cells_or_of_the_values():
    found = of(0, 2, 2, 0, 2, 7, GAP, GAP)
    assert (found.count, found.available) == ([6], [0.75])
    assert (found.nonzero, found.unique, found.same) == ([4 / 6], [3 / 6], [3 / 6])


def test_a_filled_gap_counts_as_a_value_and_not_as_known():
    values = np.array([1.0, 2.0, 3.0, 6.0]).reshape(4, 1, 1)
    found = describe(values, is_known=np.array([True, True, True, False]).reshape(4, 1, 1))
    assert (found.count, found.available, found.mean) == ([4], [0.75], [3.0])


def test_all_units_and_periods_are_taken_together():
    found = describe(np.array([[[1.0, 5.0], [2.0, GAP]], [[3.0, 6.0], [6.0, 7.0]]]))
    assert found.mean.tolist() == [3.0, 6.0]
    assert found.median.tolist() == [2.5, 6.0]
    assert (found.lowest.tolist(), found.highest.tolist()) == ([1.0, 5.0], [6.0, 7.0])


# Quartiles 2 and 4, fences at -1 and 7
@pytest.mark.parametrize(("last", "outliers"), [(7, 0), (7.1, 1), (100, 1)])
def test_an_outlier_lies_beyond_the_fences_of_tukey(last, outliers):
    assert of(1, 2, 3, 4, last).outliers == [outliers]


@pytest.mark.parametrize("name", ["skewness", "kurtosis", "outliers"])
def test_three_values_have_no_shape(name):
    assert np.isnan(getattr(of(1, 2, 9), name))
    assert not np.isnan(getattr(of(1, 2, 9, 4), name))


def test_one_value_has_no_standard_deviation():
    found = of(3, GAP)
    assert (found.mean, found.median, found.same) == ([3.0], [3.0], [1.0])
    assert np.isnan(found.sd)


def test_without_a_value_only_that_is_known():
    found = of(GAP, GAP)
    assert (found.count, found.available) == ([0], [0.0])
    for name in ("nonzero", "unique", "same", "lowest", "mean", "median", "highest", "sd", "skewness", "outliers"):
        assert np.isnan(getattr(found, name))


# 0.1 + 0.1 + 0.1 is no three times 0.1
def test_equal_values_vary_by_nothing_at_all():
    found = of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
    assert (found.sd, found.outliers) == ([0.0], [0.0])
    assert np.isnan(found.skewness)
    assert np.isnan(found.kurtosis)


def test_without_a_unit_there_is_nothing_to_describe():
    with pytest.raises(UndefinedResultError, match="need a unit beside base_unit"):
        describe(np.empty((0, 2, 3)))


values = arrays(np.float64, st.tuples(st.integers(1, 12), st.integers(1, 3)),
                elements=st.sampled_from([GAP, -2.0, 0.0, 1.0, 1.5, 3.0, 40.0]))  # fmt: skip


@given(values)
def test_statistics_do_not_hang_on_the_order_of_the_cells(cells):
    one, other = (describe(own[:, None]) for own in (cells, cells[::-1]))
    for name in ("count", "unique", "same", "median", "sd", "skewness", "outliers"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-9, atol=1e-12)


@given(values)
def test_a_shape_does_not_hang_on_the_unit_of_measure(cells):
    one, other = (describe(own[:, None]) for own in (cells, 1000 * cells))
    for name in ("unique", "same", "skewness", "kurtosis", "outliers"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-9, atol=1e-9)


# Flags


@pytest.mark.parametrize(
    ("flag", "values", "others"),
    [
        ("available", [1, 2, 3, GAP, GAP], [1, 2, 3, 4, GAP]),
        ("nonzero", [0, 0, 0, 1, 2], [0, 0, 1, 2]),
        ("unique", [1, 1, 1, 2, 2], [1, 1, 2, 2]),
        ("skewed", [1, 2, 3, 4, 100], [1, 2, 3, 4, 5]),
        ("constant", [5, 5], [5]),
    ],
)
def test_a_flag_is_raised_beyond_its_threshold(flag, values, others):
    assert flagged(of(*values))[flag].tolist() == [True]
    assert flagged(of(*others))[flag].tolist() == [False]


def test_thresholds_are_the_analysts():
    found = of(0, 0, 0, 1, GAP)
    assert flagged(found, t_avail=0.9)["available"].tolist() == [True]
    assert flagged(found, t_zero=0.2)["nonzero"].tolist() == [False]
    assert flagged(found, t_unq=0.6)["unique"].tolist() == [True]
    assert flagged(found, t_skew=1, t_kurt=1)["skewed"].tolist() == [True]


# Correlations


# Anscombe, "Graphs in statistical analysis", The American Statistician 27 (1973): sets 1 to 4 correlate by 0.816
def test_the_correlations_of_anscombe_are_those_he_printed():
    x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    y = [
        [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
        [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74],
        [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
    ]
    assert pearson(np.array([x] * 3, dtype=float).T, np.array(y).T).round(3).tolist() == [0.816, 0.816, 0.816]


# Ranks 1, 2.5, 2.5, 4 and 2, 1, 3, 4: deviations -1.5, 0, 0, 1.5 and -0.5, -1.5, 0.5, 1.5; 3 / sqrt(4.5 * 5)
def test_ties_share_their_mean_rank():
    assert spearman(*columns([1, 5, 5, 90], [2, 1, 3, 4])) == pytest.approx([3 / 22.5**0.5])


@pytest.mark.parametrize("correlation", [pearson, spearman])
def test_only_cells_with_both_values_count(correlation):
    first, second = columns([1, 2, 3, 4, GAP], [2, 1, 4, GAP, 50])
    assert correlation(first, second) == correlation(first[:3], second[:3])


@pytest.mark.parametrize("correlation", [pearson, spearman])
@pytest.mark.parametrize(
    "pair",
    [
        ([1, 2], [1, 2]),
        ([1, 2, GAP], [1, 2, 3]),
        ([0.1, 0.1, 0.1], [1, 2, 3]),
        ([1, 1, 1, 2], [1, 2, 3, GAP]),
        ([], []),
    ],
)
def test_what_does_not_vary_together_has_no_correlation(correlation, pair):
    assert np.isnan(correlation(*columns(*pair)))


@given(arrays(np.float64, (6, 2), elements=st.floats(-100, 100).map(lambda value: round(value, 2))))
def test_a_correlation_is_symmetric_and_turns_with_a_direction(cells):
    one, other = cells[:, :1], cells[:, 1:]
    found = pearson(one, other)
    np.testing.assert_allclose(pearson(other, one), found, atol=1e-9)
    np.testing.assert_allclose(pearson(one, -3 * other), -found, atol=1e-9)
    assert np.isnan(found) or abs(found) <= 1


@pytest.fixture
def framework(tree):
    return tree(a="index", one="a 1", two="a 1", other="index 1")


def test_pairs_follow_the_tree(framework):
    assert parent_pairs(framework) == (("one", "a"), ("two", "a"), ("other", "index"), ("a", "index"))
    assert set(map(frozenset, sibling_pairs(framework))) == {frozenset({"one", "two"}), frozenset({"a", "other"})}


@pytest.mark.parametrize("block", [1, 2**20])
def test_nodes_are_correlated_by_name_over_units_and_periods(framework, monkeypatch, block):
    monkeypatch.setattr(statistics, "BLOCK", block)
    by_code = {"one": [1, 2, 3, 4], "two": [4, 3, 2, 1], "other": [1, 2, 3, GAP], "a": [1, GAP, 9, 1],
               "index": [2, 4, 6, 8]}  # fmt: skip
    scores = np.array([by_code[code] for code in framework.order], dtype=float).T.reshape(2, 2, 5)
    found, cells = correlate(scores, framework, [("one", "two"), ("other", "index"), ("a", "other")])
    assert found[:2] == pytest.approx([-1, 1])
    assert np.isnan(found[2])
    assert cells.tolist() == [4, 3, 2]


def test_no_pairs_have_no_correlations(framework):
    assert [own.tolist() for own in correlate(np.zeros((2, 1, 5)), framework, [])] == [[], []]


def test_what_is_known_under_a_node_is_a_share_of_its_indicators(framework):
    known = np.array([[[True, False, True]], [[False, False, True]]])
    found = dict(zip(framework.order, available_under(known, framework)[:, 0].T.tolist(), strict=True))
    assert found.pop("index") == pytest.approx([2 / 3, 1 / 3])
    assert found == {"one": [1, 0], "two": [0, 0], "other": [1, 1], "a": [0.5, 0]}


# Cronbach's alpha


# Variances 1 and 1, covariance 0.5: 2 * (1 - 2 / 3)
def test_alpha_rises_with_the_covariance_of_the_children():
    scores = np.array([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]])[:, None]
    assert cronbach_alpha(scores) == pytest.approx(2 / 3)


def test_children_that_agree_have_an_alpha_of_one():
    scores = np.array([[1.0, 2.0], [5.0, 6.0], [3.0, 4.0], [3.0, GAP]])[:, None]
    assert cronbach_alpha(scores[:3]) == pytest.approx(1)


@pytest.mark.parametrize(
    "scores",
    [
        [[1], [2], [3]],
        [[1, 2], [2, 4]],
        [[1, 2], [2, 4], [3, GAP]],
        [[1, 3], [2, 2], [3, 1]],
        [[0.1, 0.7], [0.2, 0.6], [0.3, 0.5]],
        [[1, 5], [1, 5], [1, 5]],
    ],
    ids=["one child", "two cells", "two cells in common", "a constant sum", "one but for rounding", "no variance"],
)
def test_without_something_to_agree_on_there_is_no_alpha(scores):
    assert np.isnan(cronbach_alpha(np.array(scores, dtype=float)[:, None]))
