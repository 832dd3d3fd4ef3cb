from donghaeng.web.archive.entry_models import entry_models, model_of
from donghaeng.web.archive.models import EntryPage, NewsPage, StandardPage


def test_a_section_leads_to_its_model():
    assert model_of("news") is NewsPage
    assert model_of("pages") is StandardPage


def test_every_model_is_an_entry():
    assert all(issubclass(model, EntryPage) for model in entry_models())
