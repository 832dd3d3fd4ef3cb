"""What more money would bring."""

import pytest

from donghaeng.charts.frontier_chart import frontier

POINTS = [(0.0, 96.0, 96.0, 96.0), (50e9, 101.0, 100.0, 102.0), (100e9, 103.0, 101.0, 105.0)]
NAMES = {"en": "Toy index", "ko": "시험지수"}
MARK = {"en": "Invented.", "ko": "지어낸 수치입니다."}


@pytest.fixture
def chart():
    return frontier(POINTS, chosen=100e9, subject=NAMES, statement=MARK)


def test_the_finding_says_what_the_amount_and_its_last_part_bring(chart):
    assert chart.finding["en"] == (
        "With 100 billion won of new money 103.0 points are expected, 7.0 more than without it (96.0)."
        " The last 50 billion won of it bring 2.00."
    )
    assert chart.finding["ko"] == (
        "추가 예산 1,000억 원이면 103.0점이 예상되며, 추가 예산이 없을 때(96.0점)보다 7.0점 높습니다."
        " 마지막 500억 원이 올리는 점수는 2.00점입니다."
    )


def test_of_no_money_nothing_is_said_of_a_last_part():
    assert "last" not in frontier(POINTS, chosen=0.0, subject=NAMES, statement=MARK).finding["en"]


def test_the_table_has_every_amount_with_its_interval(chart):
    assert [row[:4] for row in chart.table.rows] == POINTS


def test_what_has_to_stand_with_it_stands_under_a_drawing_that_stands_alone_and_a_page_prints_it(chart):
    assert chart.attribution == chart.credit == MARK
    assert "Invented." in str(chart.spec("en", "wide", is_titled=True))
    assert "지어낸 수치입니다." in str(chart.spec("ko", "narrow", is_titled=True))
    assert "Invented." not in str(chart.spec("en", "wide"))


def test_where_nothing_is_invented_nothing_stands_under_it():
    bare = frontier(POINTS, chosen=None, subject=NAMES, statement={"en": "", "ko": ""})
    assert (bare.attribution, bare.credit) == ({}, {})


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize(("language", "last"), [("en", "100 billion won"), ("ko", "1,000억 원")])
def test_amounts_stand_below_in_the_units_of_the_language(chart, language, last, width):
    assert last in str(chart.spec(language, width))


def test_without_an_amount_chosen_the_finding_is_of_all_of_them_and_nothing_is_marked(chart):
    bare = frontier(POINTS, chosen=None, subject=NAMES, statement=MARK)
    assert bare.finding["en"] == (
        "With 100 billion won of new money 103.0 points are expected, 7.0 more than without it (96.0)."
    )
    assert bare.table == chart.table
    assert len(str(bare.spec("en", "wide"))) < len(str(chart.spec("en", "wide")))


def test_every_row_of_an_illustration_says_so_and_no_other(chart):
    assert all(row[-2:] == ("Illustration", "예시") for row in chart.table.rows)
    assert frontier(POINTS, chosen=None, subject=NAMES, statement={}).table.rows == tuple(POINTS)
