"""The nearest sources.csv: in a folder, or in one above."""

from pathlib import Path

from donghaeng.base.errors import Fault
from donghaeng.base.sources import Source
from donghaeng.files.models import SourceRow
from donghaeng.files.rows import Collector, read_rows


def nearest_sources(path: Path, collector: Collector, *, may_be_empty: bool = False) -> dict[str, Source] | None:
    """The sources by key; None if there is no file of them, which is one fault and not one per row."""
    for folder in (path.resolve(), *path.resolve().parents):
        if (folder / "sources.csv").is_file():
            file = folder / "sources.csv"
            rows = read_rows(file, SourceRow, collector, key="key", may_be_empty=may_be_empty)
            return {numbered.row.key: Source(**numbered.row.model_dump(exclude={"note"})) for numbered in rows}
    fault = Fault("file", "no such file here or above", "a file that names the sources")
    collector.add([fault], "sources.csv")
    return None


def read_sources(path: Path) -> dict[str, Source]:
    """The sources of a city by key.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    collector = Collector()
    found = nearest_sources(path, collector, may_be_empty=True)
    if found is None or collector.faults:
        raise collector.error(path)
    return found
