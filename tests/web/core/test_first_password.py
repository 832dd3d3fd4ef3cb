import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from donghaeng.web.core.first_password import NAME, make_administrator

pytestmark = pytest.mark.django_db


@pytest.fixture
def password():
    return make_administrator()


def test_a_site_without_administrator_gets_one_whose_password_is_said_once(password):
    assert get_user_model().objects.get(username=NAME).check_password(password)
    assert make_administrator() is None


def test_the_password_is_long(password):
    assert len(password) >= 16


def test_it_has_to_be_changed_before_anything_else(client, password):
    assert client.login(username=NAME, password=password)
    response = client.get(reverse("wagtailadmin_home"))
    assert (response.status_code, response.headers["Location"]) == (302, reverse("wagtailadmin_account"))
    assert client.get(reverse("wagtailadmin_account")).status_code == 200


def test_after_the_change_the_editor_is_open(client, password):
    client.login(username=NAME, password=password)
    client.post(
        reverse("wagtailadmin_account"),
        {
            "password-old_password": password,
            "password-new_password1": "going-together-2026",
            "password-new_password2": "going-together-2026",
            "name_email-first_name": "A", "name_email-last_name": "B", "name_email-email": "a@example.org",
            "locale-preferred_language": "", "locale-current_time_zone": "",
            "theme-theme": "system", "theme-contrast": "system", "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
        },
    )  # fmt: skip
    assert get_user_model().objects.get(username=NAME).check_password("going-together-2026")
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_others_are_not_asked(client):
    get_user_model().objects.create_superuser(username="editor", email="", password="x")
    client.login(username="editor", password="x")
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.usefixtures("password")
def test_the_login_page_stays_open(client):
    assert client.get(reverse("wagtailadmin_login")).status_code == 200
