"""One table as a file: CSV, Parquet or Excel, written whole or not at all."""

import io
import tempfile
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from donghaeng.base.errors import Fault, OutputError
from donghaeng.files.workbook import workbook_bytes


def write_table(path: Path, frame: Any) -> None:
    """Write a frame of any kind that Narwhals knows; CSV in UTF-8 with a byte order mark.

    The file is made beside its place and then put there: what stood there before is replaced whole, or stays.

    Raises
    ------
    OutputError
        If the name does not end as one of ``KINDS``, the file cannot be written, or it has too many rows for Excel.
    """
    refuse_kind(path)
    content = KINDS[path.suffix.lower()](nw.from_native(frame, eager_only=True).to_polars())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as part:
            (Path(part) / path.name).write_bytes(content)
            (Path(part) / path.name).replace(path)
    except OSError as error:
        fault = Fault("path", error.strerror or str(error), "a file that may be written")
        raise OutputError(f"{path} cannot be written", [fault]) from None


def refuse_kind(path: Path) -> None:
    """Refuse a name that says of no kind of file that we write.

    Raises
    ------
    OutputError
        With those that we write.
    """
    if path.suffix.lower() not in KINDS:
        fault = Fault("name", repr(path.name), f"a name that ends in {' or '.join(KINDS)}")
        raise OutputError(f"{path} cannot be written", [fault])


def refuse_to_replace(path: Path) -> None:
    """Refuse a place where something is.

    Raises
    ------
    OutputError
        If there is a file or folder.
    """
    if path.exists():
        raise OutputError(f"{path} is there already", [Fault(str(path), "a file", "another name, or --force")])


def csv_bytes(table: pl.DataFrame) -> bytes:
    """A table as CSV in UTF-8, with a byte order mark: without it a Korean Excel takes the text for CP949."""
    return BOM_UTF8 + table.write_csv().encode()


def _parquet_bytes(table: pl.DataFrame) -> bytes:
    made = io.BytesIO()
    table.write_parquet(made)
    return made.getvalue()


def _xlsx_bytes(table: pl.DataFrame) -> bytes:
    return workbook_bytes({"table": table})


KINDS: Mapping[str, Callable[[pl.DataFrame], bytes]] = {
    ".csv": csv_bytes,
    ".parquet": _parquet_bytes,
    ".xlsx": _xlsx_bytes,
}
