"""What more money would bring: the best score for every amount, and the amount that was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from donghaeng.base.money import STEPS, in_won
from donghaeng.base.units import with_unit
from donghaeng.charts import fonts, look
from donghaeng.charts.axis import fitting, ticks
from donghaeng.charts.chart import Chart, Spec
from donghaeng.charts.findings import number
from donghaeng.charts.frame import at, canvas, marks, place, scaled, texts, tooltip
from donghaeng.charts.names import Texts
from donghaeng.charts.table import Cell, Column, Table

Point = tuple[float, float, float, float]
"""An amount [KRW], the score expected of it, and the ends of its interval. [points]"""
HEADS = {
    "money": {"en": "New money (won)", "ko": "추가 예산(원)"},
    "score": {"en": "Expected score", "ko": "예상 점수"},
    "low": {"en": "Lower end", "ko": "하한"},
    "high": {"en": "Upper end", "ko": "상한"},
}
TITLE = {"en": "What more money would bring: {}", "ko": "추가 예산에 따른 예상 점수: {}"}
MARK = {"en": "Illustration", "ko": "예시"}
STATUS = {"en": "Status", "ko": "구분"}
FOOT = 34
"""Room for amounts below. [px]"""


def frontier(
    points: Sequence[Point], *, chosen: float | None, subject: Texts, statement: Texts, decimals: int = 1
) -> Chart:
    """The best expected score for every amount of money.

    Parameters
    ----------
    points : by rising amount, the first of them without new money.
    chosen : the amount asked for, one of those of ``points``; None where all are shown alike. [KRW]
    subject : what is scored, by name.
    statement : what has to stand with it, that the numbers are invented; empty where they are not.
    decimals : decimals of scores shown.
    """
    title = {language: words.format(subject[language]) for language, words in TITLE.items()}
    columns = [Column(code, heads, decimals=0 if code == "money" else decimals) for code, heads in HEADS.items()]
    rows: list[tuple[Cell, ...]] = list(points)
    if any(statement.values()):
        title = {language: f"{MARK[language]}: {text}" for language, text in title.items()}
        columns += [Column(f"status_{language}", STATUS, language) for language in MARK]
        rows = [(*point, *MARK.values()) for point in points]
    table = Table(tuple(columns), tuple(rows))
    drawing = _Frontier(points, chosen, decimals)
    marked = {language: text for language, text in statement.items() if text}
    finding = {language: _finding(points, chosen, decimals, language) for language in ("en", "ko")}
    return Chart("frontier", title, finding, table, drawing.draw, attribution=marked, credit=marked)


def _finding(points: Sequence[Point], chosen: float | None, decimals: int, language: str) -> str:
    """What the amount chosen brings, and what its last part of it did; without one, what all of them bring."""
    if chosen is None:
        return _finding([points[0], points[-1]], points[-1][0], decimals, language)
    before, now = points[0][1], next(point for point in points if point[0] == chosen)
    gain, amount = number(now[1] - before, decimals), in_won(chosen, language)
    score, today = number(now[1], decimals), number(before, decimals)
    last = next((first for first, second in pairwise(points) if second[0] == chosen), None)
    words = {
        "en": (f"With {amount} of new money {score} points are expected, {gain} more than without it ({today}).",
               " The last {step} of it bring {more}."),
        "ko": (f"추가 예산 {amount}이면 {score}점이 예상되며, 추가 예산이 없을 때({today}점)보다 {gain}점 높습니다.",
               " 마지막 {step}이 올리는 점수는 {more}점입니다."),
    }[language]  # fmt: skip
    if last is None or last[0] == 0:
        return words[0]
    more = number(now[1] - last[1], decimals + 1)
    return words[0] + words[1].format(step=in_won(chosen - last[0], language), more=more)


@dataclass(frozen=True)
class _Frontier:
    """Draws the line."""

    points: Sequence[Point]
    chosen: float | None
    decimals: int

    def draw(self, language: str, width: int) -> Spec:
        """Layers from below: grid, interval, line, the point chosen with its value."""
        height = 260 if width < 400 else 300
        values = [value for point in self.points for value in point[1:]]
        marks_at = ticks(min(values), max(values), 5)
        amounts, unit = self._amounts(language)
        left = max(fonts.width(f"{tick:g}", look.SMALL) for tick in marks_at) + 12
        across = (left + 8, width - 28.0)
        up = (height - FOOT, 26.0)
        span, domain = (0.0, max(point[0] for point in self.points) or 1.0), (marks_at[0], marks_at[-1])
        data = [dict(zip(("money", "score", "low", "high"), point, strict=True)) for point in self.points]
        x, y = scaled("money", span, across), scaled("score", domain, up)
        told = [{**row, "amount": in_won(row["money"], language), "text": number(row["score"], self.decimals)}
                for row in data]  # fmt: skip
        heads = tooltip({"amount": HEADS["money"][language], "text": HEADS["score"][language]})
        now = [row for row in told if row["money"] == self.chosen]
        layers = [
            marks("rule", [{"score": tick} for tick in marks_at], {"y": y, "x": at(left), "x2": at(width)},
                  color=look.GRID),
            texts([(left - 6, place(tick, domain, up), f"{tick:g}") for tick in marks_at], align="right",
                  fontSize=look.SMALL, color=look.MUTED),
            marks("area", data, {"x": x, "y": scaled("low", domain, up), "y2": {"field": "high"}},
                  color=look.BAR_SOFT, opacity=0.45),
            marks("line", data, {"x": x, "y": y}, color=look.SERIES[0], strokeWidth=2.25),
            marks("point", told, {"x": x, "y": y, "tooltip": heads}, color=look.SERIES[0], filled=True, size=22,
                  opacity=1),
            marks("point", now, {"x": x, "y": y, "tooltip": heads}, color=look.DOWN, filled=True, size=90, opacity=1),
            *self._foot(amounts, unit, span, across, height),
            *self._value(now, (span, across), (domain, up)),
        ]  # fmt: skip
        return canvas(width, height, layers)

    def _amounts(self, language: str) -> tuple[list[float], tuple[float, str]]:
        """Round amounts below the axis, and the unit they are in. [KRW]"""
        most = max(point[0] for point in self.points) or 1.0
        unit = next(pair for pair in STEPS[language] if most >= pair[0])
        return [tick for tick in ticks(0, most, 6) if tick <= most * 1.001], unit

    def _foot(self, amounts: Sequence[float], unit: tuple[float, str], span: tuple[float, float],
              across: tuple[float, float], height: float) -> list[Spec]:  # fmt: skip
        words = [f"{amount / (unit[0] or 1):,g}" for amount in amounts]
        words[-1] = with_unit(words[-1], unit[1])
        spots = [place(amount, span, across) for amount in amounts]
        spots[-1] = min(spots[-1], across[1] + 26 - fonts.width(words[-1], look.SMALL) / 2)
        shown = fitting(spots, [fonts.width(word, look.SMALL) for word in words])
        rows = [(spots[i], height - 12, words[i]) for i in shown]
        return [texts(rows, align="center", fontSize=look.SMALL, color=look.MUTED)]

    def _value(self, now: Sequence[dict[str, object]], x: tuple[tuple[float, float], tuple[float, float]],
               y: tuple[tuple[float, float], tuple[float, float]]) -> list[Spec]:  # fmt: skip
        """The score chosen, above its point."""
        rows = []
        for row in now:
            text = str(row["text"])
            half = fonts.width(text, look.LABEL, is_bold=True) / 2
            spot = place(float(str(row["money"])), *x)
            across = min(max(spot, x[1][0] + half), x[1][1] + 26 - half)
            rows.append((across, place(float(str(row["score"])), *y) - 15, text))
        return [texts(rows, align="center", fontWeight="bold")] if rows else []
