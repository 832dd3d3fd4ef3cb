import polars as pl
import pytest

from donghaeng.base.errors import OutputError
from donghaeng.files.write_table import csv_bytes, write_table

FRAME = pl.DataFrame({"unit": ["종로구"], "move": [0.1]})


@pytest.mark.parametrize("kind", ["clone", "to_pandas", "to_arrow"])
def test_any_kind_of_frame_is_written_as_utf8_that_a_korean_excel_opens(tmp_path, kind):
    write_table(tmp_path / "new" / "moves.csv", getattr(FRAME, kind)())
    assert (tmp_path / "new" / "moves.csv").read_bytes() == "\ufeffunit,move\n종로구,0.1\n".encode()


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(OutputError, match=r"name: found 'moves\.xlsx'; expected a name that ends in \.csv"):
        write_table(tmp_path / "moves.xlsx", FRAME)


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(
        OutputError, match=r"cannot be written\n  - path: found .*; expected a file that may be written"
    ):
        write_table(tmp_path / "file" / "moves.csv", FRAME)


def test_bytes_begin_with_the_mark_that_a_korean_excel_needs():
    assert csv_bytes(FRAME) == "\ufeffunit,move\n종로구,0.1\n".encode()
