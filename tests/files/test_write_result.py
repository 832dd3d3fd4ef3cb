import json
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook
from polars.testing import assert_frame_equal

from donghaeng.base.errors import OutputError
from donghaeng.claims import check_scores
from donghaeng.files import FORMATS, read_index, workbook, write_files, write_json_files, write_result
from donghaeng.files.write_result import TABLES, WRITERS, result_tables

EVERYTHING = ["altered.csv", "framework.csv", "gaps.csv", "links.csv", "provenance.json", "result.json", "result.xlsx",
              "scores.csv", "scores.parquet", "sources.csv", "verdicts.csv"]  # fmt: skip
WITH_A_GAP = (
    "jongno,2022,homes,100,,plan\njongno,2023,homes,,,plan\njongno,2022,rent,50,,plan\njongno,2023,rent,40,,plan\n"
)


@pytest.fixture
def built(write_folder):
    """Build the small index with a gap; give what a writer needs."""
    path = write_folder({"data.csv": "unit,period,node,value,status,source\n" + WITH_A_GAP})
    index = read_index(path)
    result = index.build()
    return index, result, check_scores(result, index.published)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "build" / "living"


def everything_in(folder):
    return sorted(path.name for path in folder.iterdir())


# What is written


def test_every_format_is_written_unless_some_are_chosen(built, out):
    assert write_result(*built, out) == EVERYTHING == everything_in(out)


def test_only_the_formats_chosen_are_written(built, out):
    assert write_result(*built, out, formats=["parquet"]) == ["provenance.json", "scores.parquet"] == everything_in(out)


def test_csv_opens_in_a_korean_excel_and_reads_back_as_the_scores(built, out):
    write_result(*built, out, formats=["csv"])
    assert (
        (out / "scores.csv")
        .read_bytes()
        .startswith(
            b"\xef\xbb\xbfunit,unit_name_en,unit_name_ko,period,node,node_name_en,node_name_ko,value,score,status,rank,weight,counted\n"
        )
    )
    read = pl.read_csv(out / "scores.csv", schema_overrides={"period": pl.String})
    assert_frame_equal(read.select("unit", "period", "node", "score", "status"), built[1].scores, check_exact=True)


def test_all_formats_give_the_same_table(built, out):
    write_result(*built, out)
    expected = result_tables(*built)["scores"].rows()
    sheet = load_workbook(out / "result.xlsx")["scores"]
    whole = json.loads((out / "result.json").read_text(encoding="utf-8"))
    columns = {"period": pl.String, "rank": pl.Int64, "score": pl.Float64}
    assert pl.read_csv(out / "scores.csv", schema_overrides=columns).rows() == expected
    assert pl.read_parquet(out / "scores.parquet").rows() == expected
    assert list(sheet.iter_rows(min_row=2, values_only=True)) == expected
    assert [tuple(row.values()) for row in whole["scores"]] == expected


def test_names_in_korean_come_through(built, out):
    write_result(*built, out)
    sheet = load_workbook(out / "result.xlsx")["scores"]
    assert {row[6] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"생활", "주택", "임대료"}
    assert '"name_ko": "주택"' in (out / "result.json").read_text(encoding="utf-8")


def test_the_workbook_holds_what_the_index_is_made_of(built, out):
    write_result(*built, out)
    book = load_workbook(out / "result.xlsx")
    assert book.sheetnames == [*TABLES, "data", "method", "units", "published"]
    assert [row[:4] for row in book["data"].iter_rows(min_row=2, max_row=3, values_only=True)] == [
        ("jongno", "2022", "homes", 100), ("jongno", "2023", "homes", None)
    ]  # fmt: skip
    assert ("base_period", '"2022"') in list(book["method"].iter_rows(values_only=True))


