from pathlib import Path

import pytest

from donghaeng.base.errors import FileError
from donghaeng.files.text import decode, digest, read_bytes, read_text

KOREAN = "unit,name_ko\njongno,종로구\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_what_a_korean_spreadsheet_saves_is_read_the_same(encoding):
    assert decode(KOREAN.encode(encoding), "units.csv") == KOREAN


def test_syllables_that_only_cp949_has_are_read():
    assert decode("펲".encode("cp949"), "units.csv") == "펲"  # not in EUC-KR


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_is_refused_with_a_remedy(encoding):
    content = ("\ufeff" * (encoding == "utf-16-be") + KOREAN).encode(encoding)
    with pytest.raises(FileError, match=r"units\.csv, encoding: found UTF-16; expected UTF-8: in Excel, save as"):
        decode(content, "units.csv")


def test_what_is_no_text_is_refused_with_a_remedy():
    with pytest.raises(FileError, match="encoding: found neither UTF-8 nor CP949; expected UTF-8: in Excel, save as"):
        decode(b"PK\x03\x04\xff\xff", "data.csv")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileError, match=r"data\.csv, file: found no such file; expected a file"):
        read_bytes(tmp_path / "data.csv")


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(
        FileError,
        match=r"data\.csv, file: found Permission denied; expected a file that may be read",
    ):
        read_bytes(tmp_path / "data.csv")


def refuse(path):
    raise PermissionError(13, "Permission denied", str(path))


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    with pytest.raises(FileError, match="found Is a directory"):
        read_bytes(tmp_path)


def test_a_text_file_is_read_as_text(tmp_path):
    (tmp_path / "city.toml").write_bytes("name_ko = '부산'".encode("cp949"))
    assert read_text(tmp_path / "city.toml") == "name_ko = '부산'"


def test_a_digest_is_the_sha256_of_the_bytes():
    # FIPS 180-2, appendix B.1
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
