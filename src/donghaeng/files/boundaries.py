"""The boundaries of a city's units: a GeoJSON file of polygons, each with an id."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from donghaeng.base.errors import Fault, FileError, raise_if
from donghaeng.files.text import read_text

SHAPES = ("Polygon", "MultiPolygon")


def read_boundaries(file: Path) -> dict[str, Any]:
    """Read boundaries and check that each can be drawn and named.

    Returns
    -------
    The FeatureCollection as it stands; longitude and latitude. [degrees]

    Raises
    ------
    FileError
        With every fault: no JSON, no FeatureCollection, a feature without an id or a polygon, an id twice.
    """
    try:
        content = json.loads(read_text(file))
    except json.JSONDecodeError as error:
        fault = Fault("JSON", str(error), "a GeoJSON file", error.lineno, file=file.name)
        raise FileError(f"{file.name} cannot be read", [fault]) from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not features:
        fault = Fault("features", "none", "a FeatureCollection with a feature per unit", file=file.name)
        raise FileError(f"{file.name} holds no boundaries", [fault])
    raise_if(list(_faults(features, file.name)), FileError, f"{file.name} cannot be used")
    found: dict[str, Any] = content
    return found


def _faults(features: list[Any], name: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, feature in enumerate(features, start=1):
        own = feature if isinstance(feature, dict) else {}
        code = str(own.get("id", ""))
        if not code:
            yield Fault(f"id of feature {place}", "nothing", "the id that units.csv names under boundary", file=name)
        elif code in seen:
            yield Fault(f"id of feature {place}", f"{code!r} again", "each id once", file=name)
        seen.add(code)
        shape = own.get("geometry") or {}
        if shape.get("type") not in SHAPES or not shape.get("coordinates"):
            yield Fault(f"geometry of feature {place}", repr(shape.get("type")), " or ".join(SHAPES), file=name)
