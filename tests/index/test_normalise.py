# Over 400 lines: the cases of one module, in sections, so that a case is found where its module says.
import numpy as np
import pandas as pd
import pytest

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.normalise import (
    NORMALISE,
    goalposts,
    min_max,
    none,
    rank,
    ratio_to_base,
    score_of_ratio,
    z_score,
)
from donghaeng.index.reference import Reference

GAP = np.nan
OPTIONS = {"ratio_to_base": {}, "goalposts": {"worst": 0, "best": 10}, "min_max": {}, "z_score": {}, "rank": {},
           "none": {}, "borda": {}, "percentile_rank": {"over": "all"}, "scaled": {"lower": 0, "upper": 10},
           "distance_to_unit": {"unit": "b"}, "distance_to_maximum": {}, "distance_to_target": {"target": 9},
           "fraction_of_maximum": {}, "around_reference": {}}  # fmt: skip


def series(*values):
    """One unit and one indicator through time."""
    return np.array(values, dtype=float).reshape(1, -1, 1)


def column(*values):
    """One period and one indicator of many units."""
    return np.array(values, dtype=float).reshape(-1, 1, 1)


def around(values, *directions, **known):
    """Return what stands around values: directions (1 without any), years from 2022."""
    units = tuple("abcdefgh"[: len(values)])
    starts = 2022.0 + np.arange(values.shape[1])
    return Reference(np.array(directions or [1.0], dtype=float), starts, units=units, **known)


# ratio_to_base; ILO et al., Consumer Price Index Manual (2004), 1.5


# 250 / 200 = 1.25; 100 / 200 = 0.5
def test_a_ratio_is_100_in_the_base_period_and_proportional_to_the_value():
    values = series(200, 250, 100, 0)
    np.testing.assert_allclose(ratio_to_base(values, around(values, base_period=0)).ravel(), [100, 125, 50, 0])


def test_the_base_may_be_any_period():
    values = series(50, 100, 150)
    np.testing.assert_allclose(ratio_to_base(values, around(values, base_period=1)).ravel(), [50, 100, 150])


# rent burden 20 -> 25 -> 10 -> 60: 100 x 20/25 = 80, 100 x 20/10 = 200, 100 x 20/60 = 33.3
def test_less_is_better_by_the_reciprocal():
    values = series(20, 25, 10, 60)
    scores = ratio_to_base(values, around(values, -1, base_period=0), lower_is_better="reciprocal")
    np.testing.assert_allclose(scores.ravel(), [100, 80, 200, 100 / 3])


# 200 - 100 x 25/20 = 75, 200 - 50 = 150, 200 - 300 = -100, 200 - 0 = 200
def test_less_is_better_by_reflection():
    values = series(20, 25, 10, 60, 0)
    scores = ratio_to_base(values, around(values, -1, base_period=0), lower_is_better="reflection")
    np.testing.assert_allclose(scores.ravel(), [100, 75, 150, -100, 200])


def test_the_reciprocal_is_taken_unless_told_otherwise():
    values = series(20, 10)
    assert ratio_to_base(values, around(values, -1, base_period=0)).ravel().tolist() == [100, 200]


def test_each_indicator_has_its_own_direction():
    values = np.array([[[10.0, 10.0], [20.0, 20.0]]])
    scores = ratio_to_base(values, around(values, 1, -1, base_period=0))
    np.testing.assert_allclose(scores[0, 1], [200, 50])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"floor": 80}, [100, 80, 120, 300]),
        ({"cap": 120}, [100, 50, 120, 120]),
        ({"floor": 80, "cap": 120}, [100, 80, 120, 120]),
        ({"floor": 0, "cap": 300}, [100, 50, 120, 300]),
        ({"floor": 100, "cap": 100}, [100, 100, 100, 100]),
    ],
)
def test_scores_are_held_between_floor_and_cap(options, expected):
    values = series(10, 5, 12, 30)
    np.testing.assert_allclose(ratio_to_base(values, around(values, base_period=0), **options).ravel(), expected)


def test_each_unit_is_compared_with_its_own_base():
    values = np.array([[[10.0], [20.0]], [[40.0], [20.0]]])
    assert ratio_to_base(values, around(values, base_period=0))[:, 1].ravel().tolist() == [200, 50]


