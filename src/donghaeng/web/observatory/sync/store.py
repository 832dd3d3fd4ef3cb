"""Results as files: a folder per generation, named by what it was made of, put there whole, removed when it is old."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path

import donghaeng
from donghaeng.base.progress import Progress
from donghaeng.city import City, IndexReport
from donghaeng.city.charted import charts_of
from donghaeng.publish import catalogue
from donghaeng.web.observatory.sync import claims, drawings, law, packages, response, sheets
from donghaeng.web.observatory.sync.why import why

SUMMARY = "indices.json"
STEPS_KEPT = 20_000
"""Of an index with more scores than this, steps are kept for none: `donghaeng index step` tells them."""


def generation(city: City, address: str) -> str:
    """The name of the results of a city: the hash of its folder but for the archive, of our code, of the address."""
    told = hashlib.sha256(f"{donghaeng.__version__} {_code()} {city.fingerprint} {address}".encode())
    return told.hexdigest()[:16]


def put(city: City, folder: Path, progress: Progress, *, address: str = "") -> str:
    """Compute and write the results of a city, unless they are there; return their name.

    ``address`` is that of the site, which descriptions of data name in full; empty where it is nobody else's.
    """
    name = generation(city, address)
    if not (folder / name).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=folder) as part:
            made = Path(part) / "made"
            made.mkdir()
            _write(city, made, folder, address, progress)
            made.rename(folder / name)
    return name


def clean(folder: Path, name: str) -> None:
    """Remove results that are a generation old: a worker may be reading the last ones."""
    others = [one for one in folder.iterdir() if one.is_dir() and one.name != name and (one / SUMMARY).is_file()]
    *olds, last = sorted(others, key=lambda one: one.stat().st_mtime) or [folder / name]
    for old in olds:
        shutil.rmtree(old, ignore_errors=True)
    drawings.clean(folder, _drawn(folder / name) | _drawn(last))


def _drawn(folder: Path) -> set[str]:
    """The drawings that a generation names."""
    sheets_of = [json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*/index.json")]
    return {name for sheet in sheets_of for chart in sheet.get("charts", ()) for name in chart["drawings"].values()}


def _write(city: City, made: Path, folder: Path, address: str, progress: Progress) -> None:
    summaries, count = {}, len(city.indices)
    opened: dict[str, Mapping[str, bytes]] = {}
    by = packages.publisher(city, address)
    ordered = sorted(
        city.indices.items(), key=lambda item: len(item[1].result.units) > 1
    )  # that of the whole city first
    for place, (code, report) in enumerate(ordered):
        progress(f"building {code}", place / count)
        (made / str(place)).mkdir()
        placed = [*charts_of(report, city.boundaries, city.unit_kind), *response.write(report, made / str(place))]
        has_response = (made / str(place) / response.FILE).is_file()
        summaries[code] = {**sheets.summary(code, report), "place": place, "has_response": has_response}
        drawings.put(placed, folder, partial(_within, progress, place, count))
        opened[code] = packages.write(report, placed, by, made / str(place))
        told = {"kinds": asdict(city.unit_kind), **packages.words(report, by), "charts": drawings.entries(placed),
                "files": packages.offered(opened[code])}  # fmt: skip
        _write_index(report, {**sheets.sheet(code, report), **told}, made / str(place))
    progress("checking claims", 1.0)
    claims.write(city.ledger, made)
    law.write(city, made)
    claims.write_json(made / SUMMARY, summaries)
    (made / "catalog.jsonld").write_bytes(catalogue(opened, by))


def _within(progress: Progress, place: int, count: int, step: str, share: float) -> None:
    """Tell of a part as of its share in the whole."""
    progress(step, (place + share) / count)


def _write_index(report: IndexReport, sheet: sheets.Sheet, folder: Path) -> None:
    """Write the sheet of an index, every score of each node, how each was made, and why it moved."""
    for name in ("nodes", "steps", "why"):
        (folder / name).mkdir(parents=True)
    is_told = report.result.computed.scores.size <= STEPS_KEPT
    for place, node in enumerate(report.index.framework.tree):
        claims.write_json(folder / "nodes" / f"{place}.json", sheets.rows(report, node))
        if is_told:
            claims.write_json(folder / "steps" / f"{place}.json", sheets.steps(report, node))
        if report.index.framework.children[node]:
            claims.write_json(folder / "why" / f"{place}.json", why(report, node))
    claims.write_json(folder / "index.json", sheet)


def _code() -> str:
    """The hash of our own modules: other code may say something else of the same folder."""
    home = Path(donghaeng.__file__).parent
    told = hashlib.sha256()
    for file in sorted(home.rglob("*.py")):
        told.update(file.read_bytes())
    return told.hexdigest()
