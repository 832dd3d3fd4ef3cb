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


@pytest.mark.parametrize("when", ["2023", "2023-06", "2023-06-19"])
def test_the_year_of_a_claim_is_that_of_its_announcement(when):
    claim = Claim("a", "heat", {}, Printed(26.4, 1, when), "%", "seoul")
    assert (claim.year, claim.text) == ("2023", "26.4")
