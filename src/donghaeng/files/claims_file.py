"""The ledger of a city: claims.toml and facts.csv, with every fault of both."""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from donghaeng.base.bilingual import in_language
from donghaeng.base.errors import Fault, FileError, InputError
from donghaeng.base.sources import Source
from donghaeng.base.units import UnitOfMeasure, Units, counted, is_unit_code
from donghaeng.claims import Argued, Calculation, Claim, Fact, Ledger, Printed, is_input, read_calculation
from donghaeng.files.claims_models import ArguedSettings, ClaimSettings, FactRow, LedgerSettings, PrintedSettings
from donghaeng.files.rows import Collector, Numbered, read_rows, setting_fault
from donghaeng.files.sources_file import nearest_sources
from donghaeng.files.text import read_text

CLAIMS, FACTS = "claims.toml", "facts.csv"
NAMES = {"en": "?", "ko": "?"}
NEEDED = {"subject": "?", "said": NAMES, "value": Decimal("0E-20"), "who": "?", "when": "2000", "source": "?"}
"""What stands for what is at fault, so that one fault makes no others; the value agrees with any decimals."""


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
    """What claims.toml says, mended where it is at fault.

    Raises
    ------
    InputError
        If it is no TOML: nothing can be said of the rest.
    """
    if not path.is_file():
        return LedgerSettings()
    try:
        read = tomllib.loads(read_text(path), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        collector.add([Fault("TOML", str(error), "a TOML file: key = value")], CLAIMS)
        raise collector.error(path.parent) from None
    except FileError as error:
        collector.catch(error, CLAIMS)
        raise collector.error(path.parent) from None
    try:
        return LedgerSettings.model_validate(read)
    except ValidationError as error:
        places = {problem["loc"]: setting_fault(problem, _place(read, problem["loc"])) for problem in error.errors()}
        collector.add(places.values(), CLAIMS)
        return _mended(read, {place[:3] for place in places})


def _right(claim: Mapping[str, Any], wrong: set[int | str]) -> dict[str, Any]:
    """What of a claim is not at fault; it says how it is judged, even if it does not say so rightly."""
    said = {"calculation": {"name": "value", "of": 0}} if wrong & {"cannot_be_computed", "not_comparable"} else {}
    return {**said, **{key: value for key, value in claim.items() if key not in wrong}}


def _place(read: Mapping[str, object], loc: tuple[int | str, ...]) -> str:
    """Where in the file something is: a claim by its id, or by its number where it has none."""
    claims = read.get("claim")
    if len(loc) < 2 or loc[0] != "claim" or not isinstance(claims, list) or not isinstance(loc[1], int):
        return ".".join(map(str, loc))
    own = claims[loc[1]]
    name = own.get("id") if isinstance(own, Mapping) else None
    return f"{name or f'claim {loc[1] + 1}'}: {'.'.join(map(str, loc[2:])) or 'table'}"


def _mended(read: Mapping[str, Any], faulty: Collection[tuple[int | str, ...]]) -> LedgerSettings:
    """All that is right, and names for the rest: of a claim at fault, the others of its faults are found, too."""
    wrong = {place[:2] for place in faulty if place[0] != "claim"}
    tables = {table: {key: NAMES if (table, key) in wrong else names for key, names in read[table].items()}
              for table in ("units", "subjects", "who") if isinstance(read.get(table), Mapping)}  # fmt: skip
    claims = read["claim"] if isinstance(read.get("claim"), Sequence) else []
    kept = [{**NEEDED, "id": f"claim-{place + 1}",
             **_right(one, {at[2] for at in faulty if at[:2] == ("claim", place)})}
            for place, one in enumerate(claims) if isinstance(one, Mapping)]  # fmt: skip
    return LedgerSettings.model_validate({**tables, "claim": kept})


@dataclass(frozen=True)
class _Reader:
    settings: LedgerSettings
    sources: Mapping[str, Source] | None
    collector: Collector

    @property
    def units(self) -> Units:
        own: dict[str, UnitOfMeasure] = {}
        for code, names in self.settings.units.items():
            if code in Units() or not is_unit_code(code):
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
            is_own=said.own,
            note={} if said.note is None else said.note.model_dump(),
        )

    def _faults(self, said: ClaimSettings, units: Units) -> Iterator[Fault]:
        """What pydantic cannot see."""
        tables = (("subject", "[subjects]", self.settings.subjects), ("who", "[who]", self.settings.who))
        yield from (Fault(name, repr(getattr(said, name)), _among(table, known))
                    for name, table, known in tables if getattr(said, name) not in known)  # fmt: skip
        if said.unit not in units:
            yield Fault("unit", repr(said.unit), "a unit, a product or quotient of units; a new one goes into [units]")
        yield from _print_faults(said)
        for place, printed in enumerate(said.also):
            yield from (replace(fault, where=f"also.{place}.{fault.where}") for fault in _print_faults(printed))
        yield from (Fault(place, repr(source), "a key of sources.csv") for place, source in _sources(said)
                    if self.sources is not None and source not in self.sources)  # fmt: skip
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
            if row.value:
                faults = _rounding_faults(Decimal(row.value), row.decimals)
                yield from (replace(fault, row=number) for fault in faults)


