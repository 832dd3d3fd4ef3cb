"""What holds of every index, whatever its numbers. Small trees of two pillars and a lone indicator."""

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from donghaeng.index import Framework, Index, Node, Observations, read_method
from donghaeng.index.aggregate import AGGREGATE
from donghaeng.index.build import compute
from donghaeng.index.gaps import GAPS
from donghaeng.index.normalise import NORMALISE
from donghaeng.index.ranks import ascending, descending
from donghaeng.index.reference import Reference

# index
# ├── x         rent -1, homes 1
# ├── y         beds 1, waiting -1
# └── air 1
PARENT = {"x": "index", "y": "index", "rent": "x", "homes": "x", "beds": "y", "waiting": "y", "air": "index"}
DIRECTION = {"rent": -1, "homes": 1, "beds": 1, "waiting": -1, "air": 1}
INDICATORS = tuple(DIRECTION)
UNITS, PERIODS = ("u", "v", "w"), ("2022", "2023")
SHAPE = (len(UNITS), len(PERIODS), len(INDICATORS))
CELLS = [(unit, period, node) for unit in range(3) for period in range(2) for node in range(5)]

MEANS = [{"method": name} for name in AGGREGATE if name not in ("power", "mazziotta_pareto")]  # which may fall
MEANS += [{"method": "power", "exponent": exponent} for exponent in (-2.5, 0.5, 3)]
SCALES = {
    "ratio_to_base": {},
    "goalposts": {},
    "min_max": {"over": "all"},
    "z_score": {"over": "all"},
    "rank": {"over": "each"},
    "none": {},
}
GOALPOSTS = {"method": "goalposts", "worst": 0, "best": 100,
             "node": {code: {"worst": 100, "best": 0} for code in INDICATORS if DIRECTION[code] < 0}}  # fmt: skip

amounts = st.floats(0.5, 100, allow_nan=False).map(lambda value: round(value, 3))
panels = arrays(float, SHAPE, elements=amounts)
weights = st.lists(st.floats(0.1, 10), min_size=7, max_size=7)
holes = arrays(bool, SHAPE)
means = st.sampled_from(MEANS)


def tree_of(weights=(1.0,) * 7):
    nodes = [Node(code, code, code, PARENT[code], "x" if code in DIRECTION else "", DIRECTION.get(code), weight)
             for code, weight in zip(PARENT, weights, strict=True)]  # fmt: skip
    return Framework((Node("index", "", ""), *nodes))


def frame_of(values):
    labels = np.indices(values.shape).reshape(3, -1)
    named = zip(("unit", "period", "node"), (UNITS, PERIODS, INDICATORS), labels, strict=True)
    columns = {name: [own[place] for place in places] for name, own, places in named}
    return pl.DataFrame({**columns, "value": values.ravel()})


def scores_of(values, framework=None, *, units=UNITS, **chosen):
    framework = framework or tree_of()
    method = read_method({"base_period": "2022", "normalise": GOALPOSTS, **chosen}, framework)
    return compute(framework, Observations(units, PERIODS, values), method).scores


def scale(name):
    if name == "goalposts":
        return GOALPOSTS
    if name == "none":  # takes what is better when it is higher
        falling = {code: {"method": "rank"} for code in INDICATORS if DIRECTION[code] < 0}
        return {"method": "none", "node": falling}
    return {"method": name, **SCALES[name]}


@given(panels, weights, means)
def test_nothing_moves_when_all_weights_double(values, weights, aggregate):
    once = scores_of(values, tree_of(weights), aggregate=aggregate)
    twice = scores_of(values, tree_of([2 * weight for weight in weights]), aggregate=aggregate)
    np.testing.assert_array_equal(once, twice)


@given(panels, weights, means, st.sampled_from(CELLS), st.floats(0.01, 150))
def test_a_better_value_never_lowers_a_score(values, weights, aggregate, cell, step):
    better = values.copy()
    better[cell] += step * DIRECTION[INDICATORS[cell[2]]]
    before, after = (scores_of(panel, tree_of(weights), aggregate=aggregate) for panel in (values, better))
    assert (after >= before - 1e-9).all()


@given(panels, weights, st.sampled_from(CELLS), st.floats(0.1, 1))
def test_a_better_value_within_the_goalposts_raises_an_arithmetic_index(values, weights, cell, step):
    better = values.copy()
    better[cell] += step * DIRECTION[INDICATORS[cell[2]]]
    assume(0 <= better[cell] <= 100)
    before, after = (scores_of(panel, tree_of(weights)) for panel in (values, better))
    assert after[(*cell[:2], -1)] > before[(*cell[:2], -1)]


@given(panels, st.floats(1e-3, 1e3), st.integers(0, 4), st.sampled_from(["reciprocal", "reflection"]))
def test_rescaling_a_unit_of_measure_moves_no_ratio_score(values, factor, node, how):
    rescaled = values.copy()
    rescaled[..., node] *= factor
    normalise = {"method": "ratio_to_base", "lower_is_better": how}
    np.testing.assert_allclose(
        scores_of(rescaled, normalise=normalise), scores_of(values, normalise=normalise), rtol=1e-9, atol=1e-9
    )


