from django.apps import apps


def test_the_app_has_its_own_label():
    assert apps.get_app_config("donghaeng_archive").name == "donghaeng.web.archive"
