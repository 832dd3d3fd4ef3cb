"""The charts of an index: which there are, what each is called, and on whose page it belongs."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from donghaeng.base.bilingual import in_language
from donghaeng.charts import Chart, Names, bars, choropleth, line, movement, ranking, waterfall
from donghaeng.city.explained import explained
from donghaeng.city.report import IndexReport

MOST_PERIODS = 12
"""Maps and bars are drawn for so many periods, the latest."""
SOURCE = {"en": "Source", "ko": "출처"}
MOST_UNITS = 300
"""With more units than this none has a chart of its own."""


@dataclass(frozen=True)
class Placed:
    """A chart and where it belongs.

    ``chart`` : its code is its name among the charts of the index, and in addresses.
    ``role`` : ``own``: it is about the node or unit itself; ``parts``: about what lies just below; ``why``: about what
    moved it; ``response``: about what money would do.
    ``node`` : whose page it stands on.
    ``unit`` : of which unit; empty: of the only one, or of all.
    ``period`` : of which period; empty: of all.
    ``since`` : from which period to that one; empty where it is not of two.
    ``is_illustration`` : whether its numbers are invented, so that no source of the index stands under it.
    """

    chart: Chart
    role: Literal["own", "parts", "why", "response"]
    node: str
    unit: str = ""
    period: str = ""
    since: str = ""
    is_illustration: bool = False


@dataclass(frozen=True)
class Boundaries:
    """The shapes of units, and what their publisher asks to be printed."""

    shapes: Mapping[str, Any]
    attribution: Mapping[str, str]


@dataclass(frozen=True)
class UnitKind:
    """What kind of thing the units of an index are, one and many, in each language."""

    one: Mapping[str, str] = field(default_factory=lambda: {"en": "unit", "ko": "평가 단위"})
    many: Mapping[str, str] = field(default_factory=lambda: {"en": "units", "ko": "평가 단위"})


def charts_of(report: IndexReport, boundaries: Boundaries | None = None, kind: UnitKind | None = None) -> list[Placed]:
    """Every chart of an index, in the order of its tree.

    One unit: the path of each node, its parts, what of them rose and fell. Several: a map of each node, or a ranking
    where there are no boundaries, and the parts of each unit.
    """
    called = kind or UnitKind()
    made = _Charts(report, Names.of(report.index.units, one=called.one, many=called.many), boundaries)
    placed = made.of_one_unit() if len(report.result.units) == 1 else made.of_units()
    return [
        replace(one, chart=replace(one.chart, code=code, credit=_credit(report, one.chart))) for code, one in placed
    ]


def _credit(report: IndexReport, chart: Chart) -> dict[str, str]:
    """What stands under a chart that stands alone: what the sources of the data ask, or their names; the boundaries."""
    texts = {}
    for language, label in SOURCE.items():
        used = report.index.sources_used
        asked = [in_language(source.attribution, language) for source in used if source.attribution]
        named = dict.fromkeys(asked or [source.publisher_in(language) for source in used])
        of_data = f"{label}: {'; '.join(named)}" if named else ""
        texts[language] = ". ".join(filter(None, [of_data, chart.attribution.get(language)]))
    return {language: text for language, text in texts.items() if text}


@dataclass(frozen=True)
class _Charts:
    report: IndexReport
    names: Names
    boundaries: Boundaries | None

    def of_one_unit(self) -> Iterator[tuple[str, Placed]]:
        result = self.report.result
        for node in result.framework.tree:
            if self._scored(node):
                yield node, Placed(self._line(node), "own", node)
            scored = [period for period in result.periods if self._has_parts(node, period)][-MOST_PERIODS:]
            for period in scored:
                yield f"{node}-parts-{period}", Placed(self._bars(node, period, None), "parts", node, period=period)
            for before, after in pairwise(scored) if result.method.compare_periods else ():
                moved = movement(
                    result, node=node, before=before, after=after, names=self.names, decimals=self._decimals
                )
                yield f"{node}-movement-{before}-{after}", Placed(moved, "parts", node, period=after)
            yield from self._why(node)

    def _why(self, node: str) -> Iterator[tuple[str, Placed]]:
        """What moved a node between neighbouring periods, and from the first to the last, where that is known."""
        if not self.report.result.framework.children[node]:
            return
        pairs = {(first.period, last.period) for (first, last), told in explained(self.report, node).pairs.items()
                 if not told.why}  # fmt: skip
        scored = self._scored(node)[-MOST_PERIODS:]
        for before, after in dict.fromkeys([*pairwise(scored), (scored[0], scored[-1])] if scored else ()):
            if (before, after) in pairs:
                chart = waterfall(self.report.result, node=node, before=before, after=after, names=self.names)
                yield f"{node}-why-{before}-{after}", Placed(chart, "why", node, period=after, since=before)

    def of_units(self) -> Iterator[tuple[str, Placed]]:
        result, root = self.report.result, self.report.result.framework.root
        for node in result.framework.tree:
            for period in self._scored(node)[-MOST_PERIODS:]:
                yield f"{node}-{self._kind}-{period}", Placed(self._compared(node, period), "own", node, period=period)
        latest = self._scored(root)[-1:]
        if not latest or len(result.units) > MOST_UNITS:
            return
        for unit in result.units:
            parts = self._bars(root, latest[0], unit)
            yield f"unit-{unit}-{latest[0]}", Placed(parts, "parts", root, unit=unit, period=latest[0])

    @property
    def _decimals(self) -> int:
        return self.report.decimals

    @property
    def _kind(self) -> str:
        return "map" if self._has_map else "ranking"

    @property
    def _has_map(self) -> bool:
        return self.boundaries is not None and bool(self.names.boundaries)

    def _line(self, node: str) -> Chart:
        return line(self.report.result, node=node, names=self.names, published=self.report.index.published,
                    decimals=self._decimals)  # fmt: skip

    def _bars(self, node: str, period: str, unit: str | None) -> Chart:
        base = self.report.index.method.base_unit
        beside = base if unit is not None and unit != base else None
        return bars(self.report.result, node=node, period=period, unit=unit, beside=beside, names=self.names,
                    decimals=self._decimals)  # fmt: skip

    def _compared(self, node: str, period: str) -> Chart:
        result, names = self.report.result, self.names
        if self.boundaries is None or not self._has_map:
            return ranking(result, node=node, period=period, names=names, decimals=self._decimals)
        return choropleth(result, boundaries=self.boundaries.shapes, attribution=self.boundaries.attribution, node=node,
                          period=period, names=names, decimals=self._decimals)  # fmt: skip

    def _scored(self, node: str) -> list[str]:
        """The periods in which any unit has a score of a node."""
        gaps = np.isnan(self.report.result.panel(node)).all(axis=0)
        periods = self.report.result.periods
        return [periods[place] for place in np.flatnonzero(~gaps)]

    def _has_parts(self, node: str, period: str) -> bool:
        """Whether two or more of the nodes below a node have a score."""
        result = self.report.result
        scores = [result.score(child, period, result.units[0]) for child in result.framework.children[node]]
        return sum(not math.isnan(score) for score in scores) > 1
