"""The ledger of Seoul: every verdict and every computed figure as they were worked out by hand from the facts."""

import csv
import math
from pathlib import Path

import pytest

from donghaeng.city import City

ROOT = Path(__file__).parents[2]
BY_HAND = {row["id"]: row for row in csv.DictReader(
    (ROOT / "tests/claims/seoul_ledger.csv").read_text(encoding="utf-8").splitlines())}  # fmt: skip


@pytest.fixture(scope="module")
def judged():
    """Return the judgements of claims.toml, by id."""
    ledger = City(ROOT / "cities/seoul").ledger
    return {claim.id: ledger.by_id[claim.id] for claim in ledger.files.ledger.claims}


def test_every_claim_was_worked_out_by_hand_and_says_by_what(judged):
    assert list(judged) == list(BY_HAND)
    assert all(row["evidence"] for row in BY_HAND.values())
    assert len(judged) >= 60


@pytest.mark.parametrize("claim", BY_HAND)
def test_a_verdict_is_the_one_worked_out_by_hand(judged, claim):
    assert str(judged[claim].verdict) == BY_HAND[claim]["verdict"]


@pytest.mark.parametrize("claim", [name for name, row in BY_HAND.items() if row["computed"]])
def test_a_figure_is_the_one_worked_out_by_hand(judged, claim):
    text = BY_HAND[claim]["computed"]
    step = 10.0 ** -len(text.partition(".")[2])
    assert math.isclose(judged[claim].computed.value, float(text), abs_tol=step / 2 + 1e-9)


def test_what_was_not_worked_out_is_not_computed(judged):
    assert [name for name, row in BY_HAND.items() if not row["computed"] and judged[name].computed is not None] == []


def test_every_claim_that_is_not_confirmed_is_explained(judged):
    page = (ROOT / "docs/explanation/claims-of-seoul.md").read_text(encoding="utf-8")
    other = [name for name, one in judged.items() if str(one.verdict) != "confirmed"]
    assert [name for name in other if f"`{name}`" not in page] == []


def test_no_text_is_left_without_its_other_language(judged):
    for one in judged.values():
        assert all(one.claim.said[language].strip() for language in ("en", "ko"))
        assert all(max(words["ko"]) >= "가" for words in (one.claim.said, one.claim.note) if words)
