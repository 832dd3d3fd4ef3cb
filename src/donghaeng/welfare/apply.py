"""Policies applied to families: a column for each programme, on the caller's own kind of frame."""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from donghaeng.base.errors import UnknownValueError
from donghaeng.welfare.families import (
    BASE,
    DRAW,
    ID,
    INCOME,
    NET_INCOME,
    Frame,
    check_families,
    check_ids,
    check_names,
    collected,
    first_ids,
)
from donghaeng.welfare.figure import brackets_on, figure, key_of
from donghaeng.welfare.kinds import KINDS, SCHEDULE, Case
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE
from donghaeng.welfare.policy import PolicyOnDay, column_of, roles_of
from donghaeng.welfare.programme import Condition, Number, Programme, Rounding

TESTS: Mapping[str, Callable[[nw.Expr, nw.Expr], nw.Expr]] = {
    "at_most": operator.le, "below": operator.lt, "at_least": operator.ge, "above": operator.gt,
}  # fmt: skip
MONTHS_OF = {"month": 1.0, "year": 12.0}


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
    programmes = policy.policy.programmes
    codes = [programme.code for programme in programmes]
    check_names(families, [*codes, NET_INCOME])
    active = _active(families, policy)
    check_ids(families)
    rules = _Rules(policy, families)
    for programme in policy.in_order:
        amount = rules.amount(programme) if programme.code in active else nw.lit(0.0)
        families = families.with_columns(amount.alias(programme.code))
    net_income = nw.col(INCOME).cast(nw.Float64)
    for programme in programmes:
        amount = nw.col(programme.code)
        net_income = net_income - amount if programme.is_levy else net_income + amount
    done: IntoFrameT = families.with_columns(net_income.alias(NET_INCOME)).select(*own, *codes, NET_INCOME).to_native()
    return done


def columns_of(policy: PolicyOnDay) -> tuple[str, ...]:
    """Every column that the programmes of a policy look at."""
    numbers, keys = _needed(policy, {programme.code for programme in policy.policy.programmes})
    return tuple(dict.fromkeys([*BASE, *numbers, *keys]))


def _active(families: Frame, policy: PolicyOnDay) -> set[str]:
    """The programmes that some family can get: no child, no child allowance, and none of its numbers is needed."""
    looked_at = {
        programme.code: column_of(programme, KINDS[programme.kind].nothing_without)
        for programme in policy.policy.programmes
        if KINDS[programme.kind].nothing_without
    }
    columns = dict.fromkeys(filter(None, looked_at.values()))
    check_families(families, [*BASE[1:], *columns])
    largest = collected(families.select(*(nw.col(name).max() for name in columns))) if columns else None
    idle = {code for code, name in looked_at.items() if name and largest is not None and not largest[name].item(0)}
    active = {programme.code for programme in policy.policy.programmes} - idle
    numbers, keys = _needed(policy, active)
    check_families(families, [name for name in numbers if name not in {*BASE, *columns}], keys)
    return active


def _needed(policy: PolicyOnDay, active: Iterable[str]) -> tuple[list[str], list[str]]:
    """The columns of numbers, and those of words, that programmes look at."""
    numbers, keys = [], []
    for programme in policy.policy.programmes:
        if programme.code not in active:
            continue
        numbers += [column_of(programme, role) for role in roles_of(programme)]
        numbers += [condition.column for condition in programme.conditions]
        numbers += [programme.reduction.column] if programme.reduction else []
        numbers += [DRAW] if programme.take_up is not None else []
        kinds = {key_of(number, policy.parameters) for _, number in programme.every_number()}
        keys += [column_of(programme, by) for by in kinds if by not in {"", HOUSEHOLD_SIZE}]
    return numbers, keys


