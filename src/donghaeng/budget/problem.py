"""What is to be decided: money for programmes, what it does to an index, and over which draws of their efficiency."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from donghaeng.base.arrays import FloatArray, IntArray
from donghaeng.base.errors import Fault, InputError, MethodError, raise_if
from donghaeng.budget.model import Model, model_of
from donghaeng.budget.portfolio import Portfolio
from donghaeng.budget.segments import segments_of
from donghaeng.budget.stakes import Stakes


@dataclass(frozen=True)
class Problem:
    """A portfolio, an index, an amount of money.

    ``efficiency`` : (draw, programme), by what the points of a programme are multiplied; None: no draws. [1]
    """

    portfolio: Portfolio
    stakes: Stakes
    model: Model
    efficiency: FloatArray | None = None

    @property
    def draws(self) -> FloatArray:
        """The draws of efficiency.

        Returns
        -------
        (draw, programme). [1]

        Raises
        ------
        MethodError
            If there are none.
        """
        if self.efficiency is None:
            expected = "draws: draw_efficiency(portfolio, chance, count)"
            raise MethodError("this objective looks at draws", [Fault("efficiency", "nothing", expected)])
        return self.efficiency

    @cached_property
    def indicator(self) -> IntArray:
        """The place of each programme's indicator."""
        return np.array([self.stakes.indicators.index(one.indicator) for one in self.portfolio.programmes])

    def worth(self, node: str) -> FloatArray:
        """What a point of each programme is worth to a node, by its slope of today.

        Returns
        -------
        (programme,). [1]
        """
        worth: FloatArray = self.stakes.slopes(node)[self.indicator]
        return worth

    def gain(self, node: str) -> FloatArray:
        """What a won in each segment gives a node, by its slope of today.

        Returns
        -------
        (segment,). [points / KRW]
        """
        segments = self.model.segments
        return segments.points * self.worth(node)[segments.programme]

    def points(self, money: FloatArray) -> FloatArray:
        """The points of its indicator that each programme gives.

        Parameters
        ----------
        money : (programme,). [KRW]

        Returns
        -------
        (programme,). [points]
        """
        segments = self.model.segments
        return segments.summed(segments.filled(money) * segments.points)

    def people(self, money: FloatArray) -> FloatArray:
        """The people that each programme reaches.

        Parameters
        ----------
        money : (programme,). [KRW]

        Returns
        -------
        (programme,). [persons]
        """
        segments = self.model.segments
        return segments.summed(segments.filled(money) * segments.people)

    def gains(self, points: FloatArray) -> FloatArray:
        """The points that each indicator gains: those of its programmes together.

        Parameters
        ----------
        points : (..., programme). [points]

        Returns
        -------
        (..., indicator). [points]
        """
        into = np.zeros((len(self.indicator), len(self.stakes.indicators)))
        into[np.arange(len(self.indicator)), self.indicator] = 1
        gains: FloatArray = points @ into
        return gains

    def with_amount(self, place: int, amount: float) -> "Problem":
        """The same with another amount in one limit."""
        return replace(self, model=self.model.with_amount(place, amount))


def problem_of(portfolio: Portfolio, stakes: Stakes, money: float, *, efficiency: FloatArray | None = None) -> Problem:
    """Put a question together.

    Parameters
    ----------
    money : new money of the year, on top of today's budget. [KRW]
    efficiency : (draw, programme), above 0; `draw_efficiency` makes them. [1]

    Raises
    ------
    InputError
        For negative money, an indicator that the index does not have, draws of another number of programmes.
    """
    faults = [Fault("indicator", repr(one.indicator), "an indicator of the index", row, "budget.csv")
              for row, one in enumerate(portfolio.programmes, start=2)
              if one.indicator not in stakes.indicators]  # fmt: skip
    if not (money >= 0 and np.isfinite(money)):
        faults.append(Fault("money", f"{money:,.12g} KRW", "0 or more"))
    count = len(portfolio.programmes)
    if efficiency is not None and not (efficiency.ndim == 2 and efficiency.shape[1] == count
                                       and len(efficiency) and (efficiency > 0).all()):  # fmt: skip
        faults.append(Fault("efficiency", f"an array {efficiency.shape}", f"(draw, {count}), numbers above 0"))
    raise_if(faults, InputError, "there is nothing to allocate")
    segments = segments_of(portfolio)
    falls = np.min([stakes.slopes(code) for code in (stakes.root, *stakes.pillars)], axis=0) < 0
    falling = {code for code, is_falling in zip(stakes.indicators, falls, strict=True) if is_falling}
    switched = np.array([one.indicator in falling for one in portfolio.programmes])
    model = model_of(portfolio, money, is_switched=~segments.is_concave | switched)
    return Problem(portfolio, stakes, model, efficiency)


def draw_efficiency(portfolio: Portfolio, chance: np.random.Generator, count: int = 1000) -> FloatArray:
    """Draw how efficient each programme turns out to be: lognormal, with mean 1 and the programme's error.

    Parameters
    ----------
    count : of draws.

    Returns
    -------
    (draw, programme). [1]

    Examples
    --------
    >>> from donghaeng.budget import CurvePoint, Programme
    >>> sure = Programme("rent", "Rent", "임대", "homes")
    >>> portfolio = Portfolio((sure,), (CurvePoint("rent", 1e9, 2.0),), indicators=("homes",))
    >>> draw_efficiency(portfolio, np.random.default_rng(1), 2)
    array([[1.],
           [1.]])
    """
    errors = np.array([one.error for one in portfolio.programmes])
    variance = np.log1p(errors**2)
    normal = chance.standard_normal((count, len(errors)))
    drawn: FloatArray = np.exp(np.sqrt(variance) * normal - variance / 2)
    return drawn
