from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from donghaeng.base.errors import FileError, InputError
from donghaeng.files import is_index_folder, read_index

ONE_CODE_A_ROW = "one row per unit, period, node and date of publication"


def score_of(path, **options):
    return read_index(path, **options).build().score("living", "2023")


# What is right


def test_a_folder_of_plain_files_is_an_index(write_folder):
    index = read_index(write_folder())
    assert index.code == "living"
    assert index.unit_name("jongno", "ko") == "종로구"
    assert index.sources["plan"].title == "Basic plan, 2022"
    assert [(row.value, row.decimals, row.published_on) for row in index.published] == [(115.0, 1, "2024-06-19")]
    assert index.build().score("living", "2023") == pytest.approx(115)


def test_the_input_files_are_named_with_their_digest(write_folder):
    path = write_folder({"published.csv": None})
    assert sorted(read_index(path).inputs) == ["data.csv", "framework.csv", "method.toml", "units.csv"]
    assert {len(digest) for digest in read_index(path).inputs.values()} == {64}


@pytest.mark.parametrize("name", ["published.csv", "units.csv"])
def test_published_scores_and_units_may_be_missing(write_folder, name):
    assert score_of(write_folder({name: None})) == pytest.approx(115)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_a_folder_saved_by_a_korean_excel_is_read(write_folder, encoding):
    names = ["framework.csv", "data.csv", "units.csv", "sources.csv", "published.csv"]
    path = write_folder()
    for name in names:
        text = (path / name).read_text(encoding="utf-8")
        (path / name).write_bytes(text.replace("\n", "\r\n").encode(encoding))
    index = read_index(path)
    assert index.framework["homes"].name_ko == "주택"
    assert index.build().score("living", "2023") == pytest.approx(115)


def test_codes_may_be_korean(write_folder):
    path = write_folder()
    for name in ("framework.csv", "data.csv", "units.csv", "published.csv"):
        text = (path / name).read_text(encoding="utf-8")
        replaced = text.replace("living", "생활").replace("homes", "주택수").replace("jongno", "종로구청")
        (path / name).write_text(replaced, encoding="utf-8")
    result = read_index(path).build()
    assert result.units == ("종로구청",)
    assert result.score("생활", "2023") == pytest.approx(115)


@pytest.mark.parametrize(("kind", "frame"), [("polars", pl.DataFrame), ("pandas", pd.DataFrame), ("pyarrow", pa.Table)])
def test_frames_come_in_the_kind_asked_for(write_folder, kind, frame):
    index = read_index(write_folder(), frames=kind)
    assert isinstance(index.data, frame)
    assert isinstance(index.build().scores, frame)


def test_sources_are_looked_for_above(write_folder):
    path = write_folder()
    (path / "sources.csv").rename(path.parent / "sources.csv")
    assert read_index(path).sources["plan"].publisher == "Seoul"


def test_sources_beside_the_index_go_before_those_above(write_folder):
    path = write_folder()
    (path.parent / "sources.csv").write_text("key,publisher,title\nother,Busan,Plan\n", encoding="utf-8")
    assert list(read_index(path).sources) == ["plan"]


# The folder


def test_a_path_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(FileError, match="path: found no such folder; expected the folder of an index"):
        read_index(tmp_path / "nowhere")


def test_a_path_that_is_a_file_is_refused(write_folder):
    with pytest.raises(FileError, match="path: found a file; expected the folder of an index"):
        read_index(write_folder() / "data.csv")


def test_every_missing_file_is_named(tmp_path):
    with pytest.raises(FileError) as error:
        read_index(tmp_path)
    assert [fault.file for fault in error.value.faults] == ["framework.csv", "data.csv", "method.toml"]
    assert (
        str(error.value.faults[0]) == "framework.csv, file: found no such file; expected a file of every index folder"
    )


def test_for_the_folder_of_a_city_its_indices_are_named(write_folder, tmp_path):
    indices = tmp_path / "seoul" / "indices"
    indices.mkdir(parents=True)
    write_folder().rename(indices / "living")
    with pytest.raises(FileError, match=r"a city's indices are .*living"):
        read_index(tmp_path / "seoul")


