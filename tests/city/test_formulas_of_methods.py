import math
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.city.formulas_of_methods import LONGEST, MEANS, NORMALISE, Cell, of_change, of_mean, of_score
from donghaeng.index import normalise
from donghaeng.index.aggregate import AGGREGATE
from donghaeng.index.method import options_model
from donghaeng.index.reference import Reference

# Four units in three periods, one gap; the reference unit is the second where there is one
VALUES = np.array([[3.0, 4.0, 8.5], [5.0, 4.5, 6.8], [np.nan, 2.0, 9.0], [6.0, 7.0, 6.5]])[..., None]
OPTIONS = MappingProxyType({
    "ratio_to_base": [{}, {"base": "first"}, {"lower_is_better": "reflection"}, {"floor": 90.0, "cap": 110.0}],
    "min_max": [{}, {"over": "each", "range": (0, 1)}, {"over": "base", "range": (10, 20)}],
    "z_score": [{}, {"over": "each"}, {"over": "base", "mean": 100, "sd": 10}],
    "rank": [{}, {"over": "all"}],
    "percentile_rank": [{}, {"over": "all", "range": (1, 5)}],
    "borda": [{}, {"over": "all"}],
    "scaled": [{"lower": 1.0, "upper": 10.0}, {"lower": 1.0, "upper": 10.0, "lower_is_better": "negated"}],
    "distance_to_unit": [{"unit": "b"}, {"unit": "b", "cap": True, "over": "base"}],
    "distance_to_maximum": [{}, {"over": "each"}],
    "fraction_of_maximum": [{}, {"over": "base"}, {"lower_is_better": "negated"}],
    "around_reference": [{}, {"over": "base", "width": 20}],
})  # fmt: skip
CASES = [(name, options, falls) for name, all_options in OPTIONS.items() for options in all_options
         for falls in (1.0, -1.0)]  # fmt: skip
CASES += [
    ("goalposts", {"worst": 3.0, "best": 8.0}, 1.0),
    ("goalposts", {"worst": 8.0, "best": 3.0, "scale": "log", "range": (0, 1)}, -1.0),
    ("distance_to_target", {"target": 8.0, "cap": True}, 1.0),
    ("distance_to_target", {"target": 1.0, "over": "base"}, -1.0),
    ("none", {}, 1.0),
]


def full(step, name, options):
    return options_model(step, name).model_validate(options).model_dump()


@pytest.mark.parametrize("base_unit", [None, 1])
@pytest.mark.parametrize(("name", "options", "direction"), CASES)
def test_a_formula_gives_the_score_that_its_method_gives(name, options, direction, base_unit):
    around = Reference(np.array([direction]), np.arange(2021.0, 2024), 1, base_unit, units=("a", "b", "c", "d"))
    scores = normalise.NORMALISE[name](VALUES, around, **options)
    for unit, period, _ in np.argwhere(~np.isnan(scores)):
        made = of_score(name, full("normalise", name, options), Cell(VALUES, around, unit, period))
        assert made.result == pytest.approx(scores[unit, period, 0], rel=1e-12, abs=1e-12)


def test_every_method_has_its_formula():
    assert list(NORMALISE) == list(normalise.NORMALISE)
    assert set(MEANS) <= set(AGGREGATE)
    assert set(AGGREGATE) - set(MEANS) == {"median"}


# UNDP, technical note 1: (ln 46026 - ln 100) / (ln 75000 - ln 100)
def test_goalposts_on_a_log_scale_are_written_with_logarithms():
    options = full("normalise", "goalposts", {"worst": 100, "best": 75_000, "scale": "log", "range": (0, 1)})
    cell = Cell(np.array([[[46_026.4542]]]), Reference(np.ones(1), np.array([2022.0])), 0, 0)
    made = of_score("goalposts", options, cell)
    assert made.written(lambda score: f"{score:.3f}") == "(ln(46026.5) - ln(100)) / (ln(75000) - ln(100))"
    assert round(made.result, 3) == 0.926


def test_a_score_held_at_a_goalpost_or_a_cap_says_so():
    options = full("normalise", "goalposts", {"worst": 20, "best": 85})
    cell = Cell(np.array([[[90.0]]]), Reference(np.ones(1), np.array([2022.0])), 0, 0)
    made = of_score("goalposts", options, cell)
    assert (made.text, made.result) == ("100 * min(({value} - {worst}) / ({best} - {worst}), 1)", 100)
    capped = of_change(135, full("normalise", "ratio_to_base", {"cap": 200.0}), falls=False)
    assert (capped.text, capped.result) == ("min(100 * (1 + {change} / 100), 200)", 200)


