"""What indicators are made of, and what the city said of its changes: drivers.csv and explanations.csv of an index."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from donghaeng.base.errors import Fault
from donghaeng.base.periods import EXPECTED, is_period
from donghaeng.change import ROLES, Driver, Stated, driver_faults
from donghaeng.files.models import DriverRow, Row, StatedRow
from donghaeng.files.rows import Collector, Model, Numbered, read_rows
from donghaeng.index import Index

Found = TypeVar("Found")
DRIVERS, STATED = "drivers.csv", "explanations.csv"


def read_drivers(path: str | Path, index: Index) -> tuple[Driver, ...]:
    """Read drivers.csv of the folder of an index; nothing where there is none.

    Raises
    ------
    InputError
        With every fault: of the file, of names, of forms, of figures, of an indicator that is not its drivers' product.
    """
    collector = Collector()
    drivers = _drivers(Path(path), index, collector)
    return _unless_faulty(drivers, collector, Path(path))


def read_stated(path: str | Path, index: Index) -> tuple[Stated, ...]:
    """Read explanations.csv of the folder of an index; nothing where there is none.

    Raises
    ------
    InputError
        With every fault: an unknown node, period or source, a row twice.
    """
    collector = Collector()
    stated = _stated(Path(path), index, collector)
    return _unless_faulty(stated, collector, Path(path))


def read_explained(path: str | Path, index: Index) -> tuple[tuple[Driver, ...], tuple[Stated, ...]]:
    """Read both files.

    Raises
    ------
    InputError
        With every fault of both.
    """
    collector = Collector()
    found = _drivers(Path(path), index, collector), _stated(Path(path), index, collector)
    return _unless_faulty(found, collector, Path(path))


def _unless_faulty(found: Found, collector: Collector, path: Path) -> Found:
    if collector.faults:
        raise collector.error(path)
    return found


def _drivers(path: Path, index: Index, collector: Collector) -> tuple[Driver, ...]:
    rows = _rows(path / DRIVERS, DriverRow, index, collector, key="indicator")
    drivers = tuple(Driver(**numbered.row.model_dump()) for numbered in rows)
    for fault in driver_faults(drivers, index.framework, index.observations(), index.method) if drivers else ():
        at = rows[(fault.row or 2) - 2]
        if not at.mended or fault.where in {"indicator", *ROLES} - {*at.mended}:  # no product of a mended scale
            collector.add([replace(fault, row=at.number)], DRIVERS)
    return drivers


def _stated(path: Path, index: Index, collector: Collector) -> tuple[Stated, ...]:
    rows = _rows(path / STATED, StatedRow, index, collector)
    seen: dict[tuple[str, ...], int] = {}
    for numbered in rows:
        row, number = numbered.row, numbered.number
        if row.node not in index.framework and "node" not in numbered.mended:
            collector.add([Fault("node", repr(row.node), "a code of framework.csv", number)], STATED)
        if not is_period(row.period) and "period" not in numbered.mended:
            collector.add([Fault("period", repr(row.period), EXPECTED, number)], STATED)
        key = (row.node, row.period, row.kind, row.text_en, row.source)
        if key in seen:
            found = f"the same as row {seen[key]}"
            collector.add([Fault("row", found, "each statement of a source once", number)], STATED)
        seen.setdefault(key, number)
    return tuple(Stated(**numbered.row.model_dump()) for numbered in rows)


def _rows(
    path: Path, model: type[Model], index: Index, collector: Collector, *, key: str = ""
) -> list[Numbered[Model]]:
    if not path.is_file():
        return []
    rows = read_rows(path, model, collector, key=key)
    faults = (Fault("source", repr(_source(numbered.row)), "a key of sources.csv", numbered.number)
              for numbered in rows if _source(numbered.row) not in index.sources)  # fmt: skip
    collector.add(faults, path.name)
    return rows


def _source(row: Row) -> str:
    return str(getattr(row, "source", ""))
