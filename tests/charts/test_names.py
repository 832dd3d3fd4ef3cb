import pytest

from donghaeng.charts.names import NAMELESS, Names, kind_of, node_name, period_name
from donghaeng.index import Framework, Node, Unit

FRAMEWORK = Framework((
    Node("index", "Index", "지수"),
    Node("a", "A", "가", "index"),
    Node("b", "B", "나", "index"),
    Node("a1", "A1", "가1", "a", "x", 1),
    Node("b1", "B1", "나1", "b", "x", 1),
    Node("c", "", "", "index", "x", 1),
))  # fmt: skip


def test_names_are_those_of_units_csv():
    names = Names.of([Unit("jung-gu", "Jung-gu", "중구", boundary="11140"), Unit("seoul", "Seoul", "서울특별시")])
    assert (names.unit("jung-gu", "ko"), names.unit("seoul", "en")) == ("중구", "Seoul")
    assert names.boundaries == {"jung-gu": "11140"}


def test_what_has_no_name_goes_by_its_code():
    assert NAMELESS.unit("jung-gu", "ko") == "jung-gu"
    assert node_name(FRAMEWORK, "c", "en") == "c"


@pytest.mark.parametrize(
    ("codes", "one", "many"),
    [(("a", "b"), "pillar", "영역"), (("a1",), "indicator", "지표"), (("a", "b", "c"), "pillar", "영역"),
     (("a", "b1"), "node", "항목"), ((), "node", "항목")],
)  # fmt: skip
def test_sisters_are_called_by_their_place_in_the_tree(codes, one, many):
    found = kind_of(FRAMEWORK, codes)
    assert (found[0]["en"], found[1]["ko"]) == (one, many)


@pytest.mark.parametrize(
    ("period", "en", "ko"),
    [("2022", "2022", "2022년"), ("2022-Q3", "Q3 2022", "2022년 3분기"), ("2022-03", "March 2022", "2022년 3월")],
)
def test_a_period_has_words(period, en, ko):
    assert (period_name(period, "en"), period_name(period, "ko")) == (en, ko)


def test_what_is_no_period_is_left_as_it_is():
    assert period_name("recently", "ko") == "recently"
