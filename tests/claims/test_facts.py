import pytest

from donghaeng.base.units import Units
from donghaeng.claims import Fact, Given, Missing, Printed, fact_reader, nothing

UNITS = Units()


def fact(series, as_of, value, unit="MW", decimals=0, **others):
    printed = None if value is None else Printed(value, decimals, as_of, "news")
    return Fact(series, as_of, printed, unit, {"en": series.title(), "ko": "값"}, "news", {}, **others)


def read(key, *facts):
    return fact_reader(facts, UNITS)(key)


def test_a_fact_is_found_by_series_and_time():
    found = read("heat/2023", fact("heat", "2022", 1), fact("heat", "2023", 278), fact("cold", "2023", 3))
    assert (found.known.value, found.known.low, found.known.high) == (278, 277.5, 278.5)
    assert found.known.unit == UNITS.unit("MW")
    assert (found.derived.target, found.derived.text, found.derived.source) == ("fact:heat/2023", "278", "news")


def test_a_fact_without_a_time_is_found_by_its_series():
    assert read("hours", fact("hours", "", 8760)).known.value == 8760


def test_a_count_is_exact_and_a_round_one_is_not():
    exact = read("a", fact("a", "", 34_000, "household")).known
    about = read("a", fact("a", "", 34_000, "household", -3)).known
    assert (exact.low, exact.high) == (34_000, 34_000)
    assert (about.low, about.high) == (33_500, 34_500)


def test_what_was_never_published_is_missing_by_its_name():
    found = read("heat/2030", fact("heat", "2030", None))
    assert isinstance(found, Missing)
    assert found.why == {"en": "Heat (never published)", "ko": "값 (공개되지 않음)"}


def test_what_is_not_there_is_missing_with_what_is_near():
    found = read("heat/2024", fact("heat", "2023", 278))
    assert isinstance(found, Missing)
    assert found.why["en"] == "fact:heat/2024 (there are heat/2023)"


def test_where_nothing_is_near_only_the_name_is_told():
    assert nothing("fact:x", "x", ["heat/2023"]) == Missing("fact:x", {"en": "fact:x", "ko": "fact:x"})


@pytest.mark.parametrize(("key", "later"), [("heat/2022", "2024-06"), ("heat/2024-06", ""), ("heat/2023", "2024-06")])
def test_the_latest_figure_of_a_series_is_told_to_those_before_it(key, later):
    facts = [fact("heat", time, 1) for time in ("2022", "2023", "2024-06")]
    assert read(key, *facts, fact("heat", "2025", None), fact("cold", "2030", 1)).later == later


def test_a_fact_at_second_hand_says_so():
    found = read("heat/2023", fact("heat", "2023", 278, is_second_hand=True))
    assert isinstance(found, Given)
    assert found.derived.is_second_hand
