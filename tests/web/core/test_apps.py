import pytest
from django.apps import apps
from django.core.management import call_command


def test_the_ground_is_an_app_with_a_label_of_its_own():
    assert apps.get_app_config("donghaeng_core").name == "donghaeng.web.core"


@pytest.mark.django_db
def test_the_migrations_keep_up_with_the_models():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
