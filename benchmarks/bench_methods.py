"""How long the steps of an index take: CPU seconds, with COINr's beside them where it has the step.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md.
COINr's seconds were measured on the same kind of machine; they stand in ../shared/parity/coinr/bench.csv.
"""

import csv
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench_index import ROOT, Case, Clock, Marks, peak, report

COINR = ROOT.parent / "shared" / "parity" / "coinr"
MARKS = Marks("<!-- methods -->", "<!-- /methods -->")
TREATED = {
    "gaps": {"method": "group_mean"},
    "treat": {"method": "winsorise_then_log"},
    "normalise": {"method": "min_max"},
}


def made(units: int, indicators: int, **settings: Any) -> tuple[Any, ...]:
    """Framework, observations and method of an index whose every tenth indicator is skewed, with 1 % gaps."""
    import numpy as np

    from donghaeng.index import Framework, Node, Observations, read_method

    pillars = max(1, indicators // 10)
    nodes = [Node("index", "Index", "지수"), *(Node(f"p{k}", "P", "영역", parent="index") for k in range(pillars))]
    nodes += [Node(f"i{k}", "I", "지표", parent=f"p{k % pillars}", unit_measure="1", direction=1 if k % 3 else -1)
              for k in range(indicators)]  # fmt: skip
    framework = Framework(tuple(nodes))
    chance = np.random.default_rng(2022)
    values = chance.standard_normal((units, 1, indicators))
    values[..., ::10] = np.exp(1.5 * values[..., ::10])
    for block in range(0, units, 1000):
        values[block : block + 1000][chance.random((min(1000, units - block), 1, indicators)) < 0.01] = np.nan
    observations = Observations(tuple(f"u{k}" for k in range(units)), ("2022",), values)
    return framework, observations, read_method(settings, framework)


def median_of(act: Callable[[], object], times: int) -> dict[str, float]:
    """The median CPU and wall time of an act that takes milliseconds."""
    act()
    runs = []
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        act()
        runs.append((time.process_time() - cpu, time.perf_counter() - wall))
    cpu, wall = sorted(runs)[times // 2]
    return {"cpu": cpu, "wall": wall}


def build(units: int, indicators: int, times: int) -> dict[str, float]:
    """Arrays to scores at every node, with gaps filled and outliers treated."""
    from donghaeng.index.build import compute

    arguments = made(units, indicators, **TREATED)
    return median_of(lambda: compute(*arguments), times)


def build_large() -> dict[str, float]:
    """The same for many units and indicators, once, with its peak memory."""
    import numpy as np

    from donghaeng.index.build import compute

    framework, observations, method = made(100_000, 500, **TREATED)
    before, clock = peak(), Clock()
    steps = compute(framework, observations, method)
    told = clock.told()
    assert not np.isnan(steps.scores).any()
    size = observations.values.nbytes
    return {**told, "times_input": (peak() - before + size) / size}


def compare_units(name: str, units: int, children: int) -> dict[str, float]:
    """A method that compares all units, for one parent."""
    import numpy as np

    from donghaeng.index.aggregate import OVER_UNITS

    scores = np.random.default_rng(2022).uniform(1, 100, (units, children))
    OVER_UNITS[name](scores[:10], np.ones((10, children)))
    clock = Clock()
    OVER_UNITS[name](scores, np.ones(scores.shape))
    return clock.told()


def coinr(case: str, units: int, indicators: int) -> float | None:
    """COINr's CPU seconds for a case, or None where the file is not there."""
    if not (COINR / "bench.csv").is_file():
        return None
    with (COINR / "bench.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["case"], int(row["n_units"]), int(row["n_indicators"])) == (case, units, indicators):
                return float(row["seconds"]) / int(row["n_rep"])
    return None


CASES: dict[str, Case] = {
    "51 units x 49 indicators, gaps and outliers treated": (lambda: build(51, 49, 200), "cpu", 0.005),
    "1,000 x 50, the same": (lambda: build(1000, 50, 50), "cpu", 0.030),
    "100,000 x 500, the same": (build_large, "cpu", 15.0),
    "memory of it, times the input": (build_large, "times_input", 4.0),
    "Copeland, 1,000 units x 50 children": (lambda: compare_units("copeland", 1000, 50), "cpu", 1.0),
    "benefit of the doubt, 1,000 units x 20 children": (
        lambda: compare_units("benefit_of_doubt", 1000, 20),
        "cpu",
        20.0,
    ),
}
THEIRS = {
    "51 units x 49 indicators, gaps and outliers treated": ("build_example_coin", 51, 49),
    "1,000 x 50, the same": ("build_scaled_total", 1000, 50),
    "100,000 x 500, the same": ("build_scaled_total", 100_000, 500),
}


def beside(case: str) -> str:
    """COINr's figure for a case."""
    seconds = coinr(*THEIRS[case]) if case in THEIRS else None
    return "" if seconds is None else f"{seconds:.3g} s"


if __name__ == "__main__":
    report(Path(__file__), CASES, MARKS, last=("COINr", beside))
