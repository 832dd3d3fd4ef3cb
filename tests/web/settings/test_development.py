def test_only_this_host_is_answered(settings_of):
    settings = settings_of("development")
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["DEBUG"] is False


def test_it_has_a_key_of_its_own(settings_of):
    key = settings_of("development")["SECRET_KEY"]
    assert len(key) >= 50
    assert settings_of("development")["SECRET_KEY"] == key


def test_who_works_on_templates_may_ask_for_more(settings_of, monkeypatch):
    monkeypatch.setenv("DONGHAENG_DEBUG", "1")
    assert settings_of("development")["DEBUG"] is True
