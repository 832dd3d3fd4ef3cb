import pytest

from donghaeng.base.errors import DataError
from donghaeng.base.periods import days, frequency, in_order, is_period, start


@pytest.mark.parametrize("text", ["2022", "2022-Q1", "2022-Q4", "2022-01", "2022-12", "0001"])
def test_years_quarters_and_months_are_periods(text):
    assert is_period(text)


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022.0", "2022-Q0", "2022-Q5", "2022-00", "2022-13", "2022-1", "2022-q1", "2022-01-01", " 2022",
     "2022\n", "20222", "２０２２", "2022년"],
)  # fmt: skip
def test_anything_else_is_no_period(text):
    assert not is_period(text)


# A quarter begins three months after the one before: Q3 after 6 of 12 months; November after 10 of 12.
@pytest.mark.parametrize(
    ("period", "years"), [("2022", 2022), ("2022-Q1", 2022), ("2022-Q3", 2022.5), ("2022-11", 2022 + 10 / 12)]
)
def test_a_period_begins_where_the_calendar_says(period, years):
    assert start(period) == years


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-Q1", "2022-01-01", "2022-03-31"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
    ],
)
def test_a_period_lasts_from_its_first_day_to_its_last(period, first, last):
    assert days(period) == (first, last)


def test_every_month_begins_on_its_first_day():
    assert [days(f"2022-{month:02}")[0] for month in range(1, 13)] == [f"2022-{month:02}-01" for month in range(1, 13)]


def test_text_that_is_no_period_has_no_days():
    with pytest.raises(DataError, match="not a period"):
        days("2022-13")


def test_text_that_is_no_period_has_no_beginning():
    with pytest.raises(DataError, match="period: found '2022-Q5'; expected a year 2022, a quarter 2022-Q3 or a month"):
        start("2022-Q5")


@pytest.mark.parametrize(("period", "name"), [("2022", "year"), ("2022-Q3", "quarter"), ("2022-03", "month")])
def test_a_period_tells_its_frequency(period, name):
    assert frequency(period) == name


def test_periods_stand_in_the_order_of_time():
    assert in_order({"2023-02", "2022-12", "2023-01"}) == ("2022-12", "2023-01", "2023-02")
