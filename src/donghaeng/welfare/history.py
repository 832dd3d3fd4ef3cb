"""What is wrong with the history of a parameter, all at once."""

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from donghaeng.base.errors import Fault
from donghaeng.base.units import Units
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE, LAST_STEP, Bracket, Dated, Parameter, Status, Value

PATH = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
SIZE = re.compile(r"[1-9][0-9]*")
SHARE = "1"


def parameter_faults(parameter: Parameter, units: Units) -> Iterator[Fault]:
    """Everything that is wrong with a parameter, with its place: ``livelihood.share: history 2, since``."""
    heading = _heading_faults(parameter, units)
    for fault in itertools.chain(heading, _row_faults(parameter), _order_faults(parameter)):
        yield replace(fault, where=f"{parameter.path}: {fault.where}")


def _heading_faults(parameter: Parameter, units: Units) -> Iterator[Fault]:
    if not PATH.fullmatch(parameter.path):
        yield Fault("path", repr(parameter.path), "programme.name, in small letters, digits and _")
    if not parameter.unit_measure or parameter.unit_measure not in units:
        expected = "1 for a share, or units such as KRW/month"
        yield Fault("unit_measure", repr(parameter.unit_measure), expected)
    if not parameter.history:
        yield Fault("history", "nothing", "a row at least, if only { since = …, status = 'unknown' }")


def _row_faults(parameter: Parameter) -> Iterator[Fault]:
    for number, row in enumerate(parameter.history, 1):
        faults = itertools.chain(_status_faults(row), _kind_faults(row, parameter.by),
                                 _number_faults(row.value, parameter), _beyond_faults(row, parameter))  # fmt: skip
        yield from (replace(fault, where=f"history {number}, {fault.where}") for fault in faults)


def _status_faults(row: Dated) -> Iterator[Fault]:
    """A value where there should be none, none where there should be one, or one of which nobody says it."""
    is_empty = row.status in {Status.UNKNOWN, Status.ENDED}
    if is_empty and row.value is not None:
        yield Fault("value", f"a value that is {row.status}", "no value, or another status")
    if not is_empty and row.value is None:
        yield Fault("value", "nothing", "a value; or status = 'unknown', or 'ended'")
    if row.status in {Status.SOURCED, Status.ENDED} and not row.source:
        yield Fault("source", "nothing", "a source; or status = 'unverified'")


def _kind_faults(row: Dated, by: str) -> Iterator[Fault]:
    """A table in a parameter that is by nothing, or another value in one that is by something."""
    if row.value is None:
        return
    is_table = isinstance(row.value, Mapping)
    if by and not is_table:
        yield Fault("value", repr(row.value), f"a table by {by}: {{ key = number, … }}")
    if not by and is_table:
        yield Fault("value", "a table", "a number or brackets; or by = '…', which says what its keys are")


def _number_faults(value: Value | None, parameter: Parameter) -> Iterator[Fault]:
    is_share = parameter.unit_measure == SHARE
    if isinstance(value, Mapping):
        yield from _key_faults(value, parameter.by)
        for key, number in value.items():
            yield from _one_fault(f"value.{key}", number, is_share=is_share)
    elif isinstance(value, tuple):
        yield from _bracket_faults(value)
    elif value is not None:
        yield from _one_fault("value", value, is_share=is_share)


def _key_faults(table: Mapping[str, float], by: str) -> Iterator[Fault]:
    if not table:
        yield Fault("value", "an empty table", "a key and a number at least; or status = 'unknown'")
    if by == HOUSEHOLD_SIZE:
        wrong = [key for key in table if not SIZE.fullmatch(key)]
        yield from (Fault(f"value.{key}", f"household size {key!r}", "a whole number from 1 on") for key in wrong)


def _one_fault(where: str, number: float, *, is_share: bool) -> Iterator[Fault]:
    if not math.isfinite(number):
        yield Fault(where, str(number), "a finite number")
    elif is_share and not 0 <= number <= 1:
        yield Fault(where, f"{number:.12g}", "a share from 0 to 1: 0.5 for 50 %")


def _bracket_faults(brackets: Sequence[Bracket]) -> Iterator[Fault]:
    if not brackets or brackets[0].above != 0:
        found = f"{brackets[0].above:,.12g}" if brackets else "no bracket"
        yield Fault("value.1.above", found, "0: the first bracket begins there")
    for number, bracket in enumerate(brackets, 1):
        yield from _one_fault(f"value.{number}.above", bracket.above, is_share=False)
        yield from _one_fault(f"value.{number}.rate", bracket.rate, is_share=True)
    for number, (below, bracket) in enumerate(itertools.pairwise(brackets), 2):
        if not bracket.above > below.above:
            yield Fault(
                f"value.{number}.above", f"{bracket.above:,.12g} after {below.above:,.12g}", "brackets that ascend"
            )


def _beyond_faults(row: Dated, parameter: Parameter) -> Iterator[Fault]:
    """A rule for larger households where it cannot hold: its step is between the two largest sizes of the day."""
    if not row.beyond:
        return
    if row.beyond != LAST_STEP or parameter.by != HOUSEHOLD_SIZE:
        yield Fault("beyond", repr(row.beyond), f"{LAST_STEP!r}, in a parameter by {HOUSEHOLD_SIZE}")
        return
    sizes = sorted({int(key) for key in _keys(_of_day(row, parameter)) if SIZE.fullmatch(key)})
    if len(sizes) < 2 or sizes[-1] - sizes[-2] != 1:
        yield Fault("beyond", f"sizes {', '.join(map(str, sizes)) or 'none'}", "the two largest side by side")


def _of_day(row: Dated, parameter: Parameter) -> list[Dated]:
    return [other for other in parameter.history if other.since == row.since]


def _keys(rows: Iterable[Dated]) -> list[str]:
    return [key for row in rows if isinstance(row.value, Mapping) for key in row.value]


def _order_faults(parameter: Parameter) -> Iterator[Fault]:
    """Days out of order; a day twice, other than for parts of one table; a key twice on one day."""
    for number, (before, row) in enumerate(itertools.pairwise(parameter.history), 2):
        where = f"history {number}, since"
        if row.since < before.since:
            yield Fault(where, f"{row.since} after {before.since}", "the oldest row first")
        elif row.since == before.since:
            yield from _shared_day_faults(where, row, parameter.history[: number - 1])


def _shared_day_faults(where: str, row: Dated, earlier: Sequence[Dated]) -> Iterator[Fault]:
    others = [other for other in earlier if other.since == row.since]
    if not all(isinstance(one.value, Mapping) for one in (row, *others)):
        yield Fault(where, f"{row.since} again", "one row a day; or tables of different keys")
    elif twice := sorted(set(_keys([row])) & set(_keys(others))):
        yield Fault(where, f"{row.since} again with {', '.join(twice)}", "each key once a day")
    elif row.beyond and any(other.beyond for other in others):
        yield Fault(where.replace("since", "beyond"), f"{row.beyond!r} again", "one rule for larger households a day")
