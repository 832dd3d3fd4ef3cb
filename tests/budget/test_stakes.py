"""Aggregates recomputed from gains: equal to a new build of the index, whatever the means."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.base.errors import DataError, MethodError
from donghaeng.budget import stakes_of
from donghaeng.files import read_index
from donghaeng.index import read_method

SEOUL = Path(__file__).parents[2] / "cities" / "seoul" / "indices" / "going-together"
TREE = {"a": "index", "b": "index", "x": "a", "y": "a", "z": "b"}
MEANS = ["arithmetic", "geometric", "harmonic", "median", "minimum", "mazziotta_pareto"]
gains = st.lists(st.floats(0, 60), min_size=3, max_size=3)


@pytest.fixture(scope="module")
def seoul():
    return read_index(SEOUL).build()


@pytest.mark.parametrize("mean", MEANS)
@given(gains=gains)
def test_recomputed_scores_are_those_of_a_new_build(result, mean, gains):
    today = {"x": 80.0, "y": 120.0, "z": 95.0}
    raised = {code: score + gain for (code, score), gain in zip(today.items(), gains, strict=True)}
    built = result(TREE, raised, mean)
    found = stakes_of(result(TREE, today, mean), period="2024").rescored(np.array(gains))
    assert found == pytest.approx([built.score(code, "2024") for code in ("a", "b", "index")])


def test_draws_stand_before_indicators(result):
    stakes = stakes_of(result(TREE, {"x": 80.0, "y": 120.0, "z": 95.0}), period="2024")
    assert stakes.rescored(np.array([[0.0, 0, 0], [2, 0, 0]])).tolist() == [[100, 95, 97.5], [101, 95, 98]]


def test_the_gradient_of_arithmetic_means_are_the_weights_multiplied(result):
    stakes = stakes_of(result(TREE, {"x": 80.0, "y": 120.0, "z": 95.0}), period="2024")
    assert stakes.gradient.tolist() == [[0.5, 0.5, 0], [0, 0, 1], [0.25, 0.25, 0.5]]


def test_the_gradient_of_a_geometric_mean_is_weight_times_mean_by_score(result):
    stakes = stakes_of(result({"x": "index", "y": "index"}, {"x": 50.0, "y": 200.0}, "geometric"), period="2024")
    assert stakes.gradient[0] == pytest.approx([100 / 2 / 50, 100 / 2 / 200], rel=1e-6)


@pytest.mark.parametrize("scale", [1, 1e-2, 1e3])
def test_the_gradient_is_as_exact_on_every_scale(result, scale):
    scores = {"x": 50.0 * scale, "y": 200.0 * scale}
    stakes = stakes_of(result({"x": "index", "y": "index"}, scores, "geometric"), period="2024")
    assert stakes.gradient[0] == pytest.approx([1, 0.25], rel=1e-6)


def test_the_lowest_child_alone_moves_a_minimum_and_neither_of_two_equals(result):
    for scores, slopes in (((80.0, 90.0), [1, 0]), ((80.0, 80.0), [0, 0])):
        made = result({"x": "index", "y": "index"}, dict(zip("xy", scores, strict=True)), "minimum")
        assert stakes_of(made, period="2024").gradient[0].tolist() == slopes


def test_root_and_pillars_are_named_and_a_pillar_may_be_an_indicator(result):
    stakes = stakes_of(result({"a": "index", "x": "a", "y": "index"}, {"x": 1.0, "y": 2.0}), period="2024")
    assert (stakes.root, stakes.pillars, stakes.indicators) == ("index", ("a", "y"), ("x", "y"))
    assert (stakes.place("index"), stakes.today("a"), stakes.today("y")) == (1, 1, 2)
    assert (stakes.slopes("index").tolist(), stakes.slopes("y").tolist()) == ([0.5, 0.5], [0, 1])


def test_a_given_score_stays_where_it_is(seoul):
    stakes = stakes_of(seoul, period="2023")
    assert stakes.above[stakes.place(stakes.root)] == pytest.approx(seoul.score(seoul.framework.root, "2023"))
    assert not stakes.gradient.any()
    assert stakes.rescored(np.full(len(stakes.indicators), 5.0)) == pytest.approx(stakes.above)


def test_a_link_keeps_its_factor(write_linked):
    built = read_index(write_linked).build()
    stakes = stakes_of(built, period="2023")
    factor = built.steps["link"].values[0, 1, 0]
    assert factor != 1
    assert stakes.rescored(np.zeros(3))[0] == pytest.approx(built.score("index", "2023"))
    assert stakes.gradient[0] == pytest.approx(np.full(3, factor / 3))


@pytest.fixture
def write_linked(tmp_path):
    """Write an index to which an indicator comes in 2023."""
    files = {
        "framework.csv": "code,name_en,name_ko,parent,unit_measure,direction,weight,source\n"
        "index,I,지수,,,,,s\nx,X,엑스,index,%,1,,s\ny,Y,와이,index,%,1,,s\nz,Z,제트,index,%,1,,s\n",
        "data.csv": "unit,period,node,value,status,source,note\nu,2022,x,100,,s,\nu,2022,y,100,,s,\n"
        "u,2022,z,,left_out,s,new\nu,2023,x,120,,s,\nu,2023,y,110,,s,\nu,2023,z,150,,s,\n",
        "method.toml": '[normalise]\nmethod = "none"\n[link]\nmethod = "overlap"\n',
        "sources.csv": "key,publisher,title\ns,S,S\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_means_that_compare_units_are_refused():
    folder = SEOUL.parents[3] / "examples" / "human-development"
    index = read_index(folder)
    method = read_method({"normalise": {"method": "min_max"}, "aggregate": {"method": "copeland"}}, index.framework)
    built = replace(index, method=method).build()
    with pytest.raises(MethodError, match="found 'copeland'; expected a mean of each unit's own scores"):
        stakes_of(built, period=built.periods[-1], unit=built.units[0])


def test_without_a_score_there_is_nothing_to_start_from(result):
    with pytest.raises(DataError, match=r"no score to start from\n.*index: found a child is missing"):
        stakes_of(result({"x": "index", "y": "index"}, {"x": 1.0, "y": np.nan}), period="2024")


def test_an_unknown_period_is_refused(result):
    with pytest.raises(DataError, match="no such period"):
        stakes_of(result({"x": "index"}, {"x": 1.0}), period="2031")
