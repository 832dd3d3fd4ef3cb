import unicodedata

import pytest

from donghaeng.web.observatory.api import asking
from donghaeng.web.observatory.api.faults import RefusedError
from donghaeng.web.observatory.figures import IndexResults

SHEET = {"nodes": ["root", "가"], "units": ["u", "v"], "periods": ["2022", "2023"]}


@pytest.fixture
def small():
    """Return an index of which only the names are there."""
    return IndexResults(None, SHEET)


def test_nothing_asked_for_is_everything(small):
    assert asking.names(small, {"node": [], "unit": []}) == {
        "node": ["root", "가"], "unit": ["u", "v"], "period": ["2022", "2023"]
    }  # fmt: skip


def test_names_come_in_the_order_of_the_index_and_once(small):
    assert asking.names(small, {"period": ["2023", "2022", "2023"]})["period"] == ["2022", "2023"]


def test_a_name_is_found_however_its_letters_are_put_together(small):
    assert asking.names(small, {"node": [unicodedata.normalize("NFD", "가")]})["node"] == ["가"]


def test_every_name_that_is_not_there_is_told_at_once(small):
    with pytest.raises(RefusedError) as caught:
        asking.names(small, {"node": ["rot"], "unit": ["w"], "period": ["1999"]})
    assert [fault.where for fault in caught.value.faults] == ["node", "unit", "period"]
    assert caught.value.status == 404


@pytest.mark.usefixtures("site")
def test_an_index_that_is_not_there_is_told_with_those_there_are():
    with pytest.raises(RefusedError, match="cannot be answered") as caught:
        asking.index("going-togehter")
    assert caught.value.faults[0].expected == "one of 'going-together'"


def test_without_a_status_no_score_is_looked_at(small):
    shape = asking.names(small, {})
    assert asking.Selection(small, shape).total() == 8  # reading a score of it would fail


@pytest.mark.django_db
def test_without_anything_loaded_the_list_is_empty(client):
    assert client.get("/api/v1/indices").json()["items"] == []
