"""Statistics and correlations against COINr 1.1.14: 51 units, 49 indicators, 11 aggregates (parity/coinr/README.md)."""

import numpy as np
import polars as pl
import pytest

from donghaeng.index import Framework, Node
from donghaeng.index.statistics import (
    available_under,
    correlate,
    cronbach_alpha,
    describe,
    flagged,
    sibling_pairs,
)

pytestmark = pytest.mark.needs("shared")
TOLERANCE = 1e-9
LEVELS = {"Pillar": 1, "Sub-index": 2, "Index": 3}
"""Steps up from an indicator."""


@pytest.fixture(scope="module")
def coinr(shared):
    def table(name):
        return pl.read_csv(shared / "parity" / "coinr" / f"{name}.csv", infer_schema_length=None)

    return table


@pytest.fixture(scope="module")
def framework(coinr):
    rows = coinr("ASEM_iMeta").filter(pl.col("Type").is_in(["Indicator", "Aggregate"])).sort("Level", descending=True)
    return Framework(tuple(
        Node(row["iCode"], row["iName"], "", row["Parent"] or "", "x", row["Direction"] if row["Level"] == 1 else None)
        for row in rows.iter_rows(named=True)
    ))  # fmt: skip


@pytest.fixture(scope="module")
def panel(coinr):
    """Give some columns of one of COINr's tables as (unit, period, node)."""

    def columns(name, codes):
        return coinr(name).select(pl.col(codes).cast(pl.Float64)).to_numpy()[:, None]

    return columns


def agree(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=TOLERANCE, atol=TOLERANCE)


@pytest.fixture(scope="module", params=["raw", "treated"])
def described(request, coinr, panel):
    theirs = coinr(f"stats_{request.param}")
    return describe(panel(f"std_{request.param}", theirs["iCode"].to_list())), theirs


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("count", "N.Avail"),
        ("available", "Frc.Avail"),
        ("nonzero", "Frc.NonZero"),
        ("unique", "Frc.Unique"),
        ("same", "Frc.Same"),
        ("lowest", "Min"),
        ("mean", "Mean"),
        ("median", "Median"),
        ("highest", "Max"),
        ("sd", "Std"),
        ("skewness", "Skew"),
        ("kurtosis", "Kurt"),
    ],
)
def test_statistics_are_those_of_coinr(described, ours, theirs):
    statistics, table = described
    agree(getattr(statistics, ours), table[theirs].to_numpy())


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("available", "Flag.Avail"),
        ("nonzero", "Flag.NonZero"),
        ("unique", "Flag.Unique"),
        ("skewed", "Flag.SkewKurt"),
    ],
)
def test_flags_are_those_of_coinr(described, ours, theirs):
    statistics, table = described
    assert flagged(statistics)[ours].tolist() == [word != "ok" for word in table[theirs]]


def test_available_data_of_units_and_groups_are_those_of_coinr(coinr, framework, panel):
    shares = available_under(~np.isnan(panel("std_raw", framework.indicators)), framework)[:, 0]
    order = coinr("std_raw")["uCode"].to_list()
    groups = coinr("avail_raw_groups")
    assert groups["uCode"].to_list() == order
    agree(shares[:, len(framework.indicators) :], groups.select(framework.aggregates).to_numpy())
    agree(shares[:, framework.position["Index"]], coinr("avail_raw_units")["Dat_Avail"].to_numpy())


@pytest.mark.parametrize("method", ["pearson", "spearman"])
def test_correlations_over_gaps_are_those_of_coinr(coinr, framework, panel, method):
    table = coinr(f"corr_raw_{method}")
    pairs = table.select("Var1", "Var2").rows()
    ours, _ = correlate(panel("std_raw", framework.indicators), framework, pairs, method=method)
    agree(ours, table["Correlation"].to_numpy())


@pytest.mark.parametrize("level", [1, 2, 3])
def test_correlations_with_parents_and_all_above_are_those_of_coinr(coinr, framework, panel, level):
    table = coinr(f"corr_family_level{level}")
    pairs = [
        (code, above(framework, code, LEVELS[kind] - level + 1))
        for kind, code in table.select("Var1", "Var2").iter_rows()
    ]
    ours, counts = correlate(panel("std_aggregated", framework.order), framework, pairs)
    agree(ours, table["Correlation"].to_numpy())
    assert set(counts.tolist()) == {51}


def above(framework, code, steps):
    for _ in range(steps):
        code = framework[code].parent
    return code


@pytest.mark.parametrize(
    ("name", "is_flagged"), [("high", lambda found: found > 0.75), ("low", lambda found: found < -0.2)]
)
def test_siblings_that_stand_out_are_those_of_coinr(coinr, framework, panel, name, is_flagged):
    pairs = [pair for pair in sibling_pairs(framework) if pair[0] in framework.indicators]
    ours, _ = correlate(panel("std_normalised", framework.indicators), framework, pairs)
    found = {frozenset(pair): value for pair, value in zip(pairs, ours, strict=True) if is_flagged(value)}
    theirs = {frozenset(row[:2]): row[2] for row in coinr(f"corr_flags_{name}").select("Ind1", "Ind2", "Corr").rows()}
    assert found == pytest.approx(theirs, rel=TOLERANCE)


def test_alphas_are_those_of_coinr(coinr, framework, panel):
    for group, dataset, alpha in coinr("cronbach").iter_rows():
        # COINr takes the index's alpha of the eight pillars, not of its two children
        children = framework.children[group] if group != "Index" else [
            pillar for part in framework.children["Index"] for pillar in framework.children[part]
        ]  # fmt: skip
        agree(cronbach_alpha(panel(f"std_{dataset.lower()}", children)), alpha)
