import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.siblings import Siblings
from donghaeng.index.weights_from_data import components, critic, entropy, first_component, principal_component

METHODS = [principal_component, entropy, critic]
GAP = np.nan

# r(a, b) = r(a, c) = 1/√2 and r(b, c) = 0: variances 2, 1, 0 and the first component (√2, 1, 1) / 2.
A, B, C = [2.0, 0.0, 0.0, -2.0], [1.0, 1.0, -1.0, -1.0], [1.0, -1.0, 1.0, -1.0]
ROOT = np.sqrt(2)
FIRST = np.array([1, 0, 0, 0])


def siblings_of(*children, counts=None, base_unit=None):
    """Return siblings a, b, c … from the scores of each: a number per unit, or a list of periods per unit."""
    scores = np.stack([np.array(child, dtype=float) for child in children], axis=-1)
    scores = scores if scores.ndim == 3 else scores[:, None]
    counts = np.ones((1, 1, len(children))) if counts is None else np.array(counts, dtype=float)
    return Siblings(tuple("abcdefgh"[: len(children)]), np.ones(len(children)), counts, scores, base_unit)


def shares(weights):
    return (weights / weights.sum(axis=-1, keepdims=True))[0, 0]


def mixed(seed, rows=12, children=4):
    """Return scores above 0 with something in common."""
    rng = np.random.default_rng(seed)
    return 50 + 10 * rng.uniform(-1, 1, (rows, 1)) + 8 * rng.uniform(-1, 1, (rows, children))


def weighed(method, table):
    return shares(method(siblings_of(*table.T), **({"negative": "zero"} if method is principal_component else {})))


def test_loadings_of_a_case_worked_by_hand():
    loadings, share = first_component(np.transpose([A, B, C]))
    np.testing.assert_allclose(loadings, [ROOT / 2, 1 / 2, 1 / 2])
    assert share == pytest.approx(2 / 3)
    np.testing.assert_allclose(components(np.transpose([A, B, C]))[1], [ROOT, 1, 0], atol=1e-7)


def test_weights_are_the_loadings_of_the_first_component():
    np.testing.assert_allclose(principal_component(siblings_of(A, B, C)), [[[ROOT / 2, 1 / 2, 1 / 2]]])


def test_the_component_is_the_mean_of_z_scores_with_the_greatest_variance():
    table = mixed(1)
    z = (table - table.mean(axis=0)) / table.std(axis=0, ddof=1)
    loadings, share = first_component(table)
    assert (z @ loadings).var(ddof=1) == pytest.approx(4 * share)
    others = np.random.default_rng(2).normal(size=(4, 200))
    assert ((z @ (others / np.linalg.norm(others, axis=0))).var(axis=0, ddof=1) <= 4 * share).all()


def test_the_sign_lets_the_component_rise_with_the_sum_of_its_children():
    table = mixed(4)
    z = (table - table.mean(axis=0)) / table.std(axis=0, ddof=1)
    for own in (z, -z):
        assert np.corrcoef(own @ first_component(own)[0], own.sum(axis=1))[0, 1] > 0


def test_the_sign_is_that_of_the_sum_and_not_of_the_greatest_loading():
    np.testing.assert_allclose(first_component(np.transpose([np.negative(A), B, C]))[0], [-ROOT / 2, 1 / 2, 1 / 2])


def test_a_negative_loading_is_refused_with_its_child():
    with pytest.raises(MethodError, match=r"c: found a loading of -0\.5; expected one above 0: check its direction"):
        principal_component(siblings_of(A, B, np.negative(C)))


def test_a_negative_loading_weighs_nothing_where_that_is_asked_for():
    weights = principal_component(siblings_of(A, B, np.negative(C)), negative="zero")
    np.testing.assert_allclose(weights, [[[ROOT / 2, 1 / 2, 0]]])


@pytest.mark.parametrize("negative", ["refuse", "zero"])
def test_children_that_oppose_each_other_have_no_sign(negative):
    with pytest.raises(UndefinedResultError, match=r"sign of the first(.|\n)*a: found a loading of 0.71 or -0.71"):
        principal_component(siblings_of([1, 2, 3], [3, 2, 1]), negative=negative)


def test_a_loading_without_a_sign_has_its_greatest_part_above_0():
    loadings = first_component(np.transpose([[1, 2, 3], [3, 2, 1]]))[0]
    np.testing.assert_allclose(np.sort(loadings), [-ROOT / 2, ROOT / 2])
    assert loadings[np.abs(loadings).argmax()] > 0


def test_children_without_anything_in_common_have_no_first_component():
    with pytest.raises(
        UndefinedResultError, match=r"first principal component(.|\n)*a; b: found two components with 50"
    ):
        principal_component(siblings_of(B, C))


