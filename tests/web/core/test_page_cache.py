import gzip
import itertools

import pytest
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from donghaeng.web.core import generation, page_cache
from donghaeng.web.core.page_cache import PageCache, is_for_everybody, key

HTML = "text/html; charset=utf-8"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Give the name of the generation, to be changed by the test."""
    name = {"now": "first"}
    monkeypatch.setattr(generation, "current", lambda: name["now"])
    return name


@pytest.fixture
def cache(settings, tmp_path):
    """Give a way to ask for a page; each rendering counts up."""
    settings.PAGE_CACHE_FOLDER, settings.PAGE_CACHE_IS_ON = tmp_path / "cache", True
    count = itertools.count(1)

    def render(_request):
        return HttpResponse(f"<p>rendering {next(count)}</p>", content_type=HTML)

    def ask(path, *, render=render, method="GET", cookie="", **headers):
        request = RequestFactory().generic(method, path, headers=headers)
        if cookie:
            request.COOKIES[cookie] = "x"
        return PageCache(render)(request)

    return ask


def text(response):
    return response.content.decode()


def test_a_page_is_rendered_once_and_every_worker_has_it(cache):
    assert [text(cache("/ko/")), text(cache("/ko/"))] == ["<p>rendering 1</p>"] * 2


def test_a_new_generation_is_rendered_anew(cache, now):
    cache("/ko/")
    now["now"] = "second"
    assert text(cache("/ko/")) == "<p>rendering 2</p>"


def test_what_was_kept_of_the_old_generation_is_removed(cache, now, tmp_path):
    cache("/ko/")
    now["now"] = "second"
    cache("/ko/")
    assert [folder.name for folder in (tmp_path / "cache").iterdir()] == ["second"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("/ko/", "/en/"), ("/ko/news/", "/ko/news/?page=2"), ("/ko/news/?year=2023", "/ko/news/?year=2024")],
)
def test_pages_that_differ_are_kept_apart(cache, one, other):
    assert text(cache(one)) != text(cache(other))


def test_the_order_of_the_query_does_not_matter(cache):
    assert text(cache("/ko/news/?page=2&year=2023")) == text(cache("/ko/news/?year=2023&page=2"))


@pytest.mark.parametrize("path", ["/ko/search/?q=a", "/ko/?utm_source=x", "/ko/?Page=2"])
def test_a_query_that_lists_do_not_know_passes_by(cache, path):
    assert text(cache(path)) != text(cache(path))


@pytest.mark.parametrize("path", ["/admin/", "/health/", "/media/images/a.png", "/documents/1/a.pdf"])
def test_what_is_not_a_page_passes_by(cache, path):
    assert text(cache(path)) != text(cache(path))


def test_somebody_who_is_logged_in_passes_by(cache, settings):
    cache("/ko/")
    assert text(cache("/ko/", cookie=settings.SESSION_COOKIE_NAME)) == "<p>rendering 2</p>"
    assert text(cache("/ko/", cookie="another")) == "<p>rendering 1</p>"


def test_a_form_that_is_sent_passes_by(cache):
    cache("/ko/report/")
    assert text(cache("/ko/report/", method="POST")) == "<p>rendering 2</p>"


def test_a_head_is_answered_from_what_is_kept_and_keeps_nothing(cache):
    assert text(cache("/ko/", method="HEAD")) == "<p>rendering 1</p>"
    assert text(cache("/ko/")) == "<p>rendering 2</p>"
    assert text(cache("/ko/", method="HEAD")) == "<p>rendering 2</p>"


def test_a_reader_who_has_the_page_is_told_so(cache):
    etag = cache("/ko/").headers["ETag"]
    for known in (etag, f'"other", {etag}', "*"):
        response = cache("/ko/", **{"If-None-Match": known})
        assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", etag)


def test_a_reader_who_has_another_gets_this_one(cache):
    assert cache("/ko/", **{"If-None-Match": '"other"'}).status_code == 200


def test_a_page_is_checked_again_each_time(cache):
    assert cache("/ko/").headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_long_page_is_compressed_for_who_takes_it(cache):
    long = "<p>동행</p>" * 200

    def render(_request):
        return HttpResponse(long)

    packed = cache("/ko/", render=render, **{"Accept-Encoding": "gzip, br"})
    assert gzip.decompress(packed.content).decode() == long
    assert (packed.headers["Content-Encoding"], packed.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert text(cache("/ko/", render=render)) == long


def test_the_headers_of_a_page_are_kept_with_it(cache):
    def render(_request):
        return HttpResponse("x", headers={"Content-Language": "ko", "Content-Security-Policy": "default-src 'none'"})

    first, second = cache("/ko/", render=render), cache("/ko/", render=render)
    assert dict(first.headers) == dict(second.headers)
    assert second.headers["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize(
    ("response", "verdict"),
    [
        (HttpResponse("x"), True),
        (HttpResponse("x", headers={"Vary": "Accept-Encoding"}), True),
        (HttpResponse("x", status=404), False),
        (HttpResponse("x", status=302), False),
        (HttpResponse("x", headers={"Vary": "Cookie"}), False),
        (HttpResponse("x", headers={"Vary": "Accept-Language"}), False),
        (HttpResponse("x", headers={"Cache-Control": "private"}), False),
        (HttpResponse("x", headers={"Cache-Control": "no-store"}), False),
        (StreamingHttpResponse(["x"]), False),
    ],
    ids=["plain", "packed", "missing", "moved", "per cookie", "per language", "private", "secret", "streaming"],
)
def test_only_what_is_the_same_for_everybody_is_kept(response, verdict):
    assert is_for_everybody(response) is verdict


def test_a_response_that_sets_a_cookie_is_not_kept():
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    assert not is_for_everybody(response)


def test_a_host_that_is_not_ours_is_refused():
    with pytest.raises(DisallowedHost):
        key(RequestFactory().get("/ko/", headers={"Host": "evil.example"}))


def test_a_full_disk_costs_speed_and_no_page(cache, monkeypatch, caplog):
    def refuse(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(page_cache.Path, "write_bytes", refuse)
    assert text(cache("/ko/")) == "<p>rendering 1</p>"
    assert "No space left on device" in caplog.text


def test_a_write_that_is_cut_off_leaves_nothing(cache, monkeypatch, tmp_path):
    def refuse(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(page_cache.Path, "replace", refuse)
    cache("/ko/")
    assert list((tmp_path / "cache" / "first").iterdir()) == []


def test_only_so_many_pages_are_kept(cache, monkeypatch, tmp_path):
    monkeypatch.setattr(page_cache, "MOST", 0)
    cache("/ko/")
    assert list((tmp_path / "cache" / "first").iterdir()) == []


def test_without_a_generation_nothing_is_kept(cache, now, tmp_path):
    now["now"] = ""
    cache("/ko/")
    assert not (tmp_path / "cache").exists()
