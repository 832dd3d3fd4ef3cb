"""The scores of a city's indices, as small files that the site reads: named by what they say, put there whole."""

import hashlib
import json
import math
import shutil
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from donghaeng.base.progress import Progress
from donghaeng.city import City, IndexReport, Line, notes, score_lines, title

LANGUAGES = ("en", "ko")
FILE = "indices.json"
SHAPE = "1"
"""Raised when the shape of the file changes."""


def results_of(city: City, progress: Progress) -> dict[str, Any]:
    """What the site shows of every index: its scores beside the printed ones, and the latest."""
    made = {}
    for place, (code, report) in enumerate(city.indices.items()):
        progress(f"building {code}", place / len(city.indices))
        made[code] = _index(code, report)
    return made


def _index(code: str, report: IndexReport) -> dict[str, Any]:
    index, root = report.index, report.index.framework.root
    units = {unit: _both(lambda language, unit=unit: index.unit_name(unit, language)) for unit in report.result.units}
    lines = [(unit, line) for unit in report.result.units for line in score_lines(report, unit)]
    pairs = list(zip(notes(report, "en"), notes(report, "ko"), strict=True))
    return {
        "code": code,
        "root": root,
        "names": _both(index.framework[root].name),
        "titles": _both(lambda language: title(report, language)),
        "notes": [{"en": english, "ko": korean} for english, korean in pairs],
        "base_period": index.method.base_period,
        "decimals": report.decimals,
        "units": units,
        "rows": [_row(report, unit, line) for unit, line in lines],
        "now": _now(report, [line for unit, line in lines if unit == report.result.units[0] and line.node == root]),
    }


def _row(report: IndexReport, unit: str, line: Line) -> dict[str, Any]:
    node = report.index.framework[line.node]
    return {
        "unit": unit,
        "node": line.node,
        "name": _both(node.name),
        "period": line.period,
        "score": None if math.isnan(line.score) else line.score,
        "is_given": line.is_given,
        "printed": list(line.printed),
        "verdict": _verdict(line),
        "why": _both(lambda language: "; ".join(dict.fromkeys(check.why(language) for check in line.checks))),
        "sources": list(dict.fromkeys(check.published.source for check in line.checks)),
    }


def _now(report: IndexReport, lines: list[Line]) -> dict[str, Any] | None:
    """The latest score and the one before."""
    scored = [line for line in lines if not math.isnan(line.score)]
    if not scored:
        return None
    last, before = scored[-1], scored[-2] if len(scored) > 1 else None
    # What a reader can verify: the two scores as they are shown, one taken from the other. The difference of the exact
    # scores, rounded, may differ from it by one in the last decimal: 110.96 and 100.04 show 111.0, 100.0 and 10.9.
    change = None if before is None else float(_shown(last, report.decimals) - _shown(before, report.decimals))
    return {
        "period": last.period,
        "score": last.score,
        "previous": None if before is None else before.score,
        "previous_period": None if before is None else before.period,
        "change": change,
        "fall": None if change is None else 0.0 - change,
        "verdict": _verdict(last),
        "base_period": report.index.method.base_period,
    }


def _shown(line: Line, decimals: int) -> Decimal:
    """A score as a template rounds it: half up."""
    return Decimal(repr(line.score)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _verdict(line: Line) -> dict[str, str]:
    return {} if line.verdict is None else _both(line.verdict.name_in)


def _both(name: Any) -> dict[str, str]:
    return {language: str(name(language)) for language in LANGUAGES}


def put(made: dict[str, Any], folder: Path) -> str:
    """Write results into a folder of their own, named by what they say, whole or not at all; return the name."""
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    name = hashlib.sha256(f"{SHAPE} {text}".encode()).hexdigest()[:16]
    if not (folder / name).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=folder) as part:
            (Path(part) / "made").mkdir()
            (Path(part) / "made" / FILE).write_text(text, encoding="utf-8")
            (Path(part) / "made").rename(folder / name)
    return name


def clean(folder: Path, name: str) -> None:
    """Remove results that are a generation old: a worker may be reading the last ones."""
    others = [one for one in folder.iterdir() if one.is_dir() and one.name != name]
    for old in sorted(others, key=lambda one: one.stat().st_mtime)[:-1]:
        shutil.rmtree(old, ignore_errors=True)
