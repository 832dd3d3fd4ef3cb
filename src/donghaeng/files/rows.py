"""Small tables as validated rows; every fault with its row."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from donghaeng.base.errors import DonghaengError, Fault, InputError
from donghaeng.files.models import PATTERNS, Row, columns
from donghaeng.files.table import read_table
from donghaeng.files.text import read_bytes

Model = TypeVar("Model", bound=Row)


class Collector:
    """Faults of several files, raised together.

    The one place with state in reading: a folder's faults have to be found at once, and each reader raises its own.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def add(self, faults: Iterable[Fault], file: str) -> None:
        """Keep faults of a file, one for each place."""
        places = {(fault.file, fault.row, fault.where) for fault in self.faults}
        placed = (fault if fault.file else replace(fault, file=file) for fault in faults)
        self.faults += [fault for fault in placed if (fault.file, fault.row, fault.where) not in places]

    def catch(self, error: DonghaengError, file: str) -> None:
        """Keep the faults of an error."""
        self.add(error.faults or [Fault("file", error.headline, "a file that can be read")], file)

    def error(self, path: Path) -> InputError:
        """Everything kept, as one error."""
        count = len(self.faults)
        return InputError(f"{path}: {count} fault{'' if count == 1 else 's'}", self.faults)


@dataclass(frozen=True)
class Numbered(Generic[Model]):
    """A row with its place in the file; ``mended`` are the columns that were at fault and hold their default here."""

    number: int
    row: Model
    mended: tuple[str, ...] = ()


def read_rows(
    path: Path, model: type[Model], collector: Collector, *, key: str = "", may_be_empty: bool = False
) -> list[Numbered[Model]]:
    """Read a small table and collect its faults; a row that cannot be mended is left out.

    A row is mended, so that a node with a fault is not also an unknown parent of others.

    ``key`` names the column in which nothing may stand twice.
    """
    required, optional = columns(model)
    try:
        frame = read_table(read_bytes(path), path.name, required=required, optional=optional)
    except InputError as error:
        collector.catch(error, path.name)
        return []
    rows = [
        numbered for fields in frame.iter_rows(named=True) for numbered in _row(fields, model, collector, path.name)
    ]
    if frame.is_empty() and not may_be_empty:
        collector.add([Fault("rows", "none", "at least one")], path.name)
    if key:
        collector.add(_doubles(rows, key), path.name)
    return rows


def _row(fields: dict[str, Any], model: type[Model], collector: Collector, file: str) -> Iterator[Numbered[Model]]:
    number = fields.pop("row")
    filled = {name: value for name, value in fields.items() if value is not None}
    try:
        yield Numbered(number, model.model_validate(filled))
    except ValidationError as error:
        collector.add(_faults(error, number), file)
        wrong = tuple(str(problem["loc"][0]) for problem in error.errors())
        kept = {name: value for name, value in filled.items() if name not in wrong}
        needed = {name: "?" for name in wrong if model.model_fields[name].is_required()}
        with suppress(ValidationError):
            yield Numbered(number, model.model_validate(kept | needed), wrong)


def _doubles(rows: list[Numbered[Model]], key: str) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for numbered in rows:
        name = getattr(numbered.row, key)
        if name in first:
            yield Fault(key, f"{name!r} again, first in row {first[name]}", "each once", numbered.number)
        first.setdefault(name, numbered.number)


def _faults(error: ValidationError, row: int) -> Iterator[Fault]:
    problems = {str(problem["loc"][0]): problem for problem in reversed(error.errors())}  # the first of each column
    for column, problem in reversed(problems.items()):
        yield setting_fault(problem, column, row)


def setting_fault(problem: ErrorDetails, where: str, row: int | None = None) -> Fault:
    """A problem that pydantic found, as a fault."""
    if problem["type"] == "missing":
        return Fault(where, "nothing", "a value", row)
    return Fault(where, repr(problem["input"]), _expected(problem), row)


def _expected(problem: ErrorDetails) -> str:
    """What pydantic would have accepted, in our words."""
    if problem["type"] == "string_pattern_mismatch":
        return PATTERNS[problem["ctx"]["pattern"]]
    if problem["type"] == "extra_forbidden":
        return "no such setting"
    text = problem["msg"]
    for prefix in ("Input should be ", "Value error, "):
        text = text.removeprefix(prefix)
    return text
