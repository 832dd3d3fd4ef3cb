import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from donghaeng.web.core.language import LanguageByPath, asked_for, to_language


def spoken(path, accept=""):
    answer = LanguageByPath(lambda _request: HttpResponse(translation.get_language()))
    return answer(RequestFactory().get(path, headers={"Accept-Language": accept}))


@pytest.mark.parametrize(("path", "language"), [("/ko/news/", "ko"), ("/en/news/", "en"), ("/en/", "en")])
def test_the_path_decides_whatever_the_browser_asks_for(path, language):
    response = spoken(path, accept="ko" if language == "en" else "en")
    assert (response.content.decode(), response.headers["Content-Language"]) == (language, language)


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("en-GB,en;q=0.9,ko;q=0.8", "en"),
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("fr,en;q=0.5", "en"),
        ("fr", "ko"),
        ("*", "ko"),
        ("", "ko"),
        ("x" * 5000, "ko"),
    ],
    ids=["English", "Korean", "second choice", "neither", "any", "none", "nonsense"],
)
def test_the_browser_decides_where_the_path_does_not(accept, language):
    assert asked_for(accept) == language


def test_the_root_leads_to_a_language_and_says_that_it_depends(client):
    response = client.get("/", headers={"Accept-Language": "en"})
    assert (response.status_code, response.headers["Location"]) == (302, "/en/")
    assert response.headers["Vary"] == "Accept-Language"
    assert not response.cookies


def test_a_cookie_does_not_decide(client):
    client.cookies["django_language"] = "en"
    assert client.get("/").headers["Location"] == "/ko/"


def test_the_language_of_one_request_does_not_stay():
    with translation.override("ko"):
        spoken("/en/")
        assert translation.get_language() == "ko"


def test_the_root_needs_no_database():
    request = RequestFactory().get("/")
    request.LANGUAGE_CODE = "en"
    assert to_language(request).headers["Location"] == "/en/"
