import pytest
from pydantic import ValidationError

from donghaeng.files.claims_models import CLAIM_TABLES, ClaimSettings, FactRow, LedgerSettings

CLAIM = {
    "id": "a", "subject": "heat", "said": {"en": "A", "ko": "가"}, "value": 3, "who": "seoul", "when": "2023",
    "source": "news",
}  # fmt: skip


def test_a_claim_needs_no_unit_and_is_not_the_latest_unless_it_says_so():
    claim = ClaimSettings.model_validate(CLAIM)
    assert (claim.unit, claim.latest, claim.decimals, claim.calculation) == ("", False, None, None)


@pytest.mark.parametrize("name", ["subject", "said", "value", "who", "when", "source", "id"])
def test_a_claim_needs_all_that_makes_it_one(name):
    with pytest.raises(ValidationError):
        ClaimSettings.model_validate({key: value for key, value in CLAIM.items() if key != name})


@pytest.mark.parametrize("model", [ClaimSettings, LedgerSettings, FactRow])
def test_every_setting_and_column_says_what_it_is(model):
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_facts_have_a_table():
    assert {"facts.csv": FactRow} == CLAIM_TABLES
