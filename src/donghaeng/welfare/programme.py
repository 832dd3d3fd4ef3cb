"""A programme of a policy: what it pays or takes, from which columns and numbers, and to whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Test = Literal["at_most", "below", "at_least", "above"]
Way = Literal["nearest", "up", "down"]


@dataclass(frozen=True)
class Law:
    """A number of the law by its path, or a cell of a table of it: ``basic_pension.income_threshold.single``."""

    path: str


@dataclass(frozen=True)
class Choice:
    """A number that the policy sets itself; no law says it. [unit_measure]"""

    value: float
    unit_measure: str


@dataclass(frozen=True)
class ShareOf:
    """A share of a number, each by its path: half of the median.

    ``gazetted`` : path of the line as gazetted, which holds where it has the cell; ``to`` : path of what a share is
    rounded to, nearest. Either may be empty.
    """

    share: str
    of: str
    to: str = ""
    gazetted: str = ""


Number: TypeAlias = Law | Choice | ShareOf


@dataclass(frozen=True)
class Condition:
    """What a column has to be for a family to be eligible."""

    column: str
    test: Test
    bound: Number


@dataclass(frozen=True)
class Reduction:
    """Where a column is at least ``level``, only a ``share`` is paid."""

    column: str
    level: Number
    share: Number


@dataclass(frozen=True)
class Rounding:
    """An amount of a period is rounded to steps. [KRW]"""

    to: Number
    how: Way


@dataclass(frozen=True)
class Programme:
    """A programme.

    ``kind`` : one of ``KINDS``. ``unit`` : whom it is reckoned for: person, family or household.
    ``period`` : month or year; amounts come out as [KRW/month], and a yearly one is rounded as a year's.
    ``numbers`` : what its kind asks for, by name. ``columns`` : columns of the frame by what they are to it.
    ``replaces`` : codes of programmes that pay nothing to a family while this one pays.
    ``counts`` : codes of programmes whose amounts are added to the income that this one looks at.
    ``take_up`` : share of the eligible who claim [1]; those whose ``take_up_draw`` is below it.
    ``is_levy`` : whether it takes instead of giving.
    """

    code: str
    names: Mapping[str, str]
    kind: str
    unit: str
    period: str
    numbers: Mapping[str, Number]
    columns: Mapping[str, str] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    reduction: Reduction | None = None
    replaces: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    rounding: Rounding | None = None
    take_up: Number | None = None
    is_levy: bool = False
    note: Mapping[str, str] = field(default_factory=dict)

    def every_number(self) -> Iterator[tuple[str, Number]]:
        """Each number with its place in the programme."""
        yield from ((f"numbers.{name}", number) for name, number in self.numbers.items())
        for place, condition in enumerate(self.conditions, 1):
            yield f"condition {place}, {condition.test}", condition.bound
        if self.reduction:
            yield "reduction.level", self.reduction.level
            yield "reduction.share", self.reduction.share
        if self.rounding:
            yield "rounding.to", self.rounding.to
        if self.take_up is not None:
            yield "take_up", self.take_up
