"""The picture of net incomes over earnings: where its lines are, and that it is fit for a strict page."""

import re
from xml.etree import ElementTree as ET

import pytest

from donghaeng.charts import ScheduleLine, look, schedule_picture

GUARANTEED = ScheduleLine("Safety Income", ((0.0, 1e6), (2e6, 2e6), (4e6, 4e6)))
CLIFF = ScheduleLine("A & B <today>", ((0.0, 7e5), (1e6, 1.7e6), (1e6, 1e6), (4e6, 4e6)))
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*lines, language="en", width="wide", **more):
    about = {"language": language, "width": width, "title": "Net income & work", "finding": "A won more is a won."}
    return ET.fromstring(schedule_picture(lines, about, **more))  # noqa: S314 - our own


def corners(path):
    return [tuple(map(float, pair.split(","))) for pair in re.split("[ML]", path.get("d")) if pair]


def thick(root):
    """The lines of the policies, without the samples of the legend."""
    return [path for path in root.iter(f"{SVG}path") if path.get("stroke-width") == "2.5" and len(corners(path)) > 2]


def test_a_line_has_its_corners_where_the_amounts_are():
    first, second = thick(drawn(GUARANTEED, CLIFF))
    (left, high), (middle, half), (right, low) = corners(first)
    assert left < middle < right
    assert (middle - left) == pytest.approx(right - middle, abs=0.2)  # 0, 2 and 4 million
    assert (high - half) == pytest.approx((half - low) / 2, abs=0.2)  # 1, 2 and 4 million
    assert corners(second)[1][0] == corners(second)[2][0]  # a cliff is upright
    assert first.get("class") == f"{look.CLASSES[look.SERIES[0]]}-line"
    assert second.get("stroke-dasharray")


@pytest.mark.parametrize(("language", "width", "words"), [
    ("en", "narrow", {"Net income a month (million won)", "Earnings a month (million won)", "Without any benefit"}),
    ("ko", "wide", {"월 순소득 (만 원)", "월 근로소득 (만 원)", "급여가 없을 때"}),
])  # fmt: skip
def test_it_says_what_it_shows(language, width, words):
    root = drawn(GUARANTEED, CLIFF, language=language, width=width)
    said = {text.text for text in root.iter(f"{SVG}text")}
    assert words | {"Safety Income", "A & B <today>"} <= said
    assert root.get("viewBox").split()[2] == str(look.WIDTHS[width])
    title, finding = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (title.text, finding.text) == ("Net income & work", "A won more is a won.")
    assert root.get("aria-labelledby").split() == [title.get("id"), finding.get("id")]


def test_everything_is_inside_and_nothing_is_barred():
    root = drawn(GUARANTEED, CLIFF, width="narrow", at=4e6, besides=5e5)
    _, _, wide, high = map(float, root.get("viewBox").split())
    places = [spot for path in root.iter(f"{SVG}path") for spot in corners(path)]
    assert all(0 <= x <= wide and 0 <= y <= high for x, y in places)
    assert not any("style" in element.attrib for element in root.iter())
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "title", "desc", "path", "text"}


def test_the_household_is_marked_where_it_is_and_only_if_asked():
    assert "Now" not in {text.text for text in drawn(GUARANTEED).iter(f"{SVG}text")}
    (now,) = [text for text in drawn(GUARANTEED, at=2e6).iter(f"{SVG}text") if text.text == "Now"]
    assert float(now.get("x")) == pytest.approx(corners(thick(drawn(GUARANTEED))[0])[1][0], abs=0.1)


def test_more_lines_than_can_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="6 lines: at most 5"):
        drawn(*[GUARANTEED] * 6)


def test_without_benefits_income_besides_earnings_is_left():
    dotted = [path for path in drawn(GUARANTEED, besides=1e6).iter(f"{SVG}path") if path.get("class") == "c-rule-line"]
    start = corners(dotted[-1])[0]
    assert start == corners(thick(drawn(GUARANTEED, besides=1e6))[0])[0]  # the guarantee of 1 million begins there, too