def test_a_folder_that_may_not_be_entered_is_refused(write_folder, monkeypatch):
    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.raises(FileError, match="path: found Permission denied; expected a folder that may be read"):
        read_index(write_folder())


def test_a_file_that_may_not_be_read_is_a_fault_beside_the_others(faults, monkeypatch, change):
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (refuse if path.name == "data.csv" else read_bytes)(path))
    assert faults(change("framework.csv", "1,2,plan", "2,2,plan")) == [
        "framework.csv, row 3, direction: found '2'; expected 1 or -1",
        "data.csv, file: found Permission denied; expected a file that may be read",
    ]


def refuse(path):
    raise PermissionError(13, "Permission denied", str(path))


@pytest.mark.parametrize("name", ["framework.csv", "data.csv", "method.toml"])
def test_one_file_is_enough_to_mean_an_index(tmp_path, name):
    (tmp_path / name).touch()
    assert is_index_folder(tmp_path)


def test_another_folder_is_no_index(tmp_path):
    (tmp_path / "README.md").touch()
    assert not is_index_folder(tmp_path)


# framework.csv


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("주택,living,", "주택,livng,",
     "row 3, parent of 'homes': found 'livng'; expected one of ['living']"),
    ("주택,living,", "주택,,",
     "rows without a parent: found 2: living, homes; expected one, the index itself"),
    ("생활,,,,,plan", "생활,,,,0,plan",
     "row 2, weight of 'living': found 0; expected a finite number above 0"),
    ("1,2,plan", "1,-2,plan", "row 3, weight of 'homes': found -2; expected a finite number above 0"),
    ("1,2,plan", "1,1e400,plan", "row 3, weight: found '1e400'; expected a finite number"),
    ("1,2,plan", "1,inf,plan", "row 3, weight: found 'inf'; expected a number, such as 1234.5"),
    ("1,2,plan", '1,"1,234",plan', "row 3, weight: found '1,234'; expected a number, such as 1234.5"),
    ("1,2,plan", "1,１２,plan", "row 3, weight: found '１２'; expected a number, such as 1234.5"),
    ("1,2,plan", "0,2,plan", "row 3, direction: found '0'; expected 1 or -1"),
    ("1,2,plan", ",2,plan",
     "row 3, direction of 'homes': found nothing; expected 1 (higher is better) or -1 (lower is better)"),
    ("생활,,,,,plan", "생활,,,1,,plan",
     "row 2, direction of 'living': found 1; expected nothing: only an indicator has a direction"),
    ("1,2,plan", "1,2,paln", "row 3, source: found 'paln'; expected a key of sources.csv"),
    ("1,2,plan", "1,2,", "row 3, source: found nothing; expected a value"),
    ("Homes,주택", "Homes,", "row 3, name_ko: found nothing; expected a value"),
    ("1,2,plan", "1,2,plan,",
     "row 3, fields: found 9 fields; expected 8, as in the header (a comma inside a text needs quotes)"),
    (",weight,", ",wieght,",
     ("header: found no column 'weight'; expected "
     "code,name_en,name_ko,parent,unit_measure,direction,weight,source")),
])  # fmt: skip
def test_a_fault_of_the_framework_is_named_with_its_row(faults, change, old, new, expected):
    assert faults(change("framework.csv", old, new))[0] == f"framework.csv, {expected}"


def test_a_cycle_is_refused(faults):
    rows = "living,Living,생활,,,,,plan\nhousing,Housing,주거,homes,,,,plan\nhomes,Homes,주택,housing,,,,plan\n"
    tree = "code,name_en,name_ko,parent,unit_measure,direction,weight,source\n" + rows
    found = faults({"framework.csv": tree})
    cycle = "parent of 'housing': found housing → homes → housing; expected a tree without a cycle"
    assert f"framework.csv, row 3, {cycle}" in found


def test_a_code_that_stands_twice_is_refused_in_both_rows(faults, change):
    found = faults(change("framework.csv", "rent,Rent,임대료", "homes,Rent,임대료"))
    assert found[:2] == [
        "framework.csv, row 3, code 'homes': found 2 rows; expected one row per node",
        "framework.csv, row 4, code 'homes': found 2 rows; expected one row per node",
    ]


