import datetime as dt

import numpy as np
import pytest

from donghaeng.base.errors import DataError
from donghaeng.index import Index, Unit, read_method

TREE = {"rent": "index -1", "homes": "index 1"}
ROWS = """
unit period node  value published_on
a    2022   rent  20    2023-06-01
a    2022   homes 10    2023-06-01
a    2023   rent  10    2024-06-01
a    2023   homes 10    2024-06-01
a    2023   homes 20    2025-06-01
"""
RATIO = {"base_period": "2022", "normalise": {"method": "ratio_to_base"}}


# rent halved: 200. homes 10 -> 10 at first, 20 as revised: mean of 200 and 100, then of 200 and 200
@pytest.mark.parametrize(("day", "score"), [(None, 200), (dt.date(2025, 5, 31), 150), (dt.date(2025, 6, 1), 200)])
def test_a_build_takes_the_latest_release_or_that_of_a_day(tree, index, day, score):
    result = index(tree(**TREE), ROWS, **RATIO).build(as_of=day)
    assert result.score("index", "2023") == pytest.approx(score)
    assert result.provenance["as_of"] == (day and day.isoformat())


def test_what_was_not_yet_published_is_no_period(tree, index):
    assert index(tree(**TREE), ROWS, **RATIO).build(as_of=dt.date(2023, 12, 31)).periods == ("2022",)


def test_a_day_before_everything_is_refused(tree, index):
    made = index(tree(**TREE), ROWS, **RATIO)
    with pytest.raises(DataError, match="there are no data\n  - rows: found none; expected some published by 2000-01"):
        made.build(as_of=dt.date(2000, 1, 1))


def test_data_without_rows_are_refused(tree, index):
    made = index(tree(**TREE), "unit period node value", **RATIO)
    with pytest.raises(DataError, match=r"there are no data\n  - rows: found none; expected some$"):
        made.build()


def test_faulty_rows_are_refused_all_at_once(tree, index):
    with pytest.raises(DataError, match=r"(?s)the data cannot be used.*row 2, node.*row 3, node"):
        index(tree(**TREE), "unit period node value\na 2022 rant 1\na 2022 hemes 1")


def test_counted_weights_ask_given_scores_for_their_number_of_indicators(tree, index):
    with pytest.raises(DataError, match="row 2, indicators: found nothing; expected the number of indicators"):
        index(tree(**TREE), "unit period node value status\na 2022 index 1 given", weights={"method": "counted"})


def test_revisions_are_those_of_the_data(tree, index):
    found = index(tree(**TREE), ROWS, **RATIO).revisions()
    assert found.select("node", "value", "previous", "change").rows() == [("homes", 20, 10, 10)]


def test_other_data_have_their_own_units(tree, rows):
    framework = tree(**TREE)
    units = (Unit("a", "A", "가"), Unit("b", "B", "나"))
    made = Index(framework, rows("unit period node value\na 2022 rent 1"), read_method(RATIO, framework), units=units)
    other = made.with_data(rows("unit period node value\nz 2022 rent 1\nz 2022 homes 1"))
    assert (other.units, other.published, other.inputs) == ((), (), {})
    assert other.build().units == ("z",)


def test_units_are_in_the_order_of_units_csv_with_or_without_data(tree, rows):
    framework = tree(**TREE)
    units = (Unit("b", "B", "나"), Unit("c", "C", "다"), Unit("a", "A", "가"))
    data = rows("unit period node value\na 2022 rent 1\na 2022 homes 1")
    result = Index(framework, data, read_method(RATIO, framework), units=units).build()
    assert result.units == ("b", "c", "a")
    np.testing.assert_array_equal(result.panel("index").ravel(), [np.nan, np.nan, 100])


# Group east: a 2, b a gap; group west: c 10. The mean of the east is 2, so b is 2
def test_units_of_one_group_fill_each_other(tree, rows):
    framework = tree(homes="index 1")
    units = tuple(Unit(code, code, code, group) for code, group in [("a", "east"), ("b", "east"), ("c", "west")])
    method = read_method({"normalise": {"method": "none"}, "gaps": {"method": "group_mean"}}, framework)
    data = rows("unit period node value\na 2022 homes 2\nb 2022 homes .\nc 2022 homes 10")
    result = Index(framework, data, method, units=units).build()
    assert result.panel("homes").ravel().tolist() == [2, 2, 10]


def test_a_unit_has_a_name_in_both_languages(tree, rows):
    framework = tree(**TREE)
    data = rows("unit period node value\na 2022 rent 1")
    made = Index(framework, data, read_method(RATIO, framework), units=(Unit("a", "Mapo-gu", "마포구"),))
    assert (made.unit_name("a", "en"), made.unit_name("a", "ko"), made.unit_name("z", "ko")) == (
        "Mapo-gu", "마포구", "z"
    )  # fmt: skip


def test_progress_is_told_from_nothing_to_everything(tree, index):
    told = []
    index(tree(**TREE), ROWS, **RATIO).build(progress=lambda step, share: told.append((step, share)))
    steps, shares = zip(*told, strict=True)
    assert list(dict.fromkeys(steps)) == ["prepare", "treat", "normalise", "aggregate"]
    assert list(shares) == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)


@pytest.mark.parametrize(("day", "homes"), [(None, [10, 20]), (dt.date(2025, 5, 31), [10, 10])])
def test_data_are_arrays_without_a_build(tree, index, day, homes):
    seen = index(tree(**TREE), ROWS, **RATIO).observations(day)
    assert (seen.units, seen.periods) == (("a",), ("2022", "2023"))
    assert seen.values[0].tolist() == [[20, homes[0]], [10, homes[1]]]
