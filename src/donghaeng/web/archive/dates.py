"""Days as exact as they are known: 2024-06-19, 2024-06 or 2024."""

import datetime as dt
import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def first_day(text: str) -> dt.date | None:
    """The first day a date may mean; None where there is none.

    Examples
    --------
    >>> first_day("2024-06")
    datetime.date(2024, 6, 1)
    """
    found = PARTIAL.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def validate(text: str) -> None:
    """Refuse what is no date.

    Raises
    ------
    ValidationError
        If it is neither a day, nor a month, nor a year.
    """
    if first_day(text) is None:
        raise ValidationError(
            _("Found %(text)s; expected a date like 2024-06-19, 2024-06 or 2024."), params={"text": text}
        )


def validate_span(starts: str, ends: str) -> None:
    """Refuse an end before its beginning.

    Raises
    ------
    ValidationError
        At the field ``ends``.
    """
    if ends and starts and ends[: len(starts)] < starts[: len(ends)]:
        raise ValidationError({"ends": _("Found an end before the start.")})


def is_day(text: str) -> bool:
    """Whether a date is exact to the day."""
    return len(text) == len("2024-06-19") and first_day(text) is not None


def years_text(years: Iterable[int]) -> str:
    """Years as a span.

    Examples
    --------
    >>> years_text([2013, 2016])
    '2013–2016'
    """
    return "–".join(map(str, years))