def test_rows_of_the_framework_are_counted_with_blank_ones(faults, change):
    found = faults(
        change("framework.csv", "homes,Homes,주택,living,dwellings,1,2", "\n\nhomes,Homes,주택,living,x,1,0")
    )
    assert found == ["framework.csv, row 5, weight of 'homes': found 0; expected a finite number above 0"]


def test_a_fault_in_a_parent_is_no_fault_of_its_children(faults, change):
    assert faults(change("framework.csv", "Living,생활", "Living,")) == [
        "framework.csv, row 2, name_ko: found nothing; expected a value"
    ]


# data.csv


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("jongno,2023,homes,110", "jung,2023,homes,110", "row 3, unit: found 'jung'; expected a unit of units.csv"),
    ("jongno,2023,homes,110", ",2023,homes,110", "row 3, unit: found nothing; expected a unit of units.csv"),
    ("jongno,2023,homes,110", "jongno,2023,hmoes,110",
     "row 3, node: found 'hmoes'; expected a code of framework.csv or series.csv"),
    ("jongno,2023,homes,110", "jongno,23,homes,110",
     "row 3, period: found '23'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
    ("jongno,2023,homes,110", "jongno,2022,homes,110",
     f"row 3, jongno, 2022, homes: found a second row, first in row 2; expected {ONE_CODE_A_ROW}"),
    ("homes,110", 'homes,"1,234"', "row 3, value: found '1,234'; expected a number, such as 1234"),
    ("homes,110", "homes,-", "row 3, value: found '-'; expected a number; leave it empty for a gap"),
    ("homes,110", "homes,12%", "row 3, value: found '12%'; expected a number, such as 12, its unit in framework.csv"),
    ("homes,110", "homes,１１０", "row 3, value: found '１１０'; expected a number, such as 110"),
    ("homes,110", "homes,1_000", "row 3, value: found '1_000'; expected a number, such as 1000"),
    ("homes,110", "homes,inf", "row 3, value: found 'inf'; expected a number, finite"),
    ("homes,110", "homes,nan", "row 3, value: found 'nan'; expected a number; leave it empty for a gap"),
    ("homes,110,,plan", "homes,110,seen,plan",
     ("row 3, status: found 'seen'; expected one of "
     "['observed', 'given', 'change_from_base', 'left_out', 'unknown']")),
    ("homes,110,,plan", "homes,110,,paln", "row 3, source: found 'paln'; expected a key of sources.csv"),
    ("homes,110,,plan", "homes,110,,", "row 3, source: found nothing; expected a key of sources.csv"),
    ("homes,110,,plan", "living,110,,plan",
     "row 3, node: found 'living'; expected an indicator, or status \"given\" for an aggregate"),
    ("homes,110,,plan", "homes,,left_out,plan", "row 3, note: found nothing; expected the reason for leaving it out"),
    (",status,source\n", ",status\n", "header: found no column 'source'; expected unit,period,node,value,source"),
    ("source\n", "source,soucre\n",
     ("header: found column 'soucre'; expected one of "
     "['unit', 'period', 'node', 'value', 'source', 'note', 'status', 'published_on', 'indicators', 'decimals']")),
    ("node,value", "node,value,value", "header: found column 'value' twice; expected each column once"),
])  # fmt: skip
def test_a_fault_of_the_data_is_named_with_its_row(faults, change, old, new, expected):
    assert faults(change("data.csv", old, new)) == [f"data.csv, {expected}"]


def test_faults_of_the_data_are_counted_with_blank_rows_and_not_with_line_breaks(faults, change):
    files = change("data.csv", "jongno,2023,homes,110,,plan\n", '\njongno,2023,"homes\n2",110,,plan\n')
    found = faults(files)
    assert found == ["data.csv, row 4, node: found 'homes\\n2'; expected a code of framework.csv or series.csv"]


