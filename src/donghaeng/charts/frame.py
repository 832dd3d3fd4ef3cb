"""The pieces of a specification: where everything stands is settled here, in pixels, by the font's own measures.

Vega's automatic layout is off: it measures every text, at 2 ms each, and cuts long names.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from donghaeng.charts import fonts, look

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
MARGIN = 20
"""Around a picture that stands alone. [px]"""
GAP = 12
"""Between a title, a finding and what they stand over. [px]"""


def canvas(width: float, height: float, layers: Sequence[Spec]) -> Spec:
    """A drawing of a size, its layers from below upwards. [px]"""
    return {"width": width, "height": height, "layer": list(layers)}


def marks(mark: str, rows: Iterable[Mapping[str, Any]], encoding: Mapping[str, Any], **properties: Any) -> Spec:
    """One layer: a kind of mark, its rows of data, how they are encoded, and how it looks."""
    return {"data": {"values": list(rows)}, "mark": {"type": mark, **properties}, "encoding": dict(encoding)}


def scaled(field: str, domain: Sequence[float], pixels: Sequence[float], **more: Any) -> Spec:
    """A number on an axis between two pixels."""
    scale = {"domain": list(domain), "range": list(pixels), "zero": False, "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None, **more}


def at(pixels: float) -> Spec:
    """A place. [px]"""
    return {"value": round(pixels, 2)}


def pixel(field: str) -> Spec:
    """A place that stands in the data. [px]"""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def texts(rows: Iterable[tuple[float, float, str | list[str]]], **properties: Any) -> Spec:
    """Texts at places: x, y of the first line's middle, and a line or several. [px]"""
    data = [{"x": round(x, 2), "y": round(y, 2), "text": text} for x, y, text in rows]
    encoding = {"x": pixel("x"), "y": pixel("y"), "text": {"field": "text"}}
    return marks("text", data, encoding, **_lettering(properties))


def lettering(**properties: Any) -> Spec:
    """The properties of text as our charts set it."""
    return _lettering(properties)


def tooltip(heads: Mapping[str, str]) -> list[Spec]:
    """What stands under the pointer: fields that are written already, each with its heading."""
    return [{"field": field, "type": "nominal", "title": heading} for field, heading in heads.items()]


def level(fraction_of: str, value: float, domain: Sequence[float], pixels: Sequence[float], **more: Any) -> Spec:
    """A rule across at a value."""
    return marks("rule", [{fraction_of: value}], {"y": scaled(fraction_of, domain, pixels)}, **more)


def place(value: float, domain: Sequence[float], pixels: Sequence[float]) -> float:
    """Where a value falls. [px]"""
    span = domain[1] - domain[0]
    return pixels[0] + (pixels[1] - pixels[0]) * ((value - domain[0]) / span if span else 0.5)


def finished(drawing: Spec, about: Mapping[str, str], attribution: str, *, is_titled: bool) -> Spec:
    """A drawing with its sources below it, and where it stands alone its title and finding above it."""
    width, height = drawing["width"], drawing["height"]
    above = _heading(about, width) if is_titled else []
    below = fonts.wrap(attribution, width, look.SMALL, lines=6) if attribution else []
    top = sum(size * look.LINE * len(lines) for lines, size, _ in above) + (GAP * 1.5 if above else 0)
    foot = (GAP + len(below) * look.SMALL * look.LINE) if below else 0
    layers = [*drawing["layer"], *_heading_layers(above, top), *_foot(below, height)]
    margin = MARGIN if is_titled else 0
    return {
        "$schema": SCHEMA,
        "description": about["finding"],
        "usermeta": {"donghaeng": dict(about)},
        "width": width,
        "height": round(height),
        "padding": {"left": margin, "right": margin, "top": round(top) + margin, "bottom": round(foot) + margin},
        "autosize": {"type": "none"},
        "background": "transparent",
        "config": {"font": look.FONT, "aria": False, "view": {"stroke": None}},
        "layer": layers,
        **{key: value for key, value in drawing.items() if key not in ("width", "height", "layer")},
    }


def _heading(about: Mapping[str, str], width: float) -> list[tuple[list[str], int, bool]]:
    """Lines, size of letters and weight of title and finding."""
    return [
        (fonts.wrap(about["title"], width, look.TITLE, is_bold=True, lines=4), look.TITLE, True),
        (fonts.wrap(about["finding"], width, look.BODY, lines=8), look.BODY, False),
    ]


def _heading_layers(above: Sequence[tuple[list[str], int, bool]], top: float) -> list[Spec]:
    layers, y = [], -top
    for lines, size, is_bold in above:
        weight = "bold" if is_bold else "normal"
        colour = look.INK if is_bold else look.MUTED
        layers.append(texts([(0, y + size * look.LINE / 2, lines)], align="left", fontSize=size, fontWeight=weight,
                            color=colour, lineHeight=size * look.LINE))  # fmt: skip
        y += size * look.LINE * len(lines) + GAP / 3
    return layers


def _foot(below: list[str], height: float) -> list[Spec]:
    if not below:
        return []
    y = height + GAP + look.SMALL * look.LINE / 2
    return [texts([(0, y, below)], align="left", fontSize=look.SMALL, color=look.MUTED)]


def _lettering(properties: Mapping[str, Any]) -> Spec:
    size = properties.get("fontSize", look.LABEL)
    return {"fontSize": size, "color": look.INK, "baseline": "middle", "lineHeight": round(size * look.LINE, 2),
            **properties}  # fmt: skip