# Xu, "A note on the subjective and objective integrated approach to determine attribute weights", European Journal
# of Operational Research 156 (2004); Zavadskas and Podvezko, "Integrated determination of objective criteria weights
# in MCDM", International Journal of Information Technology & Decision Making 15 (2016).
@pytest.mark.parametrize(
    ("table", "published"),
    [
        (
            [[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]],
            [0.4630, 0.3992, 0.1378, 0.0000],
        ),
        ([[3.0, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]], [0.1146, 0.1981, 0.4185, 0.2689]),
    ],
    ids=["Xu", "Zavadskas and Podvezko"],
)
def test_entropy_weights_are_those_published(table, published):
    np.testing.assert_array_equal(shares(entropy(siblings_of(*np.transpose(table)))).round(4), published)


# Relative entropies 0, 1/2, 7/8 and 1: (1/2 · 1 + 1/4 · 2 + 2 · 1/8 · 3) ln 2 / ln 4 = 7/8
def test_entropy_of_a_case_worked_by_hand():
    weights = entropy(siblings_of([9, 0, 0, 0], [5, 5, 0, 0], [4, 2, 1, 1], [3, 3, 3, 3]))
    np.testing.assert_allclose(weights, [[[1, 1 / 2, 1 / 8, 0]]], atol=1e-15)


def test_a_child_of_zeros_has_no_weight_by_entropy():
    np.testing.assert_array_equal(entropy(siblings_of([0, 0, 0], [9, 0, 0])), [[[0, 1]]])


def test_the_entropy_of_negative_scores_is_refused_with_their_cells():
    siblings = siblings_of([-9, 1, -2, 3], [1, 2, 3, 4], base_unit=0)
    with pytest.raises(UndefinedResultError, match=r"a: found 1 scores below 0; expected .* min_max") as caught:
        entropy(siblings)
    np.testing.assert_array_equal(np.argwhere(caught.value.cells), [[2, 0, 0]])


def test_entropy_where_no_child_varies_is_refused():
    with pytest.raises(UndefinedResultError, match=r"do not vary(.|\n)*b: found the same score in all rows"):
        entropy(siblings_of([0, 0, 0], [7, 7, 7]))


# Tuş and Aytaç Adalı, "The new combination with CRITIC and WASPAS methods for the time and attendance software
# selection problem", OPSEARCH 56 (2019).
def test_critic_weights_are_those_published():
    table = [[5000, 3, 3, 4, 3, 2], [680, 5, 3, 2, 2, 1], [2000, 3, 2, 3, 4, 3], [600, 4, 3, 1, 2, 2],
             [800, 2, 4, 3, 3, 4]]  # fmt: skip
    weights = shares(critic(siblings_of(*np.transpose(table))))
    np.testing.assert_array_equal(weights.round(3), [0.157, 0.249, 0.168, 0.121, 0.154, 0.151])


# From 0 to 1, a is (1, 1/2, 1/2, 0) and b (1, 1, 0, 0): standard deviations √(1/6) and √(1/3)
def test_critic_of_a_case_worked_by_hand():
    differs = 1 - 1 / ROOT
    expected = [2 * differs / np.sqrt(6), (differs + 1) / np.sqrt(3), (differs + 1) / np.sqrt(3)]
    np.testing.assert_allclose(critic(siblings_of(A, B, C)), [[expected]])


def test_critic_of_children_that_say_the_same_is_refused():
    with pytest.raises(UndefinedResultError, match=r"all say the same(.|\n)*a; b: found correlations of 1"):
        critic(siblings_of([1, 2, 4], [10, 20, 40]))


@pytest.mark.parametrize("method", [principal_component, critic])
def test_a_child_that_does_not_vary_is_refused(method):
    with pytest.raises(UndefinedResultError, match=r"does not vary(.|\n)*b: found the same score in all rows"):
        method(siblings_of([1, 2, 3], [0.1 + 0.2, 0.3, 0.3], [2, 1, 3]))


@pytest.mark.parametrize("method", METHODS)
def test_two_rows_are_too_few(method):
    with pytest.raises(
        UndefinedResultError, match=r"fewer than 3 rows(.|\n)*a; b: found 2 of 2 rows .* without a gap;"
    ):
        method(siblings_of([1, 2], [1, 3]))


@pytest.mark.parametrize("method", METHODS)
def test_too_few_rows_name_the_child_with_most_gaps(method):
    with pytest.raises(UndefinedResultError, match=r"2 of 4 rows .* without a gap, most gaps in 'b'"):
        method(siblings_of([1, 2, 3, 5], [1, GAP, GAP, 4]))


