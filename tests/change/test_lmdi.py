import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.change import Driver, Figures, split_value
from donghaeng.change.lmdi import figures_at, split_between

ROLES = ("need", "budget", "price_level", "output")
COVERAGE, VOLUME = Driver("a", "coverage"), Driver("a", "volume", output="out")


def side(value=math.nan, **of):
    """Return figures in one place; what is not said is not known."""
    return Figures(value, {role: of.get(role, math.nan) for role in ROLES})


def of_three(budget, price, output):
    """Return a volume in one place: budget × 1 / price × output per real won."""
    return side(output, budget=budget, price_level=price, output=output)


# Three factors x1 x2 x3 in two subcategories, 1971 to 1972, 20 -> 60 and 60 -> 120: the worked example of the package
# LMDIR (Heun and Brockway, "Meeting 2030 primary energy and economic growth goals: Mission impossible?", Applied Energy
# 251 (2019), supplement S3), which follows Ang (2005) and Ang, Zhang and Choi (1998); its Z matrix stands in
# tests/testthat/test_lmdi.R of MatthewHeun/LMDIR. Here: x1 a budget, x2 one over a price level, x3 output per real won.
@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((1, 10, 2), (4, 5, 3), (50.47438029, -25.23719014, 14.76280986)),
        ((4, 5, 3), (5, 6, 4), (19.31568569, 15.78206435, 24.90224996)),
        ((4, 5, 3), (8, 2, 4), (42.96021467, -56.79031473, 17.83010006)),
        ((5, 6, 4), (5, 7, 5), (0, 22.47128816, 32.52871184)),
        ((8, 2, 4), (10, 1, 5), (12.6549815, -39.30996299, 12.6549815)),
        ((5, 7, 5), (6, 8, 6), (41.35566084, 30.28867832, 41.35566084)),
    ],
)
def test_the_worked_example_of_lmdir(first, last, expected):
    places = [of_three(x1, 1 / x2, x1 * x2 * x3) for x1, x2, x3 in (first, last)]
    effects = split_value(VOLUME, *places).effects
    assert [effects[factor] for factor in ("funding", "price", "efficiency")] == pytest.approx(expected, abs=1e-8)


# By hand: need 1000 -> 1250, budget 100 -> 120, prices 100 -> 110, output 500 -> 500; 0.5 -> 0.4
def test_a_coverage_worked_by_hand():
    first = side(0.5, need=1000, budget=100, price_level=100, output=500)
    last = side(0.4, need=1250, budget=120, price_level=110, output=500)
    split = split_value(COVERAGE, first, last)
    assert dict(split.logs) == pytest.approx({
        "need": -math.log(1.25), "funding": math.log(1.2), "price": -math.log(1.1), "efficiency": -math.log(1.2 / 1.1),
    })  # fmt: skip
    assert split.total == pytest.approx(math.log(0.8))
    assert sum(split.effects.values()) == pytest.approx(-0.1)
    assert (split.missing, split.zeros, split.implied) == ((), (), None)
    assert split.is_changed


# A fall by 10 points, of which need is log(1.25) / log(1 / 0.8) = 1, and the others cancel
def test_a_contribution_is_parted_in_proportion():
    first = side(0.5, need=1000, budget=100, price_level=100, output=500)
    last = side(0.4, need=1250, budget=120, price_level=110, output=500)
    points = split_value(COVERAGE, first, last).points(-10)
    assert points["need"] == pytest.approx(-10)
    assert sum(points.values()) == pytest.approx(-10)


def test_what_did_not_change_with_its_value_is_not_parted():
    moved = split_value(COVERAGE, side(0.5, need=10, output=5), side(0.4, need=15, output=6))
    stayed = split_value(COVERAGE, side(0.5, need=10, output=5), side(0.5, need=12, output=6))
    for points in (moved.points(3), stayed.points(-3)):
        assert all(map(math.isnan, points.values()))
    assert stayed.logs["need"] == pytest.approx(-math.log(1.2))


def test_without_a_budget_need_and_output_are_told():
    split = split_value(COVERAGE, side(0.5, need=10, output=5), side(0.4, need=15, output=6))
    assert dict(split.logs) == pytest.approx({"need": -math.log(1.5), "output": math.log(1.2)})
    assert split.missing == ("budget", "price_level")


def test_without_a_price_level_efficiency_is_nominal():
    split = split_value(COVERAGE, side(need=10, output=5, budget=2), side(need=10, output=6, budget=4))
    assert dict(split.logs) == pytest.approx({"need": 0, "funding": math.log(2), "nominal_efficiency": math.log(0.6)})
    assert split.missing == ("price_level",)


def test_a_budget_of_zero_stops_the_split():
    split = split_value(COVERAGE, side(need=10, output=5, budget=0), side(need=10, output=6, budget=4))
    assert (set(split.logs), split.zeros) == ({"need", "output"}, ("budget",))


def test_an_output_of_zero_has_no_logarithm():
    split = split_value(COVERAGE, side(0, need=10, output=0, budget=1), side(0.6, need=10, output=6, budget=4))
    assert (dict(split.logs), dict(split.effects), split.zeros) == ({}, {}, ("output",))
    assert math.isnan(split.total)


