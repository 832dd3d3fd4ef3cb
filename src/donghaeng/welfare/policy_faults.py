"""What is wrong with the programmes of a policy, all at once."""

import graphlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from donghaeng.base.errors import Fault, InputError
from donghaeng.welfare.families import INCOME
from donghaeng.welfare.figure import MONTHS, key_of, parted, paths_of
from donghaeng.welfare.kinds import FLOW, KINDS, SCHEDULE, SHARE
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE
from donghaeng.welfare.parameters import Parameters
from donghaeng.welfare.programme import Choice, Law, Number, Programme, ShareOf

CODE = re.compile(r"[a-z][a-z0-9_]*")
UNITS, PERIODS = ("person", "family", "household"), ("month", "year")
TAKEN = ("id", "size", "income", "net_income", "take_up_draw")
FLOWS = (FLOW, "KRW/year")


def policy_faults(programmes: Sequence[Programme], parameters: Parameters) -> Iterator[Fault]:
    """Everything in which programmes contradict themselves, each other or the parameters, with its place."""
    codes = [programme.code for programme in programmes]
    yield from (Fault(code, "two programmes of this code", "a code for each")
                for code, count in Counter(codes).items() if count > 1)  # fmt: skip
    for programme in programmes:
        for fault in _programme_faults(programme, codes, parameters):
            yield replace(fault, where=f"{programme.code}: {fault.where}")
    yield from _circle_faults(programmes)


def _programme_faults(programme: Programme, codes: Sequence[str], parameters: Parameters) -> Iterator[Fault]:
    if not CODE.fullmatch(programme.code) or programme.code in TAKEN:
        yield Fault("code", repr(programme.code), f"small letters, digits and _, and none of {', '.join(TAKEN)}")
    for name, found, known in (("unit", programme.unit, UNITS), ("period", programme.period, PERIODS)):
        if found not in known:
            yield Fault(name, repr(found), f"one of {', '.join(known)}")
    for code in programme.replaces:
        if code not in codes:
            yield Fault("replaces", repr(code), f"one of {', '.join(codes)}")
    if programme.kind not in KINDS:
        yield Fault("kind", repr(programme.kind), f"one of {', '.join(KINDS)}")
        return
    yield from _counted_faults(programme, codes)
    yield from _name_faults(programme)
    yield from _column_faults(programme, parameters)
    for where, number in programme.every_number():
        yield from (replace(fault, where=where) for fault in _number_faults(programme, where, number, parameters))


def _counted_faults(programme: Programme, codes: Sequence[str]) -> Iterator[Fault]:
    """What counts as its income and is no programme, or has no income to be added to."""
    for code in programme.counts:
        if code not in codes:
            yield Fault("counts", repr(code), f"one of {', '.join(codes)}")
        elif INCOME not in KINDS[programme.kind].columns:
            yield Fault("counts", repr(code), f"of a kind that looks at an income, not {programme.kind}")


def _name_faults(programme: Programme) -> Iterator[Fault]:
    """Numbers that its kind needs and has not, or has and does not take; persons that nobody counts."""
    kind = KINDS[programme.kind]
    for name in kind.numbers:
        if name not in programme.numbers:
            yield Fault(f"numbers.{name}", "nothing", "a path, such as safety_income.rate, or a number with its unit")
    for name in programme.numbers:
        if name not in {**kind.numbers, **kind.optional}:
            known = ", ".join([*kind.numbers, *kind.optional])
            yield Fault(f"numbers.{name}", "a number", f"of a programme of kind {programme.kind}: {known}")
    for names in kind.together:
        named = [name for name in names if name in {**programme.numbers, **programme.columns}]
        if named and len(named) < len(names):
            yield Fault(" and ".join(named), "alone", f"{', '.join(names)} together, or none of them")
    counts = "per" in programme.columns
    if (programme.unit == "person") != counts:
        found = f"{programme.unit!r}, {'with' if counts else 'without'} columns.per"
        yield Fault("unit", found, "person with columns.per, which counts those it is paid for; or family or household")


def _column_faults(programme: Programme, parameters: Parameters) -> Iterator[Fault]:
    """Columns that are named and nothing to it."""
    kind = KINDS[programme.kind]
    known = {*kind.columns, *kind.optional_columns}
    for _, number in programme.every_number():
        known |= {
            parameters.by_path[path].by for path in map(_parameter, paths_of(number)) if path in parameters.by_path
        }
    for role in programme.columns:
        if role not in known:
            yield Fault(
                f"columns.{role}", "a column", f"one that it looks at: {', '.join(sorted(filter(None, known)))}"
            )


