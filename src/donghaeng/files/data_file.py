"""data.csv: read fast, checked column by column, with the row of every fault."""

from collections.abc import Container
from pathlib import Path

import polars as pl

from donghaeng.base.errors import Fault, InputError
from donghaeng.files.models import DataRow, columns
from donghaeng.files.rows import Collector
from donghaeng.files.table import FAULTS_KEPT, dates, numbers, read_table
from donghaeng.files.text import read_bytes


def read_data(path: Path, sources: Container[str] | None, collector: Collector) -> pl.DataFrame | None:
    """Read rows of data; the column ``row`` says where each stands in the file. None if it cannot be split into rows.

    What is not a number or a day is collected as a fault and null in the frame.
    """
    required, optional = columns(DataRow)
    try:
        frame = read_table(read_bytes(path), path.name, required=required, optional=optional)
    except InputError as error:
        collector.catch(error, path.name)
        return None
    faults: list[Fault] = []
    for column in frame.columns:
        if column in ("value", "indicators", "decimals"):
            frame, found = numbers(frame, column, whole=column != "value")
            faults += found
        if column == "published_on":
            frame, found = dates(frame, column)
            faults += found
    if frame.is_empty():
        faults.append(Fault("rows", "none", "at least one"))
    collector.add([*faults, *_source_faults(frame, sources)], path.name)
    return frame


def _source_faults(frame: pl.DataFrame, sources: Container[str] | None) -> list[Fault]:
    """Rows without a source, and rows with one that is not in the file of sources, where there is such a file."""
    wrong = [key for key in frame["source"].unique() if key is None or (sources is not None and key not in sources)]
    if not wrong:
        return []
    rows = frame.filter(pl.col("source").is_in(wrong, nulls_equal=True)).select("row", "source").head(FAULTS_KEPT)
    return [Fault("source", "nothing" if key is None else repr(key), "a key of sources.csv", row)
            for row, key in rows.iter_rows()]  # fmt: skip
