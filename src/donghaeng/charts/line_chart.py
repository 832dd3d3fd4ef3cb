"""The path of a score over the periods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from donghaeng.base.errors import DataError, Fault
from donghaeng.base.periods import start
from donghaeng.charts import fonts, look
from donghaeng.charts.axis import apart, fitting, ticks
from donghaeng.charts.chart import Chart, Spec
from donghaeng.charts.findings import number, of_path
from donghaeng.charts.frame import at, canvas, marks, place, scaled, texts, tooltip
from donghaeng.charts.names import NAMELESS, Names, Texts, period_name
from donghaeng.charts.row_marks import legend
from donghaeng.charts.scores import COLUMNS, Base, Score, base_of, columns, one_unit, scores
from donghaeng.charts.subjects import base_text, subject, title
from donghaeng.charts.table import Cell, Table
from donghaeng.charts.words import BASE, COMPUTED, HEADERS, PUBLISHED
from donghaeng.index import Published, Result

ABOVE, BELOW = -15, 16
"""From a point to the middle of its value. [px]"""
MOST = len(look.SERIES)
"""So many lines can be told apart."""


def line(
    result: Result,
    *,
    node: str = "",
    units: Sequence[str] = (),
    names: Names = NAMELESS,
    published: Iterable[Published] = (),
    decimals: int = 1,
) -> Chart:
    """The path of a node's score over the periods, with the base as a rule.

    Parameters
    ----------
    result : a built index.
    node : its code; the index itself where none is given.
    units : one or up to five; the finding is about the first. May be left out where there is only one.
    names : of units.
    published : scores as they were printed, shown as rings where they are of this node and the first unit. [points]
    decimals : decimals shown.

    Raises
    ------
    DataError
        If the result has no such node or unit, or more units are asked for than lines can be told apart.
    """
    code = node or result.framework.root
    chosen = tuple(units) or (one_unit(result, None),)
    if len(chosen) > MOST:
        raise DataError("too many lines", [Fault("units", str(len(chosen)), f"at most {MOST}; a ranking shows all")])
    cells = scores(result, nodes=[code], units=chosen, periods=result.periods, names=names)
    printed = [row for row in published if row.node == code and row.unit in ("", chosen[0])]
    base = base_of(result, code)
    lines = _Lines(cells, [row for row in printed if row.period in result.periods], base, names, decimals)
    own = [cell for cell in cells if cell.unit == chosen[0]]
    path = [(cell.period, cell.value) for cell in own]
    if not result.method.compare_periods:
        path = path[max((place for place, cell in enumerate(own) if not cell.is_gap), default=0) :]
    finding = of_path(subject(result, code, chosen[0], names), path, decimals=decimals,
                      base=base_text(base, names, path[0][0], result), why=own[-1].why,
                      other=_other(cells, chosen))  # fmt: skip
    span = f"{result.periods[0]}–{result.periods[-1]}"
    only = chosen[0] if len(chosen) == 1 else ""
    return Chart("line", title(result, code, span, names, unit=only), finding, _table(cells, printed, decimals),
                 lines.draw)  # fmt: skip


def _other(cells: Sequence[Score], chosen: Sequence[str]) -> tuple[Texts, float] | None:
    """Of two units the second, in the last period in which the first has a score."""
    last = next((cell.period for cell in reversed(cells) if cell.unit == chosen[0] and not cell.is_gap), None)
    found = [cell for cell in cells if len(chosen) == 2 and cell.unit == chosen[1] and cell.period == last]
    return None if not found or found[0].value is None else (found[0].unit_names, found[0].value)


def _table(cells: Sequence[Score], printed: Sequence[Published], decimals: int) -> Table:
    """Every score and beside it what was printed; a figure printed twice shows its latest form."""
    latest: dict[str, float] = {}
    for row in sorted(printed, key=lambda one: (one.published_on, one.decimals)):
        latest[row.period] = row.value
    if not latest:
        return Table(columns(COLUMNS, decimals), tuple(cell.cells() for cell in cells))
    first = cells[0].unit
    rows: list[tuple[Cell, ...]] = [
        (*cell.cells(), latest.get(cell.period) if cell.unit == first else None) for cell in cells
    ]
    return Table(columns((*COLUMNS, "published"), decimals), tuple(rows))


@dataclass(frozen=True)
class _Lines:
    """Draws the lines."""

    cells: Sequence[Score]
    printed: Sequence[Published]
    base: Base | None
    names: Names
    decimals: int

    def draw(self, language: str, width: int) -> Spec:
        """Layers from below: grid, base, lines, points, values, names."""
        room = _room(self, language, width)
        layers = [*_grid(self, room, language), *_lines(self, room), *_printed(self, room, language),
                  *_points(self, room, language), *room.legend]  # fmt: skip
        layers += _names(self, room, language) if len(self.units) > 1 else _values(self, room)
        return canvas(width, room.height, layers)

    @property
    def units(self) -> tuple[str, ...]:
        """The units, each once."""
        return tuple(dict.fromkeys(cell.unit for cell in self.cells))

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods, each once."""
        return tuple(dict.fromkeys(cell.period for cell in self.cells))

    def name(self, unit: str, language: str) -> str:
        """A unit's name."""
        return self.names.unit(unit, language)


