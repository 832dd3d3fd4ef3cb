"""What was announced, as the folder of a city says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from donghaeng.base.rounding import SLACK, half_step, rounds_to
from donghaeng.base.units import Units
from donghaeng.claims.calculations import Calculation

Words = Mapping[str, str]
"""A text by language: ``en`` and ``ko``."""


@dataclass(frozen=True)
class Printed:
    """A number as it was printed. ``decimals`` below 0 are known to tens, hundreds, thousands.

    ``is_cut`` : what came after the last decimal was cut off, not rounded.
    """

    value: float
    decimals: int
    when: str = ""
    source: str = ""
    is_cut: bool = False

    @property
    def known_to(self) -> float:
        """How far from it the number may lie: half of its last decimal; the whole of it if the rest was cut off."""
        return half_step(self.decimals) * (2 if self.is_cut else 1)

    @property
    def ends(self) -> tuple[float, float]:
        """Between which the number lies; what was cut off made it smaller.

        Examples
        --------
        >>> Printed(820000, -4).ends, Printed(820000, -4, is_cut=True).ends
        ((815000.0, 825000.0), (820000.0, 830000.0))
        """
        below = 0.0 if self.is_cut and self.value >= 0 else self.known_to
        above = 0.0 if self.is_cut and self.value < 0 else self.known_to
        return self.value - below, self.value + above

    def may_be(self, low: float, high: float) -> bool:
        """Whether a number from ``low`` to ``high`` may have been printed so; a tie of rounding may go either way.

        Examples
        --------
        >>> Printed(820000, -4).may_be(826545, 826545), Printed(820000, -4, is_cut=True).may_be(826545, 826545)
        (False, True)
        """
        nearest = min(max(self.value, low), high)
        if not self.is_cut:
            return rounds_to(nearest, self.value, decimals=self.decimals)
        cut = (nearest - self.value) * (-1 if self.value < 0 else 1)
        return -SLACK * self.known_to <= cut < self.known_to * (1 - SLACK)

    def reach(self, unit: str, units: Units) -> float:
        """How far from it the number may lie; a count of whole things is exact."""
        return 0.0 if self.decimals >= 0 and units.is_count(unit) else self.known_to

    @property
    def text(self) -> str:
        """As it was printed, thousands apart.

        Examples
        --------
        >>> Printed(518000, -3).text, Printed(111, 1).text
        ('518,000', '111.0')
        """
        return f"{self.value:,.{max(self.decimals, 0)}f}"


@dataclass(frozen=True)
class Argued:
    """A verdict that is argued and not computed: why, and by which source."""

    why: Words
    source: str


@dataclass(frozen=True)
class Claim:
    """An announced figure, and the calculation that should give it.

    ``is_own`` is what nobody announced: arithmetic of who keeps the ledger.
    """

    id: str
    subject: str
    said: Words
    printed: Printed
    unit: str
    who: str
    calculation: Calculation | None = None
    also: tuple[Printed, ...] = ()
    cannot_be_computed: Argued | None = None
    not_comparable: Argued | None = None
    latest: bool | str = False
    note: Words = field(default_factory=dict)
    is_second_hand: bool = False
    is_own: bool = False

    @property
    def text(self) -> str:
        """The figure as it was printed."""
        return self.printed.text

    @property
    def year(self) -> str:
        """The year in which it was announced."""
        return self.printed.when[:4]


@dataclass(frozen=True)
class Ledger:
    """All that a city has announced outside its indices, and what it is called.

    ``subjects`` and ``who`` are names by key; ``units`` those of the city.
    """

    claims: tuple[Claim, ...] = ()
    subjects: Mapping[str, Words] = field(default_factory=dict)
    who: Mapping[str, Words] = field(default_factory=dict)
    units: Units = field(default_factory=Units)
