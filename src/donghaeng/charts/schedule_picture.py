"""Net income over earnings as a picture that a request can wait for.

A drawing by Vega takes some 50 ms, and is kept; this one differs for every household, must not be kept, and is a few
straight lines: it is written as it stands (decision 26).
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from donghaeng.base.money import STEPS
from donghaeng.charts import fonts, look
from donghaeng.charts.axis import fitting, ticks
from donghaeng.charts.frame import place

AXES = {
    "earnings": {"en": "Earnings a month", "ko": "월 근로소득"},
    "net": {"en": "Net income a month", "ko": "월 순소득"},
}
ALONE = {"en": "Without any benefit", "ko": "급여가 없을 때"}
YOURS = {"en": "Now", "ko": "현재"}
ROW, FOOT = 20.0, 46.0
"""Height of a row of the legend, and room below for the axis. [px]"""
ALONE_DASH = (2, 3)
SAMPLE = 26.0
"""Length of a line in the legend. [px]"""

Scale: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
"""From which amounts to which places. [KRW/month], [px]"""


@dataclass(frozen=True)
class ScheduleLine:
    """The net income under a policy.

    ``points`` : earnings and net income, by rising earnings [KRW/month]; two points at the same earnings are a cliff.
    """

    name: str
    points: tuple[tuple[float, float], ...]


def schedule_picture(
    lines: Sequence[ScheduleLine], about: Mapping[str, str], *, at: float | None = None, besides: float = 0.0
) -> str:
    """Draw net incomes side by side.

    Parameters
    ----------
    about : ``language``, ``width`` (wide or narrow), ``title`` and ``finding`` of the picture.
    at : the earnings of the household, marked; None for none. [KRW/month]
    besides : its income that is not of earnings, where the line without any benefit begins. [KRW/month]

    Returns
    -------
    An SVG for a page: no style and no script, colours with the classes of the site's sheet.

    Raises
    ------
    ValueError
        If there are more lines than can be told apart.
    """
    if len(lines) > len(look.SERIES):
        raise ValueError(f"{len(lines)} lines: at most {len(look.SERIES)} can be told apart")
    picture = _Picture(tuple(lines), at, besides, about["language"], look.WIDTHS[about["width"]])
    return picture.framed("".join(picture.parts()), about)


@dataclass(frozen=True)
class _Picture:
    lines: tuple[ScheduleLine, ...]
    at: float | None
    besides: float
    language: str
    width: int

    @property
    def _top(self) -> float:
        """Where the ground of the lines begins: below the legend and the name of the axis. [px]"""
        return ROW * (len(self.lines) + 1) + 40

    @property
    def _height(self) -> float:
        return self._top + (220 if self.width == look.WIDTHS["narrow"] else 280) + FOOT

    def parts(self) -> list[str]:
        """What is drawn, from the ground up."""
        most = max(point[0] for line in self.lines for point in line.points)
        highest = max(most + self.besides, *(point[1] for line in self.lines for point in line.points))
        step, unit = next(pair for pair in STEPS[self.language] if highest >= pair[0])
        rungs = ticks(0, highest, 6)
        labels = [f"{rung / (step or 1):,g}" for rung in rungs]
        left = max(fonts.width(label, look.SMALL) for label in labels) + 10
        x, y = ((0.0, most), (left, self.width - 14.0)), ((0.0, rungs[-1]), (self._height - FOOT, self._top))
        return [
            *self._legend(),
            _text(0, self._top - 24, f"{AXES['net'][self.language]} ({unit})", look.MUTED),
            *(_rung(place(rung, *y), label, left, self.width) for rung, label in zip(rungs, labels, strict=True)),
            *self._foot(step or 1, unit, x),
            _path([(place(end, *x), place(end + self.besides, *y)) for end in (0, most)], look.RULE, 1.25, ALONE_DASH),
            *(_path([(place(earned, *x), place(net, *y)) for earned, net in line.points], colour, 2.5, dash)
              for line, colour, dash in zip(self.lines, look.SERIES, look.DASHES, strict=False)),
            *self._now(x, y),
        ]  # fmt: skip

    def _legend(self) -> Iterator[str]:
        series = zip(self.lines, look.SERIES, look.DASHES, strict=False)
        styles = [*((colour, dash) for _, colour, dash in series), (look.RULE, ALONE_DASH)]
        names = [*(line.name for line in self.lines), ALONE[self.language]]
        for row, (name, (colour, dash)) in enumerate(zip(names, styles, strict=True)):
            y = ROW * row + 12
            yield _path([(0, y - 4), (SAMPLE, y - 4)], colour, 2.5 if colour != look.RULE else 1.25, dash)
            yield _text(SAMPLE + 8, y, name, look.INK, size=look.LABEL)

    def _foot(self, step: float, unit: str, x: Scale) -> Iterator[str]:
        """Round amounts below, as many as have room, and what they are."""
        amounts = [tick for tick in ticks(*x[0], 6) if tick <= x[0][1]]
        words = [f"{amount / step:,g}" for amount in amounts]
        spots = [place(amount, *x) for amount in amounts]
        for shown in fitting(spots, [fonts.width(word, look.SMALL) for word in words]):
            yield _text(spots[shown], self._height - FOOT + 16, words[shown], look.MUTED, anchor="middle")
        said = f"{AXES['earnings'][self.language]} ({unit})"
        yield _text(x[1][1], self._height - 8, said, look.MUTED, anchor="end")

    def _now(self, x: Scale, y: Scale) -> Iterator[str]:
        """Where the household is."""
        if self.at is None:
            return
        spot = place(self.at, *x)
        yield _path([(spot, y[1][0]), (spot, y[1][1])], look.MUTED, 1, (4, 3))
        half = fonts.width(YOURS[self.language], look.SMALL) / 2
        centre = min(max(spot, x[1][0] + half), self.width - half)
        yield _text(centre, y[1][1] - 5, YOURS[self.language], look.INK, anchor="middle")

    def framed(self, parts: str, about: Mapping[str, str]) -> str:
        """The picture with its title and description, under ids that no other picture has."""
        title, finding = escape(about["title"]), escape(about["finding"])
        code = "schedule-" + hashlib.sha256((title + finding + parts).encode()).hexdigest()[:10]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart-drawing chart-drawing-{about["width"]}" role="img" '
            f'viewBox="0 0 {self.width} {self._height:g}" lang="{self.language}" '
            f'aria-labelledby="{code}-title {code}-desc" font-family={quoteattr(look.FALLBACK)}>'
            f'<title id="{code}-title">{title}</title><desc id="{code}-desc">{finding}</desc>{parts}</svg>'
        )


def _rung(y: float, label: str, left: float, right: float) -> str:
    """A line of the grid with its amount."""
    line = _path([(left, y), (right, y)], look.GRID, 1)
    return line + _text(left - 6, y + 4, label, look.MUTED, anchor="end")


def _path(points: Sequence[tuple[float, float]], colour: str, width: float, dash: Sequence[int] = ()) -> str:
    told = "M" + "L".join(f"{x:.4g},{y:.4g}" for x, y in points)
    dashes = f' stroke-dasharray="{",".join(map(str, dash))}"' if dash else ""
    paint = f'class="{look.CLASSES[colour]}-line" fill="none" stroke="{colour}" stroke-width="{width:g}"'
    return f'<path d="{told}" {paint} stroke-linejoin="round"{dashes}/>'


def _text(x: float, y: float, words: str, colour: str, *, anchor: str = "start", size: int = look.SMALL) -> str:
    spot = f'x="{x:.4g}" y="{y:.4g}" text-anchor="{anchor}" font-size="{size}"'
    return f'<text {spot} class="{look.CLASSES[colour]}" fill="{colour}">{escape(words)}</text>'
