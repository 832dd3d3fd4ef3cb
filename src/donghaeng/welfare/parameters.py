"""The numbers of the law of a city, and how they stood on a day."""

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from donghaeng.base.errors import Fault, InputError, UnknownValueError, raise_if
from donghaeng.base.units import Units
from donghaeng.welfare.history import parameter_faults
from donghaeng.welfare.parameter import Parameter, Status
from donghaeng.welfare.resolved import Resolved


@dataclass(frozen=True)
class Parameters:
    """The parameters of a city.

    Raises
    ------
    InputError
        When it is made, with every fault of every history.
    """

    every: tuple[Parameter, ...]

    def __post_init__(self) -> None:
        units = Units()
        faults = [fault for parameter in self.every for fault in parameter_faults(parameter, units)]
        paths = [parameter.path for parameter in self.every]
        faults += [Fault(path, "two parameters of this path", "a path for each")
                   for path in dict.fromkeys(paths) if paths.count(path) > 1]  # fmt: skip
        raise_if(faults, InputError, "the parameters contradict themselves")

    @cached_property
    def by_path(self) -> Mapping[str, Parameter]:
        """The parameters by path."""
        return {parameter.path: parameter for parameter in self.every}

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self.every)

    def __getitem__(self, path: str) -> Parameter:
        """A parameter by its path.

        Raises
        ------
        InputError
            If there is none, with those of nearly that name.
        """
        if path not in self.by_path:
            fault = Fault("parameter", repr(path), f"one of {', '.join(self._near(path))}")
            raise InputError(f"no parameter is called {path!r}", [fault])
        return self.by_path[path]

    def at(self, day: dt.date) -> "View":
        """How they stood on a day."""
        return View(self, day)

    def _near(self, path: str) -> list[str]:
        """Paths of nearly that name; else those of its programme; else the programmes."""
        programme = path.partition(".")[0] + "."
        own = [other for other in self.by_path if other.startswith(programme)]
        programmes = list(dict.fromkeys(f"{other.partition('.')[0]}.…" for other in self.by_path))
        return difflib.get_close_matches(path, self.by_path, n=3) or own or programmes


@dataclass(frozen=True)
class View:
    """The parameters as they stood on a day."""

    parameters: Parameters
    day: dt.date

    @cached_property
    def figures(self) -> dict[Any, Any]:
        """The numbers of policies that were told of it so far: one family asks for the same few many times."""
        return {}

    def __getitem__(self, path: str) -> Resolved:
        """What holds on the day, with where it comes from; a parameter that has ended says so.

        Raises
        ------
        InputError
            If there is no such parameter, with those of nearly that name.
        UnknownValueError
            If its history begins later, or says that nothing is known.

        Examples
        --------
        >>> from donghaeng.welfare import Dated
        >>> history = (Dated(dt.date(2024, 1, 1), 0.32, "notice"), Dated(dt.date(2027, 1, 1), status=Status.UNKNOWN))
        >>> share = Parameter("livelihood.share", {"en": "Share of the median"}, "1", history)
        >>> found = Parameters((share,)).at(dt.date(2025, 6, 1))["livelihood.share"]
        >>> found.number, str(found.since), found.sources
        (0.32, '2024-01-01', ('notice',))
        """
        parameter = self.parameters[path]
        days = [row.since for row in parameter.history]
        since = max((day for day in days if day <= self.day), default=None)
        if since is None:
            raise self._unknown(path, f"nothing before {parameter.first_day or min(days)}", parameter.first_day)
        rows = tuple(row for row in parameter.history if row.since == since)
        if any(row.status is Status.UNKNOWN for row in rows):
            raise self._unknown(path, f"status 'unknown' since {since}")
        until = min((day for day in days if day > self.day), default=None)
        return Resolved(path, parameter.names, parameter.unit_measure, parameter.by, rows, until)

    def _unknown(self, path: str, found: str, first: dt.date | None = None) -> UnknownValueError:
        row = f"a row of its history that holds on {self.day}, with its value and its source"
        fault = Fault(path, found, f"a day from {first} on" if first else row)
        return UnknownValueError(f"{path} is not known on {self.day}", [fault])