@pytest.mark.parametrize("name", SCALES)
@given(values=panels, order=st.permutations(range(3)), aggregate=means)
def test_relabelling_units_permutes_results(name, values, order, aggregate):
    assume(all(len(np.unique(values[..., node])) > 1 for node in range(5)))
    chosen = {"normalise": scale(name), "aggregate": {"method": "median"} if name == "z_score" else aggregate}
    usual = scores_of(values, **chosen)
    moved = scores_of(values[list(order)], units=tuple(UNITS[place] for place in order), **chosen)
    np.testing.assert_allclose(moved, usual[list(order)], rtol=1e-9, atol=1e-9)


@given(panels, holes, means)
def test_a_gap_never_becomes_a_number_unasked(values, hole, aggregate):
    scores = scores_of(np.where(hole, np.nan, values), aggregate=aggregate)
    x, y = hole[..., :2].any(axis=-1), hole[..., 2:4].any(axis=-1)
    expected = np.concatenate([hole, x[..., None], y[..., None], hole.any(axis=-1, keepdims=True)], axis=-1)
    np.testing.assert_array_equal(np.isnan(scores), expected)


@given(panels, holes, means)
def test_without_a_least_share_only_what_has_nothing_is_a_gap(values, hole, aggregate):
    scores = scores_of(np.where(hole, np.nan, values), aggregate={**aggregate, "min_share": 0})
    np.testing.assert_array_equal(np.isnan(scores[..., -1]), hole.all(axis=-1))


@given(panels, holes, means)
def test_a_score_lies_between_those_of_its_children(values, hole, aggregate):
    scores = scores_of(np.where(hole, np.nan, values), aggregate={**aggregate, "min_share": 0})
    children = scores[..., 4:7]  # air, x and y
    low, high = np.fmin.reduce(children, axis=-1), np.fmax.reduce(children, axis=-1)
    outside = (scores[..., 7] < low - 1e-9) | (scores[..., 7] > high + 1e-9)
    assert not outside.any()


@given(panels, st.lists(st.tuples(st.sampled_from(["x", "y", "index"]), st.sampled_from(PERIODS), amounts), max_size=4))
def test_given_scores_are_returned_exactly(values, told):
    framework = tree_of()
    given_scores = {(node, period): value for node, period, value in told}
    rows = [frame_of(values).with_columns(status=pl.lit("observed"))]
    rows += [pl.DataFrame({"unit": ["v"], "period": [period], "node": [node], "value": [value], "status": ["given"]})
             for (node, period), value in given_scores.items()]  # fmt: skip
    method = read_method({"normalise": GOALPOSTS}, framework)
    result = Index(framework, pl.concat(rows), method).build()
    assert {place: result.score(*place, "v") for place in given_scores} == given_scores


# Single steps


@pytest.mark.parametrize("name", GAPS)
@given(values=panels, hole=holes, groups=arrays(np.int64, 3, elements=st.integers(0, 1)))
def test_filling_never_changes_a_known_value(name, values, hole, groups):
    known = np.where(hole, np.nan, values)
    reference = Reference(np.ones(5), np.array([2022.0, 2023.0]), groups=groups)
    filled = GAPS[name](known, reference)
    np.testing.assert_array_equal(filled[~hole], values[~hole])


@given(arrays(float, 8, elements=amounts), arrays(bool, 8))
def test_what_is_interpolated_lies_between_its_neighbours(values, hole):
    known = np.where(hole, np.nan, values)
    filled = GAPS["interpolate"](known.reshape(1, 8, 1), Reference(np.ones(1), 2000.0 + np.arange(8) ** 1.5)).ravel()
    before, after = np.maximum.accumulate(np.where(hole, -1, np.arange(8))), np.minimum.accumulate(
        np.where(hole, 8, np.arange(8))[::-1])[::-1]  # fmt: skip
    bridged = (before >= 0) & (after < 8)
    ends = values[before[bridged]], values[after[bridged]]
    np.testing.assert_array_equal(np.isnan(filled), ~bridged)
    assert (filled[bridged] >= np.minimum(*ends) - 1e-9).all()
    assert (filled[bridged] <= np.maximum(*ends) + 1e-9).all()


@pytest.mark.parametrize("rank", [ascending, descending])
@given(values=arrays(float, 9, elements=st.integers(-6, 6).map(float)), hole=arrays(bool, 9))
def test_ranks_do_not_move_under_an_increasing_transformation(rank, values, hole):
    known = np.where(hole, np.nan, values)
    np.testing.assert_array_equal(rank(known), rank(np.exp(known) - 5))


@pytest.mark.parametrize("name", ["min_max", "z_score"])
@given(values=arrays(float, (6, 1, 1), elements=amounts), factor=st.floats(0.1, 50), shift=st.floats(-50, 50))
def test_another_unit_of_measure_moves_no_relative_score(name, values, factor, shift):
    assume(np.ptp(values) > 0.1)
    reference = Reference(np.array([-1.0]), np.array([2022.0]))
    usual, moved = (NORMALISE[name](panel, reference) for panel in (values, factor * values + shift))
    np.testing.assert_allclose(moved, usual, rtol=1e-7, atol=1e-7)
