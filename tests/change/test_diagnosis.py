import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.change import Driver, Place, cause_sentence, diagnose

TWO = (Place("u", "2023"), Place("u", "2024"))
NEED = {"a": (0.5, 0.4), "need_a": (100, 125), "output_a": (50, 50), "budget_a": (10, 10), "prices_a": (1, 1)}
"""Coverage falls by need alone: score 100 to 80."""


@pytest.fixture
def found(town):
    """Diagnose a change from 2023 to 2024: diagnoses by node."""

    def found(columns, drivers, parents=None, known=None, **settings):
        result = town(parents or {"a": "index"}, columns, **settings).build()
        earlier = None if known is None else town(parents or {"a": "index"}, known, **settings).build()
        return {one.node: one for one in diagnose(result, drivers, TWO, known=earlier)}

    return found


def test_need_alone_is_demand(found, driver):
    told = found(NEED, [driver()])
    assert [told[code].cause for code in ("a", "index")] == ["demand", "demand"]
    assert told["index"].shares["demand"] == (1, 1, 1)
    assert told["index"].points["demand"] == pytest.approx(-20)
    assert dict(told["a"].points) == pytest.approx({"demand": -20, "funding": 0, "efficiency": 0}, abs=1e-9)
    assert (told["index"].way, told["a"].split.form, told["a"].missing) == (-1, "coverage", {})


# A budget of 10 -> 12 while prices go 1 -> 1.5: real funding falls by a fifth, and with it the output
def test_prices_count_as_funding(found, driver):
    columns = NEED | {"need_a": (100, 100), "output_a": (50, 40), "budget_a": (10, 12), "prices_a": (1, 1.5)}
    told = found(columns, [driver()])["index"]
    assert (told.cause, told.is_nominal) == ("funding", False)
    assert dict(told.points) == pytest.approx({"demand": 0, "funding": -20, "efficiency": 0}, abs=1e-9)


def test_less_output_for_the_same_money_is_efficiency(found, driver):
    told = found(NEED | {"need_a": (100, 100), "output_a": (50, 40)}, [driver()])
    assert told["index"].cause == "efficiency"


def test_without_a_price_level_it_is_said(found, driver):
    told = found(NEED | {"need_a": (100, 100), "output_a": (50, 40)}, [driver(roles="nbo")])
    assert (told["index"].cause, told["index"].is_nominal) == ("efficiency", True)
    assert told["index"].missing == {"a": ("price_level",)}


# LMDIR's two subcategories (tests/change/test_lmdi.py) as two indicators under a sum: 69.79, -9.46 and 39.67 of 100
def test_an_aggregate_is_the_sum_of_its_indicators(found, driver):
    columns = {"a": (20, 60), "b": (60, 120), "budget_a": (1, 4), "prices_a": (1 / 10, 1 / 5),
               "budget_b": (4, 5), "prices_b": (1 / 5, 1 / 6)}  # fmt: skip
    drivers = [driver(code, "volume", "bp") for code in "ab"]
    told = found(columns, drivers, {"a": "index", "b": "index"}, normalise={"method": "none"})["index"]
    assert told.change == pytest.approx(50)  # the mean of both
    assert 2 * told.points["funding"] == pytest.approx(69.79006598 - 9.455125793, abs=1e-6)
    assert 2 * told.points["efficiency"] == pytest.approx(39.66505981, abs=1e-6)


# b rises by 5 points and nothing is known of it; the index falls by 7.5: -10 by need, +2.5
def test_what_goes_the_other_way_has_no_share(found, driver):
    told = found(NEED | {"b": (100, 105)}, [driver()], {"a": "index", "b": "index"})["index"]
    assert told.change == pytest.approx(-7.5)
    assert told.shares["demand"].value == 1
    assert told.missing == {"b": ("form",)}


# a falls by 20 points through need, b by 30, of which nothing is known: 2/5 and 3/5
def test_an_indicator_without_drivers_is_not_known(found, driver):
    told = found(NEED | {"b": (100, 70)}, [driver()], {"a": "index", "b": "index"})
    assert told["index"].shares["unknown"].value == pytest.approx(0.6)
    assert (told["index"].cause, told["b"].cause) == ("unknown", "unknown")
    lenient = found(NEED | {"b": (100, 70)}, [driver()], {"a": "index", "b": "index"}, diagnosis={"known": 0.3})
    assert lenient["index"].cause == "mixed"


