import pytest

from donghaeng.base.errors import DataError, InputError
from donghaeng.charts import look, waterfall
from donghaeng.index import Node

NODES = (
    Node("index", "Toy Index", "시험지수"),
    *(Node(code, code.title(), code, "index", "x", 1) for code in ("rent", "homes", "care")),
)
SCORES = {"a": {"rent": (100, 90), "homes": (100, 130), "care": (100, 100)}}


@pytest.fixture(scope="module")
def chart(toy):
    return waterfall(toy(SCORES, nodes=NODES), before="2022", after="2023")


# Three equal weights: a third of each change
def test_the_largest_rise_comes_first_and_each_part_is_its_weight_times_its_change(chart):
    assert [(row["node"], row["before"], row["after"], row["contribution"]) for row in chart.table.records()] == [
        ("homes", pytest.approx(100), pytest.approx(130), pytest.approx(10)),
        ("care", pytest.approx(100), pytest.approx(100), pytest.approx(0)),
        ("rent", pytest.approx(100), pytest.approx(90), pytest.approx(-10 / 3)),
    ]


def test_each_bar_begins_where_the_one_before_ends(chart):
    bars = [row for layer in chart.spec()["layer"] if layer["mark"]["type"] == "bar" for row in layer["data"]["values"]]
    ordered = sorted(bars, key=lambda row: row["y"])
    assert [(row["from"], row["to"]) for row in ordered] == [
        (pytest.approx(100), pytest.approx(110)),
        (pytest.approx(110), pytest.approx(110)),
        (pytest.approx(110), pytest.approx(100 + 20 / 3)),
    ]


def test_rises_falls_and_what_stood_still_differ_by_colour(chart):
    colours = {layer["mark"]["color"] for layer in chart.spec()["layer"] if layer["mark"]["type"] == "bar"}
    assert colours == {look.UP, look.DOWN, look.SAME}


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_both_scores_and_every_part_are_printed(chart, width):
    printed = str(chart.spec("ko", width))
    assert all(text in printed for text in ("'100.0000'", "'+10.0000'", "'−3.3333'", "'0.0000'", "'106.6667'"))
    assert "'2022년'" in printed


def test_the_finding_says_the_change_and_its_largest_parts(chart):
    assert chart.finding["en"] == (
        "From 2022 to 2023, Toy Index rose by 6.6667 points, from 100.0000 to 106.6667; the largest contributions are "
        "Homes (+10.0000), Rent (−3.3333)."
    )
    assert chart.title["ko"] == "시험지수 지표별 기여도, 2022~2023년"


# The contributions are worked out in tests/change/test_explanation.py
def test_what_moved_a_score_beside_those_below_it_comes_last(going_together):
    *_, last = waterfall(going_together.result).table.records()
    assert (last["node"], last["node_name_ko"], round(last["contribution"], 3)) == (
        None,
        "지표 수: 산정 지표 수의 변화",
        0.037,
    )


def test_one_unit_of_many_is_named(toy):
    chart = waterfall(toy({"a": SCORES["a"], "b": SCORES["a"]}, nodes=NODES), unit="b")
    assert chart.finding["en"].startswith("From 2022 to 2023, b’s Toy Index rose")
    assert chart.finding["ko"].startswith("b 시험지수의 점수는 2022년")


def test_what_made_a_given_score_and_an_indicator_is_refused(going_together):
    with pytest.raises(DataError, match="what made a given score is not known"):
        waterfall(going_together.result, node="housing")
    with pytest.raises(InputError, match="a node above indicators"):
        waterfall(going_together.result, node="housing_upgrade_support", before="2022", after="2023")


def test_a_period_that_is_not_there_is_refused(going_together):
    with pytest.raises(InputError, match="period: found '2031'"):
        waterfall(going_together.result, before="2022", after="2031")
