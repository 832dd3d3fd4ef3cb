"""The policies and the law of a city, as the commands of welfare name them."""

import datetime as dt
from typing import TYPE_CHECKING, Literal

from donghaeng.base.errors import Fault, InputError

if TYPE_CHECKING:  # the commands import them when they run, so that --help answers at once
    from donghaeng.city import City
    from donghaeng.welfare import Policy, View

Language = Literal["en", "ko"]


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
