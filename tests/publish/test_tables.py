import datetime as dt
import io

import numpy as np
import pandas as pd
import polars as pl
from polars.testing import assert_frame_equal

from donghaeng.publish.columns import TABLES
from donghaeng.publish.tables import package_tables

TEXT = {"unit": pl.String, "period": pl.String}


def test_every_table_has_its_columns_whatever_the_index(report):
    tables = package_tables(report)
    assert {name: table.columns for name, table in tables.items()} == {
        table.name: [column.name for column in table.columns] for table in TABLES
    }


def test_polars_reads_back_every_score_as_it_was_computed(report, files):
    read = pl.read_csv(files["scores.csv"], schema_overrides=TEXT | {"score": pl.Float64})
    assert_frame_equal(read.select("unit", "period", "node", "score", "status"), report.result.scores, check_exact=True)


def test_pandas_reads_back_every_score_rank_and_weight(report, files):
    read = pd.read_csv(io.BytesIO(files["scores.csv"]), dtype={"period": str})
    for name in ("score", "rank", "weight", "counted"):
        computed = report.result.steps[name].frame()[name].to_numpy()
        np.testing.assert_allclose(read[name].to_numpy(float), computed, rtol=1e-15)


def test_raw_rows_keep_their_source_and_release(reports):
    data = package_tables(reports["going-together"])["data"]
    row = data.filter(pl.col("node") == "housing", pl.col("period") == "2023").row(0, named=True)
    assert (row["value"], row["status"], row["source"]) == (125.1, "given", "seoul-japanese-2024-06-19")
    assert row["published_on"] == dt.date(2024, 6, 19)


def test_a_second_hand_score_says_so(reports):
    published = package_tables(reports["going-together"])["published"]
    assert published.filter(pl.col("status") == "second_hand")["source"].to_list() == ["herald-2026-08-24"]


def test_licence_and_attribution_travel_with_the_data(reports):
    sources = {row["key"]: row for row in package_tables(reports["districts"])["sources"].to_dicts()}
    assert sources["kosis-districts"]["licence"].startswith("KOGL type 1")
    assert sources["kosis-districts"]["attribution"].endswith("공공누리 제1유형")


def test_an_index_without_published_scores_has_an_empty_table_of_them(reports):
    tables = package_tables(reports["districts"])
    assert tables["published"].is_empty()
    assert tables["verdicts"].is_empty()


def test_a_unit_that_no_file_names_is_called_by_its_code(write_index):
    assert package_tables(write_index())["units"].row(0) == ("종로", "종로", "종로", None, None, None)


def test_a_printed_score_without_a_unit_gets_the_only_one(write_index):
    printed = "node,period,value,decimals,published_on,source\n생활,2022-Q1,100.0,1,2022-05,plan\n"
    tables = package_tables(write_index({"published.csv": printed}))
    assert tables["published"]["unit"].to_list() == ["종로"] == tables["verdicts"]["unit"].to_list()


def test_as_of_a_day_what_came_later_is_left_out(write_index):
    printed = "node,period,value,decimals,published_on,source\n생활,2022-Q1,100.0,1,2022-12,plan\n"
    tables = package_tables(write_index({"published.csv": printed}, as_of=dt.date(2022, 9, 1)))
    assert tables["published"].is_empty()
    assert tables["data"]["value"].to_list() == [100, 110, 50, None]


def test_series_stand_in_a_table_of_their_own(write_index):
    series = "code,name_en,name_ko,unit_measure,source\npeople,People,인구,persons,plan\n"
    report = write_index({"series.csv": series})
    assert package_tables(report)["series"].row(0)[:4] == ("people", "People", "인구", "persons")
