from django.conf import settings


def test_the_suite_keeps_no_pages_unless_it_asks_for_it():
    assert settings.PAGE_CACHE_IS_ON is False


def test_the_suite_speaks_korean_first():
    assert [code for code, _ in settings.LANGUAGES] == ["ko", "en"]
