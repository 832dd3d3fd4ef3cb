import io
import time
from zipfile import ZipFile

from donghaeng.publish import zipped

FILES = {"b.csv": b"1" * 1000, "한글.csv": "주거".encode(), "empty.csv": b""}


def test_files_come_out_as_they_went_in_in_the_same_order():
    with ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert archive.namelist() == list(FILES)


def test_the_same_files_give_the_same_bytes_at_any_time(monkeypatch):
    first = zipped(FILES)
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert zipped(FILES) == first


def test_everybody_may_read_what_is_unpacked():
    with ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o644}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
