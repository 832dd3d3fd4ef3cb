"""What the numbers of a programme are on a day, for every key that they are told apart by: before any family comes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from donghaeng.base.errors import EndedError, UnknownValueError
from donghaeng.welfare.figure import Figure, brackets_on, figure, key_of, parted, paths_of
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE, Bracket, Status
from donghaeng.welfare.parameters import View
from donghaeng.welfare.programme import Law, Number, Programme, ShareOf
from donghaeng.welfare.resolved import Resolved


@dataclass(frozen=True)
class OnDay:
    """A number on a day.

    ``by`` : what it is told apart by; empty if it is one for all. ``figures`` : by key, under ``""`` if one for all.
    ``brackets`` : if it is a schedule. [KRW/month] ``laws`` : the parameters in it, whole. ``missing`` : paths that are
    unknown or ended and stand in the way of a figure. ``is_closed`` : whether larger households have none.
    """

    number: Number
    by: str
    figures: Mapping[str, Figure]
    brackets: tuple[Bracket, ...]
    laws: tuple[Resolved, ...]
    missing: Mapping[str, Status]
    is_closed: bool


def on_day(number: Number, view: View) -> OnDay:
    """What a number is on the day of ``view``, whoever asks."""
    states = {path: _state(path, view) for path in map(_parameter, paths_of(number))}
    laws = tuple(state for state in states.values() if isinstance(state, Resolved))
    by = key_of(number, view.parameters)
    schedule = laws[0] if isinstance(number, Law) and laws and isinstance(laws[0].rows[0].value, tuple) else None
    keys = _keys(laws, by) if by else [""]
    figures = {} if schedule else {key: found for key in keys for found in _figure(number, view, key)}
    is_open = by != HOUSEHOLD_SIZE or not figures or any(_figure(number, view, str(max(map(int, figures)) + 1)))
    needed = {path: state for path, state in states.items() if isinstance(state, Status)}
    if isinstance(number, ShareOf) and figures:
        needed = {}  # the line as gazetted, or the share, serves
    brackets = brackets_on(number, view) if schedule else ()
    return OnDay(number, by, figures, brackets, laws, needed, not is_open)


def every_on_day(programme: Programme, view: View) -> dict[str, OnDay]:
    """Each number of a programme by its place."""
    return {place: on_day(number, view) for place, number in programme.every_number()}


def _parameter(path: str) -> str:
    return parted(path)[0]


def _state(path: str, view: View) -> Resolved | Status:
    """What holds of a parameter; or that it is unknown, or ended."""
    try:
        found = view[path]
    except UnknownValueError:
        return Status.UNKNOWN
    return Status.ENDED if found.is_ended else found


def _keys(laws: tuple[Resolved, ...], by: str) -> list[str]:
    """The keys of the tables, in order."""
    keys = dict.fromkeys(key for law in laws if law.by == by for key in law.table)
    return sorted(keys, key=int) if by == HOUSEHOLD_SIZE else list(keys)


def _figure(number: Number, view: View, key: str) -> Iterator[Figure]:
    """The figure, if there is one."""
    try:
        yield figure(number, view, key)
    except (UnknownValueError, EndedError):
        return
