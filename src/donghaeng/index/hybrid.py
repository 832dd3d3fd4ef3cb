"""An index put together from parts of several versions: the framework of one, the data of another, a third's method.

A part may not know all of the framework it is put beside. What is new to it comes from the first version that knows
it: a node brings its rows of data and the settings that name it. Rules for all nodes stay with the method.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import narwhals as nw

from donghaeng.base.errors import DataError, Fault, raise_if
from donghaeng.index.definition import Index
from donghaeng.index.framework import Framework
from donghaeng.index.method import Method, Step, StepName, read_method
from donghaeng.index.releases import as_of as released
from donghaeng.index.rows import KEY, Frame, row_faults

COLUMNS: Mapping[str, Any] = {
    **dict.fromkeys(KEY, nw.String),
    "value": nw.Float64,
    "status": nw.String,
    "indicators": nw.Float64,
    "decimals": nw.Float64,
    "note": nw.String,
}
"""What a build reads of rows of data, but for the day of their release."""
NOT_SETTINGS = ("steps", "periods", "compare_periods", "inferred", "diagnosis")
"""Of a method, what moves no score: ``periods`` only checks the rows, the others what is said of them."""


@dataclass(frozen=True)
class Snapshot(Index):
    """An index as it stood. Its rows have been checked, and those of a mixture need no second look."""

    def __post_init__(self) -> None:
        """Leave the rows as they are."""


def snapshot(index: Index, as_of: dt.date | None = None) -> Snapshot:
    """Take an index as it stood: one release of each figure, in columns that two versions have in common.

    Parameters
    ----------
    as_of : the last day that counts; without it, the latest releases.

    Raises
    ------
    DataError
        If nothing had been published by then.
    """
    rows = _polars(released(nw.from_native(index.data, eager_only=True), as_of))
    if not len(rows):
        expected = f"some published by {as_of}" if as_of else "some"
        raise DataError("there are no data", [Fault(f"rows of {index.code or 'the index'}", "none", expected)])
    missing = {name: nw.lit(None, dtype=kind) for name, kind in COLUMNS.items() if name not in rows.columns}
    plain = rows.with_columns(**missing).select(nw.col(name).cast(kind) for name, kind in COLUMNS.items())
    plain = plain.with_columns(
        value=nw.when(~nw.col("value").is_nan()).then(nw.col("value")),
        status=nw.col("status").fill_null("observed"),
    )
    kept = {one.name: getattr(index, one.name) for one in fields(Index)}
    return Snapshot(**{**kept, "data": plain.to_native(), "method": replace(index.method, periods=())})


def hybrid(framework: Framework, *, data: Snapshot, method: Snapshot, versions: Sequence[Snapshot]) -> Snapshot:
    """Put an index together from parts of several versions.

    Parameters
    ----------
    framework : the tree.
    data, method : snapshots whose rows and whose method are taken, as far as they know the nodes of ``framework``.
    versions : snapshots that stand in where they do not, the first one first.

    Raises
    ------
    InputError
        If the parts do not fit each other.
    """
    beside = {series.code: series for version in (*reversed(versions), data) for series in version.framework.series}
    whole = replace(framework, series=tuple(series for code, series in beside.items() if code not in framework))
    rows = nw.concat(list(_rows(whole, data, versions)))
    mixed = _method(whole, method, versions)
    if any(choice.method == "counted" for choice in mixed.choices("weights", whole).values()):
        raise_if(list(row_faults(rows, whole, counts=True)), DataError, "the data do not fit the method")
    return replace(data, framework=whole, data=rows.to_native(), method=mixed, published=(), inputs={})


def rows_of(index: Index) -> Frame:
    """The rows of an index as a Polars frame."""
    return _polars(nw.from_native(index.data, eager_only=True))


def roles(framework: Framework) -> dict[str, str]:
    """What each code is: an indicator, an aggregate or a series. A version knows a code if it is the same there."""
    return {
        **dict.fromkeys((series.code for series in framework.series), "series"),
        **dict.fromkeys(framework.indicators, "indicator"),
        **dict.fromkeys(framework.aggregates, "aggregate"),
    }


def _polars(rows: Frame) -> Frame:
    return nw.from_native(rows.to_polars(), eager_only=True)


def _rows(framework: Framework, data: Index, versions: Sequence[Index]) -> Iterator[Frame]:
    """The rows of each version for the nodes that those before it do not know; units and periods are those of data."""
    rows, wanted = rows_of(data), roles(framework)
    units = {unit.unit for unit in data.units} or set(rows.get_column("unit").unique().to_list())
    is_there = nw.col("unit").is_in(list(units)) & nw.col("period").is_in(rows.get_column("period").unique().to_list())
    for version in (data, *versions):
        known = wanted.items() & roles(version.framework).items()
        yield rows_of(version).filter(nw.col("node").is_in([code for code, _ in known]), is_there)
        wanted = dict(wanted.items() - known)


def _method(framework: Framework, method: Index, versions: Sequence[Index]) -> Method:
    """A method for a framework that is not its own, checked as if it had been read."""
    wanted = roles(framework)
    known = [(version, roles(version.framework)) for version in (method, *versions)]
    homes = {code: next((version for version, own in known if own.get(code) == role), method).method
             for code, role in wanted.items()}  # fmt: skip
    settings: dict[str, Any] = {field.name: getattr(method.method, field.name) for field in fields(Method)
                                if field.name not in NOT_SETTINGS}  # fmt: skip
    for step in method.method.steps:
        settings[step] = _step(step, framework, method.method, homes)
    return read_method({name: value for name, value in settings.items() if value is not None}, framework)


def _step(step: StepName, framework: Framework, method: Method, homes: Mapping[str, Method]) -> dict[str, Any]:
    """The settings of a step as ``method.toml`` would hold them: those of nodes and levels that are there."""
    own, choices = method.steps[step], method.choices(step, framework)
    depths = {framework.levels[code] for code in choices}
    nodes = {code: homes[code].steps[step].nodes.get(code, {}) for code in choices}
    tables = {
        "level": {str(level): table for level, table in own.levels.items() if level in depths},
        "node": {code: table for code, table in nodes.items() if _is_taken(table, homes[code].steps[step], own)},
    }
    return {
        "method": own.default.method,
        **dict(own.default.options),
        **{name: table for name, table in tables.items() if table},
    }


def _is_taken(table: Mapping[str, Any], home: Step, step: Step) -> bool:
    """Whether a node brings its settings into a step: the options of a method do not fit another one."""
    return bool(table) and ("method" in table or home.default.method == step.default.method)
