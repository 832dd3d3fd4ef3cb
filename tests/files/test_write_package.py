import pytest

from donghaeng.base.errors import OutputError
from donghaeng.files import write_packages

FILES = {"catalog.jsonld": b"{}", "living/datapackage.json": b"{}", "living/scores.csv": b"unit\n"}


def held(out):
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_files_stand_below_the_folder_by_their_names(tmp_path):
    assert write_packages(tmp_path / "new" / "data", FILES) == list(FILES)
    assert held(tmp_path / "new" / "data") == FILES


def test_what_was_published_before_is_replaced_whole(tmp_path):
    out = tmp_path / "data"
    write_packages(out, FILES | {"rents/datapackage.json": b"{}", "rents/scores.csv": b""})
    write_packages(out, FILES)
    assert held(out) == FILES


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "data").mkdir()
    assert write_packages(tmp_path / "data", FILES) == list(FILES)


@pytest.mark.parametrize("name", ["diary.txt", "photos/1.png"])
@pytest.mark.parametrize("is_published", [True, False])
def test_a_folder_with_something_else_in_it_is_not_replaced(tmp_path, name, is_published):
    out = tmp_path / "data"
    if is_published:
        write_packages(out, FILES)
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(b"mine")
    own = name.partition("/")[0]
    with pytest.raises(OutputError, match=f"files that are not ours: {own}; expected a new folder: --out DIR"):
        write_packages(out, FILES)
    assert (out / name).read_bytes() == b"mine"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(OutputError, match="is a file"):
        write_packages(tmp_path / "data", FILES)


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        write_packages(tmp_path / "file" / "data", FILES)


def test_a_folder_that_cannot_be_looked_into_is_refused(tmp_path, monkeypatch):
    out = tmp_path / "data"
    write_packages(out, FILES)
    monkeypatch.setattr(type(out), "iterdir", lambda _: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    with pytest.raises(OutputError, match=r"found Permission denied; expected a folder that may be written: --out DIR"):
        write_packages(out, FILES)


def test_what_stood_there_stays_when_writing_fails(tmp_path):
    out = tmp_path / "data"
    write_packages(out, FILES)
    with pytest.raises(TypeError):
        write_packages(out, FILES | {"living/broken.csv": None})
    assert held(out) == FILES
