import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.charts import fonts

WORDS = st.lists(st.text("가나다라abc", min_size=1, max_size=30), min_size=1, max_size=8).map(" ".join)


def test_both_faces_and_their_licence_are_in_the_package():
    names = {path.name for path in fonts.folder().iterdir()}
    assert {"Pretendard-Regular.otf", "Pretendard-Bold.otf", "LICENSE.txt"} <= names


def test_the_font_has_every_korean_syllable():
    assert fonts.missing("".join(map(chr, range(ord("가"), ord("힣") + 1)))) == ""


def test_what_the_font_does_not_have_is_told():
    assert fonts.missing("aกbกc") == "ก"


def test_figures_are_as_wide_as_the_font_says():
    assert fonts.width("동행", 100) == pytest.approx(2 * fonts.width("동", 100))
    assert fonts.width("서울", 10) == pytest.approx(fonts.width("서울", 20) / 2)


def test_bold_is_wider_and_an_unknown_letter_is_one_em():
    assert fonts.width("Seoul", 10, is_bold=True) > fonts.width("Seoul", 10)
    assert fonts.width("ก", 10) == 10


def test_a_font_without_a_table_of_all_of_unicode_is_refused():
    with pytest.raises(ValueError, match="no cmap of format 12"):
        fonts._glyphs(bytes(8), 0)


@given(WORDS, st.floats(30, 200))
def test_no_line_is_wider_than_its_room(text, limit):
    lines = fonts.wrap(text, limit, 12)
    assert all(fonts.width(line, 12) <= limit + 1e-9 for line in lines)
    assert len(lines) <= 3


@given(WORDS)
def test_no_letter_is_lost_where_there_are_lines_enough(text):
    assert "".join(fonts.wrap(text, 100, 12, lines=99)).replace(" ", "") == text.replace(" ", "")


def test_what_does_not_fit_ends_in_an_ellipsis():
    lines = fonts.wrap("가" * 200, 100, 12)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_a_text_that_fits_is_one_line():
    assert fonts.wrap("의료·건강", 100, 12) == ["의료·건강"]
