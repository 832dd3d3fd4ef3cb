"""Pictures and files to take away: there, below the archive, not too large, and what their names say."""

import os
import re
from pathlib import Path

from donghaeng.base.errors import Fault, FileError
from donghaeng.files.text import read_bytes

LARGEST = 10 * 1024**2
"""The largest picture or file that a page may hold. [bytes]"""
KINDS = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
}
"""How the bytes of each kind of picture begin."""
SUFFIXES = {"jpeg": "jpg"}
PICTURE = re.compile(r"images(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")
TAKEN_AWAY = ("pdf", "csv", "xlsx", "odt", "ods", "hwpx", "docx", "zip", "txt", "json", "geojson")
"""Kinds of files that may be attached, by the end of their name."""
ATTACHED = re.compile(r"files(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")

Wrong = tuple[str, str]
"""What was found, and what would be right."""


def picture_fault(archive: Path, name: str) -> Wrong | None:
    """What is wrong with a picture of a text.

    Parameters
    ----------
    archive : the folder of the archive.
    name : the picture's name below it, as in ``images/bus.jpg``.
    """
    if not PICTURE.fullmatch(name):
        return repr(name), "a file below images/, of letters, digits, - and _, such as images/bus.jpg"
    if wrong := _file_fault(archive, name):
        return wrong
    found = _kind(archive / name)
    ending = name.rpartition(".")[2].lower()
    if found is None:
        return f"{name!r}, another kind of file", f"one of {', '.join(KINDS)}"
    if SUFFIXES.get(ending, ending) != found:
        return f"{name!r}, which is {found}", f"a name that ends in .{found}"
    return None


def attachment_fault(archive: Path, name: str) -> Wrong | None:
    """What is wrong with a file to take away."""
    if not ATTACHED.fullmatch(name):
        return repr(name), "a file below files/, of letters, digits, - and _, such as files/plan.pdf"
    if name.rpartition(".")[2].lower() not in TAKEN_AWAY:
        return repr(name), f"one of {', '.join(TAKEN_AWAY)}"
    return _file_fault(archive, name)


def read_below(archive: Path, name: str) -> bytes:
    """Read a picture or a file to take away.

    Raises
    ------
    FileError
        If it is not there, is too large, or is none of either.
    """
    wrong = (picture_fault if name.startswith("images/") else attachment_fault)(archive, name)
    if wrong:
        raise FileError(f"{name} cannot be given away", [Fault("file", *wrong, file=name)])
    return read_bytes(archive / name)


def _kind(path: Path) -> str | None:
    """What kind of picture a file is, by its first bytes."""
    with path.open("rb") as file:
        start = file.read(16)
    return next((kind for kind, mark in KINDS.items() if mark.match(start)), None)


def _file_fault(archive: Path, name: str) -> Wrong | None:
    """What is wrong with a file, whatever it holds."""
    path = archive / name
    if not path.is_file() or not os.access(path, os.R_OK):
        return f"no file {name!r}", "a file that is there and may be read"
    if not path.resolve().is_relative_to(archive.resolve()):
        return f"{name!r}, which leads out of the archive", "a file in the archive itself"
    size = path.stat().st_size
    if size > LARGEST:
        return f"{name!r} of {size / 1024**2:,.1f} MB", f"at most {LARGEST // 1024**2} MB"
    return None
