"""The archive of a new city: a first news item and the pages every site has, in both languages, ready to be edited."""

import datetime as dt
from pathlib import Path

MODELS = Path(__file__).parent / "new_city" / "archive"
"""An archive like any other, which the package brings along."""
DAY = "date = 2000-01-01"
"""Stands where the day of the new archive goes."""


def new_archive(day: dt.date) -> dict[str, str]:
    """The files of a new archive, by their names below its folder; ``day`` is that of all its texts."""
    files = sorted(path for path in MODELS.rglob("*") if path.is_file())
    return {
        path.relative_to(MODELS).as_posix(): path.read_text(encoding="utf-8").replace(DAY, f"date = {day.isoformat()}")
        for path in files
    }
