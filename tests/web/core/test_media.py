import pytest


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"png")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_bytes(b"text")


@pytest.mark.usefixtures("picture")
def test_a_picture_is_handed_out_and_may_be_kept(client):
    response = client.get("/media/images/a.png")
    assert b"".join(response.streaming_content) == b"png"
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
@pytest.mark.usefixtures("picture")
@pytest.mark.parametrize(
    ("path", "status"), [("documents/a.txt", 404), ("images/none.png", 404), ("images/../documents/a.txt", 400)]
)
def test_nothing_else_is(client, path, status):
    assert client.get(f"/media/{path}").status_code == status