@dataclass(frozen=True)
class _Room:
    """Where things stand. [px, and domains in points and years]"""

    width: float
    height: float
    across: tuple[float, float]
    up: tuple[float, float]
    times: tuple[float, float]
    ticks: tuple[float, ...]
    legend: tuple[Spec, ...]

    @property
    def domain(self) -> tuple[float, float]:
        return self.ticks[0], self.ticks[-1]

    def x(self, period: str) -> float:
        return place(start(period), self.times, self.across)

    def y(self, score: float) -> float:
        return place(score, self.domain, self.up)

    def encoding(self) -> dict[str, Any]:
        return {"x": scaled("at", self.times, self.across), "y": scaled("score", self.domain, self.up)}


def _room(lines: _Lines, language: str, width: int) -> _Room:
    values = [cell.value for cell in lines.cells if cell.value is not None] + [row.value for row in lines.printed]
    values += [lines.base.value] if lines.base else []
    values = values or [0.0]
    marks_at = tuple(ticks(min(values), max(values), 5))
    entries = _entries(lines, language)
    above, head = legend(entries, width)
    foot = 44 if _has_low_value(lines, marks_at) else 30
    height = (300 if width > 400 else 240) + foot - 30
    left = max(fonts.width(f"{tick:g}", look.SMALL) for tick in marks_at) + 12
    right = 24.0
    if len(lines.units) > 1:
        longest = max(fonts.width(f"{lines.name(unit, language)} 000.0", look.SMALL) for unit in lines.units)
        right = 14 + min(longest, width * 0.3)
    ends = max(fonts.width(period_name(lines.periods[place_], language), look.SMALL) / 2 for place_ in (0, -1))
    inset = max(14.0, ends - left + 4)
    right = max(right, ends + 2)
    times = (start(lines.periods[0]), start(lines.periods[-1]))
    bottom = height + head
    return _Room(
        width, bottom, (left + inset, width - right), (bottom - foot, head + 22), times, marks_at, tuple(above)
    )


def _has_low_value(lines: _Lines, marks_at: Sequence[float]) -> bool:
    """Whether a value is written below a point that lies at the foot of the chart, so that periods stand lower."""
    known = [cell.value for cell in lines.cells if cell.value is not None]
    foot = marks_at[0] + (marks_at[-1] - marks_at[0]) * 0.12
    return len(lines.units) == 1 and any(
        score < foot and _beside_the_line(known, i)[1] == BELOW for i, score in enumerate(known)
    )


