"""A number of the law, with its history: from which day it holds, and who says so."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

HOUSEHOLD_SIZE = "household_size"
LAST_STEP = "last_step"
"""The rule for larger households: the step between the two largest of the table, once for each further person."""


class Status(StrEnum):
    """What is known of a value."""

    SOURCED = ""
    UNVERIFIED = "unverified"
    """Given without a source, or by one that something speaks against; a result that used it says so."""
    UNKNOWN = "unknown"
    """Looked for and not found: refused where it is needed."""
    ENDED = "ended"
    """There is none from this day on; a programme that ended pays nothing."""


@dataclass(frozen=True)
class Bracket:
    """A stretch of a schedule, up to where the next begins.

    ``above`` : where it begins. [unit_measure of the parameter]
    ``rate`` : share of what lies in it. [1]
    """

    above: float
    rate: float


Value: TypeAlias = float | Mapping[str, float] | tuple[Bracket, ...]
"""A number; a table by the key that the parameter is told apart by; or a schedule of brackets."""


@dataclass(frozen=True)
class Dated:
    """What holds from a day on; ``value`` is None where nothing is known, or nothing is left.

    Rows of one day share a table where its cells have different sources: each names other keys. What a day's rows leave
    out is not known; it is never carried over from an earlier day. ``beyond`` is empty, or ``last_step``.
    """

    since: dt.date
    value: Value | None = None
    source: str = ""
    status: Status = Status.SOURCED
    beyond: str = ""
    note: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Parameter:
    """A number of the law.

    ``path`` : its programme and its name, such as ``livelihood.share``.
    ``by`` : what its tables are told apart by, such as ``household_size``; empty where it has none.
    ``unit_measure`` : of its values, or of where brackets begin; ``1`` for a share.
    """

    path: str
    names: Mapping[str, str]
    unit_measure: str
    history: tuple[Dated, ...]
    by: str = ""
    note: Mapping[str, str] = field(default_factory=dict)

    @property
    def first_day(self) -> dt.date | None:
        """The first day on which something is known of it; None if nothing ever is."""
        return min((row.since for row in self.history if row.status is not Status.UNKNOWN), default=None)
