import io
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pixels
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from donghaeng.base.errors import InputError
from donghaeng.web.archive.models import NewsPage, StoredFile
from donghaeng.web.archive.sync.media import kept_media

pytestmark = pytest.mark.slow

NEWS = "news/index-rose.en.md"


def picture(colour):
    out = io.BytesIO()
    Pixels.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def unfolding(width, height):
    """Return a small file that says it has many pixels: it is its size that is refused, before any is looked at."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (head, b"IDAT" + zlib.compress(bytes(1000)), b"IEND")
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture
def pictured(site):
    """Return the small city with a picture and a file to take away."""
    for name, content in {"images/bus.png": picture("red"), "files/plan.pdf": b"%PDF-1.7"}.items():
        (site.archive / name).parent.mkdir(exist_ok=True)
        (site.archive / name).write_bytes(content)
    site.change(NEWS, "> It is", '![A red bus](images/bus.png "City")\n\n> It is')
    site.change(NEWS, "+++\n\nThe", 'attachments = [{ title = "The plan", file = "files/plan.pdf" }]\n+++\n\nThe')
    site.load()
    return site


# wagtail 8.0: the file of a rendition is never closed, wagtail issue 14055
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_a_picture_is_shown_with_what_it_shows(pictured, client):
    html = client.get("/en/news/index-rose/").content.decode()
    assert 'alt="A red bus"' in html
    assert "/media/images/" in html
    assert pictured.load().conflicts == ()
    assert get_image_model().objects.count() == 1


def test_a_picture_that_changed_is_shown_anew(pictured):
    (pictured.archive / "images/bus.png").write_bytes(picture("blue"))
    pictured.load()
    assert StoredFile.objects.filter(path="images/bus.png").count() == 1
    image = NewsPage.objects.get(slug="index-rose", locale__language_code="en").body[1].value["image"]
    with image.file.open("rb") as stream:
        assert stream.read() == picture("blue")


def test_pictures_and_files_come_back(pictured, tmp_path):
    pictured.export(tmp_path / "out")
    assert (tmp_path / "out/images/bus.png").read_bytes() == picture("red")
    assert (tmp_path / "out/files/plan.pdf").read_bytes() == b"%PDF-1.7"
    assert (tmp_path / "out" / NEWS).read_bytes() == (pictured.archive / NEWS).read_bytes()


def test_a_picture_of_an_editor_comes_into_the_folder(site):
    from django.core.files.base import ContentFile

    image = get_image_model().objects.create(title="x", file=ContentFile(picture("green"), name="green.png"))
    page = NewsPage.objects.get(slug="index-rose", locale__language_code="en")
    page.body.append(("image", {"image": image, "description": "Green", "credit": ""}))
    page.save_revision().publish()
    names = site.export().changed
    assert len(names) == 2
    assert (site.archive / names[0]).read_bytes() == picture("green")
    assert site.load().conflicts == ()


def test_a_file_to_take_away_is_a_document(pictured):
    assert get_document_model().objects.get().title == "plan.pdf"
    assert pictured.archive.is_dir()


def test_a_picture_of_100_mb_is_refused_unread(site):
    (site.archive / "images").mkdir()
    with (site.archive / "images/bus.png").open("wb") as out:
        out.write(picture("red"))
        out.truncate(100 * 1024**2)
    site.change(NEWS, "> It is", "![A bus](images/bus.png)\n\n> It is")
    with pytest.raises(InputError, match=r"100\.0 MB"):
        site.load()


@pytest.mark.usefixtures("site")
def test_what_was_written_goes_again_if_what_follows_fails():
    def failing():
        with kept_media(["images/bus.png"], lambda _name: picture("red")):
            raise RuntimeError("power cut")

    before = set(default_storage.listdir("original_images")[1]) if default_storage.exists("original_images") else set()
    with pytest.raises(RuntimeError, match="power cut"):
        failing()
    assert set(default_storage.listdir("original_images")[1]) == before


@pytest.mark.parametrize(("content", "found"), [
    (b"\x89PNG\r\n\x1a\nand then nothing", "a picture that cannot be opened"),
    (picture("red")[:60], "a picture that cannot be opened"),
    (unfolding(9_000, 9_000), "9,000 x 9,000 pixels"),
    (unfolding(30_000, 30_000), "many more pixels"),
], ids=["made up", "broken off", "large", "huge"])  # fmt: skip
def test_a_picture_that_is_damaged_or_unfolds_to_gigabytes_is_refused_and_nothing_is_loaded(pictured, content, found):
    (pictured.archive / "images/bus.png").write_bytes(content)
    pictured.change(NEWS, "The index rose", "Another title")
    with pytest.raises(InputError, match=r"archive/images/bus\.png") as refused:
        pictured.load()
    assert f"found {found}" in str(refused.value)
    assert NewsPage.objects.get(slug="index-rose", locale__language_code="en").title == "The index rose"