# Both are divided by the 40 of unit 1: 10/40, 20/40; 40/40, 20/40
def test_a_base_unit_lends_its_base_to_all():
    values = np.array([[[10.0], [20.0]], [[40.0], [20.0]]])
    scores = ratio_to_base(values, around(values, base_period=0, base_unit=1))
    assert scores.ravel().tolist() == [25, 50, 100, 50]


def test_where_the_base_is_a_gap_every_score_is_one():
    values = np.array([[[GAP], [20.0]], [[10.0], [GAP]]])
    scores = ratio_to_base(values, around(values, base_period=0))
    np.testing.assert_array_equal(scores.ravel(), [GAP, GAP, 100, GAP])


def test_a_base_of_zero_is_refused_where_it_stands():
    values = np.array([[[10.0], [0.0]], [[0.0], [5.0]]])
    with pytest.raises(UndefinedResultError, match="a ratio to a base of zero is not defined; choose another") as error:
        ratio_to_base(values, around(values, base_period=0))
    assert np.argwhere(error.value.cells).tolist() == [[1, 0, 0]]


def test_with_a_base_unit_the_zero_of_another_unit_is_no_base():
    values = np.array([[[10.0], [5.0]], [[0.0], [5.0]]])
    scores = ratio_to_base(values, around(values, base_period=0, base_unit=0))
    assert scores.ravel().tolist() == [100, 50, 0, 50]


def test_a_base_unit_with_a_base_of_zero_is_refused_once():
    values = np.array([[[0.0], [5.0]], [[1.0], [5.0]]])
    with pytest.raises(UndefinedResultError, match="base of zero") as error:
        ratio_to_base(values, around(values, base_period=0, base_unit=0))
    assert np.argwhere(error.value.cells).tolist() == [[0, 0, 0]]


def test_a_negative_value_has_no_ratio():
    values = series(10, -1)
    with pytest.raises(UndefinedResultError, match="ratio of a negative value is not defined; use goalposts") as error:
        ratio_to_base(values, around(values, base_period=0))
    assert error.value.cells.ravel().tolist() == [False, True]


def test_zero_has_no_reciprocal():
    values = series(10, 0)
    with pytest.raises(UndefinedResultError, match=r"reciprocal of zero is not defined; use lower_is_better") as error:
        ratio_to_base(values, around(values, -1, base_period=0))
    assert error.value.cells.ravel().tolist() == [False, True]


def test_a_ratio_needs_a_base_period():
    with pytest.raises(MethodError, match=r"ratio_to_base needs base_period in method\.toml"):
        ratio_to_base(series(1), around(series(1)))


def test_a_floor_above_the_cap_is_refused():
    with pytest.raises(MethodError, match="floor must not lie above cap; got floor=120, cap=80"):
        ratio_to_base(series(1), around(series(1), base_period=0), floor=120, cap=80)


# +39.1 % is printed for 1,937 -> 2,694 homes: facts/gtsn/README.md
@pytest.mark.parametrize(
    ("ratio", "direction", "how", "score"),
    [
        (1.391, 1, "reciprocal", 139.1),
        (1.391, 1, "reflection", 139.1),
        (0.8, -1, "reciprocal", 125),
        (0.8, -1, "reflection", 120),
        (GAP, -1, "reciprocal", GAP),
        (GAP, -1, "reflection", GAP),
    ],
)
def test_a_ratio_becomes_a_score_by_its_direction(ratio, direction, how, score):
    scores = score_of_ratio(series(ratio), np.array([float(direction)]), lower_is_better=how)
    np.testing.assert_allclose(scores.ravel(), [score])


# goalposts; UNDP, Human Development Report 2023/24, technical note 1


@pytest.mark.parametrize(("value", "score"), [(10, 100), (30, 50), (60, 0), (50, 0), (0, 100), (GAP, GAP)])
def test_goalposts_hold_a_value_between_worst_and_best(value, score):
    values = column(value)
    np.testing.assert_array_equal(goalposts(values, around(values, -1), worst=50, best=10).ravel(), [score])


