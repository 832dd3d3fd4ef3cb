"""A copy of the law and the policies of a city, to be read where the city's folder is not."""

import shutil
from pathlib import Path

SOURCES, WELFARE = "sources.csv", "welfare"


def copy_law(path: Path, into: Path) -> None:
    """Copy ``welfare/`` and ``sources.csv`` of a city into a new folder, which reads as a city of nothing else."""
    into.mkdir()
    shutil.copytree(path / WELFARE, into / WELFARE, ignore=shutil.ignore_patterns(".*"))
    shutil.copyfile(path / SOURCES, into / SOURCES)
