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
    return Projection(scale, (middle - scale * left, 1 + scale * top), height)


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


def room_at(feature: Feature, projection: Projection, y: float, x: float) -> float:
    """How wide a text centred at a pixel may be without leaving the feature. [px]"""
    crossings = []
    for ring in rings(feature):
        points = [projection.pixel(*point[:2]) for point in ring]
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
            if (y1 <= y) != (y2 <= y):
                crossings.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    left = max((crossing for crossing in crossings if crossing <= x), default=x)
    right = min((crossing for crossing in crossings if crossing > x), default=x)
    return 2 * min(x - left, right - x) if sum(crossing <= x for crossing in crossings) % 2 else 0.0


def _area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    return math.radians(longitude), math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
