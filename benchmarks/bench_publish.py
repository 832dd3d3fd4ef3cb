"""How long open data takes: the package of an index with 100,000 observations, and one chart's table.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md.
"""

import tempfile
from pathlib import Path
from typing import Any

from bench_index import Case, Clock, Marks, report

MARKS = Marks("<!-- publish -->", "<!-- /publish -->")
UNITS, PERIODS, INDICATORS = 500, 10, 20


def folder(path: Path) -> Path:
    """An index of 500 units, 10 years and 20 indicators, each value with a release and a source."""
    import numpy as np

    codes = [f"indicator_{k:02d}" for k in range(INDICATORS)]
    lines = ["code,name_en,name_ko,parent,unit_measure,direction,weight,source", "index,Index,지수,,,,,survey"]
    lines += [f"{code},Indicator of living {code},생활 지표 {code},index,%,1,,survey" for code in codes]
    values = np.random.default_rng(2022).random(UNITS * PERIODS * INDICATORS)
    keys = ((u, 2010 + p, code) for u in range(UNITS) for p in range(PERIODS) for code in codes)
    data = ["unit,period,node,value,source,published_on"]
    data += [f"u{u},{p},{c},{v!r},survey,{p + 1}-06-19" for (u, p, c), v in zip(keys, values.tolist(), strict=True)]
    units = ["unit,name_en,name_ko", *(f"u{u},Unit {u},평가 단위 {u}" for u in range(UNITS))]
    files = {
        "framework.csv": lines,
        "data.csv": data,
        "units.csv": units,
        "sources.csv": ["key,publisher,title", "survey,Survey,Survey"],
        "method.toml": ["[normalise]", 'method = "min_max"'],
    }
    for name, content in files.items():
        (path / name).write_text("\n".join(content) + "\n", encoding="utf-8")
    return path


def built(path: Path) -> Any:
    """The index, read and built."""
    from donghaeng.city import IndexReport

    made = IndexReport(folder(path))
    assert len(made.index.data) == UNITS * PERIODS * INDICATORS
    assert made.checks == ()
    return made


def package() -> dict[str, float]:
    """A built index to all its files and their zip."""
    from donghaeng.publish import Publisher, index_files

    with tempfile.TemporaryDirectory() as path:
        made = built(Path(path))
        clock = Clock()
        files = index_files(made, Publisher("City", "시"))
        return {**clock.told(), "kilobytes": len(files["package.zip"]) / 1024}


def chart() -> dict[str, float]:
    """A table of 100 rows as CSV, XLSX and JSON."""
    from donghaeng.publish import About, table_files

    columns = [("unit", "Unit", "평가 단위"), ("score", "Score", "점수")]
    rows = [(f"u{place}", place / 3) for place in range(100)]
    table_files(columns, rows, About())
    clock = Clock()
    for _ in range(20):
        table_files(columns, rows, About(title={"en": "Scores", "ko": "점수"}))
    return {name: seconds / 20 for name, seconds in clock.told().items()}


CASES: dict[str, Case] = {
    "the package of an index with 100,000 observations, zipped": (package, "cpu", 3.0),
    "its zip": (package, "kilobytes", None),
    "a table of 100 rows as CSV, XLSX and JSON": (chart, "cpu", None),
}

if __name__ == "__main__":
    report(Path(__file__), CASES, MARKS)
