"""A change in one sentence, in English or Korean: how far, from where to where, and what contributed most."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Language = Literal["en", "ko"]

BETWEEN = {
    ("en", "rose"): "From {start} to {end}, {name} rose by {points} points, from {before} to {after}",
    ("en", "fell"): "From {start} to {end}, {name} fell by {points} points, from {before} to {after}",
    ("en", "stayed"): "From {start} to {end}, {name} stayed at {after}",
    ("ko", "rose"): "{name}의 점수는 {start} {before}점에서 {end} {after}점으로 {points}점 올랐",
    ("ko", "fell"): "{name}의 점수는 {start} {before}점에서 {end} {after}점으로 {points}점 내렸",
    ("ko", "stayed"): "{name}의 점수는 {start}에도 {end}에도 {after}점으로 같았",
}
AGAINST = {
    ("en", "rose"): "In {name}, {end} has {after}, {points} points more than {start} with {before}",
    ("en", "fell"): "In {name}, {end} has {after}, {points} points less than {start} with {before}",
    ("en", "stayed"): "In {name}, {end} and {start} both have {after}",
    ("ko", "rose"): "{name}의 점수는 {end} {after}점, {start} {before}점으로 {points}점 높았",
    ("ko", "fell"): "{name}의 점수는 {end} {after}점, {start} {before}점으로 {points}점 낮았",
    ("ko", "stayed"): "{name}의 점수는 {end} {after}점, {start} {before}점으로 같았",
}
LARGEST = {
    "en": ("; the largest contributions are {parts}.", "; the only contribution is {parts}."),
    "ko": ("으며, 기여도가 큰 항목은 {parts}입니다.", "으며, 기여한 항목은 {parts}뿐입니다."),
}
NOTHING = {"en": ".", "ko": "습니다."}
NAMED = 3


class Side(NamedTuple):
    """What is compared, by its name, with its score. [points]"""

    name: str
    score: float


class Part(NamedTuple):
    """What contributes, by its name. [points]"""

    name: str
    points: float


def sentence(
    name: str,
    sides: tuple[Side, Side],
    parts: Sequence[Part],
    *,
    language: Language,
    decimals: int,
    units: bool = False,
) -> str:
    """Say a change and its largest contributions.

    Parameters
    ----------
    name : of what changes.
    sides : the first and the last.
    parts : everything that contributes, in any order; those that show no digit are not named.
    decimals : of all numbers.
    units : whether the sides are two units, and not two periods.

    Examples
    --------
    >>> sides = Side("2023", 100.0), Side("2024", 102.0)
    >>> sentence("Care", sides, [Part("Visits", 2.0)], language="en", decimals=1)
    'From 2023 to 2024, Care rose by 2.0 points, from 100.0 to 102.0; the only contribution is Visits (+2.0).'
    """
    first, last = sides
    change = round(last.score - first.score, decimals)
    way = "rose" if change > 0 else "fell" if change < 0 else "stayed"
    start = (AGAINST if units else BETWEEN)[language, way].format(
        name=name, start=first.name, end=last.name, points=f"{abs(change):,.{decimals}f}",
        before=f"{first.score:,.{decimals}f}", after=f"{last.score:,.{decimals}f}",
    )  # fmt: skip
    seen = [part for part in parts if round(part.points, decimals) != 0]
    told = sorted(seen, key=lambda part: -abs(part.points))[:NAMED]
    if not told:
        return start + NOTHING[language]
    listed = ", ".join(f"{part.name}({part.points:+,.{decimals}f})" if language == "ko"
                       else f"{part.name} ({part.points:+,.{decimals}f})" for part in told)  # fmt: skip
    return start + LARGEST[language][len(told) == 1 == len(seen)].format(parts=listed)