# b leaves at 160: the first score 80.25 goes to 0.5, then need takes 0.1
def test_what_left_is_data(found, driver):
    columns = NEED | {"b": (160, None)}
    told = found(columns, [driver()], {"a": "index", "b": "index"}, normalise={"method": "none"},
                 aggregate={"method": "arithmetic", "min_share": 0.5})  # fmt: skip
    assert told["index"].cause == "data"
    assert told["index"].shares["data"].value == pytest.approx(79.75 / 79.85)


# The index was 100 and is 60 in 2023 now; from 100 to 80 it fell by 20: -40 by revision, then +20
def test_a_revision_is_data(found):
    columns, before = {"a": (60, 80)}, {"a": (100, 80)}
    told = found(columns, [], normalise={"method": "none"}, known=before)["index"]
    assert (told.change, told.cause) == (pytest.approx(-20), "data")


def test_a_small_change_has_no_cause(found, driver):
    columns = NEED | {"a": (1.0, 0.9996), "output_a": (100, 99.96), "need_a": (100, 100)}  # 100 -> 99.96
    told = found(columns, [driver()])
    assert [told[code].cause for code in ("a", "index")] == ["none", "none"]
    assert found(columns, [driver()], diagnosis={"small": 0.01})["index"].cause == "efficiency"


# The value falls by need; its score is held at the floor, and does not move
def test_a_value_whose_score_stays_is_diagnosed_by_its_value(found, driver):
    held = {"method": "goalposts", "worst": 0.9, "best": 1.0}
    told = found(NEED, [driver()], normalise=held, diagnosis={"small": 0})
    assert (told["a"].cause, told["a"].way, dict(told["a"].points)) == ("demand", -1, {})
    assert told["index"].cause == "none"
    assert cause_sentence(told["a"], "A", language="en") == "A: of what lowered it, growing need makes up 100%."


def test_a_value_that_stays_still_has_its_split(found, driver):
    told = found(NEED | {"a": (0.5, 0.5), "output_a": (50, 62.5)}, [driver()])
    assert told["a"].cause == "none"
    assert told["a"].split.logs["need"] == pytest.approx(-math.log(1.25))


def test_nobody_has_told_what_made_a_given_score(town):
    index = town({"x": "index", "a": "x", "b": "index"}, {"a": (0.5, 0.4), "b": (1, 1)})
    rows = index.data.to_dicts() + [
        {"unit": "u", "period": period, "node": "x", "value": value, "status": "given"}
        for period, value in (("2023", 100.0), ("2024", 90.0))
    ]
    given_index = type(index)(index.framework, type(index.data)(rows, infer_schema_length=None), index.method)
    told = {one.node: one for one in diagnose(given_index.build(), [Driver("a", "volume")], TWO)}
    assert [told[code].cause for code in ("index", "x", "a")] == ["unknown", "unknown", "unknown"]
    assert told["x"].shares["unknown"].value == 1
    assert dict(told["a"].split.logs) == pytest.approx({"output": math.log(0.8)})


# The value is known and its contribution is not: its own value is diagnosed
def test_below_a_given_score_a_value_is_diagnosed_by_logarithms(town, driver):
    index = town({"x": "index", "a": "x"}, NEED)
    rows = index.data.to_dicts() + [
        {"unit": "u", "period": period, "node": "x", "value": value, "status": "given"}
        for period, value in (("2023", 100.0), ("2024", 90.0))
    ]
    given_index = type(index)(index.framework, type(index.data)(rows, infer_schema_length=None), index.method)
    told = {one.node: one for one in diagnose(given_index.build(), [driver()], TWO)}
    assert (told["x"].cause, told["a"].cause) == ("unknown", "demand")


