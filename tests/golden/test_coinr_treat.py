"""Treatment of outliers against COINr 1.1.14: 51 units and 49 indicators, and 46 units in five years."""

import numpy as np
import polars as pl
import pytest

from donghaeng.index.moments import moments
from donghaeng.index.reference import Reference
from donghaeng.index.treat import HOW, TREAT, winsorise, winsorise_then_log

pytestmark = pytest.mark.needs("shared")
SAME = {"rtol": 1e-9, "atol": 1e-12}
STRICT = {"test": (1.5, 3), "limit": 3}
CALLS = {"std_treat": {}, "treat_winmax1": {"limit": 1}, "treat_strict_logplus": {**STRICT, "log": "log_of_tail"}}


@pytest.fixture(scope="module")
def coinr(shared):
    def table(name):
        return pl.read_csv(shared / "parity" / "coinr" / f"{name}.csv", infer_schema_length=None, null_values=[""])

    return table


@pytest.fixture(scope="module")
def screened(coinr):
    return numbers(coinr("std_screened").drop("uCode"))[:, None]


def numbers(table):
    return table.select(pl.all().cast(pl.Float64)).fill_null(np.nan).to_numpy()


def around(values):
    periods, nodes = values.shape[1:]
    return Reference(np.ones(nodes), 2018.0 + np.arange(periods))


def treat(method, values, **options):
    return method(values, around(values), **options)


@pytest.mark.parametrize(("name", "options"), CALLS.items())
def test_treated_values_are_those_of_coinr(coinr, screened, name, options):
    found = treat(winsorise_then_log, screened, **options)
    expected = coinr("std_treated" if name == "std_treat" else name)
    np.testing.assert_allclose(found.values[:, 0], numbers(expected.drop("uCode")), **SAME)


@pytest.mark.parametrize(("name", "options"), CALLS.items())
def test_the_route_of_each_indicator_is_that_of_coinr(coinr, screened, name, options):
    details = coinr(f"{name}_details").with_columns(check_2=pl.lit(None) if name == "std_treat" else
                                                    pl.col("check_SkewKurt2.Pass"))  # fmt: skip
    how = [HOW[place] for place in treat(winsorise_then_log, screened, **options).how[0]]
    route = {
        (True, False): "not treated",
        (False, False): "winsorised",
        (False, True): options.get("log", "log_of_range"),
    }
    rows = details.select("check_SkewKurt0.Pass", pl.col("check_2").is_not_null()).iter_rows()
    assert how == [route[row] for row in rows]


@pytest.mark.parametrize(("name", "options"), CALLS.items())
def test_moments_and_counts_of_each_step_are_those_of_coinr(coinr, screened, name, options):
    limits = {option: value for option, value in options.items() if option != "log"}
    drawn_in, final = treat(winsorise, screened, **limits), treat(winsorise_then_log, screened, **options)
    details = coinr(f"{name}_details")
    altered = (drawn_in.values != screened).sum(axis=(0, 1))
    np.testing.assert_array_equal(altered, details["winsorise.nwin"].fill_null(0))
    for step, values in enumerate((screened, drawn_in.values, final.values)):
        if f"check_SkewKurt{step}.Skew" in details.columns:
            found = moments(values[:, 0].T)
            told = numbers(details.select(f"check_SkewKurt{step}.Skew", f"check_SkewKurt{step}.Kurt"))
            is_told = ~np.isnan(told[:, 0])
            np.testing.assert_allclose(found.skewness[is_told], told[is_told, 0], **SAME)
            np.testing.assert_allclose(found.excess_kurtosis[is_told], told[is_told, 1], **SAME)


def test_the_cells_altered_are_those_of_coinrs_record(coinr, screened):
    points = coinr("std_treated_points").drop("uCode").fill_null("").to_numpy()
    found = treat(winsorise_then_log, screened).values[:, 0]
    sides = np.select([found < screened[:, 0], found > screened[:, 0]], ["winhi", "winlo"], "")
    assert sides.tolist() == points.tolist()


def test_skewness_and_kurtosis_of_raw_data_are_those_of_coinr(coinr):
    found = moments(numbers(coinr("std_raw").drop("uCode")).T)
    expected = coinr("std_raw").columns[1:]
    told = pl.DataFrame({"iCode": expected}).join(coinr("skew_kurt"), on="iCode", maintain_order="left")
    np.testing.assert_allclose(found.skewness, told["skew_raw"], **SAME)
    np.testing.assert_allclose(found.excess_kurtosis, told["kurt_raw"], **SAME)


# log_GII is left out: COINr computes it and returns x
@pytest.mark.parametrize(
    ("column", "method", "options"),
    [
        ("winsorise5", "winsorise", {}),
        ("winsorise_nolimit", "winsorise", {"limit": "half"}),
        ("winsorise_force3", "winsorise", {"test": "none", "limit": 3}),
        ("log_CT", "log_of_range", {"test": "none"}),
        ("log_CT_orig", "log_of_distance", {"test": "none"}),
        ("log_CT_plus", "log_of_tail", {"test": "none"}),
        ("boxcox_0", "box_cox", {"test": "none"}),
        ("boxcox_0.5", "box_cox", {"test": "none", "power": 0.5}),
        ("boxcox_m1", "box_cox", {"test": "none", "power": -1.0}),
    ],
)
def test_each_function_is_that_of_coinr(coinr, column, method, options):
    for _, own in coinr("treat_functions").group_by("iCode"):
        values = numbers(own.select("x"))[:, None]
        found = treat(TREAT[method], values, **options).values
        np.testing.assert_allclose(found[:, 0], numbers(own.select(column)), **SAME)


def test_a_panel_treated_by_year_is_that_of_coinr(coinr):
    treated = coinr("panel_treated").sort("uCode", "Time")
    kept = treated.select("Time", "uCode").join(coinr("ASEM_iData_p"), on=["Time", "uCode"], maintain_order="left")
    values, expected = (numbers(table.select(treated.columns[2:])).reshape(46, 5, 49) for table in (kept, treated))
    found = treat(winsorise_then_log, values, over="each")
    np.testing.assert_allclose(found.values, expected, **SAME)
    assert found.how.shape == (5, 49)
