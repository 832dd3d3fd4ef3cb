import datetime as dt
from dataclasses import replace

import narwhals as nw
import pytest

from donghaeng.base.errors import DataError, MethodError
from donghaeng.index import Index, Series, Unit, read_method
from donghaeng.index.hybrid import hybrid, roles, rows_of, snapshot

TREE = {"homes": "index 1", "beds": "index 1"}
ROWS = "unit period node value\na 2022 homes 10\na 2022 beds 20"
MORE = {**TREE, "care": "index 1"}
MORE_ROWS = "unit period node value\na 2022 homes 16\na 2022 beds 20\na 2022 care 30\nb 2022 care 50\na 2023 care 40"


@pytest.fixture
def pair(tree, index):
    """Return two snapshots: the new one has one more node, other homes, a second unit and period."""
    return snapshot(index(tree(**TREE), ROWS)), snapshot(index(tree(**MORE), MORE_ROWS))


def told(index):
    """Return the rows as (unit, period, node, value)."""
    return sorted(rows_of(index).select("unit", "period", "node", "value").rows())


def test_a_snapshot_holds_one_release_of_each_figure(tree, index):
    rows = "unit period node value published_on\na 2022 homes 1 2023-01-01\na 2022 homes 2 2024-01-01\na 2022 beds 3 ."
    made = index(tree(**TREE), rows)
    assert told(snapshot(made)) == [("a", "2022", "beds", 3), ("a", "2022", "homes", 2)]
    assert told(snapshot(made, dt.date(2023, 6, 1))) == [("a", "2022", "beds", 3), ("a", "2022", "homes", 1)]


def test_a_snapshot_has_the_same_columns_whatever_the_data_had(tree, index):
    with_status = "unit period node value status note\na 2022 homes . left_out why\na 2022 beds 3 . ."
    plain, full = (snapshot(index(tree(**TREE), text)) for text in (ROWS, with_status))
    assert rows_of(plain).schema == rows_of(full).schema
    assert rows_of(full).get_column("status").to_list() == ["left_out", "observed"]
    assert rows_of(plain).get_column("status").to_list() == ["observed", "observed"]


@pytest.mark.parametrize("kind", ["to_pandas", "to_arrow"])
def test_a_snapshot_takes_any_kind_of_frame(tree, rows, kind):
    framework = tree(**TREE)
    made = Index(framework, getattr(rows(ROWS), kind)(), read_method({"normalise": {"method": "none"}}, framework))
    assert nw.from_native(snapshot(made).data).implementation.is_polars()
    assert snapshot(made).build().score("index", "2022") == 15


def test_a_gap_written_as_nan_is_a_gap(tree, index, rows):
    made = index(tree(**TREE), ROWS).with_data(rows("unit period node value\na 2022 homes nan\na 2022 beds 1"))
    assert rows_of(snapshot(made)).get_column("value").to_list() == [None, 1]


def test_the_list_of_periods_that_only_checks_the_rows_is_set_aside(tree, index):
    made = snapshot(index(tree(**TREE), ROWS, periods=["2022", "2023"]))
    assert made.method.periods == ()


def test_a_snapshot_before_everything_is_refused(tree, index):
    rows = "unit period node value published_on\na 2022 homes 1 2023-01-01"
    made = replace(index(tree(**TREE), rows), code="homes-index")
    with pytest.raises(DataError, match=r"no data\n  - rows of homes-index: found none; expected some published by"):
        snapshot(made, dt.date(2000, 1, 1))


def test_a_snapshot_without_rows_is_refused(tree, index):
    with pytest.raises(DataError, match=r"rows of the index: found none; expected some$"):
        snapshot(index(tree(**TREE), "unit period node value"))


# Rows


def test_a_version_put_together_from_itself_is_itself(pair):
    old, new = pair
    same = hybrid(old.framework, data=old, method=old, versions=(old, new))
    assert (same.framework, same.method, told(same)) == (old.framework, old.method, told(old))


def test_a_node_that_the_data_do_not_know_brings_its_rows_for_their_units_and_periods(pair):
    old, new = pair
    made = hybrid(new.framework, data=old, method=old, versions=pair)
    assert told(made) == [("a", "2022", "beds", 20), ("a", "2022", "care", 30), ("a", "2022", "homes", 10)]


def test_rows_of_a_node_that_the_framework_does_not_know_stay_away(pair):
    old, new = pair
    made = hybrid(old.framework, data=new, method=old, versions=pair)
    assert told(made) == [("a", "2022", "beds", 20), ("a", "2022", "homes", 16)]


def test_a_unit_without_a_row_is_known_from_units_csv(pair):
    units = (Unit("a", "A", "가"), Unit("b", "B", "나"))
    old = replace(pair[0], units=units)
    made = hybrid(pair[1].framework, data=old, method=old, versions=(old, pair[1]))
    assert ("b", "2022", "care", 50) in told(made)


