import datetime as dt

import narwhals as nw
import polars as pl
import pytest

from donghaeng.index.releases import as_of, revisions

RELEASES = """
unit  period node  value published_on
seoul 2022   rent  100   .
seoul 2023   rent  97.6  2024-06-19
busan 2023   rent  50    2024-06-19
seoul 2023   rent  97.9  2024-06-28
seoul 2023   rent  98.0  2025-08-04
"""


def values_of(rows):
    return {(row["unit"], row["period"]): row["value"] for row in rows.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("day", "rent"),
    [
        (None, 98.0),
        (dt.date(2026, 1, 1), 98.0),
        (dt.date(2025, 8, 4), 98.0),
        (dt.date(2025, 8, 3), 97.9),
        (dt.date(2024, 6, 28), 97.9),
        (dt.date(2024, 6, 27), 97.6),
    ],
)
def test_the_latest_release_out_by_the_day_is_taken(rows, day, rent):
    taken = as_of(nw.from_native(rows(RELEASES)), day)
    assert values_of(taken) == {("seoul", "2022"): 100, ("seoul", "2023"): rent, ("busan", "2023"): 50}
    assert len(taken) == 3


def test_a_row_without_a_date_was_always_known_and_one_not_yet_published_is_not(rows):
    taken = as_of(nw.from_native(rows(RELEASES)), dt.date(2024, 6, 18))
    assert values_of(taken) == {("seoul", "2022"): 100}


def test_a_dated_release_replaces_the_one_without_a_date(rows):
    taken = as_of(nw.from_native(rows("""
        unit period node value published_on
        a    2022   rent 2     2023-01-01
        a    2022   rent 1     .
    """)))  # fmt: skip
    assert values_of(taken) == {("a", "2022"): 2}


def test_the_rows_taken_keep_their_order(rows):
    taken = as_of(nw.from_native(rows("""
        unit period node value published_on
        c    2022   rent 3     2025-01-01
        b    2022   rent 1     2023-01-01
        a    2022   rent 1     2022-01-01
        b    2022   rent 2     2024-01-01
    """)))  # fmt: skip
    assert taken.get_column("unit").to_list() == ["c", "a", "b"]


def test_days_with_a_time_count_whole():
    moments = pl.DataFrame({
        "unit": ["a", "a"], "period": ["2022"] * 2, "node": ["rent"] * 2, "value": [1.0, 2.0],
        "published_on": [dt.datetime(2024, 6, 19, 9, 0), dt.datetime(2024, 6, 20, 9, 0)],  # noqa: DTZ001
    })  # fmt: skip
    assert values_of(as_of(nw.from_native(moments), dt.date(2024, 6, 19))) == {("a", "2022"): 1}


def test_without_dates_every_row_is_taken(rows):
    undated = nw.from_native(rows("unit period node value\na 2022 rent 1"))
    assert as_of(undated, dt.date(1900, 1, 1)) is undated


# 97.9 - 97.6 = 0.3 and 98.0 - 97.9 = 0.1
def test_a_revision_stands_beside_what_was_said_before(rows):
    found = revisions(nw.from_native(rows(RELEASES)))
    assert found.columns == ["unit", "period", "node", "published_on", "value", "previous", "change"]
    assert found.get_column("value").to_list() == [97.9, 98.0]
    assert found.get_column("previous").to_list() == [97.6, 97.9]
    assert found.get_column("change").to_list() == pytest.approx([0.3, 0.1])
    assert found.get_column("published_on").to_list() == [dt.date(2024, 6, 28), dt.date(2025, 8, 4)]


def test_the_same_number_of_another_figure_is_no_revision(rows):
    found = revisions(nw.from_native(rows("""
        unit period node value published_on
        a    2022   rent 1     2023-01-01
        a    2022   damp 1     2023-02-01
        a    2023   rent 1     2023-02-01
        b    2022   rent 1     2023-02-01
    """)))  # fmt: skip
    assert len(found) == 0


def test_rows_without_dates_have_no_revisions(rows):
    found = revisions(nw.from_native(rows("unit period node value\na 2022 rent 1\nb 2022 rent 1")))
    assert len(found) == 0
    assert "published_on" in found.columns
