# Over 400 lines: the cases of one module, in sections, so that a case is found where its module says.
import statistics

import numpy as np
import pytest

from donghaeng.base.errors import DataError, MethodError, UndefinedResultError, UnknownValueError
from donghaeng.index import combine as module
from donghaeng.index.aggregate import AGGREGATE

GAP = np.nan
TREE = {"housing": "index", "rent": "housing -1", "damp": "housing -1", "homes": "index 1"}
RATIO = {"base_period": "2022", "normalise": {"method": "ratio_to_base"}}
FLAT = {"a": "index 1", "b": "index 1", "c": "index 1"}


def row_of(**scores):
    """Return data of one unit in 2022; None is a gap."""
    lines = [f"u 2022 {code} {'.' if score is None else score}" for code, score in scores.items()]
    return "\n".join(["unit period node value", *lines])


# The tree


# safety: falls 40 and fires 60 -> 50; care 70; index (50 + 70 + 90) / 3 = 70, of branches one, two and three deep
def test_branches_of_different_depth_are_built_from_below(tree, build):
    framework = tree(home="index 1", safety="index", falls="safety 1", fires="safety 1",
                     care="index", beds="care", ward="beds 1")  # fmt: skip
    result = build(framework, row_of(home=90, falls=40, fires=60, ward=70))
    nodes = ("safety", "beds", "care", "index")
    assert [result.score(node, "2022") for node in nodes] == pytest.approx([50, 70, 70, 70])


# (1 x 40 + 3 x 80) / 4 = 70; (2 x 70 + 1 x 100) / 3 = 80
def test_given_weights_hold_among_siblings(tree, build):
    framework = tree(housing="index . 2", homes="index 1 1", rent="housing 1 1", damp="housing 1 3")
    result = build(framework, row_of(rent=40, damp=80, homes=100))
    assert result.score("index", "2022") == pytest.approx(80)


def test_a_weight_that_is_not_told_is_one(tree, build):
    result = build(tree(a="index 1", b="index 1 3"), row_of(a=40, b=80))
    assert result.score("index", "2022") == pytest.approx(70)


def test_equal_weights_ignore_those_of_the_framework(tree, build):
    result = build(tree(a="index 1", b="index 1 3"), row_of(a=40, b=80), weights={"method": "equal"})
    assert result.score("index", "2022") == pytest.approx(60)


# housing holds 2 of 3 indicators: (2 x 50 + 80) / 3 = 60, the plain mean of 40, 60 and 80
def test_counted_weights_give_every_indicator_the_same_say(tree, build):
    framework = tree(housing="index", rent="housing 1", damp="housing 1", homes="index 1")
    result = build(framework, row_of(rent=40, damp=60, homes=80), weights={"method": "counted"})
    assert result.score("index", "2022") == pytest.approx(60)


# Only at the index are indicators counted: inside housing the weights 1 and 3 stay, (40 + 180) / 4 = 55;
# (2 x 55 + 85) / 3 = 65
def test_weights_are_chosen_for_the_parent_of_what_is_weighed(tree, build):
    framework = tree(housing="index", rent="housing 1 1", damp="housing 1 3", homes="index 1 7")
    weights = {"method": "given", "node": {"index": {"method": "counted"}}}
    result = build(framework, row_of(rent=40, damp=60, homes=85), weights=weights)
    assert result.score("index", "2022") == pytest.approx(65)


# Methods by level and node


# housing of 20 and 80: geometric sqrt(1600) = 40; safety of 30 and 60: harmonic 2 / (1/30 + 1/60) = 40 and minimum 30;
# index: mean of both
@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [
        ({"method": "arithmetic"}, (50, 45, 47.5)),
        ({"method": "arithmetic", "level": {"1": {"method": "geometric"}}}, (40, np.sqrt(1800), 20 + np.sqrt(450))),
        ({"method": "arithmetic", "node": {"housing": {"method": "geometric"}, "safety": {"method": "harmonic"}}},
         (40, 40, 40)),
        ({"method": "arithmetic", "level": {"1": {"method": "geometric"}}, "node": {"safety": {"method": "minimum"}}},
         (40, 30, 35)),
        ({"method": "minimum", "level": {"1": {"method": "median"}}}, (50, 45, 45)),
        ({"method": "power", "exponent": 2, "level": {"1": {"exponent": -1}}}, (32, 40, np.sqrt((32**2 + 40**2) / 2))),
    ],
)  # fmt: skip
def test_each_level_and_node_is_combined_by_its_own_method(tree, build, aggregate, expected):
    framework = tree(housing="index", safety="index", a="housing 1", b="safety 1", c="housing 1", d="safety 1")
    result = build(framework, row_of(a=20, b=30, c=80, d=60), aggregate=aggregate)
    assert [result.score(node, "2022") for node in ("housing", "safety", "index")] == pytest.approx(list(expected))


