import pytest

from donghaeng.base.errors import InputError


def test_the_city_says_how_its_site_speaks(settings_of):
    settings = settings_of("city")
    assert settings["LANGUAGES"] == [("en", "English"), ("ko", "한국어")]
    assert (settings["LANGUAGE_CODE"], settings["TIME_ZONE"]) == ("en", "America/Chicago")
    assert settings["WAGTAIL_SITE_NAME"] == "Springfield"


def test_the_editor_has_the_same_languages(settings_of):
    settings = settings_of("city")
    assert (
        settings["WAGTAIL_CONTENT_LANGUAGES"] == settings["WAGTAILADMIN_PERMITTED_LANGUAGES"] == settings["LANGUAGES"]
    )


@pytest.mark.parametrize(
    ("found", "told"),
    [(('"ko"', '"qq"'), "languages: found 'qq'"), (("America/Chicago", "Asia/Seol"), "time_zone: found 'Asia/Seol'")],
    ids=["language", "time zone"],
)
def test_what_nobody_knows_is_a_fault(city, settings_of, found, told):
    file = city / "city.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(*found), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        settings_of("city")
