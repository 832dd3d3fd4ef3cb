import numpy as np
import pytest
import scipy.optimize
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.linalg import block_diag
from scipy.optimize import OptimizeResult, linprog

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index import benefit_of_doubt as module
from donghaeng.index.benefit_of_doubt import benefit_of_doubt, best_shares

FEW = settings(max_examples=5)  # a programme takes milliseconds
amounts = st.integers(1, 40).map(float)
panels = arrays(float, (4, 3), elements=amounts)
holes = arrays(bool, (4, 3))
cells = st.tuples(st.integers(0, 3), st.integers(0, 2))
BOUNDS = [
    {},
    {"lower_share": 0.1},
    {"upper_share": 0.5},
    {"lower_share": 0.2, "upper_share": 0.6, "share_of": "weights"},
    {"around": 0.5},
    {"around": 0.25, "share_of": "weights"},
]
options = st.sampled_from(BOUNDS)


def scored(scores, weights=None, **chosen):
    """Score a list of units; without weights all children weigh the same."""
    values = np.array(scores, dtype=float)
    weights = np.ones_like(values) if weights is None else np.array(weights, dtype=float)
    return benefit_of_doubt(values, weights, **chosen).tolist()


# Worked by hand


# max 50 u + 40 v, where 100 u + 50 v <= 1: at (1/100, 0) it is 0.5, at (0, 1/50) it is 0.8
def test_two_units_worked_by_hand():
    assert scored([[100, 50], [50, 40]]) == pytest.approx([100, 80])


# The ray of (40, 40) leaves the segment from (100, 20) to (60, 80) at (68, 68): 40 / 68
def test_three_units_worked_by_hand():
    assert scored([[100, 20], [60, 80], [40, 40]]) == pytest.approx([100, 100, 100 * 40 / 68])


# With shares p and q the others reach p * theirs / own + q * theirs / own:
# 2 p + 1.25 q at q = 0.75 is 1.4375; for the weights (u, v) = (1, 3): (50 + 120) / (100 + 150); with weights of 1 and 3
# and half around them, v is at most 1.5 * 3/4, so u is at least 1/2 * 1/4: (1 * 50 + 7 * 40) / (1 * 100 + 7 * 50).
@pytest.mark.parametrize(
    ("weights", "chosen", "expected"),
    [
        ([1, 1], {"upper_share": 0.75}, 100 / 1.4375),
        ([1, 1], {"lower_share": 0.25}, 100 / 1.4375),
        ([1, 1], {"lower_share": 0.25, "share_of": "weights"}, 100 * 170 / 250),
        ([1, 3], {"around": 0.5, "share_of": "weights"}, 100 * 330 / 450),
        ([1, 3], {"around": 0}, 100 / (0.25 * 2 + 0.75 * 1.25)),
        ([1, 3], {"around": 1}, 80),
    ],
)
def test_bounds_on_shares_worked_by_hand(weights, chosen, expected):
    found = scored([[100, 50], [50, 40]], [weights, weights], **chosen)
    assert found == pytest.approx([100, expected])


# (20, 10) and (10, 20), a half each: 0.5 * 2 + 0.5 * 0.5 = 1.25 of the own
def test_with_bounds_on_shares_nobody_may_reach_100():
    assert scored([[20, 10], [10, 20]], lower_share=0.5) == pytest.approx([80, 80])


def test_shares_that_are_fixed_in_the_weights_leave_the_mean_in_parts_of_the_best():
    scores, weights = np.array([[30.0, 60, 10], [80, 20, 50], [5, 5, 5]]), np.array([[1.0, 2, 5]] * 3)
    means = np.average(scores, axis=1, weights=weights[0])
    found = scored(scores, weights, around=0, share_of="weights")
    assert found == pytest.approx((100 * means / means.max()).tolist())