# rent 30 between 50 and 10 is 50; damp keeps the worst but has 20 as its best: (50 - 30) / 30 = 66.7;
# homes is a score already
def test_each_indicator_is_normalised_by_its_own_method(tree, build):
    goalposts = {"method": "goalposts", "worst": 50, "best": 10,
                 "node": {"damp": {"best": 20}, "homes": {"method": "none"}}}  # fmt: skip
    result = build(tree(**TREE), row_of(rent=30, damp=30, homes=77), normalise=goalposts)
    assert [result.score(node, "2022") for node in ("rent", "damp", "homes")] == pytest.approx([50, 200 / 3, 77])


@pytest.mark.parametrize(
    ("name", "reference"),
    [("median", np.median), ("minimum", np.min), ("arithmetic", np.mean), ("geometric", statistics.geometric_mean),
     ("harmonic", statistics.harmonic_mean)],
)  # fmt: skip
def test_a_built_score_is_that_of_another_program(tree, build, name, reference):
    scores = [81.5, 120.25, 99.0, 107.75]
    framework = tree(**{f"n{place}": "index 1" for place in range(4)})
    data = row_of(**{f"n{place}": score for place, score in enumerate(scores)})
    assert build(framework, data, aggregate={"method": name}).score("index", "2022") == pytest.approx(reference(scores))


# Gaps


def test_one_gap_makes_every_ancestor_a_gap(tree, build):
    result = build(tree(**TREE), row_of(rent=None, damp=5, homes=80), normalise={"method": "rank"})
    np.testing.assert_array_equal(result.computed.scores[0, 0], [GAP, 1, 1, GAP, GAP])


def test_a_row_that_is_not_there_is_a_gap_too(tree, build):
    assert np.isnan(build(tree(**FLAT), row_of(a=1, b=2)).score("index", "2022"))


# Two of three are present: 2/3. (40 + 80) / 2 = 60
@pytest.mark.parametrize(("min_share", "expected"), [(0, 60), (0.5, 60), (2 / 3, 60), (0.67, GAP), (1, GAP)])
def test_a_share_of_children_may_be_enough(tree, build, min_share, expected):
    result = build(tree(**FLAT), row_of(a=40, b=80, c=None), aggregate={"min_share": min_share})
    np.testing.assert_allclose(result.score("index", "2022"), expected)


# Weights 1 and 3 are left: (40 + 240) / 4 = 70, whatever the missing one weighs
def test_those_present_share_the_weight_of_those_missing(tree, build):
    framework = tree(a="index 1 1", b="index 1 3", c="index 1 50")
    result = build(framework, row_of(a=40, b=80, c=None), aggregate={"min_share": 0})
    assert result.score("index", "2022") == pytest.approx(70)


# 0.55 x 20 is 11.000000000000002 in doubles; eleven of twenty are 0.55 all the same
@pytest.mark.parametrize(("children", "share"), [(20, 0.55), (25, 0.28), (100, 0.07)])
def test_exactly_the_share_asked_for_is_enough(tree, build, children, share):
    framework = tree(**{f"n{place}": "index 1" for place in range(children)})
    data = row_of(**{f"n{place}": 50 for place in range(round(children * share))})
    assert build(framework, data, aggregate={"min_share": share}).score("index", "2022") == pytest.approx(50)


@pytest.mark.parametrize("name", AGGREGATE)
@pytest.mark.parametrize("min_share", [0, 1])
def test_where_everything_is_missing_nothing_is_made_up(tree, build, name, min_share):
    exponent = {"exponent": 2} if name == "power" else {}
    settings = {"method": name, "min_share": min_share, **exponent}
    result = build(tree(**FLAT), row_of(a=None, b=None, c=None), aggregate=settings)
    assert np.isnan(result.computed.scores).all()


@pytest.mark.parametrize("name", AGGREGATE)
def test_a_gap_within_the_share_does_not_move_the_mean_of_the_others(tree, build, name):
    settings = {"method": name, "min_share": 0.5, **({"exponent": -2} if name == "power" else {})}
    with_gap = build(tree(**FLAT), row_of(a=40, b=90, c=None), aggregate=settings)
    without = build(tree(a="index 1", b="index 1"), row_of(a=40, b=90), aggregate=settings)
    assert with_gap.score("index", "2022") == pytest.approx(without.score("index", "2022"))


