"""Columns of households that are made of their persons: counted, summed, the largest, or of the one who is meant."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import polars as pl

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import Fault
from donghaeng.files.households_models import PersonColumnSettings, PersonsSettings
from donghaeng.files.microdata_values import FEW, Reader

MADE: Mapping[str, tuple[np.ufunc, float]] = {
    "sum": (np.add, 0.0), "max": (np.maximum, -np.inf), "min": (np.minimum, np.inf), "one": (np.maximum, -np.inf),
}  # fmt: skip
"""How values are put together, and of nobody."""


def columns_of_persons(
    reader: Reader, said: PersonsSettings, households: pl.Series, kept: pl.Series
) -> tuple[pl.DataFrame, list[Fault]]:
    """Make columns of persons.

    Parameters
    ----------
    reader : of the file of persons.
    households, kept : the ids of all households, and which of them are looked at.

    Returns
    -------
    A row for each household that is looked at, in their order, and the faults: persons of no household, households
    without persons, gaps, text as an amount.
    """
    whose = reader.id(said.household)
    places = _places(whose, households)
    strays = whose.filter(whose.is_not_null() & places.is_null())
    is_ours = kept.gather(places).fill_null(value=False)
    ours = replace(reader, data=reader.data.where(is_ours), ids=whose.filter(is_ours), called="household")
    own = places.filter(is_ours).to_numpy()
    empty = households.filter(kept & pl.Series(np.bincount(own, minlength=len(kept)) == 0))
    faults = [*_named(strays, "persons of", "households that the file of households has", reader, said),
              *_named(empty, "no person of", "a row for each person of every household", reader, said)]  # fmt: skip
    columns = []
    for name, how in said.columns.items():
        mask = ours.mask(how.where)
        meant = own[mask.to_numpy()]
        counts = pl.Series(np.bincount(meant, minlength=len(kept)))
        if how.count:
            columns.append(counts.filter(kept).alias(name))
            continue
        values = ours.of_persons(how, mask).filter(mask)
        columns.append(pl.Series(name, _gathered(how.verb, values, meant, len(kept))).fill_nan(None).filter(kept))
        wrong = kept & (counts != 1 if how.verb == "one" else counts == 0)
        if how.verb != "sum" and not len(empty):
            faults += _count_faults(households.filter(wrong), counts.filter(wrong), name, how, reader.data.file)
    return pl.DataFrame(columns), [*reader.faults, *faults]


def _gathered(verb: str, values: pl.Series, places: npt.NDArray[np.intp], count: int) -> FloatArray:
    """One value for each household, by the place of those of its persons; a gap makes a gap. [of the values]"""
    add, start = MADE[verb]
    made = np.full(count, start)
    with np.errstate(invalid="ignore"):  # a gap is meant to spread
        add.at(made, places, values.fill_null(np.nan).to_numpy())
    return made


def _places(whose: pl.Series, households: pl.Series) -> pl.Series:
    """Which household each person belongs to, by its place; none where there is no such household."""
    known = pl.DataFrame({"id": households}).with_row_index("place").unique("id", keep="first", maintain_order=True)
    return pl.DataFrame({"id": whose}).join(known, on="id", how="left", maintain_order="left")["place"]


def _named(ids: pl.Series, found: str, expected: str, reader: Reader, said: PersonsSettings) -> Iterator[Fault]:
    """One fault with the first of some ids."""
    names = ids.unique(maintain_order=True)
    if len(names):
        more = f" and {len(names) - FEW:,} more" if len(names) > FEW else ""
        where = f"{said.household} {', '.join(names.head(FEW))}{more}"
        yield Fault(where, f"{found} them", expected, file=reader.data.file)


def _count_faults(
    households: pl.Series, counts: pl.Series, name: str, said: PersonColumnSettings, file: str
) -> Iterator[Fault]:
    """Households with nobody of whom a value is taken, or more than one where it is taken of one."""
    expected = "one person, told by where" if said.verb == "one" else "a person at least, told by where"
    for place, (household, count) in enumerate(zip(households.head(FEW), counts.head(FEW), strict=True), 1):
        more = f" (and {len(households) - FEW:,} households more)" if place == FEW < len(households) else ""
        yield Fault(f"{name}, household {household}", f"{count} persons{more}", expected, file=file)
