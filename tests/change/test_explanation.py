import math
from pathlib import Path

import polars as pl
import pytest

from donghaeng.base.errors import DataError, InputError
from donghaeng.change import Place, explain
from donghaeng.files import read_index
from donghaeng.index import Index

ROOT = Path(__file__).parents[2]
SEOUL = Place("seoul", "2023"), Place("seoul", "2024")


@pytest.fixture(scope="module")
def seoul():
    return read_index(ROOT / "cities" / "seoul" / "indices" / "going-together").build()


@pytest.fixture
def small(tree, method):
    """Give the result of rows (unit, period, node, value) of an index of two indicators."""

    def built(*rows, **settings):
        framework = tree(x="index", a="x", b="x", c="index")
        names = ("unit", "period", "node", "value")
        data = pl.DataFrame([dict(zip(names, row, strict=True)) for row in rows])
        return Index(framework, data, method(framework, **settings)).build()

    return built


# The pillars as published, their weights the indicators counted: of 49 in 2023 and of 50 in 2024
BEFORE, AFTER = (100.8, 125.1, 120.1, 98.4, 124.9, 97.9), (127.8, 120.3, 156.5, 111.3, 148.9, 95.6)
SHARES = [[count / sum(counts) for count in counts] for counts in ((12, 5, 10, 8, 9, 5), (12, 6, 10, 8, 9, 5))]


def test_seoul_from_2023_to_2024(seoul):
    made = explain(seoul, SEOUL)
    assert round(made.change, 3) == 19.621
    assert round(made.scores, 3) == 19.584
    assert {step: round(points, 3) for step, points in made.steps.items()} == {"counting": 0.037}
    pillars = [line for line in made.lines if line.level == 1]
    by_hand = [
        (new - old) * (before + after) / 2 for old, new, before, after in zip(BEFORE, AFTER, *SHARES, strict=True)
    ]
    assert [line.contribution for line in pillars] == pytest.approx(by_hand)
    assert made.scores + sum(made.steps.values()) == pytest.approx(made.change, abs=1e-9)
    assert sum(line.share for line in pillars) + made.share(made.steps["counting"]) == pytest.approx(1)


def test_what_stands_under_a_given_score_is_not_known(seoul):
    below = [line for line in explain(seoul, SEOUL).lines if line.level == 2]
    assert below
    assert all(math.isnan(line.contribution) for line in below)


def test_a_given_score_cannot_be_explained(seoul):
    with pytest.raises(DataError, match=r"what made a given score is not known\n.*housing: found a score given"):
        explain(seoul, SEOUL, node="housing")


def test_one_place_twice_is_refused(seoul):
    with pytest.raises(InputError, match="found seoul 2023, twice; expected two periods, or two units"):
        explain(seoul, (SEOUL[0], SEOUL[0]))


def test_a_place_without_a_score_is_refused(small):
    result = small(("u", "2023", "a", 1.0), ("u", "2023", "b", 2.0), ("u", "2023", "c", 3.0), ("u", "2024", "a", 2.0))
    with pytest.raises(DataError, match="u 2024: found no score of 'index': a child is missing; expected a score"):
        explain(result, (Place("u", "2023"), Place("u", "2024")))


# one unit has a and the other c: nothing is in both
def test_places_with_nothing_in_common_are_refused(small):
    result = small(("u", "2023", "a", 1.0), ("v", "2023", "c", 2.0),
                   means={code: {"method": "arithmetic", "min_share": 0.1} for code in ("index", "x")})  # fmt: skip
    with pytest.raises(DataError, match="nothing in common cannot be compared"):
        explain(result, (Place("u", "2023"), Place("v", "2023")))


# (1 + 3) / 2 = 2, c 4: 3. Had been known: a 0 -> (0 + 3) / 2 = 1.5, and 2.75
def test_what_was_revised_is_a_step_of_its_own(small):
    rows = [("u", "2023", "b", 3.0), ("u", "2023", "c", 4.0), ("u", "2024", "a", 2.0), ("u", "2024", "b", 4.0),
            ("u", "2024", "c", 4.0)]  # fmt: skip
    known, now = small(("u", "2023", "a", 0.0), *rows), small(("u", "2023", "a", 1.0), *rows)
    made = explain(now, (Place("u", "2023"), Place("u", "2024")), known=known)
    assert (made.before, made.steps) == (2.75, {"revision": 0.25})
    assert made.scores + 0.25 == pytest.approx(made.change)


def test_a_score_that_was_not_known_yet_is_refused(small):
    rows = [("u", period, node, 1.0) for period in ("2023", "2024") for node in "abc"]
    with pytest.raises(DataError, match=r"score of 'index' at the earlier day: found none"):
        explain(small(*rows), (Place("u", "2023"), Place("u", "2024")), known=small(*rows[1:]))


def test_a_change_of_nothing_has_no_shares(small):
    rows = [("u", period, node, 1.0) for period in ("2023", "2024") for node in "abc"]
    made = explain(small(*rows), (Place("u", "2023"), Place("u", "2024")))
    assert all(math.isnan(line.share) for line in made.lines)
    assert math.isnan(made.share(0.0))
