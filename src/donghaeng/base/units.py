"""Units of measure of announced figures: what converts to what, and what it is called.

Energy as heat, as electricity and as fuel are units of their own: a tonne saved per MWh of one is not one of another.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from donghaeng.base.errors import Fault, InputError

if TYPE_CHECKING:
    from pint import Unit, UnitRegistry

PREFIXES = ("kilo- = 1e3 = k-", "mega- = 1e6 = M-", "giga- = 1e9 = G-", "tera- = 1e12 = T-")
_SHORT = "kMGT"
_TOKEN = re.compile(r"[^\s*/()]+")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True)
class UnitOfMeasure:
    """A unit: how it is defined, what it is called, and whether it counts whole things.

    ``definition`` is pint's: other units, or a dimension of its own in brackets; ``under`` is the Korean word under a
    stroke, where it is another; in Korean a number has its point ``korean_step`` places further right.
    """

    definition: str
    en: str
    ko: str
    is_count: bool = False
    under: str = ""
    korean_step: int = 0

    def name_in(self, language: str) -> str:
        """The word in ``ko`` or ``en``."""
        return self.ko if language == "ko" else self.en

    def under_in(self, language: str, code: str) -> str:
        """The word under a stroke: a month, 월, and not months, 개월; ``code`` is its own, singular in English."""
        if language == "ko":
            return self.under or self.ko
        return code if self.is_count or self.under else self.en


def counted(code: str, en: str, ko: str) -> UnitOfMeasure:
    """A unit that counts things of one kind and converts to nothing else."""
    return UnitOfMeasure(f"[{code}]", en, ko, is_count=True)


UNITS: Mapping[str, UnitOfMeasure] = {
    "%": UnitOfMeasure("0.01", "%", "%"),
    "percentage_point": UnitOfMeasure("0.01", "percentage points", "%p"),
    "times": UnitOfMeasure("1", "times", "배"),
    "point": UnitOfMeasure("[point]", "points", "점"),
    "KRW": UnitOfMeasure("[won]", "won", "원"),
    "million_KRW": UnitOfMeasure("1e6 KRW", "million won", "백만 원"),
    "hundred_million_KRW": UnitOfMeasure("1e8 KRW", "hundred million won", "억 원"),
    "billion_KRW": UnitOfMeasure("1e9 KRW", "billion won", "억 원", korean_step=1),
    "trillion_KRW": UnitOfMeasure("1e12 KRW", "trillion won", "조 원"),
    "USD": UnitOfMeasure("[dollar]", "US dollars", "달러"),
    "EUR": UnitOfMeasure("[euro]", "euros", "유로"),
    "person": counted("person", "people", "명"),
    "household": counted("household", "households", "가구"),
    "project": counted("project", "projects", "건"),
    "building": counted("building", "buildings", "동"),
    "site": counted("site", "sites", "곳"),
    "car": counted("car", "cars", "대"),
    "room": counted("room", "rooms", "실"),
    "hour": UnitOfMeasure("[time]", "hours", "시간", under="시간"),
    "day": UnitOfMeasure("24 hour", "days", "일", under="일"),
    "week": UnitOfMeasure("7 day", "weeks", "주", under="주"),
    "year": UnitOfMeasure("365.2425 day", "years", "년", under="년"),
    "month": UnitOfMeasure("year / 12", "months", "개월", under="월"),
    "m": UnitOfMeasure("[length]", "m", "m"),
    "km": UnitOfMeasure("1000 m", "km", "km"),
    "m2": UnitOfMeasure("m ** 2", "m²", "m²"),
    "km2": UnitOfMeasure("1e6 m2", "km²", "km²"),
    "kg": UnitOfMeasure("[mass]", "kg", "kg"),
    "t": UnitOfMeasure("1000 kg", "tonnes", "톤"),
    "tCO2": UnitOfMeasure("[carbon]", "tonnes of CO₂", "톤(CO₂)"),
    "kgCO2": UnitOfMeasure("0.001 tCO2", "kg of CO₂", "kg(CO₂)"),
    "W": UnitOfMeasure("[power]", "W", "W"),
    "Wh": UnitOfMeasure("W * hour", "Wh", "Wh"),
    "W_heat": UnitOfMeasure("[power_of_heat]", "W of heat", "W(열)"),
    "Wh_heat": UnitOfMeasure("W_heat * hour", "Wh of heat", "Wh(열)"),
    "W_electricity": UnitOfMeasure("[power_of_electricity]", "W of electricity", "W(전기)"),
    "Wh_electricity": UnitOfMeasure("W_electricity * hour", "Wh of electricity", "Wh(전기)"),
    "Wh_fuel": UnitOfMeasure("[fuel]", "Wh of fuel", "Wh(연료)"),
    "RT": UnitOfMeasure("[refrigeration]", "RT", "RT"),
}
"""The units there always are, by their code. A day of the year's mean length makes the year; a month is its twelfth."""


