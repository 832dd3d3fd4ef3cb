"""Microdata of an analyst as the families that welfare rules take, by a column map beside them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl
from pydantic import ValidationError

from donghaeng.base.errors import DataError, DonghaengError, Fault, FileError, InputError, raise_if
from donghaeng.files.households_models import HouseholdsFile, HouseholdsSettings, PersonsSettings
from donghaeng.files.microdata import Microdata, read_microdata
from donghaeng.files.microdata_persons import columns_of_persons
from donghaeng.files.microdata_values import FEW, Reader
from donghaeng.files.rows import setting_fault
from donghaeng.files.text import read_text
from donghaeng.welfare.families import ID


@dataclass(frozen=True)
class Households:
    """A row for each household, with ``id`` and the columns of the map.

    ``left_out`` : how many its ``only`` leaves out. ``assumed`` : what is in no file and taken to be so of all.
    """

    frame: pl.DataFrame
    left_out: int
    assumed: Mapping[str, float | str]


def read_households(path: Path | str) -> pl.DataFrame:
    """Read the microdata of a column map as families that ``donghaeng.welfare.apply`` takes.

    Parameters
    ----------
    path : a TOML file, such as ``households.toml``; the microdata are looked for from its folder.

    Returns
    -------
    The households in the order of their file: ``id`` as text, amounts as 64-bit numbers [KRW/month, KRW, 1], counts
    as whole numbers, words as text. Columns that the map does not name are not read.

    Raises
    ------
    FileError
        If a file cannot be read, or the map names a column that is not there.
    DataError
        With the first rows of each fault: gaps, text as an amount, ids that are missing or stand twice, persons of no
        household. Nothing is filled in.
    NotInstalledError
        If pyreadstat is needed and not installed.
    """
    return households_of(Path(path)).frame


def households_of(path: Path) -> Households:
    """The same, with how many households were left out.

    Raises
    ------
    FileError, DataError, NotInstalledError
        As ``read_households``.
    """
    said = _map(path)
    own, persons = said.households, said.persons
    wanted = said.wanted()
    files = [_Asked(own, wanted[0])] + ([_Asked(persons, wanted[1])] if persons else [])
    data, *others = _opened(path, files)
    readers = [Reader(data, own.missing)]
    ids = readers[0].id(own.id)
    is_first = ids.is_first_distinct() & ids.is_not_null()
    readers[0].faults.extend(_doubles(ids, ids.is_not_null() & ~is_first, data, own.id))
    kept = replace(readers[0], ids=ids).mask(own.only) & is_first
    readers.append(Reader(data.where(kept), own.missing, ids.filter(kept)))
    frame = _columns(readers[1], own)
    faults = [fault for reader in readers for fault in reader.faults]
    if persons:
        made, more = columns_of_persons(Reader(others[0], persons.missing), persons, ids, kept)
        faults += more
        frame = frame.hstack(made)
    raise_if(list(dict.fromkeys(faults)), DataError, f"{path}: microdata that cannot be used")
    if frame.is_empty():
        found = f"{len(kept):,} rows, all left out by only" if len(kept) else "no row below the header"
        raise DataError(f"{path}: no household", [Fault("rows", found, "a household at least", file=own.file)])
    frame = frame.with_columns(pl.lit(value).alias(name) for name, value in own.assumed.items())
    return Households(frame, int((~kept).sum()), own.assumed)


def _map(path: Path) -> HouseholdsFile:
    """The column map, if it has the shape of one."""
    try:
        return HouseholdsFile.model_validate(tomllib.loads(read_text(path)))
    except tomllib.TOMLDecodeError as error:
        faults = [Fault("TOML", str(error), "a TOML file: key = value", file=path.name)]
    except ValidationError as error:
        faults = [replace(setting_fault(problem, _place(problem["loc"])), file=path.name) for problem in error.errors()]
    raise FileError(f"{path} is no column map", faults)


def _place(loc: Sequence[int | str]) -> str:
    """Where in a map something is.

    Examples
    --------
    >>> _place(("households", "columns", "income", "unit")), _place(("persons", "columns", "size", "where", 0, "below"))
    ('households.columns.income.unit', 'persons.columns.size.where.1.below')
    """
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc) or "columns"


@dataclass(frozen=True)
class _Asked:
    """A file, and which columns of it are read."""

    said: HouseholdsSettings | PersonsSettings
    columns: list[str]


def _opened(path: Path, files: Sequence[_Asked]) -> list[Microdata]:
    """The microdata; if a file cannot be read, with the faults of the others."""
    found, errors = [], []
    for asked in files:
        said = asked.said
        try:
            found.append(
                read_microdata(path.parent / said.file, asked.columns, sheet=said.sheet, encoding=said.encoding)
            )
        except InputError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    raise_if(_all_faults(errors), FileError, f"{path}: files that cannot be read")
    return found


def _all_faults(errors: Sequence[DonghaengError]) -> list[Fault]:
    return [fault for error in errors for fault in error.faults]


def _doubles(ids: pl.Series, again: pl.Series, data: Microdata, column: str) -> list[Fault]:
    """Ids that stand twice, each with its second row."""
    seen = pl.DataFrame({"id": ids, "row": data.rows}).filter(again).unique("id", keep="first", maintain_order=True)
    more = f" (and {len(seen) - FEW:,} ids more)" if len(seen) > FEW else ""
    return [Fault(column, f"{name} again{more}", "one row for a household", row, data.file)
            for name, row in seen.head(FEW).iter_rows()]  # fmt: skip


def _columns(reader: Reader, own: HouseholdsSettings) -> pl.DataFrame:
    """The columns that the households' own file has."""
    columns: dict[str, Any] = {ID: reader.ids}
    for name, said in own.columns.items():
        columns[name] = reader.words(said) if said.is_words else reader.amounts(said, name)
    return pl.DataFrame(columns)
