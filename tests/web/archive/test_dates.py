import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from donghaeng.web.archive import dates


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-06-19", dt.date(2024, 6, 19)), ("2024-06", dt.date(2024, 6, 1)), ("2024", dt.date(2024, 1, 1))],
)
def test_a_date_is_as_exact_as_it_is_known(text, day):
    assert dates.first_day(text) == day
    dates.validate(text)


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "2024-02-30", "20240619", "2024-6-9", "２０２４"])
def test_what_is_no_date_is_refused(text):
    assert dates.first_day(text) is None
    with pytest.raises(ValidationError, match="2024-06-19"):
        dates.validate(text)


def test_nothing_ends_before_it_starts():
    dates.validate_span("2024-06", "2024-06-01")
    with pytest.raises(ValidationError):
        dates.validate_span("2024-06-19", "2024-06-18")


def test_a_month_is_no_day():
    assert dates.is_day("2024-06-19")
    assert not dates.is_day("2024-06")
