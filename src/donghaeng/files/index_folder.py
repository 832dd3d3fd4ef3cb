"""The folder of an index, read whole: framework, data, method, published scores, units, sources."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import narwhals as nw
import polars as pl

from donghaeng.base.errors import Fault, FileError, InputError, MethodError
from donghaeng.base.periods import EXPECTED, is_period
from donghaeng.base.sources import Source
from donghaeng.change import read_thresholds
from donghaeng.files.data_file import read_data
from donghaeng.files.drivers_file import DRIVERS, STATED
from donghaeng.files.models import FrameworkRow, PublishedRow, SeriesRow, UnitRow
from donghaeng.files.rows import Collector, Model, Numbered, read_rows
from donghaeng.files.sources_file import nearest_sources
from donghaeng.files.text import digest, read_bytes, read_text
from donghaeng.index import Framework, Index, Method, Node, Published, Series, Unit, read_method
from donghaeng.index.rows import label_faults, tidy

FILES = ("framework.csv", "series.csv", "data.csv", "method.toml", "published.csv", "units.csv", DRIVERS, STATED)
NEEDED = ("framework.csv", "data.csv", "method.toml")
WHAT_IF = "whatif.toml"
"""The file that makes a folder a what-if, whose invented numbers are built as no index."""
Kind = Literal["polars", "pandas", "pyarrow"]


def read_index(path: str | Path, *, frames: Kind = "polars") -> Index:
    """Read the folder of an index.

    Parameters
    ----------
    path : a folder with framework.csv, data.csv and method.toml; published.csv and units.csv if there are any;
        sources.csv in it or in a folder above.
    frames : the kind of frame that data and results have.

    Raises
    ------
    InputError
        With every fault of every file.

    Examples
    --------
    >>> index = read_index("examples/human-development")
    >>> index.framework.root
    'human_development'
    """
    folder = Path(path)
    try:
        _refuse_other(folder)
    except OSError as error:
        fault = Fault("path", error.strerror or str(error), "a folder that may be read")
        raise FileError(f"{path} cannot be read", [fault]) from None
    return _Reader(folder, frames).read()


def _refuse_other(path: Path) -> None:
    """Refuse what is not the folder of an index."""
    if not path.is_dir():
        found = "a file" if path.exists() else "no such folder"
        raise FileError(f"{path} is not a folder", [Fault("path", found, "the folder of an index")])
    if (path / WHAT_IF).is_file():
        expected = "the folder of an index; or donghaeng response, which takes a what-if"
        raise FileError(f"{path} is no index", [Fault("file", "invented numbers", expected, file=WHAT_IF)])
    missing = [name for name in NEEDED if not (path / name).is_file()]
    if missing:
        others = sorted(str(other.parent) for other in path.glob("indices/*/framework.csv"))
        hint = f"; a city's indices are {', '.join(others)}" if others else ""
        faults = [Fault("file", "no such file", f"a file of every index folder{hint}", file=name) for name in missing]
        raise FileError(f"{path} is not the folder of an index", faults)


def is_index_folder(path: Path) -> bool:
    """Whether a folder is meant to hold an index."""
    return any((path / name).is_file() for name in NEEDED)


@dataclass(frozen=True)
class _Reader:
    """Reads one folder and keeps the faults of all its files, to raise them together."""

    path: Path
    frames: Kind
    collector: Collector = field(default_factory=Collector)

    def read(self) -> Index:
        sources = nearest_sources(self.path, self.collector)
        nodes = self.rows("framework.csv", FrameworkRow)
        series = self.rows("series.csv", SeriesRow, key="code")
        framework = self.framework(nodes, series, sources)
        units = tuple(Unit(**unit.row.model_dump()) for unit in self.rows("units.csv", UnitRow, key="unit"))
        published = self.published(framework, units, sources)
        data = read_data(self.path / "data.csv", sources, self.collector)
        method = self.method(framework)
        index = None
        if framework is not None and method is not None and data is not None:
            files = {"published": published, "sources": sources or {}, "inputs": self.inputs()}
            index = self.index(framework, data, method, units=units, **files)
        elif data is not None and nodes:
            codes = [*(numbered.row.code for numbered in nodes), *(numbered.row.code for numbered in series)]
            known = tuple(unit.unit for unit in units)
            self.collector.add(label_faults(tidy(nw.from_native(data)), codes, units=known), "data.csv")
        if index is None or self.collector.faults:
            raise self.collector.error(self.path)
        return index

    def index(self, framework: Framework, data: pl.DataFrame, method: Method, **files: Any) -> Index | None:
        frame: Any = data
        if self.frames != "polars":
            frame = data.to_pandas() if self.frames == "pandas" else data.to_arrow()
        try:
            return Index(framework, frame, method, self.path.resolve().name, **files)
        except InputError as error:
            self.collector.catch(error, "data.csv")
            return None

    def framework(
        self,
        nodes: Sequence[Numbered[FrameworkRow]],
        series: Sequence[Numbered[SeriesRow]],
        sources: Mapping[str, Source] | None,
    ) -> Framework | None:
        self.check_sources(nodes, sources, "framework.csv")
        self.check_sources(series, sources, "series.csv")
        if not nodes:
            return None
        try:
            return Framework(
                tuple(Node(**numbered.row.model_dump()) for numbered in nodes),
                tuple(Series(**numbered.row.model_dump()) for numbered in series),
            )
        except InputError as error:
            rows: dict[str, Sequence[Numbered[Any]]] = {"framework.csv": nodes, "series.csv": series}
            for fault in error.faults:
                file = fault.file or "framework.csv"
                at = None if fault.row is None else rows[file][fault.row - 2]
                if at is None or not any(fault.where.startswith(column) for column in at.mended):
                    number = None if at is None else at.number
                    self.collector.add([replace(fault, row=number)], file)
            return None

    def method(self, framework: Framework | None) -> Method | None:
        try:
            settings = tomllib.loads(read_text(self.path / "method.toml"))
            method = None if framework is None else read_method(settings, framework)
            read_thresholds({} if method is None else method.diagnosis)
        except tomllib.TOMLDecodeError as error:
            self.collector.add([Fault("TOML", str(error), "a TOML file: key = value")], "method.toml")
        except (FileError, MethodError) as error:
            self.collector.catch(error, "method.toml")
        else:
            return method
        return None

    def published(
        self, framework: Framework | None, units: tuple[Unit, ...], sources: Mapping[str, Source] | None
    ) -> tuple[Published, ...]:
        rows = self.rows("published.csv", PublishedRow)
        self.check_sources(rows, sources, "published.csv")
        codes = {unit.unit for unit in units}
        known = codes if len(codes) > 1 else codes | {""}
        for numbered in rows:
            row, number = numbered.row, numbered.number
            if framework is not None and row.node not in framework:
                fault = Fault("node", repr(row.node), "a code of framework.csv", number)
                self.collector.add([fault], "published.csv")
            if units and row.unit not in known:
                found = repr(row.unit) if row.unit else "nothing"
                self.collector.add([Fault("unit", found, "a unit of units.csv", number)], "published.csv")
            if round(row.value, row.decimals) != row.value:
                fault = Fault("value", f"{row.value:g}", f"a number with {row.decimals} decimals, as printed", number)
                self.collector.add([fault], "published.csv")
            if not is_period(row.period):
                self.collector.add([Fault("period", repr(row.period), EXPECTED, number)], "published.csv")
        return tuple(Published(**numbered.row.model_dump()) for numbered in rows)

    def rows(self, name: str, model: type[Model], *, key: str = "") -> list[Numbered[Model]]:
        path = self.path / name
        return read_rows(path, model, self.collector, key=key) if path.is_file() else []

    def check_sources(self, rows: Sequence[Numbered[Any]], sources: Mapping[str, Source] | None, file: str) -> None:
        self.collector.add(
            (Fault("source", repr(numbered.row.source), "a key of sources.csv", numbered.number)
             for numbered in rows if sources is not None and numbered.row.source not in sources),
            file,
        )  # fmt: skip

    def inputs(self) -> dict[str, str]:
        files = [self.path / name for name in FILES if (self.path / name).is_file()]
        return {file.name: digest(read_bytes(file)) for file in files}
