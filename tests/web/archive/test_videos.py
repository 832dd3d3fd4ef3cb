import pytest

from donghaeng.web.archive.videos import host, player


@pytest.mark.parametrize(
    "address",
    [
        "https://youtu.be/abcdefghijk",
        "https://www.youtube.com/watch?v=abcdefghijk&t=1",
        "https://m.youtube.com/embed/abcdefghijk",
    ],
)
def test_a_player_is_the_one_without_cookies(address):
    assert player(address) == "https://www.youtube-nocookie.com/embed/abcdefghijk"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/abcdefghijk",
        "https://youtube.com.evil.example/watch?v=abcdefghijk",
        "https://youtu.be/<script>",
    ],
)
def test_no_other_host_is_framed(address):
    assert player(address) == ""


def test_a_host_is_named_without_www():
    assert host("https://www.example.org/x") == "example.org"


@pytest.mark.usefixtures("site")
def test_only_the_page_of_a_video_may_frame_its_host(client):
    policy = client.get("/en/videos/film/")["Content-Security-Policy"]
    assert "frame-src https://www.youtube-nocookie.com" in policy
    assert "frame-src" not in client.get("/en/news/index-rose/")["Content-Security-Policy"]


@pytest.mark.usefixtures("site")
def test_nothing_is_loaded_from_the_host_before_a_click(client):
    html = client.get("/en/videos/film/").content.decode()
    assert "<iframe" not in html
    assert 'href="https://youtu.be/abcdefghijk"' in html
