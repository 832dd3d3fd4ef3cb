import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from donghaeng.web.archive import reports
from donghaeng.web.archive.models import ErrorReport

pytestmark = pytest.mark.usefixtures("site")

PATH = "/en/report/"
FIGURE = "/en/index/going-together/#f-2023"


def send(client, **values):
    return client.post(PATH, {"about": FIGURE, "message": "111.0 is wrong", "reply_to": "", "website": "", **values})


def test_a_report_goes_to_the_list_of_the_editors(client):
    response = send(client, reply_to="me@example.org")
    assert response.status_code == 302
    report = ErrorReport.objects.get()
    assert (report.about, report.message, report.language, report.status) == (FIGURE, "111.0 is wrong", "en", "new")
    assert parse_qs(urlsplit(response.url).query)["about"] == [FIGURE]
    assert client.get(response.url).status_code == 200


def test_the_page_asked_from_is_filled_in(client):
    form = client.get(PATH, {"about": FIGURE}).context["form"]
    assert form.initial["about"] == FIGURE


def test_an_editor_sees_the_list(editor):
    send(editor)
    assert "111.0 is wrong" in editor.get("/admin/snippets/donghaeng_archive/errorreport/").content.decode()


def test_a_report_is_forgotten_within_a_year(client):
    for message in ("old", "young"):
        send(client, message=message)
    for message, days in (("old", 336), ("young", 334)):
        received = timezone.now() - dt.timedelta(days=days)
        ErrorReport.objects.filter(message=message).update(received=received)
    send(client, message="new")
    assert set(ErrorReport.objects.values_list("message", flat=True)) == {"young", "new"}


def test_no_address_is_kept(client):
    send(client)
    report = ErrorReport.objects.get()
    assert "127.0.0.1" not in str(vars(report))
    assert len(report.sender) == 64


@pytest.mark.parametrize("message", ["", "   ", "x" * 4001])
def test_an_empty_or_endless_report_is_refused(client, message):
    assert send(client, message=message).status_code == 400
    assert not ErrorReport.objects.exists()


def test_a_machine_that_fills_everything_in_is_thanked_and_not_heard(client):
    assert send(client, website="https://spam.example").status_code == 302
    assert not ErrorReport.objects.exists()


def test_many_reports_from_one_place_are_refused_for_an_hour(client):
    for _ in range(reports.MOST):
        assert send(client).status_code == 302
    assert send(client).status_code == 429
    ErrorReport.objects.update(received=timezone.now() - dt.timedelta(hours=2))
    assert send(client).status_code == 302


def test_a_form_of_another_site_is_refused():
    assert Client(enforce_csrf_checks=True).post(PATH, {"message": "x"}).status_code == 403


def test_only_the_form_sets_a_cookie(client):
    assert not client.get("/en/").cookies
    assert not client.get("/en/news/index-rose/").cookies
    assert list(client.get(PATH).cookies) == ["csrftoken"]


@pytest.mark.parametrize("about", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_thanks_lead_to_our_own_pages_alone(client, about):
    assert client.get("/en/report/thanks/", {"about": about}).context["about"] == ""


@pytest.mark.parametrize(("language", "text"), [("ko", "양식을 보내지 못했습니다"), ("en", "The form was not sent")])
def test_a_form_without_its_cookie_is_refused_in_words_that_help(language, text):
    response = Client(enforce_csrf_checks=True).post(f"/{language}/report/", {"message": "Wrong."})
    html = response.content.decode()
    assert (response.status_code, f"<h1>{text}</h1>" in html) == (403, True)
    assert f'<html lang="{language}">' in html
    assert ErrorReport.objects.count() == 0
