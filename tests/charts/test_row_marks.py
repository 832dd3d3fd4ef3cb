import pytest

from donghaeng.charts import look
from donghaeng.charts.row_marks import bar_layer, base_layer, legend
from donghaeng.charts.rows_layout import rows_of

BESIDE = rows_of(["a", "b"], 680, figures=30)
ABOVE = rows_of(["a " * 40, "b " * 40], 328, figures=30)


def test_bars_begin_at_zero():
    layer = bar_layer(BESIDE, [{"name": "a", "score": 50.0, "y": 10}], (-100, 100), colour=look.BAR,
                      heads={"name": "Pillar", "score": "Score"})  # fmt: skip
    assert layer["encoding"]["x2"]["value"] == pytest.approx(sum(BESIDE.pixels) / 2, abs=0.01)


def test_what_stands_under_the_pointer_has_headings():
    layer = bar_layer(BESIDE, [], (0, 100), colour=look.BAR, heads={"name": "Pillar", "text": "Score"})
    assert [(one["field"], one["title"]) for one in layer["encoding"]["tooltip"]] == [
        ("name", "Pillar"), ("text", "Score"),
    ]  # fmt: skip


def test_the_base_runs_through_rows_that_adjoin():
    assert len(base_layer(BESIDE, 100, (0, 200), [0, 1])["data"]["values"]) == 1


def test_the_base_leaves_out_rows_without_a_score():
    (row,) = base_layer(BESIDE, 100, (0, 200), [1])["data"]["values"]
    assert row["to"] == BESIDE.height
    assert row["from"] > BESIDE.middles[0]


def test_the_base_spares_names_that_stand_above_their_bars():
    rows = base_layer(ABOVE, 100, (0, 200), [0, 1])["data"]["values"]
    assert all(row["from"] > ABOVE.first_line(place) for place, row in enumerate(rows))


def test_a_legend_that_is_too_wide_takes_another_line():
    entries = [("rule", "기준: 2022년=100"), ("dot", "산출값"), ("ring", "공표값")]
    _, one_line = legend(entries, 680)
    layers, two_lines = legend(entries, 200)
    assert two_lines > one_line
    assert {layer["mark"]["type"] for layer in layers} == {"rule", "point", "text"}


def test_no_legend_takes_no_room():
    assert legend([], 680) == ([], 0)
