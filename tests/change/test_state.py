from pathlib import Path

import numpy as np
import pytest

from donghaeng.base.errors import InputError
from donghaeng.change import state, states
from donghaeng.files import read_index

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seoul():
    return read_index(ROOT / "cities" / "seoul" / "indices" / "going-together").build()


def test_a_state_holds_scores_weights_and_what_is_given(seoul):
    framework, found = seoul.framework, state(seoul, "2023", "seoul")
    places = [framework.position[code] for code in framework.children[framework.root]]
    assert found.scores[0, places].tolist() == [100.8, 125.1, 120.1, 98.4, 124.9, 97.9]
    assert found.weights[0, places].tolist() == [12, 5, 10, 8, 9, 5]
    assert found.is_given[0, places].all()
    assert not found.is_given[0, framework.position[framework.root]]


def test_some_units_can_be_taken(seoul):
    assert state(seoul, "2023").of(slice(0, 0)).scores.shape[0] == 0


def test_an_unknown_period_and_unit_are_refused_at_once(seoul):
    with pytest.raises(InputError, match=r"period: found '2031'; expected one of 2022.*\n.*unit: found 'busan'"):
        state(seoul, "2031", "busan")


def test_places_taken_together_are_those_taken_one_by_one(seoul):
    both = states(seoul, np.array([0, 0]), np.array([2, 0]))
    for place, period in enumerate(("2024", "2022")):
        one, own = both.of(slice(place, place + 1)), state(seoul, period, "seoul")
        for name in ("scores", "weights", "is_given"):
            np.testing.assert_array_equal(getattr(one, name), getattr(own, name))


def test_weights_that_are_those_of_all_units_and_periods_are_kept_once():
    districts = read_index(ROOT / "cities" / "seoul" / "indices" / "districts").build()
    both = states(districts, np.array([0, 3]), np.array([1, 1]))
    np.testing.assert_array_equal(both.weights, state(districts, "2015").weights)
    assert len(both.weights) == 1
