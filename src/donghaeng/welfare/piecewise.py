"""Piecewise-linear functions of one variable, exact: fractions, no sampling.

Rules of a family, computed on these instead of on numbers, are its amounts over a whole range of earnings.
"""

import itertools
import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Knots: TypeAlias = tuple[Fraction, ...]
Straight: TypeAlias = tuple[Fraction, Fraction]
"""Where a straight line would meet zero of the variable, and its slope."""


def exact(number: float) -> Fraction:
    """A number as it is written, so that 0.85 is 17/20 and not the nearest binary number.

    Examples
    --------
    >>> exact(0.85)
    Fraction(17, 20)
    """
    value = float(number)
    return Fraction(int(value)) if value.is_integer() else Fraction(repr(value))


@dataclass(frozen=True)
class Region:
    """Where something holds: at each knot, and on each open stretch between two."""

    knots: Knots
    at: tuple[bool, ...]
    between: tuple[bool, ...]

    def __and__(self, other: "Region") -> "Region":
        knots = merged(self.knots, other.knots)
        one, two = self.on(knots), other.on(knots)
        return Region(
            knots, tuple(map(operator.and_, one.at, two.at)), tuple(map(operator.and_, one.between, two.between))
        )

    def on(self, knots: Knots) -> "Region":
        """The same with more knots."""
        if knots is self.knots or knots == self.knots:
            return self
        places = [bisect_right(self.knots, knot) - 1 for knot in knots]
        held = [self.at[place] if self.knots[place] == knot else self.between[place]
                for place, knot in zip(places, knots, strict=True)]  # fmt: skip
        return Region(knots, tuple(held), tuple(self.between[place] for place in places[:-1]))


@dataclass(frozen=True)
class Piecewise:
    """A function on a closed range: its value at each knot, and the straight line on each open stretch between two.

    ``knots`` : ascending, the first and the last are the ends of the range.
    """

    knots: Knots
    at: tuple[Fraction, ...]
    between: tuple[Straight, ...]

    @classmethod
    def straight(cls, start: float, end: float, intercept: float, slope: float = 0.0) -> "Piecewise":
        """A straight line from ``start`` to ``end``.

        Examples
        --------
        >>> float(Piecewise.straight(0, 10, 1, 0.5)(4))
        3.0
        """
        knots = exact(start), exact(end)
        line = exact(intercept), exact(slope)
        return cls(knots, tuple(_value(line, knot) for knot in knots), (line,))

    def __call__(self, place: float | Fraction) -> Fraction:
        """The value at a place of the range."""
        found = place if isinstance(place, Fraction) else exact(place)
        stretch = min(bisect_right(self.knots, found), len(self.knots)) - 1
        return self.at[stretch] if self.knots[stretch] == found else _value(self.between[stretch], found)

    def __add__(self, other: "Piecewise | float") -> "Piecewise":
        return self._with(other, operator.add)

    def __sub__(self, other: "Piecewise | float") -> "Piecewise":
        return self._with(other, operator.sub)

    def __rsub__(self, other: float) -> "Piecewise":
        return self * -1.0 + other

    def __mul__(self, other: "Piecewise | float") -> "Piecewise":
        one, two = self._beside(other)
        lines = tuple(map(_product, one.between, two.between))
        return Piecewise(one.knots, tuple(a * b for a, b in zip(one.at, two.at, strict=True)), lines)

    def __truediv__(self, other: "Piecewise | float") -> "Piecewise":
        one, two = self._beside(other)
        lines = tuple(map(_quotient, one.between, two.between))
        return Piecewise(one.knots, tuple(a / b for a, b in zip(one.at, two.at, strict=True)), lines)

    def __lt__(self, other: "Piecewise | float") -> Region:
        return self._where(other, lambda difference: difference < 0)

    def __le__(self, other: "Piecewise | float") -> Region:
        return self._where(other, lambda difference: difference <= 0)

    def __gt__(self, other: "Piecewise | float") -> Region:
        return self._where(other, lambda difference: difference > 0)

    def __ge__(self, other: "Piecewise | float") -> Region:
        return self._where(other, lambda difference: difference >= 0)

    def limits(self, knot: Fraction) -> tuple[Fraction, Fraction]:
        """What it comes to from below and from above; at an end of the range, from outside, its value there."""
        place = bisect_left(self.knots, knot)
        if self.knots[place] != knot:
            return self(knot), self(knot)
        before = _value(self.between[place - 1], knot) if place else self.at[0]
        after = _value(self.between[place], knot) if place < len(self.between) else self.at[-1]
        return before, after

    def jumps_at(self, knot: Fraction) -> bool:
        """Whether it is not continuous at a place of the range."""
        before, after = self.limits(knot)
        return not before == self(knot) == after

    def bends_at(self, knot: Fraction) -> bool:
        """Whether its slope changes at a place of the range."""
        place = bisect_left(self.knots, knot)
        is_inner = 0 < place < len(self.between) and self.knots[place] == knot
        return is_inner and self.between[place - 1][1] != self.between[place][1]

    def on(self, knots: Knots) -> "Piecewise":
        """The same with more knots."""
        if knots is self.knots or knots == self.knots:
            return self
        if len(self.between) == 1:
            spread = _spread(self.between[0], knots)
            return Piecewise(knots, (self.at[0], *spread.at[1:-1], self.at[-1]), spread.between)
        between = tuple(self.between[bisect_right(self.knots, knot) - 1] for knot in knots[:-1])
        return Piecewise(knots, tuple(map(self, knots)), between)

    def simplified(self) -> "Piecewise":
        """The same without knots at which nothing happens."""
        inner = zip(self.knots[1:-1], self.at[1:-1], itertools.pairwise(self.between), strict=True)
        told = {knot for knot, value, (left, right) in inner if left != right or value != _value(left, knot)}
        return self if len(told) == len(self.knots) - 2 else self._only({self.knots[0], *told, self.knots[-1]})

    def _only(self, kept: set[Fraction]) -> "Piecewise":
        chosen = [place for place, knot in enumerate(self.knots) if knot in kept]
        return Piecewise(
            tuple(self.knots[place] for place in chosen),
            tuple(self.at[place] for place in chosen),
            tuple(self.between[place] for place in chosen[:-1]),
        )

    def _beside(self, other: "Piecewise | float") -> tuple["Piecewise", "Piecewise"]:
        """Both on the same knots; a number is a level line."""
        if not isinstance(other, Piecewise):
            return self, _spread((exact(other), Fraction(0)), self.knots)
        knots = merged(self.knots, other.knots)
        return self.on(knots), other.on(knots)

    def _with(self, other: "Piecewise | float", made: Callable[[Fraction, Fraction], Fraction]) -> "Piecewise":
        if not isinstance(other, Piecewise) and other == 0:
            return self
        one, two = self._beside(other)
        lines = zip(one.between, two.between, strict=True)
        between = tuple((made(a[0], b[0]), made(a[1], b[1])) for a, b in lines)
        return Piecewise(one.knots, tuple(map(made, one.at, two.at)), between)

    def _where(self, other: "Piecewise | float", holds: Callable[[Fraction], bool]) -> Region:
        difference = self - other
        stretches = zip(difference.between, itertools.pairwise(difference.knots), strict=True)
        zeros = [-line[0] / line[1] for line, (start, end) in stretches
                 if line[1] and start < -line[0] / line[1] < end]  # fmt: skip
        difference = difference.on(tuple(sorted({*difference.knots, *zeros})) if zeros else difference.knots)
        middles = [(start + end) / 2 for start, end in itertools.pairwise(difference.knots)]
        between = tuple(holds(_value(line, place)) for line, place in zip(difference.between, middles, strict=True))
        return Region(difference.knots, tuple(map(holds, difference.at)), between)