def _entries(lines: _Lines, language: str) -> list[tuple[str, str]]:
    """The legend: it names a computed score only where one is drawn."""
    known = [cell for cell in lines.cells if not cell.is_gap]
    has_rings = bool(lines.printed) or any(cell.is_given for cell in known)
    entries = []
    if has_rings and not all(cell.is_given for cell in known):
        entries.append(("dot", COMPUTED[language]))
    if has_rings:
        entries.append(("ring", PUBLISHED[language]))
    if lines.base:
        entries.append(("rule", f"{BASE[language]}: {lines.base.text(lines.names, language)}"))
    return entries


def _grid(lines: _Lines, room: _Room, language: str) -> list[Spec]:
    """Rules at round numbers with their labels, the base among them, and the periods below."""
    left, right = room.across[0] - 14, room.across[1] + 6 if len(lines.units) > 1 else room.width
    levels = [{"score": tick} for tick in room.ticks]
    up = {"y": scaled("score", room.domain, room.up)}
    layers = [marks("rule", levels, {**up, "x": at(left), "x2": at(right)}, color=look.GRID)]
    layers.append(texts([(left - 6, room.y(tick), f"{tick:g}") for tick in room.ticks], align="right",
                        fontSize=look.SMALL, color=look.MUTED))  # fmt: skip
    if lines.base:
        layers.append(marks("rule", [{"score": lines.base.value}], {**up, "x": at(left), "x2": at(right)},
                            color=look.INK, strokeWidth=1.25))  # fmt: skip
    words = [period_name(period, language) for period in lines.periods]
    spots = [room.x(period) for period in lines.periods]
    shown = fitting(spots, [fonts.width(word, look.SMALL) for word in words])
    layers.append(texts([(spots[i], room.height - 12, words[i]) for i in shown], align="center", fontSize=look.SMALL,
                        color=look.MUTED))  # fmt: skip
    return layers


def _data(lines: _Lines, unit: str) -> list[dict[str, Any]]:
    return [{"at": round(start(cell.period), 4), "period": cell.period, "score": cell.value}
            for cell in lines.cells if cell.unit == unit]  # fmt: skip


def _told(lines: _Lines, unit: str, language: str, *, is_given: bool) -> list[dict[str, Any]]:
    """The known scores of a unit that were computed, or taken as printed, with what a tooltip says of each."""
    known = [cell for cell in lines.cells
             if cell.unit == unit and cell.value is not None and cell.is_given is is_given]  # fmt: skip
    return [{"at": round(start(cell.period), 4), "score": cell.value, "unit": cell.unit_names[language],
             "period": period_name(cell.period, language), "text": number(cell.value or 0.0, lines.decimals)}
            for cell in known]  # fmt: skip


def _lines(lines: _Lines, room: _Room) -> list[Spec]:
    """A line per unit, broken at gaps; the first on top."""
    layers = []
    for number_, unit in reversed(list(enumerate(lines.units))):
        layers.append(marks("line", _data(lines, unit), room.encoding(), color=look.SERIES[number_], strokeWidth=2.25,
                            strokeDash=list(look.DASHES[number_]), invalid="break-paths-filter-domains"))  # fmt: skip
    return layers


def _heads(lines: _Lines, language: str) -> list[Spec]:
    unit_name = {"unit": lines.names.one[language].capitalize()} if len(lines.units) > 1 else {}
    return tooltip({**unit_name, "period": HEADERS["period"][language], "text": HEADERS["score"][language]})


def _points(lines: _Lines, room: _Room, language: str) -> list[Spec]:
    """A dot per computed score; one that was taken as printed has only its ring."""
    layers = []
    for number_, unit in reversed(list(enumerate(lines.units))):
        data = _told(lines, unit, language, is_given=False)
        if data:
            layers.append(marks("point", data, {**room.encoding(), "tooltip": _heads(lines, language)},
                                color=look.SERIES[number_], filled=True, size=40, opacity=1))  # fmt: skip
    return layers


