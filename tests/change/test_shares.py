import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.change import Thresholds
from donghaeng.change.shares import PARTS, Effects, judge

PLAIN = Thresholds()


def shares_of(effects, change=-1.0):
    """Return the shares that are not zero."""
    found = judge(effects, change, PLAIN).shares
    return {part: found[part].value for part in PARTS if found[part].value}


# -6 need, -2 funding, +3 efficiency: of the 8 that lowered, 6 are need
def test_shares_are_of_what_goes_in_the_direction_of_the_change():
    assert shares_of(Effects(-6, -2, 3)) == pytest.approx({"demand": 0.75, "funding": 0.25})
    assert shares_of(Effects(-6, -2, 3), change=1.0) == pytest.approx({"efficiency": 1})


@pytest.mark.parametrize(
    ("effects", "cause"),
    [
        (Effects(-6, -2, 3), "demand"),
        (Effects(-1, -6, -2), "funding"),
        (Effects(1, 0, -2), "efficiency"),
        (Effects(-4, -3, -3), "mixed"),
        (Effects(-5, -5, 0), "mixed"),
        (Effects(-5, -3, -2), "demand"),
        (Effects(-5, 0, 0, data=5), "data"),
        (Effects(-3, 0, 0, unknown=7), "unknown"),
        (Effects(-5, 0, 0, unknown=5), "demand"),
        (Effects(0, 0, 0), "unknown"),
        (Effects(1, 1, 1), "unknown"),
    ],
)
def test_the_cause_follows_from_the_shares(effects, cause):
    assert judge(effects, -1, PLAIN).cause == cause


def test_what_did_not_change_has_no_cause():
    assert judge(Effects(-1, 1, 0), 0.0, PLAIN).cause == "none"


def test_thresholds_decide():
    assert judge(Effects(-5, -3, -2), -1, Thresholds(dominant=0.6)).cause == "mixed"
    assert judge(Effects(-3, 0, 0, unknown=7), -1, Thresholds(dominant=0.3, known=0.3)).cause == "demand"


# Need -6 ± 2 beside funding -2: 4 / 6 to 8 / 10
def test_errors_give_bounds():
    found = judge(Effects(-6, -2, 0, widths={"need": 2}), -1, PLAIN)
    assert found.shares["demand"] == pytest.approx((6 / 8, 4 / 6, 8 / 10))
    assert found.shares["funding"] == pytest.approx((2 / 8, 2 / 10, 2 / 6))
    assert found.holds


# Need -3 ± 2 beside funding -2: 1 / 3 to 5 / 7, so that it may be the one or the other
def test_a_cause_that_errors_can_turn_does_not_hold():
    found = judge(Effects(-3, -2, 0, widths={"need": 2}), -1, PLAIN)
    assert (found.cause, found.holds) == ("demand", False)
    assert found.shares["demand"] == pytest.approx((3 / 5, 1 / 3, 5 / 7))


# A budget ± 3 goes from funding to efficiency: funding -2 + b, efficiency -2 - b, so that one or the other may be 0
def test_an_effect_that_crosses_zero_is_looked_at():
    found = judge(Effects(0, -2, -2, widths={"budget": 3}), -1, PLAIN)
    assert found.shares["funding"] == pytest.approx((0.5, 0.0, 1.0))


# The share of unknown 1 (0 to 3) beside need -1: 0 to 3 / 4
def test_what_is_not_known_has_bounds_too():
    found = judge(Effects(-1, unknown=1, unknown_bounds=(0, 3)), -1, PLAIN)
    assert found.shares["unknown"] == pytest.approx((0.5, 0, 0.75))


EFFECT, WIDTH = st.floats(-10, 10), st.floats(0, 5)
EFFECTS = st.builds(
    lambda moved, data, unknown, wide, more: Effects(
        *moved, data, unknown, dict(zip(("need", "budget", "output"), wide, strict=True)), (0.0, unknown + more)
    ),
    st.tuples(EFFECT, EFFECT, EFFECT), st.floats(0, 5), st.floats(0, 5), st.tuples(WIDTH, WIDTH, WIDTH), WIDTH,
)  # fmt: skip


@given(EFFECTS, st.sampled_from((-1.0, 1.0)))
def test_shares_lie_between_0_and_1_make_1_and_lie_within_their_bounds(effects, change):
    found = judge(effects, change, PLAIN).shares
    assert sum(share.value for share in found.values()) == pytest.approx(1)
    for share in found.values():
        assert 0 <= share.low <= share.value <= share.high <= 1 + 1e-12


@given(EFFECTS, st.sampled_from((-1.0, 1.0)), st.integers(0, 2**32))
def test_no_figures_within_their_errors_give_a_share_beyond_the_bounds(effects, change, seed):
    draw = np.random.default_rng(seed)
    found = judge(effects, change, PLAIN)
    wide = effects.widths
    for _ in range(20):
        need, budget, output = (draw.uniform(-wide[role], wide[role]) for role in ("need", "budget", "output"))
        unknown = draw.uniform(*effects.unknown_bounds)
        other = Effects(effects.demand + need, effects.funding + budget, effects.efficiency - budget + output,
                        effects.data, unknown, {}, (unknown, unknown))  # fmt: skip
        moved = judge(other, change, PLAIN)
        ahead = sum(max(0, change * one) for one in (other.demand, other.funding, other.efficiency))
        if ahead + other.data + unknown < 1e-6:
            continue
        for part in PARTS:
            assert found.shares[part].low - 1e-9 <= moved.shares[part].value <= found.shares[part].high + 1e-9
        if found.holds:
            assert moved.cause == found.cause
