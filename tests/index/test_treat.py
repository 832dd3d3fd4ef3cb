from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from donghaeng.base.errors import UndefinedResultError
from donghaeng.index.reference import Reference
from donghaeng.index.treat import (
    HOW,
    TREAT,
    box_cox,
    log_of_distance,
    log_of_range,
    log_of_tail,
    none,
    winsorise,
    winsorise_then_log,
)

GAP = np.nan
LOGS = [log_of_range, log_of_distance, log_of_tail]
TRANSFORMATIONS = [*LOGS, box_cox]
CALM = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
WILD = [1, 2, 3, 4, 5, 6, 7, 8, 9, 60]


def column(*values):
    """One period and one indicator of many units."""
    return np.array(values, dtype=float).reshape(-1, 1, 1)


def around(values, base_unit=None):
    periods, nodes = np.shape(values)[1:]
    return Reference(np.ones(nodes), 2022.0 + np.arange(periods), base_unit=base_unit)


def treated(method, *values, **options):
    """Treat one period of one indicator; return its values and how."""
    found = method(column(*values), around(column(*values)), **options)
    return found.values.ravel().tolist(), HOW[found.how.item()]


# What passes


@pytest.mark.parametrize("name", TREAT)
@pytest.mark.parametrize("values", [CALM, [7] * 12, [0.1] * 10 + [GAP], [GAP] * 10, [1, 1, 1000] + 7 * [GAP]],
                         ids=["calm", "equal", "equal with a gap", "gaps", "three"])  # fmt: skip
def test_what_passes_the_test_is_the_very_array_that_came(name, values):
    values = column(*values)
    found = TREAT[name](values, around(values))
    assert found.values is values
    assert found.how.tolist() == [[0]]


def test_none_leaves_outliers():
    values = column(*WILD)
    found = none(values, around(values))
    assert found.values is values
    assert found.how.tolist() == [[0]]


# Skewness of WILD is 3.04, excess kurtosis 9.41
@pytest.mark.parametrize("test", [(3.2, 3.5), (2, 9.5)])
def test_either_bound_lets_pass(test):
    assert treated(winsorise, *WILD, test=test) == (WILD, "not treated")


@pytest.mark.parametrize("method", TRANSFORMATIONS)
def test_a_transformation_is_done_where_the_test_fails(method):
    values, how = treated(method, *WILD)
    assert how == method.__name__
    assert values != WILD


def test_what_is_handed_in_is_not_changed():
    values = column(*WILD)
    assert winsorise(values, around(values)).values is not values
    assert values.ravel().tolist() == WILD


# winsorise


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (WILD, [*range(1, 10), 9]),
        ([-60, 2, 3, 4, 5, 6, 7, 8, 9, 10], [2, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ([*range(1, 11), GAP, 60], [*range(1, 11), GAP, 10]),
        ([*range(1, 13), 90, 80], [*range(1, 13), 12, 12]),
    ],
    ids=["above", "below", "with a gap", "two steps"],
)
def test_extremes_are_drawn_in_until_the_test_passes(values, expected):
    found, how = treated(winsorise, *values)
    np.testing.assert_array_equal(found, expected)
    assert how == "winsorised"


def test_the_limit_ends_it():
    assert treated(winsorise, *range(1, 13), 90, 1000, limit=1) == ([*range(1, 13), 90, 90], "winsorised")


# Two values of 90 are drawn in together though the limit is 1
def test_ties_are_drawn_in_together():
    assert treated(winsorise, *range(1, 21), 90, 90, limit=1)[0] == [*range(1, 21), 20, 20]


# 1 to 10 lean to neither side: the upper end goes first. 1 to 9 and 9 lean down (cubes sum to -25.92): the lower end
@pytest.mark.parametrize(("limit", "expected"), [(1, [*range(1, 10), 9]), (2, [2, *range(2, 10), 9])])
def test_without_a_test_values_are_drawn_in_up_to_the_limit(limit, expected):
    assert treated(winsorise, *CALM, test="none", limit=limit) == (expected, "winsorised")


def test_half_of_the_values_may_be_drawn_in():
    values, _ = treated(winsorise, 0, 1, 2, 3, 4, 5, GAP, test="none", limit="half")
    assert sum(new != old for new, old in zip(values[:6], range(6), strict=True)) == 3


def test_the_last_two_values_that_differ_stay_apart():
    assert treated(winsorise, *[0] * 20, 1, 2) == ([*[0] * 20, 1, 1], "winsorised")


def test_two_values_leave_nothing_to_draw_in():
    values = column(*[0] * 20, 1)
    found = winsorise(values, around(values))
    assert found.values is values
    assert found.how.tolist() == [[0]]


# limits


def test_a_limit_above_half_the_units_is_refused_though_all_pass():
    with pytest.raises(
        UndefinedResultError, match="up to 5 values, more than half of them, is not defined; limit = 4 or lower, or"
    ):
        treated(winsorise, *range(9), limit=5)


