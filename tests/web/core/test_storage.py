import errno

import pytest
from django.core.files.base import ContentFile

from donghaeng.web.core.storage import WholeFiles


class TooMuch(ContentFile):
    """A file whose second half no longer fits."""

    def chunks(self, chunk_size=None):  # noqa: ARG002 - Django's shape
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_that_no_longer_fits_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="No space left"):
        WholeFiles(tmp_path).save("images/a.png", TooMuch(b"half and half"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_one_of_the_same_name_stays(tmp_path):
    storage = WholeFiles(tmp_path)
    storage.save("a.png", ContentFile(b"first"))
    with pytest.raises(OSError, match="No space left"):
        storage.save("a.png", TooMuch(b"half and half"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.png": b"first"}