# OECD/JRC, Handbook on Constructing Composite Indicators (2008), tables A.2 and 19: technology achievement of 23
# countries in eight indicators, min-max, each with 10 to 15 % of the weight. Both tables are printed with few decimals,
# the logarithms of telephones and electricity with two: hence the tolerance.
TECHNOLOGY = """
Finland         187  125.6  200.2  50.7  3.08  4.15  10    27.4  1
United_States   289  130    179.1  66.2  3.00  4.07  12    13.9  1
Sweden          271  156.6  125.8  59.7  3.10  4.14  11.4  15.3  1
Japan           994  64.6   49     80.8  3.00  3.86  9.5   10    0.87
Korea           779  9.8    4.8    66.7  2.97  3.65  10.8  23.2  0.80
Netherlands     189  151.2  136    50.9  3.02  3.77  9.4   9.5   0.75
United_Kingdom  82   134    57.4   61.9  3.02  3.73  9.4   14.9  0.71
Canada          31   38.6   108    48.7  2.94  4.18  11.6  14.2  0.73
Australia       75   18.2   125.9  16.2  2.94  3.94  10.9  25.3  0.66
Singapore       8    25.5   72.3   74.9  2.95  3.83  7.1   24.2  0.62
Germany         235  36.8   41.2   64.2  2.94  3.75  10.2  14.4  0.62
Norway          103  20.2   193.6  19    3.12  4.39  11.9  11.2  0.86
Ireland         106  110.3  48.6   53.6  2.97  3.68  9.4   12.3  0.60
Belgium         72   73.9   58.9   47.6  2.91  3.86  9.3   13.6  0.54
New_Zealand     103  13     146.7  15.4  2.86  3.91  11.7  13.1  0.58
Austria         165  14.8   84.2   50.3  2.99  3.79  8.4   13.6  0.52
France          205  33.6   36.4   58.9  2.97  3.80  7.9   12.6  0.51
Israel          74   43.6   43.2   45    2.96  3.74  9.6   11    0.49
Spain           42   8.6    21     53.4  2.86  3.62  7.3   15.6  0.34
Italy           13   9.8    30.4   51    3.00  3.65  7.2   13    0.38
Czech_Republic  28   4.2    25     51.7  2.75  3.68  9.5   8.2   0.31
Hungary         26   6.2    21.6   63.5  2.73  3.46  9.1   7.7   0.27
Slovenia        105  4      20.3   49.5  2.84  3.71  7.1   10.6  0.28
"""


def test_scores_are_those_of_the_handbook():
    table = np.array([line.split()[1:] for line in TECHNOLOGY.strip().splitlines()], dtype=float)
    values, printed = table[:, :-1], table[:, -1]
    scores = 100 * (values - values.min(axis=0)) / np.ptp(values, axis=0)
    found = scored(scores, lower_share=0.1, upper_share=0.15, share_of="weights")
    np.testing.assert_allclose(found, 100 * printed, atol=1)
    np.testing.assert_array_equal(np.array(found) == 100, printed == 1)


# Against one programme with everything in it


def by_linprog(scores, weights, *, lower_share=0.0, upper_share=1.0, around=1e9, share_of="score"):
    """Score all units by one linear programme in blocks, with every unit in every block, as the papers write it."""
    counts = weights > 0
    known = np.where(counts, scores, 0)
    middle = weights / weights.sum(axis=1, keepdims=True)
    low = counts * np.maximum(lower_share, (1 - around) * middle)
    high = counts * np.minimum(upper_share, (1 + around) * middle)
    parts = known if share_of == "score" else counts.astype(float)
    held = [
        np.concatenate([np.outer(low[unit], part) - np.diag(part), np.diag(part) - np.outer(high[unit], part)])
        for unit, part in enumerate(parts)
    ]
    limits = block_diag(*(np.concatenate([known, rows]) for rows in held))
    right = np.tile(np.repeat([1, 0], [len(scores), len(held[0])]), len(scores))
    bounds = [(0, None if has else 0) for has in counts.ravel()]
    found = linprog(-known.ravel(), limits, right, bounds=bounds)
    return (100 * found.x * known.ravel()).reshape(known.shape).sum(axis=1).tolist()


@given(panels, arrays(float, 3, elements=st.integers(1, 4).map(float)), options)
@settings(max_examples=15)
def test_scores_are_those_of_one_programme_over_all_units(scores, weights, chosen):
    weights = np.tile(weights, (4, 1))
    assert scored(scores, weights, **chosen) == pytest.approx(by_linprog(scores, weights, **chosen), rel=1e-6)


@given(
    panels, holes, st.sampled_from([{}, {"lower_share": 0.2}, {"around": 0.5}, {"around": 0.5, "share_of": "weights"}])
)
@FEW
def test_with_gaps_scores_are_those_of_programmes_with_zeros(scores, hole, chosen):
    hole[:, 0] = False
    found = scored(np.where(hole, np.nan, scores), ~hole, **chosen)
    assert found == pytest.approx(by_linprog(scores, (~hole).astype(float), **chosen), rel=1e-6)


