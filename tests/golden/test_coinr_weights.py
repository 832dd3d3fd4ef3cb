"""Principal components against COINr 1.1.14, ``get_PCA``, on ASEM; its signs are left to chance, ours are settled."""

import numpy as np
import polars as pl
import pytest

from donghaeng.base.errors import MethodError
from donghaeng.index.siblings import Siblings
from donghaeng.index.weights_from_data import components, first_component, principal_component

pytestmark = pytest.mark.needs("shared")
LEVELS = {1: "std_normalised", 2: "std_aggregated", 3: "std_aggregated"}
PILLARS = ["ConEcFin", "Environ", "Instit", "P2P", "Physical", "Political", "Social", "SusEcFin"]
GROUPS = [*((1, pillar) for pillar in PILLARS), (2, "Conn"), (2, "Sust"), (3, "Index")]
FALLS = {"Environ": ["Forest"], "Instit": ["TBTs"], "SusEcFin": ["NEET", "RDExp"], "Sust": ["Social"]}
"""Children that fall where their siblings rise: 4 of 49 indicators, where COINr's signs make 16; 1 of 8 pillars."""


@pytest.fixture(scope="module")
def coinr(shared):
    tables = {}

    def table(name):
        if name not in tables:
            tables[name] = pl.read_csv(shared / "parity" / "coinr" / f"{name}.csv", infer_schema_length=None)
        return tables[name]

    return table


@pytest.fixture(scope="module")
def children(coinr):
    def children(level, group):
        """Return the codes of a group in the framework, and their scores (unit, child)."""
        codes = coinr("ASEM_iMeta").filter(pl.col("Parent") == group)["iCode"].to_list()
        return codes, coinr(LEVELS[level]).select(pl.col(codes).cast(pl.Float64)).to_numpy()

    return children


def close(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("level", "group"), GROUPS)
def test_loadings_are_those_of_coinr_up_to_sign(coinr, children, level, group):
    codes, scores = children(level, group)
    table = coinr(f"pca_loadings_level{level}").filter(pl.col("group") == group)
    wide = table.pivot(on="pc", index="iCode", values="loading")
    theirs = pl.DataFrame({"iCode": codes}).join(wide, on="iCode", maintain_order="left").drop("iCode").to_numpy()
    ours = components(scores)[0]
    close(ours * np.sign((ours * theirs).sum(axis=0)), theirs)


@pytest.mark.parametrize(("level", "group"), GROUPS)
def test_variances_are_those_of_coinr(coinr, children, level, group):
    table = coinr(f"pca_eigen_level{level}").filter(pl.col("group") == group).sort("pc")
    scores = children(level, group)[1]
    close(components(scores)[1], table["sdev"].to_numpy())
    close(first_component(scores)[1], table["frac_variance"][0])


@pytest.mark.parametrize(("level", "group"), GROUPS)
def test_weights_are_those_of_coinr_up_to_sign(coinr, children, level, group):
    codes, scores = children(level, group)
    given = dict(coinr(f"pca_weights_level{level}").select("iCode", "Weight").iter_rows())
    theirs = np.array([given[code] for code in codes])
    settled = theirs * np.sign(theirs.sum())
    siblings = Siblings(tuple(codes), np.ones(len(codes)), np.ones((1, 1, len(codes))), scores[:, None])
    close(principal_component(siblings, negative="zero")[0, 0], np.maximum(settled, 0))


@pytest.mark.parametrize("group", FALLS)
def test_the_children_that_fall_are_named(children, group):
    codes, scores = children(1 if group in PILLARS else 2, group)
    siblings = Siblings(tuple(codes), np.ones(len(codes)), np.ones((1, 1, len(codes))), scores[:, None])
    with pytest.raises(MethodError, match="negative loadings") as caught:
        principal_component(siblings)
    assert sorted(fault.where for fault in caught.value.faults) == FALLS[group]