def chosen(region: Region, then: Piecewise | float, otherwise: Piecewise | float) -> Piecewise:
    """One function where the region holds, the other elsewhere."""
    one = then if isinstance(then, Piecewise) else _spread((exact(then), Fraction(0)), region.knots)
    two = otherwise if isinstance(otherwise, Piecewise) else _spread((exact(otherwise), Fraction(0)), region.knots)
    knots = merged(merged(one.knots, two.knots), region.knots)
    held, one, two = region.on(knots), one.on(knots), two.on(knots)
    at = tuple(a if is_so else b for is_so, a, b in zip(held.at, one.at, two.at, strict=True))
    between = tuple(a if is_so else b for is_so, a, b in zip(held.between, one.between, two.between, strict=True))
    return Piecewise(knots, at, between).simplified()


def merged(knots: Knots, others: Knots) -> Knots:
    """The knots of two on one range, each once, ascending."""
    short, long = sorted((knots, others), key=len)
    return long if len(short) == 2 or short is long else tuple(sorted({*short, *long}))


def _spread(line: Straight, knots: Knots) -> Piecewise:
    """A straight line with these knots."""
    at = tuple(_value(line, knot) for knot in knots) if line[1] else (line[0],) * len(knots)
    return Piecewise(knots, at, (line,) * (len(knots) - 1))


def _value(line: Straight, place: Fraction) -> Fraction:
    return line[0] + line[1] * place if line[1] else line[0]


def _product(one: Straight, two: Straight) -> Straight:
    if one[1] and two[1]:
        raise ValueError("two amounts that both move with the variable are multiplied: the product is no straight line")
    level, line = (one[0], two) if not one[1] else (two[0], one)
    return level * line[0], level * line[1]


def _quotient(one: Straight, two: Straight) -> Straight:
    if two[1]:
        raise ValueError("an amount is divided by one that moves with the variable: the quotient is no straight line")
    return one[0] / two[0], one[1] / two[0]
