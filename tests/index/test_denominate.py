import numpy as np
import pytest

from donghaeng.base.errors import DataError, MethodError, UndefinedResultError
from donghaeng.index import Framework, Index, Series, read_method
from donghaeng.index.denominate import DENOMINATE

PEOPLE = Series("people", "Population", "인구", "persons")
HOUSING = {"beds": "index 1", "area": "index 1"}
PER_HEAD = {"denominate": {"method": "none", "node": {"beds": {"method": "per", "by": "people", "scale": 1000}}}}
TEXT = """
unit period node   value
big  2022   beds   300
big  2022   area   10
big  2022   people 100000
old  2022   beds   50
old  2022   area   20
old  2022   people 10000
"""


@pytest.fixture
def built(tree, rows):
    def built(text=TEXT, **settings):
        framework = Framework(tree(**HOUSING).nodes, (PEOPLE,))
        method = read_method({"normalise": {"method": "none"}, **settings}, framework)
        return Index(framework, rows(text), method).build()

    return built


# 300 beds for 100,000 people are 3 per 1,000; 50 for 10,000 are 5 per 1,000
def test_a_value_by_a_series_beside_the_tree(built):
    result = built(**PER_HEAD)
    assert (result.score("beds", "2022", "big"), result.score("beds", "2022", "old")) == (3, 5)
    assert result.score("area", "2022", "big") == 10
    np.testing.assert_array_equal(result.steps["value"].values[:, 0, 0], [300, 50])
    np.testing.assert_array_equal(result.steps["denominated"].values[:, 0, 0], [3, 5])


def test_a_value_by_another_indicator(built):
    result = built(denominate={"method": "none", "node": {"beds": {"method": "per", "by": "area"}}})
    assert (result.score("beds", "2022", "big"), result.score("beds", "2022", "old")) == (30, 2.5)


def test_an_altered_cell_is_none_of_the_denominator(built):
    assert len(built(**PER_HEAD).altered) == 0


@pytest.mark.parametrize(
    ("people", "message"),
    [
        ("0", "beds, old, 2022: found 50, and a value by 'people', which is not above 0, is not defined"),
        ("-5", "beds, old, 2022: found 50, and a value by 'people', which is not above 0, is not defined"),
        (".", "beds, old, 2022: found 50, and a value by 'people', which is missing, is not defined"),
    ],
)
def test_a_denominator_that_is_missing_or_not_above_zero_is_refused(built, people, message):
    with pytest.raises(UndefinedResultError) as caught:
        built(TEXT.replace("people 10000\n", f"people {people}\n"), **PER_HEAD)
    assert message in str(caught.value)


def test_a_missing_denominator_may_leave_a_gap(built):
    entry = {"method": "per", "by": "people", "missing": "gap"}
    result = built(TEXT.replace("people 10000\n", "people .\n"), denominate={"method": "none", "node": {"beds": entry}})
    assert result.why("beds", "2022", "old") == "no denominator"


def test_a_gap_needs_no_denominator(built):
    text = TEXT.replace("beds   50", "beds   .").replace("people 10000\n", "people .\n")
    assert np.isnan(built(text, **PER_HEAD).score("beds", "2022", "old"))


def test_without_the_series_the_method_is_refused(tree):
    with pytest.raises(MethodError, match=r"a code of series\.csv or another indicator: beds, area"):
        read_method({"normalise": {"method": "none"}, **PER_HEAD}, tree(**HOUSING))


def test_a_series_is_only_observed(built):
    text = TEXT.replace("node   value", "node   value status note").replace("\nbig ", "\nbig ")
    lines = [line if line.startswith("unit") else f"{line} . ." for line in text.strip().splitlines()]
    lines[3] = "big  2022   people . left_out late"
    with pytest.raises(DataError, match="row 4, status: found 'left_out'; expected nothing: a series is observed"):
        built("\n".join(lines), **PER_HEAD)


def test_a_scale_below_zero_is_refused(built):
    with pytest.raises(MethodError, match="greater than 0"):
        built(denominate={"method": "per", "by": "people", "scale": -1})


def test_a_published_change_of_what_is_divided_is_refused(built):
    text = "unit period node value status\nbig 2022 beds 300 .\nbig 2022 people 100 .\nbig 2022 area 1 .\n"
    text += "big 2023 beds 10 change_from_base\nbig 2023 people 200 .\nbig 2023 area 1 ."
    ratio = {"base_period": "2022", "normalise": {"method": "ratio_to_base"}}
    with pytest.raises(UndefinedResultError, match="a published change of what is divided by another series"):
        built(text, **PER_HEAD, **ratio)


def test_an_indicator_is_not_divided_by_itself(tree):
    with pytest.raises(MethodError, match="another indicator"):
        read_method(
            {
                "normalise": {"method": "none"},
                "denominate": {"method": "none", "node": {"beds": {"method": "per", "by": "beds"}}},
            },
            tree(**HOUSING),
        )


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in DENOMINATE.items()} == {name: name for name in DENOMINATE}
