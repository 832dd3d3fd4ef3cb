import pytest

from donghaeng.base.errors import FileError
from donghaeng.files.pictures import LARGEST, attachment_fault, picture_fault, read_below

PICTURES = {
    "images/a.png": b"\x89PNG\r\n\x1a\nrest",
    "images/a.jpg": b"\xff\xd8\xff\xe0rest",
    "images/b.jpeg": b"\xff\xd8\xff\xe1rest",
    "images/2024/a-b_c.WEBP": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "images/a.avif": b"\x00\x00\x00\x1cftypavif",
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_known_by_its_first_bytes(write_files, name):
    folder = write_files(PICTURES)
    assert picture_fault(folder, name) is None
    assert read_below(folder, name) == PICTURES[name]


@pytest.mark.parametrize(("name", "content", "expected"), [
    ("images/a.png", None, ("no file 'images/a.png'", "a file that is there and may be read")),
    ("images/a.gif", b"GIF89a", ("'images/a.gif', another kind of file", "one of png, jpg, webp, avif")),
    ("images/a.svg", b"<svg/>", ("'images/a.svg', another kind of file", "one of png, jpg, webp, avif")),
    ("images/a.png", b"<script>", ("'images/a.png', another kind of file", "one of png, jpg, webp, avif")),
    ("images/a.png", b"", ("'images/a.png', another kind of file", "one of png, jpg, webp, avif")),
    ("images/a.png", b"\xff\xd8\xff", ("'images/a.png', which is jpg", "a name that ends in .jpg")),
])  # fmt: skip
def test_what_is_no_picture_is_told(write_files, name, content, expected):
    assert picture_fault(write_files({name: content, "README.md": ""}), name) == expected


@pytest.mark.parametrize("name", [
    "a.png", "images/../a.png", "../images/a.png", "/images/a.png", "images/a b.png", "images/버스.png",
    "images/.a.png", "images", "images/", "files/a.png", "https://x.kr/a.png", "images//a.png", "images/a.png\n",
])  # fmt: skip
def test_a_picture_lies_below_images(tmp_path, name):
    assert picture_fault(tmp_path, name)[0] == repr(name)


def test_a_picture_of_over_10_mb_is_told_with_its_size(write_files):
    folder = write_files({"images/a.png": PICTURES["images/a.png"]})
    with (folder / "images" / "a.png").open("r+b") as file:
        file.truncate(LARGEST + 300_000)
    assert picture_fault(folder, "images/a.png") == ("'images/a.png' of 10.3 MB", "at most 10 MB")


def test_a_link_that_leads_out_of_the_archive_is_told(write_files, tmp_path):
    (tmp_path / "secret.png").write_bytes(PICTURES["images/a.png"])
    folder = write_files({"images/b.png": "x"})
    (folder / "images" / "a.png").symlink_to(tmp_path / "secret.png")
    assert picture_fault(folder, "images/a.png") == (
        "'images/a.png', which leads out of the archive", "a file in the archive itself"
    )  # fmt: skip


def test_a_link_that_leads_to_itself_is_told(write_files):
    folder = write_files({"images/b.png": "x"})
    (folder / "images" / "a.png").symlink_to(folder / "images" / "a.png")
    assert picture_fault(folder, "images/a.png")[0] == "no file 'images/a.png'"


def test_files_to_take_away_are_of_known_kinds(write_files):
    folder = write_files({"files/plan.pdf": "%PDF", "files/a.exe": "MZ"})
    assert attachment_fault(folder, "files/plan.pdf") is None
    assert attachment_fault(folder, "files/a.exe")[1].startswith("one of pdf, csv, xlsx")
    assert attachment_fault(folder, "files/b.pdf") == ("no file 'files/b.pdf'", "a file that is there and may be read")
    assert attachment_fault(folder, "images/a.png")[1].startswith("a file below files/")


@pytest.mark.parametrize("name", ["news/a.ko.md", "../city.toml", "files/none.pdf", "images/none.png"])
def test_nothing_else_is_given_away(write_files, name):
    with pytest.raises(FileError, match="cannot be given away"):
        read_below(write_files({"news/a.ko.md": "+++"}), name)
