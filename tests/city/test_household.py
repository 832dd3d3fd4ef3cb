import pytest

from donghaeng.base.errors import InputError
from donghaeng.city.household import COLUMNS, Household


def test_without_an_assessed_income_the_income_serves():
    assert Household(1, 500_000.0, 0.0).columns["assessed_income"] == 500_000
    assert Household(1, 500_000.0, 0.0, assessed_income=0.0).columns["pension_assessed_income"] == 0


def test_who_earns_nothing_has_no_type():
    assert Household(1, 0.0, 0.0).columns["earner_type"] is None


def test_the_columns_are_those_of_any_household():
    assert set(Household(4, 2e6, 1e8, 1e6, "two_earner").columns) == COLUMNS


def test_assessed_income_rises_with_the_earnings_as_far_as_they_are_in_it():
    assert Household(1, 1e6, 0.0, 1e6, "single").moves["assessed_income"] == 1
    share = Household(1, 1e6, 0.0, 1e6, "single", assessed_income=7e5).moves["assessed_income"]
    assert share == pytest.approx(0.7)
    assert share * 1e6 <= 7e5


def test_a_household_that_contradicts_itself_is_refused_with_every_fault():
    with pytest.raises(InputError) as raised:
        Household(1, 1e6, 0.0, 2e6, "single", children_of_allowance_age=2)
    assert [fault.where for fault in raised.value.faults] == ["earnings", "persons"]
