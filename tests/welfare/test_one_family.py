"""One family without a frame: the same to the won as in a frame of many."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from donghaeng.base.errors import DataError, UnknownValueError
from donghaeng.city import City
from donghaeng.welfare import apply
from donghaeng.welfare.one_family import is_plain, sum_of

SEOUL = City(Path("cities/seoul"))
WON = st.integers(0, 6_000_000)
FAMILY = {
    "id": st.just(1), "size": st.integers(1, 4), "income": WON, "assessed_income": WON,
    "pension_assessed_income": WON, "assets": st.sampled_from([0, 169_999_999, 170_000_000, 326_000_000, 326_000_001]),
    "earnings": WON, "earner_type": st.sampled_from(["single", "one_earner", "two_earner"]), "rent": WON,
    "children_of_allowance_age": st.integers(0, 2), "single_pensioners": st.integers(0, 1),
    "couple_pensioners": st.sampled_from([0, 2]), "age": st.integers(19, 80),
}  # fmt: skip
KNOWN = {
    2024: {},
    2026: {"income": st.integers(6_000_000, 9_000_000)},
}
PLAIN = {"id": 1, "size": 1, "income": 0, "assessed_income": 0, "pension_assessed_income": 0, "assets": 0,
         "earnings": 0, "earner_type": "single", "rent": 0, "children_of_allowance_age": 0, "single_pensioners": 0,
         "couple_pensioners": 0}  # fmt: skip


def on(code, year=2024):
    return SEOUL.policies[code].on(SEOUL.parameters.at(dt.date(year, 1, 1)))


@pytest.mark.parametrize(("code", "year"), [("current", 2024), ("safety-income", 2024), ("basic-income", 2024),
                                            ("young-earner", 2026)])  # fmt: skip
@settings(max_examples=15)
@given(data=st.data())
def test_alone_and_among_others_a_family_gets_the_same_to_the_won(code, year, data):
    policy = on(code, year)
    drawn = data.draw(st.lists(st.fixed_dictionaries(FAMILY | KNOWN[year]), min_size=2, max_size=20))
    families = [{**family, "id": place, "earnings": min(family["earnings"], family["income"])}
                for place, family in enumerate(drawn)]  # fmt: skip
    among = apply(pl.DataFrame(families), policy)
    for family, found in zip(families, among.iter_rows(named=True), strict=True):
        expected = {name: found[name] for name in [*policy.by_code, "net_income"]}
        assert sum_of(family, policy) == pytest.approx(expected, abs=1e-6)
    assert apply(pl.DataFrame(families[:1]), policy).row(0) == pytest.approx(among.row(0), abs=1e-6)


@pytest.mark.parametrize(("column", "value"), [
    ("size", 0), ("size", 1.5), ("size", None), ("income", -1), ("income", "500000"), ("income", float("nan")),
    ("income", True), ("assets", float("inf")), ("id", None), ("earner_type", None),
])  # fmt: skip
def test_what_is_wrong_goes_the_way_of_a_frame_which_says_so(column, value):
    family, policy = {**PLAIN, "earnings": 1, column: value}, on("safety-income")
    assert not is_plain(family, policy)
    with pytest.raises(DataError):
        apply(pl.DataFrame([family]), policy)


def test_earnings_above_the_income_are_refused_by_a_rule_that_takes_them_apart():
    family = {**PLAIN, "age": 30, "income": 1, "earnings": 2}
    assert not is_plain(family, on("young-earner", 2026))
    with pytest.raises(DataError, match="id 1, earnings: found 2; expected at most the income, 1"):
        apply(pl.DataFrame([family]), on("young-earner", 2026))


def test_money_of_32_bits_goes_the_way_of_a_frame_too():
    frame = pl.DataFrame([PLAIN], schema_overrides={"assets": pl.Float32})
    with pytest.raises(DataError, match="no amounts"):
        apply(frame, on("safety-income"))


def test_what_is_not_needed_is_not_asked_for():
    family = {name: value for name, value in PLAIN.items() if name != "earner_type"}
    assert is_plain(family, on("current"))  # no earnings, no credit, no type
    assert not is_plain({**family, "earnings": 1}, on("current"))


def test_a_number_that_is_not_known_is_told_with_the_family():
    with pytest.raises(UnknownValueError, match=r"needed for size 7, id 1"):
        apply(pl.DataFrame([{**PLAIN, "size": 7, "rent": 1}]), on("current", 2026))