def _printed(lines: _Lines, room: _Room, language: str) -> list[Spec]:
    """A ring per printed score, and per score that was taken as printed."""
    given = [row for unit in lines.units for row in _told(lines, unit, language, is_given=True)]
    taken = {(row["at"], row["score"]) for row in given}
    printed = [{"at": round(start(row.period), 4), "period": row.period, "score": row.value} for row in lines.printed]
    ring = {"color": look.INK, "filled": False, "size": 110, "strokeWidth": 1.5, "opacity": 1}
    layers = []
    if apart_ := [row for row in printed if (row["at"], row["score"]) not in taken]:
        layers.append(marks("point", apart_, room.encoding(), **ring))
    if given:
        layers.append(marks("point", given, {**room.encoding(), "tooltip": _heads(lines, language)}, **ring))
    return layers


def _values(lines: _Lines, room: _Room) -> list[Spec]:
    """Each value at its point, above where the line turns down there, below where it turns up; the last in bold."""
    known = [(cell.period, cell.value) for cell in lines.cells if cell.value is not None]
    words = [number(score, lines.decimals) for _, score in known]
    widths = [fonts.width(word, look.LABEL, is_bold=True) for word in words]
    beside = [_beside_the_line([score for _, score in known], i) for i in range(len(known))]
    spots = [min(max(room.x(period) + aside * (wide / 2 - 3), wide / 2), room.width - wide / 2)
             for (period, _), wide, (aside, _) in zip(known, widths, beside, strict=True)]  # fmt: skip
    rows: dict[bool, list[tuple[float, float, str | list[str]]]] = {False: [], True: []}
    for i in fitting(spots, widths, gap=6):
        rows[i == len(known) - 1].append((spots[i], room.y(known[i][1]) + beside[i][1], words[i]))
    return [texts(own, align="center", fontWeight="bold" if is_last else "normal")
            for is_last, own in rows.items() if own]  # fmt: skip


def _beside_the_line(values: Sequence[float], i: int) -> tuple[int, int]:
    """Where a value stands by its point, clear of the line: to the left (-1) or right (1), and above or below. [px]"""
    rises_to = i > 0 and values[i] > values[i - 1]
    falls_to = i > 0 and values[i] < values[i - 1]
    rises_from = i + 1 < len(values) and values[i + 1] > values[i]
    falls_from = i + 1 < len(values) and values[i + 1] < values[i]
    if falls_to and not falls_from:
        return 0, BELOW
    if rises_from and not falls_to:
        return -1, ABOVE
    if falls_to and falls_from:
        return 1, ABOVE
    return (1 if falls_from and not rises_to else 0), ABOVE


def _names(lines: _Lines, room: _Room, language: str) -> list[Spec]:
    """Each unit's name and last value at the end of its line, in the colour of the line."""
    ends: list[tuple[int, float, list[str]]] = []
    x = room.across[1] + 10
    for i, unit in enumerate(lines.units):
        last = next(
            (cell.value for cell in reversed(lines.cells) if cell.unit == unit and cell.value is not None), None
        )
        if last is not None:
            words = f"{lines.name(unit, language)} {number(last, lines.decimals)}"
            ends.append((i, last, fonts.wrap(words, room.width - x, look.SMALL, is_bold=i == 0)))
    step = look.SMALL * look.LINE
    heights = [len(words) * step + 2 for _, _, words in ends]
    spots = apart([room.y(last) for _, last, _ in ends], heights, room.up[1] - 14, room.up[0] + 4)
    return [texts([(x, y - (len(words) - 1) * step / 2, words)], align="left", fontSize=look.SMALL,
                  color=look.SERIES[i], fontWeight="bold" if i == 0 else "normal")
            for (i, _, words), y in zip(ends, spots, strict=True)]  # fmt: skip
