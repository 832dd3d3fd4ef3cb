import numpy as np
import pandas as pd
import pytest

from donghaeng.index.gaps import GAPS, carry_forward, group_mean, group_median, interpolate, keep
from donghaeng.index.reference import Reference

GAP = np.nan


def series(*values):
    """One unit and one indicator through time."""
    return np.array(values, dtype=float).reshape(1, -1, 1)


def column(*values):
    """One period and one indicator of many units."""
    return np.array(values, dtype=float).reshape(-1, 1, 1)


def years(*starts, **around):
    return Reference(np.array([1.0]), np.array(starts or [2022.0], dtype=float), **around)


def test_keep_leaves_every_gap_open():
    values = series(1, GAP, 3)
    assert keep(values, years(2022, 2023, 2024)) is values


# carry_forward


@pytest.mark.parametrize("limit", [1, 2, 3, 9])
def test_carrying_forward_is_the_forward_fill_of_pandas(limit):
    values = [GAP, 1.0, GAP, GAP, GAP, 5.0, GAP, 7.0]
    expected = pd.Series(values).ffill(limit=limit).to_numpy()
    np.testing.assert_array_equal(carry_forward(series(*values), years(*range(8)), limit=limit).ravel(), expected)


def test_a_value_is_carried_one_period_unless_told_otherwise():
    filled = carry_forward(series(1, GAP, GAP), years(2022, 2023, 2024))
    np.testing.assert_array_equal(filled.ravel(), [1, 1, GAP])


def test_no_value_is_carried_from_another_unit_or_indicator():
    values = np.array([[[1.0, GAP], [GAP, GAP]], [[GAP, GAP], [GAP, 4.0]]])
    filled = carry_forward(values, years(2022, 2023), limit=5)
    np.testing.assert_array_equal(filled, [[[1, GAP], [1, GAP]], [[GAP, GAP], [GAP, 4]]])


# 2015 and 2020 stand side by side in the data, but five years lie between them
@pytest.mark.parametrize(("limit", "carried"), [(4, GAP), (5, 1.0)])
def test_the_age_of_a_value_is_counted_in_years_even_where_years_have_no_data(limit, carried):
    filled = carry_forward(series(1, GAP), years(2015, 2020), limit=limit)
    np.testing.assert_array_equal(filled.ravel(), [1, carried])


# the first quarter of 2020 and the first of 2021 are four quarters apart
@pytest.mark.parametrize(("limit", "carried"), [(3, GAP), (4, 1.0)])
def test_the_age_of_a_quarterly_value_is_counted_in_quarters(limit, carried):
    filled = carry_forward(series(1, GAP), years(2020, 2021, per_year=4), limit=limit)
    np.testing.assert_array_equal(filled.ravel(), [1, carried])


# interpolate


# between 2010 and 2020 lie nine years, of which the data name one
@pytest.mark.parametrize(("limit", "bridged"), [(8, GAP), (9, 15.0)])
def test_the_length_of_a_gap_is_counted_in_years(limit, bridged):
    filled = interpolate(series(10, GAP, 20), years(2010, 2015, 2020), limit=limit)
    np.testing.assert_array_equal(filled.ravel(), [10, bridged, 20])


# 10 in 2020 and 40 in 2023: a third of 30 a year, so 20 and 30 between
def test_a_gap_is_bridged_by_a_straight_line():
    filled = interpolate(series(10, GAP, GAP, 40), years(2020, 2021, 2022, 2023))
    np.testing.assert_allclose(filled.ravel(), [10, 20, 30, 40])


# 10 in 2015, 30 in 2020, known again in 2025: 2016 is one fifth of the way, 10 + 20 / 5 = 14
def test_the_line_is_straight_in_time_not_in_periods():
    filled = interpolate(series(10, GAP, 30), years(2015, 2016, 2020))
    np.testing.assert_allclose(filled.ravel(), [10, 14, 30])


def test_interpolation_is_that_of_numpy():
    known = np.array([3.0, GAP, GAP, -2.0, GAP, 8.0])
    starts = np.array([2000.0, 2001, 2005, 2006, 2010, 2011])
    expected = np.interp(starts, starts[~np.isnan(known)], known[~np.isnan(known)])
    np.testing.assert_allclose(interpolate(series(*known), years(*starts)).ravel(), expected)


def test_nothing_is_extrapolated():
    filled = interpolate(series(GAP, 1, 2, GAP), years(2020, 2021, 2022, 2023))
    np.testing.assert_array_equal(filled.ravel(), [GAP, 1, 2, GAP])


@pytest.mark.parametrize(("limit", "middle"), [(1, [GAP, GAP]), (2, [2, 3]), (3, [2, 3])])
def test_a_run_longer_than_the_limit_is_not_bridged(limit, middle):
    filled = interpolate(series(1, GAP, GAP, 4), years(2020, 2021, 2022, 2023), limit=limit)
    np.testing.assert_allclose(filled.ravel(), [1, *middle, 4])


@pytest.mark.parametrize("values", [(GAP,), (5,), (GAP, GAP)])
def test_without_two_known_values_nothing_is_bridged(values):
    filled = interpolate(series(*values), years(*range(len(values))))
    np.testing.assert_array_equal(filled.ravel(), values)


