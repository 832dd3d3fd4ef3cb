"""The open data of an index: every file by its name, as bytes; the same index gives the same bytes."""

import json
from collections.abc import Mapping
from typing import Any

from donghaeng.city import IndexReport
from donghaeng.files import csv_bytes, method_settings, toml_text
from donghaeng.publish.cells import guarded
from donghaeng.publish.publisher import Publisher
from donghaeng.publish.tables import package_tables
from donghaeng.publish.zip_file import zipped

ZIP = "package.zip"


def index_files(report: IndexReport, publisher: Publisher, *, with_zip: bool = True) -> dict[str, bytes]:
    """Make the open data of an index.

    Parameters
    ----------
    report : an index; it is read and built if it has not been.
    publisher : who publishes it, where, under which terms.
    with_zip : whether ``package.zip``, which holds all other files, is among them.

    Returns
    -------
    Bytes by the name of the file.
    """
    files = {f"{name}.csv": csv_bytes(guarded(table)) for name, table in package_tables(report).items()}
    files["method.toml"] = toml_text(method_settings(report.index.method)).encode()
    files["provenance.json"] = json_bytes(report.result.provenance)
    return {**files, ZIP: zipped(files)} if with_zip else files


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """JSON as it is written for people and programs."""
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
