"""The generation of the site: a name for the state of all that readers see.

Every change (publish, unpublish, move, delete, load) renews it in its own transaction, so that a worker who reads the
new name reads the new content. A worker asks the database at most once a second.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from donghaeng.web.core.models import Generation

Kept = TypeVar("Kept")

PATIENCE = 1.0
"""For how long a worker trusts the name it has read. [s]"""


@dataclass
class _Known:
    """What this worker last read, and when."""

    name: str = ""
    until: float = 0.0


_known = _Known()
_kept: dict[Any, tuple[str, Any]] = {}
"""What this worker has read, and of which generation it is."""


def current() -> str:
    """The name of the generation, with the day: lists of what is to come change at midnight. Empty if unknown."""
    if time.monotonic() >= _known.until:
        try:
            token = Generation.objects.values_list("token", flat=True).first()
        except DatabaseError:
            return ""
        _known.name = f"{timezone.localdate():%Y%m%d}-{token}" if token else ""
        _known.until = time.monotonic() + PATIENCE
    return _known.name


def renew() -> None:
    """Begin a new generation; what was cached of the old one is not served any more."""
    Generation.objects.update_or_create(pk=1, defaults={"token": secrets.token_hex(8)})
    _known.until = 0.0


def remembered(key: Any, read: Callable[[], Kept]) -> Kept:
    """What was read in this generation of the site, so that it is not read for every page."""
    now = current() if settings.PAGE_CACHE_IS_ON else ""
    if not now:
        return read()
    if _kept.get(key, ("",))[0] != now:
        _kept[key] = (now, read())
    kept: Kept = _kept[key][1]
    return kept
