"""Policies applied to families: a column for each programme, on the caller's own kind of frame."""

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from donghaeng.base.errors import UnknownValueError
from donghaeng.welfare.families import (
    BASE,
    ID,
    INCOME,
    NET_INCOME,
    Frame,
    check_families,
    check_ids,
    check_names,
    check_parts,
    collected,
    first_ids,
)
from donghaeng.welfare.figure import figure, key_in, key_of
from donghaeng.welfare.needs import needs, nothing_without
from donghaeng.welfare.one_family import is_plain, sum_of
from donghaeng.welfare.policy import PolicyOnDay, column_of
from donghaeng.welfare.programme import Number, Programme
from donghaeng.welfare.rules import Rules, net_income


def apply(frame: IntoFrameT, policy: PolicyOnDay) -> IntoFrameT:
    """Apply a policy to families.

    Parameters
    ----------
    frame : a row for each family or household, with ``id``, ``size``, ``income`` [KRW/month] and what the programmes
        look at besides; money as 64-bit or whole numbers. Polars, pandas, DuckDB and what else Narwhals knows.

    Returns
    -------
    The same kind of frame, all its columns and rows kept, with a column for each programme and ``net_income``: income
    and benefits less levies. [KRW/month]

    Raises
    ------
    DataError
        If a column or a value that a rule needs is missing, or cannot be; with the column and the id.
    UnknownValueError, EndedError
        If a number of the law is needed that is not known on the day, or a programme had ended; with its path.
    """
    families: Frame = nw.from_native(frame)
    own = families.collect_schema().names()
    codes = list(policy.by_code)
    check_names(families, [*codes, NET_INCOME])
    alone = _alone(families, policy)
    families = (
        _with_amounts(families, policy)
        if alone is None
        else families.with_columns(nw.lit(amount).alias(name) for name, amount in sum_of(alone, policy).items())
    )
    done: IntoFrameT = families.select(*own, *codes, NET_INCOME).to_native()
    return done


def _alone(families: Frame, policy: PolicyOnDay) -> Mapping[str, object] | None:
    """The family, if the frame is of one and nothing is wrong with it: its sum needs no frame, and takes a tenth."""
    if isinstance(families, nw.LazyFrame) or len(families) != 1 or nw.Float32 in families.schema.values():
        return None
    family: Mapping[str, object] = families.rows(named=True)[0]
    return family if is_plain(family, policy) else None


def _with_amounts(families: Frame, policy: PolicyOnDay) -> Frame:
    """The families with their amounts as columns."""
    active = _active(families, policy)
    check_ids(families)
    rules = _OfColumns(policy, families)
    for programmes in _together(policy):
        made = {one.code: rules.amount(one) if one.code in active else nw.lit(0.0) for one in programmes}
        families = families.with_columns(amount.alias(code) for code, amount in made.items())
    amounts = {code: nw.col(code) for code in policy.by_code}
    net = net_income(nw.col(INCOME).cast(nw.Float64), amounts, policy)
    return families.with_columns(net.alias(NET_INCOME))


def _together(policy: PolicyOnDay) -> Iterator[list[Programme]]:
    """The programmes in order, those side by side of which none waits for another: an engine does them at once."""
    batch: list[Programme] = []
    for programme in policy.in_order:
        if {one.code for one in batch} & {*policy.before(programme.code)}:
            yield batch
            batch = []
        batch.append(programme)
    if batch:
        yield batch


def _active(families: Frame, policy: PolicyOnDay) -> set[str]:
    """The programmes that some family can get: no child, no child allowance, and none of its numbers is needed."""
    looked_at = nothing_without(policy)
    columns = tuple(dict.fromkeys(looked_at.values()))
    check_families(families, [*BASE[1:], *columns])
    largest = collected(families.select(*(nw.col(name).max() for name in columns))) if columns else None
    idle = {code for code, name in looked_at.items() if largest is not None and not largest[name].item(0)}
    active = set(policy.by_code) - idle
    asked = needs(policy, active)
    check_families(families, [name for name in asked.numbers if name not in {*BASE, *columns}], asked.keys)
    check_parts(families, asked.parts)
    return active


class _OfColumns(Rules[nw.Expr]):
    """Rules on columns; keeps which sizes and types the families have, so that numbers are looked up once for each."""

    def __init__(self, policy: PolicyOnDay, families: Frame) -> None:
        super().__init__(policy)
        self.families = families
        self.schema = families.collect_schema()
        self.without = nothing_without(policy)
        self.values: dict[str, list[Any]] = {}

    def column(self, name: str) -> nw.Expr:
        """A column as numbers of 64 bits; whole numbers with a sign become such by themselves."""
        expression = nw.col(name)
        return expression if self.schema[name] in {nw.Float64, nw.Int64} else expression.cast(nw.Float64)

    def paid(self, code: str) -> nw.Expr:
        """The column of a programme."""
        return nw.col(code)

    def number(self, number: Number, programme: Programme) -> nw.Expr:
        """A number as an expression: one for all, or looked up by a column."""
        by = key_of(number, self.policy.parameters)
        if not by:
            return nw.lit(float(figure(number, self.policy.view).number))
        column = column_of(programme, by)
        without = self.without.get(programme.code, "")
        found = [(value, self._found(number, column, value, without)) for value in self._values(column)]
        if not found:
            return nw.lit(0.0)  # no family at all
        *others, (_, last) = found
        looked_up = nw.lit(last)
        for value, amount in reversed(others):
            looked_up = nw.when(nw.col(column) == nw.lit(value)).then(nw.lit(amount)).otherwise(looked_up)
        return looked_up

    def _found(self, number: Number, column: str, value: Any, without: str) -> float:
        """A number for a value; one that is not known is 0 where no family needs it, for its amount is 0 anyway."""
        try:
            return float(figure(number, self.policy.view, key_in(value)).number)
        except UnknownValueError as error:
            ids = first_ids(
                self.families.filter(nw.col(without) > nw.lit(0)) if without else self.families, column, value
            )
            if not ids:
                return 0.0
            place = f"needed for {column} {key_in(value)}, {ID} {ids}"
            raise UnknownValueError(f"{error.headline}; {place}", error.faults) from None

    def _values(self, column: str) -> list[Any]:
        """The sizes, or types, that the families have."""
        if column not in self.values:
            self.values[column] = sorted(collected(self.families.select(column).unique())[column].to_list())
        return self.values[column]
