import json

import pytest

from donghaeng.base.errors import Fault
from donghaeng.web.observatory.api.faults import OFFERED, RefusedError, error, refused, unknown


def told(response):
    return json.loads(response.content)


def test_an_error_says_where_what_and_what_would_be_right():
    assert told(error(404, [Fault("node", "'x'", "'y'")])) == {
        "detail": [{"where": "node", "found": "'x'", "expected": "'y'"}]
    }


def test_an_error_is_never_kept():
    assert error(404, []).headers["Cache-Control"] == "no-store"


def test_a_name_that_is_not_there_is_answered_with_the_likeliest():
    assert unknown("node", "hosing", ["safety", "housing"]).expected == "one of 'housing'"


def test_where_nothing_is_like_it_the_first_names_are_offered():
    fault = unknown("unit", "zzz", [f"unit-{k}" for k in range(500)])
    assert fault.expected.count("unit-") == OFFERED
    assert fault.expected.endswith("… (500 in all)")


def test_before_the_first_load_nothing_is_offered():
    assert unknown("index", "any", []).expected == "nothing: none yet"


def test_something_very_long_is_not_said_again_as_a_whole():
    assert len(unknown("node", "x" * 10_000, ["a"]).found) < 100


def test_what_we_refuse_keeps_its_status_and_all_its_faults():
    faults = [Fault("a", "1", "2"), Fault("b", "3", "4")]
    with pytest.raises(RefusedError, match="cannot be answered") as caught:
        raise RefusedError(404, faults)
    response = refused(None, caught.value)
    assert (response.status_code, [one["where"] for one in told(response)["detail"]]) == (404, ["a", "b"])
