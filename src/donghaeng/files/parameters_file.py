"""The numbers of the law of a city: welfare/parameters/*.toml, a file per programme, with every fault of all."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from donghaeng.base.errors import Fault, FileError
from donghaeng.base.sources import Source
from donghaeng.base.units import Units
from donghaeng.files.models import Bilingual
from donghaeng.files.rows import Collector, setting_fault
from donghaeng.files.sources_file import nearest_sources
from donghaeng.files.text import read_text
from donghaeng.files.welfare_models import KINDS, DatedSettings, ParameterSettings
from donghaeng.welfare import Bracket, Dated, Parameter, Parameters, Status, Value, parameter_faults

FOLDER = "welfare/parameters"


def read_parameters(path: Path) -> Parameters | None:
    """Read the numbers of the law in the folder of a city; None where there are none.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    files = sorted((path / FOLDER).glob("*.toml"))
    if not files:
        return None
    collector = Collector()
    reader = _Reader(nearest_sources(path, collector), Units(), collector)
    parameters = tuple(parameter for file in files for parameter in reader.parameters(file))
    if collector.faults:
        raise collector.error(path)
    return Parameters(parameters)


@dataclass(frozen=True)
class _Reader:
    sources: Mapping[str, Source] | None
    units: Units
    collector: Collector

    def parameters(self, path: Path) -> Iterator[Parameter]:
        """The parameters of a file, as far as they can be read; its faults are collected."""
        file = f"{FOLDER}/{path.name}"
        for programme, tables in self._toml(path, file).items():
            if programme != path.stem or not isinstance(tables, Mapping):
                expected = f"tables [{path.stem}.name]: a file per programme, which is called as the file is"
                self.collector.add([Fault(programme, f"{programme!r}", expected)], file)
                continue
            for name, said in tables.items():
                yield from self._parameter(f"{programme}.{name}", said, file)

    def _toml(self, path: Path, file: str) -> dict[str, Any]:
        try:
            return tomllib.loads(read_text(path))
        except tomllib.TOMLDecodeError as error:
            self.collector.add([Fault("TOML", str(error), "a TOML file: key = value")], file)
        except FileError as error:
            self.collector.add((replace(fault, file=file) for fault in error.faults), file)
        return {}

    def _parameter(self, path: str, said: object, file: str) -> Iterator[Parameter]:
        """A parameter; none if it has not the shape of one, which is all that is said of it then."""
        try:
            parameter = _parameter(path, ParameterSettings.model_validate(said))
        except ValidationError as error:
            faults = (setting_fault(problem, f"{path}: {_place(problem['loc'])}") for problem in error.errors())
            self.collector.add(faults, file)
            return
        self.collector.add(parameter_faults(parameter, self.units), file)
        self.collector.add(self._source_faults(parameter), file)
        yield parameter

    def _source_faults(self, parameter: Parameter) -> Iterator[Fault]:
        for number, row in enumerate(parameter.history, 1):
            if row.source and self.sources is not None and row.source not in self.sources:
                where = f"{parameter.path}: history {number}, source"
                yield Fault(where, repr(row.source), "a key of sources.csv")


def _place(loc: tuple[int | str, ...]) -> str:
    """Where in a parameter something is: rows and brackets count from 1, and the kind of a value is no place.

    Examples
    --------
    >>> _place(("history", 1, "value", "brackets", 0, "rate")), _place(("name_en",))
    ('history 2, value.1.rate', 'name_en')
    """
    parts = [str(part + 1) if isinstance(part, int) else part for part in loc if part not in KINDS]
    if parts[:1] == ["history"] and len(parts) > 1:
        return ", ".join([f"history {parts[1]}", *filter(None, [".".join(parts[2:])])])
    return ".".join(parts) or "table"


def _parameter(path: str, said: ParameterSettings) -> Parameter:
    names = {"en": said.name_en, "ko": said.name_ko}
    return Parameter(path, names, said.unit_measure, tuple(map(_dated, said.history)), said.by, _words(said.note))


def _dated(said: DatedSettings) -> Dated:
    return Dated(said.since, _value(said), said.source, Status(said.status), said.beyond, _words(said.note))


def _value(said: DatedSettings) -> Value | None:
    if isinstance(said.value, list):
        return tuple(Bracket(bracket.above, bracket.rate) for bracket in said.value)
    return said.value


def _words(said: Bilingual | None) -> dict[str, str]:
    return {} if said is None else said.model_dump()
