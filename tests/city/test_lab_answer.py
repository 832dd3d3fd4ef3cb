"""What an answer of the lab says of itself."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from donghaeng.city import City
from donghaeng.city.household import Household
from donghaeng.city.lab_answer import Held

SEOUL = City(Path("cities/seoul"))
ALONE = Household(1, 500_000.0, 0.0)


def test_the_last_day_is_the_one_before_the_end():
    held = Held(dt.date(2022, 7, 1), dt.date(2025, 7, 1))
    assert held.last == dt.date(2025, 6, 30)
    assert replace(held, until=None).last is None


def test_a_phase_was_paid_in_the_years_between_its_days():
    first = SEOUL.lab.answer(ALONE, 2024).phases[0]
    assert [first.was_paid_in(year) for year in (2021, 2022, 2025, 2026)] == [False, True, True, False]


def test_less_than_a_won_is_nothing():
    line = 0.85 * 2_228_445
    assert [SEOUL.lab.answer(replace(ALONE, income=line - short), 2024).is_paid for short in (0.5, 3)] == [False, True]


def test_what_is_given_up_is_what_current_welfare_pays_instead():
    answer = SEOUL.lab.answer(ALONE, 2024)
    assert [(part.programme.code, part.amount) for part in answer.given_up] == [("livelihood", 213_102)]
    assert answer.difference == pytest.approx(697_089.125 - 213_102)


def test_unverified_numbers_of_the_schedules_are_named():
    """What a tenant bears of the rent was read for 2020 and 2026 alone."""
    assert SEOUL.lab.answer(ALONE, 2024).doubted == ()
    tenant = SEOUL.lab.answer(replace(ALONE, rent=300_000.0), 2024)
    assert [one.path for one in tenant.doubted] == ["housing.own_share"]
