import pytest

from donghaeng.web.ledger.kept import Kept, current


@pytest.mark.usefixtures("site")
def test_claims_of_the_file_come_first_then_published_scores():
    claims = list(current().claims)
    assert claims[:4] == ["saving", "heat", "growth", "saved-per-hour"]
    assert "going-together-2024-kmib-2025-08-04" in claims[4:]


@pytest.mark.usefixtures("site")
def test_a_derivation_leads_to_facts_and_sources():
    parts = current().derivation("heat")["parts"]
    assert [(part["target"], part["source"]) for part in parts] == [
        ("fact:capacity/2023", "kmib-2025-08-04"),
        ("fact:hours", "kmib-2025-08-04"),
    ]


def test_before_the_first_load_there_is_nothing():
    nothing = Kept(None)
    assert (nothing.claims, nothing.subjects, nothing.sources) == ({}, {}, {})