@pytest.mark.parametrize(("options", "falls", "score"), [
    ({}, False, 235), ({}, True, 100 / 2.35), ({"lower_is_better": "reflection"}, True, -35)
])  # fmt: skip
def test_a_published_change_is_a_ratio(options, falls, score):
    assert of_change(135, full("normalise", "ratio_to_base", options), falls=falls).result == pytest.approx(score)


# Means


def test_a_mean_of_the_six_pillars_is_written_as_the_city_would_do_it():
    made = of_mean("arithmetic", {}, [100.8, 125.1, 120.1, 98.4, 124.9, 97.9], [12, 5, 10, 8, 9, 5])
    assert made.written(lambda score: f"{score:.1f}") == (
        "(12 × 100.8 + 5 × 125.1 + 10 × 120.1 + 8 × 98.4 + 9 × 124.9 + 5 × 97.9) / 49"
    )
    assert round(made.result) == 111


@pytest.mark.parametrize(("name", "options", "weights", "written", "result"), [
    ("arithmetic", {}, [1, 1], "(50 + 200) / 2", 125),
    ("arithmetic", {}, [0.25, 0.75], "0.25 × 50 + 0.75 × 200", 162.5),
    ("arithmetic", {}, [2, 6], "(2 × 50 + 6 × 200) / 8", 162.5),
    ("geometric", {}, [7, 7], "(50 × 200)^(1 / 2)", 100),
    ("geometric", {}, [1, 3], "50^(1 / 4) × 200^(3 / 4)", 100 * 2**0.5),
    ("harmonic", {}, [1, 1], "2 / (1 / 50 + 1 / 200)", 80),
    ("harmonic", {}, [1, 3], "4 / (1 / 50 + 3 / 200)", 800 / 7),
    ("power", {"exponent": 2}, [1, 1], "((50^2 + 200^2) / 2)^(1 / 2)", math.sqrt(21_250)),
    ("power", {"exponent": -1.0}, [1, 3], "((1 × 50^(-1) + 3 × 200^(-1)) / 4)^(1 / (-1))", 800 / 7),
    ("minimum", {}, [1, 3], "min(50, 200)", 50),
    ("mazziotta_pareto", {"penalty": "below"}, [1, 1], "125 - 75^2 / 125", 80),
    ("mazziotta_pareto", {"penalty": "above"}, [1, 1], "125 + 75^2 / 125", 170),
])  # fmt: skip
def test_a_mean_is_written_out(name, options, weights, written, result):
    made = of_mean(name, options, [50.0, 200.0], weights)
    assert made.written(lambda score: f"{score:.6g}") == written
    assert made.result == pytest.approx(result, rel=1e-12)


CHILDREN = st.lists(st.tuples(st.floats(1, 1000), st.floats(0.1, 50)), min_size=1, max_size=30)


@pytest.mark.parametrize("name", MEANS)
@given(children=CHILDREN)
def test_a_mean_written_out_gives_what_its_method_gives(name, children):
    scores, weights = map(list, zip(*children, strict=True))
    options = {"exponent": 0.5} if name == "power" else {}
    expected = AGGREGATE[name](np.array(scores), np.array(weights), np.ones((len(scores), 1)), **options)[0]
    made = of_mean(name, full("aggregate", name, options), scores, weights)
    assert made.result == pytest.approx(expected, rel=1e-9)


def test_a_geometric_mean_of_many_children_fits_a_calculator():
    made = of_mean("geometric", {}, [200.0] * 50, [1.0] * 50)
    assert made.text.startswith("{s0} ** (1 / {total}) * {s1} ** (1 / {total})")
    assert made.result == pytest.approx(200)


@pytest.mark.parametrize("name", ["arithmetic", "geometric", "harmonic", "minimum"])
def test_an_only_child_is_its_parent(name):
    assert of_mean(name, {}, [81.5], [3]).text == "{s0}"


@pytest.mark.parametrize(("name", "scores"), [
    ("median", [1.0, 2.0]), ("copeland", [1.0, 2.0]), ("harmonic", [0.0, 2.0]), ("power", [0.0, 2.0]),
    ("arithmetic", [1.0] * (LONGEST + 1)),
])  # fmt: skip
def test_what_cannot_be_written_in_a_line_has_no_text(name, scores):
    assert of_mean(name, {"exponent": -2}, scores, [1.0] * len(scores)).text == ""
