"""An explanation in words, English and Korean: what a screen, a page and a sentence say of the steps beside scores."""

import math
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from donghaeng.change.explanation import Explanation
from donghaeng.change.sentence import Language, Part, Side, sentence

Pair = tuple[str, str]
"""English and Korean."""
MINUS = re.compile(r"(?<![\w.])-(?=\d)")

STEP_LINES: Mapping[str, Pair] = MappingProxyType({
    "counting": ("Counting: how many indicators count", "지표 수: 산정 지표 수의 변화"),
    "weights": ("Weights", "가중치"),
    "linking": ("Linking", "연쇄"),
    "left": ("Left: {codes}", "빠진 항목: {codes}"),
    "entered": ("Entered: {codes}", "들어온 항목: {codes}"),
    "revision": ("Revision of the first score", "처음 점수의 수정"),
})  # fmt: skip
"""What moves a score beside the scores below it, as a row."""
STEP_NAMES: Mapping[str, Pair] = MappingProxyType({
    "counting": ("counting", "지표 수"), "weights": ("weights", "가중치"), "linking": ("linking", "연쇄"),
    "left": ("what left", "빠진 항목"), "entered": ("what entered", "들어온 항목"), "revision": ("revision", "수정"),
})  # fmt: skip
"""The same in a sentence."""


def step_line(made: Explanation, step: str, name: Callable[[str], str], language: Language) -> str:
    """A step as a row says it; ``name`` gives the names of what left or entered."""
    codes = {"left": made.left, "entered": made.entered}.get(step, ())
    return STEP_LINES[step][language == "ko"].format(codes=", ".join(map(name, codes)))


def in_a_sentence(
    made: Explanation, name: Callable[[str], str], places: tuple[str, str], language: Language, decimals: int
) -> str:
    """Say a change, or how two units differ, and what contributed most.

    Parameters
    ----------
    name : the name of a node.
    places : what the two sides are called: the names of the periods, or of the units.
    """
    sides = Side(places[0], made.before), Side(places[1], made.after)
    parts = [Part(name(line.node), line.contribution) for line in made.lines if line.level == 1]
    parts += [Part(STEP_NAMES[step][language == "ko"], points) for step, points in made.steps.items()]
    return sentence(name(made.node), sides, parts, language=language, decimals=decimals,
                    units=not is_of_periods(made))  # fmt: skip


def is_of_periods(made: Explanation) -> bool:
    """Whether the two sides are periods of one unit, and not two units."""
    return made.places[0].unit == made.places[1].unit


def digits(change: float) -> int:
    """Decimals that show five digits of a change, two at least and six at most.

    Examples
    --------
    >>> digits(19.6209), digits(-0.036815), digits(1234.5)
    (3, 6, 2)
    """
    return min(6, max(2, 4 - math.floor(math.log10(abs(change))))) if abs(change) > 1e-12 else 3


def typeset(text: str) -> str:
    """A text for a page: before its numbers stand true minus signs.

    Examples
    --------
    >>> typeset("Guro-gu (-0.5), -0.533, 2020-2021")
    'Guro-gu (−0.5), −0.533, 2020-2021'
    """
    return MINUS.sub("−", text)
