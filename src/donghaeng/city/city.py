"""The folder of a city, opened."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from donghaeng.archive import LANGUAGES, Archive
from donghaeng.base.errors import Fault, InputError
from donghaeng.base.sources import Source
from donghaeng.city.charted import Boundaries, UnitKind
from donghaeng.city.lab import Lab, lab_of
from donghaeng.city.ledger import CheckedLedger
from donghaeng.city.report import IndexReport, faults_of
from donghaeng.claims import Law
from donghaeng.files import (
    copy_law,
    folder_state,
    index_folders,
    new_city,
    read_archive,
    read_below,
    read_boundaries,
    read_city,
    read_ledger,
    read_parameters,
    read_policies,
    read_sources,
    schemas,
    write_json_files,
)
from donghaeng.files.models import CitySettings
from donghaeng.index import Unit
from donghaeng.welfare import Parameters, Policy


@dataclass(frozen=True)
class City:
    """A city; what its folder holds is read and computed when it is first asked for."""

    path: Path

    @cached_property
    def settings(self) -> CitySettings:
        """What city.toml says."""
        return read_city(self.path)

    @cached_property
    def fingerprint(self) -> str:
        """The state of all that scores are made of: every file of the folder but the archive."""
        return folder_state(self.path, without=["archive"])

    @cached_property
    def indices(self) -> Mapping[str, IndexReport]:
        """The indices by the name of their folder."""
        return {folder.name: IndexReport(folder) for folder in index_folders(self.path)}

    @cached_property
    def ledger(self) -> CheckedLedger:
        """What the city has announced, computed again."""
        return CheckedLedger(read_ledger(self.path), self.indices, lambda: self.law)

    @property
    def law(self) -> Law:
        """The numbers of the law and the policies; empty where the folder has none."""
        return Law(self.parameters or Parameters(()), self.policies)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of all that the city has announced, by which a text links to it."""
        return self.ledger.ids

    @cached_property
    def parameters(self) -> Parameters | None:
        """The numbers of the law, each from the day on which it holds; None where the folder has none."""
        return read_parameters(self.path)

    @cached_property
    def policies(self) -> Mapping[str, Policy]:
        """The policies that families can be put under, by code; none where the folder has none."""
        return read_policies(self.path, self.parameters)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Where the numbers of the city come from, by key."""
        return read_sources(self.path)

    @cached_property
    def lab(self) -> Lab | None:
        """What a household would get; None where the folder has not the two policies that are set side by side."""
        return None if self.parameters is None else lab_of(self.parameters, self.policies)

    def copy_law(self, into: Path) -> None:
        """Copy the law, the policies and the sources into a new folder, where `City` reads them."""
        copy_law(self.path, into)

    @cached_property
    def boundaries(self) -> Boundaries | None:
        """The shapes of the city's units, where city.toml names a file of them."""
        said = self.settings
        if said.boundaries is None:
            return None
        attribution = {} if said.attribution is None else {"en": said.attribution.en, "ko": said.attribution.ko}
        return Boundaries(read_boundaries(self.path / said.boundaries), attribution)

    @property
    def unit_kind(self) -> UnitKind:
        """What kind of thing the units of the indices are."""
        said = self.settings.units
        return UnitKind() if said is None else UnitKind(said.one.model_dump(), said.many.model_dump())

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units that the indices name, by code: the districts of a city among them."""
        return {unit.unit: unit for report in self.indices.values() for unit in report.index.units}

    @cached_property
    def archive(self) -> Archive:
        """What the folder of the archive says; empty if there is none.

        Of an index or a ledger that cannot be read, nothing that a text names is checked: its own faults come first.
        """
        folder = self.path / "archive"
        if not folder.is_dir():
            return Archive(languages=self._languages)
        figures = {code: _tried(report, "figures") for code, report in self.indices.items()}
        units = None if None in figures.values() else list(self.units)
        claims = _tried(self, "claim_ids")
        return read_archive(folder, languages=self._languages, units=units, indices=figures, claims=claims)

    def archive_file(self, name: str) -> bytes:
        """The bytes of a picture or of a file to take away, by its name below the archive."""
        return read_below(self.path / "archive", name)

    def check(self) -> None:
        """Read and build everything.

        Raises
        ------
        InputError
            With every fault of every file.
        """
        faults = [*(faults_of(lambda: self.settings) or faults_of(lambda: self.boundaries))]
        for code, report in self.indices.items():
            faults += [self._placed(f"indices/{code}", fault) for fault in faults_of(report.check)]
        faults += faults_of(lambda: self.ledger.judgements) if not faults else faults_of(lambda: self.ledger)
        faults += faults_of(lambda: self.parameters) or faults_of(lambda: self.policies)
        faults += [self._placed("archive", fault) for fault in faults_of(lambda: self.archive)]
        if faults:
            once = list(dict.fromkeys(faults))  # the city's sources are read for each index
            raise InputError(f"{self.path}: {len(once)} fault{'' if len(once) == 1 else 's'}", once)

    @property
    def _languages(self) -> tuple[str, ...]:
        """The languages of the city; the usual ones while its settings cannot be read, which is a fault of its own."""
        settings: CitySettings | None = _tried(self, "settings")
        return LANGUAGES if settings is None else tuple(settings.languages)

    def _placed(self, folder: str, fault: Fault) -> Fault:
        """A fault with the place of its file in the city's folder; sources.csv may be a folder's own, or the city's."""
        file = fault.file or "data.csv"
        is_own = file != "sources.csv" or (self.path / folder / file).is_file()
        return replace(fault, file=f"{folder}/{file}" if is_own else file)


def _tried(thing: object, name: str) -> Any:
    """What a thing reads, or None if it has faults."""
    try:
        return getattr(thing, name)
    except InputError:
        return None


def make_city(
    path: Path,
    *,
    name_en: str,
    name_ko: str,
    currency: str = "KRW",
    time_zone: str = "Asia/Seoul",
    day: dt.date | None = None,
) -> list[Path]:
    """Make the folder of a new city and say which files it has; its first news item is of ``day``, or of today."""
    today = day or dt.datetime.now(dt.UTC).date()
    return new_city(path, name_en=name_en, name_ko=name_ko, currency=currency, time_zone=time_zone, day=today)


def city_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema of every file of a city, by the name of the file."""
    return schemas()


def write_schemas(out: Path, chosen: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Write one .schema.json per file into a folder and say which."""
    return write_json_files(out, {f"{name}.schema.json": schema for name, schema in chosen.items()})
