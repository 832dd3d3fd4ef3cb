"""Units of announced figures; the expected factors are definitions: an hour has 3,600 s, a year 365.2425 days."""

import pytest

from donghaeng.base.errors import InputError
from donghaeng.base.units import UNITS, Units, counted, is_unit_code

UNIT = Units()
SEATS = Units({"seat": counted("seat", "seats", "석")})


def factor(unit, to, units=UNIT):
    return units.factor(units.unit(unit), units.unit(to))


# What converts to what


@pytest.mark.parametrize(("unit", "to", "by"), [
    ("", "%", 100),
    ("%", "", 0.01),
    ("times", "%", 100),
    ("percentage_point", "%", 1),
    ("trillion_KRW", "hundred_million_KRW", 10_000),
    ("trillion_KRW", "KRW", 1e12),
    ("billion_KRW", "million_KRW", 1000),
    ("GW", "MW", 1000),
    ("TWh", "MWh", 1e6),
    ("MW * hour", "kWh", 1000),
    ("MW_heat * hour", "MWh_heat", 1),
    ("GW_electricity * hour", "MWh_electricity", 1000),
    ("week", "hour", 168),
    ("year", "month", 12),
    ("year", "day", 365.2425),
    ("KRW/month", "KRW/year", 12),
    ("t", "kg", 1000),
    ("tCO2", "kgCO2", 1000),
    ("tCO2/car", "kgCO2/car", 1000),
    ("km2", "m2", 1e6),
    ("km * m", "m2", 1000),
    ("person/person", "times", 1),
    ("kt", "t", 1000),
])  # fmt: skip
def test_a_unit_converts_by_its_definition(unit, to, by):
    assert factor(unit, to) == pytest.approx(by)


@pytest.mark.parametrize(("unit", "to"), [
    ("MWh_heat", "MWh_electricity"),
    ("MWh_heat", "MWh"),
    ("MWh_electricity", "MWh"),
    ("MWh_fuel", "MWh_heat"),
    ("MWh_fuel", "MWh"),
    ("MW_heat", "MW"),
    ("MW_heat", "MW_electricity"),
    ("MW", "MWh"),
    ("RT", "kW"),
    ("RT", "kW_heat"),
    ("t", "tCO2"),
    ("KRW", "USD"),
    ("USD", "EUR"),
    ("person", "household"),
    ("person", ""),
    ("point", "%"),
    ("point", "times"),
    ("KRW/month", "KRW"),
])  # fmt: skip
def test_units_that_only_look_alike_do_not_convert(unit, to):
    with pytest.raises(InputError, match="does not convert to"):
        factor(unit, to)


def test_a_unit_that_does_not_convert_is_named_with_the_one_that_was_wanted():
    with pytest.raises(InputError, match=r"^person/household does not convert to a plain number$"):
        factor("person/household", "")


# What is a unit


@pytest.mark.parametrize("text", ["", "%", "KRW/month", "tCO2/car", "persons", "MW*hour", "KRW / (person * month)"])
def test_a_unit_a_product_and_a_quotient_are_units(text):
    assert text in UNIT


@pytest.mark.parametrize("text", [
    "barn", "parsec", "won", "krw", "mw", "pct", "persn", "seat", "명", "3 person", "KRW/", "/month", "MW h", "()",
    "m + m", "tCO2eq", "e", "pi",
])  # fmt: skip
def test_what_is_no_unit_of_ours_is_refused_whatever_pint_knows(text):
    assert text not in UNIT
    with pytest.raises(InputError) as error:
        UNIT.unit(text)
    (fault,) = error.value.faults
    assert (fault.where, fault.found) == ("unit", repr(text))
    assert "KRW, million_KRW" in fault.expected
    assert fault.expected.endswith("a product or a quotient of them")


def test_every_unit_that_there_is_can_be_read():
    assert [code for code in UNITS if code not in UNIT] == []


# A city's own


def test_an_own_unit_counts_things_and_converts_to_nothing_else():
    assert factor("seat", "seat", SEATS) == 1
    assert SEATS.is_count("seat")
    with pytest.raises(InputError, match="seat does not convert to person"):
        factor("seat", "person", SEATS)


def test_an_own_unit_makes_quotients():
    assert factor("person/seat", "person/seat", SEATS) == 1
    assert "seat" not in UNIT


@pytest.mark.parametrize(("text", "is_code"), [
    ("seat", True), ("km3", True), ("two_words", True), ("two words", False), ("3rd", False), ("좌석", False),
    ("a/b", False), ("", False),
])  # fmt: skip
def test_a_code_is_letters_digits_and_underscores(text, is_code):
    assert is_unit_code(text) is is_code


# Counts


@pytest.mark.parametrize("text", ["person", "persons", "household", "project", "building", "site", "car", "room"])
def test_whole_things_are_counted(text):
    assert UNIT.is_count(text)


@pytest.mark.parametrize("text", ["", "%", "KRW", "t", "MW", "month", "person/household", "kperson", "point"])
def test_what_is_measured_is_not_counted(text):
    assert not UNIT.is_count(text)


# Words


@pytest.mark.parametrize(("text", "english", "korean"), [
    ("", "", ""),
    ("%", "%", "%"),
    ("percentage_point", "percentage points", "%p"),
    ("times", "times", "배"),
    ("household", "households", "가구"),
    ("households", "households", "가구"),
    ("hundred_million_KRW", "hundred million won", "억 원"),
    ("KRW/month", "won/month", "원/월"),
    ("month", "months", "개월"),
    ("tCO2/car", "tonnes of CO₂/car", "톤(CO₂)/대"),
    ("MWh_heat", "MWh of heat", "MWh(열)"),
    ("GW", "GW", "GW"),
    ("hour/day", "hours/day", "시간/일"),
])  # fmt: skip
def test_a_unit_has_words_in_both_languages(text, english, korean):
    assert (UNIT.name(text, "en"), UNIT.name(text, "ko")) == (english, korean)


def test_an_own_unit_has_the_words_it_was_given():
    assert (SEATS.name("seat", "en"), SEATS.name("seat", "ko")) == ("seats", "석")
    assert SEATS.name("person/seat", "en") == "people/seat"
