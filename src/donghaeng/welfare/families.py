"""What a frame of families has to be, a row each, before rules are applied: checked at the door, never mended."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import narwhals as nw

from donghaeng.base.errors import DataError, Fault, raise_if

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]
ID, SIZE, INCOME, NET_INCOME, DRAW = "id", "size", "income", "net_income", "take_up_draw"
BASE = (ID, SIZE, INCOME)
FEW = 5
"""Rows shown of each kind of fault."""


def collected(frame: Frame) -> nw.DataFrame[Any]:
    """A frame in memory."""
    return frame.collect(backend="polars") if isinstance(frame, nw.LazyFrame) else frame


def check_names(frame: Frame, added: Sequence[str]) -> None:
    """Refuse columns that differ by case only, or that the result would write over.

    Raises
    ------
    DataError
        With each of them.
    """
    columns = frame.collect_schema().names()
    counts = Counter(name.lower() for name in [*columns, *added])
    doubled = [name for name in columns if counts[name.lower()] > 1]
    raise_if([Fault(name, "a column again, or one of the result's; case does not tell them apart", "another name")
              for name in doubled], DataError, "the columns of the families are not told apart")  # fmt: skip


def check_families(frame: Frame, numeric: Iterable[str], keys: Iterable[str] = ()) -> None:
    """Refuse columns that are missing, and values that are missing or cannot be.

    ``numeric`` : columns of numbers, 0 or more. ``keys`` : columns of words, such as the type of a household.

    Raises
    ------
    DataError
        With each column, and the id of the first rows.
    """
    schema = frame.collect_schema()
    numbers = list(dict.fromkeys(numeric))
    wanted = dict.fromkeys([ID, *numbers, *keys])
    missing = [Fault(name, "no such column", f"a column of the families: {_meaning(name)}")
               for name in wanted if name not in schema]  # fmt: skip
    raise_if(missing, DataError, "a rule needs columns that the families have not")
    kinds = [Fault(name, "nothing but gaps" if schema[name] == nw.Unknown else str(schema[name]),
                   "numbers of 64 bits, or whole numbers: text is not read as an amount")
             for name in numbers if not schema[name].is_numeric() or schema[name] == nw.Float32]  # fmt: skip
    raise_if(kinds, DataError, "columns of the families are no amounts")
    wrong = {name: _is_wrong(name, is_whole=schema[name].is_integer()) for name in numbers}
    wrong |= {name: nw.col(name).is_null() for name in keys}
    raise_if(list(_row_faults(frame, wrong)), DataError, "values of the families are missing or cannot be")


def check_parts(frame: Frame, parts: Iterable[tuple[str, str]]) -> None:
    """Refuse families of which a part is more than the whole: earnings above the income.

    Raises
    ------
    DataError
        With the id of the first of them.
    """
    faults = []
    for part, whole in parts:
        rows = collected(frame.filter(nw.col(part) > nw.col(whole)).select(ID, part, whole).head(FEW))
        faults += [Fault(f"{ID} {row[ID]}, {part}", f"{row[part]:,.10g}", f"at most the {whole}, {row[whole]:,.10g}")
                   for row in rows.rows(named=True)]  # fmt: skip
    raise_if(faults, DataError, "a part of a family's income is more than the whole")


def check_ids(frame: Frame) -> None:
    """Refuse an id that is missing or stands twice.

    Raises
    ------
    DataError
        With the first of them.
    """
    ids = collected(frame.select(nw.col(ID)))[ID]
    if ids.is_null().any():
        raise DataError("a family has no id", [Fault(ID, f"{ids.null_count()} rows without one", "an id for each row")])
    if ids.n_unique() != len(ids):
        doubled = ids.filter(ids.is_duplicated()).unique(maintain_order=True).head(FEW).to_list()
        faults = [Fault(f"{ID} {name}", "more than one row", "one row for a family") for name in doubled]
        raise DataError("ids of families stand twice", faults)


def first_ids(frame: Frame, column: str, value: object) -> str:
    """The ids of the first families that have a value, for a message."""
    rows = collected(frame.filter(nw.col(column) == value).select(ID).head(FEW))
    return ", ".join(map(str, rows[ID].to_list()))


def _is_wrong(name: str, *, is_whole: bool) -> nw.Expr:
    """Whether a number is missing or cannot be; ``is_whole`` : by its type, so that it has no fraction or infinity."""
    value = nw.col(name) if is_whole else nw.col(name).cast(nw.Float64)
    wrong = value.is_null() | (value < nw.lit(1.0 if name == SIZE else 0.0))
    if name == DRAW:
        wrong = wrong | (value >= nw.lit(1.0))
    if is_whole:
        return wrong
    return wrong | ~value.is_finite() | (value != value.floor()) if name == SIZE else wrong | ~value.is_finite()


def _row_faults(frame: Frame, wrong: dict[str, nw.Expr]) -> Iterator[Fault]:
    if not wrong:
        return
    flags = collected(frame.select(*(is_wrong.max().alias(name) for name, is_wrong in wrong.items())))
    for name, is_wrong in wrong.items():
        if flags[name].to_list() != [True]:
            continue
        rows = collected(frame.filter(is_wrong).select(*dict.fromkeys([ID, name])).head(FEW))
        for family, value in zip(rows[ID].to_list(), rows[name].to_list(), strict=True):
            found = "nothing" if value is None or (isinstance(value, float) and math.isnan(value)) else repr(value)
            yield Fault(f"{ID} {family}, {name}", found, _meaning(name))


def _meaning(name: str) -> str:
    """What should stand in a column."""
    said = {ID: "what a family is called, each once", SIZE: "a whole number of persons, from 1 on",
            INCOME: "income before these programmes, 0 or more [KRW/month]",
            DRAW: "a number from 0 up to but not 1, drawn once for each family"}  # fmt: skip
    return said.get(name, "what the policy needs of each family, 0 or more; nothing is filled in for what is missing")
