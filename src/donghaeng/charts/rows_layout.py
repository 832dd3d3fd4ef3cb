"""Charts with a row per thing: names beside the bars where there is room, above them where there is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from donghaeng.charts import fonts, look
from donghaeng.charts.frame import Spec, texts

BESIDE = 0.42
"""Names stand beside the bars if they take no more of the width than this."""
BAR_HEIGHT, PAD = 16, 5
"""Height of a bar, and room above and below it. [px]"""
STEP = look.LABEL * look.LINE


@dataclass(frozen=True)
class Rows:
    """Where the rows stand. [px]"""

    width: float
    left: float
    right: float
    is_beside: bool
    names: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    middles: tuple[float, ...]
    height: float
    lead: float

    @property
    def pixels(self) -> tuple[float, float]:
        """From where to where bars reach."""
        return self.left, self.right

    def name_layer(self, *, bold: Sequence[int] = ()) -> list[Spec]:
        """The names."""
        layers = []
        for is_bold in (False, True):
            rows = [(self.lead, self.first_line(place), list(lines))
                    for place, lines in enumerate(self.names) if (place in bold) == is_bold]  # fmt: skip
            if rows:
                weight = "bold" if is_bold else "normal"
                layers.append(texts(rows, align="left", fontWeight=weight))
        return layers

    def figures(self, labels: Sequence[str], *, inset: float = 0, **properties: object) -> Spec:
        """One text per row at the right edge, or ``inset`` px from it: beside the bars, or on the line of the name."""
        rows: list[tuple[float, float, str | list[str]]] = [
            (self.width - inset, self.figure_line(place), label) for place, label in enumerate(labels) if label
        ]
        return texts(rows, align="right", **properties)

    def spans(self, places: Sequence[int]) -> list[tuple[float, float]]:
        """From where to where rows reach, those that adjoin as one. [px]"""
        spans: list[tuple[float, float]] = []
        for place in places:
            low = self.tops[place] - PAD
            high = self.tops[place + 1] - PAD if place + 1 < len(self.tops) else self.height
            if spans and spans[-1][1] >= low:
                low = spans.pop()[0]
            spans.append((low, high))
        return spans

    def figure_line(self, place: int) -> float:
        """Where the text at the right edge of a row stands."""
        return self.middles[place] if self.is_beside else self.first_line(place)

    def first_line(self, place: int) -> float:
        """Where the first line of a name stands."""
        if not self.is_beside:
            return self.tops[place] + STEP / 2
        return self.middles[place] - STEP * (len(self.names[place]) - 1) / 2


def rows_of(names: Sequence[str], width: float, *, figures: float, top: float = 0, lead: float = 0) -> Rows:
    """Settle where rows stand.

    Parameters
    ----------
    names : the name of each row.
    width : of the whole drawing. [px]
    figures : room for the texts at the right edge. [px]
    top, lead : room kept free above all rows, and at the left of the names. [px]
    """
    limit = width * BESIDE
    longest = max((fonts.width(name, look.LABEL) for name in names), default=0.0)
    is_beside = width > 400 or longest + lead <= limit
    if is_beside:
        lines = [tuple(fonts.wrap(name, limit - lead, look.LABEL)) for name in names]
        column = lead + max((fonts.width(line, look.LABEL) for some in lines for line in some), default=0.0)
        heights = [max(BAR_HEIGHT, len(some) * STEP) + 2 * PAD for some in lines]
    else:
        lines = [tuple(fonts.wrap(name, width - figures - lead - 12, look.LABEL)) for name in names]
        column = 0
        heights = [len(some) * STEP + 3 + BAR_HEIGHT + 2 * PAD + 2 for some in lines]
    tops, y = [], top
    for height in heights:
        tops.append(y + PAD)
        y += height
    middles = [start + height / 2 - PAD if is_beside else start + height - 2 * PAD - 2 - BAR_HEIGHT / 2
               for start, height in zip(tops, heights, strict=True)]  # fmt: skip
    return Rows(width, column + 12 if is_beside else 0, width - figures - 10 if is_beside else width, is_beside,
                tuple(lines), tuple(tops), tuple(middles), y, lead)  # fmt: skip