@pytest.mark.parametrize("chosen", [{}, {"around": 0.5}], ids=str)
def test_units_that_enter_one_at_a_time_change_nothing(chosen, monkeypatch):
    monkeypatch.setattr(module, "ADDED", 1)
    scores = np.random.default_rng(8).uniform(1, 100, (16, 3))
    assert scored(scores, **chosen) == pytest.approx(by_linprog(scores, np.ones_like(scores), **chosen), rel=1e-6)


# What holds always


@given(panels, options)
@FEW
def test_scores_lie_above_0_and_at_most_at_100(scores, chosen):
    found = np.array(scored(scores, **chosen))
    assert ((found > 0) & (found <= 100)).all()


@given(panels)
@FEW
def test_without_bounds_who_is_best_on_one_child_has_100(scores):
    best = (scores == scores.max(axis=0)).any(axis=1)
    assert (np.array(scored(scores))[best] == 100).all()


@given(
    panels, arrays(float, 3, elements=st.floats(1e-3, 1e3)), st.sampled_from([o for o in BOUNDS if "share_of" not in o])
)
@FEW
def test_the_scale_of_a_child_does_not_matter(scores, scale, chosen):
    assert scored(scores * scale, **chosen) == pytest.approx(scored(scores, **chosen), rel=1e-6)


@given(panels, options, cells, amounts)
@FEW
def test_a_better_score_of_a_child_never_lowers_its_unit(scores, chosen, cell, step):
    better = scores.copy()
    better[cell] += step
    before, after = scored(scores, **chosen), scored(better, **chosen)
    assert after[cell[0]] >= before[cell[0]] * (1 - 1e-6)


@given(panels, cells)
@FEW
def test_without_bounds_a_gap_never_raises_its_own_unit_and_never_lowers_another(scores, cell):
    missing = scores.copy()
    missing[cell] = np.nan
    change = np.array(scored(missing)) - scored(scores)
    assert change[cell[0]] <= 1e-6
    assert (np.delete(change, cell[0]) >= -1e-6).all()


@given(panels, options, st.permutations(range(4)))
@FEW
def test_relabelling_units_permutes_scores(scores, chosen, order):
    expected = np.array(scored(scores, **chosen))[order].tolist()
    assert scored(scores[order], **chosen) == pytest.approx(expected, rel=1e-6)


# Shares


@given(panels, options)
@FEW
def test_best_shares_make_one_and_give_the_score(scores, chosen):
    shares = best_shares(scores, np.ones((4, 3)), **chosen)
    reached = (shares / scores) @ scores.T  # what each unit's weights make of all units
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    assert (100 * reached.diagonal() / reached.max(axis=1)).tolist() == pytest.approx(
        scored(scores, **chosen), rel=1e-6
    )


@given(panels, arrays(float, 3, elements=st.integers(1, 4).map(float)), st.sampled_from(["score", "weights"]))
@FEW
def test_shares_stay_within_their_bounds(scores, weights, share_of):
    shares = best_shares(scores, np.tile(weights, (4, 1)), lower_share=0.1, around=0.5, share_of=share_of)
    bounded = shares if share_of == "score" else shares / scores
    bounded /= bounded.sum(axis=1, keepdims=True)
    middle = weights / weights.sum()
    assert (bounded >= np.maximum(0.1, 0.5 * middle) - 1e-6).all()
    assert (bounded <= 1.5 * middle + 1e-6).all()


def test_shares_without_a_score_above_zero_are_a_gap():
    shares = best_shares(np.array([[4.0, np.nan], [0, 0], [np.nan, np.nan]]), np.ones((3, 2)))
    np.testing.assert_array_equal(shares, [[1, 0], [np.nan, np.nan], [np.nan, np.nan]])


# Edges


def test_one_unit_alone_has_100():
    assert scored([[3, 5, 0.1]], lower_share=0.3) == [100]


def test_equal_units_have_100():
    assert scored([[7, 7]] * 4, around=0.1) == [100] * 4


def test_zeros_alone_stay_zero_whatever_the_bounds():
    assert scored([[0, 0], [5, 5]], lower_share=0.4) == [0, 100]
    assert scored([[0, 0], [0, 0]]) == [0, 0]


