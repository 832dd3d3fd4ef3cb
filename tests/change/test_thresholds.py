import pytest

from donghaeng.base.errors import MethodError
from donghaeng.change import Thresholds, read_thresholds


def test_without_a_table_the_thresholds_are_halves():
    assert read_thresholds({}) == Thresholds(dominant=0.5, known=0.5, small=0.05)


def test_a_table_sets_them():
    assert read_thresholds({"dominant": 0.6, "known": 1, "small": 0}) == Thresholds(0.6, 1.0, 0.0)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"dominnant": 0.5}, "diagnosis.dominnant: found 'dominnant'; expected one of ['dominant', 'known', 'small']"),
        ({"dominant": 50}, "diagnosis.dominant: found 50; expected a share from 0 to 1"),
        ({"known": -0.1}, "diagnosis.known: found -0.1; expected a share from 0 to 1"),
        ({"known": True}, "diagnosis.known: found True; expected a share from 0 to 1"),
        ({"dominant": "half"}, "diagnosis.dominant: found 'half'; expected a share from 0 to 1"),
        ({"small": -1}, "diagnosis.small: found -1; expected a number of points, 0 or more"),
        ({"small": float("nan")}, "diagnosis.small: found nan; expected a number of points, 0 or more"),
    ],
)
def test_a_threshold_that_cannot_be_is_refused(settings, message):
    with pytest.raises(MethodError) as error:
        read_thresholds(settings)
    assert [str(fault) for fault in error.value.faults] == [message]


def test_every_fault_is_found_at_once():
    with pytest.raises(MethodError, match="the thresholds cannot be read") as error:
        read_thresholds({"dominant": 2, "known": 2, "other": 1})
    assert len(error.value.faults) == 3
