import mmap

import pytest
from django.test import RequestFactory

from donghaeng.web.observatory.api import rate


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings, tmp_path):
    """Stop the clock twenty seconds into a minute, with a limit of two."""
    settings.API_REQUESTS_A_MINUTE, settings.DONGHAENG_VAR = 2, tmp_path
    now = [6_000_020.0]
    monkeypatch.setattr(rate.time, "time", lambda: now[0])
    return now


def asked_by(address, **headers):
    return RequestFactory().get("/api/v1/indices", REMOTE_ADDR=address, headers=headers)


def test_the_third_request_of_a_minute_waits_for_the_next():
    assert [rate.wait(asked_by("192.0.2.1")) for _ in range(3)] == [0, 0, 40]


def test_the_next_minute_begins_anew(clock):
    for _ in range(3):
        rate.wait(asked_by("192.0.2.1"))
    clock[0] += 40
    assert rate.wait(asked_by("192.0.2.1")) == 0


def test_addresses_are_counted_apart():
    assert [rate.wait(asked_by(f"192.0.2.{k}")) for k in (1, 2, 3, 4)] == [0] * 4


def test_all_addresses_of_a_household_are_counted_together():
    assert [rate.wait(asked_by(f"2001:db8::{k}")) for k in (1, 2, 3)] == [0, 0, 40]


def test_workers_count_together(tmp_path):
    one, other = (rate.counts_in.__wrapped__(tmp_path / "counts") for _ in range(2))
    assert [one.add(7, 1), other.add(7, 1), one.add(7, 1)] == [1, 2, 3]


def test_zero_counts_nobody(settings, tmp_path):
    settings.API_REQUESTS_A_MINUTE = 0
    assert {rate.wait(asked_by("192.0.2.1")) for _ in range(9)} == {0}
    assert not list(tmp_path.iterdir())


def test_no_address_is_written_down(tmp_path):
    rate.wait(asked_by("192.0.2.1"))
    assert b"192" not in (tmp_path / "api-counts").read_bytes()


def test_nobody_is_believed_about_an_address_without_proxies_of_our_own():
    assert rate.client(asked_by("192.0.2.1", x_forwarded_for="198.51.100.9")) == "192.0.2.1"


@pytest.mark.parametrize(
    ("proxies", "seen"), [(1, "198.51.100.7"), (2, "198.51.100.8"), (3, "192.0.2.1")]
)  # fmt: skip
def test_behind_proxies_the_address_is_the_one_the_outermost_saw(settings, proxies, seen):
    settings.API_PROXIES = proxies
    request = asked_by("192.0.2.1", x_forwarded_for="198.51.100.8, 198.51.100.7")
    assert rate.client(request) == seen


def test_what_a_client_invents_stands_further_left_and_counts_for_nothing(settings):
    settings.API_PROXIES = 1
    invented = [asked_by("192.0.2.1", x_forwarded_for=f"10.0.0.{k}, 198.51.100.7") for k in range(3)]
    assert [rate.wait(request) for request in invented] == [0, 0, 40]


def test_where_nothing_can_be_written_a_worker_counts_for_itself(tmp_path, caplog):
    counts = rate.counts_in.__wrapped__(tmp_path / "no-such-folder" / "counts")
    assert isinstance(counts.memory, mmap.mmap)
    assert (counts.add(1, 1), counts.add(1, 1)) == (1, 2)
    assert "counted by each worker for itself" in caplog.text
