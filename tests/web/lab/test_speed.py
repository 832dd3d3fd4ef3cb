"""How long an answer takes, with both schedules, both pictures and every year."""

import statistics
import time

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("warm")]

MOST = 0.030
"""What the lab may take. [CPU seconds]"""
FAMILY = {
    "size": "4", "income": "2,000,000", "assets": "100,000,000",
    "earnings": "1,500,000", "earner_type": "two_earner", "rent": "400,000",
}  # fmt: skip


def cpu(act):
    start = time.process_time()
    act()
    return time.process_time() - start


def test_an_answer_takes_at_most_thirty_milliseconds(ask):
    assert "3,700,028" in ask(**FAMILY).content.decode()
    took = statistics.median(cpu(lambda: ask(**FAMILY)) for _ in range(50))
    assert took <= MOST
