"""What is drawn of Seoul's two indices: every label whole, none over another, every letter there."""

import re
import sys
from xml.etree import ElementTree as ET

import pytest

from donghaeng.base.errors import DataError, NotInstalledError
from donghaeng.charts import draw, fonts, look

pytestmark = pytest.mark.slow

VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
PLACES = [(language, width) for language in ("ko", "en") for width in look.WIDTHS]
FIGURES = ("path", "path with a gap", "pillars", "indicators with gaps", "movement", "movement with gaps", "map",
           "map with gaps", "ranking", "paths", "bars beside", "movement of a district", "waterfall",
           "waterfall of a district")  # fmt: skip


@pytest.fixture(scope="session")
def drawn(gallery):
    """Give the SVG of a figure, drawn once."""
    kept = {}

    def svg_of(name, language, width, *, is_titled=False):
        key = (name, language, width, is_titled)
        if key not in kept:
            kept[key] = draw.svg(gallery[name].spec(language, width, is_titled=is_titled))
        return kept[key]

    return svg_of


def test_every_figure_is_looked_at(gallery):
    assert set(FIGURES) == set(gallery)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(("language", "width"), PLACES)
def test_no_label_lies_over_another(drawn, boxes, name, language, width):
    texts = boxes(drawn(name, language, width))
    assert texts
    assert [(a.text, b.text) for i, a in enumerate(texts) for b in texts[i + 1 :] if a.overlaps(b)] == []


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(("language", "width"), PLACES)
@pytest.mark.parametrize("is_titled", [False, True])
def test_no_label_is_clipped(drawn, boxes, name, language, width, is_titled):  # noqa: PLR0917 - pytest names them
    made = drawn(name, language, width, is_titled=is_titled)
    wide, high = map(float, VIEW.search(made).groups())
    out = [box.text for box in boxes(made)
           if box.left < -0.5 or box.right > wide + 0.5 or box.top < -0.5 or box.bottom > high + 0.5]  # fmt: skip
    assert out == []
    assert wide == look.WIDTHS[width] + (40 if is_titled else 0)


@pytest.mark.parametrize("name", FIGURES)
def test_the_font_has_every_letter(drawn, name):
    made = drawn(name, "ko", "narrow", is_titled=True)
    text = "".join(ET.fromstring(made).itertext())  # noqa: S314 - we drew it
    assert re.search("[가-힣]", text)
    assert fonts.missing(text) == ""


@pytest.mark.parametrize("name", FIGURES)
def test_every_colour_of_a_drawing_has_its_class(drawn, name):
    made = drawn(name, "ko", "wide")
    painted = re.findall(r"<(?:path|text|line|rect)([^>]*)", made)
    for attributes in painted:
        for paint in re.findall(r' (?:fill|stroke)="(#[^"]+)"', attributes):
            assert look.CLASSES[paint] in attributes


def test_the_same_specification_gives_the_same_bytes(gallery):
    spec = gallery["map"].spec("ko", "narrow")
    assert draw.svg(spec) == draw.svg(spec)


def test_a_specification_is_left_as_it_was(gallery):
    spec = gallery["path"].spec("ko")
    draw.svg(spec)
    assert spec == gallery["path"].spec("ko")


def test_pixels_are_drawn_in_our_font(drawn):
    """A letter of another font has another shape; without any font there is no ink at all."""
    made = drawn("pillars", "ko", "narrow")
    ours, none = draw.png(made, scale=1), draw.png(made.replace("가", "나").replace("주거", ""), scale=1)
    assert ours.startswith(b"\x89PNG")
    assert ours != none
    assert ours != draw.png(made.replace(look.FALLBACK, "DejaVu Sans"), scale=1)


def test_pixels_have_the_size_of_the_drawing_times_the_scale(drawn):
    made = drawn("pillars", "ko", "narrow")
    wide, high = map(float, VIEW.search(made).groups())
    data = draw.png(made, scale=2)
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (2 * wide, 2 * high)


def test_a_browser_gets_vega(gallery):
    compiled = draw.vega(gallery["path"].spec("ko"))
    assert compiled["$schema"].startswith("https://vega.github.io/schema/vega/v6")
    assert compiled["marks"]


def test_what_no_chart_made_is_refused():
    with pytest.raises(DataError, match=r"usermeta: found nothing; expected what Chart\.spec gives"):
        draw.svg({"mark": "bar"})


def test_many_are_drawn_in_order_and_progress_is_told(gallery):
    specs = [gallery[name].spec("ko") for name in ("path", "pillars")]
    told = []
    made = draw.svg_of_all(specs, progress=lambda step, share: told.append((step, share)))
    assert made == [draw.svg(spec) for spec in specs]
    assert told == [("charts", 0.5), ("charts", 1.0)]


def test_pixels_of_many_are_those_of_each(drawn):
    made = [drawn(name, "ko", "narrow") for name in ("path", "pillars")]
    assert draw.png_of_all(made) == [draw.png(one) for one in made]


@pytest.mark.slow
def test_several_processes_draw_the_same(gallery, drawn, monkeypatch):
    monkeypatch.setattr(draw, "FEW", len(gallery))
    made = draw.svg_of_all([chart.spec("ko", "narrow") for chart in gallery.values()])
    assert made == [drawn(name, "ko", "narrow") for name in gallery]


def test_without_the_engine_one_is_told_what_to_install(gallery, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(NotInstalledError, match=r"pip install 'donghaeng\[charts\]'"):
        draw.svg(gallery["path"].spec())


def test_a_name_of_200_letters_fits(toy, boxes):
    from donghaeng.charts import Names, bars, line, movement, ranking

    long = {"en": "A very long name of a unit " * 8, "ko": "아주긴이름의자치구" * 22}
    values = {"rent": (100, 110), "homes": (100, 120)}
    result, names = toy({"a": values, "b": values}), Names({"a": long, "b": long})
    charts = [ranking(result, names=names), bars(result, unit="a", beside="b", names=names),
              movement(result, unit="a", names=names), line(result, units=("a", "b"), names=names)]  # fmt: skip
    for chart in charts:
        texts = boxes(draw.svg(chart.spec("ko", "narrow", is_titled=True)))
        assert [(a.text, b.text) for i, a in enumerate(texts) for b in texts[i + 1 :] if a.overlaps(b)] == []
        assert max(box.right for box in texts) <= 328 + 40
