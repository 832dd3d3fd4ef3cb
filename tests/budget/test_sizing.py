"""Sizing by hand: 400 of 1,000 meals for 2 billion won at a score of 80."""

import pytest

from donghaeng.base.errors import InputError, MethodError
from donghaeng.budget import ANSWERS, Standing, size
from donghaeng.index import Framework, Node, read_method

TREE = Framework(
    (
        Node("all", "All", "전체"),
        Node("meals", "Meals", "급식", parent="all", direction=1),
        Node("wait", "Waiting", "대기", parent="all", direction=-1),
    )
)
MEALS = {
    "indicator": "meals",
    "score": 80,
    "cause": "demand",
    "output": 400,
    "need": 1000,
    "budget": 2e9,
    "price": 1.25,
}


def method_of(**options):
    return read_method({"base_period": "2022", "normalise": {"method": "ratio_to_base", **options}}, TREE)


@pytest.fixture
def sized():
    """Size one standing, with other numbers."""

    def sized(method=None, **others):
        (made,) = size([Standing(**{**MEALS, **others})], TREE, method or method_of())
        return made

    return sized


@pytest.mark.parametrize("cause", ["demand", "funding"])
def test_demand_and_funding_are_answered_by_money_at_todays_efficiency(sized, cause):
    made = sized(cause=cause)
    assert (made.output_needed, made.output_missing) == (500, 100)
    assert (made.budget_needed, made.extra_money, made.factor) == (2.5e9, 0.5e9, None)
    assert (made.coverage, made.coverage_needed) == (0.4, 0.5)
    assert made.efficiency == pytest.approx(400 / (2e9 / 1.25))
    assert (made.missing, made.reason) == ((), "")


def test_efficiency_is_answered_by_better_work_at_todays_money(sized):
    made = sized(cause="efficiency")
    assert (made.factor, made.extra_money, made.output_missing) == (1.25, None, 100)


def test_a_mixed_cause_has_both_answers(sized):
    made = sized(cause="mixed")
    assert (made.factor, made.extra_money) == (1.25, 0.5e9)


def test_another_target_can_be_named(sized):
    assert sized(target=120).extra_money == pytest.approx(1e9)


@pytest.mark.parametrize("cause", ["data", "unknown", "none"])
def test_other_causes_have_no_answer_in_money(sized, cause):
    made = sized(cause=cause)
    assert (made.reason, made.extra_money, made.factor) == ("no answer for this cause", None, None)
    assert cause not in ANSWERS


def test_what_is_not_published_is_named(sized):
    made = sized(budget=None, need=None, price=None)
    assert made.missing == ("need", "budget", "price")
    assert (made.output_missing, made.extra_money, made.efficiency, made.coverage) == (100, None, None, None)


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"output": 0}, "no output"),
        ({"score": 0}, "no output"),
        ({"budget": 0}, "no budget"),
        ({"score": 100}, "at target"),
        ({"score": 130}, "at target"),
    ],
)
def test_where_no_money_can_be_named_the_reason_is_told(sized, others, reason):
    made = sized(**others)
    assert made.reason == reason
    assert not made.extra_money


@pytest.mark.parametrize(
    ("others", "fault"),
    [
        ({"need": 0}, "need of 'meals': found 0; expected above 0"),
        ({"price": -1}, "price of 'meals': found -1; expected above 0"),
        ({"budget": -1}, "budget of 'meals': found -1; expected 0 or more"),
        ({"output": float("nan")}, "output of 'meals': found nan; expected 0 or more"),
        ({"target": 0}, "target of 'meals': found 0; expected above 0"),
    ],
)
def test_numbers_that_cannot_be_are_refused(sized, others, fault):
    with pytest.raises(InputError, match=fault):
        sized(**others)


def test_all_faults_are_found_at_once():
    standings = [Standing(**{**MEALS, "need": 0}), Standing(**{**MEALS, "indicator": "mails"})]
    with pytest.raises(InputError) as error:
        size(standings, TREE, method_of())
    assert len(error.value.faults) == 2


@pytest.mark.parametrize(
    ("others", "options", "fault"),
    [
        ({"indicator": "wait"}, {}, "lower is better"),
        ({}, {"cap": 100}, "80, held between floor and cap"),
        ({}, {"floor": 80}, "80, held between floor and cap"),
    ],
)
def test_a_score_that_is_not_proportional_is_refused(sized, others, options, fault):
    with pytest.raises(MethodError, match=f"found {fault}"):
        sized(method_of(**options), **others)


def test_another_normalisation_is_refused(sized):
    method = read_method({"normalise": {"method": "goalposts", "worst": 0, "best": 5, "node": {
        "wait": {"worst": 5, "best": 0}}}}, TREE)  # fmt: skip
    with pytest.raises(MethodError, match="found 'goalposts'; expected ratio_to_base"):
        sized(method)
