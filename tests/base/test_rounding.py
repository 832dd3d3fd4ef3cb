import pytest

from donghaeng.base.rounding import half_step, rounds_to


@pytest.mark.parametrize(("decimals", "half"), [(0, 0.5), (1, 0.05), (2, 0.005), (-2, 50)])
def test_a_printed_number_is_known_to_half_of_its_last_decimal(decimals, half):
    assert half_step(decimals) == pytest.approx(half)


# facts/gtsn/README.md, "Aggregation check": printed 111.0 and 130.6
@pytest.mark.parametrize(
    ("value", "printed", "is_possible"),
    [(110.957, 111.0, True), (111.240, 111.0, False), (130.578, 130.6, True), (130.788, 130.6, False)],
)
def test_a_value_rounds_to_what_was_printed_or_not(value, printed, is_possible):
    assert rounds_to(value, printed, decimals=1) is is_possible


@pytest.mark.parametrize("value", [0.15, 0.25, 2.675 - 2.475])
def test_a_tie_may_have_gone_either_way(value):
    assert rounds_to(value, 0.2, decimals=1)


@pytest.mark.parametrize(("value", "printed"), [(-0.25, -0.3), (-0.25, -0.2)])
def test_a_tie_below_zero_may_have_gone_either_way_too(value, printed):
    assert rounds_to(value, printed, decimals=1)


@pytest.mark.parametrize("value", [0.1499, 0.2501, -0.2])
def test_beyond_the_tie_it_rounds_elsewhere(value):
    assert not rounds_to(value, 0.2, decimals=1)


def test_a_gap_rounds_to_nothing():
    assert not rounds_to(float("nan"), 0.0, decimals=1)
