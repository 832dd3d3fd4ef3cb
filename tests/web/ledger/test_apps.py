from django.apps import apps


def test_the_ledger_keeps_changes_of_verdict_and_nothing_else():
    assert [model.__name__ for model in apps.get_app_config("donghaeng_ledger").get_models()] == ["VerdictChange"]
