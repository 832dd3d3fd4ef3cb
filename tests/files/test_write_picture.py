"""A picture as a file."""

import pytest

from donghaeng.base.errors import OutputError
from donghaeng.files.write_picture import write_picture


def test_a_picture_is_written_where_it_should_be(tmp_path):
    write_picture(tmp_path / "new" / "one.svg", "<svg>순소득</svg>")
    assert (tmp_path / "new" / "one.svg").read_bytes() == "<svg>순소득</svg>".encode()


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(OutputError, match=r"ends in \.svg"):
        write_picture(tmp_path / "one.png", "<svg/>")


def test_where_nothing_can_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write_picture(tmp_path / "file" / "one.svg", "<svg/>")
