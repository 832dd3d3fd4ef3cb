from donghaeng.web.ledger.models import VerdictChange


def test_a_change_is_named_by_claim_and_verdicts():
    assert str(VerdictChange(claim="saving", was="confirmed", became="differs")) == "saving: confirmed -> differs"
