"""A household by its options."""

import pytest

from donghaeng.base.errors import InputError
from donghaeng.cli.welfare_household import household, shares


def test_who_is_not_named_is_not_there_and_income_stands_for_assessed_income():
    found = household(["age=30", "couple_pensioners = 2"], None, size=2, income=7.0)
    assert (found["size"], found["assessed_income"], found["pension_assessed_income"]) == (2, 7, 7)
    assert (found["single_pensioners"], found["couple_pensioners"], found["age"]) == (0, 2, 30)
    assert household(None, 5.0, income=7.0)["assessed_income"] == 5


@pytest.mark.parametrize("said", ["age", "age=", "age=thirty"])
def test_what_is_no_number_is_refused(said):
    with pytest.raises(InputError, match="--also: found"):
        shares("--also", [said], "age=30")