@pytest.mark.parametrize("method", METHODS)
def test_a_row_with_a_gap_is_left_out(method):
    whole = method(siblings_of([1, 2, 4, 3], [2, 3, 9, 5]))
    np.testing.assert_array_equal(method(siblings_of([1, 2, 4, 3, 99], [2, 3, 9, 5, GAP])), whole)


@pytest.mark.parametrize("method", METHODS)
def test_the_reference_unit_takes_no_part(method):
    without = method(siblings_of([1, 2, 4, 3], [2, 3, 9, 5]))
    np.testing.assert_array_equal(method(siblings_of([99, 1, 2, 4, 3], [0, 2, 3, 9, 5], base_unit=0)), without)


@pytest.mark.parametrize("method", METHODS)
def test_a_child_on_its_own_weighs_1_whatever_it_scores(method):
    np.testing.assert_array_equal(method(siblings_of([GAP, -7])), [[[1]]])


@pytest.mark.parametrize("method", METHODS)
def test_a_child_that_is_counted_nowhere_weighs_nothing(method):
    without = method(siblings_of([1, 2, 4, 3], [2, 3, 9, 5]))
    weights = method(siblings_of([1, 2, 4, 3], [2, 3, 9, 5], [GAP] * 4, counts=[[[1, 1, 0]]]))
    np.testing.assert_array_equal(weights, np.append(without, [[[0]]], axis=-1))


@pytest.mark.parametrize("method", METHODS)
def test_each_period_has_the_weights_of_its_own_rows(method):
    first, second = [[1, 2, 4, 3], [2, 3, 9, 5]], [[1, 2, 4, 3], [8, 8, 9, 9]]
    both = siblings_of(*np.stack([first, second], axis=-1))
    weights = method(both, over="each")
    np.testing.assert_allclose(weights[:, :1], method(siblings_of(*first)))
    np.testing.assert_allclose(weights[:, 1:], method(siblings_of(*second)))
    together = np.concatenate([first, second], axis=-1)
    np.testing.assert_allclose(method(both), method(siblings_of(*together)))


@pytest.mark.parametrize("method", METHODS)
def test_a_child_is_left_out_of_the_periods_in_which_it_is_not_counted(method):
    both = siblings_of([[1, 1], [2, 2], [4, 4]], [[2, GAP], [3, GAP], [9, GAP]], counts=[[[1, 1], [1, 0]]])
    np.testing.assert_array_equal(method(both, over="each")[0, 1], [1, 0])


@pytest.mark.parametrize("method", METHODS)
def test_a_period_at_fault_is_named(method):
    with pytest.raises(UndefinedResultError, match="a, period 2 of 2; b, period 2 of 2: found 2 of 3 rows"):
        method(siblings_of([[1, 1], [2, 2], [4, 4]], [[2, GAP], [3, 5], [9, 2]]), over="each")


@pytest.mark.parametrize("method", METHODS)
@given(seed=st.integers(0, 10_000))
def test_weights_follow_their_children_and_rows_that_come_twice_change_nothing(method, seed):
    table, order = mixed(seed), np.random.default_rng(seed).permutation(4)
    weights = weighed(method, table)
    assert (weights >= 0).all()
    np.testing.assert_allclose(weighed(method, np.tile(table, (2, 1))[:, order]), weights[order], atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
@given(seed=st.integers(0, 10_000), scale=st.floats(0.01, 100))
def test_weights_do_not_depend_on_the_scale_of_a_child(method, seed, scale):
    table = mixed(seed)
    np.testing.assert_allclose(weighed(method, table * scale**FIRST), weighed(method, table), atol=1e-9)


@pytest.mark.parametrize("method", [principal_component, critic])
@given(seed=st.integers(0, 10_000), shift=st.floats(-100, 100))
def test_weights_by_correlation_do_not_depend_on_where_the_scale_begins(method, seed, shift):
    table = mixed(seed)
    np.testing.assert_allclose(weighed(method, table + shift * FIRST), weighed(method, table), atol=1e-9)


# A caution of the page, not a virtue: entropy takes 0 for nothing
def test_weights_by_entropy_depend_on_where_the_scale_begins():
    np.testing.assert_array_less(weighed(entropy, mixed(1) + 50 * FIRST)[0], weighed(entropy, mixed(1))[0])


def test_a_twin_lowers_the_weight_of_a_child_by_critic_and_raises_it_by_component():
    table = mixed(1)
    twins = np.column_stack([table, table[:, 0]])
    assert weighed(critic, twins)[0] < weighed(critic, table)[0]
    alone, paired = (weighed(principal_component, own) for own in (table, twins))
    assert paired[0] / paired[1] > alone[0] / alone[1]
