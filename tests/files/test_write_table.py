from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook

from donghaeng.base.errors import OutputError
from donghaeng.files.write_table import csv_bytes, refuse_to_replace, write_table

FRAME = pl.DataFrame({"unit": ["종로구"], "move": [0.1]})


@pytest.mark.parametrize("kind", ["clone", "to_pandas", "to_arrow"])
def test_any_kind_of_frame_is_written_as_utf8_that_a_korean_excel_opens(tmp_path, kind):
    write_table(tmp_path / "new" / "moves.csv", getattr(FRAME, kind)())
    assert (tmp_path / "new" / "moves.csv").read_bytes() == "\ufeffunit,move\n종로구,0.1\n".encode()


def test_parquet_and_excel_hold_the_same(tmp_path):
    write_table(tmp_path / "moves.parquet", FRAME)
    assert pl.read_parquet(tmp_path / "moves.parquet").equals(FRAME)
    write_table(tmp_path / "moves.xlsx", FRAME)
    rows = load_workbook(tmp_path / "moves.xlsx").active.iter_rows(values_only=True)
    assert list(rows) == [("unit", "move"), ("종로구", 0.1)]


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(OutputError, match=r"name: found 'moves\.ods'; expected a name that ends in \.csv or \.parquet"):
        write_table(tmp_path / "moves.ods", FRAME)


def test_what_stood_there_stays_where_the_new_cannot_be_written(tmp_path, monkeypatch):
    path = tmp_path / "moves.csv"
    write_table(path, FRAME)
    before = path.read_bytes()

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(OutputError, match="path: found No space left on device"):
        write_table(path, FRAME.with_columns(move=0.2))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_replaced_only_where_that_is_asked_for(tmp_path):
    refuse_to_replace(tmp_path / "moves.csv")
    write_table(tmp_path / "moves.csv", FRAME)
    with pytest.raises(OutputError, match=r"is there already\n  - .*: found a file; expected another name, or --force"):
        refuse_to_replace(tmp_path / "moves.csv")


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(
        OutputError, match=r"cannot be written\n  - path: found .*; expected a file that may be written"
    ):
        write_table(tmp_path / "file" / "moves.csv", FRAME)


def test_bytes_begin_with_the_mark_that_a_korean_excel_needs():
    assert csv_bytes(FRAME) == "\ufeffunit,move\n종로구,0.1\n".encode()
