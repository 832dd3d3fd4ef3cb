from django.apps import apps


def test_the_lab_stores_nothing():
    assert list(apps.get_app_config("donghaeng_lab").get_models()) == []