# beds are an indicator in the old version and an aggregate with a given score in the new one
def test_a_node_that_plays_another_role_is_another_node(tree, index):
    old = snapshot(index(tree(**TREE), ROWS))
    parted = tree(homes="index 1", beds="index", wards="beds 1")
    rows = "unit period node value status\na 2022 homes 10 .\na 2022 beds 70 given\na 2022 wards 5 ."
    new = snapshot(index(parted, rows))
    made = hybrid(parted, data=old, method=old, versions=(old, new))
    assert made.build().score("beds", "2022") == 70
    back = hybrid(old.framework, data=new, method=new, versions=(old, new))
    assert back.build().score("beds", "2022") == 20


# Series


def test_the_series_of_all_versions_stand_beside_the_tree(pair):
    people = Series("people", "People", "인구", "persons")
    old, new = pair[0], replace(pair[1], framework=replace(pair[1].framework, series=(people,)))
    made = hybrid(old.framework, data=old, method=old, versions=(old, new))
    assert made.framework.series == (people,)
    assert roles(made.framework)["people"] == "series"


def test_a_series_that_became_a_node_is_the_node(pair):
    old = replace(pair[0], framework=replace(pair[0].framework, series=(Series("care", "Care", "돌봄", "beds"),)))
    made = hybrid(pair[1].framework, data=old, method=old, versions=(old, pair[1]))
    assert roles(made.framework)["care"] == "indicator"


# The method


def posts(**nodes):
    return {"normalise": {"method": "goalposts", "worst": 0, "best": 50, "node": nodes}}


def choice(index, code, step="normalise"):
    return index.method.choices(step, index.framework)[code]


def test_a_node_brings_the_settings_that_name_it(tree, index):
    old = snapshot(index(tree(**TREE), ROWS, **posts(homes={"best": 40})))
    new = snapshot(index(tree(**MORE), MORE_ROWS, **posts(homes={"best": 99}, care={"best": 60})))
    made = hybrid(new.framework, data=old, method=old, versions=(old, new))
    assert [choice(made, code).option("best") for code in ("homes", "beds", "care")] == [40, 50, 60]


def test_settings_of_another_method_stay_behind(tree, index):
    old = snapshot(index(tree(**TREE), ROWS, normalise={"method": "z_score"}))
    new = snapshot(index(tree(**MORE), MORE_ROWS, **posts(care={"best": 60})))
    assert choice(hybrid(new.framework, data=old, method=old, versions=(old, new)), "care").method == "z_score"


def test_a_node_brings_its_own_method(tree, index):
    old = snapshot(index(tree(**TREE), ROWS, normalise={"method": "z_score"}))
    new = snapshot(index(tree(**MORE), MORE_ROWS, **posts(care={"method": "rank"})))
    assert choice(hybrid(new.framework, data=old, method=old, versions=(old, new)), "care").method == "rank"


def test_settings_of_nodes_and_levels_that_are_not_there_stay_away(tree, index):
    aggregate = {"method": "arithmetic", "level": {"1": {"method": "geometric"}}, "node": {"x": {"method": "harmonic"}}}
    deep = tree(x="index", homes="x 1", beds="x 1")
    new = snapshot(index(deep, ROWS, aggregate=aggregate))
    old = snapshot(index(tree(**TREE), ROWS))
    made = hybrid(old.framework, data=old, method=new, versions=(old, new))
    assert choice(made, "index", "aggregate").method == "arithmetic"
    assert made.build().score("index", "2022") == 15


def test_base_period_and_unit_are_those_of_the_method(tree, index):
    old = snapshot(index(tree(**TREE), ROWS))
    new = snapshot(index(tree(**TREE), ROWS, base_period="2022", base_unit="a"))
    made = hybrid(old.framework, data=old, method=new, versions=(old, new)).method
    assert (made.base_period, made.base_unit) == ("2022", "a")


def test_a_method_that_lacks_what_a_new_node_needs_is_refused(tree, index):
    needed = {"homes": {"worst": 0, "best": 40}, "beds": {"worst": 0, "best": 50}}
    old = snapshot(index(tree(**TREE), ROWS, normalise={"method": "goalposts", "node": needed}))
    new = snapshot(index(tree(**MORE), MORE_ROWS))
    with pytest.raises(MethodError, match="normalise of 'care': found no 'worst'"):
        hybrid(new.framework, data=old, method=old, versions=(old, new))


# Weights by the number of indicators need it of every given score, which the old rows do not tell
def test_rows_that_a_method_cannot_use_are_refused(tree, index):
    rows = "unit period node value status{}\na 2022 x 70 given{}\na 2022 beds 5 .{}"
    nodes = tree(x="index", homes="x 1", beds="index 1")
    old = snapshot(index(nodes, rows.format("", "", "")))
    new = snapshot(index(nodes, rows.format(" indicators", " 3", " ."), weights={"method": "counted"}))
    assert hybrid(nodes, data=new, method=new, versions=(old, new)).build().score("index", "2022") == 53.75
    with pytest.raises(DataError, match="indicators: found nothing; expected the number of indicators it stands for"):
        hybrid(nodes, data=old, method=new, versions=(old, new))