# 2022 10, 2024 20: 15 between, a score of 150 on the base of 10
def test_gaps_are_filled_before_values_become_scores(tree, build):
    text = "unit period node value\nu 2022 a 10\nu 2023 a .\nu 2024 a 20"
    result = build(tree(a="index 1"), text, gaps={"method": "interpolate"}, **RATIO)
    assert result.panel("index").ravel() == pytest.approx([100, 150, 200])


def test_gaps_are_filled_by_the_method_of_each_indicator(tree, build):
    text = "unit period node value\nu 2022 a 10\nu 2022 b 10\nu 2023 a .\nu 2023 b .\nu 2023 c 5\nu 2022 c 5"
    gaps = {"method": "keep", "node": {"b": {"method": "carry_forward"}}}
    result = build(tree(**FLAT), text, gaps=gaps)
    np.testing.assert_array_equal(result.computed.prepared.values[0, 1], [GAP, 10, 5])


@pytest.mark.parametrize("status", ["left_out", "unknown"])
def test_what_is_left_out_or_unknown_is_not_filled(tree, build, status):
    text = f"""
        unit period node    value status   note
        u    2022   a       10    .        .
        u    2023   a       .     {status} why
        u    2023   housing 90    given    .
    """
    result = build(tree(housing="index", a="housing 1"), text, gaps={"method": "carry_forward"})
    np.testing.assert_array_equal(result.panel("a"), [[10, GAP]])


# +39.1 % is known of 2023; carried forward, 10 would say 100
def test_a_published_change_is_no_gap_to_be_filled(tree, build):
    text = "unit period node value status\nu 2022 a 10 .\nu 2023 a 39.1 change_from_base"
    result = build(tree(a="index 1"), text, gaps={"method": "carry_forward"}, **RATIO)
    assert result.score("index", "2023") == pytest.approx(139.1)
    assert len(result.altered) == 0


# Left out


# damp is left out in 2023: housing is rent alone, and weighs 1 beside homes: (200 + 100) / 2 = 150.
# In 2022 all three count and stand at 100
LEFT_OUT = """
unit period node  value status   note
u    2022   rent  20    .        .
u    2022   damp  5     .        .
u    2022   homes 10    .        .
u    2023   rent  10    .        .
u    2023   damp  .     left_out works_had_not_started
u    2023   homes 10    .        .
"""


@pytest.mark.parametrize("weights", ["given", "equal", "counted"])
def test_an_indicator_left_out_does_not_count_in_its_period(tree, build, weights):
    result = build(tree(**TREE), LEFT_OUT, weights={"method": weights}, **RATIO)
    assert result.panel("index").ravel() == pytest.approx([100, 150])


# With two more in housing it weighs 3 of 4 in 2023: (3 x 200 + 100) / 4 = 175
def test_a_pillar_weighs_as_many_indicators_as_are_counted(tree, build):
    framework = tree(**TREE, mould="housing -1", noise="housing -1")
    more = "".join(f"u {year} {code} {value} . .\n" for year, value in ((2022, 8), (2023, 4))
                   for code in ("mould", "noise"))  # fmt: skip
    result = build(framework, LEFT_OUT + more, weights={"method": "counted"}, **RATIO)
    assert result.score("index", "2023") == pytest.approx(175)
    assert result.computed.counted[0, :, framework.position["index"]].tolist() == [5, 4]


def test_a_pillar_with_everything_left_out_does_not_count_either(tree, build):
    text = LEFT_OUT.replace("2023   rent  10    .        .", "2023   rent  .     left_out why")
    result = build(tree(**TREE), text, **RATIO)
    assert np.isnan(result.score("housing", "2023"))
    assert result.score("index", "2023") == pytest.approx(100)


def test_what_is_left_out_is_not_missing_from_the_share_asked_for(tree, build):
    result = build(tree(**TREE), LEFT_OUT, aggregate={"min_share": 1}, **RATIO)
    assert result.score("housing", "2023") == pytest.approx(200)


# Given


# housing is given as 125.1 for 5 indicators, homes computed as 110: (5 x 125.1 + 110) / 6 = 122.583
GIVEN = """
unit period node    value status indicators
u    2022   rent    20    .      .
u    2022   damp    5     .      .
u    2022   homes   10    .      .
u    2023   rent    10    .      .
u    2023   damp    .     .      .
u    2023   homes   11    .      .
u    2023   housing 125.1 given  5
"""


