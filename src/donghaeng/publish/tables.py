"""The tables of a package: each with the columns that its description names, in that order."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import polars as pl
from polars import selectors as cs

from donghaeng.city import IndexReport
from donghaeng.files import index_tables, result_tables
from donghaeng.index import Node, Published, Series
from donghaeng.publish.columns import TABLES, Table
from donghaeng.publish.statuses import STATUSES

KINDS: Mapping[str, type[pl.DataType]] = {
    "string": pl.String, "number": pl.Float64, "integer": pl.Int64, "date": pl.Date,
}  # fmt: skip


def package_tables(report: IndexReport) -> dict[str, pl.DataFrame]:
    """The tables of an index by name: scores, framework, series, units, data, published, verdicts, sources, status."""
    made = {
        **result_tables(report.index, report.result, report.checks),
        **index_tables(report.index, report.as_of),
    }
    measures = {node.code: node.unit_measure for node in report.index.framework.nodes}
    made["scores"] = made["scores"].with_columns(unit_measure=pl.col("node").replace_strict(measures))
    made["framework"] = _rows(Node, report.index.framework.nodes)
    made["series"] = _rows(Series, report.index.framework.series)
    made["units"] = _units(report)
    made["published"] = _with_unit(_rows(Published, tuple(check.published for check in report.checks)), report)
    made["verdicts"] = _with_unit(made["verdicts"], report)
    made["status"] = pl.DataFrame([asdict(status) for status in STATUSES])
    return {table.name: _as_described(made[table.name], table) for table in TABLES}


def _as_described(table: pl.DataFrame, description: Table) -> pl.DataFrame:
    """The columns that are described, each of its kind; one that is not there is empty, as is a text of no letters."""
    there = set(table.columns)
    chosen = table.select(
        (pl.col(column.name) if column.name in there else pl.lit(None)).cast(KINDS[column.kind]).alias(column.name)
        for column in description.columns
    )
    return chosen.with_columns(pl.when(cs.string() != "").then(cs.string()))


def _rows(kind: type[Any], rows: tuple[Any, ...]) -> pl.DataFrame:
    names = [field.name for field in fields(kind)]
    return pl.DataFrame({name: pl.Series([getattr(row, name) for row in rows], strict=False) for name in names})


def _units(report: IndexReport) -> pl.DataFrame:
    """Every unit that is scored, with what units.csv says of it."""
    index = report.index
    known = {unit.unit: asdict(unit) for unit in index.units}
    named = ({"unit": code, "name_en": code, "name_ko": code} | known.get(code, {}) for code in report.result.units)
    return pl.DataFrame(list(named), infer_schema_length=None)


def _with_unit(printed: pl.DataFrame, report: IndexReport) -> pl.DataFrame:
    """Printed scores, each with its unit: in the file it may be left out where there is only one."""
    return printed.with_columns(unit=pl.col("unit").cast(pl.String).replace("", report.result.units[0]))