def _fact(row: FactRow) -> Fact:
    printed = None
    if row.value:
        value = Decimal(row.value)
        decimals = _decimals(value) if row.decimals is None else row.decimals
        printed = Printed(float(value), decimals, row.as_of, row.source)
    names = {"en": row.name_en, "ko": row.name_ko}
    note = {language: in_language(row.note, language) for language in ("en", "ko")} if row.note else {}
    return Fact(row.series, row.as_of, printed, row.unit, names, row.source, note, row.status == "second_hand")


def _printed(said: PrintedSettings) -> Printed:
    decimals = _decimals(said.value) if said.decimals is None else said.decimals
    return Printed(float(said.value), decimals, said.when, said.source, said.rounding == "down")


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
    yield from _rounding_faults(said.value, said.decimals)


def _rounding_faults(value: Decimal, decimals: int | None) -> Iterator[Fault]:
    """Decimals that a number as written does not have, or that it has more of."""
    if decimals is not None and decimals > _decimals(value):
        yield Fault("decimals", f"{decimals}, more than {value} has", "those printed; write the zeros: 111.0")
    elif decimals is not None and round(value, decimals) != value:
        expected = f"a number rounded to {10**-decimals:,}" if decimals < 0 else f"a number with {decimals} decimals"
        yield Fault("value", f"{value:f}", f"{expected}, as printed")


def _argument_faults(said: ClaimSettings) -> Iterator[Fault]:
    if said.calculation is None and not (said.cannot_be_computed or said.not_comparable):
        yield Fault("calculation", "nothing", "a calculation, or cannot_be_computed: which data are missing")
    if said.calculation is not None and said.cannot_be_computed:
        yield Fault("cannot_be_computed", "a calculation beside it", "one of the two")
    if isinstance(said.latest, str) and not is_input(said.latest):
        yield Fault("latest", repr(said.latest), "true, or an input such as fact:SERIES/TIME")


def _argued(said: ArguedSettings | None) -> Argued | None:
    return None if said is None else Argued({"en": said.en, "ko": said.ko}, said.source)


def _sources(said: ClaimSettings) -> Iterator[tuple[str, str]]:
    """Every source of a claim, with its place."""
    yield "source", said.source
    yield from ((f"also.{place}.source", printed.source) for place, printed in enumerate(said.also))
    argued = {"cannot_be_computed": said.cannot_be_computed, "not_comparable": said.not_comparable}
    yield from ((f"{name}.source", one.source) for name, one in argued.items() if one is not None)


def _among(table: str, known: Collection[str]) -> str:
    return f"a name of {table}: {', '.join(known)}" if known else f"a name of {table}, which has none"
