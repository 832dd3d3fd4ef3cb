"""Scores taken out of a result for a chart, each with its names, and for a gap its reason."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from donghaeng.base.errors import DataError, Fault
from donghaeng.charts.names import LANGUAGES, Names, Texts, node_name, period_name
from donghaeng.charts.table import Cell, Column
from donghaeng.charts.words import HEADERS, WHY
from donghaeng.index import Result

BASE_VALUE = 100.0
"""What ``ratio_to_base`` gives the base period. [points]"""

CODES = ("unit", "node", "status")
TEXT = {"unit_name_en": "en", "unit_name_ko": "ko", "node_name_en": "en", "node_name_ko": "ko", "why_en": "en",
        "why_ko": "ko"}  # fmt: skip


@dataclass(frozen=True)
class Score:
    """One score with its names; ``value`` is None for a gap. [points]"""

    unit: str
    node: str
    period: str
    value: float | None
    why: str
    unit_names: Texts
    node_names: Texts

    @property
    def is_gap(self) -> bool:
        """Whether there is no score."""
        return self.value is None

    @property
    def is_given(self) -> bool:
        """Whether it was taken as it was printed: agreement with the print says nothing."""
        return self.why == "given"

    def cells(self) -> tuple[Cell, ...]:
        """The cells of a row of a table, in the order of ``COLUMNS``."""
        whys = WHY.get(self.why, {}) if self.is_gap else {}
        return (self.unit, self.unit_names["en"], self.unit_names["ko"], self.node, self.node_names["en"],
                self.node_names["ko"], self.period, self.value, self.why, whys.get("en"), whys.get("ko"))  # fmt: skip


COLUMNS = ("unit", "unit_name_en", "unit_name_ko", "node", "node_name_en", "node_name_ko", "period", "score", "status",
           "why_en", "why_ko")  # fmt: skip
"""The columns every table of scores has."""


@dataclass(frozen=True)
class Base:
    """What scores are relative to: 100 is the value of ``period``, of ``unit`` where one serves all."""

    period: str
    unit: str | None
    value: float = BASE_VALUE

    def text(self, names: Names, language: str) -> str:
        """The base as a chart prints it: 2022 = 100."""
        whose = "" if self.unit is None else names.unit(self.unit, language) + " "
        equals = "=" if language == "ko" else " = "
        return f"{whose}{period_name(self.period, language)}{equals}{self.value:g}"


def columns(codes: Iterable[str], decimals: int) -> tuple[Column, ...]:
    """Columns with their headers."""
    numbers = ("score", "published", "before", "after", "change", "contribution")
    return tuple(
        Column(code, HEADERS[code], TEXT.get(code, ""), code in CODES, decimals if code in numbers else None)
        for code in codes
    )


def headed(own: Iterable[Column], first: str, last: str) -> tuple[Column, ...]:
    """Columns of which before and after are headed by their periods."""
    named = {"before": first, "after": last}
    return tuple(
        replace(one, headers={language: period_name(named[one.code], language) for language in LANGUAGES})
        if one.code in named
        else one
        for one in own
    )


def base_of(result: Result, node: str) -> Base | None:
    """The base of a node's scores, if every indicator under it is a ratio to it."""
    framework, method = result.framework, result.method
    choices = method.choices("normalise", framework)
    under = [code for code in framework.indicators if code == node or node in framework.above[code]]
    if not method.base_period or any(choices[code].method != "ratio_to_base" for code in under):
        return None
    return Base(method.base_period, method.base_unit)


def scores(
    result: Result, *, nodes: Sequence[str], units: Sequence[str], periods: Sequence[str], names: Names
) -> list[Score]:
    """The scores of some nodes, units and periods, in that order.

    Raises
    ------
    DataError
        If the result has no such node, unit or period; it lists what there is.
    """
    _check({"node": (nodes, result.framework.order), "unit": (units, result.units),
            "period": (periods, result.periods)})  # fmt: skip
    return [_score(result, names, unit=unit, node=node, period=period)
            for node in nodes for unit in units for period in periods]  # fmt: skip


def one_unit(result: Result, unit: str | None) -> str:
    """The unit asked for; the only one where none is.

    Raises
    ------
    DataError
        If none is asked for and there are several.
    """
    if unit is None and len(result.units) > 1:
        raise DataError("which unit?", [Fault("unit", "nothing", f"one of {', '.join(result.units[:12])}")])
    return unit or result.units[0]


def last_period(result: Result, nodes: Iterable[str]) -> str:
    """The last period in which one of the nodes has a score; the last of all where none has."""
    panels = [result.panel(node) for node in nodes]
    has = [any(not math.isnan(value) for panel in panels for value in panel[:, place].tolist())
           for place in range(len(result.periods))]  # fmt: skip
    return next((period for period, is_there in zip(result.periods[::-1], has[::-1], strict=True) if is_there),
                result.periods[-1])  # fmt: skip


def _score(result: Result, names: Names, *, unit: str, node: str, period: str) -> Score:
    value = result.score(node, period, unit)
    return Score(
        unit,
        node,
        period,
        None if math.isnan(value) else value,
        result.why(node, period, unit),
        {language: names.unit(unit, language) for language in LANGUAGES},
        {language: node_name(result.framework, node, language) for language in LANGUAGES},
    )


def _check(asked: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> None:
    faults = [
        Fault(kind, repr(code), f"one of {', '.join(known[:12])}")
        for kind, (codes, known) in asked.items()
        for code in codes
        if code not in known
    ]
    if faults:
        raise DataError("the chart asks for what the result does not have", faults)
