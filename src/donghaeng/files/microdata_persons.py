"""Columns of households that are made of their persons: counted, summed, the largest, or of the one who is meant."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from donghaeng.base.errors import Fault
from donghaeng.files.households_models import PersonColumnSettings, PersonsSettings
from donghaeng.files.microdata_values import FEW, Reader
from donghaeng.welfare.families import ID


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
    A row for each household that is looked at and has persons, and the faults: persons of no household, households
    without persons, gaps, text as an amount.
    """
    whose = reader.id(said.household)
    own = households.filter(kept)
    strays = whose.filter(whose.is_not_null() & ~whose.is_in(households.drop_nulls().implode()))
    is_ours = whose.is_in(own.implode()).fill_null(value=False)
    ids = whose.filter(is_ours)
    empty = own.filter(~own.is_in(ids.implode()))
    faults = [*_named(strays, "persons of", "households that the file of households has", reader, said),
              *_named(empty, "no person of", "a row for each person of every household", reader, said)]  # fmt: skip
    ours = replace(reader, data=reader.data.where(is_ours), ids=ids, called="household")
    made = pl.DataFrame({ID: ids.unique(maintain_order=True)})
    for name, how in said.columns.items():
        column, wrong = _column(ours, name, how)
        made = made.join(column, on=ID, how="left", maintain_order="left")
        faults += wrong
    return made, [*reader.faults, *faults]


def _named(ids: pl.Series, found: str, expected: str, reader: Reader, said: PersonsSettings) -> Iterator[Fault]:
    """One fault with the first of some ids."""
    names = ids.unique(maintain_order=True)
    if len(names):
        more = f" and {len(names) - FEW:,} more" if len(names) > FEW else ""
        where = f"{said.household} {', '.join(names.head(FEW))}{more}"
        yield Fault(where, f"{found} them", expected, file=reader.data.file)


def _column(reader: Reader, name: str, said: PersonColumnSettings) -> tuple[pl.DataFrame, list[Fault]]:
    """A column by household, and the households for which it cannot be made."""
    mask = reader.mask(said.where)
    persons = pl.DataFrame({ID: reader.ids, "is_meant": mask})
    if said.verb == "count":
        count = pl.col("is_meant").sum().cast(pl.Int64).alias(name)
        return persons.group_by(ID, maintain_order=True).agg(count), []
    value = pl.col("value").filter(pl.col("is_meant"))
    whole = {"sum": value.sum(), "max": value.max(), "min": value.min(), "one": value.first()}[said.verb]
    found = (
        persons.with_columns(reader.of_persons(said, mask).alias("value"))
        .group_by(ID, maintain_order=True)
        .agg(pl.when(value.null_count() == 0).then(whole).alias(name), value.len().alias("persons"))
    )
    return found.select(ID, name), list(_count_faults(found, name, said, reader.data.file))


def _count_faults(found: pl.DataFrame, name: str, said: PersonColumnSettings, file: str) -> Iterator[Fault]:
    """Nobody of whom a value is taken, or more than one where it is taken of one."""
    if said.verb == "sum":
        return  # of nobody it is 0
    wrong = found.filter(pl.col("persons") != 1 if said.verb == "one" else pl.col("persons") == 0)
    expected = "one person, told by where" if said.verb == "one" else "a person at least, told by where"
    for place, (household, count) in enumerate(wrong.select(ID, "persons").head(FEW).iter_rows(), 1):
        more = f" (and {len(wrong) - FEW:,} households more)" if place == FEW < len(wrong) else ""
        yield Fault(f"{name}, household {household}", f"{count} persons{more}", expected, file=file)
