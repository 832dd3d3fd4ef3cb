"""Open data as a folder: a catalogue, and a folder of files per index; replaced whole, or not at all."""

from collections.abc import Mapping
from pathlib import Path

from donghaeng.base.errors import Fault, OutputError
from donghaeng.files.write_result import disk_fault, replaced

CATALOGUE = "catalog.jsonld"
"""The file by which a folder of open data is known to be ours."""
DESCRIPTION = "datapackage.json"
"""The file by which the folder of an index in it is."""


def write_packages(out: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write files by their names below ``out``, such as ``going-together/scores.csv``, and say which.

    Raises
    ------
    OutputError
        If the folder holds something else, which would be lost, or cannot be written.
    """
    _refuse_foreign(out)
    with replaced(out) as folder:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    return list(files)


def _refuse_foreign(out: Path) -> None:
    """Refuse a file, and a folder that holds anything but our catalogue and packages."""
    try:
        if out.exists() and not out.is_dir():
            raise OutputError(f"{out} is a file", [Fault(str(out), "a file", "a folder: --out DIR")])
        held = sorted(out.iterdir()) if out.is_dir() else []
        foreign = [entry.name for entry in held if not (out / CATALOGUE).is_file() or not _is_ours(entry)]
    except OSError as error:
        raise OutputError(f"{out} cannot be written", [disk_fault(out, error)]) from None
    if foreign:
        fault = Fault(str(out), f"files that are not ours: {', '.join(foreign[:5])}", "a new folder: --out DIR")
        raise OutputError(f"{out} holds something else, which would be replaced", [fault])


def _is_ours(entry: Path) -> bool:
    return entry.name == CATALOGUE or (entry / DESCRIPTION).is_file()
