"""One family's sum under a policy: each programme with the numbers that it stands on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from donghaeng.welfare.apply import apply
from donghaeng.welfare.families import INCOME, NET_INCOME
from donghaeng.welfare.figure import Figure, brackets_on, figure, key_of
from donghaeng.welfare.kinds import KINDS, SCHEDULE
from donghaeng.welfare.parameter import Bracket
from donghaeng.welfare.policy import PolicyOnDay, column_of
from donghaeng.welfare.programme import Programme


@dataclass(frozen=True)
class Explained:
    """A programme that pays to a family or takes from it.

    ``amount`` : what it pays or takes. [KRW/month]
    ``figures`` : its numbers by place, with the values of the law in them. ``brackets`` : its schedule. [KRW/month]
    """

    programme: Programme
    amount: float
    figures: Mapping[str, Figure]
    brackets: tuple[Bracket, ...] = ()


@dataclass(frozen=True)
class Sum:
    """A family's income, what each programme adds to it, and what it comes to. [KRW/month]

    ``nothing`` : the programmes that pay it nothing.
    """

    income: float
    parts: tuple[Explained, ...]
    nothing: tuple[Programme, ...]
    net_income: float


def explain(family: Mapping[str, object], policy: PolicyOnDay) -> Sum:
    """Explain a family's sum; ``family`` has a value for each column that `apply` asks for.

    Raises
    ------
    DataError, UnknownValueError, EndedError
        As `apply` does.
    """
    found = apply(pl.DataFrame([dict(family)]), policy).row(0, named=True)
    programmes = policy.policy.programmes
    parts = tuple(_explained(programme, found, policy) for programme in programmes if found[programme.code])
    nothing = tuple(programme for programme in programmes if not found[programme.code])
    return Sum(float(found[INCOME]), parts, nothing, found[NET_INCOME])


def explain_programme(family: Mapping[str, object], policy: PolicyOnDay, code: str) -> Explained:
    """Explain what one programme pays to a family, or takes; ``family`` has what it and those that replace it look at.

    Raises
    ------
    DataError, UnknownValueError, EndedError
        As `apply` does.
    """
    own = policy.only(code)
    found = apply(pl.DataFrame([dict(family)]), own).row(0, named=True)
    (programme,) = (one for one in own.policy.programmes if one.code == code)
    return _explained(programme, found, own)


def _explained(programme: Programme, found: Mapping[str, object], policy: PolicyOnDay) -> Explained:
    schedules = [programme.numbers[name] for name, unit in KINDS[programme.kind].numbers.items() if unit == SCHEDULE]
    brackets = [bracket for number in schedules for bracket in brackets_on(number, policy.view)]
    figures = dict(_figures(programme, found, policy))
    return Explained(programme, float(str(found[programme.code])), figures, tuple(brackets))


def _figures(programme: Programme, found: Mapping[str, object], policy: PolicyOnDay) -> Iterator[tuple[str, Figure]]:
    for place, number in programme.every_number():
        by = key_of(number, policy.parameters)
        name = place.removeprefix("numbers.")
        if KINDS[programme.kind].numbers.get(name) != SCHEDULE:
            yield name, figure(number, policy.view, str(found[column_of(programme, by)]) if by else "")
