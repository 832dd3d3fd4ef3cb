import pytest

from donghaeng.base.errors import DataError
from donghaeng.charts import bars
from donghaeng.charts.bar_chart import domain_of

SCORES = {"a": {"rent": (100, 110), "homes": (100, 80)}, "b": {"rent": (100, 90), "homes": (100, 120)}}


def layers(spec, mark):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def test_the_children_stand_in_the_order_of_the_framework(toy):
    (layer,) = layers(bars(toy(SCORES), unit="a").spec("ko"), "bar")
    assert [(row["name"], row["score"]) for row in layer["data"]["values"]] == [
        ("임대료", pytest.approx(110)),
        ("주택", pytest.approx(80)),
    ]


def test_another_unit_stands_beside_as_diamonds_and_in_the_table(toy):
    chart = bars(toy(SCORES), unit="a", beside="b")
    diamonds = [layer for layer in layers(chart.spec(), "point") if len(layer["data"]["values"]) == 2]
    assert [row["score"] for row in diamonds[0]["data"]["values"]] == [pytest.approx(90), pytest.approx(120)]
    assert [row["unit"] for row in chart.table.records()] == ["a", "b", "a", "b"]


def test_a_unit_beside_itself_stands_once(toy):
    assert len(bars(toy(SCORES), unit="a", beside="a").table.rows) == 2


def test_a_gap_is_said_in_words_where_the_bar_would_be(toy):
    spec = bars(toy({"a": {"rent": (100, None), "homes": (100, 80)}}), period="2023").spec("ko")
    assert "점수 없음(값 없음)" in str(layers(spec, "text"))
    assert len(layers(spec, "bar")[0]["data"]["values"]) == 1


def test_the_last_period_with_a_score_is_taken(toy):
    assert bars(toy({"a": {"rent": (100, None), "homes": (100, None)}})).title["en"] == "Toy Index by indicator, 2022"


def test_an_indicator_has_no_children_and_stands_for_itself(toy):
    assert [row["node"] for row in bars(toy(SCORES), node="rent", unit="a").table.records()] == ["rent"]


def test_a_period_that_is_not_there_is_refused(toy):
    with pytest.raises(DataError, match="period: found '2031'; expected one of 2022, 2023"):
        bars(toy(SCORES), unit="a", period="2031")


@pytest.mark.parametrize(
    ("values", "domain"), [([50.0, None], (0, 50)), ([-5.0, 5.0], (-5, 5)), ([], (0, 1)), ([0.0], (0, 1))]
)
def test_bars_reach_from_zero(values, domain):
    assert domain_of(values, None) == domain
