import pytest

from donghaeng.base.errors import InputError
from donghaeng.files.rows import Collector
from donghaeng.files.sources_file import nearest_sources, read_sources

TABLE = "key,publisher,title,note\n{},Seoul,Plan,a remark\n"


def test_the_nearest_file_holds(write_files, tmp_path):
    write_files({"sources.csv": TABLE.format("far")}, folder=".")
    inner = write_files({"sources.csv": TABLE.format("near")}, folder="a/b")
    collector = Collector()
    assert list(nearest_sources(inner, collector)) == ["near"]
    assert list(nearest_sources(tmp_path / "a", collector)) == ["far"]
    assert collector.faults == []


def test_a_source_has_what_its_row_says_but_the_remark(write_files):
    sources = nearest_sources(write_files({"sources.csv": TABLE.format("plan")}), Collector())
    assert (sources["plan"].publisher, sources["plan"].title, sources["plan"].url) == ("Seoul", "Plan", "")


def test_a_file_without_rows_is_a_fault_unless_it_may_be_empty(write_files):
    folder = write_files({"sources.csv": "key,publisher,title\n"})
    strict, lenient = Collector(), Collector()
    assert nearest_sources(folder, strict) == nearest_sources(folder, lenient, may_be_empty=True) == {}
    assert (len(strict.faults), lenient.faults) == (1, [])


def test_no_file_at_all_is_one_fault(tmp_path):
    collector = Collector()
    assert nearest_sources(tmp_path, collector) is None
    assert [str(fault) for fault in collector.faults] == [
        "sources.csv, file: found no such file here or above; expected a file that names the sources"
    ]


def test_the_sources_of_a_city_are_read_by_key(write_files):
    assert read_sources(write_files({"sources.csv": TABLE.format("plan")}))["plan"].title == "Plan"


def test_sources_with_faults_are_refused(write_files):
    with pytest.raises(InputError, match=r"sources\.csv"):
        read_sources(write_files({"sources.csv": "key,publisher\nplan,Seoul\n"}))