def test_a_given_score_stands_above_computed_ones_and_weighs_its_indicators(tree, build):
    result = build(tree(**TREE), GIVEN, weights={"method": "counted"}, **RATIO)
    assert result.score("housing", "2023") == 125.1
    assert result.score("index", "2023") == pytest.approx((5 * 125.1 + 110) / 6)


def test_a_given_score_without_counted_weights_weighs_what_it_always_does(tree, build):
    result = build(tree(**TREE), GIVEN, **RATIO)
    assert result.score("index", "2023") == pytest.approx((125.1 + 110) / 2)


def test_what_is_computed_stands_beside_what_is_given_in_another_period(tree, build):
    assert build(tree(**TREE), GIVEN, **RATIO).score("housing", "2022") == pytest.approx(100)


def test_a_given_index_needs_nothing_below_it(tree, build):
    result = build(tree(**TREE), "unit period node value status\nu 2022 index 130.6 given", **RATIO)
    assert result.score("index", "2022") == 130.6


def test_a_given_score_counts_even_where_all_below_it_is_left_out(tree, build):
    text = """
        unit period node    value status   note
        u    2022   rent    .     left_out late
        u    2022   damp    .     left_out late
        u    2022   housing 90    given    .
        u    2022   homes   110   .        .
    """
    framework = tree(housing="index", rent="housing 1", damp="housing 1", homes="index 1")
    assert build(framework, text).score("index", "2022") == pytest.approx(100)


# A child of -5 has no geometric mean, but its parent is given and is not computed
def test_below_a_given_score_nothing_is_computed(tree, build):
    text = """
        unit period node    value status
        u    2022   a       -5    .
        u    2022   b       7     .
        u    2022   housing 90    given
        u    2023   a       4     .
        u    2023   b       9     .
    """
    framework = tree(housing="index", a="housing 1", b="housing 1")
    result = build(framework, text, aggregate={"method": "geometric"})
    assert result.panel("housing").ravel() == pytest.approx([90, 6])


# Unknown


UNKNOWN = """
unit period node    value status
u    2022   rent    20    .
u    2022   damp    5     .
u    2022   homes   10    .
u    2023   rent    10    .
u    2023   damp    .     unknown
u    2023   homes   11    .
"""


def test_an_unknown_value_that_is_needed_is_refused(tree, build):
    with pytest.raises(
        UnknownValueError, match=r"needs values that are unknown\n  - damp, u, 2023: found a value known"
    ):
        build(tree(**TREE), UNKNOWN, **RATIO)


def test_an_unknown_value_is_needed_even_where_a_share_would_do(tree, build):
    with pytest.raises(UnknownValueError, match="damp, u, 2023"):
        build(tree(**TREE), UNKNOWN, aggregate={"min_share": 0}, **RATIO)


@pytest.mark.parametrize("node", ["housing", "index"])
def test_an_unknown_value_below_a_given_score_is_not_needed(tree, build, node):
    result = build(tree(**TREE), UNKNOWN + f"u 2023 {node} 120 given", **RATIO)
    assert result.score(node, "2023") == 120
    assert np.isnan(result.score("damp", "2023"))


def test_a_given_score_of_another_period_does_not_help(tree, build):
    with pytest.raises(UnknownValueError, match="damp, u, 2023"):
        build(tree(**TREE), UNKNOWN + "u 2022 housing 120 given", **RATIO)


def test_a_given_score_of_another_branch_does_not_help(tree, build):
    framework = tree(**TREE, care="index", beds="care 1")
    with pytest.raises(UnknownValueError, match="damp, u, 2023"):
        build(framework, UNKNOWN + "u 2023 care 120 given\nu 2022 care 100 given", **RATIO)


# Base values and changes


def test_a_value_without_a_base_is_refused(tree, build):
    with pytest.raises(
        DataError, match="indicators without a base value\n  - a, u, 2023: found a value, but none in the base period"
    ):
        build(tree(a="index 1", b="index 1"), "unit period node value\nu 2022 b 1\nu 2023 a 1\nu 2023 b 1", **RATIO)


def test_below_a_given_score_a_value_without_a_base_is_a_gap(tree, build):
    text = "unit period node value status\nu 2022 index 100 given\nu 2023 a 1 .\nu 2023 index 105 given"
    result = build(tree(a="index 1"), text, **RATIO)
    np.testing.assert_array_equal(result.panel("a"), [[GAP, GAP]])
    np.testing.assert_array_equal(result.panel("index"), [[100, 105]])


