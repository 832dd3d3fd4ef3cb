import datetime as dt

import pytest
from django.utils.translation import override

from donghaeng.web.core.templatetags.dates import day, span

SPANS = [
    ("2024-06-19", "2024-06-21", "19–21 June 2024", "2024년 6월 19~21일"),
    ("2024-06-28", "2024-07-02", "28 June – 2 July 2024", "2024년 6월 28일 ~ 7월 2일"),
    ("2024-12-30", "2025-01-03", "30 December 2024 – 3 January 2025", "2024년 12월 30일 ~ 2025년 1월 3일"),
    ("2024-06", "2024-09", "June 2024 – September 2024", "2024년 6월 ~ 2024년 9월"),
    ("2024-06-19", "2024-06-19", "19 June 2024", "2024년 6월 19일"),
    ("2024-06-19", "", "19 June 2024", "2024년 6월 19일"),
    ("", "", "", ""),
]


@pytest.mark.parametrize(
    ("value", "english", "korean"),
    [
        (dt.date(2024, 6, 9), "9 June 2024", "2024년 6월 9일"),
        ("2024-06-09", "9 June 2024", "2024년 6월 9일"),
        ("2024-06", "June 2024", "2024년 6월"),
        ("2024", "2024", "2024년"),
        ("2022-Q3", "2022-Q3", "2022-Q3"),
        ("2024-13", "2024-13", "2024-13"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_day_is_written_as_exactly_as_it_is_known(value, english, korean):
    with override("en"):
        assert day(value) == english
    with override("ko"):
        assert day(value) == korean


def test_a_moment_is_written_as_the_day_it_was_in_the_citys_time():
    late = dt.datetime(2024, 6, 18, 23, 0, tzinfo=dt.UTC)
    with override("en"):
        assert day(late) == "19 June 2024"


@pytest.mark.parametrize(("starts", "ends", "english", "korean"), SPANS)
def test_a_stretch_says_nothing_twice(starts, ends, english, korean):
    with override("en"):
        assert span(starts, ends) == english
    with override("ko"):
        assert span(starts, ends) == korean
