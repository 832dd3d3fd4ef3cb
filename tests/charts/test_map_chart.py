import pytest

from donghaeng.base.errors import DataError
from donghaeng.charts import Names, choropleth, look
from donghaeng.charts.map_chart import short_names

SQUARE = [[126.0, 37.0], [126.0, 38.0], [127.0, 38.0], [127.0, 37.0], [126.0, 37.0]]
ASKED = {"en": "Boundaries: NGII", "ko": "경계: 국토지리정보원"}
SCORES = {name: {"rent": (100, last), "homes": (100, last)} for name, last in
          (("a", 80), ("b", 130), ("c", None), ("city", 100))}  # fmt: skip


def square(code, shift):
    ring = [[x + shift, y] for x, y in SQUARE]
    return {"type": "Feature", "id": code, "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


BOUNDARIES = {"type": "FeatureCollection", "features": [square("1", 0), square("2", 1), square("3", 2)]}
NAMES = Names({}, {"a": "1", "b": "2", "c": "3"})


@pytest.fixture(scope="module")
def chart(toy):
    return choropleth(toy(SCORES), boundaries=BOUNDARIES, attribution=ASKED, period="2023", names=NAMES)


def shapes(spec):
    return {layer["mark"]["fill"]: [row["name"] for row in layer["data"]["values"]]
            for layer in spec["layer"] if layer["mark"]["type"] == "geoshape"}  # fmt: skip


def test_districts_are_sand_below_the_base_and_blue_above(chart):
    found = shapes(chart.spec())
    assert found[look.SHADES[2]] == ["a"]
    assert found[look.SHADES[3]] == ["b"]


def test_a_gap_is_outlined_and_in_the_legend(chart):
    assert shapes(chart.spec())[look.SURFACE] == ["c"]
    dashed = [layer for layer in chart.spec("ko")["layer"] if layer["mark"].get("strokeDash") == [3, 2]]
    assert [layer["mark"]["type"] for layer in dashed] == ["geoshape", "rect"]
    assert "점수 없음" in str(chart.spec("ko"))


def test_under_the_pointer_stand_a_name_and_a_score_or_why_there_is_none(chart):
    shown = [layer for layer in chart.spec("ko")["layer"] if layer["mark"]["type"] == "geoshape"]
    titles = {tuple(one["title"] for one in layer["encoding"]["tooltip"]) for layer in shown}
    assert titles == {("평가 단위", "점수")}
    (gap,) = next(layer["data"]["values"] for layer in shown if layer["mark"]["fill"] == look.SURFACE)
    assert gap["text"] == "점수 없음(하위 값 결측)"


def test_the_attribution_is_printed(chart):
    assert "경계: 국토지리정보원" in str(chart.spec("ko", "narrow"))


def test_the_classes_have_numbers(chart):
    assert all(text in str(chart.spec()) for text in ("'80.0–99.9'", "'100.0–130.0'"))


def test_the_table_ranks_every_unit_and_names_its_class(chart):
    rows = {row["unit"]: (row["rank"], row["class"]) for row in chart.table.records()}
    assert rows == {"b": (1, "100.0–130.0"), "city": (2, None), "a": (3, "80.0–99.9"), "c": (None, None)}


def test_a_missing_feature_is_refused(toy):
    with pytest.raises(DataError, match="boundary of 'c': found '9'"):
        choropleth(toy(SCORES), boundaries=BOUNDARIES, attribution=ASKED, names=Names({}, {"a": "1", "c": "9"}))


def test_units_without_any_boundary_cannot_be_mapped(toy):
    with pytest.raises(DataError, match="nothing to map"):
        choropleth(toy(SCORES), boundaries=BOUNDARIES, attribution=ASKED)


def test_every_district_of_seoul_is_named_on_the_wide_map(gallery):
    words = str([layer["data"]["values"] for layer in gallery["map"].spec("ko")["layer"]
                 if layer["mark"]["type"] == "text"])  # fmt: skip
    names = [row["unit_name_ko"] for row in gallery["map"].table.records() if row["unit"] != "seoul"]
    assert [name for name in names if name not in words] == []


@pytest.mark.parametrize(
    ("names", "short"), [(["Jung-gu", "Mapo-gu"], ["Jung", "Mapo"]), (["Jung-gu", "Seoul"], ["Jung-gu", "Seoul"]),
                         (["중구", "마포구"], ["중구", "마포구"]), (["Jung-gu"], ["Jung-gu"])],
)  # fmt: skip
def test_an_ending_that_all_share_is_left_out(names, short):
    assert short_names(names) == short
