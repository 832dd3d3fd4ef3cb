import pytest

from donghaeng.base.errors import DataError
from donghaeng.charts import line, look
from donghaeng.charts.line_chart import ABOVE, BELOW, _beside_the_line
from donghaeng.index import Published

PERIODS = ("2020", "2021", "2022", "2024")
SCORES = {"a": {"rent": (100, 110, None, 130), "homes": (100, 120, 90, 80)}}


def layers(spec, mark):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def test_a_gap_breaks_the_line(toy):
    (path,) = layers(line(toy(SCORES, periods=PERIODS), node="rent").spec(), "line")
    assert [row["score"] for row in path["data"]["values"]] == [100, pytest.approx(110), None, 130]
    assert path["mark"]["invalid"] == "break-paths-filter-domains"


def test_the_finding_does_not_compare_periods_that_are_not_to_be_compared(toy):
    said = line(toy({"a": {"rent": (100, 110), "homes": (100, 120)}}, compare_periods=False), node="homes").finding
    assert said == {"en": "In 2023 the score for Homes was 120.0.", "ko": "2023년 주택 점수는 120.0입니다."}


def test_years_stand_as_far_apart_as_they_are(toy):
    (path,) = layers(line(toy(SCORES, periods=PERIODS), node="homes").spec(), "line")
    assert [row["at"] for row in path["data"]["values"]] == [2020, 2021, 2022, 2024]
    assert path["encoding"]["x"]["scale"]["domain"] == [2020, 2024]


def test_the_base_is_a_rule_and_in_the_legend(toy):
    spec = line(toy(SCORES, periods=PERIODS), node="homes").spec("ko")
    assert [layer for layer in layers(spec, "rule") if layer["data"]["values"] == [{"score": 100.0}]]
    assert "기준: 2020년=100" in str(layers(spec, "text"))


def test_scores_without_a_base_have_no_rule(toy):
    spec = line(toy({"a": {"rent": (1, 2), "homes": (1, 2)}}, base=False)).spec()
    assert "Base" not in str(spec)


def test_published_values_are_rings_and_a_column(toy):
    printed = [
        Published("rent", "2021", 110.0, 0, "2022-01-01", "s"),
        Published("rent", "2021", 110.4, 1, "2023-01-01", "s"),
        Published("homes", "2021", 1.0, 0, "2022-01-01", "s"),
        Published("rent", "2031", 1.0, 0, "2022-01-01", "s"),
    ]
    chart = line(toy(SCORES, periods=PERIODS), node="rent", published=printed)
    rings = next(layer for layer in layers(chart.spec(), "point") if layer["mark"]["size"] == 110)
    assert [(row["period"], row["score"]) for row in rings["data"]["values"]] == [("2021", 110.0), ("2021", 110.4)]
    assert [row["published"] for row in chart.table.records()] == [None, 110.4, None, None]


def test_two_units_are_two_lines_with_dashes_of_their_own(toy):
    both = toy({"a": SCORES["a"], "b": SCORES["a"]}, periods=PERIODS)
    chart = line(both, node="homes", units=("a", "b"))
    dashes = {tuple(layer["mark"]["strokeDash"]) for layer in layers(chart.spec(), "line")}
    assert dashes == set(look.DASHES[:2])
    assert chart.finding["en"].endswith("b’s score was 80.0, as high.")


def test_more_lines_than_can_be_told_apart_are_refused(toy):
    many = toy(dict.fromkeys("abcdef", SCORES["a"]), periods=PERIODS)
    with pytest.raises(DataError, match="found 6; expected at most 5"):
        line(many, units=tuple("abcdef"))


def test_one_of_several_units_has_to_be_named(toy):
    with pytest.raises(DataError, match="which unit"):
        line(toy({"a": SCORES["a"], "b": SCORES["a"]}, periods=PERIODS))


def test_a_node_without_a_score_can_be_drawn(toy):
    nothing = toy({"a": {"rent": (None, None), "homes": (100, 100)}})
    assert line(nothing, node="rent").finding["en"] == "There is no score for Rent."
    assert line(nothing, node="rent").spec()["height"] > 0


@pytest.mark.parametrize(
    ("values", "place", "spot"),
    [
        ([1, 2, 3], 0, (-1, ABOVE)),
        ([1, 2, 3], 1, (-1, ABOVE)),
        ([1, 2, 3], 2, (0, ABOVE)),
        ([3, 2, 1], 0, (1, ABOVE)),
        ([3, 2, 1], 1, (1, ABOVE)),
        ([3, 2, 1], 2, (0, BELOW)),
        ([3, 1, 3], 1, (0, BELOW)),
        ([1, 3, 1], 1, (0, ABOVE)),
        ([1], 0, (0, ABOVE)),
    ],
)
def test_a_value_stands_clear_of_its_line(values, place, spot):
    assert _beside_the_line(values, place) == spot


def test_many_periods_are_drawn_and_the_last_is_named(toy, boxes):
    from donghaeng.charts.draw import svg

    periods = tuple(str(year) for year in range(1990, 2025))
    values = tuple(100.0 + year % 7 for year in range(35))
    long = toy({"a": {"rent": values, "homes": values}}, periods=periods)
    texts = boxes(svg(line(long, node="rent").spec("ko", "narrow")))
    assert "2024년" in {box.text for box in texts}
    assert not [(a.text, b.text) for a in texts for b in texts if a is not b and a.overlaps(b)]


def test_a_score_that_was_taken_as_printed_is_a_ring_and_never_a_computed_dot(going_together):
    housing = line(going_together.result, node="housing", published=going_together.index.published)
    spec = housing.spec("ko")
    (rings,) = layers(spec, "point")[:1]
    assert {layer["mark"]["size"] for layer in layers(spec, "point")} == {110}
    assert not any(layer["mark"]["filled"] for layer in layers(spec, "point"))
    assert [row["score"] for row in rings["data"]["values"]] == [100, 125.1, 120.3]
    assert "공표값" in str(layers(spec, "text"))
    assert "산출값" not in str(spec)


def test_a_computed_score_is_still_a_dot_in_its_ring(going_together):
    spec = line(going_together.result, published=going_together.index.published).spec("en")
    assert {layer["mark"]["filled"] for layer in layers(spec, "point")} == {True, False}
    assert "Computed" in str(spec)
    assert "Published" in str(spec)
