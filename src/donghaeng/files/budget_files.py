"""What money can be given to: budget.csv, curves.csv and earmarks.csv of an index, with all their faults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from donghaeng.base.errors import Fault, InputError
from donghaeng.base.sources import Source
from donghaeng.budget import CURVES, EARMARKS, PROGRAMMES, CurvePoint, Earmark, Portfolio, Programme
from donghaeng.files.budget_models import BUDGET_TABLES
from donghaeng.files.rows import Collector, Numbered, read_rows
from donghaeng.files.sources_file import nearest_sources
from donghaeng.index import Index

KINDS: Mapping[str, type[Any]] = {PROGRAMMES: Programme, CURVES: CurvePoint, EARMARKS: Earmark}
Rows = Mapping[str, Sequence[Numbered[Any]]]


def read_portfolio(path: str | Path, index: Index) -> Portfolio | None:
    """Read what money can be given to, from the folder of an index; None where nothing is said of it.

    Parameters
    ----------
    index : whose indicators programmes raise.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    folder = Path(path)
    there = [name for name in KINDS if (folder / name).is_file()]
    if not there:
        return None
    collector = Collector()
    for name in (PROGRAMMES, CURVES):
        if name not in there:
            collector.add([Fault("file", "no such file", f"a file beside {there[0]}")], name)
    rows = {name: read_rows(folder / name, BUDGET_TABLES[name], collector) if name in there else [] for name in KINDS}
    sources = nearest_sources(folder, collector)
    if sources is not None:
        for name, numbered in rows.items():
            collector.add(_source_faults(numbered, sources), name)
    portfolio = _portfolio(rows, index, collector) if {PROGRAMMES, CURVES} <= set(there) else None
    if collector.faults:
        raise collector.error(folder)
    return portfolio


def _portfolio(rows: Rows, index: Index, collector: Collector) -> Portfolio | None:
    """The rows as a portfolio; its faults are placed in the rows of the files, unless the row was mended there."""
    made = {name: tuple(KINDS[name](**_filled(one)) for one in numbered) for name, numbered in rows.items()}
    try:
        return Portfolio(made[PROGRAMMES], made[CURVES], made[EARMARKS], index.framework.indicators)
    except InputError as error:
        for fault in error.faults:
            at = rows[fault.file or PROGRAMMES][(fault.row or 2) - 2]
            if fault.where not in at.mended:
                collector.add([replace(fault, row=at.number)], PROGRAMMES)
        return None


def _filled(numbered: Numbered[Any]) -> dict[str, Any]:
    """The fields of a row that say something; for the others the portfolio has its own defaults."""
    fields = numbered.row.model_dump().items()
    return {name: value for name, value in fields if value is not None and (name, value) != ("shape", "")}


def _source_faults(rows: Sequence[Numbered[Any]], sources: Mapping[str, Source]) -> Iterator[Fault]:
    for numbered in rows:
        key = numbered.row.source
        if key and key not in sources and "source" not in numbered.mended:
            yield Fault("source", repr(key), "a key of sources.csv", numbered.number)
