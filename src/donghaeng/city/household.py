"""A household as its members tell of it, and as rules ask for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from donghaeng.base.errors import Fault, InputError, raise_if


@dataclass(frozen=True)
class Household:
    """One household.

    ``income``, ``earnings`` (a part of it), ``rent`` : a month's [KRW/month]. ``assets`` : [KRW].
    ``earner_type`` : how the earned income tax credit tells families apart; empty where nothing is earned.
    ``assessed_income`` : as assessed for benefits; None where nobody knows it, and the income serves. [KRW/month]

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

    def __post_init__(self) -> None:
        named = self.children_of_allowance_age + self.single_pensioners + self.couple_pensioners
        faults = []
        if self.earnings > self.income:
            faults.append(Fault("earnings", f"{self.earnings:,.10g}", f"at most the income {self.income:,.10g}"))
        if named > self.size:
            faults.append(Fault("persons", f"{named} children and pensioners", f"at most the size {self.size}"))
        raise_if(faults, InputError, "the household contradicts itself")

    @property
    def assessed(self) -> float:
        """The income as assessed, else the income. [KRW/month]"""
        return self.income if self.assessed_income is None else self.assessed_income

    @property
    def columns(self) -> Mapping[str, object]:
        """What rules ask of a family; the income at entry is the income, and a pension assesses as a benefit does."""
        return {
            "id": 1, "size": self.size, "income": self.income, "income_at_entry": self.income, "assets": self.assets,
            "assessed_income": self.assessed, "pension_assessed_income": self.assessed, "earnings": self.earnings,
            "earner_type": self.earner_type or None, "rent": self.rent,
            "children_of_allowance_age": self.children_of_allowance_age,
            "single_pensioners": self.single_pensioners, "couple_pensioners": self.couple_pensioners,
        }  # fmt: skip

    @property
    def moves(self) -> Mapping[str, float]:
        """How much each amount rises with each won earned: the assessed income as far as the earnings are in it. [1]"""
        part = 1.0 if self.assessed >= self.earnings else math.nextafter(self.assessed / self.earnings, 0.0)
        return {"assessed_income": part, "pension_assessed_income": part}


COLUMNS = frozenset(Household(1, 0.0, 0.0).columns)
"""The columns that a household has."""
