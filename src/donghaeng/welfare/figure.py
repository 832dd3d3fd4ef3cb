"""A number of a policy on a day, as a month's, with the values of the law that it stands on."""

import math
from dataclasses import dataclass, replace

from donghaeng.base.errors import UnknownValueError
from donghaeng.welfare.parameter import Bracket
from donghaeng.welfare.parameters import Parameters, View
from donghaeng.welfare.programme import Choice, Law, Number, ShareOf
from donghaeng.welfare.resolved import Resolved

MONTHS = {"KRW/month": 1, "KRW/year": 12, "KRW": 1, "1": 1, "year": 1}
"""Units of measure that a policy can use, and over how many months money in them is spread."""


@dataclass(frozen=True)
class Figure:
    """A number on a day. [KRW/month, KRW, year or 1]; ``values`` are those of the law in it, none of a choice."""

    number: float
    values: tuple[Resolved, ...] = ()


def paths_of(number: Number) -> tuple[str, ...]:
    """The paths that a number names."""
    if isinstance(number, Law):
        return (number.path,)
    if isinstance(number, ShareOf):
        return tuple(filter(None, (number.share, number.of, number.to, number.gazetted)))
    return ()


def parted(path: str) -> tuple[str, str]:
    """The path of a parameter, and the cell that is named after it.

    Examples
    --------
    >>> parted("safety_income.entry_share.1"), parted("safety_income.rate")
    (('safety_income.entry_share', '1'), ('safety_income.rate', ''))
    """
    programme, _, rest = path.partition(".")
    name, _, cell = rest.partition(".")
    return f"{programme}.{name}", cell


def key_of(number: Number, parameters: Parameters) -> str:
    """What a number is told apart by, such as ``household_size``; empty if it is one for all."""
    for path in paths_of(number):
        parameter, cell = parted(path)
        if not cell and parameters[parameter].by:
            return parameters[parameter].by
    return ""


def key_in(value: object) -> str:
    """How a table is asked for a value of a family: a size is a whole number.

    Examples
    --------
    >>> key_in(2.0), key_in("single")
    ('2', 'single')
    """
    return value if isinstance(value, str) else str(int(float(str(value))))


def figure(number: Number, view: View, key: str = "") -> Figure:
    """What a number is on the day of ``view``, for a key where it is told apart by one.

    Raises
    ------
    UnknownValueError, EndedError, InputError
        As its parameters say.
    """
    if (number, key) not in view.figures:
        view.figures[number, key] = _figure(number, view, key)
    found: Figure = view.figures[number, key]
    return found


def brackets_on(number: Number, view: View) -> tuple[Bracket, ...]:
    """The brackets of a schedule, as a month's. [KRW/month]"""
    found = view[paths_of(number)[0]]
    return tuple(replace(bracket, above=bracket.above / MONTHS[found.unit_measure]) for bracket in found.brackets)


def _figure(number: Number, view: View, key: str) -> Figure:
    if isinstance(number, Choice):
        return Figure(number.value / MONTHS[number.unit_measure])
    if isinstance(number, Law):
        return _of_law(number.path, view, key)
    return _share_of(number, view, key)


def _of_law(path: str, view: View, key: str) -> Figure:
    parameter, cell = parted(path)
    found = view[parameter]
    if not found.is_ended and (cell or found.by):
        found = found.of(cell or key)
    return Figure(found.number / MONTHS[found.unit_measure], (found,))


def _share_of(number: ShareOf, view: View, key: str) -> Figure:
    """The line as gazetted; else the share, rounded where that is said."""
    if number.gazetted:
        try:
            return _of_law(number.gazetted, view, key)
        except UnknownValueError:
            pass  # the share serves where no line was found
    share, whole = _of_law(number.share, view, key), _of_law(number.of, view, key)
    product = share.number * whole.number
    values = share.values + whole.values
    if not number.to:
        return Figure(product, values)
    step = _of_law(number.to, view, key)
    return Figure(math.floor(product / step.number + 0.5) * step.number, values + step.values)
