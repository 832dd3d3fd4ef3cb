import datetime as dt
import math

import pandas as pd
import polars as pl
import pytest

from donghaeng.city.seen import Release, Seen
from donghaeng.index import Framework, Index, Node, read_method

TREE = Framework((Node("index", "Index", "지수"), Node("rent", "Rent", "임대료", "index", "KRW", 1)))
ROWS = [
    ("a", "2022", "rent", 4.0, None, "first", dt.date(2023, 1, 5), None),
    ("a", "2022", "rent", 5.0, None, "second", dt.date(2024, 1, 5), "corrected"),
    ("a", "2022", "rent", 6.0, None, "third", dt.date(2025, 1, 5), None),
    ("a", "2023", "rent", 7.0, None, None, None, None),
    ("b", "2022", "rent", None, "left_out", "first", dt.date(2023, 1, 5), "too few answers"),
]
COLUMNS = ["unit", "period", "node", "value", "status", "source", "published_on", "note"]


def seen(frame, unit, period, **options):
    index = Index(TREE, frame, read_method({"normalise": {"method": "none"}, **options}, TREE))
    return Seen(index.build(as_of=dt.date(2024, 6, 1)), index.data, unit, period)


FRAMES = {
    "polars": pl.DataFrame(ROWS, COLUMNS, orient="row"),
    "pandas": pd.DataFrame(ROWS, columns=COLUMNS).astype({"published_on": "datetime64[ns]"}),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_the_row_used_comes_first_and_only_earlier_ones_follow(kind):
    found = seen(FRAMES[kind], "a", "2022").releases("rent")
    assert [(one.value, one.source, one.published_on, one.note) for one in found] == [
        (5.0, "second", "2024-01-05", "corrected"), (4.0, "first", "2023-01-05", "")
    ]  # fmt: skip


@pytest.mark.parametrize("kind", FRAMES)
def test_empty_cells_are_empty_texts_and_gaps(kind):
    (found,) = seen(FRAMES[kind], "a", "2023").releases("rent")
    assert (found.source, found.published_on, found.note, found.status) == ("", "", "", "observed")
    (found,) = seen(FRAMES[kind], "b", "2022").releases("rent")
    assert (math.isnan(found.value), found.status, math.isnan(found.indicators)) == (True, "left_out", True)


def test_the_row_of_another_unit_and_period_can_be_asked_for():
    assert seen(FRAMES["polars"], "b", "2022").releases("rent", "a", "2023") == (Release("a", "2023", "rent", 7.0),)
    assert seen(FRAMES["polars"], "b", "2023").releases("rent") == ()


def test_a_method_is_told_with_every_default():
    where = seen(FRAMES["polars"], "a", "2022", screen={"method": "available", "min_share": 0.1})
    assert where.chosen("normalise", "rent") == ("none", {})
    assert where.chosen("aggregate", "index") == ("arithmetic", {"min_share": None})
    assert where.chosen("screen", "rent") == (
        "available", {"min_share": 0.1, "min_nonzero": 0.0, "keep": (), "drop": ()}
    )  # fmt: skip


# b has no value at all, and is screened out: what was there before is still known
def test_values_are_known_from_before_units_are_screened_out():
    where = seen(FRAMES["polars"], "a", "2023", screen={"method": "available", "drop": ["a"]})
    assert math.isnan(where.score("rent"))
    assert where.known("rent")[(*where.at, 0)] == 7
    assert (where.why("index"), where.factor("index"), where.linked("index")) == ("screened out", 1, ())
