"""The answer of the lab to a household: what it gets, under which conditions, by year, and over its earnings."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from donghaeng.city.household import Household
from donghaeng.welfare import Policy, Programme, Resolved
from donghaeng.welfare.explained import Explained, Sum
from donghaeng.welfare.figure import Figure
from donghaeng.welfare.incentives import Schedule
from donghaeng.welfare.programme import Test

MORE = 100.0
"""More earned, of which is told what is left. [KRW/month]"""


@dataclass(frozen=True)
class Held:
    """A programme was paid from a day on, up to the day before another; None where no end is known."""

    since: dt.date
    until: dt.date | None

    @property
    def last(self) -> dt.date | None:
        """The last day."""
        return self.until and self.until - dt.timedelta(days=1)


@dataclass(frozen=True)
class Tested:
    """A condition of the programme, and whether the household meets it."""

    column: str
    test: Test
    found: float
    bound: Figure
    is_met: bool


@dataclass(frozen=True)
class Phase:
    """A phase, by the rule of entry on its first day."""

    policy: Policy
    held: Held
    tests: tuple[Tested, ...]

    @property
    def is_met(self) -> bool:
        """Whether the household could have entered by its income and assets."""
        return all(test.is_met for test in self.tests)

    def was_paid_in(self, year: int) -> bool:
        """Whether it was paid in some part of a year."""
        return self.held.since.year <= year and (self.held.last is None or year <= self.held.last.year)


@dataclass(frozen=True)
class Missing:
    """A programme whose numbers are not known on a day; ``names`` of those numbers."""

    programme: Programme
    names: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class OfYear:
    """What the same household gets by the law of a year; None where a policy cannot be told. [KRW/month]

    ``paid`` : by the Safety Income. ``safety``, ``current`` : net income under each.
    """

    year: int
    day: dt.date
    paid: float | None
    safety: float | None
    current: float | None
    missing: tuple[Missing, ...]
    is_over: bool


@dataclass(frozen=True)
class Answer:
    """Everything there is to say to a household.

    ``line`` : below which income is topped up, by ``rate`` of what is short of it [KRW/month, 1]. ``tests`` : what has
    to be so besides.
    ``without`` : programmes that the reader chose to leave out. ``unasked`` : those that the schedules leave out, for
    they ask for a kind of family that was not told.
    """

    household: Household
    year: int
    day: dt.date
    programme: Programme
    without: tuple[Programme, ...]
    safety: Sum
    current: Sum
    line: Figure
    rate: Figure
    tests: tuple[Tested, ...]
    phases: tuple[Phase, ...]
    years: tuple[OfYear, ...]
    schedules: Mapping[str, Schedule]
    unasked: tuple[Programme, ...]
    doubted: tuple[Resolved, ...]

    @property
    def is_paid(self) -> bool:
        """Whether what is paid comes to a won."""
        return round(self.paid) > 0

    @property
    def paid(self) -> float:
        """What the Safety Income pays. [KRW/month]"""
        return next((part.amount for part in self.safety.parts if part.programme.code == self.programme.code), 0.0)

    @property
    def difference(self) -> float:
        """By how much net income is higher under the Safety Income than under current welfare. [KRW/month]"""
        return self.safety.net_income - self.current.net_income

    @property
    def given_up(self) -> tuple[Explained, ...]:
        """What current welfare pays and is not paid together with the Safety Income."""
        replaced = {
            part.programme.code for part in self.safety.parts if any(one.key == "replaced" for one in part.steps)
        }
        return tuple(part for part in self.current.parts if part.amount and part.programme.code in replaced)

    @property
    def open(self) -> tuple[Phase, ...]:
        """The phases of the year that the household could have entered."""
        return tuple(phase for phase in self.phases if phase.was_paid_in(self.year) and phase.is_met)

    @property
    def gains(self) -> Mapping[str, float]:
        """By policy, by how much net income changes with ``MORE`` earned. [KRW/month]"""
        return {code: told.gain(self.household.earnings, MORE) for code, told in self.schedules.items()}

    @property
    def besides(self) -> float:
        """The income that is not earned. [KRW/month]"""
        return self.household.income - self.household.earnings

    @property
    def is_below(self) -> bool:
        """Whether the income is below the line."""
        return self.household.income < self.line.number
