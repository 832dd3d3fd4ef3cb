"""The package csvw is the referee: it reads every cell by its kind and follows every key."""

import csvw
import pytest

from donghaeng.publish import index_files

pytestmark = pytest.mark.slow


def opened(folder):
    return csvw.CSVW(str(folder / "csv-metadata.json"), validate=True)


def test_csvw_finds_every_table_valid_and_warns_of_nothing(files, on_disk):
    tables = opened(on_disk(files))
    assert tables.is_valid
    assert [str(warning.message) for warning in tables.warnings] == []


def test_csvw_accepts_quarters_korean_codes_hostile_names_and_empty_tables(write_index, on_disk, nobody):
    assert opened(on_disk(index_files(write_index(), nobody))).is_valid


def test_csvw_reads_back_every_score(report, files, on_disk):
    rows = list(opened(on_disk(files)).tablegroup.tabledict["scores.csv"])
    read = [None if row["score"] is None else float(row["score"]) for row in rows]
    assert read == report.result.scores["score"].to_list()


def test_a_column_is_called_by_its_code_and_by_a_title_in_each_language(packages, on_disk):
    table = opened(on_disk(packages["districts"])).tablegroup.tabledict["scores.csv"]
    titles = table.tableSchema.columndict["score"].titles
    assert dict(titles.items()) == {"und": ["score"], "en": ["Score"], "ko": ["점수"]}
    assert table.tableSchema.primaryKey == ["unit", "period", "node"]


def test_csvw_finds_a_score_whose_node_is_not_in_the_tree(write_index, on_disk, nobody):
    files = index_files(write_index(), nobody)
    folder = on_disk(files)
    (folder / "scores.csv").write_bytes(files["scores.csv"].replace(b",homes,", b",houses,"))
    with pytest.raises(ValueError, match="not found in table framework"):
        opened(folder).tablegroup.check_referential_integrity()


def test_data_may_name_a_series(write_index, on_disk, nobody):
    series = "code,name_en,name_ko,unit_measure,source\npeople,People,인구,persons,plan\n"
    data = "unit,period,node,value,source\na,2022-Q1,homes,1,plan\na,2022-Q1,rent,1,plan\na,2022-Q1,people,9,plan\n"
    folder = on_disk(index_files(write_index({"series.csv": series, "data.csv": data}), nobody))
    assert opened(folder).is_valid
