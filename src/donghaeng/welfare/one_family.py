"""One family's sum without a frame: the rules on plain numbers, or on functions of its earnings."""

import math
from collections.abc import Callable, Collection, Mapping

from donghaeng.base.errors import UnknownValueError
from donghaeng.welfare.carrier import A
from donghaeng.welfare.families import DRAW, ID, INCOME, NET_INCOME, SIZE
from donghaeng.welfare.figure import figure, key_in, key_of
from donghaeng.welfare.needs import needs, nothing_without
from donghaeng.welfare.policy import PolicyOnDay, column_of
from donghaeng.welfare.programme import Number, Programme
from donghaeng.welfare.rules import Rules, net_income


def is_plain(family: Mapping[str, object], policy: PolicyOnDay) -> bool:
    """Whether nothing is missing or wrong, told quickly; what is not plain goes the way of a frame, which says what."""
    asked = needs(policy, _active(family, policy))
    amounts = _amounts(family)
    counts = {*asked.numbers, *nothing_without(policy).values()} <= amounts.keys()
    keys = family.get(ID) is not None and all(family.get(name) is not None for name in asked.keys)
    return counts and keys and all(amounts[part] <= amounts[whole] for part, whole in asked.parts)


def sum_of(family: Mapping[str, object], policy: PolicyOnDay) -> dict[str, float]:
    """What each programme pays or takes, and ``net_income``, of a family that `is_plain`. [KRW/month]

    Raises
    ------
    UnknownValueError, EndedError
        If a number of the law is needed that is not known on the day, or a programme had ended; with its path.
    """
    return rules_of(family, policy).every()


def rules_of(family: Mapping[str, object], policy: PolicyOnDay) -> "RulesOfOne[float]":
    """The rules of a policy on the numbers of a family that `is_plain`."""
    return RulesOfOne(policy, family, _amounts(family), float)


class RulesOfOne(Rules[A]):
    """Rules on the values of one family.

    ``columns`` : its amounts and counts, as the carrier has them. ``made`` : a number as the carrier has it.
    ``moving`` : columns that are no single value.
    """

    columns: Mapping[str, A]
    made: Callable[[float], A]
    amounts: dict[str, A]

    def __init__(
        self,
        policy: PolicyOnDay,
        family: Mapping[str, object],
        columns: Mapping[str, A],
        made: Callable[[float], A],
        moving: Collection[str] = (),
    ) -> None:
        super().__init__(policy)
        self.family = family
        self.columns = columns
        self.made = made
        self.active = _active({name: 1 if name in moving else value for name, value in family.items()}, policy)
        self.amounts = {}

    def every(self) -> dict[str, A]:
        """What each programme pays, in the order of the policy, and ``net_income``. [KRW/month]"""
        for programme in self.policy.in_order:
            is_active = programme.code in self.active
            self.amounts[programme.code] = self.amount(programme) if is_active else self.made(0.0)
        amounts = {code: self.amounts[code] for code in self.policy.by_code}
        return {**amounts, NET_INCOME: net_income(self.columns[INCOME], amounts, self.policy)}

    def column(self, name: str) -> A:
        """What the family has of a column."""
        return self.columns[name]

    def paid(self, code: str) -> A:
        """What a programme pays that came before."""
        return self.amounts[code]

    def number(self, number: Number, programme: Programme) -> A:
        """A number for this family."""
        by = key_of(number, self.policy.parameters)
        if not by:
            return self.made(float(figure(number, self.policy.view).number))
        column = column_of(programme, by)
        key = key_in(self.family[column])
        try:
            return self.made(float(figure(number, self.policy.view, key).number))
        except UnknownValueError as error:
            place = f"needed for {column} {key}, {ID} {self.family[ID]}"
            raise UnknownValueError(f"{error.headline}; {place}", error.faults) from None


def _active(family: Mapping[str, object], policy: PolicyOnDay) -> set[str]:
    """The programmes that it can get."""
    idle = {code for code, name in nothing_without(policy).items() if not family.get(name)}
    return set(policy.by_code) - idle


def _amounts(family: Mapping[str, object]) -> dict[str, float]:
    """Its amounts and counts that can be."""
    return {name: float(str(value)) for name, value in family.items() if _is_amount(value, name)}


def _is_amount(value: object, name: str) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return False
    if name == SIZE:
        return value >= 1 and value == int(value)
    return 0 <= value < 1 if name == DRAW else value >= 0