def test_a_unit_without_a_child_has_no_score():
    assert scored([[np.nan, np.nan], [5, 2], [1, 2]], [[1, 1], [1, 1], [0, 0]]) == pytest.approx(
        [np.nan, 100, np.nan], nan_ok=True
    )


def test_without_any_child_nothing_is_scored():
    assert np.isnan(scored([[np.nan, np.nan]] * 2, lower_share=0.4)).all()


def test_a_child_without_weight_is_not_looked_at():
    assert scored([[9, 5], [1, 10], [-3, 5]], [[0, 1]] * 3) == pytest.approx([50, 100, 50])


def test_a_child_on_which_all_have_zero_changes_nothing():
    assert scored([[100, 50, 0], [50, 40, 0]]) == pytest.approx([100, 80])


# The unit's shares: 0.1 of it on the second child, where the other has a million times as much
def test_a_score_near_zero_is_exact_all_the_same():
    assert scored([[100, 100], [100, 1e-4]], lower_share=0.1) == pytest.approx([100, 100 / (0.9 + 0.1e6)], rel=1e-9)


@pytest.mark.parametrize("factor", [1e-3, 1e-6, 1e-9])
@pytest.mark.parametrize("chosen", BOUNDS[:3], ids=str)
def test_a_unit_far_below_the_others_keeps_its_proportion(factor, chosen):
    scores = [[100, 20, 40], [60, 80, 30], [40, 40, 20]]
    found = scored([*scores, [40 * factor, 40 * factor, 20 * factor]], **chosen)
    assert found[3] == pytest.approx(factor * found[2], rel=1e-6)


# Refusals


def refused(scores, **chosen):
    with pytest.raises(UndefinedResultError) as error:
        scored(scores, **chosen)
    return error.value.what, error.value.cells.tolist(), error.value.remedy


def test_a_negative_score_is_refused():
    what, places, remedy = refused([[5, -1], [3, 2]])
    assert what == "benefit of the doubt of a negative score is not defined"
    assert places == [[False, True], [False, False]]
    assert remedy == "use a normalisation above 0"


@pytest.mark.parametrize("chosen", [{"lower_share": 0.1}, {"around": 0.5}], ids=str)
def test_a_score_of_zero_that_needs_a_share_is_refused(chosen):
    what, places, remedy = refused([[5, 0], [3, 2]], **chosen)
    assert what == "a least share for a score of zero is not defined"
    assert places == [[False, True], [False, False]]
    assert remedy == 'use share_of = "weights", or no least share'


def test_a_score_of_zero_may_have_a_share_of_the_weights():
    assert scored([[5, 0], [3, 2]], lower_share=0.1, share_of="weights") == [100, 100]


@pytest.mark.parametrize(("lower", "upper"), [(0.4, 1), (0, 0.3), (0.5, 0.4)])
def test_shares_that_so_many_children_cannot_have_are_refused(lower, upper):
    with pytest.raises(MethodError, match="shares of 3 children make 1 with a lower_share of at most") as error:
        scored([[5, 1, 2]], lower_share=lower, upper_share=upper)
    assert f"got {lower:g} and {upper:g}" in str(error.value)


# Two of the first unit's children can take 0.4 each: the third is zero, or missing
@pytest.mark.parametrize("third", [0, np.nan])
def test_shares_that_cannot_make_a_whole_are_refused(third):
    what, places, remedy = refused([[5, 2, third], [3, 2, 1]], upper_share=0.4)
    assert what == "a whole made of shares within the bounds is not defined"
    assert places == [[True, True, third == 0], [False] * 3]
    assert remedy == "use wider bounds, or fill gaps"


# The third child's share in the weights is 0.1: at most 0.15, and at least 0.2
def test_bounds_that_contradict_each_other_are_refused():
    with pytest.raises(UndefinedResultError, match="shares within the bounds is not defined; use wider bounds"):
        scored([[5, 2, 4]], [[5, 4, 1]], lower_share=0.2, around=0.5)


def test_a_programme_that_is_not_solved_is_refused_by_name_of_its_unit(monkeypatch):
    monkeypatch.setattr(scipy.optimize, "linprog", lambda *_, **__: OptimizeResult(success=False))
    what, places, _ = refused([[0, 0], [3, np.nan], [2, 9]])
    assert what == "a best set of weights is not found"
    assert places == [[False, False], [True, False], [False, False]]
