"""The engine against COINr 1.1.14: 51 units, 49 indicators, 8 pillars, 2 sub-indexes (parity/coinr/README.md)."""

import numpy as np
import polars as pl
import pytest

from donghaeng.index import Framework, Index, Node, Series, Unit, read_method

pytestmark = pytest.mark.needs("shared")
TOLERANCE = 1e-9


@pytest.fixture(scope="module")
def coinr(shared):
    def table(name):
        return pl.read_csv(shared / "parity" / "coinr" / f"{name}.csv", infer_schema_length=None)

    return table


@pytest.fixture(scope="module")
def framework(coinr):
    nodes = coinr("ASEM_iMeta").filter(pl.col("Type").is_in(["Indicator", "Aggregate"])).sort("Level", descending=True)
    made = []
    for row in nodes.iter_rows(named=True):
        is_leaf = row["Type"] == "Indicator"
        made.append(Node(row["iCode"], row["iName"], "", row["Parent"] or "", "x" if is_leaf else "",
                         row["Direction"] if is_leaf else None, row["Weight"]))  # fmt: skip
    return Framework(tuple(made))


@pytest.fixture(scope="module")
def built(coinr, framework):
    def build(data, **settings):
        wide = coinr(data).select("uCode", *framework.indicators)
        long = wide.unpivot(index="uCode", variable_name="node").with_columns(
            pl.col("value").cast(pl.Float64), period=pl.lit("2018")
        )
        return Index(framework, long.rename({"uCode": "unit"}), read_method(settings, framework)).build()

    return build


def compare(result, table, nodes, step="score"):
    """Compare one step of a result with a table of COINr, units and nodes by name."""
    panel = result.steps[step]
    ours = panel.values[:, 0][:, [panel.nodes.index(node) for node in nodes]]
    by_unit = pl.DataFrame({"uCode": result.units}).join(table, on="uCode", how="left", maintain_order="left")
    theirs = by_unit.select(pl.col(nodes).cast(pl.Float64)).to_numpy()
    np.testing.assert_allclose(ours, theirs, rtol=TOLERANCE, atol=1e-12)


def min_max(low, high):
    return {"method": "min_max", "range": [low, high]}


@pytest.mark.parametrize("data", ["raw", "treated"])
@pytest.mark.parametrize(
    "case",
    [
        ("minmax_0_100", min_max(0, 100)),
        ("minmax_1_100", min_max(1, 100)),
        ("zscore_0_1", {"method": "z_score"}),
        ("zscore_10_2", {"method": "z_score", "mean": 10, "sd": 2}),
        ("rank", {"method": "rank"}),
        ("borda", {"method": "borda"}),
        ("prank", {"method": "percentile_rank", "range": [0, 1]}),
        ("dist2max", {"method": "distance_to_maximum", "range": [0, 1]}),
        ("dist2ref_DEU", {"method": "distance_to_unit", "unit": "DEU", "range": [0, 1]}),
        ("dist2ref_DEU_cap", {"method": "distance_to_unit", "unit": "DEU", "cap": True, "range": [0, 1]}),
        ("scaled", {"method": "scaled", "lower": 0, "upper": 50, "lower_is_better": "negated"}),
    ],
    ids=lambda case: case[0],
)
def test_normalised_indicators_are_those_of_coinr(coinr, framework, built, data, case):
    name, normalise = case
    result = built(f"std_{data}", normalise=normalise)
    compare(result, coinr(f"norm_{name}_{data}"), framework.indicators, "normalised")


# The best of these three is zero. COINr divides by it, and gives -Inf and NaN; here that is refused.
OF_ZERO = ("CostImpEx", "Tariff", "Poverty")


@pytest.mark.parametrize("data", ["raw", "treated"])
def test_negated_fractions_of_the_maximum_are_those_of_coinr(coinr, framework, built, data):
    normalise = {"method": "fraction_of_maximum", "lower_is_better": "negated", "range": [0, 1]}
    result = built(f"std_{data}", normalise={**normalise, "node": {code: {"method": "rank"} for code in OF_ZERO}})
    nodes = [code for code in framework.indicators if code not in OF_ZERO]
    compare(result, coinr(f"norm_fracmax_{data}"), nodes, "normalised")


