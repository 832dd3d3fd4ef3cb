"""One table as a CSV file."""

from pathlib import Path
from typing import Any

import narwhals as nw

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
        nw.from_native(frame, eager_only=True).to_polars().write_csv(path, include_bom=True)  # for a Korean Excel
    except OSError as error:
        fault = Fault("path", error.strerror or str(error), "a file that may be written")
        raise OutputError(f"{path} cannot be written", [fault]) from None
