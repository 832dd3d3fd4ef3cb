import pytest

from donghaeng.base.errors import DataError
from donghaeng.charts import Names
from donghaeng.charts.names import NAMELESS
from donghaeng.charts.scores import Base, base_of, columns, last_period, one_unit, scores

GAP = {"a": {"rent": (100, 110), "homes": (100, None)}}


def test_a_score_has_its_names_and_a_gap_its_reason(toy):
    result = toy(GAP)
    found = scores(result, nodes=["rent", "homes"], units=["a"], periods=["2023"], names=Names({"a": {"en": "Alpha"}}))
    rent, homes = (cell.cells() for cell in found)
    assert rent == ("a", "Alpha", "a", "rent", "Rent", "임대료", "2023", pytest.approx(110), "computed", None, None)
    assert homes[-5:] == ("2023", None, "no value", "no value", "값 없음")


def test_what_the_result_does_not_have_is_refused_all_at_once(toy):
    with pytest.raises(DataError, match="does not have") as error:
        scores(toy(GAP), nodes=["rents"], units=["b"], periods=["2031"], names=NAMELESS)
    assert [fault.where for fault in error.value.faults] == ["node", "unit", "period"]
    assert "2022, 2023" in str(error.value)


def test_one_of_several_units_has_to_be_named(toy):
    result = toy({"a": GAP["a"], "b": GAP["a"]})
    with pytest.raises(DataError, match=r"which unit\?\n.*one of a, b"):
        one_unit(result, None)
    assert one_unit(result, "b") == "b"


def test_the_only_unit_need_not_be_named(toy):
    assert one_unit(toy(GAP), None) == "a"


def test_the_last_period_is_the_last_with_a_score(toy):
    assert last_period(toy(GAP), ["index"]) == "2022"
    assert last_period(toy(GAP), ["homes", "rent"]) == "2023"


def test_without_a_score_the_last_period_is_the_last(toy):
    nothing = toy({"a": {"rent": (None, None), "homes": (1.0, 2.0)}}, base=False)
    assert last_period(nothing, ["rent"]) == "2023"


def test_a_ratio_has_a_base_and_other_scores_have_none(toy):
    assert base_of(toy(GAP), "index") == Base("2022", None)
    assert base_of(toy(GAP, base=False), "index") is None


def test_the_base_is_printed_with_its_unit(toy):
    base = base_of(toy({"a": GAP["a"], "b": GAP["a"]}, base_unit="b"), "rent")
    names = Names({"b": {"en": "Beta", "ko": "베타"}})
    assert (base.text(names, "en"), base.text(names, "ko")) == ("Beta 2022 = 100", "베타 2022년=100")


def test_columns_know_what_is_a_code_and_what_a_name():
    unit, name, score = columns(("unit", "unit_name_ko", "score"), 1)
    assert (unit.is_code, name.language, score.decimals) == (True, "ko", 1)
