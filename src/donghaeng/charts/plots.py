"""Charts from a result itself: what ``Result.plot`` gives, by the entry point ``donghaeng.plots``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from donghaeng.charts.bar_chart import bars
from donghaeng.charts.chart import Chart
from donghaeng.charts.line_chart import line
from donghaeng.charts.map_chart import choropleth
from donghaeng.charts.movement_chart import movement
from donghaeng.charts.names import NAMELESS, Names, Texts
from donghaeng.charts.ranking_chart import ranking
from donghaeng.charts.waterfall_chart import waterfall
from donghaeng.index import Published, Result


@dataclass(frozen=True)
class Plots:
    """The charts of one result; each method is the function of the same name in ``donghaeng.charts``."""

    result: Result

    def line(
        self,
        node: str = "",
        units: Sequence[str] | str = (),
        *,
        names: Names = NAMELESS,
        published: Iterable[Published] = (),
        decimals: int = 1,
    ) -> Chart:
        """The path of a node over the periods."""
        chosen = (units,) if isinstance(units, str) else units
        return line(self.result, node=node, units=chosen, names=names, published=published, decimals=decimals)

    def bars(
        self,
        node: str = "",
        period: str = "",
        unit: str | None = None,
        *,
        beside: str | None = None,
        names: Names = NAMELESS,
        decimals: int = 1,
    ) -> Chart:
        """The children of a node in one period."""
        return bars(self.result, node=node, period=period, unit=unit, beside=beside, names=names, decimals=decimals)

    def movement(
        self,
        node: str = "",
        before: str = "",
        after: str = "",
        unit: str | None = None,
        *,
        names: Names = NAMELESS,
        decimals: int = 1,
    ) -> Chart:
        """What rose and what fell between two periods."""
        return movement(self.result, node=node, before=before, after=after, unit=unit, names=names, decimals=decimals)

    def waterfall(
        self, node: str = "", before: str = "", after: str = "", unit: str | None = None, *, names: Names = NAMELESS
    ) -> Chart:
        """What each child of a node, and each thing beside the scores, contributed between two periods."""
        return waterfall(self.result, node=node, before=before, after=after, unit=unit, names=names)

    def ranking(
        self, node: str = "", period: str = "", *, highlight: str = "", names: Names = NAMELESS, decimals: int = 1
    ) -> Chart:
        """The units by their score."""
        return ranking(self.result, node=node, period=period, highlight=highlight, names=names, decimals=decimals)

    def map(
        self,
        boundaries: Mapping[str, Any],
        node: str = "",
        period: str = "",
        *,
        names: Names,
        attribution: Texts | str,
        decimals: int = 1,
    ) -> Chart:
        """The units on a map; ``attribution`` is what the publisher of the boundaries asks to be printed."""
        asked = {"en": attribution, "ko": attribution} if isinstance(attribution, str) else attribution
        return choropleth(self.result, boundaries=boundaries, attribution=asked, node=node, period=period,
                          names=names, decimals=decimals)  # fmt: skip
