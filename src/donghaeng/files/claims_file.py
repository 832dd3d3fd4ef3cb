"""The ledger of a city: claims.toml and facts.csv, with every fault of both."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from donghaeng.base.errors import Fault, FileError, InputError
from donghaeng.base.sources import Source
from donghaeng.base.units import UNITS, UnitOfMeasure, Units, counted, is_unit_code
from donghaeng.claims import Argued, Calculation, Claim, Fact, Ledger, Printed, read_calculation
from donghaeng.files.claims_models import ArguedSettings, ClaimSettings, FactRow, LedgerSettings, PrintedSettings
from donghaeng.files.rows import Collector, Numbered, read_rows, setting_fault
from donghaeng.files.sources_file import nearest_sources
from donghaeng.files.text import read_text

CLAIMS, FACTS = "claims.toml", "facts.csv"


@dataclass(frozen=True)
class LedgerFiles:
    """What a city has announced, the facts that calculations take, and the sources of both."""

    ledger: Ledger
    facts: tuple[Fact, ...] = ()
    sources: Mapping[str, Source] | None = None


def read_ledger(path: Path) -> LedgerFiles:
    """Read claims.toml and facts.csv in the folder of a city; empty where there are none.

    Raises
    ------
    InputError
        With every fault of both files.
    """
    if not any((path / name).is_file() for name in (CLAIMS, FACTS)):
        return LedgerFiles(Ledger())
    collector = Collector()
    sources = nearest_sources(path, collector)
    settings = _settings(path / CLAIMS, collector)
    reader = _Reader(settings, sources, collector)
    facts = reader.facts(path / FACTS)
    ledger = reader.ledger()
    if collector.faults:
        raise collector.error(path)
    return LedgerFiles(ledger, facts, sources)


def _settings(path: Path, collector: Collector) -> LedgerSettings:
    """What claims.toml says; a claim with a fault is left out of it."""
    if not path.is_file():
        return LedgerSettings()
    try:
        read = tomllib.loads(read_text(path), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        collector.add([Fault("TOML", str(error), "a TOML file: key = value")], CLAIMS)
        return LedgerSettings()
    except FileError as error:
        collector.catch(error, CLAIMS)
        return LedgerSettings()
    try:
        return LedgerSettings.model_validate(read)
    except ValidationError as error:
        places = {problem["loc"]: setting_fault(problem, _place(read, problem["loc"])) for problem in error.errors()}
        collector.add(places.values(), CLAIMS)
        return _without_faulty(read, {place[1] for place in places if place[0] == "claim" and len(place) > 1})


def _place(read: Mapping[str, object], loc: tuple[int | str, ...]) -> str:
    """Where in the file something is: a claim by its id, or by its number where it has none."""
    claims = read.get("claim")
    if len(loc) < 2 or loc[0] != "claim" or not isinstance(claims, list) or not isinstance(loc[1], int):
        return ".".join(map(str, loc))
    own = claims[loc[1]]
    name = own.get("id") if isinstance(own, Mapping) else None
    return f"{name or f'claim {loc[1] + 1}'}: {'.'.join(map(str, loc[2:])) or 'table'}"


def _without_faulty(read: Mapping[str, object], faulty: Collection[object]) -> LedgerSettings:
    claims = read.get("claim")
    kept = [one for place, one in enumerate(claims) if place not in faulty] if isinstance(claims, list) else []
    try:
        return LedgerSettings.model_validate({**read, "claim": kept})
    except ValidationError:
        return LedgerSettings()


@dataclass(frozen=True)
class _Reader:
    settings: LedgerSettings
    sources: Mapping[str, Source] | None
    collector: Collector

    @property
    def units(self) -> Units:
        own: dict[str, UnitOfMeasure] = {}
        for code, names in self.settings.units.items():
            if code in UNITS or not is_unit_code(code):
                expected = "a name of letters, digits and _ that is no unit yet"
                self.collector.add([Fault(f"units.{code}", repr(code), expected)], CLAIMS)
            else:
                own[code] = counted(code, names.en, names.ko)
        return Units(own)

    def ledger(self) -> Ledger:
        settings, units = self.settings, self.units
        claims = [self.claim(one, units) for one in settings.claim]
        seen: set[str] = set()
        for claim in claims:
            if claim.id in seen:
                self.collector.add([Fault(f"{claim.id}: id", "two claims of this id", "an id for each")], CLAIMS)
            seen.add(claim.id)
        subjects, who = ({key: names.model_dump() for key, names in table.items()}
                         for table in (settings.subjects, settings.who))  # fmt: skip
        return Ledger(tuple(claims), subjects, who, units)

    def claim(self, said: ClaimSettings, units: Units) -> Claim:
        self.collector.add((replace(fault, where=f"{said.id}: {fault.where}") for fault in self._faults(said, units)),
                           CLAIMS)  # fmt: skip
        return Claim(
            id=said.id,
            subject=said.subject,
            said=said.said.model_dump(),
            printed=_printed(said),
            unit=said.unit,
            who=said.who,
            calculation=self._calculation(said),
            also=tuple(map(_printed, said.also)),
            cannot_be_computed=_argued(said.cannot_be_computed),
            not_comparable=_argued(said.not_comparable),
            latest=said.latest,
            note={} if said.note is None else said.note.model_dump(),
        )

    def _faults(self, said: ClaimSettings, units: Units) -> Iterator[Fault]:
        """What pydantic cannot see."""
        tables = (("subject", "[subjects]", self.settings.subjects), ("who", "[who]", self.settings.who))
        yield from (Fault(name, repr(getattr(said, name)), _among(table, known))
                    for name, table, known in tables if getattr(said, name) not in known)  # fmt: skip
        if said.unit not in units:
            yield Fault("unit", repr(said.unit), "a unit, a product or quotient of units; a new one goes into [units]")
        for printed in (said, *said.also):
            yield from _print_faults(printed)
        sources = (*(one.source for one in (said, *said.also)), *_sources_argued(said))
        yield from (Fault("source", repr(source), "a key of sources.csv")
                    for source in sources if self.sources is not None and source not in self.sources)  # fmt: skip
        yield from _argument_faults(said)

    def _calculation(self, said: ClaimSettings) -> Calculation | None:
        if said.calculation is None:
            return None
        try:
            return read_calculation(said.calculation)
        except InputError as error:
            faults = (replace(fault, where=f"{said.id}: {fault.where}") for fault in error.faults)
            self.collector.add(faults, CLAIMS)
            return None

    def facts(self, path: Path) -> tuple[Fact, ...]:
        if not path.is_file():
            return ()
        rows = read_rows(path, FactRow, self.collector, may_be_empty=True)
        self.collector.add(self._fact_faults(rows), FACTS)
        return tuple(_fact(numbered.row) for numbered in rows)

    def _fact_faults(self, rows: list[Numbered[FactRow]]) -> Iterator[Fault]:
        units, first = self.units, dict[tuple[str, str], int]()
        for numbered in rows:
            row, number = numbered.row, numbered.number
            key = (row.series, row.as_of)
            if key in first:
                yield Fault(
                    "series", f"{'/'.join(filter(None, key))} again, first in row {first[key]}", "each once", number
                )
            first.setdefault(key, number)
            if row.unit not in units:
                yield Fault("unit", repr(row.unit), "a unit; a new one goes into [units] of claims.toml", number)
            if self.sources is not None and row.source not in self.sources:
                yield Fault("source", repr(row.source), "a key of sources.csv", number)
            if row.value and row.decimals is not None and row.decimals > _decimals(Decimal(row.value)):
                yield _too_exact(row.value, row.decimals, number)


def _fact(row: FactRow) -> Fact:
    printed = None
    if row.value:
        value = Decimal(row.value)
        decimals = _decimals(value) if row.decimals is None else row.decimals
        printed = Printed(float(value), decimals, row.as_of, row.source)
    names = {"en": row.name_en, "ko": row.name_ko}
    english, _, korean = row.note.partition(" / ")
    note = {"en": english, "ko": korean or english} if row.note else {}
    return Fact(row.series, row.as_of, printed, row.unit, names, row.source, note, row.status == "second_hand")


def _printed(said: PrintedSettings) -> Printed:
    decimals = _decimals(said.value) if said.decimals is None else said.decimals
    return Printed(float(said.value), decimals, said.when, said.source)


def _decimals(value: Decimal) -> int:
    """The decimals written.

    Examples
    --------
    >>> _decimals(Decimal("111.0")), _decimals(Decimal(518000))
    (1, 0)
    """
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _print_faults(said: PrintedSettings) -> Iterator[Fault]:
    if not said.value.is_finite():
        yield Fault("value", str(said.value), "a number")
    elif said.decimals is not None and said.decimals > _decimals(said.value):
        yield _too_exact(str(said.value), said.decimals)
    elif said.decimals is not None and round(said.value, said.decimals) != said.value:
        yield Fault("value", str(said.value), f"a number with {said.decimals} decimals, as printed")


def _argument_faults(said: ClaimSettings) -> Iterator[Fault]:
    if said.calculation is None and not (said.cannot_be_computed or said.not_comparable):
        yield Fault("calculation", "nothing", "a calculation, or cannot_be_computed: which data are missing")


def _too_exact(value: str, decimals: int, row: int | None = None) -> Fault:
    return Fault("decimals", f"{decimals}, more than {value} has", "those printed; write the zeros: 111.0", row)


def _argued(said: ArguedSettings | None) -> Argued | None:
    return None if said is None else Argued({"en": said.en, "ko": said.ko}, said.source)


def _sources_argued(said: ClaimSettings) -> list[str]:
    return [one.source for one in (said.cannot_be_computed, said.not_comparable) if one is not None]


def _among(table: str, known: Collection[str]) -> str:
    return f"a name of {table}: {', '.join(known)}" if known else f"a name of {table}, which has none"