def test_a_limit_above_half_the_known_values_is_refused_where_they_fail():
    short = [GAP] * 4 + WILD[2:]
    values = np.array([[*WILD, 1, 2], [*CALM, 1, 2], short, [GAP] * 4 + CALM[2:]], dtype=float).T[:, None]
    with pytest.raises(UndefinedResultError, match="more than half of them") as error:
        winsorise_then_log(values, around(values))
    assert np.argwhere(error.value.cells).tolist() == [[4, 0, 2]]  # one value stands for all


@pytest.mark.parametrize("count", [10, 11])
def test_a_limit_of_half_the_units_is_accepted(count):
    assert treated(winsorise, *range(count), limit=5)[1] == "not treated"


# winsorise_then_log


def test_what_winsorising_mends_is_not_transformed():
    assert treated(winsorise_then_log, *WILD) == ([*range(1, 10), 9], "winsorised")


@pytest.mark.parametrize("log", LOGS)
def test_otherwise_the_logarithm_of_the_values_as_they_came_is_taken(log):
    values = [*range(1, 20), 100, 1000, 10000]
    expected = treated(log, *values, test="none")
    assert treated(winsorise_then_log, *values, limit=1, log=log.__name__) == expected
    assert expected[1] == log.__name__


# Two values cannot be brought into shape: the logarithm stands although it fails
def test_a_logarithm_that_fails_stands():
    values, how = treated(winsorise_then_log, *[0] * 19, 1)
    assert how == "log_of_range"
    np.testing.assert_allclose(values, np.log([0.01] * 19 + [1.01]))


# transformations: the distances from 0 are 0 1 10 100, a hundredth of the range is 1


@pytest.mark.parametrize(
    ("method", "options", "expected"),
    [
        (log_of_range, {}, np.log([1, 2, 11, 101])),
        (log_of_distance, {}, np.log([1, 2, 11, 101])),
        (log_of_tail, {}, np.log([1, 2, 11, 101])),
        (box_cox, {}, np.log([1, 2, 11, 101])),
        (box_cox, {"power": 2.0}, [0, 1.5, 60, 5100]),
        (box_cox, {"power": -1.0}, [0, 1 / 2, 10 / 11, 100 / 101]),
    ],
)
def test_distances_from_the_lowest_value_are_transformed(method, options, expected):
    values, how = treated(method, 5, 6, 15, 105, GAP, test="none", **options)
    np.testing.assert_allclose(values, [*expected, GAP], rtol=1e-12)
    assert how == method.__name__


# The range is 10, a hundredth of it 0.1
def test_the_logarithm_of_the_range_does_not_depend_on_the_unit_of_measure():
    np.testing.assert_allclose(treated(log_of_range, 0, 10, test="none")[0], np.log([0.1, 10.1]))
    np.testing.assert_allclose(treated(log_of_distance, 0, 10, test="none")[0], np.log([1, 11]))


def test_a_long_lower_tail_is_measured_from_above():
    values, _ = treated(log_of_tail, -100, -10, -1, 0, test="none")
    np.testing.assert_allclose(values, -np.log([101, 11, 2, 1]))


@pytest.mark.parametrize(("power", "expected"), [(0.0, np.log([1, 4, 9])), (0.5, [0, 2, 4])])
def test_a_box_cox_transformation_may_take_values_as_they_are(power, expected):
    values, _ = treated(box_cox, 1, 4, 9, power=power, shift=False, test="none")
    np.testing.assert_allclose(values, expected)


@pytest.mark.parametrize("power", [0.0, 2.0])
def test_a_power_of_zero_or_less_is_refused(power):
    with pytest.raises(UndefinedResultError, match="box_cox, here of zero or less, is not defined; use wins") as error:
        treated(box_cox, 1, 0, GAP, -2, power=power, shift=False, test="none")
    assert error.value.cells.ravel().tolist() == [False, True, False, True]


@pytest.mark.parametrize("method", [log_of_range, log_of_tail])
def test_equal_values_have_no_logarithm_of_their_range(method):
    with pytest.raises(UndefinedResultError, match=f"{method.__name__}, here of zero or less"):
        treated(method, 7, 7, 7, test="none")


# periods


def panel(*periods):
    return np.array(periods, dtype=float).T[..., None]


def test_each_period_may_be_treated_on_its_own():
    values = panel(CALM, WILD)
    found = winsorise(values, around(values), over="each")
    np.testing.assert_array_equal(found.values, panel(CALM, [*range(1, 10), 9]))
    assert found.how.tolist() == [[0], [1]]


# Together: 60 is drawn in to 10, the highest value of the other period
def test_all_periods_are_treated_together_unless_told_otherwise():
    values = panel(CALM, WILD)
    found = winsorise(values, around(values))
    np.testing.assert_array_equal(found.values, panel(CALM, [*range(1, 10), 10]))
    assert found.how.tolist() == [[1]]


def test_a_logarithm_of_all_periods_is_of_one_scale():
    values = panel([0, 1], [10, 100])
    np.testing.assert_allclose(log_of_range(values, around(values), test="none").values,
                               panel(np.log([1, 2]), np.log([11, 101])))  # fmt: skip


