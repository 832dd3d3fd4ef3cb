import pytest

from donghaeng.web.observatory.api import rate

pytestmark = pytest.mark.usefixtures("site")
INDICES = "/api/v1/indices"


def test_any_page_may_read_an_answer(client):
    assert client.get(INDICES).headers["Access-Control-Allow-Origin"] == "*"


def test_an_answer_sets_no_cookie_and_varies_with_nothing(client):
    response = client.get(INDICES)
    assert (response.cookies, response.headers.get("Vary")) == ({}, None)


def test_head_is_answered_as_get_without_the_content(client):
    head, get = client.head(INDICES), client.get(INDICES)
    assert (head.status_code, head.content) == (200, b"")
    assert (head.headers["Content-Length"], head.headers["ETag"]) == (str(len(get.content)), get.headers["ETag"])


def test_options_says_what_may_be_done(client):
    response = client.options(INDICES)
    assert (response.status_code, response.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(client, method):
    response = getattr(client, method)(INDICES)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.json()["detail"][0]["where"] == "method"


def test_who_asks_too_often_is_told_when_to_ask_again(client, settings, monkeypatch):
    settings.API_REQUESTS_A_MINUTE = 1
    monkeypatch.setattr(rate.time, "time", lambda: 6_000_020.0)
    first, second = client.get(INDICES), client.get(INDICES)
    assert (first.status_code, second.status_code, second.headers["Retry-After"]) == (200, 429, "40")
    assert second.json()["detail"] == [
        {"where": "requests", "found": "too many in this minute", "expected": "the next one in 40 s"}
    ]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v2/indices", 404),
        ("/api/v1/indices/", 404),
        ("/api/v1/indices/%00", 400),
        (f"/api/v1/indices/{'x' * 5000}", 414),
        ("/api/v1/indices?page=%00", 400),
    ],
)
def test_what_went_wrong_before_the_interface_is_said_in_its_shape(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert set(response.json()["detail"][0]) == {"where", "found", "expected"}


def test_a_host_that_is_not_ours_is_refused_in_its_shape(client):
    response = client.get(INDICES, headers={"host": "elsewhere.example"})
    assert (response.status_code, response.json()["detail"][0]["where"]) == (400, "address")


def test_a_fault_of_ours_tells_nothing_of_itself(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("donghaeng.web.observatory.figures.current", lambda: None)
    response = client.get(INDICES)
    assert (response.status_code, response.json()["detail"][0]["found"]) == (500, "Internal Server Error")


def test_pages_for_readers_do_not_pass_the_door(client):
    assert "Access-Control-Allow-Origin" not in client.get("/en/index/").headers
