import dataclasses

import pytest

from donghaeng.files.models import TABLES as FILES
from donghaeng.publish.columns import TABLES

NAMED = {table.name: table for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_its_name_once_and_a_title_in_both_languages(table):
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))
    assert all(column.title_en and column.title_ko for column in table.columns)
    assert all(bool(column.about_en) == bool(column.about_ko) for column in table.columns)
    assert all(not any("가" <= letter <= "힣" for letter in column.title_en) for column in table.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_columns_and_what_is_referred_to_is_a_key(table):
    names = {column.name for column in table.columns}
    assert set(table.keys) <= names
    for column, other, key in table.refers:
        assert column in names
        assert NAMED[other].keys == (key,)


@pytest.mark.parametrize("name", ["framework", "series", "units", "data", "published", "sources"])
def test_no_column_of_our_files_is_forgotten(name):
    of_file = set(FILES[f"{name}.csv"].model_fields) - ({"note"} if name == "sources" else set())
    assert {column.name for column in NAMED[name].columns} == of_file


def test_a_table_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        TABLES[0].name = "other"
