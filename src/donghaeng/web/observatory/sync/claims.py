"""The ledger of claims as the site keeps it: what pages ask for, each derivation apart, and files to take away."""

import json
from pathlib import Path
from typing import Any

import polars as pl

from donghaeng.city import CheckedLedger
from donghaeng.city.ledger_record import Record, record, row
from donghaeng.files import csv_bytes
from donghaeng.web.observatory.sync.sheets import source_sheet

FOLDER = "claims"
LEDGER = "ledger.json"


def write(ledger: CheckedLedger, folder: Path) -> None:
    """Write the ledger into a folder of its own: ``ledger.json``, a derivation per claim, ``data/claims.csv|json``."""
    (folder / FOLDER / "data").mkdir(parents=True)
    records = [record(ledger, judged) for judged in ledger.judgements]
    claims = []
    for place, one in enumerate(records):
        write_json(folder / FOLDER / f"{place}.json", one["derivation"])
        claims.append({**{name: value for name, value in one.items() if name != "derivation"}, "place": place})
    used = {key for one in records for key in _sources(one)}
    sources = {key: source_sheet(source) for key, source in ledger.sources.items() if key in used}
    subjects = {key: dict(names) for key, names in ledger.subjects.items()}
    write_json(folder / FOLDER / LEDGER, {"claims": claims, "subjects": subjects, "sources": sources})
    write_json(folder / FOLDER / "data" / "claims.json", {"claims": records, "subjects": subjects, "sources": sources})
    table = pl.DataFrame([row(ledger, judged) for judged in ledger.judgements], infer_schema_length=None)
    (folder / FOLDER / "data" / "claims.csv").write_bytes(csv_bytes(table))


def _sources(one: Record) -> set[str]:
    """The sources that a claim names: its own, those of others, of an argument and of its derivation."""
    found = {one["source"], one["argued_by"], *(other["source"] for other in one["also"])}
    waiting = [one["derivation"]]
    while waiting:
        part = waiting.pop()
        found.add(part["source"])
        waiting += part["parts"]
    return found - {""}


def write_json(file: Path, content: Any) -> None:
    """Write plain values as JSON, as short as it gets."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    file.write_text(text, encoding="utf-8")
