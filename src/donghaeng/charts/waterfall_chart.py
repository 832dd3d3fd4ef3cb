"""What moved a score from one period to another: a step for each part, from the first score to the last."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from donghaeng.change import Explanation, Place, explain
from donghaeng.change.sentence import Language
from donghaeng.change.words import digits, in_a_sentence, step_line, typeset
from donghaeng.charts import fonts, look
from donghaeng.charts.chart import Chart, Spec
from donghaeng.charts.findings import direction, number
from donghaeng.charts.frame import canvas, marks, pixel, scaled, tooltip
from donghaeng.charts.names import LANGUAGES, NAMELESS, Names, Texts, kind_of, node_name, period_name
from donghaeng.charts.rows_layout import BAR_HEIGHT, Rows, rows_of
from donghaeng.charts.scores import columns, headed, last_period, one_unit
from donghaeng.charts.subjects import contribution_by_kind, title
from donghaeng.charts.table import Cell, Table
from donghaeng.charts.words import HEADERS
from donghaeng.index import Result

COLUMNS = ("unit", "unit_name_en", "unit_name_ko", "node", "node_name_en", "node_name_ko", "before", "after",
           "contribution")  # fmt: skip
SPOKEN: tuple[Language, ...] = ("en", "ko")
COLOURS = {1: look.UP, -1: look.DOWN, 0: look.SAME}


@dataclass(frozen=True)
class _Step:
    """A part of the change: a node, or what moved the score beside the scores below it. [points]"""

    node: str | None
    names: Texts
    before: float | None
    after: float | None
    points: float


def waterfall(
    result: Result,
    *,
    node: str = "",
    before: str = "",
    after: str = "",
    unit: str | None = None,
    names: Names = NAMELESS,
) -> Chart:  # fmt: skip
    """What each child of a node contributed to its change, the largest rise first, and what else moved it.

    As many decimals are shown as show five digits of the change.

    Parameters
    ----------
    result : a built index.
    node : the parent's code; the index itself where none is given.
    before, after : the periods; the last with a score, and the one before it, where none are given.
    unit : may be left out where there is only one.
    names : of units.

    Raises
    ------
    DataError
        If a score is missing or given, or the two periods have nothing in common.
    InputError
        If the result has no such period or unit, or the node no children.
    """
    code, own = node or result.framework.root, one_unit(result, unit)
    last = after or last_period(result, (code,))
    first = before or result.periods[max(result.periods.index(last) - 1, 0)] if last in result.periods else before
    made = explain(result, (Place(own, first), Place(own, last)), node=code)
    decimals, steps = digits(made.change), _steps(result, made)
    unit_cells = (own, *(names.unit(own, language) for language in LANGUAGES))
    rows = tuple((*unit_cells, *_row(step)) for step in steps)
    finding: Texts = {language: _finding(result, made, names, language, decimals) for language in SPOKEN}
    kind = kind_of(result.framework, result.framework.children[code])
    heading = title(result, code, f"{first}–{last}", names, unit=own, by=contribution_by_kind(kind[0]))
    table = Table(headed(columns(COLUMNS, decimals), first, last), rows)
    return Chart("waterfall", heading, finding, table, _Waterfall(made, steps, decimals).draw)


def _steps(result: Result, made: Explanation) -> list[_Step]:
    """The nodes just below, from the largest rise to the largest fall; then what else moved the score."""

    def names(code: str) -> Texts:
        return {language: node_name(result.framework, code, language) for language in LANGUAGES}

    def said(step: str, language: Language) -> str:
        return step_line(made, step, lambda code: names(code)[language], language)

    nodes = [_Step(line.node, names(line.node), _known(line.before), _known(line.after), line.contribution)
             for line in made.lines if line.level == 1]  # fmt: skip
    others = [_Step(None, {language: said(step, language) for language in SPOKEN}, None, None, points)
              for step, points in made.steps.items()]  # fmt: skip
    return [*sorted(nodes, key=lambda step: -step.points), *others]


def _finding(result: Result, made: Explanation, names: Names, language: Language, decimals: int) -> str:
    unit = made.places[0].unit

    def name(code: str) -> str:
        own = node_name(result.framework, code, language)
        if code != made.node or len(result.units) == 1:
            return own
        return f"{names.unit(unit, language)} {own}" if language == "ko" else f"{names.unit(unit, language)}’s {own}"

    first, last = (period_name(place.period, language) for place in made.places)
    return typeset(in_a_sentence(made, name, (first, last), language, decimals))


def _known(score: float) -> float | None:
    return None if math.isnan(score) else score


def _row(step: _Step) -> tuple[Cell, ...]:
    return step.node, step.names["en"], step.names["ko"], step.before, step.after, step.points


@dataclass(frozen=True)
class _Waterfall:
    """Draws the steps."""

    made: Explanation
    steps: Sequence[_Step]
    decimals: int

    def draw(self, language: str, width: int) -> Spec:
        """Layers from below: what joins the steps, bars, the two scores, names, numbers."""
        first, last = (period_name(place.period, language) for place in self.made.places)
        ends = [number(score, self.decimals) for score in (self.made.before, self.made.after)]
        labels = [ends[0], *(self._signed(step) for step in self.steps), ends[1]]
        room = max(fonts.width(label, look.LABEL, is_bold=True) for label in labels)
        rows = rows_of([first, *(step.names[language] for step in self.steps), last], width, figures=room)
        reached = [*accumulate((step.points for step in self.steps), initial=self.made.before)]
        pad = (max(reached) - min(reached)) * 0.03 or 1.0
        domain = (min(reached) - pad, max(reached) + pad)
        layers = [*self._joints(rows, reached, domain), *self._bars(rows, reached, domain, language),
                  self._ends(rows, domain), *rows.name_layer(bold=(0, len(self.steps) + 1)),
                  *self._figures(rows, labels)]  # fmt: skip
        return canvas(width, rows.height, layers)

    def _signed(self, step: _Step) -> str:
        return f"{'+' if self._sign(step) > 0 else ''}{number(step.points, self.decimals)}"

    def _sign(self, step: _Step) -> int:
        return direction(0, step.points, self.decimals)

    def _joints(self, rows: Rows, reached: Sequence[float], domain: Sequence[float]) -> list[Spec]:
        """A line down from where a step ends to where the next begins; not through names that stand above the bars."""
        if not rows.is_beside:
            return []
        data = [{"x": value, "from": round(high, 2), "to": round(low, 2)}
                for value, (high, low) in zip(reached, pairwise(rows.middles), strict=True)]  # fmt: skip
        encoding = {"x": scaled("x", domain, rows.pixels), "y": pixel("from"), "y2": {"field": "to"}}
        return [marks("rule", data, encoding, color=look.RULE, strokeWidth=1)]

    def _bars(self, rows: Rows, reached: Sequence[float], domain: Sequence[float], language: str) -> list[Spec]:
        heads = {"name": HEADERS[f"node_name_{language}"][language], "text": HEADERS["contribution"][language]}
        data: list[dict[str, Any]] = [
            {"name": step.names[language], "text": self._signed(step), "from": start, "to": end,
             "y": round(rows.middles[place], 2), "sign": self._sign(step)}
            for place, (step, (start, end)) in enumerate(zip(self.steps, pairwise(reached), strict=True), start=1)
        ]  # fmt: skip
        encoding = {"x": scaled("from", domain, rows.pixels), "x2": {"field": "to"}, "y": pixel("y"),
                    "tooltip": tooltip(heads)}  # fmt: skip
        by_sign = [(colour, [row for row in data if row["sign"] == sign]) for sign, colour in COLOURS.items()]
        return [marks("bar", own, encoding, color=colour, size=BAR_HEIGHT, orient="horizontal")
                for colour, own in by_sign if own]  # fmt: skip

    def _ends(self, rows: Rows, domain: Sequence[float]) -> Spec:
        """The two scores, as strokes: a bar from anywhere but zero would say something false."""
        half = BAR_HEIGHT / 2 + 2
        data = [{"x": score, "from": round(rows.middles[place] - half, 2), "to": round(rows.middles[place] + half, 2)}
                for place, score in ((0, self.made.before), (-1, self.made.after))]  # fmt: skip
        encoding = {"x": scaled("x", domain, rows.pixels), "y": pixel("from"), "y2": {"field": "to"}}
        return marks("rule", data, encoding, color=look.INK, strokeWidth=3)

    def _figures(self, rows: Rows, labels: Sequence[str]) -> list[Spec]:
        """The two scores in ink, the contributions in the colour of their direction."""
        signs = [None, *(self._sign(step) for step in self.steps), None]
        return [rows.figures([label if own == sign else "" for label, own in zip(labels, signs, strict=True)],
                             fontWeight="bold", color=colour)
                for sign, colour in ((None, look.INK), *COLOURS.items()) if sign in signs]  # fmt: skip
