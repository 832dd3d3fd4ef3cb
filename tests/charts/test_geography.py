import pytest

from donghaeng.base.errors import DataError
from donghaeng.charts.geography import by_unit, fit, label_place, outline, rings, room_for

SQUARE = [[126.0, 37.0], [126.0, 38.0], [127.0, 38.0], [127.0, 37.0], [126.0, 37.0]]
ISLAND = [[127.5, 37.0], [127.5, 37.1], [127.6, 37.1], [127.6, 37.0], [127.5, 37.0]]


def feature(*parts, code="1", **properties):
    geometry = {"type": "Polygon", "coordinates": [parts[0]]}
    if len(parts) > 1:
        geometry = {"type": "MultiPolygon", "coordinates": [[part] for part in parts]}
    return {"type": "Feature", "id": code, "geometry": geometry, "properties": properties}


def test_features_fill_the_width_they_are_given():
    projection = fit([feature(SQUARE)], 300, 1000)
    left, top = projection.pixel(126, 38)
    right, bottom = projection.pixel(127, 37)
    assert (left, right, top) == (pytest.approx(1), pytest.approx(299), pytest.approx(1))
    assert bottom == pytest.approx(projection.height - 1)


def test_features_are_no_higher_than_they_may_be_and_stand_in_the_middle():
    projection = fit([feature(SQUARE)], 300, 100)
    left, _ = projection.pixel(126, 38)
    right, _ = projection.pixel(127, 37)
    assert projection.height == 100
    assert left + right == pytest.approx(300)


def test_units_find_their_features_by_id_or_code():
    first, second = feature(SQUARE, code="1"), {**feature(ISLAND), "id": None, "properties": {"code": "2"}}
    assert by_unit({"features": [first, second]}, {"a": "1", "b": "2"}) == {"a": first, "b": second}


def test_every_missing_feature_is_named():
    with pytest.raises(DataError, match="lacks boundaries") as error:
        by_unit({"features": [feature(SQUARE)]}, {"a": "1", "b": "2", "c": "3"})
    assert [fault.where for fault in error.value.faults] == ["boundary of 'b'", "boundary of 'c'"]


def test_a_name_stands_where_the_feature_says():
    assert label_place(feature(SQUARE, label_lon=126.2, label_lat=37.3)) == (126.2, 37.3)


def test_without_a_word_a_name_stands_in_the_middle_of_the_largest_part():
    assert label_place(feature(ISLAND, SQUARE)) == (pytest.approx(126.5), pytest.approx(37.5))


def test_all_parts_have_their_outline():
    both = feature(SQUARE, ISLAND)
    assert len(list(rings(both))) == 2
    assert len(outline(both, fit([both], 100, 100))) == 10


EDGES = [(0, 0, 0, 100), (0, 100, 60, 100), (60, 100, 60, 0), (60, 0, 0, 0)]


def test_a_box_that_fits_stands_where_it_is_wanted():
    x, y = room_for(EDGES, (30, 48), 20, 12)
    assert (x, y) == (30, pytest.approx(48, abs=2))


def test_a_box_at_the_edge_is_moved_inside():
    x, y = room_for(EDGES, (59, 99), 20, 12)
    assert x == 50
    assert y + 6 <= 100


@pytest.mark.parametrize(("width", "height"), [(70, 10), (10, 120)])
def test_a_box_that_does_not_fit_has_no_place(width, height):
    assert room_for(EDGES, (30, 50), width, height) is None
