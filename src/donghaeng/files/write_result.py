"""A built index as files: CSV, Parquet, XLSX and JSON, written whole or not at all."""

import datetime as dt
import json
import math
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl
from polars import selectors as cs

from donghaeng.base.errors import Fault, OutputError
from donghaeng.base.progress import Progress, silent
from donghaeng.claims import ScoreCheck
from donghaeng.files.index_tables import index_tables, source_table
from donghaeng.files.workbook import refuse_too_long, write_workbook
from donghaeng.files.write_table import csv_bytes
from donghaeng.index import Index, Result

MARK = "provenance.json"
"""The file by which a folder is known to be ours."""
FORMATS = ("csv", "parquet", "xlsx", "json")
TABLES = ("scores", "gaps", "altered", "links", "verdicts", "framework", "sources")
OURS = {MARK, "scores.parquet", "result.xlsx", "result.json", *(f"{name}.csv" for name in TABLES)}
"""Every file that a folder of results may hold."""

Tables = Mapping[str, pl.DataFrame]


def write_result(
    index: Index,
    result: Result,
    checks: Sequence[ScoreCheck],
    out: Path,
    *,
    formats: Sequence[str] = FORMATS,
    progress: Progress = silent,
) -> list[str]:
    """Write scores, gaps, altered cells, links and verdicts into a folder of their own.

    The folder is made beside its place and then put there: what stood there before is replaced whole, or stays.

    Returns
    -------
    The names of the files written.

    Raises
    ------
    OutputError
        If the folder holds something else, cannot be written, or a table has more rows than Excel takes.
    """
    _refuse_foreign(out)
    tables = result_tables(index, result, checks)
    if "xlsx" in formats:
        day = result.provenance["as_of"]
        tables |= index_tables(index, None if day is None else dt.date.fromisoformat(day))
        refuse_too_long(tables)
    with replaced(out) as folder:
        for done, name in enumerate(formats):
            progress(f"writing {name}", done / len(formats))
            WRITERS[name](folder, tables, result)
        _write_json(folder / MARK, dict(result.provenance))
        return sorted(file.name for file in folder.iterdir())


def result_tables(index: Index, result: Result, checks: Sequence[ScoreCheck]) -> dict[str, pl.DataFrame]:
    """The tables of a result: scores, gaps, altered, links, verdicts, framework, sources."""
    steps = result.steps
    nodes = [(node.code, node.name_en, node.name_ko) for node in index.framework.nodes]
    units = [(code, index.unit_name(code, "en"), index.unit_name(code, "ko")) for code in result.units]
    key = ["unit", "period", "node"]
    scores = _polars(result.scores).with_columns(
        _polars(steps["rank"].frame())["rank"].cast(pl.Int64),
        _polars(steps["weight"].frame())["weight"],
        _polars(steps["counted"].frame())["counted"],
    )
    named = (
        scores.join(_names("unit", units), on="unit", how="left", maintain_order="left")
        .join(_names("node", nodes), on="node", how="left", maintain_order="left")
        .join(_polars(steps["value"].frame()), on=key, how="left", maintain_order="left")
    )
    order: list[str | cs.Selector] = [
        "unit",
        cs.starts_with("unit_"),
        "period",
        "node",
        cs.starts_with("node_"),
        "value",
        "score",
        "status",
    ]
    return {
        "scores": named.select(*order, "rank", "weight", "counted"),
        "gaps": _polars(result.gaps),
        "altered": _polars(result.altered),
        "links": _polars(result.links),
        "verdicts": _verdicts(checks),
        "framework": pl.DataFrame([asdict(node) for node in index.framework.nodes], infer_schema_length=None),
        "sources": source_table(index),
    }


