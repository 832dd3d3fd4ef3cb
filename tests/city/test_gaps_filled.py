import polars as pl
import pytest

from donghaeng.city.gaps_filled import FILLINGS, filling
from donghaeng.city.seen import Seen
from donghaeng.index import Framework, Index, Node, Unit, read_method
from donghaeng.index.method import TABLES

NODES = (
    Node("index", "Index", "지수"),
    Node("rent", "Rent", "임대료", "index", "KRW", -1),
    Node("damp", "Damp", "습기", "index", "%", -1),
    Node("room", "Room", "면적", "index", "m2", 1),
)
# Rent of c is missing in 2021 to 2023; damp does not differ between units
ROWS = [
    *((unit, period, "rent", value) for unit, values in {"a": (1, 2, 3, 4, 5), "b": (3, 3, 3, 3, 3)}.items()
      for period, value in zip(range(2020, 2025), values, strict=True)),
    ("c", 2020, "rent", 10), ("c", 2024, "rent", 30),
    *((unit, period, "damp", 7) for unit in "abc" for period in range(2020, 2025)),
    *((unit, period, "room", place) for place, unit in enumerate("abc") for period in range(2020, 2025)),
]  # fmt: skip


@pytest.fixture
def found():
    """Build, and give what the rent of c in a period was filled with, its value and from what."""

    def found(method, period, *, groups="xxy", **options):
        tree = Framework(NODES)
        data = pl.DataFrame(
            [(unit, str(year), node, float(value)) for unit, year, node, value in ROWS],
            schema=["unit", "period", "node", "value"], orient="row",
        )  # fmt: skip
        settings = {"gaps": {"method": method, **options}, "normalise": {"method": "rank"}}
        units = tuple(Unit(unit, unit, unit, group) for unit, group in zip("abc", groups, strict=True))
        result = Index(tree, data, read_method(settings, tree), units=units).build()
        seen = Seen(result, data, "c", period)
        formula, among = filling(seen, "rent", *seen.chosen("gaps", "rent"))
        return formula, result.steps["filled"].values[(*seen.at, seen.place("rent"))], among

    return found


def test_a_value_carried_forward_names_its_period(found):
    formula, value, among = found("carry_forward", "2021")
    assert (formula.result, value, among) == (10, 10, ("2020",))


# From 10 in 2020 to 30 in 2024, a quarter of the way each year
def test_a_value_on_a_line_names_both_its_ends(found):
    formula, value, among = found("interpolate", "2023")
    assert formula.written(str) == "10 + (30 - 10) × 3 / 4"
    assert (formula.result, value, among) == (25, 25, ("2020", "2024"))


def test_the_mean_of_a_group_names_its_units(found):
    formula, value, among = found("group_mean", "2022", groups="xxx")
    assert (formula.text, value, among) == ("", 3, ("a", "b"))


def test_the_median_without_groups_is_that_of_all_units(found):
    assert found("group_median", "2023", groups=("", "", ""))[1:] == (3.5, ("a", "b"))


# Room of c is the best there is, so its rent is filled with the best, 1; damp, all equal, places nobody
def test_a_value_by_siblings_names_those_that_place_the_unit(found):
    assert found("pillar_mean", "2022")[1:] == (1, ("room",))


def test_every_method_that_fills_gaps_is_known():
    assert set(FILLINGS) == set(TABLES["gaps"]) - {"keep"}
