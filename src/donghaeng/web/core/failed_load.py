"""The last load, if it failed: kept beside the database, so that the editor's part can say so until one succeeds."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from donghaeng.base.errors import DonghaengError

NAME = "load-failed.json"


@dataclass(frozen=True)
class FailedLoad:
    """When it was, and the error as the command printed it."""

    at: str
    error: str


def note(error: DonghaengError) -> None:
    """Keep an error; one that cannot be kept was printed all the same."""
    try:
        _file().write_text(json.dumps({"at": timezone.now().isoformat(), "error": str(error)}), encoding="utf-8")
    except OSError:
        return


def forget() -> None:
    """A load has succeeded."""
    _file().unlink(missing_ok=True)


def last() -> FailedLoad | None:
    """The load that failed, if none has succeeded since."""
    try:
        return FailedLoad(**json.loads(_file().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _file() -> Path:
    return Path(settings.DONGHAENG_VAR) / NAME
