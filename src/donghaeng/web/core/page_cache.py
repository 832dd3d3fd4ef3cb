"""Rendered pages for readers who are not logged in, kept where all workers see them.

A page is one file below ``cache/<generation>/``, named by host, path and the query keys that lists know. With a new
generation nobody reads the old files, and the first to write removes them. A request with any other query key, with
a session, or whose answer sets a cookie, passes by.
"""

import gzip
import hashlib
import json
import logging
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from donghaeng.web.core import generation

MOST = 5_000
"""Pages kept of one generation: a disk is not filled by asking for every filter."""
WORTH_PACKING = 500
"""From this length on a page is also kept compressed. [bytes]"""
REVALIDATE = "public, max-age=0, must-revalidate"
KEPT_HEADERS = ("Content-Type", "Content-Language", "Content-Security-Policy", "X-Frame-Options")
NEVER = ("/admin/", "/data/", "/api/", "/documents/", "/health/", "/media/", "/static/")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """A page as it is kept: its headers, its text, and the same compressed (empty where it is not worth it)."""

    headers: dict[str, str]
    etag: str
    body: bytes
    packed: bytes

    @classmethod
    def of(cls, response: HttpResponse) -> "Kept":
        """What of a response is kept."""
        body = response.content
        headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        packed = gzip.compress(body, 6, mtime=0) if len(body) >= WORTH_PACKING else b""
        return cls(headers, f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"', body, packed)

    @classmethod
    def read(cls, file: Path) -> "Kept | None":
        """A kept page; None if there is none."""
        try:
            line, _, rest = file.read_bytes().partition(b"\n")
        except OSError:
            return None
        head = json.loads(line)
        return cls(head["headers"], head["etag"], rest[: head["length"]], rest[head["length"] :])

    def write(self, file: Path) -> None:
        """Keep the page: whole, or not at all."""
        head = {"headers": self.headers, "etag": self.etag, "length": len(self.body)}
        part = file.with_name(f"{secrets.token_hex(8)}.part")
        try:
            part.write_bytes(json.dumps(head).encode() + b"\n" + self.body + self.packed)
            part.replace(file)
        except OSError:
            part.unlink(missing_ok=True)
            raise

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The response: 304 to a reader who has it, else the page, compressed where the reader takes that."""
        common = {"ETag": self.etag, "Cache-Control": REVALIDATE, "Vary": "Accept-Encoding"}
        if _has_it(request, self.etag):
            return HttpResponseNotModified(headers=common)
        takes_gzip = self.packed and "gzip" in request.headers.get("Accept-Encoding", "")
        if takes_gzip:
            common["Content-Encoding"] = "gzip"
        content = self.packed if takes_gzip else self.body
        return HttpResponse(content, headers={**self.headers, **common, "Content-Length": str(len(content))})


class PageCache:
    """Answer from the cache; otherwise pass on, and keep what comes back if it is the same for everybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.folder = Path(settings.PAGE_CACHE_FOLDER)
        self.is_on = settings.PAGE_CACHE_IS_ON
        self.seen = ""
        self.count = 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        name = key(request) if self.is_on else None
        now = generation.current() if name else ""
        if name is None or not now:
            return self.get_response(request)
        file = self.folder / now / name
        if kept := Kept.read(file):
            return kept.answer(request)
        response = self.get_response(request)
        if request.method != "GET" or not is_for_everybody(response):
            return response
        kept = Kept.of(response)
        self._keep(kept, file)
        return kept.answer(request)

    def _keep(self, kept: Kept, file: Path) -> None:
        """Write the file; the first of a generation removes the old ones. A full disk costs speed, not the page."""
        try:
            if self.seen != file.parent.name:
                self._begin(file.parent)
            if self.count < MOST:
                kept.write(file)
                self.count += 1
        except OSError as error:
            log.warning("a page could not be kept: %s", error.strerror)

    def _begin(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for other in self.folder.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        self.seen, self.count = folder.name, sum(1 for _ in os.scandir(folder))


def key(request: HttpRequest) -> str | None:
    """The name a request's page is kept under; None for one that passes by.

    Raises
    ------
    DisallowedHost
        If the host is none of ours.
    """
    if request.method not in {"GET", "HEAD"} or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    if request.path.startswith(NEVER):
        return None
    query = sorted(parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True))
    if any(name not in settings.PAGE_CACHE_QUERY for name, _ in query):
        return None
    told = json.dumps([request.scheme, request.get_host(), request.path, query])
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def is_for_everybody(response: HttpResponse) -> bool:
    """Whether a response is the same for every reader: whole, without cookie, varying with nothing."""
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    if response.headers.get("Vary", "Accept-Encoding").lower() != "accept-encoding":
        return False
    said = response.headers.get("Cache-Control", "")
    return "no-store" not in said and "private" not in said and "no-cache" not in said


def _has_it(request: HttpRequest, etag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return known.strip() == "*" or etag.removeprefix("W/") in {
        tag.strip().removeprefix("W/") for tag in known.split(",")
    }
