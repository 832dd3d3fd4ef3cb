"""A map of the units by their score in one period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from donghaeng.base.errors import DataError, Fault
from donghaeng.charts import fonts, look
from donghaeng.charts.chart import Chart, Spec
from donghaeng.charts.classes import breaks, class_of, shades
from donghaeng.charts.findings import number
from donghaeng.charts.frame import canvas, marks, pixel, texts, tooltip
from donghaeng.charts.geography import Feature, Projection, by_unit, fit, label_place, outline, room_for
from donghaeng.charts.names import NAMELESS, Names, Texts
from donghaeng.charts.ranking_chart import ranking
from donghaeng.charts.scores import Base, Score, base_of, last_period, scores
from donghaeng.charts.table import Column
from donghaeng.charts.words import BASE, HEADERS, NO_SCORE, missing
from donghaeng.index import Result

HIGHEST = 560
"""The map is at most so high. [px]"""


def choropleth(
    result: Result,
    *,
    boundaries: Mapping[str, Any],
    attribution: Texts,
    node: str = "",
    period: str = "",
    names: Names = NAMELESS,
    decimals: int = 1,
) -> Chart:  # fmt: skip
    """Units coloured by classes of their score, parted at the base; a unit without a score is outlined and left empty.

    Parameters
    ----------
    result : a built index.
    boundaries : GeoJSON with a polygon per unit, its rings clockwise, as Vega wants them.
    attribution : what the publisher of the boundaries asks to be printed, per language.
    node : its code; the index itself where none is given.
    period : the last one with a score where none is given.
    names : of units, with the id of each one's feature. Units without one, such as the city, are left out.
    decimals : decimals shown.

    Raises
    ------
    DataError
        If a unit's feature is not among the boundaries, or no unit names a feature.
    """
    code = node or result.framework.root
    when = period or last_period(result, [code])
    ids = {unit: names.boundaries[unit] for unit in result.units if names.boundaries.get(unit)}
    if not ids:
        raise DataError(
            "nothing to map", [Fault("units.csv", "no boundary", "a column `boundary` with ids of features")]
        )
    features = by_unit(boundaries, ids)
    cells = scores(result, nodes=[code], units=list(ids), periods=[when], names=names)
    base = base_of(result, code)
    values = [cell.value for cell in cells if cell.value is not None]
    limits = breaks(values, base=base.value if base else None, decimals=decimals)
    listed = ranking(result, node=code, period=when, names=names, decimals=decimals)
    drawing = _Map(cells, features, limits, base, names, decimals)
    column = Column("class", HEADERS["class"])
    rows = tuple((*row, drawing.class_text(row[0], "en")) for row in listed.table.rows)
    table = replace(listed.table, columns=(*listed.table.columns, column), rows=rows)
    return Chart("map", listed.title, listed.finding, table, drawing.draw, attribution)


@dataclass(frozen=True)
class _Map:
    """Draws the map."""

    cells: Sequence[Score]
    features: Mapping[str, Feature]
    limits: Sequence[float]
    base: Base | None
    names: Names
    decimals: int

    def draw(self, language: str, width: int) -> Spec:
        """Layers from below: districts by class, those without a score, names, legend."""
        projection = fit(list(self.features.values()), width, HIGHEST)
        legend, foot = self._legend(language, width, projection.height + 14)
        layers = [*self._shapes(projection, language), *self._labels(projection, language), *legend]
        return canvas(width, projection.height + 14 + foot, layers)

    def class_text(self, unit: object, language: str) -> str | None:
        """The class of a unit as the legend prints it."""
        value = next((cell.value for cell in self.cells if cell.unit == unit), None)
        return None if value is None else self._range(class_of(value, self.limits, self.decimals), language)

    def _shade(self, cell: Score) -> int | None:
        if cell.value is None:
            return None
        return shades(self.limits, self.base.value if self.base else None)[
            class_of(cell.value, self.limits, self.decimals)
        ]

    def _shapes(self, projection: Projection, language: str) -> list[Spec]:
        """A layer per shade, and one for gaps."""
        layers = []
        heads = {"name": self.names.one[language].capitalize(), "text": HEADERS["score"][language]}
        for shade in (*range(len(look.SHADES)), None):
            own = [cell for cell in self.cells if self._shade(cell) == shade]
            if not own:
                continue
            data = [{"type": "Feature", "geometry": self.features[cell.unit]["geometry"], "properties": {},
                     "name": cell.unit_names[language], "text": self._said(cell, language)}
                    for cell in own]  # fmt: skip
            paint = {"fill": look.SURFACE, "stroke": look.MUTED, "strokeDash": [3, 2], "strokeWidth": 1}
            if shade is not None:
                paint = {"fill": look.SHADES[shade], "stroke": look.SURFACE, "strokeWidth": 1}
            shape = marks("geoshape", data, {"tooltip": tooltip(heads)}, **paint)
            shape["projection"] = {"type": "mercator", "scale": projection.scale,
                                   "translate": list(projection.translate), "center": [0, 0]}  # fmt: skip
            layers.append(shape)
        return layers

    def _said(self, cell: Score, language: str) -> str:
        return missing(cell.why, language) if cell.value is None else number(cell.value, self.decimals)

    def _labels(self, projection: Projection, language: str) -> list[Spec]:
        """Names where they fit; with the score below where both do and the map is large."""
        rows: dict[int, list[tuple[float, float, str | list[str]]]] = {}
        short = short_names([cell.unit_names[language] for cell in self.cells])
        size = look.SMALL if projection.width > 400 else look.TINY
        for cell, name in zip(self.cells, short, strict=True):
            found = self._fitting(cell, name, projection, size)
            if found:
                x, y, lines = found
                rows.setdefault(self._shade(cell) or 0, []).append(
                    (x, y - (len(lines) - 1) * size * look.LINE / 2, lines)
                )
        return [texts(own, align="center", fontSize=size, color=look.ON_SHADES[shade])
                for shade, own in sorted(rows.items())]  # fmt: skip

    def _fitting(
        self, cell: Score, name: str, projection: Projection, size: int
    ) -> tuple[float, float, list[str]] | None:
        """Name and score, or the name alone, and where in the district they have room; on a small map names alone."""
        feature = self.features[cell.unit]
        wanted, edges = projection.pixel(*label_place(feature)), outline(feature, projection)
        has_score = cell.value is not None and size > look.TINY
        both = [name, f"{cell.value:.{self.decimals}f}"] if has_score else [name]
        for lines in (both, [name]):
            need = max(fonts.width(line, size) for line in lines) + 3
            place = room_for(edges, wanted, need, len(lines) * size * look.LINE)
            if place:
                return *place, lines
        return None

    def _range(self, place: int, language: str) -> str:
        """A class in words: from its lower limit to the highest number under its upper one."""
        step = 10.0**-self.decimals
        lower, upper = self.limits[place], self.limits[place + 1] - step
        low, high = (f"{value:.{self.decimals}f}" for value in (lower, upper))
        dash = "~" if language == "ko" else "–"
        return low if low == high else f"{low}{dash}{high}"

    def _legend(self, language: str, width: float, top: float) -> tuple[list[Spec], float]:
        """A swatch and a range per class, what the base is, and what an outline means; and their height. [px]"""
        own = shades(self.limits, self.base.value if self.base else None)
        entries = [(look.SHADES[shade], self._range(i, language)) for i, shade in enumerate(own)]
        if any(cell.is_gap for cell in self.cells):
            entries.append(("", NO_SCORE[language]))
        placed, x, y = [], 0.0, top + 8
        for colour, words in entries:
            need = 24 + fonts.width(words, look.SMALL)
            if x and x + need > width:
                x, y = 0.0, y + 20
            placed.append((colour, words, x, y))
            x += need + 14
        layers = [_swatches(colour, [(x, y) for c, _, x, y in placed if c == colour])
                  for colour in dict.fromkeys(c for c, *_ in placed)]  # fmt: skip
        rows: list[tuple[float, float, str | list[str]]] = [(x + 22, y, words) for _, words, x, y in placed]
        if self.base:
            y += 20
            words = f"{BASE[language]}: {self.base.text(self.names, language)}"
            rows.append((0, y, fonts.wrap(words, width, look.SMALL, lines=1)[0]))
        layers.append(texts(rows, align="left", fontSize=look.SMALL, color=look.MUTED))
        return layers, y - top + 10


def short_names(names: Sequence[str]) -> list[str]:
    """Names without the ending behind a hyphen that all of them share: there is little room on a map.

    Examples
    --------
    >>> short_names(["Jung-gu", "Mapo-gu"]), short_names(["Jung-gu", "Seoul"])
    (['Jung', 'Mapo'], ['Jung-gu', 'Seoul'])
    """
    endings = {name.rpartition("-")[2] for name in names if "-" in name}
    is_shared = len(names) > 1 and len(endings) == 1 and all("-" in name for name in names)
    return [name.rpartition("-")[0] for name in names] if is_shared else list(names)


def _swatches(colour: str, places: Sequence[tuple[float, float]]) -> Spec:
    data = [{"x": x, "x2": x + 16, "y": y - 6, "y2": y + 6} for x, y in places]
    paint: dict[str, Any] = {"fill": colour, "stroke": look.RULE, "strokeWidth": 0.5}
    if not colour:
        paint = {"fill": look.SURFACE, "stroke": look.MUTED, "strokeDash": [3, 2], "strokeWidth": 1}
    ends = {"x": pixel("x"), "x2": {"field": "x2"}, "y": pixel("y"), "y2": {"field": "y2"}}
    return marks("rect", data, ends, **paint)
