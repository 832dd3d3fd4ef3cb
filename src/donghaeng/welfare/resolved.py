"""What a parameter is on a day, with where it comes from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from donghaeng.base.errors import EndedError, Fault, InputError, UnknownValueError
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE, Bracket, Dated, Status


@dataclass(frozen=True)
class Resolved:
    """A value of a parameter on a day, or a cell of one, with all that a reader of a result should be told.

    ``rows`` : the rows of its history that hold; more than one where cells of a table have different sources.
    ``until`` : the day from which it holds no more, None where the history ends with it.
    ``is_extended`` : whether no row has the cell, and the rule for larger households gave it.
    """

    path: str
    names: Mapping[str, str]
    unit_measure: str
    by: str
    rows: tuple[Dated, ...]
    until: dt.date | None = None
    is_extended: bool = False

    @property
    def since(self) -> dt.date:
        """The day from which it holds."""
        return self.rows[0].since

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of its sources, each once; none of a value without a source, which is unverified."""
        return tuple(dict.fromkeys(row.source for row in self.rows if row.source))

    @property
    def status(self) -> Status:
        """Ended; unverified, if any of its rows is; or sourced."""
        found = {row.status for row in self.rows}
        return next((status for status in (Status.ENDED, Status.UNVERIFIED) if status in found), Status.SOURCED)

    @property
    def notes(self) -> tuple[Mapping[str, str], ...]:
        """What its rows say besides."""
        return tuple(row.note for row in self.rows if row.note)

    @property
    def is_ended(self) -> bool:
        """Whether there is none any more."""
        return self.status is Status.ENDED

    @property
    def number(self) -> float:
        """Its one number. [unit_measure]

        Raises
        ------
        EndedError
            If it has ended.
        InputError
            If it is a table, of which a cell has to be named, or a schedule of brackets.
        """
        self._refuse_if_ended()
        value = self.rows[0].value
        if isinstance(value, int | float):
            return value
        what = f"a table by {self.by}" if self.by else "a schedule of brackets"
        raise InputError(f"{self.path} is no single number", [Fault(self.path, what, "a parameter of one number")])

    @property
    def brackets(self) -> tuple[Bracket, ...]:
        """Its schedule.

        Raises
        ------
        EndedError
            If it has ended.
        InputError
            If it is none.
        """
        self._refuse_if_ended()
        value = self.rows[0].value
        if isinstance(value, tuple):
            return value
        what = f"a table by {self.by}" if self.by else "a number"
        raise InputError(f"{self.path} is no schedule", [Fault(self.path, what, "a parameter of brackets")])

    @property
    def table(self) -> Mapping[str, float]:
        """Every cell that is known; empty if it is no table. [unit_measure]

        Raises
        ------
        EndedError
            If it has ended.
        """
        self._refuse_if_ended()
        return {key: number for row in self.rows if isinstance(row.value, Mapping) for key, number in row.value.items()}

    def of(self, key: str | int) -> "Resolved":
        """One cell of a table, with its own source; a household larger than any in it by the rule for those.

        Raises
        ------
        EndedError
            If it has ended.
        InputError
            If it is no table, or a household size is no whole number from 1 on.
        UnknownValueError
            If there is no such cell on this day, and no rule for it.
        """
        table, wanted = self.table, str(key)
        if not table:
            fault = Fault(f"{self.path}, {wanted}", "no table", "the parameter itself")
            raise InputError(f"{self.path} is no table", [fault])
        if self.by == HOUSEHOLD_SIZE and not (wanted.isascii() and wanted.isdigit() and int(wanted) > 0):
            fault = Fault(HOUSEHOLD_SIZE, repr(key), "a whole number from 1 on")
            raise InputError(f"{self.path} is by household size", [fault])
        for row in self.rows:
            if isinstance(row.value, Mapping) and wanted in row.value:
                return self._cell(wanted, row, row.value[wanted])
        return self._beyond(wanted)

    def _cell(self, key: str, row: Dated, number: float) -> "Resolved":
        return replace(self, path=f"{self.path}.{key}", by="", rows=(replace(row, value=number),))

    def _beyond(self, wanted: str) -> "Resolved":
        rule = next((row for row in self.rows if row.beyond), None)
        if rule is None or int(wanted) < max(map(int, self.table)):
            raise self._no_cell(wanted)
        last, below = (self.of(size) for size in sorted(map(int, self.table), reverse=True)[:2])
        further = int(wanted) - max(map(int, self.table))
        number = last.number + further * (last.number - below.number)
        doubt = Status.UNVERIFIED if Status.UNVERIFIED in {last.status, below.status, rule.status} else Status.SOURCED
        return replace(self._cell(wanted, replace(rule, status=doubt), number), is_extended=True)

    def _no_cell(self, wanted: str) -> UnknownValueError:
        fault = Fault(f"{self.path}, {self.by} {wanted}", f"only {', '.join(self.table)} since {self.since}",
                      "its value from that day on, with its source, in the history")  # fmt: skip
        return UnknownValueError(f"{self.path} is not known for {self.by} {wanted}", [fault])

    def _refuse_if_ended(self) -> None:
        if self.is_ended:
            fault = Fault(self.path, f"none from {self.since} on", "a day before, or a policy without it")
            raise EndedError(f"{self.path} ended: {self.since} is the first day without it", [fault])
