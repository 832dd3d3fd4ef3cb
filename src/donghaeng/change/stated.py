"""What a city itself gave as the cause of a change, or announced in response: beside what the figures say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from donghaeng.base.periods import start
from donghaeng.index import Framework

Kind = Literal["cause", "response"]


@dataclass(frozen=True)
class Stated:
    """One row of ``explanations.csv``: what was said of a node in a period, in our own words."""

    node: str
    period: str
    kind: Kind
    text_en: str
    text_ko: str
    source: str = ""
    note: str = ""

    def text(self, language: str) -> str:
        """The text in ``ko`` or ``en``."""
        return self.text_ko if language == "ko" else self.text_en


def stated_of(rows: Sequence[Stated], framework: Framework, node: str, between: tuple[str, str]) -> tuple[Stated, ...]:
    """What was said of a node and all under it, of every period after the first up to the last.

    In the order of the tree, then of time; causes before responses.
    """
    places = {code: place for place, code in enumerate(framework.tree)}
    first, last = (start(period) for period in between)
    own = [row for row in rows if first < start(row.period) <= last
           and (row.node == node or node in framework.above[row.node])]  # fmt: skip
    return tuple(sorted(own, key=lambda row: (places[row.node], start(row.period), row.kind)))
