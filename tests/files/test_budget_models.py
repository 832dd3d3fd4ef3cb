import pytest
from pydantic import ValidationError

from donghaeng.files.budget_models import BUDGET_TABLES, CurveRow, EarmarkRow, ProgrammeRow


def test_what_is_left_out_has_no_limit():
    row = ProgrammeRow(programme="rent", name_en="Rent", name_ko="임대", indicator="homes", source="plan")
    assert (row.floor, row.ceiling, row.unit_cost, row.earmark, row.error, row.shape) == (0, None, None, "", 0, "")


@pytest.mark.parametrize("name", ["programme", "money", "points"])
def test_a_curve_needs_all_that_makes_it_one(name):
    row = {"programme": "rent", "money": "100", "points": "4"}
    with pytest.raises(ValidationError):
        CurveRow.model_validate({key: value for key, value in row.items() if key != name})


@pytest.mark.parametrize("model", [ProgrammeRow, CurveRow, EarmarkRow])
def test_every_column_says_what_it_is(model):
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_each_file_has_its_table():
    assert {"budget.csv": ProgrammeRow, "curves.csv": CurveRow, "earmarks.csv": EarmarkRow} == BUDGET_TABLES
