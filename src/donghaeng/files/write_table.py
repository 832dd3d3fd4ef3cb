"""One table as a CSV file."""

from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from donghaeng.base.errors import Fault, OutputError


def write_table(path: Path, frame: Any) -> None:
    """Write a frame of any kind that Narwhals knows as a CSV file, in UTF-8 with a byte order mark.

    Raises
    ------
    OutputError
        If the name does not end in ``.csv``, or the file cannot be written.
    """
    if path.suffix.lower() != ".csv":
        raise OutputError(f"{path} cannot be written", [Fault("name", repr(path.name), "a name that ends in .csv")])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(csv_bytes(nw.from_native(frame, eager_only=True).to_polars()))
    except OSError as error:
        fault = Fault("path", error.strerror or str(error), "a file that may be written")
        raise OutputError(f"{path} cannot be written", [fault]) from None


def csv_bytes(table: pl.DataFrame) -> bytes:
    """A table as CSV in UTF-8, with a byte order mark: without it a Korean Excel takes the text for CP949."""
    return BOM_UTF8 + table.write_csv().encode()
