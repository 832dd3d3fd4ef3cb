"""The errors of donghaeng, each with its place, what was found and what would be right.

::

    DonghaengError
    ├── InputError                something handed in is wrong
    │   ├── FileError             a file or folder cannot be read, or is not what it should be
    │   ├── FrameworkError        the tree of nodes contradicts itself
    │   ├── DataError             rows of data that cannot be
    │   ├── MethodError           an unknown method, or an option it does not take
    │   └── ConflictError         limits that cannot all hold
    ├── UndefinedResultError      arithmetic without an answer (a ratio to zero)
    ├── UnknownValueError         a value marked ``unknown`` is needed, or one of a day before the first known
    ├── EndedError                a value is needed of what had ended by then
    ├── OutputError               a result cannot be written
    └── NotInstalledError         a part of donghaeng, or a library it needs, is not installed
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from donghaeng.base.arrays import BoolArray

SHOWN = 20
"""Faults printed; the others are counted."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where, what was found, what would be right.

    ``row`` counts as a spreadsheet does (the header is row 1), or is None; ``file`` is the name of the file.
    """

    where: str
    found: str
    expected: str
    row: int | None = None
    file: str | None = None

    def __str__(self) -> str:
        line = None if self.row is None else f"row {self.row}"  # as a spreadsheet counts: the header is row 1
        place = ", ".join(part for part in (self.file, line, self.where) if part)
        return f"{place}: found {self.found}; expected {self.expected}"


class DonghaengError(Exception):
    """The root of all our errors: a headline and the faults found, all at once."""

    def __init__(self, headline: str, faults: Iterable[Fault] = ()) -> None:
        self.headline = headline
        self.faults = tuple(faults)
        super().__init__(headline)

    def __str__(self) -> str:
        lines = [self.headline, *(f"  - {fault}" for fault in self.faults[:SHOWN])]
        hidden = len(self.faults) - SHOWN
        return "\n".join([*lines, f"  … and {hidden:,} more"] if hidden > 0 else lines)

    def in_file(self, file: str) -> Self:
        """The same error, its faults placed in ``file`` where they name no file yet."""
        faults = (fault if fault.file else replace(fault, file=file) for fault in self.faults)
        return type(self)(self.headline, faults)


class InputError(DonghaengError):
    """Something handed in is wrong."""


class FileError(InputError):
    """A file or folder cannot be read, or is not what it should be."""


class FrameworkError(InputError):
    """The tree of nodes contradicts itself."""


class DataError(InputError):
    """Rows of data that cannot be."""


class MethodError(InputError):
    """An unknown method, or an option that it does not take."""


class ConflictError(InputError):
    """Limits that cannot all hold; its faults are a smallest set of them."""


class UndefinedResultError(DonghaengError):
    """Arithmetic without an answer; ``cells`` marks where, in the shape of the values, ``remedy`` says what to do."""

    def __init__(
        self, headline: str, faults: Iterable[Fault] = (), *, cells: BoolArray | None = None, remedy: str = ""
    ) -> None:
        super().__init__(f"{headline}; {remedy}" if remedy else headline, faults)
        self.what = headline
        self.cells = cells
        self.remedy = remedy


class UnknownValueError(DonghaengError):
    """A value is needed by a calculation that is marked ``unknown``, or of which nothing is known yet."""


class EndedError(DonghaengError):
    """A value is needed of what had ended by then: there is none."""


class OutputError(DonghaengError):
    """A result cannot be written."""


class NotInstalledError(DonghaengError):
    """A part of donghaeng, or a library it needs, is not installed."""


def raise_if(faults: Sequence[Fault], error: type[DonghaengError], headline: str) -> None:
    """Raise ``error`` with all ``faults``, if there are any."""
    if faults:
        raise error(headline, faults)
