"""The parts of a score in one period: the pillars of an index, the indicators of a pillar."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from donghaeng.charts import fonts, look
from donghaeng.charts.chart import Chart, Spec
from donghaeng.charts.findings import number
from donghaeng.charts.findings_apart import Item, of_parts
from donghaeng.charts.frame import canvas, marks, pixel, scaled, texts
from donghaeng.charts.names import NAMELESS, Names, kind_of
from donghaeng.charts.row_marks import bar_layer, base_layer, legend
from donghaeng.charts.rows_layout import Rows, rows_of
from donghaeng.charts.scores import COLUMNS, Base, Score, base_of, columns, last_period, one_unit, scores
from donghaeng.charts.subjects import base_text, by_kind, title, whole
from donghaeng.charts.table import Table
from donghaeng.charts.words import BASE, HEADERS, NO_SCORE, missing
from donghaeng.index import Result


def bars(
    result: Result,
    *,
    node: str = "",
    period: str = "",
    unit: str | None = None,
    beside: str | None = None,
    names: Names = NAMELESS,
    decimals: int = 1,
) -> Chart:  # fmt: skip
    """The children of a node in one period, in the order of the framework, against the base.

    Parameters
    ----------
    result : a built index.
    node : the parent's code; the index itself where none is given.
    period : the last one with a score where none is given.
    unit : may be left out where there is only one.
    beside : another unit, such as the city, shown as a diamond on each bar.
    names : of units.
    decimals : decimals shown.

    Raises
    ------
    DataError
        If the result has no such node, unit or period.
    """
    code, own = node or result.framework.root, one_unit(result, unit)
    nodes = result.framework.children.get(code) or (code,)
    when = period or last_period(result, nodes)
    units = (own,) if beside in (None, own) else (own, str(beside))
    cells = scores(result, nodes=nodes, units=units, periods=[when], names=names)
    base, kind = base_of(result, code), kind_of(result.framework, nodes)
    items = [Item(cell.node_names, cell.value) for cell in cells if cell.unit == own]
    finding = of_parts(whole(result, own, names), when, items, kind, decimals=decimals,
                       base=base_text(base, names, when, result))  # fmt: skip
    drawing = _Bars(cells, own, base, names, decimals)
    return Chart("bars", title(result, code, when, names, unit=own, by=by_kind(kind[0])), finding,
                 Table(columns(COLUMNS, decimals), tuple(cell.cells() for cell in cells)), drawing.draw)  # fmt: skip


@dataclass(frozen=True)
class _Bars:
    """Draws the bars."""

    cells: Sequence[Score]
    unit: str
    base: Base | None
    names: Names
    decimals: int

    def draw(self, language: str, width: int) -> Spec:
        """Layers from below: bars, base, the other unit, names, values."""
        own = [cell for cell in self.cells if cell.unit == self.unit]
        other = [cell for cell in self.cells if cell.unit != self.unit]
        signs, head = legend(self._entries(other, language), width)
        heads = {"name": HEADERS[f"node_name_{language}"][language], "text": HEADERS["score"][language]}
        labels = ["" if cell.value is None else number(cell.value, self.decimals) for cell in own]
        room = max((fonts.width(label, look.LABEL, is_bold=True) for label in labels), default=0.0)
        rows = rows_of([cell.node_names[language] for cell in own], width, figures=room, top=head)
        domain = domain_of([cell.value for cell in self.cells], self.base)
        known = [i for i, cell in enumerate(own) if not cell.is_gap]
        layers = [bar_layer(rows, self._data(own, rows, language), domain, colour=look.BAR, heads=heads)]
        layers += [base_layer(rows, self.base.value, domain, known)] if self.base else []
        layers += [_diamonds(rows, other, domain)] if other else []
        layers += rows.name_layer()
        layers.append(rows.figures(labels, fontWeight="bold"))
        layers += gap_layer(rows, [cell.why if cell.is_gap else "" for cell in own], language)
        return canvas(width, rows.height, [*layers, *signs])

    def _entries(self, other: Sequence[Score], language: str) -> list[tuple[str, str]]:
        entries = [("rule", f"{BASE[language]}: {self.base.text(self.names, language)}")] if self.base else []
        return [*entries, *([("diamond", other[0].unit_names[language])] if other else [])]

    def _data(self, cells: Sequence[Score], rows: Rows, language: str) -> list[dict[str, Any]]:
        return [{"name": cell.node_names[language], "text": number(cell.value, self.decimals), "score": cell.value,
                 "y": round(rows.middles[i], 2)} for i, cell in enumerate(cells) if cell.value is not None]  # fmt: skip


def domain_of(values: Sequence[float | None], base: Base | None) -> tuple[float, float]:
    """From zero, or below it, to the highest of values and base. [points]"""
    known = [value for value in values if value is not None] + ([base.value] if base else [])
    low, high = min([0.0, *known]), max([0.0, *known])
    return low, high if high > low else low + 1


def gap_layer(rows: Rows, whys: Sequence[str], language: str) -> list[Spec]:
    """In words, where a bar would be, that there is no score; ``whys`` are empty where there is one."""
    x = rows.left + 4 if rows.is_beside else 0
    room = (rows.width if not rows.is_beside else rows.right) - x
    data: list[tuple[float, float, str | list[str]]] = []
    for i, why in enumerate(whys):
        words = missing(why, language)
        if why:
            data.append((x, rows.middles[i], words if fonts.width(words, look.SMALL) <= room else NO_SCORE[language]))
    return [texts(data, align="left", fontSize=look.SMALL, color=look.MUTED)] if data else []


def _diamonds(rows: Rows, other: Sequence[Score], domain: Sequence[float]) -> Spec:
    data = [{"score": cell.value, "y": round(rows.middles[i], 2)} for i, cell in enumerate(other) if not cell.is_gap]
    return marks("point", data, {"x": scaled("score", domain, rows.pixels), "y": pixel("y")}, shape="diamond", size=70,
                 filled=True, color=look.SURFACE, stroke=look.INK, strokeWidth=1.5, opacity=1)  # fmt: skip
