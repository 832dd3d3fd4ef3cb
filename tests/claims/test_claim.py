import pytest

from donghaeng.base.units import Units, counted
from donghaeng.claims import Claim, Printed

UNITS = Units({"seat": counted("seat", "seats", "석")})


@pytest.mark.parametrize(("value", "decimals", "text"), [
    (111, 1, "111.0"), (111, 0, "111"), (518_000, -3, "518,000"), (1234.5, 2, "1,234.50"), (-3, 0, "-3"), (0, 0, "0"),
])  # fmt: skip
def test_a_number_is_shown_as_it_was_printed(value, decimals, text):
    assert Printed(value, decimals).text == text


@pytest.mark.parametrize(("decimals", "unit", "reach"), [
    (1, "%", 0.05),
    (0, "MW", 0.5),
    (-3, "tCO2", 500),
    (0, "household", 0),
    (0, "seat", 0),
    (-3, "household", 500),  # a round number of households is about that
    (1, "person/household", 0.05),
])  # fmt: skip
def test_a_number_is_known_to_half_of_its_last_decimal_and_a_count_exactly(decimals, unit, reach):
    assert Printed(1000, decimals).reach(unit, UNITS) == pytest.approx(reach)


@pytest.mark.parametrize(("value", "number", "is_it"), [
    (820_000, 820_000, True), (820_000, 829_999, True), (820_000, 830_000, False), (820_000, 819_999, False),
    (-820_000, -829_999, True), (-820_000, -830_000, False), (-820_000, -819_999, False),
])  # fmt: skip
def test_of_a_number_that_was_cut_off_only_the_rest_is_not_known(value, number, is_it):
    printed = Printed(value, -4, is_cut=True)
    assert printed.may_be(number, number) is is_it
    assert (printed.known_to, printed.reach("KRW/month", UNITS)) == (10_000, 10_000)
    assert sorted(map(abs, printed.ends)) == [820_000, 830_000]


@pytest.mark.parametrize("when", ["2023", "2023-06", "2023-06-19"])
def test_the_year_of_a_claim_is_that_of_its_announcement(when):
    claim = Claim("a", "heat", {}, Printed(26.4, 1, when), "%", "seoul")
    assert (claim.year, claim.text) == ("2023", "26.4")
