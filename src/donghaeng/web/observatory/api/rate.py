"""How often somebody may ask: counted per address and minute, in one small file that all workers hold in memory.

Nothing is written to the database, no address is kept: an address is a place in the file, found by a keyed hash
(decision 16).
"""

import hmac
import ipaddress
import logging
import mmap
import struct
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

WINDOW = 60
"""What is counted over. [s]"""
PLACES = 1 << 16
"""Two addresses share a place, and so a count, with a chance of one in so many."""
COUNT = struct.Struct("<II")
"""A place: the window it counts, and the requests so far."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Counts:
    """The counts of all addresses; two workers who write at the same instant may lose a request: nobody is harmed."""

    memory: mmap.mmap

    def add(self, place: int, window: int) -> int:
        """Count a request; return how many there were in this window, this one among them."""
        known, count = COUNT.unpack_from(self.memory, place * COUNT.size)
        now = count + 1 if known == window else 1
        COUNT.pack_into(self.memory, place * COUNT.size, window, now)
        return now


def wait(request: HttpRequest) -> int:
    """How long an address has to wait because it has asked too often; 0 where it has not. [s]"""
    most = settings.API_REQUESTS_A_MINUTE
    if not most:
        return 0
    window, passed = divmod(int(time.time()), WINDOW)
    counts = counts_in(Path(settings.DONGHAENG_VAR) / "api-counts")
    return WINDOW - passed if counts.add(place_of(client(request)), window) > most else 0


def client(request: HttpRequest) -> str:
    """The address that asks: of the connection, or, behind proxies that are known, the one the outermost of them saw.

    What stands further left in `X-Forwarded-For` has been written by whoever wanted to.
    """
    proxies = settings.API_PROXIES
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(seen) >= proxies:
        return str(seen[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def place_of(address: str) -> int:
    """The place of an address in the file; a household has a whole /64 of IPv6 and counts as one."""
    told = hmac.digest(settings.SECRET_KEY.encode(), _network(address).encode(), "sha256")
    return int.from_bytes(told[:8], "big") % PLACES


def _network(address: str) -> str:
    """What of an address is counted.

    Examples
    --------
    >>> _network("192.0.2.7"), _network("2001:db8::1:2:3:4"), _network("elsewhere")
    ('192.0.2.7', '2001:db8::/64', 'elsewhere')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(found) if found.version == 4 else str(ipaddress.ip_network((int(found), 64), strict=False))


@lru_cache(maxsize=4)
def counts_in(file: Path) -> Counts:
    """The counts of a file, made if it is not there. On a full disk each worker counts for itself."""
    size = PLACES * COUNT.size
    try:
        with file.open("ab") as new:
            new.write(bytes(max(0, size - file.stat().st_size)))  # not sparse: no write can fail later
        with file.open("r+b") as held:
            return Counts(mmap.mmap(held.fileno(), size))
    except OSError as error:
        log.warning("requests are counted by each worker for itself: %s", error.strerror)
        return Counts(mmap.mmap(-1, size))
