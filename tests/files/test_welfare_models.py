import datetime as dt

import pytest
from pydantic import ValidationError

from donghaeng.files.welfare_models import (
    BracketSettings,
    DatedSettings,
    ParameterSettings,
    ParametersFile,
    PolicyFile,
    ProgrammeSettings,
)

SHARE = {"name_en": "Share", "name_ko": "비율", "unit_measure": "1", "history": []}
DAY = dt.date(2024, 1, 1)


def test_a_row_is_sourced_and_by_nothing_unless_it_says_so():
    row = DatedSettings.model_validate({"since": DAY})
    assert (row.value, row.source, row.status, row.beyond, row.note) == (None, "", "", "", None)


@pytest.mark.parametrize("name", SHARE)
def test_a_parameter_needs_all_that_makes_it_one(name):
    with pytest.raises(ValidationError):
        ParameterSettings.model_validate({key: value for key, value in SHARE.items() if key != name})


@pytest.mark.parametrize("value", [0.5, 3, {"1": 10}, [{"above": 0, "rate": 0.06}]], ids=repr)
def test_a_value_is_a_number_a_table_or_brackets(value):
    assert DatedSettings.model_validate({"since": DAY, "value": value}).value is not None


@pytest.mark.parametrize("value", ["0.5", True, float("nan"), {"1": "10"}, [10], [{"above": 0}]], ids=repr)
def test_a_value_of_another_kind_is_refused(value):
    with pytest.raises(ValidationError):
        DatedSettings.model_validate({"since": DAY, "value": value})


@pytest.mark.parametrize("since", ["2024-01-01", 2024, dt.datetime(2024, 1, 1, tzinfo=dt.UTC)], ids=repr)
def test_a_day_is_a_date_of_toml_and_nothing_like_it(since):
    with pytest.raises(ValidationError):
        DatedSettings.model_validate({"since": since})


def test_a_file_is_a_programme_of_parameters():
    assert ParametersFile.model_validate({"aid": {"share": SHARE}}).root["aid"]["share"].name_ko == "비율"


@pytest.mark.parametrize("model", [BracketSettings, DatedSettings, ParameterSettings])
def test_every_setting_says_what_it_is(model):
    assert [name for name, field in model.model_fields.items() if not field.description] == []


@pytest.mark.parametrize("number", [
    "aid.share", {"value": 3, "unit_measure": "KRW"}, {"share": "aid.share", "of": "aid.median"},
], ids=repr)  # fmt: skip
def test_a_number_of_a_policy_is_a_path_a_choice_or_a_share(number):
    assert ProgrammeSettings.model_validate({"code": "aid", "numbers": {"line": number}}).numbers["line"]


@pytest.mark.parametrize("number", ["", 3, {"value": 3}, {"value": 3, "unit_measure": "won"}, {"share": "x"}], ids=repr)
def test_a_number_of_a_policy_has_its_unit(number):
    with pytest.raises(ValidationError):
        ProgrammeSettings.model_validate({"code": "aid", "numbers": {"line": number}})


def test_a_policy_may_be_another_unchanged():
    policy = PolicyFile.model_validate({"name_en": "A", "name_ko": "가"})
    assert (policy.extends, policy.without, policy.programme) == ("", [], [])
