import pytest

from donghaeng.base.errors import DataError
from donghaeng.charts import look, movement
from donghaeng.index import Node

NODES = (
    Node("index", "Toy Index", "시험지수"),
    *(Node(code, code.title(), code, "index", "x", 1) for code in ("rent", "homes", "care", "gap")),
)
SCORES = {"a": {"rent": (100, 90), "homes": (100, 120), "care": (100, 100), "gap": (100, None)}}


@pytest.fixture(scope="module")
def chart(toy):
    return movement(toy(SCORES, nodes=NODES), before="2022", after="2023")


def test_the_largest_rise_comes_first_and_gaps_last(chart):
    assert [(row["node"], row["change"]) for row in chart.table.records()] == [
        ("homes", pytest.approx(20)),
        ("care", pytest.approx(0)),
        ("rent", pytest.approx(-10)),
        ("gap", None),
    ]
    assert list(chart.table.records())[-1]["why_ko"] == "값 없음"


def test_directions_differ_by_shape_and_colour(chart):
    heads = {(layer["mark"]["shape"], layer["mark"]["color"]) for layer in chart.spec()["layer"]
             if layer["mark"]["type"] == "point" and layer["mark"].get("size") == 95}  # fmt: skip
    assert heads == {("triangle-right", look.UP), ("triangle-left", look.DOWN), ("circle", look.SAME)}


def test_the_change_is_signed_and_on_a_wide_page_the_scores_stand_beside_it(chart):
    wide, narrow = (str(chart.spec("ko", width)) for width in ("wide", "narrow"))
    assert all(text in wide and text in narrow for text in ("+20.0", "−10.0", "'0.0'"))
    assert "100.0 → 120.0" in wide
    assert "→" not in narrow


def test_the_columns_are_headed_by_their_periods(chart):
    headers = {column.code: column.headers["ko"] for column in chart.table.columns}
    assert (headers["before"], headers["after"]) == ("2022년", "2023년")


def test_the_last_period_and_the_one_before_are_taken(toy):
    result = toy({"a": {"rent": (100, 90, 95), "homes": (100, 120, 90)}}, periods=("2021", "2022", "2023"))
    assert movement(result).title["ko"] == "시험지수 지표별 증감, 2022~2023년"


def test_nothing_that_can_be_compared_can_be_drawn(toy):
    nothing = toy({"a": {"rent": (100, None), "homes": (None, 100)}}, base=False)
    assert movement(nothing, before="2022", after="2023").spec()["height"] > 0


def test_a_period_that_is_not_there_is_refused(toy):
    with pytest.raises(DataError, match="period: found '2031'"):
        movement(toy(SCORES, nodes=NODES), before="2022", after="2031")
