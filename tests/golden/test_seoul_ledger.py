"""Seoul's announced figures against the verdicts worked out by hand, each with its evidence in the facts."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from donghaeng.city import City
from donghaeng.city.ledger import CheckedLedger
from donghaeng.claims import Verdict

TESTS = Path(__file__).parents[1]
SEOUL = City(TESTS.parent / "cities" / "seoul")
with (TESTS / "claims" / "seoul_ledger.csv").open(encoding="utf-8", newline="") as file:
    GOLDEN = {row["id"]: row for row in csv.DictReader(file)}


def ledger(facts):
    """Seoul's ledger with other facts, over the same indices."""
    return CheckedLedger(replace(SEOUL.ledger.files, facts=tuple(facts)), SEOUL.indices, SEOUL.ledger.law)


def facts_in(claim):
    """The facts that a calculation takes by itself."""
    inputs = () if claim.calculation is None else claim.calculation.inputs.values()
    return {one.removeprefix("fact:") for one in inputs if isinstance(one, str) and one.startswith("fact:")}


def test_every_claim_was_worked_out_by_hand():
    claims = SEOUL.ledger.files.ledger.claims
    assert {claim.id for claim in claims} == set(GOLDEN)
    assert len(claims) >= 60
    assert [name for name, row in GOLDEN.items() if not row["evidence"]] == []


@pytest.mark.parametrize("name", GOLDEN)
def test_a_verdict_is_that_worked_out_by_hand(name):
    judged, row = SEOUL.ledger.by_id[name], GOLDEN[name]
    decimals = len(row["computed"].partition(".")[2])
    computed = "" if judged.computed is None else f"{judged.computed.value:.{decimals}f}"
    assert (str(judged.verdict), computed) == (row["verdict"], row["computed"])


def test_without_a_fact_each_claim_that_takes_it_cannot_be_computed():
    facts = SEOUL.ledger.files.facts
    taking = [(fact.key, claim.id) for fact in facts for claim in SEOUL.ledger.files.ledger.claims
              if fact.key in facts_in(claim)]  # fmt: skip
    without = {key: ledger(fact for fact in facts if fact.key != key).by_id for key in {key for key, _ in taking}}
    assert len(taking) >= 60
    assert {without[key][name].verdict for key, name in taking} == {Verdict.CANNOT_BE_COMPUTED}


def test_every_claim_has_a_source_that_is_known_and_texts_in_both_languages():
    sources = SEOUL.ledger.sources
    for judged in SEOUL.ledger.judgements:
        assert judged.claim.printed.source in sources
        assert judged.claim.said["en"]
        assert judged.claim.said["ko"]
        assert judged.why("en")
        assert judged.why("ko")


def test_every_claim_that_is_not_confirmed_is_explained_in_the_docs():
    page = (TESTS.parent / "docs/explanation/claims-of-seoul.md").read_text(encoding="utf-8")
    other = [name for name in GOLDEN if SEOUL.ledger.by_id[name].verdict is not Verdict.CONFIRMED]
    assert [name for name in other if f"`{name}`" not in page] == []