@dataclass(frozen=True)
class Units:
    """The units of a city: those there always are, and its own."""

    own: Mapping[str, UnitOfMeasure] = field(default_factory=dict)

    def __contains__(self, text: str) -> bool:
        """Whether a text is a unit, or a product or quotient of units."""
        try:
            self.unit(text)
        except InputError:
            return False
        return True

    def factor(self, unit: "Unit", to: "Unit") -> float:
        """By what a number in ``unit`` is multiplied to be in ``to``. [to / unit]

        Raises
        ------
        InputError
            If one does not convert to the other.

        Examples
        --------
        >>> units = Units()
        >>> units.factor(units.unit("MW * hour"), units.unit("kWh")), units.factor(units.unit(""), units.unit("%"))
        (1000.0, 100.0)
        """
        if unit == to:
            return 1.0
        if not unit.is_compatible_with(to):
            raise InputError(f"{_said(unit)} does not convert to {_said(to)}")
        return float(self._registry.convert(1.0, unit, to))

    def is_count(self, text: str) -> bool:
        """Whether a unit counts whole things: a printed count is exact."""
        known = self._known.get(text, self._known.get(text.removesuffix("s")))
        return known is not None and known.is_count

    def name(self, text: str, language: str) -> str:
        """What a unit is called in ``ko`` or ``en``; the words of a product or quotient stand as its units do.

        Examples
        --------
        >>> Units().name("KRW/month", "ko"), Units().name("tCO2/car", "en"), Units().name("MW_heat", "en")
        ('원/월', 'tonnes of CO₂/car', 'MW of heat')
        """
        over, *under = (part.strip() for part in text.split("/"))
        words = [self._words(over, language), *(self._words(part, language, is_under=True) for part in under)]
        return "/".join(words)

    def figure(self, number: str, text: str, language: str) -> str:
        """A number with its unit, as a language writes it.

        Examples
        --------
        >>> units = Units()
        >>> (
        ...     units.figure("484", "billion_KRW", "ko"),
        ...     units.figure("484", "billion_KRW", "en"),
        ...     units.figure("5", "%", "ko"),
        ... )
        ('4,840억 원', '484 billion won', '5%')
        """
        own = self._known.get(text)
        if language == "ko" and own is not None and own.korean_step and number:
            decimals = max(len(number.partition(".")[2]) - own.korean_step, 0)
            number = f"{float(number.replace(',', '')) * 10**own.korean_step:,.{decimals}f}"
        return with_unit(number, self.name(text, language))

    def unit(self, text: str) -> "Unit":
        """The unit of pint that a text says.

        Raises
        ------
        InputError
            If it says none.
        """
        import pint

        try:
            if text not in self._read:
                self._read[text] = self._registry.parse_units(text.replace("%", "percent"))
            return self._read[text]
        except (pint.errors.PintError, ValueError, SyntaxError, TypeError, AttributeError, AssertionError):
            fault = Fault("unit", repr(text), f"one of {', '.join(self._known)}, a product or a quotient of them")
            raise InputError(f"{text!r} is no unit", [fault]) from None

    def _words(self, text: str, language: str, *, is_under: bool = False) -> str:
        return _TOKEN.sub(lambda found: self._word(found[0], language, is_under=is_under), text)

    def _word(self, code: str, language: str, *, is_under: bool) -> str:
        bare = code if code in self._known else code.removesuffix("s")
        if bare in self._known:
            unit = self._known[bare]
            return unit.under_in(language, bare) if is_under else unit.name_in(language)
        if code[:1] in _SHORT and code[1:] in self._known:
            return code[0] + self._known[code[1:]].name_in(language)
        return code

    @cached_property
    def _known(self) -> Mapping[str, UnitOfMeasure]:
        return {**UNITS, **self.own}

    @cached_property
    def _read(self) -> "dict[str, Unit]":
        """Units that were read: the same few are asked for by every claim."""
        return {}

    @cached_property
    def _registry(self) -> "UnitRegistry[Any]":
        return _registry(tuple((code, unit.definition) for code, unit in self._known.items()))


def with_unit(number: str, unit: str) -> str:
    """A number with the word of its unit.

    Examples
    --------
    >>> with_unit("122", "persons"), with_unit("122", "명"), with_unit("12.5", "%"), with_unit("122", "")
    ('122 persons', '122명', '12.5%', '122')
    """
    is_joined = unit.startswith("%") or unit[:1] >= "가"
    return f"{number}{unit}" if is_joined else f"{number} {unit}".rstrip()


def is_unit_code(text: str) -> bool:
    """Whether a text may be the code of a unit."""
    return _CODE.fullmatch(text) is not None


@lru_cache
def _registry(definitions: tuple[tuple[str, str], ...]) -> "UnitRegistry[Any]":
    """Pint with our units alone: its own know no won, and a misspelt one should not turn out to be a barn."""
    from pint import UnitRegistry

    registry: UnitRegistry[Any] = UnitRegistry(None)
    for prefix in PREFIXES:
        registry.define(prefix)
    for code, definition in definitions:
        registry.define(f"{'percent' if code == '%' else code} = {definition}")
    return registry


def _said(unit: "Unit") -> str:
    """A unit of pint as a fault names it."""
    return f"{unit:~}".replace(" ", "").replace("percent", "%") or "a plain number"
