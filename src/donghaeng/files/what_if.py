"""A what-if: invented data under the tree and method of the index in the folder above; it is no index of its own."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
from pydantic import ValidationError

from donghaeng.base.errors import Fault, FileError, InputError
from donghaeng.base.sources import Source
from donghaeng.files.data_file import read_data
from donghaeng.files.index_folder import WHAT_IF, read_index
from donghaeng.files.models import SeriesRow, WhatIfSettings
from donghaeng.files.rows import Collector, read_rows, setting_fault
from donghaeng.files.sources_file import nearest_sources
from donghaeng.files.table import FAULTS_KEPT
from donghaeng.files.text import digest, read_bytes, read_text
from donghaeng.index import Framework, Index, Node, Series

DATA = "illustration.csv"
"""Its data, by a name that no index reads."""
SOURCES, OWN = "sources.csv", "a key of the sources.csv of this folder"
STATUS = "illustration"
"""What every row of its data has to say; no row of an index may."""


@dataclass(frozen=True)
class WhatIf:
    """An index of invented numbers, and what has to stand beside every one of them, in both languages."""

    index: Index
    statement: dict[str, str]


def is_what_if(path: Path) -> bool:
    """Whether a folder is marked as a what-if."""
    return (path / WHAT_IF).is_file()


def what_ifs(path: Path) -> list[Path]:
    """The folders of what-ifs below the folder of an index, by name."""
    return sorted(folder for folder in path.iterdir() if is_what_if(folder))


def read_what_if(path: Path) -> WhatIf:
    """Read the folder of a what-if: whatif.toml, illustration.csv, series.csv and sources.csv of its own.

    Its tree is that of the index above with the indicators that illustration.csv names.

    Raises
    ------
    InputError
        With every fault of every file; those of the index above come first.
    """
    above = read_index(path.resolve().parent)
    collector = Collector()
    settings = _settings(path, collector)
    sources = _own_sources(path, collector)
    series = read_rows(path / "series.csv", SeriesRow, collector, key="code")
    if sources is not None:
        wrong = (one for one in series if one.row.source not in sources)
        collector.add((Fault("source", repr(one.row.source), OWN, one.number) for one in wrong), "series.csv")
    data = read_data(path / DATA, sources, collector)
    if settings is None or sources is None or data is None or collector.faults:
        raise collector.error(path)
    collector.add(_unmarked(data), DATA)
    collector.add([*_blank(settings), *_unknown(settings, above.framework)], WHAT_IF)
    index = None
    try:
        beside = tuple(Series(**one.row.model_dump()) for one in series)
        tree = Framework(_nodes(above.framework, settings, data), beside)
        index = replace(above, framework=tree, data=data.drop("status", strict=False), published=(),
                        code=f"{above.code}/{path.resolve().name}", sources=sources,
                        inputs=_inputs(path, above))  # fmt: skip
    except InputError as error:
        collector.catch(error, DATA)
    if index is None or collector.faults:
        raise collector.error(path)
    return WhatIf(index, settings.statement.model_dump())


def _own_sources(path: Path, collector: Collector) -> dict[str, Source] | None:
    """The sources of the what-if itself: no invented number may name one of the city; None where there are none."""
    if (path / SOURCES).is_file():
        return nearest_sources(path, collector)
    fault = Fault("file", "no such file", "sources of its own: invented numbers name none of the city")
    collector.add([fault], SOURCES)
    return None


def _settings(path: Path, collector: Collector) -> WhatIfSettings | None:
    try:
        return WhatIfSettings.model_validate(tomllib.loads(read_text(path / WHAT_IF)))
    except tomllib.TOMLDecodeError as error:
        collector.add([Fault("TOML", str(error), "a TOML file: [statement] with en and ko")], WHAT_IF)
    except FileError as error:
        collector.catch(error, WHAT_IF)
    except ValidationError as error:
        faults = (setting_fault(problem, ".".join(map(str, problem["loc"]))) for problem in error.errors())
        collector.add(faults, WHAT_IF)
    return None


def _blank(settings: WhatIfSettings) -> list[Fault]:
    return [Fault(f"statement.{language}", repr(text), "that the numbers are invented")
            for language, text in settings.statement.model_dump().items() if not text.strip()]  # fmt: skip


def _unknown(settings: WhatIfSettings, tree: Framework) -> list[Fault]:
    return [Fault(f"unit_measure.{code}", repr(code), "an indicator of framework.csv")
            for code in settings.unit_measure if code not in tree.indicators]  # fmt: skip


def _nodes(above: Framework, settings: WhatIfSettings, data: pl.DataFrame) -> tuple[Node, ...]:
    """The tree above, of its indicators only those that have invented values."""
    named = set(data["node"])
    return tuple(_measured(node, settings) for node in above.nodes if above.children[node.code] or node.code in named)


def _measured(node: Node, settings: WhatIfSettings) -> Node:
    """A node with the unit that the what-if gives its values."""
    unit = settings.unit_measure.get(node.code)
    if unit is None:
        return node
    if isinstance(unit, str):
        return replace(node, unit_measure=unit)
    return replace(node, unit_measure=unit.en, unit_measure_ko=unit.ko)


def _unmarked(data: pl.DataFrame) -> list[Fault]:
    """The rows that do not say that they are an illustration."""
    said = pl.col("status") if "status" in data.columns else pl.lit(None, dtype=pl.String)
    wrong = data.filter(said.is_null() | (said != STATUS)).select("row", said.alias("status")).head(FAULTS_KEPT)
    return [Fault("status", "nothing" if status is None else repr(status), f"{STATUS}: invented numbers say so", row)
            for row, status in wrong.iter_rows()]  # fmt: skip


def _inputs(path: Path, above: Index) -> dict[str, str]:
    own = {f"{path.resolve().name}/{file.name}": digest(read_bytes(file))
           for file in sorted(path.iterdir()) if file.suffix in (".csv", ".toml")}  # fmt: skip
    kept = {name: hashed for name, hashed in above.inputs.items() if name in ("framework.csv", "method.toml")}
    return {**kept, **own}