# Life expectancy, goalposts 20 and 85 years: (84 - 20) / 65 = 0.984615
def test_goalposts_give_the_life_expectancy_index_of_undp():
    values = column(20, 84, 85, 90)
    scores = goalposts(values, around(values), worst=20, best=85, range=(0, 1))
    np.testing.assert_allclose(scores.ravel(), [0, 64 / 65, 1, 1])


# Income, goalposts 100 and 75,000 dollars: half of the way is their geometric mean, 2,738.6 dollars
def test_goalposts_on_a_log_scale_meet_in_the_geometric_mean():
    values = column(100, np.sqrt(100 * 75_000), 75_000, 120_000, 50, GAP)
    scores = goalposts(values, around(values), worst=100, best=75_000, scale="log")
    np.testing.assert_allclose(scores.ravel(), [0, 50, 100, 100, 0, GAP])


# 10 and 1,000 with 100 in the middle of the logarithms; less is better
def test_goalposts_on_a_log_scale_may_fall():
    values = column(10, 100, 1000)
    scores = goalposts(values, around(values, -1), worst=1000, best=10, scale="log", range=(1, 5))
    np.testing.assert_allclose(scores.ravel(), [5, 3, 1])


def test_goalposts_that_coincide_are_refused():
    with pytest.raises(UndefinedResultError, match="goalposts must differ; got worst=5, best=5"):
        goalposts(column(1), around(column(1)), worst=5, best=5)


@pytest.mark.parametrize(("direction", "worst", "best"), [(1, 10, 5), (-1, 5, 10)])
def test_goalposts_against_the_direction_are_refused(direction, worst, best):
    with pytest.raises(UndefinedResultError, match=f"contradict the direction; got worst={worst}, best={best}"):
        goalposts(column(1), around(column(1), direction), worst=worst, best=best)


@pytest.mark.parametrize("worst", [0, -5])
def test_a_goalpost_without_a_logarithm_is_refused(worst):
    with pytest.raises(UndefinedResultError, match=f"goalposts on a log scale lie above 0; got worst={worst}, best=9"):
        goalposts(column(1), around(column(1)), worst=worst, best=9, scale="log")


@pytest.mark.parametrize("value", [0, -3])
def test_a_value_without_a_logarithm_is_refused(value):
    values = column(1, value)
    with pytest.raises(UndefinedResultError, match="logarithm of zero or less is not defined; use scale") as error:
        goalposts(values, around(values), worst=1, best=9, scale="log")
    assert error.value.cells.ravel().tolist() == [False, True]


@pytest.mark.parametrize("scores", [(100, 0), (5, 5)])
@pytest.mark.parametrize(("method", "options"), [(goalposts, {"worst": 0, "best": 1}), (min_max, {})])
def test_a_range_goes_from_the_worst_to_the_best_score(method, options, scores):
    values = column(0, 1)
    with pytest.raises(MethodError, match=rf"from the worst to the best score; got \[{scores[0]}, {scores[1]}\]"):
        method(values, around(values), range=scores, **options)


# min_max; OECD/JRC Handbook (2008), 5.3


# (3 - 2) / (6 - 2) = 0.25
@pytest.mark.parametrize(
    ("direction", "scores", "expected"),
    [(1, (0, 100), [0, 100, 25, GAP]), (-1, (0, 100), [100, 0, 75, GAP]), (1, (1, 5), [1, 5, 2, GAP])],
)
def test_min_max_places_values_between_the_extremes(direction, scores, expected):
    values = column(2, 6, 3, GAP)
    np.testing.assert_allclose(min_max(values, around(values, direction), range=scores).ravel(), expected)


# Two units in two periods, 0 10 and 5 20. All: 20 is best. Each: 0 and 5, then 10 and 20. Base: 0 and 5, so 20 -> 400
@pytest.mark.parametrize(
    ("over", "expected"),
    [("all", [0, 50, 25, 100]), ("each", [0, 0, 100, 100]), ("base", [0, 200, 100, 400])],
)
def test_min_max_says_what_its_extremes_are_taken_of(over, expected):
    values = np.array([[[0.0], [10.0]], [[5.0], [20.0]]])
    scores = min_max(values, around(values, base_period=0), over=over)
    np.testing.assert_allclose(scores.ravel(), expected)


def test_min_max_is_taken_over_all_unless_told_otherwise():
    values = np.array([[[0.0], [10.0]], [[5.0], [20.0]]])
    np.testing.assert_allclose(min_max(values, around(values)), min_max(values, around(values), over="all"))