def test_a_period_beside_those_of_the_method_is_refused(faults, change):
    method = change("method.toml", 'base_period = "2022"', 'base_period = "2022"\nperiods = ["2022"]')
    assert faults(method)[0] == "data.csv, row 3, period: found '2023'; expected one of ['2022']"


@pytest.mark.parametrize("name", ["framework.csv", "data.csv", "published.csv", "units.csv", "sources.csv"])
def test_an_empty_file_is_refused(faults, name):
    assert any(fault.startswith(f"{name}, file: found nothing; expected a header: ") for fault in faults({name: ""}))


@pytest.mark.parametrize("name", ["framework.csv", "data.csv", "published.csv", "units.csv", "sources.csv"])
def test_a_file_with_nothing_but_a_header_is_refused(faults, write_folder, name, tmp_path):
    header = (write_folder() / name).read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "living").rename(tmp_path / "right")
    assert f"{name}, rows: found none; expected at least one" in faults({name: header + "\n"})


@pytest.mark.parametrize("name", ["framework.csv", "data.csv", "published.csv", "units.csv", "sources.csv"])
def test_utf16_is_refused_with_a_remedy_whatever_the_file(faults, name):
    assert f"{name}, encoding: found UTF-16; expected UTF-8: in Excel, save as 'CSV UTF-8 (comma delimited)'" \
        in faults({name: "unit\n".encode("utf-16")})  # fmt: skip


# published.csv, units.csv, sources.csv


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("living,2023", "livng,2023", "row 2, node: found 'livng'; expected a code of framework.csv"),
    ("115.0", "115점", "row 2, value: found '115점'; expected a number, such as 1234.5"),
    (",1,2024", ",-1,2024", "row 2, decimals: found '-1'; expected greater than or equal to 0"),
    ("2024-06-19", "2024-19-06", "row 2, published_on: found '2024-19-06'; expected 2024, 2024-06 or 2024-06-19"),
    ("-19,plan", "-19,paln", "row 2, source: found 'paln'; expected a key of sources.csv"),
    ("living,2023", "living,23",
     "row 2, period: found '23'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
])  # fmt: skip
def test_a_fault_of_the_published_scores_is_named_with_its_row(faults, change, old, new, expected):
    assert faults(change("published.csv", old, new)) == [f"published.csv, {expected}"]


def test_a_published_score_of_an_unknown_unit_is_refused(faults):
    header = "unit,node,period,value,decimals,published_on,source\n"
    assert faults({"published.csv": header + "jung,living,2023,115.0,1,2024-06-19,plan\n"}) == [
        "published.csv, row 2, unit: found 'jung'; expected a unit of units.csv"
    ]


def test_where_there_are_several_units_a_published_score_names_its_own(faults, change):
    assert faults(change("units.csv", "종로구\n", "종로구\njung,Jung-gu,중구\n")) == [
        "published.csv, row 2, unit: found nothing; expected a unit of units.csv"
    ]


def test_a_unit_that_stands_twice_is_refused(faults, change):
    assert faults(change("units.csv", "종로구\n", "종로구\njongno,Jongno,종로\n")) == [
        "units.csv, row 3, unit: found 'jongno' again, first in row 2; expected each once"
    ]


def test_a_source_that_stands_twice_is_refused(faults, change):
    assert faults(change("sources.csv", "plan,Seoul,", "plan,Busan,Other\nplan,Seoul,")) == [
        "sources.csv, row 3, key: found 'plan' again, first in row 2; expected each once"
    ]


def test_without_sources_there_is_one_fault_and_not_one_per_row(faults):
    assert faults({"sources.csv": None}) == [
        "sources.csv, file: found no such file here or above; expected a file that names the sources"
    ]


# method.toml