# ends: what numpy.interp does beyond the known values, and pandas where it fills forward and then backward


def test_interpolation_with_the_nearest_at_the_ends_is_that_of_numpy():
    known = np.array([GAP, GAP, 3.0, GAP, -2.0, GAP])
    starts = np.array([2000.0, 2001, 2005, 2006, 2010, 2011])
    expected = np.interp(starts, starts[~np.isnan(known)], known[~np.isnan(known)])
    np.testing.assert_allclose(interpolate(series(*known), years(*starts), ends="nearest").ravel(), expected)


@pytest.mark.parametrize("limit", [1, 2, 9])
def test_carrying_with_the_nearest_at_the_ends_fills_backward_before_the_first_value(limit):
    values = [GAP, GAP, GAP, 1.0, GAP, GAP, 5.0, GAP, GAP]
    filled = carry_forward(series(*values), years(*range(9)), limit=limit, ends="nearest")
    forward = pd.Series(values).ffill(limit=limit)
    np.testing.assert_array_equal(filled.ravel(), [*forward.bfill(limit=limit)[:3], *forward[3:]])


@pytest.mark.parametrize(("limit", "filled"), [(1, [GAP, 1, 1, 2, 3, 3, GAP]), (2, [1, 1, 1, 2, 3, 3, 3])])
def test_an_end_further_away_than_the_limit_stays_open(limit, filled):
    ends = interpolate(series(GAP, GAP, 1, GAP, 3, GAP, GAP), years(*range(7)), limit=limit, ends="nearest")
    np.testing.assert_allclose(ends.ravel(), filled)


@pytest.mark.parametrize("fill", [carry_forward, interpolate])
def test_a_run_inside_that_is_too_long_is_no_end(fill):
    values = series(1, GAP, GAP, GAP, GAP, 6)
    filled = fill(values, years(*range(6)), limit=2, ends="nearest")
    assert np.isnan(filled[0, 3, 0])


@pytest.mark.parametrize("fill", [carry_forward, interpolate])
@pytest.mark.parametrize(("values", "filled"), [((GAP, GAP), (GAP, GAP)), ((GAP, 5), (5, 5)), ((5, GAP), (5, 5))])
def test_one_known_value_fills_both_ends(fill, values, filled):
    ends = fill(series(*values), years(*range(len(values))), ends="nearest")
    np.testing.assert_array_equal(ends.ravel(), filled)


# group_mean, group_median


# (1 + 2 + 6) / 3 = 3; the middle one of 1, 2, 6 is 2; of 1, 2, 6, 9 midway between 2 and 6 = 4
@pytest.mark.parametrize(
    ("fill", "values", "expected"),
    [
        (group_mean, (1, 2, 6, GAP), 3),
        (group_median, (1, 2, 6, GAP), 2),
        (group_median, (9, 1, 2, 6, GAP), 4),
        (group_median, (7, GAP), 7),
    ],
)
def test_without_groups_a_gap_takes_the_centre_of_all_units(fill, values, expected):
    filled = fill(column(*values), years())
    np.testing.assert_allclose(filled.ravel(), [*values[:-1], expected])


@pytest.mark.parametrize(("fill", "name"), [(group_mean, "mean"), (group_median, "median")])
def test_a_gap_takes_the_centre_of_its_group_in_its_period(fill, name):
    chance = np.random.default_rng(3)
    values = chance.normal(size=(30, 2, 3))
    values[chance.random(values.shape) < 0.4] = GAP
    groups = chance.integers(0, 4, 30)
    flat = pd.DataFrame(values.reshape(30, 6))
    expected = flat.fillna(flat.groupby(groups).transform(name)).to_numpy().reshape(values.shape)
    np.testing.assert_allclose(fill(values, years(2022, 2023, groups=groups)), expected)


@pytest.mark.parametrize("fill", [group_mean, group_median])
def test_a_group_without_a_value_keeps_its_gaps(fill):
    filled = fill(column(GAP, GAP, 5), years(groups=np.array([0, 0, 1])))
    np.testing.assert_array_equal(filled.ravel(), [GAP, GAP, 5])


@pytest.mark.parametrize("fill", [group_mean, group_median])
def test_the_reference_unit_does_not_count_in_the_centre_but_receives_it(fill):
    values = np.array([[[100.0, GAP]], [[2.0, 2.0]], [[4.0, 4.0]], [[GAP, 6.0]]])
    filled = fill(values, years(base_unit=0))
    np.testing.assert_array_equal(filled[:, 0], [[100, 4], [2, 2], [4, 4], [3, 6]])


@pytest.mark.parametrize("fill", [group_mean, group_median])
def test_a_reference_unit_alone_in_its_group_keeps_its_gap(fill):
    filled = fill(column(GAP, 5), years(base_unit=0, groups=np.array([0, 1])))
    np.testing.assert_array_equal(filled.ravel(), [GAP, 5])


# every method


@pytest.mark.parametrize("name", GAPS)
def test_a_method_leaves_the_values_it_is_given_as_they_are(name):
    values = column(1, GAP, 3)
    GAPS[name](values, years())
    np.testing.assert_array_equal(values.ravel(), [1, GAP, 3])


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in GAPS.items()} == {name: name for name in GAPS}
