"""Work incentives of a family: its net income over its earnings, exactly, with every kink and cliff located."""

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial

from donghaeng.base.errors import DataError, Fault, InputError, raise_if
from donghaeng.welfare.apply import apply
from donghaeng.welfare.families import INCOME, NET_INCOME
from donghaeng.welfare.one_family import RulesOfOne, is_plain
from donghaeng.welfare.piecewise import Piecewise, Straight, exact
from donghaeng.welfare.policy import PolicyOnDay
from donghaeng.welfare.programme import Programme, Rounding

EARNINGS = "earnings"
MOVING = (INCOME, EARNINGS, "assessed_income", "pension_assessed_income")
"""Columns that rise won by won with the earnings, where nothing else is said."""


@dataclass(frozen=True)
class Stretch:
    """Earnings over which net income is a straight line; its ends are what it comes to from inside. [KRW/month]

    ``rate`` : the marginal effective tax rate: of one more won, the share that does not reach net income. [1]
    """

    start: float
    end: float
    net_start: float
    net_end: float
    rate: float


@dataclass(frozen=True)
class Kink:
    """Earnings at which the marginal rate changes. [KRW/month, 1]

    ``programmes`` : the codes of those whose amounts bend there.
    """

    earnings: float
    rate_before: float
    rate_after: float
    programmes: tuple[str, ...]


@dataclass(frozen=True)
class Cliff:
    """Earnings at which net income jumps: just below, at, and just above them. [KRW/month]

    ``programmes`` : the codes of those whose amounts jump there.
    """

    earnings: float
    before: float
    at: float
    after: float
    programmes: tuple[str, ...]

    @property
    def is_fall(self) -> bool:
        """Whether somewhere in the jump a won more earned leaves less."""
        return self.at < self.before or self.after < self.at