def test_a_gap_is_empty_and_listed_with_its_reason(built, out):
    write_result(*built, out)
    text = (out / "result.json").read_text(encoding="utf-8")
    whole = json.loads(text)
    assert "NaN" not in text
    assert [row["node"] for row in whole["scores"] if row["score"] is None] == ["homes", "living"]
    assert [(row["node"], row["why"]) for row in whole["gaps"]] == [
        ("homes", "no value"), ("living", "a child is missing")
    ]  # fmt: skip


def test_a_verdict_stands_beside_what_was_published(built, out):
    write_result(*built, out)
    whole = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert [(row["published"], row["computed"], row["verdict"], row["why_ko"]) for row in whole["verdicts"]] == [
        (115.0, None, "cannot be computed", "하위 값 일부 없음")
    ]


def test_where_a_result_comes_from_is_written(built, out):
    write_result(*built, out, formats=["csv"])
    provenance = json.loads((out / "provenance.json").read_text(encoding="utf-8"))
    assert provenance["index"] == "living"
    assert provenance["rows"] == 4
    assert sorted(provenance["inputs"]) == ["data.csv", "framework.csv", "method.toml", "published.csv", "units.csv"]


def test_frames_of_pandas_and_arrow_are_written_the_same(write_folder, tmp_path):
    path = write_folder()
    for kind in ("polars", "pandas", "pyarrow"):
        index = read_index(path, frames=kind)
        write_result(index, index.build(), (), tmp_path / kind)
    polars, pandas, arrow = ((tmp_path / kind / "result.json").read_bytes() for kind in ("polars", "pandas", "pyarrow"))
    assert polars == pandas == arrow


