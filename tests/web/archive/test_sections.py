from donghaeng.archive import ARTICLES, TABLES
from donghaeng.web.archive.entry_models import entry_models, model_of
from donghaeng.web.archive.sections import FEEDS, SECTIONS


def test_every_folder_and_table_of_an_archive_has_its_section():
    assert set(SECTIONS) == {*ARTICLES, *TABLES}


def test_every_section_has_its_kind_of_page():
    assert [model.section().code for model in entry_models()] == list(SECTIONS)


def test_every_filter_and_every_order_is_a_column():
    for section in SECTIONS.values():
        names = {field.name for field in model_of(section.code)._meta.get_fields()}
        assert {*section.filters, *(name.lstrip("-") for name in section.order)} <= names


def test_what_has_a_day_has_a_feed():
    assert set(FEEDS) == {"news", "videos", "events", "programmes"}
