"""The state of a folder: a hash of every file in it."""

import hashlib
from collections.abc import Collection
from pathlib import Path


def folder_state(path: Path, *, without: Collection[str] = ()) -> str:
    """The SHA-256 of the names and bytes of all files of a folder, but for some of its sub-folders.

    Files whose name begins with a dot are no part of it: editors and systems leave them behind.
    """
    told = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        place = file.relative_to(path)
        if file.is_file() and place.parts[0] not in without and not any(part.startswith(".") for part in place.parts):
            told.update(f"{place.as_posix()}\0{file.stat().st_size}\0".encode())
            told.update(file.read_bytes())
    return told.hexdigest()
