import json
from pathlib import Path

import pytest

from donghaeng.base.errors import FileError
from donghaeng.files.boundaries import read_boundaries

ROOT = Path(__file__).parents[2]
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]}


def written(folder, features):
    file = folder / "boundaries.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


def test_the_boundaries_of_seoul_are_25_districts():
    found = read_boundaries(ROOT / "cities/seoul/boundaries.geojson")
    assert len({feature["id"] for feature in found["features"]}) == 25


def test_every_faulty_feature_is_named(tmp_path):
    features = [{"id": "a", "geometry": SQUARE}, {"id": "a", "geometry": SQUARE}, {"geometry": {"type": "Point"}}]
    with pytest.raises(FileError) as caught:
        read_boundaries(written(tmp_path, features))
    assert str(caught.value).splitlines()[1:] == [
        "  - boundaries.geojson, id of feature 2: found 'a' again; expected each id once",
        "  - boundaries.geojson, id of feature 3: found nothing; expected the id that units.csv names under boundary",
        "  - boundaries.geojson, geometry of feature 3: found 'Point'; expected Polygon or MultiPolygon",
    ]


@pytest.mark.parametrize(("text", "told"), [("{", "cannot be read"), ("[]", "holds no boundaries"), ("{}", "no bound")])
def test_what_is_no_geojson_is_refused(tmp_path, text, told):
    file = tmp_path / "boundaries.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match=told):
        read_boundaries(file)