# Without unit 0 the extremes are 2 and 4; unit 0 lies at (10 - 2) / 2 = 4 times the range
def test_the_base_unit_sets_no_extremes():
    values = column(10, 2, 4)
    assert min_max(values, around(values, base_unit=0)).ravel().tolist() == [400, 0, 100]


@pytest.mark.parametrize("method", [min_max, z_score])
@pytest.mark.parametrize("values", [column(7), column(7, 7, GAP), series(7, 7)])
def test_values_that_are_all_equal_have_no_scale(method, values):
    expected = f"{method.__name__} of values that are all equal is not defined; leave the indicator out"
    with pytest.raises(UndefinedResultError, match=expected) as error:
        method(values, around(values))
    np.testing.assert_array_equal(error.value.cells, values == 7)


@pytest.mark.parametrize("method", [min_max, z_score])
def test_one_unit_in_each_period_has_no_scale(method):
    values = series(1, 2)
    with pytest.raises(UndefinedResultError, match="all equal"):
        method(values, around(values), over="each")


@pytest.mark.parametrize("method", [min_max, z_score])
def test_equal_values_of_one_indicator_leave_the_others_unnamed(method):
    values = np.array([[[1.0, 7.0]], [[2.0, 7.0]]])
    with pytest.raises(UndefinedResultError, match="all equal") as error:
        method(values, around(values, 1, 1))
    assert error.value.cells.tolist() == [[[False, True]], [[False, True]]]


@pytest.mark.parametrize("method", [min_max, z_score])
@pytest.mark.parametrize("over", ["all", "each", "base"])
def test_statistics_over_units_need_more_than_the_base_unit(method, over):
    with pytest.raises(UndefinedResultError, match="statistics over units need a unit beside base_unit"):
        method(series(1, 2), around(series(1, 2), base_unit=0, base_period=0), over=over)


@pytest.mark.parametrize("method", [min_max, z_score])
def test_statistics_over_the_base_need_a_base_period(method):
    with pytest.raises(MethodError, match=r'over = "base" needs base_period in method\.toml'):
        method(column(1, 2), around(column(1, 2)), over="base")


# z_score; OECD/JRC Handbook (2008), 5.2


# 2, 4, 6: mean 4, standard deviation sqrt((4 + 0 + 4) / 2) = 2
@pytest.mark.parametrize(("direction", "expected"), [(1, [-1, 0, 1, GAP]), (-1, [1, 0, -1, GAP])])
def test_z_score_counts_standard_deviations_from_the_mean(direction, expected):
    values = column(2, 4, 6, GAP)
    np.testing.assert_allclose(z_score(values, around(values, direction)).ravel(), expected)


@pytest.mark.parametrize("over", ["all", "each", "base"])
def test_z_score_is_that_of_pandas_over_what_it_says(over):
    values = np.random.default_rng(5).normal(50, 9, (12, 3, 1))
    values[4, 1] = GAP
    compared = {"all": values.reshape(-1, 1), "each": values[..., 0], "base": values[:, 1]}[over]
    table = pd.DataFrame(compared)
    expected = (values[..., 0] - table.mean().to_numpy()) / table.std(ddof=1).to_numpy()
    np.testing.assert_allclose(z_score(values, around(values, base_period=1), over=over)[..., 0], expected)


def test_z_scores_take_the_mean_and_deviation_asked_for():
    scores = z_score(column(1, 2, 3), around(column(1, 2, 3)), mean=100, sd=10)
    assert scores.ravel().tolist() == [90, 100, 110]


# Without unit 0: mean 3, standard deviation sqrt(2); unit 0 lies (10 - 3) / sqrt(2) away
def test_the_base_unit_does_not_move_the_mean():
    values = column(10, 2, 4)
    scores = z_score(values, around(values, base_unit=0))
    np.testing.assert_allclose(scores.ravel(), np.array([7, -1, 1]) / np.sqrt(2))


# rank


@pytest.mark.parametrize("direction", [1, -1])
def test_ranks_are_those_of_pandas_with_the_worst_first(direction):
    values = column(2, 4, 3, 3, GAP)
    expected = pd.Series(values.ravel()).rank(method="min", ascending=direction > 0)
    np.testing.assert_array_equal(rank(values, around(values, direction)).ravel(), expected)


