"""Periods: years, quarters and months, written ``2022``, ``2022-Q3`` and ``2022-03``."""

import calendar
import re

from donghaeng.base.errors import DataError, Fault

PATTERN = re.compile(r"(?P<year>\d{4})(-(Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?", re.ASCII)
EXPECTED = "a year 2022, a quarter 2022-Q3 or a month 2022-03"


PER_YEAR = {"year": 1, "quarter": 4, "month": 12}
"""Periods in a year, by frequency."""


def is_period(text: str) -> bool:
    """Whether ``text`` is a period as we write it."""
    return PATTERN.fullmatch(text) is not None


def start(period: str) -> float:
    """When a period begins. [years]

    Raises
    ------
    DataError
        If the text is not a period.

    Examples
    --------
    >>> start("2022"), start("2022-Q3"), start("2022-04")
    (2022.0, 2022.5, 2022.25)
    """
    match = PATTERN.fullmatch(period)
    if match is None:
        raise DataError("not a period", [Fault("period", repr(period), EXPECTED)])
    quarter, month = match["quarter"], match["month"]
    months = 3 * (int(quarter) - 1) if quarter else int(month) - 1 if month else 0
    return int(match["year"]) + months / 12


def frequency(period: str) -> str:
    """Whether a period is a ``year``, a ``quarter`` or a ``month``."""
    match = PATTERN.fullmatch(period)
    return "quarter" if match and match["quarter"] else "month" if match and match["month"] else "year"


def days(period: str) -> tuple[str, str]:
    """The first and the last day of a period, as ISO 8601 writes them.

    Raises
    ------
    DataError
        If the text is not a period.

    Examples
    --------
    >>> days("2024-Q1"), days("2024-02")
    (('2024-01-01', '2024-03-31'), ('2024-02-01', '2024-02-29'))
    """
    begins = start(period)
    year = int(begins)
    first = 1 + round(12 * (begins - year))
    last = first + 12 // PER_YEAR[frequency(period)] - 1
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{calendar.monthrange(year, last)[1]}"


def in_order(periods: set[str]) -> tuple[str, ...]:
    """Periods from the first to the last."""
    return tuple(sorted(periods, key=start))
