import datetime as dt

import pytest

from donghaeng.base.errors import Fault, InputError, UnknownValueError
from donghaeng.city import City
from donghaeng.cli.welfare_city import chosen, law, naming_the_month
from donghaeng.welfare import Dated, Parameter, Parameters


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


@pytest.mark.parametrize(("day", "path", "expected"), [
    (dt.date(2022, 1, 1), "safety_income.share",
     "--month: found 1; expected 7, for safety_income.share is known from 2022-07-01 on"),
    (dt.date(2021, 1, 1), "safety_income.share", "safety_income.share: found nothing; expected a day"),
    (dt.date(2022, 1, 1), "safety_income.share, size 9", "safety_income.share, size 9: found nothing; expected a day"),
])  # fmt: skip
def test_a_month_of_the_year_is_named_where_one_would_do(seoul, day, path, expected):
    with pytest.raises(UnknownValueError) as error, naming_the_month(City(seoul).parameters.at(day)):
        raise UnknownValueError("not known", [Fault(path, "nothing", "a day")])
    assert str(error.value) == f"not known\n  - {expected}"


@pytest.mark.parametrize(
    ("first", "expected"), [((2022, 4, 2), "--month: found 1; expected 5"), ((2022, 12, 2), "a.b:")]
)
def test_a_month_begins_on_its_first_or_is_the_next(first, expected):
    known = Parameter("a.b", {}, "1", (Dated(dt.date(*first), 0.5, "notice"),))
    view = Parameters((known,)).at(dt.date(2022, 1, 1))
    with pytest.raises(UnknownValueError, match=expected), naming_the_month(view):
        view["a.b"]