@pytest.mark.parametrize(("cap", "name"), [(False, "dist2targ_raw"), (True, "dist2targ_cap_raw")])
def test_distances_to_targets_are_those_of_coinr(coinr, framework, built, cap, name):
    targets = {row["iCode"]: {"target": float(row["Target"])} for row in coinr("ASEM_iMeta").iter_rows(named=True)
               if row["iCode"] in framework.indicators}  # fmt: skip
    normalise = {"method": "distance_to_target", "cap": cap, "range": [0, 1], "node": targets}
    compare(built("std_raw", normalise=normalise), coinr(f"norm_{name}"), framework.indicators, "normalised")


@pytest.mark.parametrize(("cap", "name"), [(True, "goalposts_raw"), (False, "goalposts_notrunc_raw")])
def test_goalposts_are_those_of_coinr(coinr, framework, built, cap, name):
    posts = {}
    for row in coinr("norm_meta_goalposts").filter(pl.col("iCode").is_in(framework.indicators)).iter_rows(named=True):
        ends = (float(row["goalpost_lower"]), float(row["goalpost_upper"]))
        worst, best = ends if row["Direction"] > 0 else ends[::-1]
        posts[row["iCode"]] = {"worst": worst, "best": best}
    result = built("std_raw", normalise={"method": "goalposts", "cap": cap, "node": posts})
    compare(result, coinr(f"norm_{name}"), framework.indicators, "normalised")


def test_methods_for_single_indicators_are_those_of_coinr(coinr, framework, built):
    own = {
        "LPI": {"method": "scaled", "lower": 1, "upper": 5},
        "Flights": {"method": "percentile_rank", "range": [0, 1]},
        "CO2": {"method": "z_score", "mean": 50, "sd": 10},
        "Goods": {"method": "none"},
    }
    result = built("std_treated", normalise={**min_max(0, 100), "node": own})
    compare(result, coinr("norm_indiv_specs"), framework.indicators, "normalised")


def test_the_standard_build_is_that_of_coinr(coinr, framework, built):
    result = built("std_treated", normalise=min_max(0, 100))
    compare(result, coinr("std_normalised"), framework.indicators, "normalised")
    compare(result, coinr("std_aggregated"), framework.order)


def test_ranks_are_those_of_coinr(coinr, framework, built):
    compare(built("std_treated", normalise=min_max(0, 100)), coinr("std_ranks"), framework.aggregates, "rank")


@pytest.mark.parametrize(
    ("name", "aggregate"),
    [
        ("amean", {"method": "arithmetic"}),
        ("gmean", {"method": "geometric"}),
        ("hmean", {"method": "harmonic"}),
        ("genmean_p0.5", {"method": "power", "exponent": 0.5}),
        ("genmean_p-2", {"method": "power", "exponent": -2}),
    ],
)
def test_means_are_those_of_coinr(coinr, framework, built, name, aggregate):
    result = built("std_treated", normalise=min_max(1, 100), aggregate=aggregate)
    compare(result, coinr(f"agg_a_{name}_1_100"), framework.order)


@pytest.mark.parametrize(("name", "method"), [("gmean", "geometric"), ("hmean", "harmonic")])
def test_ranks_of_means_are_those_of_coinr(coinr, framework, built, name, method):
    result = built("std_treated", normalise=min_max(1, 100), aggregate={"method": method})
    compare(result, coinr(f"agg_a_{name}_1_100_ranks"), framework.aggregates, "rank")


# From below: arithmetic in pillars (level 2), geometric in sub-indexes (1), harmonic in the index (0)
def test_means_by_level_are_those_of_coinr(coinr, framework, built):
    levels = {"2": {"method": "arithmetic"}, "1": {"method": "geometric"}, "0": {"method": "harmonic"}}
    result = built("std_treated", normalise=min_max(1, 100), aggregate={"method": "minimum", "level": levels})
    compare(result, coinr("agg_mixed_levels"), framework.order)