def test_each_indicator_is_treated_on_its_own():
    values = np.stack([column(*CALM), column(*WILD)], axis=-1)[:, :, 0]
    found = winsorise(values, around(values))
    np.testing.assert_array_equal(found.values[:, 0], np.array([CALM, [*range(1, 10), 9]], dtype=float).T)
    assert found.how.tolist() == [[0, 1]]


# the reference unit


@pytest.mark.parametrize("method", [winsorise, winsorise_then_log, *TRANSFORMATIONS])
def test_the_reference_unit_is_not_tested(method):
    values = column(1000, *CALM)
    assert method(values, around(values, base_unit=0)).values is values


def test_the_reference_unit_is_not_drawn_in():
    values = column(1000, *WILD)
    assert winsorise(values, around(values, base_unit=0)).values.ravel().tolist() == [1000, *range(1, 10), 9]


@pytest.mark.parametrize("over", ["all", "each"])
def test_the_reference_unit_is_transformed_as_the_others_are(over):
    values = column(0, 1, 200, 10, 100)
    found = log_of_range(values, around(values, base_unit=2), test="none", over=over)
    np.testing.assert_allclose(found.values.ravel(), np.log([1, 2, 201, 11, 101]))


@pytest.mark.parametrize("method", TRANSFORMATIONS)
def test_a_reference_unit_far_below_the_others_has_no_logarithm(method):
    values = column(0, 1, -20, 10, 100)
    with pytest.raises(UndefinedResultError, match=f"{method.__name__}, here of zero or less") as error:
        method(values, around(values, base_unit=2), test="none")
    assert error.value.cells.ravel().tolist() == [False, False, True, False, False]


# properties


def plain(values, limit, test):
    """Winsorise as the definition says, in exact fractions, value by value."""
    new = [Fraction(value) for value in values]
    while sum(now != then for now, then in zip(new, values, strict=True)) < limit and len(set(new)) > 2:
        n, mean = len(new), Fraction(sum(new), len(new))
        second, third, fourth = (sum((value - mean) ** power for value in new) / n for power in (2, 3, 4))
        skewness = (n * (n - 1)) ** 0.5 / (n - 2) * float(third) / float(second) ** 1.5
        excess = float(Fraction(n - 1, (n - 2) * (n - 3)) * ((n + 1) * (fourth / second**2 - 3) + 6))
        if test != "none":
            assume(min(abs(abs(skewness) - test[0]), abs(excess - test[1])) > 1e-9)
            if abs(skewness) < test[0] or excess < test[1]:
                break
        assume(third != 0)
        end, others = (max, set(new) - {max(new)}) if third > 0 else (min, set(new) - {min(new)})
        extreme = end(new)
        new = [end(others) if value == extreme else value for value in new]
    return [float(value) for value in new]


usual, far = st.integers(-4, 4), st.sampled_from([-900, -60, 40, 300, 301, 5000])
samples = st.lists(st.one_of(usual, usual, usual, far), min_size=8, max_size=30)


@given(samples, st.integers(1, 4) | st.just("half"), st.sampled_from([(2, 3.5), (1.5, 3), (0.5, 0), "none"]))
def test_winsorising_is_what_its_definition_says(values, limit, test):
    expected = plain(values, len(values) // 2 if limit == "half" else limit, test)
    assert treated(winsorise, *values, limit=limit, test=test)[0] == expected


@given(st.lists(samples, min_size=3, max_size=3), st.lists(st.integers(0, 29), max_size=6))
def test_indicators_with_gaps_are_treated_as_if_alone(columns, holes):
    values = np.full((30, 1, 3), GAP)
    for place, own in enumerate(columns):
        values[: len(own), 0, place] = own
    values[[hole for hole in holes if hole > 7], 0, 0] = GAP
    found = winsorise(values, around(values), limit=4).values
    for place in range(3):
        known = ~np.isnan(values[:, 0, place])
        alone = treated(winsorise, *values[known, 0, place], limit=4)[0]
        np.testing.assert_array_equal(found[known, 0, place], alone)
        assert np.isnan(found[~known, 0, place]).all()


@given(samples, st.integers(1, 4))
def test_at_most_the_limit_and_its_ties_are_drawn_in(values, limit):
    found, _ = treated(winsorise, *values, limit=limit)
    altered = [value for value, new in zip(values, found, strict=True) if value != new]
    assert len(set(altered)) <= limit
    assert set(found) <= set(values)


@pytest.mark.parametrize("name", [name for name in TREAT if name != "none"])
@given(samples)
@settings(max_examples=20)
def test_the_order_of_values_is_kept(name, values):
    options = {"limit": "half"} if name.startswith("winsorise") else {}
    found, _ = treated(TREAT[name], *sorted(values), **options)
    assert (np.diff(found) >= 0).all()


@given(samples, st.sampled_from([0.25, 2, 64]), st.integers(-50, 50))
def test_winsorising_goes_along_with_the_unit_of_measure(values, factor, shift):
    before, _ = treated(winsorise, *values, limit=4)
    moved, _ = treated(winsorise, *(factor * value + shift for value in values), limit=4)
    assert moved == [factor * value + shift for value in before]
