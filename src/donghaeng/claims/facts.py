"""Facts: sourced figures that calculations take."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from donghaeng.base.units import Units
from donghaeng.claims.claim import Printed, Words
from donghaeng.claims.formula import Known
from donghaeng.claims.given import Derived, Given, Missing, Reader


@dataclass(frozen=True)
class Fact:
    """A figure of a series at a time; ``printed`` is None where it was never published, ``as_of`` empty for always."""

    series: str
    as_of: str
    printed: Printed | None
    unit: str
    names: Words
    source: str
    note: Words
    is_second_hand: bool = False

    @property
    def key(self) -> str:
        """What a calculation calls it."""
        return f"{self.series}/{self.as_of}" if self.as_of else self.series


def fact_reader(facts: Sequence[Fact], units: Units) -> Reader:
    """Find facts by key: ``geothermal-capacity/2023-06``."""
    by_key = {fact.key: fact for fact in facts}
    times: dict[str, list[str]] = {}
    for fact in facts:
        if fact.printed is not None:
            times.setdefault(fact.series, []).append(fact.as_of)

    def read(key: str) -> Given | Missing:
        fact = by_key.get(key)
        if fact is None:
            return nothing(f"fact:{key}", key, by_key)
        if fact.printed is None:
            return Missing(f"fact:{key}", {language: f"{name} ({UNPUBLISHED[language]})"
                                           for language, name in fact.names.items()})  # fmt: skip
        reach, value = fact.printed.reach(fact.unit, units), fact.printed.value
        derived = Derived(f"fact:{key}", fact.names, fact.printed.text, fact.unit, source=fact.source, note=fact.note,
                          is_second_hand=fact.is_second_hand, as_of=fact.as_of)  # fmt: skip
        later = max((time for time in times[fact.series] if is_later(time, fact.as_of)), default="")
        return Given(Known(value, value - reach, value + reach, units.unit(fact.unit)), derived, later)

    return read


def is_later(time: str, other: str) -> bool:
    """Whether a time is later than another, as far as both are told: June 2024 is not later than 2024.

    Examples
    --------
    >>> is_later("2024-06", "2024"), is_later("2025", "2024-06"), is_later("2024-07", "2024-06-19")
    (False, True, True)
    """
    told = min(len(time), len(other))
    return time[:told] > other[:told]


UNPUBLISHED: Words = {"en": "never published", "ko": "공개되지 않음"}


def nothing(target: str, key: str, known: Mapping[str, object] | Sequence[str]) -> Missing:
    """An input that nothing is known of, with the nearest that there are."""
    near = difflib.get_close_matches(key, list(known), n=3)
    english = f"{target} (there are {', '.join(near)})" if near else target
    korean = f"{target} (비슷한 것: {', '.join(near)})" if near else target
    return Missing(target, {"en": english, "ko": korean})
