import re

import pytest
from django.utils import translation

from donghaeng.city.household import Household
from donghaeng.web.lab import sums


@pytest.fixture(scope="module")
def answer(seoul):
    return seoul.lab.answer(Household(1, 500_000.0, 0.0, single_pensioners=1), 2025)


def test_a_sum_tells_every_step_and_why_the_rest_is_nothing(answer, seoul):
    law = sums.numbers(answer)
    with translation.override("en"):
        told = sums.sum_told(answer.safety, seoul.policies["safety-income"].names, law)
    (part,) = told["parts"]
    assert part["steps"][-1]["formula"].endswith("× 0.5")
    assert all("nothing" in one["text"] for one in told["nothing"])
    assert len(told["nothing"]) == len(answer.safety.parts) - 1


def test_each_mark_leads_to_a_number_with_a_day_and_a_source(answer, seoul):
    law = sums.numbers(answer)
    with translation.override("ko"):
        told = [sums.number_told(seoul, one) for one in law.values()]
        parts = sums.sum_told(answer.safety, {"ko": "안심소득"}, law)["parts"]
    links = "".join(step["marks"] for part in parts for step in part["steps"])
    assert {int(place) for place in re.findall(r"#law-(\d+)", links)} <= set(range(1, len(told) + 1))
    assert "#law-1" in links
    assert all(one.since and (one.sources or one.is_unverified) for one in told)


def test_a_number_without_a_sure_source_is_marked(seoul):
    """The tenant's own share was read for 2020 and 2026, and for 2025 nowhere."""
    tenant = seoul.lab.answer(Household(1, 1_000_000.0, 0.0, rent=300_000.0), 2025)
    with translation.override("en"):
        told = [sums.number_told(seoul, one) for one in sums.numbers(tenant).values()]
    assert "30%" in [one.text for one in told if one.is_unverified]


@pytest.mark.parametrize(("number", "text"), [(0.85, "85%"), (0.0354, "3.54%"), (1, "100%"), (0.1, "10%")])
def test_a_share_is_told_with_the_digits_it_has(number, text):
    assert sums.share(number) == text


@pytest.mark.parametrize(
    ("ends", "text"), [((1_166_666.7, 1_833_572.0), "1,166,667원~1,833,572원"), ((2.13e6, 2.13e6), "2,130,000원")]
)
def test_a_range_is_told_by_its_ends_and_a_place_alone(ends, text):
    with translation.override("ko"):
        assert sums.reach(*ends) == text


def test_won_are_written_as_the_language_does():
    with translation.override("ko"):
        assert (sums.won(947_089.125), sums.won(-0.0), sums.won(-1.0)) == ("947,089원", "0원", "−1원")
    with translation.override("en"):
        assert sums.won(1e6) == "1,000,000 won"
