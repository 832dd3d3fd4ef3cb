import datetime as dt

import pytest

from donghaeng.base.errors import InputError
from donghaeng.city import City
from donghaeng.cli.welfare_city import chosen, law


def test_a_policy_is_chosen_by_its_code(seoul):
    assert chosen(City(seoul), "current", "CODE").names["en"] == "Current welfare"


def test_one_that_is_none_is_refused_where_it_was_named(seoul):
    with pytest.raises(InputError, match="OLD: found 'ubi'; expected one of basic-income, "):
        chosen(City(seoul), "ubi", "OLD")


def test_the_law_is_of_a_month_or_of_today(seoul):
    assert law(City(seoul), 2024, 7).day == dt.date(2024, 7, 1)
    assert abs(law(City(seoul), None, 1).day - dt.datetime.now(dt.UTC).date()) <= dt.timedelta(days=1)


def test_a_city_without_numbers_of_the_law_says_so(tmp_path):
    with pytest.raises(InputError, match=r"expected files welfare/parameters/\*\.toml"):
        law(City(tmp_path), 2024, 1)