@pytest.mark.parametrize(("name", "method"), [("amean", "arithmetic"), ("gmean", "geometric"), ("hmean", "harmonic")])
def test_means_over_gaps_are_those_of_coinr(coinr, framework, built, name, method):
    aggregate = {"method": method, "min_share": 0}
    compare(
        built("std_raw", normalise=min_max(1, 100), aggregate=aggregate),
        coinr(f"agg_missing_a_{name}"),
        framework.order,
    )


def test_means_with_a_least_share_are_those_of_coinr(coinr, framework, built):
    result = built("std_raw", normalise=min_max(1, 100), aggregate={"method": "arithmetic", "min_share": 0.95})
    compare(result, coinr("agg_missing_a_amean_thresh95"), framework.order)


def test_means_with_other_weights_are_those_of_coinr(coinr, framework, built):
    other = dict(coinr("weights_varied").select("iCode", "Weight").iter_rows())
    nodes = tuple(Node(node.code, "", "", node.parent, node.unit_measure, node.direction, other[node.code])
                  for node in framework.nodes)  # fmt: skip
    index_of = built("std_treated", normalise=min_max(0, 100))
    varied = Framework(nodes)
    settings = read_method({"normalise": min_max(0, 100)}, varied)
    compare(Index(varied, index_of.rows, settings).build(), coinr("agg_varied_weights"), varied.order)


@pytest.mark.parametrize(("name", "method"), [("mean", "group_mean"), ("median", "group_median")])
def test_gaps_filled_by_all_units_are_those_of_coinr(coinr, framework, built, name, method):
    result = built("std_raw", normalise=min_max(0, 100), gaps={"method": method})
    compare(result, coinr(f"impute_i_{name}"), framework.indicators, "filled")


# The whole of COINr's standard build, from the raw data: denominate, impute, screen, treat, normalise, aggregate.


@pytest.fixture(scope="module")
def standard(coinr, framework):
    meta = coinr("ASEM_iMeta")
    series = tuple(Series(row["iCode"], row["iName"], "", row["Unit"]) for row in
                   meta.filter(pl.col("Type") == "Denominator").iter_rows(named=True))  # fmt: skip
    beside = Framework(framework.nodes, series)
    indicators = meta.filter(pl.col("Type") == "Indicator", pl.col("Denominator") != "").iter_rows(named=True)
    by = {row["iCode"]: {"method": "per", "by": row["Denominator"], "missing": "gap"} for row in indicators}
    settings = {
        "denominate": {"method": "none", "node": by},
        "gaps": {"method": "group_mean"},
        "screen": {"method": "available", "min_share": 0.9},
        "treat": {"method": "winsorise_then_log"},
        "normalise": min_max(0, 100),
    }
    table = coinr("ASEM_iData")
    units = tuple(Unit(row["uCode"], row["uName"], "", row["EurAsia_group"]) for row in table.iter_rows(named=True))
    wide = table.select("uCode", *framework.indicators, *(one.code for one in series))
    long = wide.unpivot(index="uCode", variable_name="node").with_columns(
        pl.col("value").cast(pl.Float64), period=pl.lit("2018")
    )
    index = Index(beside, long.rename({"uCode": "unit"}), read_method(settings, beside), units=units)
    return index.build()


@pytest.mark.parametrize(
    ("step", "table"),
    [
        ("denominated", "denominated"),
        ("filled", "imputed"),
        ("treated", "treated"),
        ("normalised", "normalised"),
        ("score", "aggregated"),
        ("rank", "ranks"),
    ],
)
def test_every_step_of_the_standard_build_is_that_of_coinr(coinr, framework, standard, step, table):
    nodes = framework.order if step in ("score", "rank") else framework.indicators
    compare(standard, coinr(f"std_{table}"), [*nodes], step)


def test_what_was_altered_is_what_coinr_says(coinr, framework, standard):
    altered = {(row["unit"], row["node"]): row for row in standard.altered.to_dicts() if row["step"] == "treat"}
    points = coinr("std_treated_points").unpivot(index="uCode", variable_name="node").drop_nulls("value")
    theirs = {(row["uCode"], row["node"]) for row in points.filter(pl.col("value") != "").iter_rows(named=True)}
    assert set(altered) == theirs
    gaps = coinr("std_denominated").unpivot(index="uCode", on=framework.indicators, variable_name="node")
    missing = {(row["uCode"], row["node"]) for row in gaps.iter_rows(named=True) if row["value"] in (None, "")}
    filled = {(row["unit"], row["node"]) for row in standard.altered.to_dicts() if row["step"] == "gaps"}
    assert filled == missing
    assert len(missing) == 63 + 2  # the energy of Laos is missing, by which two indicators are divided


