import pytest
from pydantic import ValidationError

from donghaeng.files.models import (
    TABLES,
    CitySettings,
    DataRow,
    DriverRow,
    FrameworkRow,
    PublishedRow,
    SourceRow,
    StatedRow,
    UnitRow,
    columns,
)

NODE = {"code": "homes", "name_en": "Homes", "name_ko": "주택", "source": "plan"}
PRINTED = {"node": "living", "period": "2023", "value": "115.0", "decimals": "1", "published_on": "2024-06-19"}


@pytest.mark.parametrize(("text", "direction"), [("1", 1), ("+1", 1), ("-1", -1)])
def test_a_direction_is_1_or_minus_1(text, direction):
    assert FrameworkRow.model_validate(NODE | {"direction": text}).direction == direction


@pytest.mark.parametrize("text", ["0", "2", "up", "1.0", "１"])
def test_another_direction_is_refused(text):
    with pytest.raises(ValidationError, match="Input should be 1 or -1"):
        FrameworkRow.model_validate(NODE | {"direction": text})


@pytest.mark.parametrize("text", ["1,234", "12%", "１２", "1_000", "inf", "nan", "-", " 1"])
def test_a_number_is_written_plainly(text):
    with pytest.raises(ValidationError):
        FrameworkRow.model_validate(NODE | {"weight": text})


def test_a_number_beyond_all_numbers_is_refused():
    with pytest.raises(ValidationError, match="finite number"):
        FrameworkRow.model_validate(NODE | {"weight": "1e400"})


@pytest.mark.parametrize("text", ["2024", "2024-06", "2024-06-19"])
def test_a_day_of_publication_may_be_known_in_part(text):
    row = PublishedRow.model_validate(PRINTED | {"published_on": text, "source": "plan"})
    assert row.published_on == text


@pytest.mark.parametrize("text", ["2024-13", "2024-06-32", "24-06-19", "2024.06", "２０２４", "2024-"])
def test_a_day_that_is_none_is_refused(text):
    with pytest.raises(ValidationError, match="String should match pattern"):
        PublishedRow.model_validate(PRINTED | {"published_on": text, "source": "plan"})


@pytest.mark.parametrize("decimals", ["-1", "1.5", "1_0", "x"])
def test_decimals_are_a_whole_number_from_0(decimals):
    with pytest.raises(ValidationError):
        PublishedRow.model_validate(PRINTED | {"decimals": decimals, "source": "plan"})


def test_a_source_needs_no_date_and_no_address():
    row = SourceRow.model_validate({"key": "plan", "publisher": "Seoul", "title": "Basic plan"})
    assert (row.url, row.published, row.accessed, row.licence) == ("", "", "", "")


def test_a_setting_that_we_do_not_know_is_refused():
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        UnitRow.model_validate({"unit": "jongno", "name_en": "Jongno-gu", "name_ko": "종로구", "population": "1"})


@pytest.mark.parametrize("currency", ["won", "KR", "KRWW", "₩"])
def test_a_currency_is_a_code_of_three_capitals(currency):
    settings = {"name_en": "Busan", "name_ko": "부산광역시", "time_zone": "Asia/Seoul"}
    with pytest.raises(ValidationError, match="String should match pattern"):
        CitySettings.model_validate(settings | {"currency": currency})


def test_columns_are_those_of_the_formats():
    assert columns(DataRow)[0] == ["unit", "period", "node", "value", "source"]
    assert columns(UnitRow)[0] == ["unit", "name_en", "name_ko"]
    assert columns(SourceRow)[0] == ["key", "publisher", "title"]
    assert columns(PublishedRow)[0] == ["node", "period", "value", "decimals", "published_on", "source"]
    assert ",".join(columns(FrameworkRow)[0]) == ("code,name_en,name_ko,parent,unit_measure,direction,weight,source")


@pytest.mark.parametrize("model", TABLES.values(), ids=TABLES)
def test_every_table_may_have_a_note(model):
    assert "note" in columns(model)[1]


def test_a_driver_needs_its_indicator_its_form_and_its_source():
    assert columns(DriverRow)[0] == ["indicator", "form", "source"]
    row = DriverRow.model_validate({"indicator": "homes", "form": "volume", "source": "plan"})
    assert (row.scale, row.decimals, row.need_error, row.output) == (1, None, 0, "")


@pytest.mark.parametrize("wrong", [{"form": "share"}, {"decimals": "-1"}, {"scale": "1e999"}, {"need_error": "10%"}])
def test_a_driver_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValidationError):
        DriverRow.model_validate({"indicator": "homes", "form": "volume", "source": "plan"} | wrong)


def test_a_statement_is_in_both_languages():
    assert columns(StatedRow)[0] == ["node", "period", "kind", "text_en", "text_ko", "source"]
