"""The rules around every kind of programme, in one order, for every carrier."""

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic

from donghaeng.welfare.carrier import A, Truth, floor, where
from donghaeng.welfare.families import DRAW, INCOME
from donghaeng.welfare.figure import brackets_on
from donghaeng.welfare.kinds import KINDS, SCHEDULE, Case
from donghaeng.welfare.policy import PolicyOnDay, column_of, roles_of
from donghaeng.welfare.programme import Number, Programme, Rounding

TESTS: Mapping[str, Callable[[Any, Any], Truth]] = {
    "at_most": operator.le, "below": operator.lt, "at_least": operator.ge, "above": operator.gt,
}  # fmt: skip
MONTHS_OF = {"month": 1.0, "year": 12.0}
NOISE = 1e-6
"""Of a step of rounding: too little to decide anything."""


class Rules(ABC, Generic[A]):
    """What programmes pay, from columns and numbers that a carrier gives."""

    def __init__(self, policy: PolicyOnDay) -> None:
        self.policy = policy

    @abstractmethod
    def column(self, name: str) -> A:
        """What a column holds."""

    @abstractmethod
    def number(self, number: Number, programme: Programme) -> A:
        """What a number is to a programme. [KRW/month, KRW or 1]"""

    @abstractmethod
    def paid(self, code: str) -> A:
        """What a programme pays that came before. [KRW/month]"""

    def looked_at(self, name: str, programme: Programme) -> A:
        """What a column is to a programme: its income with what is paid besides and counts as such."""
        found = self.column(name)
        for code in programme.counts if name == column_of(programme, INCOME) else ():
            found = found + self.paid(code)
        return found

    def amount(self, programme: Programme) -> A:
        """What a programme pays or takes. [KRW/month]"""
        amount: A = KINDS[programme.kind].amount(self._case(programme))
        if programme.reduction:
            cut = programme.reduction
            is_cut = self.looked_at(cut.column, programme) >= self.number(cut.level, programme)
            amount = where(is_cut, amount * self.number(cut.share, programme), amount)
        if programme.rounding:
            amount = self.rounded(amount, programme.rounding, programme)
        for eligible in self._eligible(programme):
            amount = where(eligible, amount, 0.0)
        return amount

    def rounded(self, amount: A, rounding: Rounding, programme: Programme) -> A:
        """An amount of its period, in whole steps; a millionth of a step is noise and decides nothing."""
        months = MONTHS_OF[programme.period]
        step = self.number(rounding.to, programme)
        steps = amount * months / step
        if rounding.how == "up":
            return floor((steps - NOISE) * -1.0) * -1.0 * step / months
        return floor(steps + (0.5 if rounding.how == "nearest" else NOISE)) * step / months

    def _case(self, programme: Programme) -> Case[A]:
        kind = KINDS[programme.kind]
        said, wanted = programme.numbers, {**kind.numbers, **kind.optional}
        numbers = {name: self.number(said[name], programme) for name in said if wanted[name] != SCHEDULE}
        schedules = [brackets_on(said[name], self.policy.view) for name in said if wanted[name] == SCHEDULE]
        columns = {role: self.looked_at(column_of(programme, role), programme) for role in roles_of(programme)}
        return Case(columns, numbers, *schedules)

    def _eligible(self, programme: Programme) -> Iterator[Truth]:
        """What has to be so for a family to be paid; last, that nothing paid to it replaces the programme."""
        for condition in programme.conditions:
            column = self.looked_at(condition.column, programme)
            yield TESTS[condition.test](column, self.number(condition.bound, programme))
        if programme.take_up is not None:
            yield self.column(DRAW) < self.number(programme.take_up, programme)
        for code in self.policy.replacers(programme.code):
            yield self.paid(code) <= 0.0


def net_income(income: A, amounts: Mapping[str, A], policy: PolicyOnDay) -> A:
    """Income and benefits less levies. [KRW/month]"""
    for programme in policy.policy.programmes:
        amount = amounts[programme.code]
        income = income - amount if programme.is_levy else income + amount
    return income