# +39.1 % of what should rise is 139.1. +25 % of what should fall: 100 / 1.25 = 80, or 200 - 125 = 75
@pytest.mark.parametrize(
    "case",
    [(1, 39.1, "reciprocal", 139.1), (1, -100, "reciprocal", 0), (-1, 25, "reciprocal", 80), (-1, 25, "reflection", 75),
     (-1, -100, "reflection", 200), (1, 0, "reflection", 100)],
)  # fmt: skip
def test_a_published_change_from_the_base_stands_as_a_score(tree, build, case):
    direction, change, how, score = case
    text = f"unit period node value status\nu 2022 a 0 change_from_base\nu 2023 a {change} change_from_base"
    normalise = {"method": "ratio_to_base", "lower_is_better": how}
    result = build(tree(a=f"index {direction}"), text, base_period="2022", normalise=normalise)
    assert result.score("index", "2023") == pytest.approx(score)


@pytest.mark.parametrize(("change", "score"), [(-90, 50), (135, 200), (10, 110)])
def test_a_published_change_is_held_between_floor_and_cap(tree, build, change, score):
    text = f"unit period node value status\nu 2022 a 10 .\nu 2023 a {change} change_from_base"
    normalise = {"method": "ratio_to_base", "floor": 50, "cap": 200}
    result = build(tree(a="index 1"), text, base_period="2022", normalise=normalise)
    assert result.score("a", "2023") == pytest.approx(score)


def test_the_reciprocal_of_a_fall_to_nothing_is_refused(tree, build):
    text = "unit period node value status\nu 2022 a 10 .\nu 2023 a -100 change_from_base"
    with pytest.raises(UndefinedResultError, match="a, u, 2023: found the reciprocal of zero is not defined; expected"):
        build(tree(a="index -1"), text, **RATIO)


def test_a_published_change_is_no_score_under_another_method(tree, build):
    text = "unit period node value status\nu 2022 a 39.1 change_from_base\nu 2022 b 1 ."
    with pytest.raises(
        UndefinedResultError, match="a, u, 2022: found the score of a change from the base under 'none'"
    ):
        build(tree(a="index 1", b="index 1"), text)


def test_a_change_from_a_units_own_base_is_refused_where_another_unit_gives_the_base(tree, build):
    text = "unit period node value status\nu 2022 a 10 .\nv 2022 a 20 .\nv 2023 a 39.1 change_from_base"
    with pytest.raises(UndefinedResultError, match="a, v, 2023: found a change from the unit's own base"):
        build(tree(a="index 1"), text, base_unit="u", **RATIO)


def test_a_change_of_one_indicator_leaves_others_to_their_own_method(tree, build):
    text = "unit period node value status\nu 2022 a 0 change_from_base\nu 2022 b 77 ."
    normalise = {"method": "ratio_to_base", "node": {"b": {"method": "none"}}}
    result = build(tree(a="index 1", b="index 1"), text, base_period="2022", normalise=normalise)
    assert result.score("b", "2022") == 77


# Both districts on the city's 20: 10 / 20 and 40 / 20, later 30 / 20 and 20 / 20
def test_a_base_unit_makes_units_comparable(tree, build):
    text = """
        unit period node value
        city 2022   a    20
        east 2022   a    10
        west 2022   a    40
        city 2023   a    25
        east 2023   a    30
        west 2023   a    20
    """
    result = build(tree(a="index 1"), text, base_unit="city", **RATIO)
    np.testing.assert_allclose(result.panel("index"), [[100, 125], [50, 150], [200, 100]])


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"base_period": "2020"}, "base_period: found '2020'; expected one that has data: 2022"),
        ({"base_unit": "busan"}, "base_unit: found 'busan'; expected one that has data: u"),
    ],
)
def test_a_base_that_is_not_among_the_data_is_refused(tree, build, settings, fault):
    with pytest.raises(DataError, match=f"the base is not among the data\n  - {fault}"):
        build(tree(a="index 1"), row_of(a=1), **settings)


def test_both_bases_that_are_not_among_the_data_are_refused_at_once(tree, build):
    with pytest.raises(DataError, match=r"(?s)base_period.*base_unit"):
        build(tree(a="index 1"), row_of(a=1), base_period="1999", base_unit="busan")


# Arithmetic without an answer


