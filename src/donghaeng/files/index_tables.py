"""What an index is made of as tables: with them in its workbook, a result can be turned into a folder again."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

import narwhals as nw
import polars as pl
from polars import selectors as cs

from donghaeng.base.sources import Source
from donghaeng.files.method_text import method_settings, setting_rows
from donghaeng.files.models import DataRow, columns
from donghaeng.index import Index

SOURCE_COLUMNS = {field.name: pl.String for field in fields(Source)}


def index_tables(index: Index, as_of: dt.date | None = None) -> dict[str, pl.DataFrame]:
    """The tables data, method, units, series and published, those that have rows; their columns are those of our files.

    Parameters
    ----------
    index : as it was read.
    as_of : leaves out what was published later.
    """
    day = None if as_of is None else as_of.isoformat()
    published = [row for row in index.published if day is None or row.published_on <= day]
    settings = setting_rows(method_settings(index.method))
    tables = {
        "data": _rows(index.data, as_of),
        "method": pl.DataFrame(settings, schema=["setting", "value"], orient="row"),
        "units": _table(index.units),
        "series": _table(index.framework.series),
        "published": _table(published),
    }
    return {name: table for name, table in tables.items() if len(table)}


def source_table(index: Index) -> pl.DataFrame:
    """The sources that anything of the index names, in the order of sources.csv."""
    return pl.DataFrame([asdict(source) for source in sources_named(index)], schema=SOURCE_COLUMNS)


def sources_named(index: Index) -> tuple[Source, ...]:
    """The sources that anything of the index names: data, tree, printed scores."""
    rows = nw.from_native(index.data, eager_only=True)
    of_data = rows.get_column("source").unique().to_list() if "source" in rows.columns else []
    framework = index.framework
    of_tree = [row.source for rows in (framework.nodes, framework.series) for row in rows]
    used = {*of_data, *of_tree, *(row.source for row in index.published)}
    return tuple(source for key, source in index.sources.items() if key in used)


def _rows(data: Any, as_of: dt.date | None) -> pl.DataFrame:
    required, optional = columns(DataRow)
    rows: pl.DataFrame = nw.from_native(data, eager_only=True).to_polars()
    known = [column for column in (*required, *optional) if column in rows.columns]
    kept = rows.select(known).with_columns(cs.float().fill_nan(None))
    if "published_on" not in kept.columns:
        return kept
    days = kept.with_columns(pl.col("published_on").cast(pl.Date))
    return days if as_of is None else days.filter(pl.col("published_on").is_null() | (pl.col("published_on") <= as_of))


def _table(rows: Sequence[Any]) -> pl.DataFrame:
    return pl.DataFrame([asdict(row) for row in rows], infer_schema_length=None)