def test_the_same_input_gives_the_same_bytes_in_every_file(built, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    assert write_result(*built, one) == write_result(*built, two) == EVERYTHING
    assert [name for name in EVERYTHING if (one / name).read_bytes() != (two / name).read_bytes()] == []


def test_progress_is_told_by_format(built, out):
    told = []
    write_result(*built, out, formats=["csv", "json"], progress=lambda step, share: told.append((step, share)))
    assert told == [("writing csv", 0.0), ("writing json", 0.5)]


# Whole or not at all


def test_an_earlier_result_is_replaced_whole(built, out):
    write_result(*built, out)
    write_result(*built, out, formats=["csv"])
    assert "result.xlsx" not in everything_in(out)
    assert everything_in(out.parent) == ["living"]


def test_an_empty_folder_may_be_written_into(built, out):
    out.mkdir(parents=True)
    assert write_result(*built, out) == EVERYTHING


def test_the_folder_may_be_read_by_others(built, out):
    write_result(*built, out)
    assert out.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("ours", [[], ["provenance.json", "scores.csv"]])
def test_a_folder_with_files_that_are_not_ours_is_left_untouched(built, out, ours):
    out.mkdir(parents=True)
    for name in [*ours, "letter.txt"]:
        (out / name).write_text("dear", encoding="utf-8")
    with pytest.raises(OutputError, match=r"files that are not ours: letter\.txt; expected a new folder: --out DIR"):
        write_result(*built, out)
    assert everything_in(out) == sorted([*ours, "letter.txt"])
    assert (out / "letter.txt").read_text(encoding="utf-8") == "dear"


def test_a_file_in_the_place_of_the_folder_is_refused(built, out):
    out.parent.mkdir()
    out.write_text("dear", encoding="utf-8")
    with pytest.raises(OutputError, match=r"is a file\n  - .*: found a file; expected a folder: --out DIR"):
        write_result(*built, out)
    assert out.read_text(encoding="utf-8") == "dear"


def test_a_file_above_the_folder_is_refused(built, out):
    out.parent.write_text("dear", encoding="utf-8")
    with pytest.raises(OutputError, match="expected a folder that may be written: --out DIR"):
        write_result(*built, out)


def raising(error):
    def fail(*_, **__):
        raise error

    return fail


DENIED = PermissionError(13, "Permission denied")


@pytest.mark.parametrize("act", ["iterdir", "mkdir", "rename", "chmod"])
def test_a_folder_that_may_not_be_written_is_refused(built, out, monkeypatch, act):
    out.mkdir(parents=True)
    monkeypatch.setattr(Path, act, raising(DENIED))
    with pytest.raises(OutputError, match="found Permission denied; expected a folder that may be written: --out DIR"):
        write_result(*built, out)
    monkeypatch.undo()
    assert everything_in(out) == []
    assert everything_in(out.parent) == ["living"]


@pytest.mark.parametrize("failure", [
    (OSError(28, "No space left on device"), OutputError),
    (KeyboardInterrupt(), KeyboardInterrupt),
    (MemoryError(), MemoryError),
], ids=["disk", "ctrl-C", "memory"])  # fmt: skip
@pytest.mark.parametrize("name", FORMATS)
def test_a_failure_half_way_leaves_the_earlier_result(built, out, monkeypatch, name, failure):
    error, raised = failure
    write_result(*built, out, formats=["csv"])
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    monkeypatch.setitem(WRITERS, name, raising(error))
    with pytest.raises(raised):
        write_result(*built, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert everything_in(out.parent) == ["living"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_half_way_leaves_nothing_where_nothing_was(built, out, monkeypatch, error):
    monkeypatch.setitem(WRITERS, "json", raising(error))
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write_result(*built, out)
    assert everything_in(out.parent) == []


def test_a_full_disk_is_named(built, out, monkeypatch):
    monkeypatch.setitem(WRITERS, "json", raising(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match=r"cannot be written\n  - .*found No space left on device; expected a folder"):
        write_result(*built, out)


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_an_interruption_between_the_old_and_the_new_folder_brings_the_old_one_back(built, out, monkeypatch, error):
    write_result(*built, out, formats=["csv"])
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", lambda path, to: (raising(error) if to == out and "before" not in path.name
                                                          else rename)(path, to))  # fmt: skip
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write_result(*built, out)
    monkeypatch.undo()
    assert everything_in(out) == [name for name in EVERYTHING if name.endswith(".csv") or name == "provenance.json"]
    assert everything_in(out.parent) == ["living"]


def test_too_long_for_excel_writes_nothing(built, out, monkeypatch):
    monkeypatch.setattr(workbook, "EXCEL_ROWS", 4)
    with pytest.raises(OutputError, match="scores: found 6 rows; expected fewer than 4 for Excel: --format csv"):
        write_result(*built, out)
    assert not out.exists()


def test_what_is_too_long_for_excel_is_written_otherwise(built, out, monkeypatch):
    monkeypatch.setattr(workbook, "EXCEL_ROWS", 4)
    assert "scores.csv" in write_result(*built, out, formats=["csv", "parquet", "json"])


# JSON files


def test_json_files_are_named(tmp_path):
    assert write_json_files(tmp_path / "new", {"a.json": {"name_ko": "주거"}}) == [str(tmp_path / "new" / "a.json")]
    assert json.loads((tmp_path / "new" / "a.json").read_text(encoding="utf-8")) == {"name_ko": "주거"}


def test_json_files_that_cannot_be_written_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "write_bytes", raising(DENIED))
    with pytest.raises(OutputError, match="found Permission denied; expected a folder that may be written"):
        write_json_files(tmp_path, {"a.json": {}})


# Any files


def test_files_are_written_beside_what_is_there_and_take_the_place_of_older_ones(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "a.html").write_text("old", encoding="utf-8")
    assert write_files(tmp_path, {"a.html": b"new", "b.xlsx": b"2"}) == [
        str(tmp_path / name) for name in ("a.html", "b.xlsx")
    ]
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {
        "notes.txt": "mine", "a.html": "new", "b.xlsx": "2",
    }  # fmt: skip


def test_files_for_a_folder_that_is_a_file_are_refused(tmp_path):
    (tmp_path / "plan").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="plan cannot be written"):
        write_files(tmp_path / "plan", {"a.html": b""})
