import pytest

from donghaeng.web.observatory import figures, ways
from donghaeng.web.observatory.shown import Shown

pytestmark = pytest.mark.usefixtures("observatory")


def shown(index, period="2023", language="en"):
    return Shown(figures.current().index(index), language, "seoul", period)


def test_an_index_that_is_not_there_offers_the_others():
    lost = ways.no_index("district", "ko")
    assert (lost.ways[0].name, lost.ways[0].url) == ("자치구 생활여건지수", "/ko/index/districts/")


def test_a_node_that_is_not_there_offers_those_of_the_index_by_code_and_by_name():
    assert ways.no_node(shown("going-together"), "hosing").ways[0].url == "/en/index/going-together/housing/"
    assert ways.no_node(shown("going-together", language="ko"), "주거비").ways[0].code == "housing"


def test_a_unit_that_is_not_there_offers_the_others_and_where_there_is_one_the_index():
    assert ways.no_unit(shown("districts"), "guro").ways[0].url == "/en/index/districts/units/guro-gu/"
    lost = ways.no_unit(shown("going-together"), "busan")
    assert (lost.ways, lost.whole.url) == ([], "/en/index/going-together/")


def test_a_period_that_is_not_there_offers_the_same_page_in_those_there_are():
    lost = ways.no_period(shown("districts", "2016"), "care", {"unit": "guro-gu"})
    assert {way.name for way in lost.ways} == {"2010", "2015", "2020"}
    assert "/en/index/districts/care/?period=2015&unit=guro-gu" in [way.url for way in lost.ways]