@pytest.mark.parametrize("name", ["geometric", "harmonic", "power"])
def test_the_mean_of_a_negative_score_is_refused_naming_node_unit_and_period(tree, build, name):
    settings = {"method": name, **({"exponent": 2} if name == "power" else {})}
    text = "unit period node value\nmapo 2022 a 5\nmapo 2022 b 5\njung 2022 a 5\njung 2022 b -1"
    with pytest.raises(UndefinedResultError, match=r"b, jung, 2022: found -1, and the \w+ mean of a negative score is"):
        build(tree(a="index 1", b="index 1"), text, aggregate=settings)


@pytest.mark.parametrize("name", ["geometric", "harmonic"])
def test_a_zero_makes_its_parent_zero(tree, build, name):
    assert build(tree(**FLAT), row_of(a=0, b=90, c=90), aggregate={"method": name}).score("index", "2022") == 0


def test_a_reflected_score_below_zero_reaches_the_mean_that_refuses_it(tree, build):
    text = "unit period node value\nu 2022 rent 10\nu 2023 rent 40\nu 2022 damp 10\nu 2023 damp 10"
    with pytest.raises(UndefinedResultError, match="rent, u, 2023: found -200, and the geometric mean of a negative"):
        build(tree(rent="index -1", damp="index -1"), text, base_period="2022", aggregate={"method": "geometric"},
              normalise={"method": "ratio_to_base", "lower_is_better": "reflection"})  # fmt: skip


def test_every_cell_without_an_answer_is_named_at_once(tree, build):
    normalise = {"method": "ratio_to_base", "node": {"c": {"method": "goalposts", "worst": 1, "best": 1}}}
    with pytest.raises(UndefinedResultError, match="scores that have no answer") as error:
        build(tree(a="index 1", b="index -1", c="index 1"), row_of(a=0, b=0, c=1), base_period="2022",
              normalise=normalise)  # fmt: skip
    assert [fault.where for fault in error.value.faults] == ["a, u, 2022", "b, u, 2022", "c"]


def test_goalposts_that_coincide_are_refused_with_their_indicators(tree, build):
    with pytest.raises(UndefinedResultError, match="a, b: found goalposts must differ; got worst=1, best=1"):
        build(
            tree(a="index 1", b="index 1"), row_of(a=1, b=2), normalise={"method": "goalposts", "worst": 1, "best": 1}
        )


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"normalise": {"method": "ratio_to_base"}}, "ratio_to_base needs base_period"),
        ({"aggregate": {"method": "power", "exponent": 0}}, "exponent 0 is the geometric mean"),
    ],
)
def test_a_method_that_lacks_something_is_refused(tree, build, settings, message):
    with pytest.raises(MethodError, match=message):
        build(tree(a="index 1"), row_of(a=1), **settings)


# Blocks


def data_of_many(scores):
    lines = [
        f"u{unit} 2022 {code} {scores[unit, place]}" for unit in range(len(scores)) for place, code in enumerate("abc")
    ]
    return "\n".join(["unit period node value", *lines])  # fmt: skip


def test_many_units_in_blocks_are_as_they_are_at_once(tree, build, monkeypatch):
    scores = np.random.default_rng(4).uniform(1, 99, (50, 3))
    at_once = build(tree(**FLAT), data_of_many(scores), aggregate={"method": "geometric"})
    monkeypatch.setattr(module, "BLOCK", 7)
    in_blocks = build(tree(**FLAT), data_of_many(scores), aggregate={"method": "geometric"})
    np.testing.assert_array_equal(in_blocks.computed.scores, at_once.computed.scores)
    np.testing.assert_allclose(in_blocks.panel("index")[:, 0], np.exp(np.log(scores).mean(axis=1)))


def test_a_fault_in_a_later_block_is_named_by_its_unit(tree, build, monkeypatch):
    scores = np.full((9, 3), 5.0)
    scores[7, 1] = -1
    monkeypatch.setattr(module, "BLOCK", 6)
    with pytest.raises(UndefinedResultError, match="b, u7, 2022: found -1"):
        build(tree(**FLAT), data_of_many(scores), aggregate={"method": "geometric"})


def test_weights_that_differ_between_units_follow_them_into_their_block(tree, build, monkeypatch):
    monkeypatch.setattr(module, "BLOCK", 2)
    text = """
        unit period node    value status indicators
        u    2022   housing 100   given  1
        u    2022   b       40    .      .
        v    2022   housing 100   given  3
        v    2022   b       40    .      .
    """
    result = build(tree(housing="index", a="housing 1", b="index 1"), text, weights={"method": "counted"})
    assert result.panel("index").ravel() == pytest.approx([70, 85])
