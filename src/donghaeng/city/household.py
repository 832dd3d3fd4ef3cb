"""A household as its members tell of it, and as rules ask for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from donghaeng.base.errors import EndedError, Fault, InputError, UnknownValueError, raise_if
from donghaeng.welfare import View

DISREGARD = "livelihood.earned_income_disregard"
"""The number of the law that says which share of earnings an assessed income does not count."""


def disregard(view: View) -> float:
    """The share of earnings that an assessed income does not count on a day; 0 where the law does not say one. [1]"""
    if DISREGARD not in view.parameters.by_path:
        return 0.0
    try:
        return float(view[DISREGARD].number)
    except (UnknownValueError, EndedError):
        return 0.0


@dataclass(frozen=True)
class Household:
    """One household.

    ``income``, ``earnings`` (a part of it), ``rent`` : a month's [KRW/month]. ``assets`` : [KRW].
    ``earner_type`` : how the earned income tax credit tells families apart; empty where nothing is earned.
    ``assessed_income`` : as assessed for benefits, without the basic pension; None where nobody knows it, and the
    income less the part of the earnings that is ``uncounted`` serves. [KRW/month]
    ``uncounted`` : the share of the earnings that an assessed income does not count. [1]

    Raises
    ------
    InputError
        When it is made, if more is earned than comes in, or more persons are named than there are.
    """

    size: int
    income: float
    assets: float
    earnings: float = 0.0
    earner_type: str = ""
    rent: float = 0.0
    children_of_allowance_age: int = 0
    single_pensioners: int = 0
    couple_pensioners: int = 0
    assessed_income: float | None = None
    uncounted: float = 0.0

    def __post_init__(self) -> None:
        named = self.children_of_allowance_age + self.single_pensioners + self.couple_pensioners
        faults = []
        if self.earnings > self.income:
            faults.append(Fault("earnings", f"{self.earnings:,.10g}", f"at most the income {self.income:,.10g}"))
        if named > self.size:
            faults.append(Fault("persons", f"{named} children and pensioners", f"at most the size {self.size}"))
        raise_if(faults, InputError, "the household contradicts itself")

    def under(self, view: View) -> "Household":
        """The household by the law of a day, which says what of its earnings is not counted."""
        return replace(self, uncounted=disregard(view))

    @property
    def assessed(self) -> float:
        """The income as assessed; else the income less what is not counted of the earnings. [KRW/month]"""
        reckoned = self.income - self.uncounted * self.earnings
        return reckoned if self.assessed_income is None else self.assessed_income

    @property
    def columns(self) -> Mapping[str, object]:
        """What rules ask of a family; the income at entry is the income, and so it is for a pension unless assessed."""
        pension = self.income if self.assessed_income is None else self.assessed_income
        return {
            "id": 1, "size": self.size, "income": self.income, "income_at_entry": self.income, "assets": self.assets,
            "assessed_income": self.assessed, "pension_assessed_income": pension, "earnings": self.earnings,
            "earner_type": self.earner_type or None, "rent": self.rent,
            "children_of_allowance_age": self.children_of_allowance_age,
            "single_pensioners": self.single_pensioners, "couple_pensioners": self.couple_pensioners,
        }  # fmt: skip

    @property
    def moves(self) -> Mapping[str, float]:
        """How much each amount rises with each won earned: assessed incomes as far as the earnings are in them. [1]"""
        counted, pension = 1.0 - self.uncounted, self.columns["pension_assessed_income"]
        return {"assessed_income": self._part(self.assessed, counted),
                "pension_assessed_income": self._part(float(str(pension)), 1.0)}  # fmt: skip

    @property
    def is_partly(self) -> bool:
        """Whether an assessed income holds less of the earnings than would count."""
        return self.moves["assessed_income"] < 1.0 - self.uncounted

    def _part(self, assessed: float, most: float) -> float:
        """How much of each won earned is in an assessed income."""
        return most if assessed >= most * self.earnings else math.nextafter(assessed / self.earnings, 0.0)


COLUMNS = frozenset(Household(1, 0.0, 0.0).columns)
"""The columns that a household has."""
