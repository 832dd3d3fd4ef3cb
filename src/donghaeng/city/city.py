"""The folder of a city, opened."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from donghaeng.base.errors import DonghaengError, Fault, InputError
from donghaeng.city.report import IndexReport
from donghaeng.files import index_folders, new_city, read_city, schemas, write_json_files
from donghaeng.files.models import CitySettings


@dataclass(frozen=True)
class City:
    """A city; what its folder holds is read and computed when it is first asked for."""

    path: Path

    @cached_property
    def settings(self) -> CitySettings:
        """What city.toml says."""
        return read_city(self.path)

    @cached_property
    def indices(self) -> Mapping[str, IndexReport]:
        """The indices by the name of their folder."""
        return {folder.name: IndexReport(folder) for folder in index_folders(self.path)}

    def check(self) -> None:
        """Read and build everything.

        Raises
        ------
        InputError
            With every fault of every file.
        """
        faults: list[Fault] = []
        try:
            self.settings  # noqa: B018 - read for its faults
        except InputError as error:
            faults += error.faults
        for code, report in self.indices.items():
            try:
                report.check()
            except DonghaengError as error:
                faults += [replace(fault, file=self._place(code, fault.file or "data.csv")) for fault in error.faults]
        if faults:
            once = list(dict.fromkeys(faults))  # the city's sources are read for each index
            raise InputError(f"{self.path}: {len(once)} fault{'' if len(once) == 1 else 's'}", once)

    def _place(self, code: str, file: str) -> str:
        """Where a file lies in the city's folder; sources.csv may be an index's own, or the city's."""
        own = f"indices/{code}/{file}"
        return own if file != "sources.csv" or (self.path / own).is_file() else file


def make_city(
    path: Path, *, name_en: str, name_ko: str, currency: str = "KRW", time_zone: str = "Asia/Seoul"
) -> list[Path]:
    """Make the folder of a new city and say which files it has."""
    return new_city(path, name_en=name_en, name_ko=name_ko, currency=currency, time_zone=time_zone)


def city_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema of every file of a city, by the name of the file."""
    return schemas()


def write_schemas(out: Path, chosen: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Write one .schema.json per file into a folder and say which."""
    return write_json_files(out, {f"{name}.schema.json": schema for name, schema in chosen.items()})
