"""Small trees and portfolios, made where they are tested."""

from itertools import groupby

import numpy as np
import pytest
from hypothesis import strategies as st

from donghaeng.budget import CurvePoint, Earmark, Portfolio, Programme, Stakes
from donghaeng.index import Framework, Node, Observations, read_method
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


# Small cases that can be tried out: money in tens, so that the best plan of concave curves is among multiples of ten.

TEN = 10.0


@st.composite
def small_cases(draw, *, concave=True, whole=False, limits=True):
    """Draw three programmes under two pillars, an earmark over two of them, and money that keeps floors."""
    curves, settings = {}, {}
    for code in "xyz":
        count = draw(st.integers(1, 3))
        widths = draw(st.lists(st.integers(1, 2), min_size=count, max_size=count))
        slopes = draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))
        crowds = draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))
        if concave:
            slopes, crowds = sorted(slopes, reverse=True), sorted(crowds, reverse=True)
        money, own = TEN * np.cumsum(widths), np.cumsum(np.multiply(widths, slopes))
        curves[code] = list(zip(money, own.tolist(), np.cumsum(np.multiply(widths, crowds)).tolist(), strict=True))
        steps = sum(widths)
        floor = draw(st.integers(0, 1)) if limits else 0
        ceiling = draw(st.integers(max(floor, 1), steps)) if limits else steps
        settings[code] = {"floor": floor * TEN, "ceiling": ceiling * TEN, "shape": "concave" if concave else "any",
                          "unit_cost": TEN if whole else None, "earmark": "" if code == "z" else "e"}  # fmt: skip
    floors = {code: own["floor"] for code, own in settings.items()}
    most = draw(st.integers(2, 12)) * TEN
    least = draw(st.integers(0, int(min(most, settings["x"]["ceiling"] + settings["y"]["ceiling"]) // TEN))) * TEN
    needed = floors["z"] + max(least, floors["x"] + floors["y"])
    money = needed + draw(st.integers(0, 8)) * TEN
    marks = [("e", (least, most))] if limits else []
    if not limits:
        settings = {code: {**own, "earmark": ""} for code, own in settings.items()}
    weights = {("a", "x"): 0.75, ("a", "y"): 0.25, ("b", "z"): 1.0}
    scores = draw(st.lists(st.integers(80, 120), min_size=3, max_size=3))
    return portfolio_of(curves, marks, **settings), stakes_for(weights, scores), money


def every_plan(made, money):
    """Return all plans in tens that keep all limits, and what each programme gives in them: points and people."""
    amounts, gives = [], []
    for one in made.programmes:
        rows = made.points[one.programme]
        top = min(one.ceiling, rows[-1].money)
        own = np.arange(one.floor, top + 1, TEN)
        amounts.append(own)
        gives.append([np.interp(own, [at.money for at in rows], [getattr(at, what) for at in rows])
                      for what in ("points", "people")])  # fmt: skip
    places = np.stack(np.meshgrid(*map(np.arange, map(len, amounts)), indexing="ij"), axis=-1).reshape(-1, 3)
    plans = np.stack([own[place] for own, place in zip(amounts, places.T, strict=True)], axis=-1)
    keeps = plans.sum(axis=1) <= money
    for mark in made.earmarks:
        under = plans[:, list(made.under[mark.earmark])].sum(axis=1)
        keeps &= (under >= mark.least) & (under <= mark.most)
    both = [np.stack([own[what][place] for own, place in zip(gives, places.T, strict=True)], axis=-1)[keeps]
            for what in range(2)]  # fmt: skip
    return plans[keeps], *both


@pytest.fixture(scope="session")
def tried():
    return every_plan


@pytest.fixture(scope="session")
def cases():
    return small_cases
