"""What a chart calls things, in both languages: a result knows only codes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from donghaeng.base.periods import PATTERN
from donghaeng.index import Framework, Unit

Texts = Mapping[str, str]
"""A text by language."""

LANGUAGES = ("en", "ko")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
KINDS = ({"en": "unit", "ko": "평가 단위"}, {"en": "units", "ko": "평가 단위"})


@dataclass(frozen=True)
class Names:
    """Names of units by code and language, and the id of each unit's boundary.

    ``one`` and ``many`` say what kind of thing the units are: a district, 자치구.
    """

    units: Mapping[str, Texts] = field(default_factory=dict)
    boundaries: Mapping[str, str] = field(default_factory=dict)
    one: Texts = field(default_factory=lambda: KINDS[0])
    many: Texts = field(default_factory=lambda: KINDS[1])

    @classmethod
    def of(cls, units: Iterable[Unit], *, one: Texts = KINDS[0], many: Texts = KINDS[1]) -> Self:
        """The names that ``units.csv`` gives."""
        rows = tuple(units)
        return cls(
            {unit.unit: {language: unit.name(language) for language in LANGUAGES} for unit in rows},
            {unit.unit: unit.boundary for unit in rows if unit.boundary},
            one,
            many,
        )

    def unit(self, code: str, language: str) -> str:
        """A unit's name; its code where it has none."""
        return self.units.get(code, {}).get(language) or code


NAMELESS = Names()


def node_name(framework: Framework, code: str, language: str) -> str:
    """A node's name."""
    return framework[code].name(language) or code


def kind_of(framework: Framework, codes: Iterable[str]) -> tuple[Texts, Texts]:
    """What sisters in the tree are called, one and many: pillars, indicators, or nodes where they are mixed."""
    own = tuple(codes)
    if own and all(code in framework.indicators for code in own):
        return {"en": "indicator", "ko": "지표"}, {"en": "indicators", "ko": "지표"}
    if own and all(framework.levels[code] == 1 for code in own):
        return {"en": "pillar", "ko": "영역"}, {"en": "pillars", "ko": "영역"}
    return {"en": "node", "ko": "항목"}, {"en": "nodes", "ko": "항목"}


def period_name(period: str, language: str) -> str:
    """A period in words.

    Examples
    --------
    >>> period_name("2022", "ko"), period_name("2022-Q3", "ko"), period_name("2022-03", "en")
    ('2022년', '2022년 3분기', 'March 2022')
    """
    found = re.fullmatch(PATTERN, period)
    if found is None:
        return period
    year, quarter, month = found["year"], found["quarter"], found["month"]
    if language == "ko":
        return f"{year}년" + (f" {quarter}분기" if quarter else f" {int(month)}월" if month else "")
    return f"Q{quarter} {year}" if quarter else f"{MONTHS[int(month) - 1]} {year}" if month else year
