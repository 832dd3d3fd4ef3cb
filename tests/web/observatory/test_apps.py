from django.apps import apps


def test_the_observatory_has_no_table_of_its_own():
    assert list(apps.get_app_config("donghaeng_observatory").get_models()) == []
