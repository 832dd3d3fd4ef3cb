"""The policies and the law of a city, as the commands of welfare name them."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from donghaeng.base.errors import Fault, InputError, UnknownValueError

if TYPE_CHECKING:  # the commands import them when they run, so that --help answers at once
    from donghaeng.city import City
    from donghaeng.welfare import Policy, View

Language = Literal["en", "ko"]
MONTHS = 12


def chosen(city: "City", code: str, where: str) -> "Policy":
    """A policy by its code; ``where`` : the argument that named it.

    Raises
    ------
    InputError
        If there is none, with those there are.
    """
    if code not in city.policies:
        expected = f"one of {', '.join(city.policies) or 'none: there are no files welfare/policies/*.toml'}"
        raise InputError(f"{city.path} has no policy {code!r}", [Fault(where, repr(code), expected)])
    return city.policies[code]


def law(city: "City", year: int | None, month: int) -> "View":
    """The numbers of the law as they stood on the first of a month; without a year, today.

    Raises
    ------
    InputError
        If the city has none.
    """
    if city.parameters is None:
        expected = "files welfare/parameters/*.toml"
        raise InputError(f"{city.path} has no numbers of the law", [Fault("welfare/parameters", "nothing", expected)])
    today = dt.datetime.now(dt.UTC).date()
    return city.parameters.at(dt.date(year, month, 1) if year else today)


@contextmanager
def naming_the_month(view: "View") -> Iterator[None]:
    """Say which month to type where a number of the law is known from a later day of the same year on.

    Raises
    ------
    UnknownValueError
        The one that was raised inside, with ``--month`` among its faults.
    """
    try:
        yield
    except UnknownValueError as error:
        raise UnknownValueError(error.headline, [_of_month(fault, view) for fault in error.faults]) from None


def _of_month(fault: Fault, view: "View") -> Fault:
    """The fault of ``--month``, if a later one of the year would do; else the fault as it is."""
    parameter = view.parameters.by_path.get(fault.where)
    first = parameter.first_day if parameter else None
    month = _month_from(first) if first and first.year == view.day.year and first > view.day else MONTHS + 1
    if month > MONTHS:
        return fault
    return Fault("--month", f"{view.day.month}", f"{month}, for {fault.where} is known from {first} on")


def _month_from(day: dt.date) -> int:
    """The first month that begins on a day or after it."""
    return day.month if day.day == 1 else day.month + 1
