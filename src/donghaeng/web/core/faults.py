"""What a database or a disk refuses, said in words that help."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError

from donghaeng.base.errors import Fault, OutputError

REMEDIES = {
    "locked": "that nobody else writes: stop the other command, or try again in a minute",
    "full": "room on the disk",
    "readonly": "a file that may be written",
    "unable to open": "a folder that may be written",
    "malformed": "a whole database: donghaeng restore CITY FILE puts a backup back",
    "not a database": "a database: donghaeng restore CITY FILE puts a backup back",
}


@contextmanager
def clear_faults(file: Path) -> Iterator[None]:
    """Turn what the database or the disk refuses inside into an error that names the file and the remedy.

    Raises
    ------
    OutputError
        In place of Django's or the system's own error.
    """
    try:
        yield
    except DatabaseError as error:
        raise _refused(file, str(error)) from error
    except OSError as error:
        full = "disk is full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else error.strerror or str(error)
        raise _refused(Path(error.filename or file), full) from error


def _refused(file: Path, found: str) -> OutputError:
    remedy = next((remedy for word, remedy in REMEDIES.items() if word in found), "a database this version can use")
    return OutputError(f"{file.name} cannot be used", [Fault("file", found, remedy, file=str(file))])
