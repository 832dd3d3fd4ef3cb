"""Small trees and portfolios, made where they are tested."""

from itertools import groupby

import numpy as np
import pytest

from donghaeng.budget import CurvePoint, Earmark, Portfolio, Programme, Stakes
from donghaeng.index import Framework, Index, Node, Observations, read_method
from donghaeng.index.build import compute
from donghaeng.index.result import Result


def result_of(parents, scores, means="arithmetic", **settings):
    """Return a built index of one unit in 2024: ``parents`` as ``a="index"``, scores by indicator, means by node."""
    nodes = [Node("index", "Index", "지수")]
    nodes += [Node(code, code, code, parent, "points", 1 if code in scores else None)
              for code, parent in parents.items()]  # fmt: skip
    framework = Framework(tuple(nodes))
    means = means if isinstance(means, dict) else {code: {"method": means} for code in framework.aggregates}
    aggregate = {"method": "arithmetic", "node": means}
    method = read_method({"normalise": {"method": "none"}, "aggregate": aggregate, **settings}, framework)
    values = np.array([[[scores[code] for code in framework.indicators]]], dtype=float)
    seen = Observations(("seoul",), ("2024",), values)
    return Result(framework, method, seen, compute(framework, seen, method), None, {})


def stakes_for(weights, scores=None):
    """Return an arithmetic tree of pillars: ``weights`` of each indicator in its pillar, by (pillar, indicator)."""
    pillars = [pillar for pillar, _ in groupby(pillar for pillar, _ in weights)]
    indicators = tuple(code for _, code in weights)
    own = np.array([[weight if at == pillar else 0.0 for (at, _), weight in weights.items()] for pillar in pillars])
    matrix = np.vstack([own, own.mean(axis=0)])
    today = np.full(len(indicators), 100.0) if scores is None else np.array(scores, dtype=float)
    return Stakes(indicators, (*pillars, "index"), "index", tuple(pillars), today, matrix @ today,
                  lambda gains: (today + gains) @ matrix.T)  # fmt: skip


def portfolio_of(curves, marks=(), **settings):
    """Return programmes named as their indicators; ``curves`` by code as rows (money, points[, people])."""
    programmes = tuple(Programme(code, code, code, **{"indicator": code, **settings.get(code, {})}) for code in curves)
    points = tuple(CurvePoint(code, *row) for code, rows in curves.items() for row in rows)
    indicators = tuple(dict.fromkeys(one.indicator for one in programmes))
    return Portfolio(programmes, points, tuple(Earmark(code, code, code, *amounts) for code, amounts in marks),
                     indicators)  # fmt: skip


@pytest.fixture(scope="session")
def result():
    return result_of


@pytest.fixture(scope="session")
def stakes():
    return stakes_for


@pytest.fixture(scope="session")
def portfolio():
    return portfolio_of
