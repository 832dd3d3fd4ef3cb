"""From an SVG as Vega draws it to one that a page takes in: classes for its colours, nothing that a strict policy bars.

Colours stay as attributes, so that the file stands alone; a page's own sheet overrides them by class.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from donghaeng.charts import look

NAMESPACE = "http://www.w3.org/2000/svg"
KEPT = frozenset((
    "viewBox", "transform", "d", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "width", "height", "cx", "cy", "r", "rx",
    "points", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "fill-opacity", "opacity", "font-size", "font-weight", "text-anchor",
    "clip-path", "id",
))  # fmt: skip
"""The attributes that draw something; names, roles, labels and styles go."""
WORDS = frozenset(("fill", "stroke", "id", "clip-path"))
"""Of those, the ones whose figures are no numbers: a colour may hold 1e21."""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?e-?\d+|-?\d+\.\d+")
DRAWS = frozenset(("svg", "g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath"))
"""The elements that a drawing of ours is made of; scripts and sheets are none of them."""
NOTHING = ("none", "transparent", None)
LONG = 400
"""A path of more characters is a boundary, for which a tenth of a pixel will do."""


def polished(drawn: str, about: Mapping[str, str]) -> str:
    """Make the SVG of a page out of one that Vega has drawn.

    Parameters
    ----------
    drawn : what vl-convert returns.
    about : ``code``, ``language``, ``width``, ``title`` and ``finding`` of the chart.

    Returns
    -------
    The same picture with a ``viewBox`` and no size; ``role="img"`` with title and description; each colour of the
    palette with its class, ``c-ink`` for a fill and ``c-ink-line`` for a stroke; ids of its own; no style, no script.
    The same drawing gives the same text.
    """
    root = ET.fromstring(drawn)  # noqa: S314 - Vega drew it in this process
    told = json.dumps(dict(about), sort_keys=True) + drawn_without_ids(drawn)
    prefix = "chart-" + hashlib.sha256(told.encode()).hexdigest()[:10]
    _unpack(root)
    _rename_ids(root, prefix)
    for element in root.iter():
        _clean(element)
    _prune(root)
    _head(root, about, prefix)
    ET.register_namespace("", NAMESPACE)
    return ET.tostring(root, encoding="unicode")


def drawn_without_ids(drawn: str) -> str:
    """A drawing without what counts up in a process, to tell whether two are the same.

    Examples
    --------
    >>> drawn_without_ids('<clipPath id="clip17"/><g clip-path="url(#clip17)"/>')
    '<clipPath id="clip"/><g clip-path="url(#clip)"/>'
    """
    return re.sub(r"\b(clip|gradient_)\d+", r"\1", drawn)


def _unpack(root: ET.Element) -> None:
    """Drop the ground: the page has its own."""
    first = root[0] if len(root) else None
    if first is not None and _tag(first) == "rect":
        root.remove(first)


def _rename_ids(root: ET.Element, prefix: str) -> None:
    """Number ids from 1 in the order of the document."""
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    new = {old: f"{prefix}-{place}" for place, old in enumerate(ids, start=1)}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, new[value])
            elif "url(#" in value:
                element.set(name, re.sub(r"url\(#([^)]+)\)", lambda found: f"url(#{new[found[1]]})", value))


def _clean(element: ET.Element) -> None:
    shorten = {False: _short, True: _shorter}
    kept = {name: value if name in WORDS else NUMBER.sub(shorten[name == "d" and len(value) > LONG], value)
            for name, value in element.attrib.items() if name in KEPT}  # fmt: skip
    if kept.get("opacity") == "1":
        del kept["opacity"]
    classes = [look.CLASSES[kept[name].lower()] + end for name, end in (("fill", ""), ("stroke", "-line"))
               if kept.get(name, "").lower() in look.CLASSES]  # fmt: skip
    element.attrib.clear()
    if classes:
        element.set("class", " ".join(classes))
    element.attrib.update(kept)


def _short(found: re.Match[str], decimals: int = 2) -> str:
    text = f"{float(found[0]):.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _shorter(found: re.Match[str]) -> str:
    return _short(found, 1)


def _prune(parent: ET.Element) -> None:
    """Drop what draws nothing, and groups that hold one thing and add nothing."""
    for child in list(parent):
        _prune(child)
        if _draws_nothing(child):
            parent.remove(child)
        elif _tag(child) == "g" and _adds_nothing(child):
            place = list(parent).index(child)
            parent.remove(child)
            for offset, inner in enumerate(child):
                parent.insert(place + offset, inner)


def _draws_nothing(element: ET.Element) -> bool:
    """A foreign element, an empty group, a path without a line or without paint."""
    tag = _tag(element)
    if tag == "path":
        return not element.get("d") or (element.get("fill") in NOTHING and element.get("stroke") in NOTHING)
    return tag not in DRAWS or (tag == "g" and not len(element))


def _adds_nothing(group: ET.Element) -> bool:
    return all(name == "transform" and value in ("translate(0,0)", "translate(0, 0)")
               for name, value in group.attrib.items())  # fmt: skip


def _head(root: ET.Element, about: Mapping[str, str], prefix: str) -> None:
    """Name the picture, and let the page's sheet size it."""
    view = root.attrib["viewBox"]
    root.attrib.clear()
    root.attrib.update(
        {
            "class": f"chart-drawing chart-drawing-{about['width']}",
            "viewBox": view,
            "role": "img",
            "lang": about["language"],
            "aria-labelledby": f"{prefix}-title {prefix}-desc",
            "font-family": look.FALLBACK,
        }
    )
    for name, text in (("desc", about["finding"]), ("title", about["title"])):
        element = ET.Element(f"{{{NAMESPACE}}}{name}", {"id": f"{prefix}-{name}"})
        element.text = text
        root.insert(0, element)


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