def test_a_volume_shows_demand_in_its_coverage_alone(found, driver):
    columns = {"a": (50, 55), "need_a": (100, 150), "budget_a": (10, 11), "prices_a": (1, 1)}
    told = found(columns, [driver(form="volume", roles="nbp")])["a"]
    assert (told.cause, told.way) == ("funding", 1)
    assert (told.implied.cause, told.implied.way) == ("demand", -1)


# need 100 -> 125, ± 10 %: log 1.25 ± log(1.1 / 0.9); funding log 0.9
def test_errors_of_figures_give_bounds(found, driver):
    columns = NEED | {"a": (0.5, 0.36), "output_a": (50, 45), "budget_a": (10, 9)}
    share = found(columns, [driver(need_error=0.1)])["a"].shares["demand"]
    low, high = (math.log(1.25) + sign * math.log(1.1 / 0.9) for sign in (-1, 1))
    funding = math.log(1 / 0.9)
    assert share == pytest.approx((math.log(1.25) / (math.log(1.25) + funding), low / (low + funding),
                                   high / (high + funding)))  # fmt: skip


# Funding log 0.9 and efficiency log 0.8 lower a volume; its need is no part of it, so that how far that may lie off
# leaves the shares as they are
def test_an_error_of_the_need_does_not_touch_a_volume(found, driver):
    columns = {"a": (50, 36), "need_a": (100, 100), "budget_a": (10, 9), "prices_a": (1, 1)}
    told = found(columns, [driver(form="volume", roles="nbp", need_error=0.3)])["a"]
    funding = math.log(0.9) / math.log(0.72)
    assert told.shares["funding"] == pytest.approx((funding,) * 3)
    assert told.shares["efficiency"] == pytest.approx((1 - funding,) * 3)
    assert told.holds
    assert told.shares["demand"] == (0, 0, 0)


# Output ± 10 % where no budget is known: the part that is not known may be log 0.9 ± log(1.1 / 0.9)
def test_errors_of_what_is_not_known_count(found, driver):
    columns = {"a": (0.5, 0.36), "need_a": (100, 125), "output_a": (50, 45)}
    share = found(columns, [driver(roles="no", output_error=0.1)])["index"].shares["unknown"]
    need, high = math.log(1.25), math.log(1 / 0.9) + math.log(1.1 / 0.9)
    assert (share.low, share.high) == pytest.approx((0, high / (high + need)))


# The index has no score in 2024: b is gone
def test_below_an_index_without_a_score_nodes_are_diagnosed(found, driver):
    parents = {"x": "index", "y": "index", "a": "x", "b": "y"}
    told = found(NEED | {"b": (1, None)}, [driver()], parents)
    assert set(told) == {"x", "a"}
    assert told["x"].cause == "demand"


# Copeland's rule compares units: what moved the index cannot be told, what moved a pillar can
def test_below_an_index_that_is_refused_nodes_are_diagnosed(found, driver):
    parents = {"x": "index", "y": "index", "a": "x", "b": "y"}
    means = {"method": "arithmetic", "node": {"index": {"method": "copeland"}}}
    told = found(NEED | {"b": (1, 1)}, [driver()], parents, aggregate=means, diagnosis={"small": 0})
    assert told["x"].cause == "demand"
    assert told["index"].cause in ("none", "unknown")


def test_a_node_without_a_score_is_not_diagnosed(found):
    told = found({"a": (1, 2), "b": (None, 2)}, [], {"a": "index", "b": "index"}, normalise={"method": "none"})
    assert set(told) == {"a"}


FIGURE = st.floats(1, 1000)


@given(st.lists(FIGURE, min_size=8, max_size=8))
def test_points_add_up_to_the_change(town, driver, figures):
    need, budget, price, output = (figures[start : start + 2] for start in range(0, 8, 2))
    columns = {"a": [one / other for one, other in zip(output, need, strict=True)],
               "need_a": need, "budget_a": budget, "prices_a": price, "output_a": output}  # fmt: skip
    result = town({"a": "index"}, columns, diagnosis={"small": 0}).build()
    told = {one.node: one for one in diagnose(result, [driver()], TWO)}["index"]
    if abs(told.change) > 1e-6:
        assert sum(told.points.values()) == pytest.approx(told.change, rel=1e-6)
