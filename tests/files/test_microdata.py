"""Every kind of file gives the same columns; what cannot be read is said with what would be right."""

import base64
import importlib
import struct
import sys
import zlib

import pandas as pd
import polars as pl
import pyreadstat
import pytest
from openpyxl import Workbook

from donghaeng.base.errors import FileError, NotInstalledError
from donghaeng.files.microdata import read_microdata

FRAME = pl.DataFrame({"HHID": [1.0, 2.0], "AST": [325999999.0, None], "SEX": ["f", ""]})
SAS = (
    "c-muNK!8K98WT2)2%g_NiGzXjxM7ckynvvw5`(cZBa<N`M2QFk12ZFvxG|%$F@uN*g90-n%$#7yU<Ef%A6FO05XWHG5CvR-fdByM"
    "hpAK24!C-`?7kz6#!xH(!Hj6amU;#z28O<-KACx?6-eU7dWHsi2D*lZW(InOhI)qR##LCD#haNR_#k`pQtdauFuM8~yYBo$b|=Fq"
    "7zLwX6pVsVFbYP&C>RB!U=)mkQ80+WOlZFq9k{bY8BDwk+(7CE4}`11jH>PcR9pg0e+CzXj$lF+SAdFpzyzQj_BWgm+5}B}0aV-v"
    "O*{iCZh<DQ0Tp*ZbI%J7?BXj3h@%+~1t08zM15@DX2&$taSVtt7k|_fGrlnjM!_f;1*2dTi~{`N-|zomFl6;ZwEtIu@@1ejGY~Q|"
    "z#3Km|Nr}s+Q9k))n|cb9=LhJ!pOjZ#utF{S-=Ep;|prke?-GX1EP*W2kHU?2DIiK!(XT#q^S@Q^m!ccJWq&g0BC;2!^6`B$YBU}"
    "jbOm$5esDZ0RcOW(hCneYWTt0Z)|AoIW{zZGNQQ;o&O(A9V?nTR<!tLMDr&)ADXNPrmJ5>s{8q$vUEDsz&9X(<Ret@9SFcJbts<~"
    "O<vGI38mk{gu{Gvb7A?G3nn0dD({b$PX3Ru_@GsPlvKco7O#wG@do4bpz(Rp_#8CzDF?VrQ32Z|f@BX5m@Px3%`8CujPTM4-g||!"
    "m~aOT7ytld=;$y"
)
"""FRAME as a file of SAS 9, which the writer of ReadStat made in C; Python has none."""
KINDS = ["csv", "parquet", "xlsx", "dta", "sav", "zsav", "por", "xpt"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_gives_the_same_columns(write_microdata, kind):
    data = read_microdata(write_microdata(f"hh.{kind}", FRAME), ["AST", "SEX"])
    assert data.frame.select(pl.col("AST").cast(pl.Float64)).rows() == [(325999999.0,), (None,)]
    assert data.frame["SEX"].to_list() == ["f", None]
    assert sorted(data.frame.columns) == ["AST", "SEX"]
    assert data.rows.to_list() == ([2, 3] if kind in ("csv", "xlsx") else [1, 2])


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_that_is_not_there_is_refused_with_near_names(write_microdata, kind):
    path = write_microdata(f"hh.{kind}", FRAME)
    with pytest.raises(FileError, match=rf"hh\.{kind}, column 'hhid': found no such column; expected HHID"):
        read_microdata(path, ["hhid"])


def test_a_column_like_nothing_is_refused_with_the_first_names(write_microdata):
    with pytest.raises(FileError, match="expected a column of the file, such as HHID, AST, SEX"):
        read_microdata(write_microdata("hh.csv", FRAME), ["zzz"])


@pytest.mark.parametrize("kind", ["csv", "parquet", "dta"])
def test_columns_that_differ_by_case_only_are_refused(write_microdata, kind):
    path = write_microdata(f"hh.{kind}", pl.DataFrame({"inc": [1.0], "INC": [2.0]}))
    with pytest.raises(FileError, match="column 'inc': found inc, INC; expected names that are told apart by more"):
        read_microdata(path, ["inc"])


def test_a_column_that_stands_twice_is_refused(tmp_path):
    (tmp_path / "hh.csv").write_text("inc,inc\n1,2\n", encoding="utf-8")
    with pytest.raises(FileError, match="column 'inc': found inc, inc"):
        read_microdata(tmp_path / "hh.csv", ["inc"])


def test_columns_of_one_name_that_nobody_reads_disturb_nobody(tmp_path):
    (tmp_path / "hh.csv").write_text("a,b,b\n1,2,3\n", encoding="utf-8")
    assert read_microdata(tmp_path / "hh.csv", ["a"]).frame.rows() == [("1",)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_of_nothing_is_refused(tmp_path, kind):
    (tmp_path / "hh.csv").write_text("", encoding="utf-8")
    Workbook().save(tmp_path / "hh.xlsx")
    with pytest.raises(FileError, match=rf"hh\.{kind}, columns: found none; expected a first row with the names"):
        read_microdata(tmp_path / f"hh.{kind}", ["a"])


def test_csv_may_be_as_a_korean_excel_saves_it(tmp_path):
    (tmp_path / "hh.csv").write_bytes("가구,소득\n1,2\n".encode("cp949"))
    assert read_microdata(tmp_path / "hh.csv", ["소득"]).frame.rows() == [("2",)]


def test_csv_that_cannot_be_split_is_refused(tmp_path):
    (tmp_path / "hh.csv").write_text("a,b\n1,2,3\n", encoding="utf-8")
    with pytest.raises(FileError, match=r"hh\.csv, row 2, fields: found 3 fields; expected 2, as in the header"):
        read_microdata(tmp_path / "hh.csv", ["a"])


@pytest.mark.parametrize("kind", [*KINDS, "sas7bdat"])
def test_a_file_that_is_not_there_is_refused(tmp_path, kind):
    with pytest.raises(FileError, match=r"is missing\n  - .*: found no such file; expected a file"):
        read_microdata(tmp_path / f"hh.{kind}", ["a"])


@pytest.mark.parametrize("kind", ["parquet", "xlsx", "dta", "sav", "zsav", "por", "xpt", "sas7bdat"])
def test_a_broken_file_is_refused(tmp_path, kind):
    (tmp_path / f"hh.{kind}").write_bytes(b"no such file format " * 99)
    with pytest.raises(FileError, match="cannot be read"):
        read_microdata(tmp_path / f"hh.{kind}", ["a"])


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(
        FileError, match=r"found 'hh\.txt'; expected a name that ends in one of \.csv, \.parquet, \.xlsx"
    ):
        read_microdata(tmp_path / "hh.txt", ["a"])


@pytest.mark.parametrize(("option", "kinds"), [("sheet", r"\.xlsx, \.xlsm"), ("encoding", r"\.dta, \.sav")])
def test_a_setting_that_is_for_other_files_is_refused(write_microdata, option, kinds):
    with pytest.raises(FileError, match=rf"{option}: found 'x'; expected nothing: it is for {kinds}"):
        read_microdata(write_microdata("hh.csv", FRAME), ["AST"], **{option: "x"})


def test_a_workbook_of_several_sheets_asks_which(tmp_path):
    book = Workbook()
    book.active.append(["a"])
    book.create_sheet("가구").append(["b"])
    book["가구"].append([5])
    book.save(tmp_path / "hh.xlsx")
    with pytest.raises(FileError, match="sheet: found 2 sheets; expected sheet = one of Sheet, 가구"):
        read_microdata(tmp_path / "hh.xlsx", ["b"])
    with pytest.raises(FileError, match="sheet: found 'x'; expected sheet = one of Sheet, 가구"):
        read_microdata(tmp_path / "hh.xlsx", ["b"], sheet="x")
    assert read_microdata(tmp_path / "hh.xlsx", ["b"], sheet="가구").frame.rows() == [("5",)]


def test_a_cell_that_shows_an_error_is_refused_where_it_is_read(tmp_path):
    book = Workbook()
    book.active.append(["a", "b"])
    book.active.append([1, "#N/A"])
    book.active["B2"].data_type = "e"
    book.save(tmp_path / "hh.xlsx")
    assert read_microdata(tmp_path / "hh.xlsx", ["a"]).frame.rows() == [("1",)]
    with pytest.raises(FileError, match="row 2, column B: found #N/A; expected a value"):
        read_microdata(tmp_path / "hh.xlsx", ["b"])


def test_codes_are_read_and_their_labels_kept(tmp_path):
    labels = {"TYPE": {1: "단독", 2: "홑벌이"}}
    for kind, write in (("dta", pyreadstat.write_dta), ("sav", pyreadstat.write_sav)):
        write(pl.DataFrame({"TYPE": [1.0, 2.0]}), tmp_path / f"hh.{kind}", variable_value_labels=labels)
        data = read_microdata(tmp_path / f"hh.{kind}", ["TYPE"])
        assert data.frame["TYPE"].to_list() == [1.0, 2.0]
        assert data.labels == {"TYPE": {"1": "단독", "2": "홑벌이"}}


def test_missing_values_of_spss_are_gaps(tmp_path):
    frame = pl.DataFrame({"INC": [5.0, -9.0, 99999997.0]})
    ranges = {"INC": [-9, {"lo": 99999990, "hi": 99999999}]}
    pyreadstat.write_sav(frame, tmp_path / "hh.sav", missing_ranges=ranges)
    assert read_microdata(tmp_path / "hh.sav", ["INC"]).frame["INC"].to_list() == [5.0, None, None]


def test_extended_missing_values_of_stata_are_gaps(tmp_path):
    pd.DataFrame({"INC": [5.0, 6.0, None]}).to_stata(tmp_path / "hh.dta", write_index=False)
    content = (tmp_path / "hh.dta").read_bytes()
    six, dot_a = struct.pack("<d", 6.0), bytes.fromhex("000000000001e07f")  # as the manual of the format has .a
    assert content.count(six) == 1
    (tmp_path / "hh.dta").write_bytes(content.replace(six, dot_a))
    assert read_microdata(tmp_path / "hh.dta", ["INC"]).frame["INC"].to_list() == [5.0, None, None]


def test_which_columns_were_floats_of_32_bits_is_told(tmp_path):
    pd.DataFrame({"a": [1.5], "b": pd.Series([1.5], dtype="float32")}).to_stata(tmp_path / "hh.dta", write_index=False)
    pl.DataFrame({"a": [1.5], "b": pl.Series([1.5], dtype=pl.Float32)}).write_parquet(tmp_path / "hh.parquet")
    for kind in ("dta", "parquet"):
        assert read_microdata(tmp_path / f"hh.{kind}", ["a", "b"]).exact == {"b": 16777216}


def test_which_numbers_of_sas_were_cut_to_fewer_bytes_is_told(write_microdata):
    path = write_microdata("hh.xpt", pl.DataFrame({"A": [1000.0]}))
    content = bytearray(path.read_bytes())
    width = content.index(b"HEADER RECORD*******NAMSTV8") + 80 + 4  # in the format's record of a variable
    value = content.rindex(b"HEADER RECORD*******OBSV8") + 80
    assert content[width : width + 2] == b"\0\x08"
    content[width : width + 2], content[value + 4 : value + 8] = b"\0\x04", b"    "
    path.write_bytes(content)
    data = read_microdata(path, ["A"])
    # "Length and Precision of Variables" of SAS: with 4 bytes the largest integer is 2,097,152
    assert (data.frame["A"].to_list(), data.exact) == ([1000.0], {"A": 2097152})


def test_a_file_of_sas_gives_the_same_columns(tmp_path):
    (tmp_path / "hh.sas7bdat").write_bytes(zlib.decompress(base64.b85decode(SAS)))
    data = read_microdata(tmp_path / "hh.sas7bdat", ["HHID", "AST", "SEX"])
    assert data.frame.rows() == [(1.0, 325999999.0, "f"), (2.0, None, None)]
    assert data.exact == {}


def test_old_korean_files_are_read_by_their_encoding(tmp_path):
    frame = pd.DataFrame({"TYPE": ["\x80\x80", "b"]})
    frame.to_stata(tmp_path / "hh.dta", write_index=False, version=114)
    content = (tmp_path / "hh.dta").read_bytes()
    (tmp_path / "hh.dta").write_bytes(content.replace(b"\x80\x80", "가".encode("cp949")))
    assert read_microdata(tmp_path / "hh.dta", ["TYPE"], encoding="CP949").frame["TYPE"].to_list() == ["가", "b"]


def test_without_pyreadstat_the_extra_is_named(write_microdata, monkeypatch):
    path = write_microdata("hh.dta", FRAME)
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    with pytest.raises(NotInstalledError, match=r'expected pip install "donghaeng\[welfare\]"'):
        read_microdata(path, ["AST"])


def test_stata_is_read_where_pandas_is_not_installed(write_microdata, monkeypatch):
    path = write_microdata("hh.dta", FRAME)
    monkeypatch.setitem(sys.modules, "pandas", None)
    importlib.invalidate_caches()
    assert read_microdata(path, ["AST"]).frame["AST"].to_list() == [325999999.0, None]
