"""Days and stretches of time, as each language writes them: 19 June 2024, 2024년 6월 19일."""

import datetime as dt
import re
from functools import lru_cache

from django import template
from django.utils.dateformat import format as written
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language, gettext, gettext_noop

register = template.Library()

Day = dt.date | str | None

PARTIAL = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)

# A translation of these is a date format of Django. Two formats parted by "|" are the two ends of a stretch.
FULL = gettext_noop("j F Y")
SHAPES = {3: FULL, 2: gettext_noop("F Y"), 1: gettext_noop("Y")}
WITHIN_A_MONTH = gettext_noop("j|j F Y")
WITHIN_A_YEAR = gettext_noop("j F|j F Y")
BETWEEN = gettext_noop("–")


@register.filter
def day(value: Day) -> str:
    """Write a day, a month or a year out; text that is none of these stays as it is."""
    if not value:
        return ""
    return _day(value, get_language()) if isinstance(value, str) else _day.__wrapped__(value, None)


@lru_cache(maxsize=4096)
def _day(value: dt.date | str, _language: str | None) -> str:
    """Write it once for a language: the same days stand on many pages."""
    found = _parts(value)
    return written(found[0], gettext(SHAPES[found[1]])) if found else str(value)


@register.filter
def span(starts: Day, ends: Day) -> str:
    """Write the stretch from one day to another, saying nothing twice."""
    if not starts or not ends or str(starts) == str(ends):
        return day(starts or ends)
    first, last = _parts(starts), _parts(ends)
    if not first or not last or {first[1], last[1]} != {3} or first[0].year != last[0].year:
        return f"{day(starts)} {gettext(BETWEEN)} {day(ends)}"
    shape = WITHIN_A_MONTH if first[0].month == last[0].month else WITHIN_A_YEAR
    before, after = gettext(shape).split("|")
    gap = gettext(BETWEEN) if shape == WITHIN_A_MONTH else f" {gettext(BETWEEN)} "
    return f"{written(first[0], before)}{gap}{written(last[0], after)}"


def _parts(value: dt.date | str) -> tuple[dt.date, int] | None:
    """Return a day, and how many of year, month and day are known."""
    if isinstance(value, dt.datetime):
        return (localtime(value) if is_aware(value) else value).date(), 3
    if isinstance(value, dt.date):
        return value, 3
    numbers = [int(piece) for piece in value.split("-")] if PARTIAL.fullmatch(value) else []
    try:
        return dt.date(*[*numbers, 1, 1][:3]), len(numbers)
    except (ValueError, TypeError):
        return None