# The panel: 51 units in five years, screened and treated year by year, normalised over all years or each


@pytest.fixture(scope="module")
def panel(coinr, framework):
    wide = coinr("ASEM_iData_p").select("uCode", "Time", *framework.indicators)
    long = wide.unpivot(index=["uCode", "Time"], variable_name="node").with_columns(
        pl.col("value").cast(pl.Float64), pl.col("Time").cast(pl.String)
    )
    rows = long.rename({"uCode": "unit", "Time": "period"})

    def build(over):
        settings = {
            "screen": {"method": "available", "min_share": 0.9},
            "treat": {"method": "winsorise_then_log", "over": "each"},
            "normalise": {**min_max(0, 100), "over": over},
            "aggregate": {"method": "arithmetic", "min_share": 0},
        }
        return Index(framework, rows, read_method(settings, framework)).build()

    return build


@pytest.mark.parametrize(
    "case",
    [
        ("all", "treated", "treated"),
        ("all", "normalised", "normalised"),
        ("all", "score", "aggregated"),
        ("all", "rank", "ranks"),
        ("each", "score", "aggregated_local"),
    ],
)
def test_every_step_of_the_panel_is_that_of_coinr(coinr, framework, panel, case):
    over, step, table = case
    nodes = [*(framework.order if step in ("score", "rank") else framework.indicators)]
    result = panel(over)
    theirs = coinr(f"panel_{table}").select("uCode", pl.col("Time").cast(pl.String), *(
        pl.col(node).cast(pl.Float64, strict=False) for node in nodes))  # fmt: skip
    assert len(theirs) == 230
    ours = result.steps[step]
    places = [ours.nodes.index(node) for node in nodes]
    at = [(result.units.index(row["uCode"]), result.periods.index(row["Time"])) for row in theirs.iter_rows(named=True)]
    unit, period = (np.array(axis) for axis in zip(*at, strict=True))
    np.testing.assert_allclose(ours.values[unit, period][:, places], theirs.select(nodes).to_numpy(), rtol=TOLERANCE,
                               atol=1e-12)  # fmt: skip
    assert np.isnan(ours.values).all(axis=2).sum() == 255 - 230


def test_units_are_screened_as_by_coinr(coinr, built):
    screen = {"method": "available", "min_share": 0.95, "min_nonzero": 0.9}
    result = built("std_raw", screen=screen, normalise=min_max(0, 100), aggregate={"min_share": 0})
    theirs = {row["uCode"]: row["Included"] for row in coinr("screen_strict_summary").iter_rows(named=True)}
    ours = dict(zip(result.units, result.computed.prepared.stays[:, 0].tolist(), strict=True))
    assert ours == theirs
    assert list(ours.values()).count(False) == 8


def test_denominators_with_a_scale_are_those_of_coinr(coinr, framework):
    spec = coinr("denom_world_spec")
    series = tuple(Series(code, code, "", "x") for code in spec["Denominator"])
    beside = Framework(framework.nodes, series)
    by = {
        row["iCode"]: {"method": "per", "by": row["Denominator"], "scale": float(row["ScaleFactor"]), "missing": "gap"}
        for row in spec.iter_rows(named=True)
    }
    raw, world = coinr("std_raw"), coinr("WorldDenoms")
    both = raw.join(world.select("uCode", *spec["Denominator"]), on="uCode", how="left")
    long = both.select("uCode", *framework.indicators, *spec["Denominator"]).unpivot(
        index="uCode", variable_name="node"
    )
    long = long.with_columns(pl.col("value").cast(pl.Float64), period=pl.lit("2018")).rename({"uCode": "unit"})
    settings = {"denominate": {"method": "none", "node": by}, "normalise": min_max(0, 100)}
    result = Index(beside, long, read_method(settings, beside)).build()
    compare(result, coinr("denom_world"), framework.indicators, "denominated")