def _names(label: str, rows: Sequence[tuple[str, str, str]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=[label, f"{label}_name_en", f"{label}_name_ko"], orient="row")


def _verdicts(checks: Sequence[ScoreCheck]) -> pl.DataFrame:
    text, number = pl.String, pl.Float64
    schema = {"unit": text, "node": text, "period": text, "published": number, "decimals": pl.Int64,
              "published_on": text, "source": text, "computed": number, "verdict": text, "why_en": text,
              "why_ko": text, "note": text}  # fmt: skip
    rows = [
        (row.unit, row.node, row.period, row.value, row.decimals, row.published_on, row.source,
         None if math.isnan(check.computed) else check.computed, str(check.verdict), check.why("en"), check.why("ko"),
         row.note)
        for check in checks for row in [check.published]
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _write_csv(folder: Path, tables: Tables, result: Result) -> None:
    for name in TABLES:
        (folder / f"{name}.csv").write_bytes(csv_bytes(tables[name]))


def _write_parquet(folder: Path, tables: Tables, result: Result) -> None:
    tables["scores"].write_parquet(folder / "scores.parquet")


def _write_xlsx(folder: Path, tables: Tables, result: Result) -> None:
    write_workbook(folder / "result.xlsx", tables)


def _write_whole_json(folder: Path, tables: Tables, result: Result) -> None:
    _write_json(folder / "result.json", {
        "provenance": dict(result.provenance), **{name: tables[name].to_dicts() for name in TABLES}
    })  # fmt: skip


WRITERS: Mapping[str, Callable[[Path, Tables, Result], None]] = {
    "csv": _write_csv,
    "parquet": _write_parquet,
    "xlsx": _write_xlsx,
    "json": _write_whole_json,
}


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    path.write_bytes(json_bytes(content))


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """JSON as it is written for people and programs: in UTF-8, indented, without what JSON does not know."""
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def write_json_files(out: Path, contents: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Write JSON files into a folder and say which; as ``write_files``."""
    return write_files(out, {name: json_bytes(content) for name, content in contents.items()})


def write_files(out: Path, contents: Mapping[str, bytes]) -> list[str]:
    """Write files into a folder, beside what else is there, each whole or not at all, and say which.

    Raises
    ------
    OutputError
        If the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=out) as part:
            for name, content in contents.items():
                (Path(part) / name).write_bytes(content)
            for name in contents:
                (Path(part) / name).replace(out / name)
    except OSError as error:
        raise OutputError(f"{out} cannot be written", [disk_fault(out, error)]) from None
    return [str(out / name) for name in contents]


def _refuse_foreign(out: Path) -> None:
    """Refuse a file, and a folder with anything in it that we did not write: it would be lost."""
    try:
        if out.exists() and not out.is_dir():
            raise OutputError(f"{out} is a file", [Fault(str(out), "a file", "a folder: --out DIR")])
        names = {file.name for file in out.iterdir()} if out.is_dir() else set()
    except OSError as error:
        raise OutputError(f"{out} cannot be written", [disk_fault(out, error)]) from None
    foreign = names if MARK not in names else names - OURS
    if foreign:
        fault = Fault(str(out), f"files that are not ours: {', '.join(sorted(foreign)[:5])}", "a new folder: --out DIR")
        raise OutputError(f"{out} holds something else, which would be replaced", [fault])


@contextmanager
def replaced(out: Path) -> Iterator[Path]:
    """A new folder that takes the place of ``out`` when all went well, and is gone when it did not.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise OutputError(f"{out} cannot be written", [disk_fault(out, error)]) from None
    before = made.with_name(made.name + "-before")
    try:
        yield made
        made.chmod(0o755)
        if out.exists():
            out.rename(before)
        made.rename(out)
    except OSError as error:
        raise OutputError(f"{out} cannot be written", [disk_fault(out, error)]) from None
    finally:
        if before.exists() and not out.exists():
            before.rename(out)
        for left in (before, made):
            shutil.rmtree(left, ignore_errors=True)


def disk_fault(out: Path, error: OSError) -> Fault:
    """What the disk said of a folder that cannot be written."""
    return Fault(str(out), error.strerror or str(error), "a folder that may be written: --out DIR")


def _polars(frame: Any) -> pl.DataFrame:
    table: pl.DataFrame = nw.from_native(frame, eager_only=True).to_polars()
    return table
