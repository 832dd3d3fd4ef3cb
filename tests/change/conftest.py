"""Trees and states, made where they are tested: aggregates are computed by the index itself."""

import numpy as np
import polars as pl
import pytest

from donghaeng.change import Driver, State, attribute
from donghaeng.index import Framework, Index, Node, Series, read_method
from donghaeng.index.aggregate import AGGREGATE


def framework_of(**parents):
    """Return a tree of ``a="index"``: what nobody stands under is an indicator; the root is ``index``."""
    nodes = [Node("index", "Index", "지수")]
    nodes += [Node(code, code, code, parent, "points", None if code in parents.values() else 1)
              for code, parent in parents.items()]  # fmt: skip
    return Framework(tuple(nodes))


def method_of(framework, means="arithmetic", **settings):
    """Return a method; ``means`` is one for all, or the settings of each aggregate."""
    if isinstance(means, str):
        means = {code: {"method": means} for code in framework.aggregates}
    aggregate = {"method": "arithmetic", "node": means}
    return read_method({"normalise": {"method": "none"}, "aggregate": aggregate, **settings}, framework)


def state_of(framework, method, scores, weights=None, given=None):
    """Return a state of indicators' scores (unit, indicator), None for a gap; weights and given scores by code."""
    leaves = np.atleast_2d(np.array(scores, dtype=float))
    every = np.full((len(leaves), len(framework.order)), np.nan)
    every[:, : leaves.shape[1]] = leaves
    shares = np.ones((1, len(framework.order)))
    for code, weight in (weights or {}).items():
        shares[:, framework.position[code]] = weight
    is_given = np.zeros(every.shape, dtype=bool)
    for code, choice in sorted(method.choices("aggregate", framework).items(), key=lambda at: framework.heights[at[0]]):
        if code in (given or {}):
            every[:, framework.position[code]] = given[code]
            is_given[:, framework.position[code]] = True
            continue
        children = [framework.position[child] for child in framework.children[code]]
        own, options = every[:, children], dict(choice.options)
        share = np.where(np.isnan(own), 0, shares[:, children])
        options.pop("min_share", None)
        made = AGGREGATE[choice.method](np.where(np.isnan(own), 1, own), share, np.ones((len(children), 1)), **options)
        every[:, framework.position[code]] = made[:, 0]
    return State(every, shares, is_given if given else None)


@pytest.fixture(scope="session")
def tree():
    return framework_of


@pytest.fixture(scope="session")
def method():
    return method_of


@pytest.fixture(scope="session")
def made():
    return state_of


@pytest.fixture(scope="session")
def change():
    """Give what was found of the change of a tree from some scores and weights to others."""

    def change(parents, means, scores, weights=({}, {})):
        framework = framework_of(**parents)
        how = method_of(framework, means)
        states = [state_of(framework, how, *own) for own in zip(scores, weights, strict=True)]
        return attribute(framework, how, tuple(states))

    return change


SERIES = ("need", "budget", "prices", "output")


@pytest.fixture(scope="session")
def town():
    """Build an index of indicators ``a="index"`` and series of one unit in two periods, out of columns of figures.

    A column is (first, last), by the name of an indicator, or of one of the four series with the indicator's name
    behind it, such as ``need_a``. Scores are ratios to the first period, unless the settings say otherwise.
    """

    def town(parents, columns, **settings):
        nodes = framework_of(**parents).nodes
        series = tuple(Series(f"{name}_{code}", name, name, "x") for code in parents for name in SERIES)
        framework = Framework(nodes, series)
        rows = [{"unit": "u", "period": period, "node": code, "value": float(value)}
                for code, values in columns.items() for period, value in zip(("2023", "2024"), values, strict=True)
                if value is not None]  # fmt: skip
        plain = {"base_period": "2023", "normalise": {"method": "ratio_to_base"}}
        return Index(framework, pl.DataFrame(rows), read_method(plain | settings, framework))

    return town


@pytest.fixture(scope="session")
def driver():
    """Give a row of drivers.csv; ``roles`` (n b p o) are the series that it names, with the indicator's name behind."""

    def driver(code="a", form="coverage", roles="nbpo", **options):
        named = {"n": ("need", "need"), "b": ("budget", "budget"), "p": ("price_level", "prices"),
                 "o": ("output", "output")}  # fmt: skip
        return Driver(code, form, **{named[role][0]: f"{named[role][1]}_{code}" for role in roles}, **options)

    return driver
