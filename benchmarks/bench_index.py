"""How long building and reading an index takes: CPU seconds beside wall time, and memory.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md.
Every case runs in a process of its own, so that its peak memory is its own.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

Case = tuple[Callable[[], dict[str, float]], str, float | None]
"""What is run, what of it counts (a key of ``SHOWN``), and the bar."""
Column = tuple[str, Callable[[str], str]]
"""A heading, and what stands under it for a case."""

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "benchmarks.md"
SEOUL = ROOT / "cities" / "seoul" / "indices" / "going-together"
MB = 2**20
TIMES = 3


class Marks(NamedTuple):
    """The comments in docs/benchmarks.md between which a table stands."""

    first: str
    last: str


def build_large(
    units: int = 100_000, indicators: int = 500, pillars: int = 50, *, gaps: float = 0.0
) -> dict[str, float]:
    """Arrays to scores at every node: min-max, arithmetic."""
    import numpy as np

    from donghaeng.index import Framework, Node, Observations, read_method
    from donghaeng.index.build import compute

    nodes = [Node("index", "Index", "지수"), *(Node(f"p{k}", "P", "영역", parent="index") for k in range(pillars))]
    nodes += [Node(f"i{k}", "I", "지표", parent=f"p{k % pillars}", unit_measure="1", direction=1 if k % 3 else -1)
              for k in range(indicators)]  # fmt: skip
    framework = Framework(tuple(nodes))
    method = read_method({"normalise": {"method": "min_max"}, "aggregate": {"min_share": 0.5}}, framework)
    chance = np.random.default_rng(2022)
    values = chance.random((units, 1, indicators))
    for block in range(0, units, 1000):
        values[block : block + 1000][chance.random((min(1000, units - block), 1, indicators)) < gaps] = np.nan
    observations = Observations(tuple(f"u{k}" for k in range(units)), ("2022",), values)
    before = peak()
    clock = Clock()
    steps = compute(framework, observations, method)
    told = clock.told()
    assert not np.isnan(steps.scores[..., -1]).any()
    return {**told, "times_input": (peak() - before + values.nbytes) / values.nbytes}


def read_large(rows: int = 1_150_000) -> dict[str, float]:
    """A data.csv of 50 MB to checked rows."""
    import numpy as np

    from donghaeng import read_index

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        units, periods, codes = rows // 100, [2020, 2021], [f"indicator_{k:02d}" for k in range(50)]
        lines = ["code,name_en,name_ko,parent,unit_measure,direction,weight,source", "index,Index,지수,,,,,survey"]
        lines += [f"{code},Indicator,지표,index,%,1,,survey" for code in codes]
        (path / "framework.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (path / "method.toml").write_text('[normalise]\nmethod = "min_max"\n', encoding="utf-8")
        (path / "sources.csv").write_text("key,publisher,title\nsurvey,Survey,Survey\n", encoding="utf-8")
        values = np.random.default_rng(2022).random(units * 100)
        with (path / "data.csv").open("w", encoding="utf-8") as file:
            file.write("unit,period,node,value,status,source\n")
            keys = ((u, p, c) for u in range(units) for p in periods for c in codes)
            file.writelines(f"u{u},{p},{c},{v:.12f},,survey\n" for (u, p, c), v in zip(keys, values, strict=True))
        size = (path / "data.csv").stat().st_size / MB
        clock = Clock()
        read_index(path)
        return {**clock.told(), "megabytes": size}


def command(*arguments: str) -> dict[str, float]:
    """The command itself, from its start to its end."""
    clock = Clock(of_children=True)
    with tempfile.TemporaryDirectory() as folder:
        out = ["--out", f"{folder}/out"] if "build" in arguments else []
        subprocess.run([sys.executable, "-m", "donghaeng", *arguments, *out], check=True, capture_output=True)
        return clock.told()


class Clock:
    """CPU and wall time since it was made."""

    def __init__(self, *, of_children: bool = False) -> None:
        self.who = resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF
        self.cpu, self.wall = self._cpu(), time.perf_counter()

    def _cpu(self) -> float:
        used = resource.getrusage(self.who)
        return used.ru_utime + used.ru_stime

    def told(self) -> dict[str, float]:
        """Seconds since."""
        return {"cpu": self._cpu() - self.cpu, "wall": time.perf_counter() - self.wall}


def peak() -> float:
    """Peak memory of this process. [bytes]"""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


CASES: dict[str, Case] = {
    "arrays to scores, 100,000 units x 500 indicators": (build_large, "cpu", 5.0),
    "the same with 1 % gaps": (lambda: build_large(gaps=0.01), "cpu", 5.0),
    "memory of it, times the input": (build_large, "times_input", 4.0),
    "reading a data.csv of 50 MB": (read_large, "cpu", 3.0),
    "`donghaeng index build` on Seoul": (lambda: command("index", "build", str(SEOUL)), "cpu", 2.0),
    "`donghaeng --version`": (lambda: command("--version"), "cpu", None),
}


def measure(file: Path, case: str, key: str) -> dict[str, float]:
    """The median run of a case, each in a process of its own."""
    runs = []
    for _ in range(TIMES):
        done = subprocess.run([sys.executable, file, "--case", case], check=True, capture_output=True, text=True)
        runs.append(json.loads(done.stdout))
    return sorted(runs, key=lambda run: run[key])[len(runs) // 2]


def machine() -> str:
    """What it was measured on."""
    import numpy as np
    import polars as pl

    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
                  if line.startswith("model name")), platform.machine())  # fmt: skip
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}, Polars {pl.__version__}"
    return f"{os.cpu_count()} cores of {model}, {platform.system()}, {versions}; the median of {TIMES} runs"


def seconds(value: float) -> str:
    """A time as a reader takes it in."""
    return f"{value * 1000:.2g} ms" if value < 0.1 else f"{value:.2f} s"


SHOWN: dict[str, Callable[[float], str]] = {
    "cpu": seconds,
    "worst": seconds,
    "times_input": lambda value: f"{value:.3g} x",
    "queries": lambda value: f"{value:.0f} queries",
    "kilobytes": lambda value: f"{value:.0f} KB",
    "gigabytes": lambda value: f"{value:.2f} GB",
}
"""How what counts is written."""


def report(file: Path, cases: Mapping[str, Case], marks: Marks, last: Column | None = None) -> None:
    """Measure every case of a file, print a table, and write it into the docs if asked."""
    options = argparse.ArgumentParser()
    options.add_argument("--case", choices=cases)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    if chosen.case:
        print(json.dumps(cases[chosen.case][0]()))
        return
    more = "" if last is None else f" {last[0]} |"
    rows = [f"| what | CPU | wall | bar |{more}", "| --- | ---: | ---: | ---: |" + (" ---: |" if last else "")]
    print("\n".join(rows))
    for case, (_, key, bar) in cases.items():
        run, show = measure(file, case, key), SHOWN[key]
        wall, limit = seconds(run["wall"]) if key == "cpu" else "", "" if bar is None else show(bar)
        beside = "" if last is None else f" {last[1](case)} |"
        rows.append(f"| {case} | {show(run[key])} | {wall} | {limit} |{beside}")
        print(rows[-1], flush=True)
    print(machine())
    if chosen.write:
        text = DOCS.read_text(encoding="utf-8")
        before, after = text.split(marks.first)[0], text.split(marks.last)[1]
        body = "\n".join([marks.first, *rows, "", f"Measured on {machine()}.", marks.last])
        DOCS.write_text(before + body + after, encoding="utf-8")


if __name__ == "__main__":
    report(Path(__file__), CASES, Marks("<!-- measured -->", "<!-- /measured -->"))
