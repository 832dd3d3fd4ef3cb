import pytest

from donghaeng.charts import frame, look

ABOUT = {"code": "x", "language": "en", "width": "wide", "title": "A title", "finding": "A finding."}
DRAWING = frame.canvas(100, 50, [frame.texts([(1, 2, "a")])])


def test_a_drawing_on_a_page_has_its_own_size():
    spec = frame.finished(DRAWING, ABOUT, "", is_titled=False)
    assert (spec["width"], spec["height"], spec["padding"]) == (100, 50, {"left": 0, "right": 0, "top": 0, "bottom": 0})
    assert spec["autosize"] == {"type": "none"}


def test_a_drawing_says_what_it_is():
    spec = frame.finished(DRAWING, ABOUT, "", is_titled=False)
    assert spec["usermeta"] == {"donghaeng": ABOUT}
    assert spec["description"] == "A finding."


def test_a_drawing_that_stands_alone_has_title_finding_and_a_margin():
    spec = frame.finished(DRAWING, ABOUT, "", is_titled=True)
    texts = [row["text"] for layer in spec["layer"] for row in layer["data"]["values"]]
    assert texts == ["a", ["A title"], ["A finding."]]
    assert spec["padding"]["left"] == frame.MARGIN < spec["padding"]["top"]


def test_sources_are_printed_below():
    spec = frame.finished(DRAWING, ABOUT, "Boundaries: NGII", is_titled=False)
    assert spec["layer"][-1]["data"]["values"][0]["text"] == ["Boundaries: NGII"]
    assert spec["padding"]["bottom"] > 0


@pytest.mark.parametrize(("value", "pixel"), [(0, 10), (50, 60), (100, 110)])
def test_a_value_has_its_place(value, pixel):
    assert frame.place(value, (0, 100), (10, 110)) == pixel


def test_a_value_of_no_span_stands_in_the_middle():
    assert frame.place(5, (5, 5), (0, 10)) == 5


def test_a_scale_is_settled_by_us():
    found = frame.scaled("score", (0, 100), (10, 110), title="Score")
    assert found["scale"] == {"domain": [0, 100], "range": [10, 110], "zero": False, "nice": False}
    assert (found["axis"], found["title"]) == (None, "Score")


def test_places_come_out_of_the_data_or_are_fixed():
    assert frame.pixel("x")["scale"] is None
    assert frame.at(1.005) == {"value": 1.0}


def test_letters_have_the_height_of_their_size():
    layer = frame.texts([(0, 0, ["a", "b"])], fontSize=10, color=look.MUTED)
    assert layer["mark"] == {
        "type": "text",
        "fontSize": 10,
        "color": look.MUTED,
        "baseline": "middle",
        "lineHeight": 13,
    }
