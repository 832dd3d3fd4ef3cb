"""What rose and what fell between two periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from donghaeng.charts import fonts, look
from donghaeng.charts.bar_chart import gap_layer
from donghaeng.charts.chart import Chart, Spec
from donghaeng.charts.findings import direction, number
from donghaeng.charts.findings_apart import Item, of_movement
from donghaeng.charts.frame import canvas, marks, pixel, scaled, tooltip
from donghaeng.charts.names import NAMELESS, Names, Texts, kind_of, period_name
from donghaeng.charts.row_marks import legend
from donghaeng.charts.rows_layout import Rows, rows_of
from donghaeng.charts.scores import columns, headed, last_period, one_unit, scores
from donghaeng.charts.subjects import change_by_kind, title, whole
from donghaeng.charts.table import Cell, Table
from donghaeng.charts.words import FELL, HEADERS, ROSE, UNCHANGED, WHY
from donghaeng.index import Result

COLUMNS = ("unit", "unit_name_en", "unit_name_ko", "node", "node_name_en", "node_name_ko", "before", "after", "change",
           "status", "why_en", "why_ko")  # fmt: skip
LOOKS = {1: ("triangle-right", look.UP), -1: ("triangle-left", look.DOWN), 0: ("circle", look.SAME)}
"""Shape and colour by direction."""


@dataclass(frozen=True)
class _Move:
    """One node in both periods; a gap in either is None. [points]"""

    node: str
    names: Texts
    before: float | None
    after: float | None
    why: str

    @property
    def change(self) -> float | None:
        return None if self.before is None or self.after is None else self.after - self.before


def movement(
    result: Result,
    *,
    node: str = "",
    before: str = "",
    after: str = "",
    unit: str | None = None,
    names: Names = NAMELESS,
    decimals: int = 1,
) -> Chart:  # fmt: skip
    """Which children of a node rose and which fell between two periods, the largest rise first.

    Parameters
    ----------
    result : a built index.
    node : the parent's code; the index itself where none is given.
    before, after : the periods; the last with a score, and the one before it, where none are given.
    unit : may be left out where there is only one.
    names : of units.
    decimals : decimals shown.

    Raises
    ------
    DataError
        If the result has no such node, unit or period.
    """
    code, own = node or result.framework.root, one_unit(result, unit)
    nodes = result.framework.children.get(code) or (code,)
    last = after or last_period(result, nodes)
    first = before or result.periods[max(result.periods.index(last) - 1, 0)] if last in result.periods else before
    cells = scores(result, nodes=nodes, units=[own], periods=[first, last], names=names)
    moves = [_Move(one.node, one.node_names, one.value, two.value, one.why if one.is_gap else two.why)
             for one, two in zip(cells[::2], cells[1::2], strict=True)]  # fmt: skip
    moves.sort(key=lambda move: (move.change is None, -(move.change or 0.0)))
    kind = kind_of(result.framework, nodes)
    items = [Item(move.names, move.change) for move in moves]
    finding = of_movement(whole(result, own, names), first, last, items, kind, decimals=decimals)
    unit_cells = cells[0].cells()[:3]
    table = Table(headed(columns(COLUMNS, decimals), first, last), tuple((*unit_cells, *_row(move)) for move in moves))
    heading = title(result, code, f"{first}–{last}", names, unit=own, by=change_by_kind(kind[0]))
    return Chart("movement", heading, finding, table, _Movement(moves, first, last, decimals).draw)


def _row(move: _Move) -> tuple[Cell, ...]:
    whys = WHY.get(move.why, {}) if move.change is None else {}
    return (move.node, move.names["en"], move.names["ko"], move.before, move.after, move.change, move.why,
            whys.get("en"), whys.get("ko"))  # fmt: skip


@dataclass(frozen=True)
class _Movement:
    """Draws the arrows."""

    moves: Sequence[_Move]
    before: str
    after: str
    decimals: int

    def draw(self, language: str, width: int) -> Spec:
        """Layers from below: a light line across each row, arrows, names, changes."""
        signs, head = legend(self._entries(language), width)
        changes = ["" if move.change is None else self._change(move) for move in self.moves]
        values = ["" if move.change is None or width < 400 else self._values(move) for move in self.moves]
        right, left = (max((fonts.width(word, look.LABEL, is_bold=True) for word in words), default=0.0)
                       for words in (changes, values))  # fmt: skip
        room = right + (left + 16 if left else 0)
        rows = rows_of([move.names[language] for move in self.moves], width, figures=room, top=head)
        known = [i for i, move in enumerate(self.moves) if move.change is not None]
        layers = [
            _guides(rows, known),
            *self._arrows(rows, language),
            *rows.name_layer(),
            *self._figures(rows, changes),
        ]
        if left:
            layers.append(rows.figures(values, inset=right + 16, color=look.MUTED))
        layers += gap_layer(rows, [move.why if move.change is None else "" for move in self.moves], language)
        return canvas(width, rows.height, [*layers, *signs])

    def _entries(self, language: str) -> list[tuple[str, str]]:
        first, last = (period_name(period, language) for period in (self.before, self.after))
        words = {1: ("right", ROSE), -1: ("left", FELL), 0: ("same", UNCHANGED)}
        signs = {self._sign(move) for move in self.moves if move.change is not None}
        return [("circle", first), *((sign, f"{last}: {text[language]}") for side, (sign, text) in words.items()
                                     if side in signs)]  # fmt: skip

    def _change(self, move: _Move) -> str:
        return f"{'+' if self._sign(move) > 0 else ''}{number(move.change or 0.0, self.decimals)}"

    def _values(self, move: _Move) -> str:
        return " → ".join(number(value or 0.0, self.decimals) for value in (move.before, move.after))

    def _headed(self, period: str, language: str) -> str:
        """A heading for a score of a period: by a bare year, a script would put it before all words."""
        return f"{HEADERS['score'][language]}{' ' if language == 'en' else ''}({period_name(period, language)})"

    def _sign(self, move: _Move) -> int:
        return direction(0, move.change or 0.0, self.decimals)

    def _figures(self, rows: Rows, labels: Sequence[str]) -> list[Spec]:
        """The changes, in the colour of their direction."""
        layers = []
        for sign, (_, colour) in LOOKS.items():
            own = [label if move.change is not None and self._sign(move) == sign else ""
                   for label, move in zip(labels, self.moves, strict=True)]  # fmt: skip
            if any(own):
                layers.append(rows.figures(own, fontWeight="bold", color=colour))
        return layers

    def _arrows(self, rows: Rows, language: str) -> list[Spec]:
        known = [(i, move) for i, move in enumerate(self.moves) if move.change is not None]
        values = [value or 0.0 for _, move in known for value in (move.before, move.after)] or [0.0]
        pad = (max(values) - min(values)) * 0.02 or 1.0
        domain = (min(values) - pad, max(values) + pad)
        pixels = (rows.left + 6, rows.right - 6)
        data = [{"before": move.before, "after": move.after, "y": round(rows.middles[i], 2), "sign": self._sign(move),
                 "name": move.names[language], "was": number(move.before or 0.0, self.decimals),
                 "is": number(move.after or 0.0, self.decimals), "text": self._change(move)}
                for i, move in known]  # fmt: skip
        told = {"name": HEADERS[f"node_name_{language}"][language], "was": self._headed(self.before, language),
                "is": self._headed(self.after, language), "text": HEADERS["change"][language]}  # fmt: skip
        layers = []
        for sign, (shape, colour) in LOOKS.items():
            own = [row for row in data if row["sign"] == sign]
            if own:
                layers += _pair(own, (domain, pixels), tooltip(told), shape=shape, colour=colour)
        return layers


def _pair(data: Sequence[dict[str, Any]], scale: tuple[Sequence[float], Sequence[float]], told: list[Spec], *,
          shape: str, colour: str) -> list[Spec]:  # fmt: skip
    """Lines from before to after, a ring at the one end and a head at the other."""
    y = {"y": pixel("y"), "tooltip": told}
    across = {"x": scaled("before", *scale), "x2": {"field": "after"}, **y}
    return [
        marks("rule", data, across, color=colour, strokeWidth=3),
        marks("point", data, {"x": scaled("before", *scale), **y}, color=look.SURFACE, filled=True, size=55,
              stroke=look.MUTED, strokeWidth=1.5, opacity=1),
        marks("point", data, {"x": scaled("after", *scale), **y}, color=colour, filled=True, size=95,
              shape=shape, opacity=1),
    ]  # fmt: skip


def _guides(rows: Rows, known: Sequence[int]) -> Spec:
    data = [{"y": round(rows.middles[i], 2), "from": rows.left, "to": rows.right} for i in known]
    return marks("rule", data, {"x": pixel("from"), "x2": {"field": "to"}, "y": pixel("y")}, color=look.GRID)
