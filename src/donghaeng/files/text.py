"""Bytes of a file as text, whichever way a Korean spreadsheet saved it."""

import hashlib
from pathlib import Path

from donghaeng.base.errors import Fault, FileError

BOM_UTF16 = (b"\xff\xfe", b"\xfe\xff")
REMEDY = "UTF-8: in Excel, save as 'CSV UTF-8 (comma delimited)'"


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    Raises
    ------
    FileError
        If there is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError(f"{path} is missing", [Fault("file", "no such file", "a file", file=path.name)]) from None
    except OSError as error:
        fault = Fault("file", error.strerror or str(error), "a file that may be read", file=path.name)
        raise FileError(f"{path} cannot be read", [fault]) from None


def decode(content: bytes, name: str) -> str:
    """Decode UTF-8, with or without a byte order mark, or CP949 as a Korean Excel saves CSV.

    Raises
    ------
    FileError
        If it is neither.

    Examples
    --------
    >>> decode("주거".encode("cp949"), "data.csv")
    '주거'
    """
    if content.startswith(BOM_UTF16):
        raise FileError("not a text we read", [Fault("encoding", "UTF-16", REMEDY, file=name)])
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError("not a text we read", [Fault("encoding", "neither UTF-8 nor CP949", REMEDY, file=name)])


def read_text(path: Path) -> str:
    """Read a text file."""
    return decode(read_bytes(path), path.name)


def digest(content: bytes) -> str:
    """The SHA-256 of a file, as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
