"""Copeland's rule against COINr 1.1.14: 51 units; indicators to pillars, and pillars against each other."""

import numpy as np
import polars as pl
import pytest

from donghaeng.index.copeland import copeland, outranking

pytestmark = pytest.mark.needs("shared")

# parity/coinr/README.md, on outrank_matrix_pillars.csv
PILLARS = ["ConEcFin", "Instit", "P2P", "Physical", "Political", "Environ", "Social", "SusEcFin"]
WEIGHTS = np.tile([1.0, 2, 1, 1, 2, 1, 1, 3], (51, 1))


@pytest.fixture(scope="module")
def coinr(shared):
    def table(name):
        return pl.read_csv(shared / "parity" / "coinr" / f"{name}.csv", infer_schema_length=None)

    return table


@pytest.fixture(scope="module")
def pillars(coinr):
    return coinr("std_aggregated").select(PILLARS).to_numpy()


@pytest.mark.parametrize("pillar", PILLARS)
def test_the_scores_of_a_pillar_are_those_of_coinr(coinr, pillar):
    nodes, normalised, theirs = coinr("ASEM_iMeta"), coinr("std_normalised"), coinr("agg_copeland_pillars")
    own = nodes.filter(pl.col("Parent") == pillar)["iCode"].to_list()
    scores = normalised.select(own).to_numpy()
    assert normalised["uCode"].to_list() == theirs["uCode"].to_list()
    np.testing.assert_array_equal(copeland(scores, np.ones_like(scores)), theirs[pillar].to_numpy())


def test_the_outranking_matrix_is_that_of_coinr(coinr, pillars):
    theirs = coinr("outrank_matrix_pillars")
    assert theirs["uCode"].to_list() == coinr("std_aggregated")["uCode"].to_list() == theirs.columns[1:]
    np.testing.assert_allclose(outranking(pillars, WEIGHTS), theirs.drop("uCode").to_numpy(), rtol=1e-12, atol=1e-12)


def test_as_many_units_dominate_another_as_in_coinr(pillars):
    dominant = (outranking(pillars, WEIGHTS) == 1).sum()
    assert dominant == 71
    assert dominant / (51 * 50 / 2) == pytest.approx(0.055686274509803922)
