"""Columns of households that are made of their persons: counted, summed, the largest, or of the one who is meant."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from donghaeng.base.errors import Fault
from donghaeng.files.households_models import PersonColumnSettings, PersonsSettings
from donghaeng.files.microdata_values import FEW, Reader
from donghaeng.welfare.families import ID

PLACE = "place"


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
    looked_at = pl.DataFrame({PLACE: kept.arg_true()})
    empty = households.gather(looked_at.filter(~pl.col(PLACE).is_in(places.unique().implode()))[PLACE])
    faults = [*_named(strays, "persons of", "households that the file of households has", reader, said),
              *_named(empty, "no person of", "a row for each person of every household", reader, said)]  # fmt: skip
    ours = replace(reader, data=reader.data.where(is_ours), ids=whose.filter(is_ours), called="household")
    columns = []
    for name, how in said.columns.items():
        made = looked_at.join(_made(ours, how, places.filter(is_ours)), on=PLACE, how="left", maintain_order="left")
        made = made.with_columns(pl.col("persons").fill_null(0))
        if not len(empty):
            faults += _count_faults(made.with_columns(id=households.gather(made[PLACE])), name, how, reader.data.file)
        columns.append(_values(made, how).alias(name))
    return pl.DataFrame(columns), [*reader.faults, *faults]


def _places(whose: pl.Series, households: pl.Series) -> pl.Series:
    """Which household each person belongs to, by its place; none where there is no such household."""
    known = pl.DataFrame({"id": households}).with_row_index(PLACE).unique("id", keep="first", maintain_order=True)
    return pl.DataFrame({"id": whose}).join(known, on="id", how="left", maintain_order="left")[PLACE]


def _named(ids: pl.Series, found: str, expected: str, reader: Reader, said: PersonsSettings) -> Iterator[Fault]:
    """One fault with the first of some ids."""
    names = ids.unique(maintain_order=True)
    if len(names):
        more = f" and {len(names) - FEW:,} more" if len(names) > FEW else ""
        where = f"{said.household} {', '.join(names.head(FEW))}{more}"
        yield Fault(where, f"{found} them", expected, file=reader.data.file)


def _made(reader: Reader, said: PersonColumnSettings, places: pl.Series) -> pl.DataFrame:
    """What is made of the persons who are meant, by the place of their household; and how many they are."""
    mask = reader.mask(said.where)
    values = places if said.verb == "count" else reader.of_persons(said, mask)
    value = pl.col("value")
    whole = {"sum": value.sum(), "max": value.max(), "min": value.min()}.get(said.verb, value.first())
    persons = pl.DataFrame({PLACE: places, "value": values}).filter(mask)
    return persons.group_by(PLACE).agg(whole, value.null_count().alias("gaps"), pl.len().alias("persons"))


def _values(made: pl.DataFrame, said: PersonColumnSettings) -> pl.Series:
    """A column: of nobody a count and a sum are 0; where one of the persons has a gap, the household has."""
    if said.verb == "count":
        return made["persons"].cast(pl.Int64)
    value = pl.col("value").fill_null(0.0) if said.verb == "sum" else pl.col("value")
    return made.select(pl.when(pl.col("gaps").fill_null(0) == 0).then(value)).to_series()


def _count_faults(found: pl.DataFrame, name: str, said: PersonColumnSettings, file: str) -> Iterator[Fault]:
    """Nobody of whom a value is taken, or more than one where it is taken of one."""
    if said.verb in {"count", "sum"}:
        return  # of nobody they are 0
    wrong = found.filter(pl.col("persons") != 1 if said.verb == "one" else pl.col("persons") == 0)
    expected = "one person, told by where" if said.verb == "one" else "a person at least, told by where"
    for place, (household, count) in enumerate(wrong.select(ID, "persons").head(FEW).iter_rows(), 1):
        more = f" (and {len(wrong) - FEW:,} households more)" if place == FEW < len(wrong) else ""
        yield Fault(f"{name}, household {household}", f"{count} persons{more}", expected, file=file)