def _parameter(path: str) -> str:
    return parted(path)[0]


def _number_faults(programme: Programme, where: str, number: Number, parameters: Parameters) -> Iterator[Fault]:
    try:
        units = [parameters[parted(path)[0]].unit_measure for path in paths_of(number)]
        by = key_of(number, parameters)
    except InputError as error:
        yield from error.faults
        return
    for path in paths_of(number):
        yield from _cell_faults(path, parameters)
    if by and by != HOUSEHOLD_SIZE and by not in programme.columns:
        yield Fault("", f"a table by {by}", f"columns.{by}: the column that says it of a family")
    unit, allowed = _unit(number, units), _allowed(programme, where)
    if unit not in allowed:
        yield Fault("", f"a number in {unit}", f"one in {' or '.join(allowed)}")
    elif isinstance(number, Choice):
        yield from _choice_faults(number, where)
    is_schedule = _is_schedule(number, parameters)
    if is_schedule != (_needs(programme, where) == SCHEDULE):
        found, expected = ("brackets", "one number") if is_schedule else ("no brackets", "a parameter of brackets")
        yield Fault("", found, expected)


def _choice_faults(number: Choice, where: str) -> Iterator[Fault]:
    """A number that cannot be; those of the law are checked where they are read."""
    if number.unit_measure == SHARE and not 0 <= number.value <= 1:
        yield Fault("", f"{number.value}", "a share from 0 to 1: 0.5 for 50 %")
    elif where == "rounding.to" and number.value <= 0:
        yield Fault("", f"{number.value}", "a step above 0")
    elif number.value < 0:
        yield Fault("", f"{number.value}", "0 or more")


def _cell_faults(path: str, parameters: Parameters) -> Iterator[Fault]:
    """A cell that no row of the history has."""
    parameter, cell = parted(path)
    tables = [row.value for row in parameters[parameter].history if isinstance(row.value, dict)]
    if cell and not any(cell in table for table in tables):
        known = ", ".join(dict.fromkeys(key for table in tables for key in table)) or "no cell: it is no table"
        yield Fault("", repr(path), known)


def _unit(number: Number, units: Sequence[str]) -> str:
    """The unit of measure of a number; of a share of something, that of the whole."""
    if isinstance(number, Choice):
        return number.unit_measure
    if isinstance(number, ShareOf):
        return units[1] if units[0] == SHARE else f"{units[0]} times {units[1]}"
    return units[0]


def _needs(programme: Programme, where: str) -> str:
    """The unit that the kind of a programme asks of a number of its own."""
    kind = KINDS[programme.kind]
    return {**kind.numbers, **kind.optional}.get(where.removeprefix("numbers."), "")


def _allowed(programme: Programme, where: str) -> tuple[str, ...]:
    if where in {"take_up", "reduction.share"}:
        return (SHARE,)
    if where == "rounding.to":
        return ("KRW",)
    needed = _needs(programme, where)
    return (SHARE,) if needed == SHARE else FLOWS if needed in {FLOW, SCHEDULE} else tuple(MONTHS)


def _is_schedule(number: Number, parameters: Parameters) -> bool:
    if not isinstance(number, Law):
        return False
    return any(isinstance(row.value, tuple) for row in parameters[parted(number.path)[0]].history)


def _circle_faults(programmes: Sequence[Programme]) -> Iterator[Fault]:
    replaced = {programme.code: programme.replaces for programme in programmes}
    if circle := _circle(replaced):
        expected = "programmes that do not replace each other in a circle"
        yield Fault("replaces", " replaces ".join(reversed(circle)), expected)
        return
    waits = {programme.code: {*programme.counts, *(other.code for other in programmes
                                                   if programme.code in other.replaces)}
             for programme in programmes}  # fmt: skip
    if circle := _circle(waits):
        expected = "programmes of which none is reckoned from itself, by what it counts and what replaces it"
        yield Fault("counts", " before ".join(circle), expected)


def _circle(graph: Mapping[str, Iterable[str]]) -> Sequence[str]:
    """Codes that lead back to themselves; none if there are none."""
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        found: Sequence[str] = error.args[1]
        return found
    return ()