class _Rules:
    """Expressions of programmes; keeps which sizes and types the families have, which are looked up once."""

    def __init__(self, policy: PolicyOnDay, families: Frame) -> None:
        self.policy = policy
        self.families = families
        self.schema = families.collect_schema()
        self.values: dict[str, list[Any]] = {}

    def amount(self, programme: Programme) -> nw.Expr:
        """What a programme pays or takes. [KRW/month]"""
        kind = KINDS[programme.kind]
        said = programme.numbers
        wanted: Mapping[str, str] = {**kind.numbers, **kind.optional}
        numbers = {name: self._number(said[name], programme) for name in said if wanted[name] != SCHEDULE}
        schedules = [brackets_on(said[name], self.policy.view) for name in said if wanted[name] == SCHEDULE]
        columns = {role: self._money(column_of(programme, role)) for role in roles_of(programme)}
        amount = kind.amount(Case(columns, numbers, *schedules))
        if programme.reduction:
            cut = programme.reduction
            is_cut = self._money(cut.column) >= self._number(cut.level, programme)
            amount = nw.when(is_cut).then(amount * self._number(cut.share, programme)).otherwise(amount)
        if programme.rounding:
            amount = self._rounded(amount, programme.rounding, programme)
        for eligible in self._eligible(programme):
            amount = nw.when(eligible).then(amount).otherwise(nw.lit(0.0))
        return amount

    def _eligible(self, programme: Programme) -> Iterator[nw.Expr]:
        """What has to be so for a family to be paid; last, that nothing paid to it replaces the programme."""
        for condition in programme.conditions:
            yield _is_met(condition, self._money(condition.column), self._number(condition.bound, programme))
        if programme.take_up is not None:
            yield nw.col(DRAW) < self._number(programme.take_up, programme)
        for code in self.policy.replacers(programme.code):
            yield nw.col(code) <= nw.lit(0.0)

    def _rounded(self, amount: nw.Expr, rounding: Rounding, programme: Programme) -> nw.Expr:
        """An amount of its period, in whole steps. A millionth of a step is noise and decides nothing."""
        months = MONTHS_OF[programme.period]
        step = self._number(rounding.to, programme)
        steps = amount * nw.lit(months) / step
        whole = {"nearest": (steps + nw.lit(0.5)).floor(), "up": (steps - nw.lit(1e-6)).ceil(),
                 "down": (steps + nw.lit(1e-6)).floor()}[rounding.how]  # fmt: skip
        return whole * step / nw.lit(months)

    def _number(self, number: Number, programme: Programme) -> nw.Expr:
        """A number as an expression: one for all, or looked up by a column."""
        by = key_of(number, self.policy.parameters)
        if not by:
            return nw.lit(float(figure(number, self.policy.view).number))
        column = column_of(programme, by)
        found = [(value, self._found(number, column, value)) for value in self._values(column)]
        if not found:
            return nw.lit(0.0)  # no family at all
        *others, (_, last) = found
        looked_up = nw.lit(last)
        for value, amount in reversed(others):
            looked_up = nw.when(nw.col(column) == nw.lit(value)).then(nw.lit(amount)).otherwise(looked_up)
        return looked_up

    def _money(self, column: str) -> nw.Expr:
        """A column as numbers of 64 bits; whole numbers with a sign become such by themselves."""
        expression = nw.col(column)
        return expression if self.schema[column] in {nw.Float64, nw.Int64} else expression.cast(nw.Float64)

    def _found(self, number: Number, column: str, value: Any) -> float:
        try:
            return float(figure(number, self.policy.view, _key(value)).number)
        except UnknownValueError as error:
            place = f"needed for {column} {_key(value)}, {ID} {first_ids(self.families, column, value)}"
            raise UnknownValueError(f"{error.headline}; {place}", error.faults) from None

    def _values(self, column: str) -> list[Any]:
        """The sizes, or types, that the families have."""
        if column not in self.values:
            self.values[column] = sorted(collected(self.families.select(column).unique())[column].to_list())
        return self.values[column]


def _is_met(condition: Condition, value: nw.Expr, bound: nw.Expr) -> nw.Expr:
    return TESTS[condition.test](value, bound)


def _key(value: Any) -> str:
    """How a table is asked for a value: a size is a whole number."""
    return value if isinstance(value, str) else str(int(value))
