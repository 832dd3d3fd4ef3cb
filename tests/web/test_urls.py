import pytest
from django.urls import resolve, reverse
from django.utils import translation


@pytest.mark.parametrize(
    ("path", "name"),
    [("/", "root"), ("/health/", "health"), ("/city.css", "city_colours"), ("/media/images/a/b.png", "media")],
)
def test_what_has_no_language_has_its_own_address(path, name):
    assert resolve(path).url_name == name


@pytest.mark.parametrize("language", ["ko", "en"])
def test_all_else_is_found_under_its_language(language):
    with translation.override(language):
        assert reverse("search") == f"/{language}/search/"
