"""Small indices, written as text where they are tested."""

import datetime as dt

import polars as pl
import pytest

from donghaeng.index import Framework, Index, Node, read_method

NUMBERS = ("value", "indicators", "decimals")


def framework_of(**nodes):
    """Return the framework of ``rent="housing -1 2"``: parent, direction (a dot for none), weight; root ``index``."""
    made = [Node("index", "Index", "지수")]
    for code, text in nodes.items():
        parent, direction, weight, *_ = [*text.split(), ".", "."]
        direction = None if direction == "." else int(direction)
        weight = None if weight == "." else float(weight)
        made.append(Node(code, code, code, parent, "x" if direction else "", direction, weight))
    return Framework(tuple(made))


def rows_of(text):
    """Return the frame of a table: words parted by spaces, the header first, a dot for nothing."""
    header, *lines = [line.split() for line in text.strip().splitlines()]
    columns = {name: [_cell(name, line[place]) for line in lines] for place, name in enumerate(header)}
    kinds = dict.fromkeys(NUMBERS, pl.Float64) | {"published_on": pl.Date}
    return pl.DataFrame(columns, schema={name: kinds.get(name, pl.String) for name in header})


def _cell(name, word):
    if word == ".":
        return None
    if name in NUMBERS:
        return float(word)
    return dt.date.fromisoformat(word) if name == "published_on" else word


def index_of(framework, text, **settings):
    """Return an index; without ``normalise`` its values are scores already."""
    return Index(framework, rows_of(text), read_method({"normalise": {"method": "none"}, **settings}, framework))


@pytest.fixture(scope="session")
def tree():
    return framework_of


@pytest.fixture(scope="session")
def rows():
    return rows_of


@pytest.fixture(scope="session")
def index():
    return index_of


@pytest.fixture(scope="session")
def build():
    def build(framework, text, **settings):
        return index_of(framework, text, **settings).build()

    return build
