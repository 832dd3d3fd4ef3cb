"""Response curves as segments: each with its money and what a won of it gives."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.budget.portfolio import Portfolio, is_concave


@dataclass(frozen=True)
class Segments:
    """The segments of all programmes, those of one programme side by side and in order.

    ``programme`` : (segment,), its place.
    ``start``, ``width`` : (segment,), where it begins and how much money it takes. [KRW]
    ``points``, ``people`` : (segment,), what each won gives. [points / KRW, persons / KRW]
    ``is_concave`` : (programme,), whether the segments of a programme give less and less.
    """

    programme: IntArray
    start: FloatArray
    width: FloatArray
    points: FloatArray
    people: FloatArray
    is_concave: BoolArray

    @cached_property
    def first(self) -> IntArray:
        """The place of each programme's first segment."""
        return np.searchsorted(self.programme, np.arange(len(self.is_concave)))

    @cached_property
    def end(self) -> FloatArray:
        """Where each programme's curve ends.

        Returns
        -------
        (programme,). [KRW]
        """
        return self.summed(self.width)

    def summed(self, values: FloatArray) -> FloatArray:
        """The sum over the segments of each programme.

        Parameters
        ----------
        values : (..., segment). [any unit]

        Returns
        -------
        (..., programme). [the same]
        """
        return np.add.reduceat(values, self.first, axis=-1)

    def filled(self, money: FloatArray) -> FloatArray:
        """How much of each segment is filled, in order.

        Parameters
        ----------
        money : (programme,). [KRW]

        Returns
        -------
        (segment,). [KRW]
        """
        return np.clip(money[self.programme] - self.start, 0, self.width)

    @property
    def whole(self) -> "Segments":
        """One segment per programme, which gives nothing: enough to see which amounts are possible."""
        count = len(self.is_concave)
        nothing = np.zeros(count)
        return Segments(np.arange(count), nothing, self.end, nothing, nothing, np.ones(count, dtype=np.bool_))


def segments_of(portfolio: Portfolio) -> Segments:
    """Cut the curves of a portfolio into segments."""
    rows = [
        (place, low.money, high.money - low.money, high.points - low.points, high.people - low.people)
        for place, code in enumerate(portfolio.codes)
        for low, high in pairwise(portfolio.points[code])
    ]
    programme, start, width, points, people = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    concave = np.array([is_concave(portfolio.points[code]) for code in portfolio.codes])
    return Segments(programme.astype(np.int64), start, width, points / width, people / width, concave)