def test_without_a_need_a_coverage_is_not_split():
    split = split_value(COVERAGE, side(0.5, output=5, budget=1), side(0.6, output=6, budget=4))
    assert (dict(split.logs), split.missing) == ({}, ("need", "price_level"))


# A volume of 5 -> 6 for a need of 10 -> 15: coverage goes from 1/2 to 2/5
def test_a_volume_has_its_coverage_beside_it():
    split = split_value(VOLUME, side(5, need=10, output=5), side(6, need=15, output=6))
    assert dict(split.logs) == pytest.approx({"output": math.log(1.2)})
    assert dict(split.implied.logs) == pytest.approx({"need": -math.log(1.5), "output": math.log(1.2)})
    assert (split.implied.before, split.implied.after) == pytest.approx((0.5, 0.4))


# Figures of the need may lie 10 % off, of the budget 5 %, of the output 2 %: in the coverage as in the volume
def test_the_coverage_of_a_volume_has_the_errors_of_its_figures():
    driver = Driver("a", "volume", output="out", need_error=0.1, budget_error=0.05, output_error=0.02)
    implied = split_value(driver, side(5, need=10, output=5), side(6, need=15, output=6)).implied
    assert dict(implied.widths) == pytest.approx({
        "need": math.log(1.1 / 0.9), "budget": math.log(1.05 / 0.95), "output": math.log(1.02 / 0.98), "price_level": 0,
    })  # fmt: skip


def test_a_volume_that_is_its_own_output_lacks_its_value_alone():
    itself, other = Driver("a", "volume"), Driver("a", "volume", output="out")
    figures = {"need": 10, "budget": 2, "price_level": 1}
    assert split_value(itself, side(**figures), side(6, output=6, **figures)).missing == ("value",)
    assert split_value(other, side(**figures), side(6, output=6, **figures)).missing == ("value", "output")
    assert split_value(other, side(5, **figures), side(6, output=6, **figures)).missing == ("output",)
    coverage = split_value(COVERAGE, side(0.5, **figures), side(0.6, output=6, **figures))
    assert coverage.missing == ("output",)  # a coverage is not its own output


def test_a_volume_without_need_implies_nothing():
    split = split_value(VOLUME, side(5, output=5), side(6, output=6))
    assert split.implied is None
    assert split.missing == ("need", "budget", "price_level")


def test_an_outcome_is_not_split():
    split = split_value(Driver("a", "outcome"), side(5), side(6))
    assert (dict(split.logs), split.missing, split.ends) == ({}, (), (5, 6))
    assert split_value(Driver("a", "outcome"), side(), side(6)).missing == ("value",)


# Half-width of the change of a logarithm where both figures may lie 10 % off: log(1.1 / 0.9)
def test_errors_widen_the_logarithm():
    split = split_value(Driver("a", "coverage", need_error=0.1), side(), side())
    assert split.widths["need"] == pytest.approx(math.log(1.1 / 0.9))
    assert split.widths["output"] == 0


def test_a_value_that_is_printed_goes_before_the_product():
    driver = Driver("a", "coverage", "o", "n", scale=100, decimals=0)
    split = split_value(driver, side(33, need=300, output=100), side(34, need=300, output=102))
    assert (split.before, split.after) == (33, 34)
    assert split.ends == pytest.approx((100 / 3, 34))


def test_figures_are_read_from_a_result(town, driver):
    result = town({"a": "index"}, {"a": (5, 6), "need_a": (10, 15)}).build()
    own = driver(form="volume", roles="n")
    assert figures_at(result, own, "u", "2024").of["need"] == 15
    split = split_between(result, own, "a", [("u", "2023"), ("u", "2024")])
    assert split.implied.logs["need"] == pytest.approx(-math.log(1.5))


def test_without_a_driver_the_value_alone_is_told(town):
    result = town({"a": "index"}, {"a": (5, 6)}).build()
    split = split_between(result, None, "a", [("u", "2023"), ("u", "2024")])
    assert (split.form, split.before, split.after, split.missing, dict(split.logs)) == ("", 5, 6, ("form",), {})


FIGURE = st.floats(0.01, 1e6)


@given(st.lists(FIGURE, min_size=8, max_size=8))
def test_a_split_is_complete_and_turns_round(figures):
    sides = [side(**dict(zip(ROLES, figures[start : start + 4], strict=True))) for start in (0, 4)]
    split, back = split_value(COVERAGE, *sides), split_value(COVERAGE, *reversed(sides))
    before, after = (one.of["output"] / one.of["need"] for one in sides)
    assert split.total == pytest.approx(math.log(after / before), abs=1e-9)
    assert sum(split.effects.values()) == pytest.approx(after - before, rel=1e-6, abs=1e-9 * max(before, after))
    for factor, log in split.logs.items():
        assert back.logs[factor] == pytest.approx(-log, abs=1e-12)
        assert back.effects[factor] == pytest.approx(-split.effects[factor], rel=1e-9, abs=1e-12)
