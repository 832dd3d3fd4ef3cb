import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from donghaeng.files.archive_models import (
    ARCHIVE_TABLES,
    MATTERS,
    ROWS,
    FieldRow,
    NewsMatter,
    PolicyMatter,
    VideoRow,
    column,
    in_languages,
)

DOCS = Path(__file__).parents[2] / "docs" / "archive.md"
HEADERS = {
    "fields.csv": "code,name_en,name_ko",
    "videos.csv": (
        "slug,title_en,title_ko,summary_en,summary_ko,date,field,address,minutes,publisher_en,publisher_ko,source"
    ),
    "events.csv": (
        "slug,kind,title_en,title_ko,summary_en,summary_ko,starts,ends,place_en,place_ko,field,district,address,source"
    ),
    "organisations.csv": (
        "slug,kind,title_en,title_ko,summary_en,summary_ko,country,city_en,city_ko,network,since,address,source"
    ),
    "programmes.csv": (
        "slug,title_en,title_ko,summary_en,summary_ko,institute_en,institute_ko,centre_en,centre_ko,place_en,place_ko,"
        "starts,ends,field,address,source"
    ),
    "shared.csv": (
        "slug,kind,title_en,title_ko,summary_en,summary_ko,place_en,place_ko,hours_en,hours_ko,price_en,price_ko,"
        "rules_en,rules_ko,field,district,address,source"
    ),
}
VIDEO = {"slug": "opening", "title_en": "Opening", "date": "2024", "address": "https://example.kr/v"}


@pytest.mark.parametrize("name", HEADERS)
def test_columns_are_those_of_the_format_in_its_order(name):
    assert ",".join(column for column in ARCHIVE_TABLES[name].model_fields if column != "note") == HEADERS[name]


def test_there_is_a_table_for_each_kind_of_entry():
    assert set(ARCHIVE_TABLES) == set(HEADERS) == {"fields.csv", *(f"{name}.csv" for name in ROWS)}


def test_another_language_has_its_own_columns():
    model = in_languages(VideoRow, ("en", "zh-hans"))
    assert [name for name in model.model_fields if name.startswith("title")] == ["title_en", "title_zh_hans"]
    assert column("title", "zh-hans") == "title_zh_hans"


def test_a_name_of_a_field_is_needed_in_every_language():
    with pytest.raises(ValidationError, match="name_fr\n  Field required"):
        in_languages(FieldRow, ("en", "fr")).model_validate({"code": "a", "name_en": "A"})


@pytest.mark.parametrize("date", ["2024", "2024-06", "2024-06-19", "2024-02-29"])
def test_a_date_may_be_known_in_part(date):
    assert ARCHIVE_TABLES["videos.csv"].model_validate(VIDEO | {"date": date}).date == date


@pytest.mark.parametrize(("name", "value", "message"), [
    ("date", "2023-02-29", "a day of the calendar"),
    ("date", "0000", "a day of the calendar"),
    ("date", "2024-13", "should match pattern"),
    ("date", "", "should match pattern"),
    ("slug", "Opening", "should match pattern"),
    ("slug", "a--b", "should match pattern"),
    ("title_en", "a\nb", "should match pattern"),
    ("summary_ko", "가" * 201, "at most 200 characters; these are 201"),
    ("address", "javascript:alert(1)", "should match pattern"),
    ("address", "https://a b", "should match pattern"),
    ("minutes", "12 min", "a number, such as 12"),
    ("minutes", "0", "greater than 0"),
    ("editor", "x", "Extra inputs are not permitted"),
])  # fmt: skip
def test_a_wrong_cell_is_refused(name, value, message):
    with pytest.raises(ValidationError, match=message):
        ARCHIVE_TABLES["videos.csv"].model_validate(VIDEO | {name: value})


def test_keys_are_those_of_their_folder():
    assert set(PolicyMatter.model_fields) - set(NewsMatter.model_fields) == {"contact", "years", "cities"}
    assert set(NewsMatter.model_fields) - set(MATTERS["pages"].model_fields) == {"kind"}


@pytest.mark.parametrize("model", [*MATTERS.values(), *ARCHIVE_TABLES.values()], ids=lambda model: model.__name__)
def test_every_key_and_column_says_what_it_is_and_is_documented(model):
    text = DOCS.read_text(encoding="utf-8")
    documented = {re.sub("_(en|ko)$", "_", name) for name in model.model_fields if name != "note"}
    assert [name for name, field in model.model_fields.items() if not field.description] == []
    assert [name for name in documented if f"`{name}" not in text] == []
