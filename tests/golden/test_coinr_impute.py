"""Filled gaps against COINr 1.1.14: 51 units and 49 indicators, and 4 of them over 5 years (parity/coinr/README.md)."""

import numpy as np
import polars as pl
import pytest

from donghaeng.index.gaps import carry_forward, group_mean, group_median, interpolate
from donghaeng.index.gaps_within import pillar_mean
from donghaeng.index.reference import Reference

pytestmark = pytest.mark.needs("shared")
OVER_TIME = ["LPI", "Flights", "CO2", "Goods"]


@pytest.fixture(scope="module")
def coinr(shared):
    def table(name):
        return pl.read_csv(shared / "parity" / "coinr" / f"{name}.csv", infer_schema_length=None)

    return table


@pytest.fixture(scope="module")
def indicators(coinr):
    return coinr("ASEM_iMeta").filter(pl.col("Type") == "Indicator")


@pytest.fixture(scope="module")
def wide(coinr, indicators):
    """Read one year: (unit, 1, indicator), units in order of their codes."""

    def read(name):
        return coinr(name).sort("uCode").select(pl.col(*indicators["iCode"]).cast(pl.Float64)).to_numpy()[:, None]

    return read


@pytest.fixture(scope="module")
def panel(coinr):
    """Read five years: (unit, period, indicator)."""

    def read(name):
        return (
            coinr(name).sort("uCode", "Time").select(pl.col(*OVER_TIME).cast(pl.Float64)).to_numpy().reshape(51, 5, 4)
        )

    return read


def numbers_of(labels):
    """One number per label."""
    return np.unique(np.array(labels), return_inverse=True)[1]


def compare(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


def test_gaps_filled_within_a_pillar_are_those_of_coinr(wide, indicators):
    around = Reference(indicators["Direction"].cast(float).to_numpy(), np.array([2018.0]),
                       families=numbers_of(indicators["Parent"]))  # fmt: skip
    compare(pillar_mean(wide("std_raw"), around), wide("impute_row_pillar"))


@pytest.mark.parametrize(
    "case",
    [
        ("std_raw", "GDP_group", group_mean, "impute_i_mean_grp_GDP"),
        ("std_raw", "GDP_group", group_median, "impute_i_median_grp_GDP"),
        ("std_denominated", "EurAsia_group", group_mean, "std_imputed"),
    ],
    ids=lambda case: case[-1],
)
def test_gaps_filled_by_a_group_are_those_of_coinr(coinr, wide, case):
    data, column, fill, name = case
    groups = numbers_of(coinr("ASEM_iData").sort("uCode")[column])
    compare(fill(wide(data), Reference(np.ones(49), np.array([2018.0]), groups=groups)), wide(name))


@pytest.mark.parametrize(
    ("fill", "options", "name"),
    [
        (carry_forward, {"limit": 4}, "latest"),
        (carry_forward, {"limit": 1}, "latest_max1"),
        (carry_forward, {"limit": 4, "ends": "nearest"}, "constant"),
        (interpolate, {"ends": "nearest"}, "linear"),
    ],
)
def test_gaps_filled_over_time_are_those_of_coinr(panel, fill, options, name):
    years = Reference(np.ones(4), np.arange(2018.0, 2023.0))
    compare(fill(panel("panel_gaps_input"), years, **options), panel(f"panel_impute_{name}"))