@pytest.mark.parametrize(("method", "expected"), [
    ("base_period", ("TOML: found Expected '=' after a key in a key/value pair (at end of document); "
                    "expected a TOML file: key = value")),
    ("[normalise]\nmethod = 'none'\n[smooth]\nmethod = 'none'",
     ("setting: found 'smooth'; expected one of ['base_period', 'base_unit', 'periods', 'compare_periods', 'inferred', "
     "'diagnosis', 'denominate', 'gaps', 'screen', 'treat', 'normalise', 'weights', 'aggregate', 'link']")),
    ("[normalise]\nmethod = 'none'\n[diagnosis]\ndominant = 50",
     "diagnosis.dominant: found 50; expected a share from 0 to 1"),
    ("[normalise]\nmethod = 'zscore'",
     ("normalise of 'homes', 'rent': found 'zscore'; expected one of "
     "['ratio_to_base', 'goalposts', 'min_max', 'z_score', 'rank', 'percentile_rank', 'borda', 'scaled', "
     "'distance_to_unit', 'distance_to_maximum', 'distance_to_target', 'fraction_of_maximum', "
     "'around_reference', 'none']")),
    ("[normalise]\nmethod = 'min_max'\novr = 'each'",
     "normalise of 'homes', 'rent': found option 'ovr'; expected for 'min_max' one of ['over', 'range']"),
    ("[normalise]\nmethod = 'min_max'\nover = 'year'",
     "normalise of 'homes', 'rent', over: found 'year'; expected 'all', 'each' or 'base'"),
    ("[normalise]\nmethod = 'goalposts'\nworst = 'low'\nbest = 9",
     "normalise of 'homes', 'rent', worst: found 'low'; expected a valid number"),
    ("[normalise]\nmethod = 'goalposts'\nworst = 1",
     "normalise of 'homes', 'rent': found no 'best'; expected best = …, which 'goalposts' needs"),
    ("[normalise]\nmethod = 'none'\n[normalise.node.hmoes]\nmethod = 'rank'",
     "normalise.node.hmoes: found 'hmoes'; expected an indicator of framework.csv: homes, rent"),
    ("[normalise]\nmethod = 'none'\n[aggregate.level.7]\nmethod = 'median'",
     "aggregate.level.7: found '7'; expected a level: one of [0]"),
    ("normalise = 'none'", "normalise: found 'none'; expected a table: [normalise] with method = …"),
    ("base_period = '2022'",
     ("normalise: found nothing; expected [normalise] with method = one of "
     "['ratio_to_base', 'goalposts', 'min_max', 'z_score', 'rank', 'percentile_rank', 'borda', 'scaled', "
     "'distance_to_unit', 'distance_to_maximum', 'distance_to_target', 'fraction_of_maximum', "
     "'around_reference', 'none']")),
    ("base_period = '22'\n[normalise]\nmethod = 'none'",
     "base_period: found '22'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
])  # fmt: skip
def test_a_fault_of_the_method_is_named(faults, method, expected):
    assert faults({"method.toml": method}) == [f"method.toml, {expected}"]


# Everything at once


def test_faults_of_all_files_come_together(write_folder, change):
    path = write_folder(
        change("framework.csv", "1,2,plan", "1,0,plan")
        | change("data.csv", "homes,110", 'homes,"1,234"')
        | change("published.csv", "115.0", "-")
        | change("units.csv", "종로구", "")
        | change("sources.csv", "plan,Seoul", "plan,")
        | {"method.toml": "[normalise]\nmethod = 'none'"}
    )
    with pytest.raises(InputError) as error:
        read_index(path)
    assert str(error.value) == (
        f"{path}: 5 faults\n"
        "  - sources.csv, row 2, publisher: found nothing; expected a value\n"
        "  - framework.csv, row 3, weight of 'homes': found 0; expected a finite number above 0\n"
        "  - units.csv, row 2, name_ko: found nothing; expected a value\n"
        "  - published.csv, row 2, value: found '-'; expected a number, such as 1234.5\n"
        "  - data.csv, row 3, value: found '1,234'; expected a number, such as 1234"
    )


def test_rows_are_checked_even_where_the_method_is_wrong(faults, change):
    found = faults({"method.toml": "normalise = 1"} | change("data.csv", "2023,homes", "2023,hmoes"))
    assert found == [
        "method.toml, normalise: found 1; expected a table: [normalise] with method = …",
        "data.csv, row 3, node: found 'hmoes'; expected a code of framework.csv or series.csv",
    ]
