import dataclasses
import datetime as dt

import pytest

from donghaeng.welfare import Bracket, Dated, Parameter, Status

DAY = dt.date(2024, 1, 1)


def test_a_row_is_sourced_unless_it_says_otherwise():
    assert Dated(DAY, 0.5, "notice").status is Status.SOURCED


def test_a_status_is_the_word_that_stands_in_the_file():
    assert [str(status) for status in Status] == ["", "unverified", "unknown", "ended"]


@pytest.mark.parametrize("thing", [Bracket(0, 0.06), Dated(DAY), Parameter("a.b", {}, "1", ())], ids=repr)
def test_nothing_of_a_parameter_can_be_changed(thing):
    with pytest.raises(dataclasses.FrozenInstanceError):
        thing.status = Status.ENDED
