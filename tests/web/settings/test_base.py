import pytest
from django.conf import settings
from django.db import connection


@pytest.mark.django_db
def test_readers_never_wait_for_a_writer():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_writer_takes_its_lock_first():
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_slugs_are_ascii():
    assert settings.WAGTAIL_ALLOW_UNICODE_SLUGS is False


def test_a_picture_that_may_hold_a_script_is_not_taken():
    assert "svg" not in settings.WAGTAILIMAGES_EXTENSIONS


def test_no_request_leaves_the_host():
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAILEMBEDS_FINDERS == []
