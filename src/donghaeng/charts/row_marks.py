"""The marks that charts of rows share: bars, the rule of the base, a legend above."""

from collections.abc import Mapping, Sequence

from donghaeng.charts import fonts, look
from donghaeng.charts.frame import Spec, at, marks, pixel, place, scaled, texts, tooltip
from donghaeng.charts.rows_layout import BAR_HEIGHT, Rows


def bar_layer(
    rows: Rows, data: Sequence[dict[str, object]], domain: Sequence[float], *, colour: str, heads: Mapping[str, str]
) -> Spec:
    """A bar per row of data from zero; each has ``score``, ``y`` (its middle in px) and what a tooltip says.

    ``heads`` : the fields that a tooltip shows, each with its heading.
    """
    zero = place(0, domain, rows.pixels)
    encoding = {
        "x": scaled("score", domain, rows.pixels),
        "x2": at(zero),
        "y": pixel("y"),
        "tooltip": tooltip(heads),
    }
    return marks("bar", data, encoding, color=colour, size=BAR_HEIGHT, orient="horizontal")


def base_layer(rows: Rows, value: float, domain: Sequence[float], known: Sequence[int]) -> Spec:
    """The rule of the base, through the rows with a score; only through the bars where names stand above them."""
    reach = BAR_HEIGHT / 2 + 3
    middles = [rows.middles[place] for place in known]
    ends = rows.spans(known) if rows.is_beside else [(middle - reach, middle + reach) for middle in middles]
    data = [{"base": value, "from": round(low, 2), "to": round(high, 2)} for low, high in ends]
    encoding = {"x": scaled("base", domain, rows.pixels), "y": pixel("from"), "y2": {"field": "to"}}
    return marks("rule", data, encoding, color=look.INK, strokeWidth=1.25)


def legend(entries: Sequence[tuple[str, str]], width: float) -> tuple[list[Spec], float]:
    """Signs with their meaning, in lines above a chart, and the height they take. [px]"""
    placed, x, y = [], 0.0, 8.0
    for sign, whole in entries:
        text = fonts.wrap(whole, width - 24, look.SMALL, lines=1)[0]
        need = 24 + fonts.width(text, look.SMALL)
        if x and x + need > width:
            x, y = 0.0, y + look.SMALL * look.LINE + 3
        placed.append((sign, text, x, y))
        x += need + 16
    layers = [layer for sign in dict.fromkeys(sign for sign, *_ in placed)
              for layer in _sign(sign, [(x, y) for own, _, x, y in placed if own == sign])]  # fmt: skip
    words: list[tuple[float, float, str | list[str]]] = [(x + 22, y, text) for _, text, x, y in placed]
    if words:
        layers.append(texts(words, align="left", fontSize=look.SMALL, color=look.MUTED))
    return layers, y + 14 if placed else 0.0


def _sign(sign: str, places: Sequence[tuple[float, float]]) -> list[Spec]:
    data = [{"x": round(x + 8, 2), "y": y, "left": x, "right": x + 16} for x, y in places]
    where = {"x": pixel("x"), "y": pixel("y")}
    if sign == "rule":
        across = {"x": pixel("left"), "x2": {"field": "right"}, "y": pixel("y")}
        return [marks("rule", data, across, color=look.INK, strokeWidth=1.25)]
    looks = {
        "dot": {"shape": "circle", "size": 40, "filled": True, "color": look.SERIES[0]},
        "ring": {"shape": "circle", "size": 110, "filled": False, "color": look.INK, "strokeWidth": 1.5},
        "circle": {"shape": "circle", "size": 50, "filled": True, "color": look.SURFACE, "stroke": look.MUTED,
                   "strokeWidth": 1.5},
        "diamond": {"shape": "diamond", "size": 70, "filled": True, "color": look.SURFACE, "stroke": look.INK,
                    "strokeWidth": 1.5},
        "same": {"shape": "circle", "size": 80, "filled": True, "color": look.SAME},
        "right": {"shape": "triangle-right", "size": 80, "filled": True, "color": look.UP},
        "left": {"shape": "triangle-left", "size": 80, "filled": True, "color": look.DOWN},
    }  # fmt: skip
    return [marks("point", data, where, opacity=1, **looks[sign])]
