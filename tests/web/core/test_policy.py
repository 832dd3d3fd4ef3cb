from django.http import HttpResponse
from django.test import RequestFactory

from donghaeng.web.core.policy import HEADER, ContentPolicy, policy


def header(path, **headers):
    answer = ContentPolicy(lambda _request: HttpResponse(headers=headers))
    return answer(RequestFactory().get(path)).headers[HEADER]


def test_a_public_page_loads_from_this_site_alone_and_runs_nothing_written_into_it():
    told = header("/ko/")
    assert told.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in told
    assert "http" not in told


def test_the_editor_may_use_what_is_written_into_its_pages_and_no_other_host():
    told = header("/admin/pages/")
    assert "script-src 'self' 'unsafe-inline'" in told
    assert "http" not in told


def test_a_page_that_only_looks_like_the_editors_is_public():
    assert "unsafe" not in header("/administration/")


def test_a_page_may_have_a_policy_of_its_own():
    assert header("/ko/videos/x/", **{HEADER: "default-src 'none'"}) == "default-src 'none'"


def test_a_video_names_the_host_of_its_frame():
    assert policy(frames=["https://video.example"]).endswith("frame-src https://video.example")


def test_the_browser_hands_out_no_camera():
    answer = ContentPolicy(lambda _request: HttpResponse())(RequestFactory().get("/ko/"))
    assert "camera=()" in answer.headers["Permissions-Policy"]