@dataclass(frozen=True)
class Schedule:
    """A family's net income, and each programme's amount, as functions of its earnings. [KRW/month]

    ``unrounded`` : codes of the programmes whose rounding is left out, for it would be a step at every won.
    """

    net_income: Piecewise
    programmes: Mapping[str, Piecewise]
    unrounded: tuple[str, ...] = ()

    @property
    def up_to(self) -> float:
        """The highest earnings. [KRW/month]"""
        return float(self.net_income.knots[-1])

    @property
    def paying(self) -> tuple[str, ...]:
        """The codes of the programmes that pay or take something somewhere in the range."""
        return tuple(code for code, amount in self.programmes.items()
                     if any(amount.at) or any(map(any, amount.between)))  # fmt: skip

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The straight stretches, in order."""
        ends = itertools.pairwise(self.net_income.knots)
        return tuple(map(_stretch, ends, self.net_income.between))

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """Earnings and net income at both ends of each stretch: two points at the same earnings are a cliff."""
        ends = [((one.start, one.net_start), (one.end, one.net_end)) for one in self.stretches]
        return tuple(dict.fromkeys(itertools.chain(*ends)))

    @cached_property
    def kinks(self) -> tuple[Kink, ...]:
        """Where the marginal rate changes."""
        inner = zip(self.net_income.knots[1:-1], itertools.pairwise(self.stretches), strict=True)
        return tuple(Kink(float(knot), left.rate, right.rate, self._those(Piecewise.bends_at, knot))
                     for knot, (left, right) in inner if left.rate != right.rate)  # fmt: skip

    @cached_property
    def cliffs(self) -> tuple[Cliff, ...]:
        """Where net income jumps."""
        knots = [knot for knot in self.net_income.knots if self.net_income.jumps_at(knot)]
        return tuple(self._cliff(knot) for knot in knots)

    @property
    def falls(self) -> tuple[tuple[float, float], ...]:
        """Where one more won earned lowers net income, as far as it goes on: a cliff has no length. [KRW/month]"""
        falling = [(one.start, one.end) for one in self.stretches if one.rate > 1]
        found: list[tuple[float, float]] = []
        for start, end in sorted(falling + [(one.earnings, one.earnings) for one in self.cliffs if one.is_fall]):
            is_on = bool(found) and found[-1][1] == start
            found[-1:] = [(found[-1][0], end)] if is_on else [*found[-1:], (start, end)]
        return tuple(found)

    def gain(self, earnings: float, more: float) -> float:
        """By how much net income changes if so much more is earned, over every kink and cliff. [KRW/month]

        Raises
        ------
        InputError
            If either is below 0, or the earnings are then beyond the range.
        """
        if not (0 <= earnings <= self.up_to and more >= 0):
            raise _beyond(earnings, self.up_to)
        place, then = exact(earnings), exact(earnings) + exact(more)
        if then > self.net_income.knots[-1]:
            raise _beyond(float(then), self.up_to)
        return float(self.net_income(then) - self.net_income(place))

    def ahead(self, earnings: float) -> Stretch | Cliff:
        """What the next won leads over: a cliff at the earnings themselves, else a stretch.

        Raises
        ------
        InputError
            If the earnings are not below the end of the range.
        """
        cliffs = (one for one in self.cliffs if one.earnings == earnings and one.after != one.at)
        return next(cliffs, None) or self._stretch(earnings)

    def marginal_rate(self, earnings: float) -> float:
        """The marginal effective tax rate just above the earnings, where a cliff at them is behind. [1]

        Raises
        ------
        InputError
            If the earnings are not below the end of the range.
        """
        return self._stretch(earnings).rate

    def participation_rate(self, earnings: float) -> float:
        """The participation tax rate: of all the earnings, the share that does not reach net income. [1]

        Raises
        ------
        InputError
            If the earnings are not above 0, or beyond the range.
        """
        if not 0 < earnings <= self.up_to:
            raise _beyond(earnings, self.up_to)
        place = exact(earnings)
        return float(1 - (self.net_income(place) - self.net_income(Fraction(0))) / place)

    def _stretch(self, earnings: float) -> Stretch:
        for stretch in self.stretches:
            if stretch.start <= earnings < stretch.end:
                return stretch
        raise _beyond(earnings, self.up_to)

    def _cliff(self, knot: Fraction) -> Cliff:
        before, after = self.net_income.limits(knot)
        sides = float(before), float(self.net_income(knot)), float(after)
        return Cliff(float(knot), *sides, self._those(Piecewise.jumps_at, knot))

    def _those(self, told: Callable[[Piecewise, Fraction], bool], knot: Fraction) -> tuple[str, ...]:
        return tuple(code for code, amount in self.programmes.items() if told(amount, knot))


def schedule(
    family: Mapping[str, object], policy: PolicyOnDay, up_to: float, moves: Mapping[str, float] | None = None
) -> Schedule:
    """Compute a family's net income over earnings from nothing to ``up_to``.

    Parameters
    ----------
    family : a value for each column that `apply` asks for, and ``earnings``, a part of its income. [KRW/month]
    up_to : the end of the range. [KRW/month]
    moves : by column how much it rises with each won earned [1]; without it ``MOVING``, won by won. So where three
        tenths of earnings are not counted: ``{"assessed_income": 0.7, …}``. Income and earnings always move won by won.

    Raises
    ------
    InputError, DataError, UnknownValueError, EndedError
        If a column that moves is not the family's or would be below 0 without earnings; and as `apply` does.
    """
    if not 0 < up_to < math.inf:
        raise InputError("a range of earnings has no length", [Fault("up_to", f"{up_to:,.10g}", "above 0")])
    known = {name: 1.0 for name in MOVING if name in family} if moves is None else moves
    shares = {**known, INCOME: 1.0, EARNINGS: 1.0}
    _check(family, policy, shares)
    level = partial(Piecewise.straight, 0.0, up_to)
    columns = {name: level(start, shares.get(name, 0.0)) for name, start in _without_earnings(family, shares).items()}
    found = _Unrounded(policy, family, columns, level, shares).every()
    net_income = found.pop(NET_INCOME).simplified()
    rounded = tuple(programme.code for programme in policy.policy.programmes if programme.rounding)
    return Schedule(net_income, {code: amount.simplified() for code, amount in found.items()}, rounded)


def _check(family: Mapping[str, object], policy: PolicyOnDay, shares: Mapping[str, float]) -> None:
    earning = {**family, **{name: family.get(name) or 1 for name in shares}}
    if not is_plain(earning, policy):
        import polars as pl  # not before something is wrong

        apply(pl.DataFrame([earning]), policy)  # says what is wrong
    missing = [Fault(name, "no such column", "an amount of the family [KRW/month]")
               for name in shares if not isinstance(family.get(name), int | float)]  # fmt: skip
    raise_if(missing, DataError, "what moves with the earnings is not told of the family")
    below = [Fault(name, f"{start:,.10g} without earnings", f"at least the earnings {family[EARNINGS]:,.10g} times"
                   f" {shares[name]:g}; or another share of them, in moves")
             for name, start in _without_earnings(family, shares).items() if start < 0]  # fmt: skip
    raise_if(below, DataError, "a family would have less than nothing without its earnings")


def _without_earnings(family: Mapping[str, object], shares: Mapping[str, float]) -> dict[str, float]:
    """What the family would have of each amount if it earned nothing."""
    numbers = {name: float(value) for name, value in family.items() if isinstance(value, int | float)}
    return {name: value - shares.get(name, 0.0) * numbers[EARNINGS] for name, value in numbers.items()}


def _stretch(ends: tuple[Fraction, Fraction], line: Straight) -> Stretch:
    net_start, net_end = (float(line[0] + line[1] * knot) for knot in ends)
    return Stretch(float(ends[0]), float(ends[1]), net_start, net_end, float(1 - line[1]))


def _beyond(earnings: float, up_to: float) -> InputError:
    fault = Fault("earnings", f"{earnings:,.10g}", f"within the range of the schedule, up to {up_to:,.10g}")
    return InputError("a rate is asked for where there is none", [fault])


class _Unrounded(RulesOfOne[Piecewise]):
    def rounded(self, amount: Piecewise, rounding: Rounding, programme: Programme) -> Piecewise:  # noqa: ARG002
        """The amount as it is."""
        return amount
