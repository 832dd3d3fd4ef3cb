"""The units by their score in one period."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from donghaeng.base.errors import DataError, Fault
from donghaeng.charts import fonts, look
from donghaeng.charts.bar_chart import domain_of, gap_layer
from donghaeng.charts.chart import Chart, Spec
from donghaeng.charts.findings import number
from donghaeng.charts.findings_apart import Item, of_ranking
from donghaeng.charts.frame import canvas, texts
from donghaeng.charts.names import NAMELESS, Names
from donghaeng.charts.row_marks import bar_layer, base_layer, legend
from donghaeng.charts.rows_layout import Rows, rows_of
from donghaeng.charts.scores import COLUMNS, Base, Score, base_of, columns, last_period, scores
from donghaeng.charts.subjects import base_text, by_kind, scored, title
from donghaeng.charts.table import Table
from donghaeng.charts.words import BASE, HEADERS
from donghaeng.index import Result

LEAD = 26
"""Room for the rank before a name. [px]"""


def ranking(
    result: Result,
    *,
    node: str = "",
    period: str = "",
    highlight: str = "",
    names: Names = NAMELESS,
    decimals: int = 1,
) -> Chart:
    """The units from the highest score to the lowest; the reference unit stands among them without a rank.

    Parameters
    ----------
    result : a built index.
    node : its code; the index itself where none is given.
    period : the last one with a score where none is given.
    highlight : a unit whose row is set in bold.
    names : of units.
    decimals : decimals shown.

    Raises
    ------
    DataError
        If the result has no such node, period or unit to highlight.
    """
    code = node or result.framework.root
    when = period or last_period(result, [code])
    if highlight and highlight not in result.units:
        raise DataError("no such unit", [Fault("highlight", repr(highlight), f"one of {', '.join(result.units[:12])}")])
    cells = scores(result, nodes=[code], units=result.units, periods=[when], names=names)
    ordered = sorted(cells, key=lambda cell: (cell.is_gap, -(cell.value or 0.0)))
    ranks = _ranks(result, code, when)
    reference = result.method.base_unit
    base = base_of(result, code)
    items = [Item(cell.unit_names, cell.value) for cell in ordered if cell.unit != reference]
    finding = of_ranking(scored(result, code), when, items, (names.one, names.many), decimals=decimals,
                       base=base_text(base, names, when, result))  # fmt: skip
    rows = tuple((*cell.cells(), ranks[cell.unit]) for cell in ordered)
    drawing = _Ranking(ordered, ranks, base, names, decimals, highlight)
    return Chart("ranking", title(result, code, when, names, by=by_kind(names.one)), finding,
                 Table(columns((*COLUMNS, "rank"), decimals), rows), drawing.draw)  # fmt: skip


def _ranks(result: Result, node: str, period: str) -> dict[str, int | None]:
    at = (slice(None), result.periods.index(period), result.framework.position[node])
    values = result.steps["rank"].values[at].tolist()
    return {unit: None if np.isnan(rank) else int(rank) for unit, rank in zip(result.units, values, strict=True)}


@dataclass(frozen=True)
class _Ranking:
    """Draws the ranking."""

    cells: Sequence[Score]
    ranks: dict[str, int | None]
    base: Base | None
    names: Names
    decimals: int
    highlight: str

    def draw(self, language: str, width: int) -> Spec:
        """Layers from below: bars, base, ranks, names, values."""
        base = [("rule", f"{BASE[language]}: {self.base.text(self.names, language)}")] if self.base else []
        signs, head = legend(base, width)
        labels = ["" if cell.value is None else number(cell.value, self.decimals) for cell in self.cells]
        room = max((fonts.width(label, look.LABEL, is_bold=True) for label in labels), default=0.0)
        names = [cell.unit_names[language] for cell in self.cells]
        rows = rows_of(names, width, figures=room, top=head, lead=LEAD)
        domain = domain_of([cell.value for cell in self.cells], self.base)
        known = [i for i, cell in enumerate(self.cells) if not cell.is_gap]
        bold = [i for i, cell in enumerate(self.cells) if cell.unit == self.highlight]
        layers = self._bars(rows, domain, language)
        layers += [base_layer(rows, self.base.value, domain, known)] if self.base else []
        layers += [*self._places(rows), *rows.name_layer(bold=bold), rows.figures(labels, fontWeight="bold")]
        layers += gap_layer(rows, [cell.why if cell.is_gap else "" for cell in self.cells], language)
        return canvas(width, rows.height, [*layers, *signs])

    def _bars(self, rows: Rows, domain: Sequence[float], language: str) -> list[Spec]:
        """Ranked units and the reference unit in colours of their own."""
        data: dict[str, list[dict[str, object]]] = {look.BAR: [], look.BAR_SOFT: []}
        for i, cell in enumerate(self.cells):
            if cell.value is not None:
                row = {"name": cell.unit_names[language], "text": number(cell.value, self.decimals),
                       "score": cell.value, "y": round(rows.middles[i], 2)}  # fmt: skip
                data[look.BAR if self.ranks[cell.unit] else look.BAR_SOFT].append(row)
        heads = {"name": self.names.one[language].capitalize(), "text": HEADERS["score"][language]}
        return [bar_layer(rows, own, domain, colour=colour, heads=heads) for colour, own in data.items() if own]

    def _places(self, rows: Rows) -> list[Spec]:
        data: list[tuple[float, float, str | list[str]]] = [
            (LEAD - 8, rows.first_line(i), str(self.ranks[cell.unit]))
            for i, cell in enumerate(self.cells)
            if self.ranks[cell.unit]
        ]
        return [texts(data, align="right", fontSize=look.SMALL, color=look.MUTED)] if data else []
