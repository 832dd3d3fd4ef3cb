import pytest

from donghaeng.base.errors import DataError
from donghaeng.charts import look, ranking

SCORES = {
    "city": {"rent": (100, 105), "homes": (100, 105)},
    "a": {"rent": (100, 90), "homes": (100, 90)},
    "b": {"rent": (100, 120), "homes": (100, 120)},
    "c": {"rent": (100, None), "homes": (100, None)},
}


@pytest.fixture(scope="module")
def chart(toy):
    return ranking(toy(SCORES, base_unit="city"), period="2023", highlight="a")


def test_units_stand_by_score_the_reference_unit_without_a_rank_and_gaps_last(chart):
    assert [(row["unit"], row["rank"]) for row in chart.table.records()] == [
        ("b", 1), ("city", None), ("a", 2), ("c", None),
    ]  # fmt: skip


def test_the_reference_unit_has_a_colour_of_its_own(chart):
    colours = {layer["mark"]["color"]: [row["name"] for row in layer["data"]["values"]]
               for layer in chart.spec()["layer"] if layer["mark"]["type"] == "bar"}  # fmt: skip
    assert colours == {look.BAR: ["b", "a"], look.BAR_SOFT: ["city"]}


def test_the_finding_is_about_ranked_units_alone(chart):
    assert chart.finding["en"].startswith("Of the 2 units, b had the highest Toy Index in 2023 (120.0)")


def test_the_unit_a_page_is_about_is_bold(chart):
    bold = [layer for layer in chart.spec()["layer"] if layer["mark"].get("fontWeight") == "bold"]
    assert ["a"] in [row["text"] for layer in bold for row in layer["data"]["values"]]


def test_an_unknown_unit_cannot_be_highlighted(toy):
    with pytest.raises(DataError, match="highlight: found 'x'; expected one of city, a, b, c"):
        ranking(toy(SCORES), highlight="x")
