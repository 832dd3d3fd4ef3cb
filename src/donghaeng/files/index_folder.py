"""The folder of an index, read whole: framework, data, method, published scores, units, sources."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import narwhals as nw
import polars as pl

from donghaeng.base.errors import Fault, FileError, InputError, MethodError
from donghaeng.base.sources import Source
from donghaeng.files.data_file import read_data
from donghaeng.files.models import FrameworkRow, PublishedRow, SourceRow, UnitRow
from donghaeng.files.rows import Collector, Model, Numbered, read_rows
from donghaeng.files.text import decode, digest, read_bytes
from donghaeng.index import Framework, Index, Method, Node, Published, Unit, read_method
from donghaeng.index.rows import row_faults, tidy

FILES = ("framework.csv", "data.csv", "method.toml", "published.csv", "units.csv")
NEEDED = ("framework.csv", "data.csv", "method.toml")
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
    if not folder.is_dir():
        raise FileError(f"{path} is not a folder", [Fault("path", repr(str(path)), "the folder of an index")])
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        faults = [Fault(name, "no such file", "a file of every index folder") for name in missing]
        raise FileError(f"{path} is not the folder of an index", faults)
    return _Reader(folder, frames).read()


def is_index_folder(path: Path) -> bool:
    """Whether a folder is meant to hold an index."""
    return (path / "framework.csv").is_file()


@dataclass(frozen=True)
class _Reader:
    """Reads one folder and keeps the faults of all its files, to raise them together."""

    path: Path
    frames: Kind
    collector: Collector = field(default_factory=Collector)

    def read(self) -> Index:
        sources = self.sources()
        framework = self.framework(sources)
        units = tuple(Unit(**unit.row.model_dump()) for unit in self.rows("units.csv", UnitRow, key="unit"))
        published = self.published(framework, units, sources)
        data = read_data(self.path / "data.csv", sources, self.collector)
        method = None if framework is None else self.method(framework)
        index = None
        if framework is not None and data is not None:
            if method is None:
                codes = tuple(unit.unit for unit in units)
                self.collector.add(row_faults(tidy(nw.from_native(data)), framework, units=codes), "data.csv")
            else:
                files = {"published": published, "sources": sources, "inputs": self.inputs()}
                index = self.index(framework, data, method, units=units, **files)
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

    def framework(self, sources: Mapping[str, Source]) -> Framework | None:
        rows = self.rows("framework.csv", FrameworkRow)
        self.check_sources(rows, sources, "framework.csv")
        if not rows:
            return None
        try:
            return Framework(tuple(Node(**numbered.row.model_dump()) for numbered in rows))
        except InputError as error:
            for fault in error.faults:
                at = None if fault.row is None else rows[fault.row - 2]
                if at is None or not any(fault.where.startswith(column) for column in at.mended):
                    number = None if at is None else at.number
                    self.collector.add([replace(fault, row=number)], "framework.csv")
            return None

    def method(self, framework: Framework) -> Method | None:
        try:
            return read_method(tomllib.loads(decode(read_bytes(self.path / "method.toml"), "method.toml")), framework)
        except tomllib.TOMLDecodeError as error:
            self.collector.add([Fault("TOML", str(error), "a TOML file: key = value")], "method.toml")
        except (FileError, MethodError) as error:
            self.collector.catch(error, "method.toml")
        return None

    def published(
        self, framework: Framework | None, units: tuple[Unit, ...], sources: Mapping[str, Source]
    ) -> tuple[Published, ...]:
        rows = self.rows("published.csv", PublishedRow)
        self.check_sources(rows, sources, "published.csv")
        known = ["", *(unit.unit for unit in units)]
        for numbered in rows:
            row, number = numbered.row, numbered.number
            if framework is not None and row.node not in framework:
                fault = Fault("node", repr(row.node), "a code of framework.csv", number)
                self.collector.add([fault], "published.csv")
            if units and row.unit not in known:
                self.collector.add([Fault("unit", repr(row.unit), "a unit of units.csv", number)], "published.csv")
        return tuple(Published(**numbered.row.model_dump()) for numbered in rows)

    def sources(self) -> dict[str, Source]:
        for folder in (self.path.resolve(), *self.path.resolve().parents):
            if (folder / "sources.csv").is_file():
                rows = read_rows(folder / "sources.csv", SourceRow, self.collector, key="key")
                return {numbered.row.key: Source(**numbered.row.model_dump(exclude={"note"})) for numbered in rows}
        fault = Fault("sources.csv", "no such file here or above", "a file that names the sources")
        self.collector.add([fault], "sources.csv")
        return {}

    def rows(self, name: str, model: type[Model], *, key: str = "") -> list[Numbered[Model]]:
        path = self.path / name
        return read_rows(path, model, self.collector, key=key) if path.is_file() else []

    def check_sources(self, rows: Sequence[Numbered[Any]], sources: Mapping[str, Source], file: str) -> None:
        self.collector.add(
            (Fault("source", repr(numbered.row.source), "a key of sources.csv", numbered.number)
             for numbered in rows if numbered.row.source not in sources),
            file,
        )  # fmt: skip

    def inputs(self) -> dict[str, str]:
        files = [self.path / name for name in FILES if (self.path / name).is_file()]
        return {file.name: digest(read_bytes(file)) for file in files}