# Units A and B: 1 5 and 3 2. Each: 1 < 3, then 5 > 2. All: 1, 2, 3, 5
@pytest.mark.parametrize(("over", "expected"), [("each", [1, 2, 2, 1]), ("all", [1, 4, 3, 2])])
def test_ranks_say_what_is_compared(over, expected):
    values = np.array([[[1.0], [5.0]], [[3.0], [2.0]]])
    assert rank(values, around(values), over=over).ravel().tolist() == expected


def test_ranks_are_taken_in_each_period_unless_told_otherwise():
    values = np.array([[[1.0], [5.0]], [[3.0], [2.0]]])
    assert rank(values, around(values)).ravel().tolist() == [1, 2, 2, 1]


# The others are 1 and 3; unit 1 with 2 is ahead of one of them, so second beside the other second
def test_the_base_unit_is_placed_among_the_others_and_counts_for_none():
    values = column(1, 2, 3)
    assert rank(values, around(values, base_unit=1)).ravel().tolist() == [1, 2, 2]


def test_a_base_unit_level_with_another_shares_its_rank():
    values = column(1, 3, 3, 4)
    assert rank(values, around(values, base_unit=1)).ravel().tolist() == [1, 2, 2, 3]


# Others: 1, 5, 3, 6 in two periods, ranked 1, 3, 2, 4; the base unit with 2 is ahead of one, with 9 of all four
def test_the_base_unit_is_placed_among_all_periods_too():
    values = np.array([[[2.0], [9.0]], [[1.0], [5.0]], [[3.0], [6.0]]])
    scores = rank(values, around(values, base_unit=0), over="all")
    assert scores.ravel().tolist() == [2, 5, 1, 3, 2, 4]


def test_a_base_unit_without_a_value_has_no_rank():
    values = column(GAP, 2, 3)
    np.testing.assert_array_equal(rank(values, around(values, base_unit=0)).ravel(), [GAP, 1, 2])


# none


def test_none_takes_the_values_as_they_are():
    values = column(2, -4, GAP)
    np.testing.assert_array_equal(none(values, around(values)), values)


def test_none_refuses_what_is_better_when_lower():
    values = np.array([[[1.0, 2.0]]])
    with pytest.raises(UndefinedResultError, match="better when it is lower is not defined; use min_max") as error:
        none(values, around(values, 1, -1))
    assert error.value.cells.tolist() == [[[False, True]]]


# every method


@pytest.mark.parametrize("name", NORMALISE)
def test_a_gap_stays_a_gap_and_nothing_else_becomes_one(name):
    values = np.array([[[2.0], [GAP]], [[8.0], [6.0]], [[GAP], [1.0]]])
    reference = around(values, base_period=0, base_unit=1)
    scores = NORMALISE[name](values, reference, **OPTIONS[name])
    np.testing.assert_array_equal(np.isnan(scores), np.isnan(values))


@pytest.mark.parametrize("name", NORMALISE)
def test_a_method_leaves_the_values_it_is_given_as_they_are(name):
    values = column(2, 8, 5)
    NORMALISE[name](values, around(values, base_period=0), **OPTIONS[name])
    np.testing.assert_array_equal(values.ravel(), [2, 8, 5])


@pytest.mark.parametrize(
    "name",
    ["ratio_to_base", "min_max", "z_score", "rank", "borda", "percentile_rank", "scaled", "distance_to_unit",
     "distance_to_maximum", "fraction_of_maximum"],
)  # fmt: skip
@pytest.mark.parametrize("direction", [1, -1])
def test_after_normalising_a_better_value_has_a_higher_score(name, direction):
    values = column(4, 2, 6, 8, 10)
    options = {"unit": "c" if direction < 0 else "d"} if name == "distance_to_unit" else OPTIONS[name]
    scores = NORMALISE[name](values, around(values, direction, base_period=0, base_unit=0), **options)
    from_the_worst = scores[1:][np.argsort(values[1:, 0, 0] * direction)]
    assert (np.diff(from_the_worst.ravel()) > 0).all()


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in NORMALISE.items()} == {name: name for name in NORMALISE}
