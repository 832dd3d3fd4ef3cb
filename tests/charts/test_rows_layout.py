from hypothesis import given
from hypothesis import strategies as st

from donghaeng.charts.rows_layout import BAR_HEIGHT, PAD, rows_of

NAMES = st.lists(st.text("가나 다라abc", min_size=1, max_size=200), min_size=1, max_size=12)


def test_short_names_stand_beside_the_bars_on_a_phone():
    rows = rows_of(["주거", "의료·건강"], 328, figures=30)
    assert rows.is_beside
    assert rows.left < rows.right < 328 - 30


def test_long_names_stand_above_them():
    rows = rows_of(["Homes of people in poor housing that were improved"], 328, figures=30)
    assert not rows.is_beside
    assert rows.pixels == (0, 328)
    assert rows.first_line(0) < rows.middles[0] - BAR_HEIGHT / 2


def test_on_a_wide_page_long_names_are_wrapped_beside_the_bars():
    rows = rows_of(["Homes of people in poor housing that were improved and then improved again"], 680, figures=30)
    assert rows.is_beside
    assert len(rows.names[0]) > 1


@given(NAMES, st.sampled_from([328, 680]))
def test_no_row_runs_into_another(names, width):
    rows = rows_of(names, width, figures=30, top=20, lead=20)
    bounds = rows.spans(range(len(names)))
    assert bounds == [(20, rows.height)]
    each = [rows.spans([place])[0] for place in range(len(names))]
    for (low, high), middle, lines in zip(each, rows.middles, rows.names, strict=True):
        assert low + PAD <= middle - BAR_HEIGHT / 2 + 1e-6
        assert middle + BAR_HEIGHT / 2 <= high - PAD + 1e-6
        assert len(lines) <= 3


def test_rows_that_do_not_adjoin_are_spans_of_their_own():
    rows = rows_of(["a", "b", "c"], 680, figures=30)
    assert len(rows.spans([0, 2])) == 2


def test_figures_stand_on_the_line_of_the_name_or_of_the_bar():
    beside = rows_of(["a"], 680, figures=30)
    above = rows_of(["a " * 40], 328, figures=30)
    assert beside.figures(["1"])["data"]["values"] == [{"x": 680, "y": beside.middles[0], "text": "1"}]
    assert above.figure_line(0) == above.first_line(0)


def test_a_row_without_a_figure_has_none():
    assert rows_of(["a"], 680, figures=30).figures([""])["data"]["values"] == []


def test_a_name_may_be_bold():
    weights = [layer["mark"]["fontWeight"] for layer in rows_of(["a", "b"], 680, figures=30).name_layer(bold=[1])]
    assert weights == ["normal", "bold"]
