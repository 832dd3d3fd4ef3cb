import io
import json
from zipfile import ZipFile

import polars as pl
from polars.testing import assert_frame_equal

from donghaeng.city import IndexReport
from donghaeng.files import method_settings
from donghaeng.index import read_method
from donghaeng.publish import Publisher, index_files

NAMES = ["README.md", "scores.csv", "framework.csv", "series.csv", "units.csv", "data.csv", "published.csv",
         "verdicts.csv", "sources.csv", "status.csv", "method.toml", "provenance.json", "sdmx.csv", "structure.xml",
         "datapackage.json", "csv-metadata.json", "dcat.jsonld", "package.zip"]  # fmt: skip


def test_an_index_has_the_same_files_whatever_it_is(files):
    assert list(files) == NAMES


def test_the_same_index_gives_the_same_bytes(report, files, publisher):
    assert index_files(IndexReport(report.path), publisher) == files


def test_the_zip_holds_every_other_file(files):
    with ZipFile(io.BytesIO(files["package.zip"])) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: content for name, content in files.items() if name != "package.zip"
        }


def test_without_a_zip_there_is_none(write_index, nobody):
    assert list(index_files(write_index(), nobody, with_zip=False)) == NAMES[:-1]


def test_every_text_table_begins_with_the_mark_that_a_korean_excel_needs(files):
    tables = {name: content for name, content in files.items() if name.endswith(".csv") and name != "sdmx.csv"}
    assert all(content.startswith(b"\xef\xbb\xbf") for content in tables.values())


def test_the_method_can_be_read_again(report, files):
    import tomllib

    framework = report.index.framework
    read = read_method(tomllib.loads(files["method.toml"].decode()), framework)
    assert method_settings(read) == method_settings(report.index.method)


def test_where_the_numbers_come_from_is_told(report, files):
    assert json.loads(files["provenance.json"]) == json.loads(json.dumps(report.result.provenance))


def test_a_name_that_is_a_formula_is_marked_and_keys_still_fit(write_index, nobody):
    files = index_files(write_index(), nobody)
    assert '\n생활,"\'=Living, now",' in files["framework.csv"].decode()
    assert "'@Homes" in files["scores.csv"].decode()


def test_a_name_of_200_letters_comes_through(write_index, nobody):
    name = "가" * 200
    report = write_index({"units.csv": f"unit,name_en,name_ko\n종로,{'a' * 200},{name}\n"})
    files = index_files(report, nobody)
    read = pl.read_csv(files["scores.csv"], schema_overrides={"period": pl.String})
    assert read["unit_name_ko"].unique().to_list() == [name]
    assert_frame_equal(read.select("unit", "period", "node", "score", "status"), report.result.scores, check_exact=True)


def test_no_path_of_a_machine_is_published(write_index, tmp_path):
    files = index_files(write_index(), Publisher())
    assert [name for name, content in files.items() if str(tmp_path).encode() in content] == []
