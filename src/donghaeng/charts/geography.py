"""Where districts lie on a map: a projection to pixels, and how much room a name has in each."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from donghaeng.base.errors import DataError, Fault, raise_if

Ring = Sequence[Sequence[float]]
Feature = Mapping[str, Any]


@dataclass(frozen=True)
class Projection:
    """Mercator's projection as Vega has it: pixels per radian, and where 0°, 0° falls. [px]"""

    scale: float
    translate: tuple[float, float]
    width: float
    height: float

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place falls. [degrees to px]"""
        x, y = _mercator(longitude, latitude)
        return self.scale * x + self.translate[0], self.translate[1] - self.scale * y


def fit(features: Sequence[Feature], width: float, most: float) -> Projection:
    """The projection that fills a width, or a height of at most ``most``, with features. [px]"""
    points = [_mercator(*point[:2]) for feature in features for ring in rings(feature) for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    scale = min((width - 2) / (right - left or 1e-9), (most - 2) / (top - bottom or 1e-9))
    height = scale * (top - bottom) + 2
    middle = (width - scale * (right - left)) / 2
    return Projection(scale, (middle - scale * left, 1 + scale * top), width, height)


def rings(feature: Feature) -> Iterator[Ring]:
    """The rings of a polygon or of several."""
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return (ring for polygon in polygons for ring in polygon)


def by_unit(boundaries: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, Feature]:
    """The feature of each unit.

    Parameters
    ----------
    boundaries : GeoJSON, a collection of polygons; the id of a feature stands in its ``id`` or ``properties.code``.
    ids : the id of each unit's feature.

    Raises
    ------
    DataError
        If a unit has no id, or no feature has it; it names every one.
    """
    known = {str(feature.get("id") or feature.get("properties", {}).get("code", "")): feature
             for feature in boundaries.get("features", ())}  # fmt: skip
    some = ", ".join(list(known)[:8]) or "a collection with features"
    faults = [Fault(f"boundary of {unit!r}", repr(code), f"the id of a feature: {some}")
              for unit, code in ids.items() if code not in known]  # fmt: skip
    raise_if(
        faults, DataError, "the map lacks boundaries; units.csv names each unit's feature in its column `boundary`"
    )
    return {unit: known[code] for unit, code in ids.items()}


def label_place(feature: Feature) -> tuple[float, float]:
    """Where a name stands: as the feature says, else at the middle of its largest ring. [degrees]"""
    properties = feature.get("properties", {})
    if "label_lon" in properties and "label_lat" in properties:
        return float(properties["label_lon"]), float(properties["label_lat"])
    ring = max(rings(feature), key=lambda one: abs(_area(one)))
    area = _area(ring) or 1e-12
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    return (sum((a[0] + b[0]) * cross for (a, b), cross in zip(pairs, crosses, strict=True)) / (6 * area),
            sum((a[1] + b[1]) * cross for (a, b), cross in zip(pairs, crosses, strict=True)) / (6 * area))  # fmt: skip


def outline(feature: Feature, projection: Projection) -> list[tuple[float, float, float, float]]:
    """The edges of a feature, each from x, y to x, y. [px]"""
    edges = []
    for ring in rings(feature):
        points = [projection.pixel(*point[:2]) for point in ring]
        edges += [(*a, *b) for a, b in zip(points, [*points[1:], points[0]], strict=True)]
    return edges


def room_for(
    edges: Sequence[tuple[float, float, float, float]], wanted: tuple[float, float], width: float, height: float
) -> tuple[float, float] | None:
    """The middle of a box of a size inside an outline, as near as can be to where it is wanted. [px]

    Returns
    -------
    None where the box does not fit.
    """
    top, bottom = min(y for _, y, *_ in edges), max(y for _, y, *_ in edges)
    half, steps = height / 2, round((bottom - top) / 3)
    spans = [_inside(edges, top + 3 * step) for step in range(steps + 1)]
    best: tuple[float, tuple[float, float]] | None = None
    for middle in range(steps + 1):
        y, reach = top + 3 * middle, math.ceil(half / 3)
        if middle < reach or middle + reach > steps or (best and abs(y - wanted[1]) >= best[0]):
            continue
        for low, high in _common(spans[middle - reach : middle + reach + 1]):
            if high - low >= width:
                x = min(max(wanted[0], low + width / 2), high - width / 2)
                distance = math.hypot(x - wanted[0], y - wanted[1])
                if best is None or distance < best[0]:
                    best = (distance, (x, y))
    return None if best is None else best[1]


def _inside(edges: Sequence[tuple[float, float, float, float]], y: float) -> list[tuple[float, float]]:
    """Where a level line runs inside an outline."""
    crossings = sorted(x1 + (y - y1) / (y2 - y1) * (x2 - x1) for x1, y1, x2, y2 in edges if (y1 <= y) != (y2 <= y))
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def _common(spans: Sequence[Sequence[tuple[float, float]]]) -> list[tuple[float, float]]:
    """What all of several sets of spans have in common."""
    common = list(spans[0])
    for others in spans[1:]:
        common = [(max(a, c), min(b, d)) for a, b in common for c, d in others if min(b, d) > max(a, c)]
    return common


def _area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    return math.radians(longitude), math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
