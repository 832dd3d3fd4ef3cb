"""The generation of the site: a name for the state of all that readers see.

Every change (publish, unpublish, move, delete, load) renews it in its own transaction, so that a worker who reads the
new name reads the new content. A worker asks the database at most once a second.
"""

import secrets
import time
from dataclasses import dataclass

from django.db import DatabaseError
from django.utils import timezone

from donghaeng.web.core.models import Generation

PATIENCE = 1.0
"""For how long a worker trusts the name it has read. [s]"""


@dataclass
class _Known:
    """What this worker last read, and when."""

    token: str = ""
    until: float = 0.0


_known = _Known()


def current() -> str:
    """The name of the generation, with the day: lists of what is to come change at midnight. Empty if unknown."""
    if time.monotonic() >= _known.until:
        try:
            _known.token = Generation.objects.values_list("token", flat=True).first() or ""
        except DatabaseError:
            return ""
        _known.until = time.monotonic() + PATIENCE
    return f"{timezone.localdate():%Y%m%d}-{_known.token}" if _known.token else ""


def renew() -> None:
    """Begin a new generation; what was cached of the old one is not served any more."""
    Generation.objects.update_or_create(pk=1, defaults={"token": secrets.token_hex(8)})
    _known.until = 0.0
