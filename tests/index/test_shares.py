import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from donghaeng.index.shares import PARTITIONS, PARTS, mixtures, shares

ALL = frozenset(PARTS)
NAN = np.nan


def made_of(data=0.0, framework=0.0, method=0.0, **together):
    """Return scores in which each part adds its own, and a pair something more."""
    alone = {"data": data, "framework": framework, "method": method}
    pairs = {frozenset(pair.split("_")): more for pair, more in together.items()}
    return {
        parts: np.array(
            [sum(alone[part] for part in parts) + sum(more for pair, more in pairs.items() if pair <= parts)]
        )
        for parts in mixtures()
    }


def told(scores):
    return {part: share.item() for part, share in shares(scores).items() if not np.isnan(share.item())}


def test_there_is_a_mixture_for_every_set_of_parts_none_first_all_last():
    assert len(set(mixtures())) == 8
    assert (mixtures()[0], mixtures()[-1]) == (frozenset(), ALL)


def test_parts_that_add_up_have_what_they_add():
    assert told(made_of(data=1, framework=-2, method=4)) == {"data": 1, "framework": -2, "method": 4}


# Shapley value: what two parts move only together is halved
def test_what_two_parts_move_together_is_halved():
    assert told(made_of(data=1, framework=2, data_framework=6)) == {"data": 4, "framework": 5, "method": 0}


# The glove game: a left glove (data) is worth 1 with either of two right ones (framework, method). Of the six orders
# the left one completes a pair in four, a right one in one
def test_the_glove_game_has_its_known_value():
    scores = made_of(data_framework=1, data_method=1)
    scores[ALL] = np.array([1.0])
    found = told(scores)
    assert found == pytest.approx({"data": 2 / 3, "framework": 1 / 6, "method": 1 / 6})


# Only the order method, framework, data has a score after each step: 0 -> 5 -> 7 -> 8
def test_orders_through_a_mixture_without_a_score_are_left_out():
    scores = dict.fromkeys(mixtures(), np.array([NAN]))
    for parts, score in {(): 0.0, ("method",): 5.0, ("method", "framework"): 7.0, PARTS: 8.0}.items():
        scores[frozenset(parts)] = np.array([score])
    assert told(scores) == {"method": 5, "framework": 2, "data": 1}


# data and method stand only together: framework moves 1 (0 -> 1) or 4 (6 -> 10), the two 6 (0 -> 6) or 9 (1 -> 10)
def test_parts_that_stand_only_together_are_told_together():
    scores = dict.fromkeys(mixtures(), np.array([NAN]))
    for parts, score in {(): 0.0, ("framework",): 1.0, ("data", "method"): 6.0, PARTS: 10.0}.items():
        scores[frozenset(parts)] = np.array([score])
    assert told(scores) == {"framework": 2.5, "together": 7.5}


def test_without_any_mixture_all_parts_are_told_together():
    scores = dict.fromkeys(mixtures(), np.array([NAN]))
    scores |= {frozenset(): np.array([3.0]), ALL: np.array([5.0])}
    assert told(scores) == {"together": 2}


def test_each_score_is_split_as_finely_as_it_can_be():
    scores = {parts: np.array([float(len(parts)), NAN]) for parts in mixtures()}
    scores |= {frozenset(): np.array([0.0, 3.0]), ALL: np.array([3.0, 5.0])}
    assert {part: share.tolist() for part, share in shares(scores).items() if part != "together"} == {
        part: pytest.approx([1, NAN], nan_ok=True) for part in PARTS
    }
    np.testing.assert_array_equal(shares(scores)["together"], [NAN, 2])


def test_every_partition_holds_each_part_once():
    assert [sorted(part for own in partition for part in own) for partition in PARTITIONS] == [sorted(PARTS)] * 5


scored = arrays(float, (8, 4), elements=st.floats(-1e3, 1e3))


@given(scored, arrays(bool, (8, 4)))
def test_shares_add_up_to_the_move_whatever_is_missing(values, holes):
    holes[[0, -1]] = False
    scores = dict(zip(mixtures(), np.where(holes, NAN, values), strict=True))
    total = np.nansum(list(shares(scores).values()), axis=0)
    np.testing.assert_allclose(total, values[-1] - values[0], atol=1e-9)
