import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from donghaeng.web.core.first_password import NAME, make_administrator
from donghaeng.web.core.models import FirstPassword

pytestmark = pytest.mark.django_db
PAGE, HOME = "/admin/first-password/", "/admin/"
OWN = "going-together-2026"


@pytest.fixture
def password():
    return make_administrator()


@pytest.fixture
def newcomer(client, password):
    assert client.login(username=NAME, password=password)
    return client


def change(client, *typed):
    return client.post(PAGE, dict(zip(("new_password1", "new_password2"), typed, strict=True)))


def test_a_site_without_administrator_gets_one_whose_password_is_said_once(password):
    assert get_user_model().objects.get(username=NAME).check_password(password)
    assert make_administrator() is None


def test_the_password_is_long(password):
    assert len(password) >= 16


@pytest.mark.parametrize("headers", [{"sec-fetch-dest": "document"}, {"accept": "text/html,*/*;q=0.8"}])
@pytest.mark.parametrize("path", [HOME, "/admin/account/"])
def test_it_has_to_be_changed_before_anything_else(newcomer, path, headers):
    response = newcomer.get(path, headers=headers)
    assert (response.status_code, response.headers["Location"]) == (302, PAGE)


@pytest.mark.parametrize("headers", [{"sec-fetch-dest": "empty", "accept": "text/html"}, {"accept": "*/*"}, {}])
def test_what_a_script_asks_for_is_refused_without_a_page(newcomer, headers):
    response = newcomer.get(reverse("wagtailadmin_account"), headers=headers)
    assert (response.status_code, response.content) == (403, b"")


@pytest.mark.parametrize("name", ["wagtailadmin_sprite", "wagtailadmin_javascript_catalog"])
def test_what_the_page_needs_is_open(newcomer, name):
    assert newcomer.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    ("language", "words"),
    [("ko", "보안을 위해 비밀번호를 먼저 변경해 주십시오."), ("en", "Choose a password of your own")],
)
def test_the_page_asks_for_a_password_and_nothing_else(newcomer, language, words):
    html = newcomer.get(PAGE, headers={"accept-language": language}).content.decode()
    assert words in html
    assert html.count("<input") == 3


def test_after_the_change_the_editor_is_open(newcomer):
    response = change(newcomer, OWN, OWN)
    assert (response.status_code, response.headers["Location"]) == (302, HOME)
    assert get_user_model().objects.get(username=NAME).check_password(OWN)
    assert newcomer.get(HOME).status_code == 200
    assert not FirstPassword.objects.exists()


@pytest.mark.parametrize("typed", [(OWN, "going-together-2027"), ("", ""), ("12345678", "12345678")])
def test_a_password_that_will_not_do_is_asked_for_again(newcomer, typed):
    assert change(newcomer, *typed).context["form"].errors
    assert FirstPassword.objects.exists()


def test_the_first_password_is_no_password_of_ones_own(newcomer, password):
    assert "new_password1" in change(newcomer, password, password).context["form"].errors


def test_others_are_not_asked(client):
    get_user_model().objects.create_superuser(username="editor", email="", password="x")
    client.login(username="editor", password="x")
    assert client.get(HOME).status_code == 200
    assert client.get(PAGE).headers["Location"] == HOME


@pytest.mark.usefixtures("password")
def test_the_login_page_stays_open(client):
    assert client.get(reverse("wagtailadmin_login")).status_code == 200
