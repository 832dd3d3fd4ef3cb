"""How long the site of Seoul takes to load and to answer: CPU seconds beside wall time, queries, bytes.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md.
"""

import contextlib
import gzip
import io
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench_index import ROOT, Case, Clock, Marks, report

SEOUL = ROOT / "cities" / "seoul"
KEPT = ROOT / "build" / "bench-site"
"""A loaded site, for what is not loading."""
MARKS = Marks("<!-- site -->", "<!-- /site -->")
LISTS = ("news", "policies", "videos", "events", "programmes", "organisations", "shared")
ENTRIES = ("news/income-experiments-abroad", "policies/safety-income", "events/safety-income-forum-2023",
           "programmes/urban-rail-2025", "organisations/uclg-aspac", "shared/seoul-time-bank", "about")  # fmt: skip
"""One of each kind, the longest there is of news and policies. The archive of Seoul has no video yet."""
OTHERS = ("search", "figures/going-together", "figures/districts", "report")
PAGES = {f"/{language}/{path}{'/' if path else ''}": ""
         for language in ("ko", "en") for path in ("", *LISTS, *ENTRIES, *OTHERS)}  # fmt: skip
PAGES |= {"/ko/search/": "q=%EC%84%9C%EC%9A%B8", "/en/search/": "q=seoul"}
"""Every template in both languages, with the query that is asked. A search finds a full page of several kinds."""


Site = Callable[..., tuple[dict[str, str], bytes]]
"""From an address, and a form that is sent there, to the headers and the body of the answer."""


def load(var: Path) -> dict[str, float]:
    """The command, from its start to its end."""
    clock = Clock(of_children=True)
    line = [sys.executable, "-m", "donghaeng", "load", str(SEOUL), "--var", str(var)]
    subprocess.run(line, check=True, capture_output=True, text=True)
    return clock.told()


def load_from_nothing() -> dict[str, float]:
    """Migrations, every entry, every index."""
    with tempfile.TemporaryDirectory() as folder:
        return load(Path(folder))


def load_again() -> dict[str, float]:
    """Nothing has changed since."""
    if not (KEPT / "seoul" / "db.sqlite3").is_file():
        load(KEPT)
    return load(KEPT)


def site(*, is_cached: bool) -> Site:
    """The site as the server calls it: a function from path to (headers, body). A query no list knows is not cached."""
    load_again()
    from donghaeng.web.start import configure

    place = configure(SEOUL, var=KEPT)
    from django.core.wsgi import get_wsgi_application

    from donghaeng.web.serving import make_ready

    make_ready(place, lambda _step, _share: None)
    unknown = "" if is_cached else "unknown=1"
    application = get_wsgi_application()
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        told["status"], told["headers"] = status, dict(headers)

    def get(address: str, form: bytes = b"") -> tuple[dict[str, str], bytes]:
        path, _, query = address.partition("?")
        environment = {
            "REQUEST_METHOD": "POST" if form else "GET", "PATH_INFO": path, "SERVER_NAME": "localhost",
            "QUERY_STRING": "&".join(filter(None, (query or PAGES.get(path, ""), unknown))),
            "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost:8000",
            "HTTP_ACCEPT_ENCODING": "gzip", "wsgi.input": io.BytesIO(form), "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": True,
            "wsgi.multiprocess": True, "wsgi.run_once": False,
            "CONTENT_LENGTH": str(len(form)), "CONTENT_TYPE": "application/x-www-form-urlencoded",
        }  # fmt: skip
        answer = application(environment, start)
        with contextlib.closing(answer):
            body = b"".join(answer)
        assert told["status"].startswith("200"), (path, told["status"])
        return told["headers"], body

    return get


def request(*, is_cached: bool, times: int) -> dict[str, float]:
    """The mean of a request over all pages, and that of the page that costs most; searches and forms are never kept."""
    get = site(is_cached=is_cached)
    paths = [path for path in PAGES if not (is_cached and ("/search/" in path or "/report/" in path))]
    for path in [*paths, *paths]:
        get(path)
    spent = [_spent(get, path, times) for path in paths]
    cpu, wall = (sum(costs) / len(costs) for costs in zip(*spent, strict=True))
    return {"cpu": cpu, "wall": wall, "worst": max(cpu for cpu, _wall in spent)}


def _spent(get: Site, path: str, times: int) -> tuple[float, float]:
    """CPU and wall time of a request, the mean of several."""
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(times):
        get(path)
    return (time.process_time() - cpu) / times, (time.perf_counter() - wall) / times


def queries() -> dict[str, float]:
    """The most that any of the pages asks of the database, uncached, by a worker that has answered before."""
    get = site(is_cached=False)
    for path in PAGES:
        get(path)
    from django.db import connection, reset_queries

    connection.force_debug_cursor = True
    most = 0
    for path in PAGES:
        reset_queries()
        get(path)
        most = max(most, len(connection.queries_log))
    return {"queries": most}


def first_page() -> dict[str, float]:
    """HTML, style sheets and scripts of the front page, as they are sent."""
    get = site(is_cached=True)
    _, packed = get("/ko/")
    html = gzip.decompress(packed).decode()
    assets = re.findall(r'<link rel="stylesheet" href="([^"]+)"|<script[^>]* src="([^"]+)"', html)
    sizes = [len(packed), *(len(get("".join(found))[1]) for found in assets)]
    return {"kilobytes": sum(sizes) / 1000}


CASES: dict[str, Case] = {
    "`donghaeng load cities/seoul` from nothing": (load_from_nothing, "cpu", 60.0),
    "the same when nothing changed": (load_again, "cpu", 5.0),
    "a page out of the cache": (lambda: request(is_cached=True, times=100), "cpu", 0.0005),
    "a page that has to be rendered": (lambda: request(is_cached=False, times=10), "cpu", 0.015),
    "the one that costs most": (lambda: request(is_cached=False, times=10), "worst", 0.015),
    "its queries, at most": (queries, "queries", 12.0),
    "HTML, CSS and scripts of the first page": (first_page, "kilobytes", 150.0),
}

if __name__ == "__main__":
    report(Path(__file__), CASES, MARKS)
