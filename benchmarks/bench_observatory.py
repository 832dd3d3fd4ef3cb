"""How long the observatory takes to answer: CPU seconds beside wall time, by a worker that has answered before.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md.
"""

import time
from pathlib import Path

from bench_index import Case, Marks, report
from bench_methods import median_of
from bench_web import Site, site

MARKS = Marks("<!-- observatory -->", "<!-- /observatory -->")
PAGES = ("/ko/index/going-together/", "/en/index/districts/", "/ko/index/going-together/housing/")
LISTS = ("/api/v1/indices", "/api/v1/indices/going-together/scores", "/api/v1/indices/districts/scores?period=2020",
         "/api/v1/indices/districts/nodes")  # fmt: skip
LARGEST = ("/api/v1/indices/districts/scores?page_size=1000",)
STEPS = ("/api/v1/indices/going-together/scores/going_together/seoul/2024/steps",
         "/api/v1/indices/districts/scores/doctors/guro-gu/2020/steps")  # fmt: skip
PICTURES = ("/data/going-together/charts/going_together.ko.svg", "/data/districts/charts/doctors-map-2020.en.svg")
TABLES = ("/data/going-together/scores.csv", "/data/districts/charts/doctors-map-2020.csv")

LAB = "/ko/lab/safety-income/"
FAMILY = (b"year=2024&size=4&income=2000000&assets=100000000&earnings=1500000&earner_type=two_earner&rent=400000"
          b"&to=answer")  # fmt: skip


def mean(get: Site, paths: tuple[str, ...], *, times: int) -> dict[str, float]:
    """The mean of a request, over some addresses."""
    for path in paths * 2:
        get(path)
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(times):
        for path in paths:
            get(path)
    count = times * len(paths)
    return {"cpu": (time.process_time() - cpu) / count, "wall": (time.perf_counter() - wall) / count}


def answered(*paths: str, times: int = 50) -> dict[str, float]:
    """Answers of the interface and files: the page cache stands aside, nobody is counted out."""
    get = site(is_cached=True)
    from django.conf import settings

    settings.API_REQUESTS_A_MINUTE = 10**9
    return mean(get, paths, times=times)


def worked_out(times: int = 50) -> dict[str, float]:
    """An answer of the lab, the median of many: both sums, every year, both schedules with their pictures."""
    get = site(is_cached=True)
    return median_of(lambda: get(LAB, FAMILY), times)


CASES: dict[str, Case] = {
    "a page of an index or a node, rendered": (lambda: mean(site(is_cached=False), PAGES, times=20), "cpu", 0.025),
    "the same out of the cache": (lambda: mean(site(is_cached=True), PAGES, times=300), "cpu", 0.0005),
    "a list of the interface": (lambda: answered(*LISTS), "cpu", 0.010),
    "its largest page, 858 scores": (lambda: answered(*LARGEST), "cpu", 0.010),
    "the steps of a score": (lambda: answered(*STEPS), "cpu", 0.010),
    "an SVG": (lambda: answered(*PICTURES), "cpu", 0.002),
    "a table of scores": (lambda: answered(*TABLES), "cpu", 0.002),
    "an answer of the lab": (worked_out, "cpu", 0.030),
}

if __name__ == "__main__":
    report(Path(__file__), CASES, MARKS)
