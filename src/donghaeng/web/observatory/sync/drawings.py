"""The charts of an index for the site: drawn once, kept under the name of what they were drawn from."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from donghaeng.base.progress import Progress
from donghaeng.charts.bundle import Bundle, bundle, drawn_all
from donghaeng.city.charted import Placed
from donghaeng.web.observatory.sync.frame import frame_height

LANGUAGES = ("en", "ko")
CHANGES = ("change", "contribution")
"""Columns of numbers that have a sign."""
KEPT = "drawings"
"""The folder of drawings, beside the generations that share them."""


def entries(placed: Sequence[Placed]) -> list[dict[str, Any]]:
    """What the site keeps of each chart: its words, its table, where it belongs, and where its drawings are."""
    return [_entry(place, one) for place, one in enumerate(placed)]


def put(placed: Sequence[Placed], folder: Path, progress: Progress) -> None:
    """Draw the charts that are not there yet; each is put there whole."""
    wanted = {one.name: one for chart in placed for one in _bundles(chart)}
    kept = folder / KEPT
    kept.mkdir(parents=True, exist_ok=True)
    missing = [one for name, one in wanted.items() if not (kept / name).is_dir()]
    for one, files in drawn_all(missing, progress=progress):
        with tempfile.TemporaryDirectory(prefix=".part-", dir=kept) as part:
            made = Path(part) / "made"
            made.mkdir()
            for name, content in files.items():
                (made / name).write_bytes(content)
            made.rename(kept / one.name)


def clean(folder: Path, used: set[str]) -> None:
    """Remove drawings that no generation names any more."""
    kept = folder / KEPT
    for old in kept.iterdir() if kept.is_dir() else ():
        if old.name not in used:
            shutil.rmtree(old, ignore_errors=True)


def _bundles(placed: Placed) -> list[Bundle]:
    return [bundle(placed.chart, language) for language in LANGUAGES]


def _entry(place: int, placed: Placed) -> dict[str, Any]:
    chart, bundles = placed.chart, dict(zip(LANGUAGES, _bundles(placed), strict=True))
    return {
        "code": chart.code,
        "place": place,
        "role": placed.role,
        "is_illustration": placed.is_illustration,
        "node": placed.node,
        "unit": placed.unit,
        "period": placed.period,
        "since": placed.since,
        "titles": dict(chart.title),
        "findings": dict(chart.finding),
        "attribution": dict(chart.attribution),
        "credit": dict(chart.credit),
        "heights": {
            language: frame_height(one.specs, chart.credit.get(language, "")) for language, one in bundles.items()
        },
        "tables": {language: _table(placed, language) for language in LANGUAGES},
        "drawings": {language: one.name for language, one in bundles.items()},
    }


def _table(placed: Placed, language: str) -> dict[str, Any]:
    """What stands beside the chart on a page: headers, how each column is written, rows, the node each is about."""
    whole = placed.chart.table
    table = whole.shown(language)
    nodes = [record.get("node") for record in whole.records()]
    names = [place for place, column in enumerate(table.columns) if column.code.startswith("node_name_")]
    columns = [
        {"header": column.headers[language], "decimals": column.decimals, "is_change": column.code in CHANGES}
        for column in table.columns
    ]
    return {"columns": columns, "rows": [list(row) for row in table.rows], "nodes": nodes, "named_in": names}
