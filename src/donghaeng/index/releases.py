"""Releases: figures published more than once stand side by side; a build takes the latest, or that as of a date."""

import datetime as dt

import narwhals as nw

from donghaeng.index.rows import KEY, Frame


def as_of(rows: Frame, day: dt.date | None = None) -> Frame:
    """Take one row per (unit, period, node): the latest release, or the latest that was out by ``day``.

    Parameters
    ----------
    rows : tidy rows; ``published_on``, if there, is a date or null. A row without a date was always known.
    day : the last day that counts.
    """
    if "published_on" not in rows.columns:
        return rows
    if day is not None:
        end = day if rows.schema["published_on"] == nw.Date else dt.datetime.combine(day, dt.time.max)
        rows = rows.filter(nw.col("published_on").is_null() | (nw.col("published_on") <= end))
    if not rows.select(*KEY).is_duplicated().any():
        return rows
    latest = rows.with_row_index("_place").sort("published_on", nulls_last=False).unique([*KEY], keep="last")
    return latest.sort("_place").drop("_place")


def revisions(rows: Frame) -> Frame:
    """List the figures that were published more than once: each release with what was said before.

    Returns
    -------
    A row per release after the first: unit, period, node, published_on, value, previous, change (value - previous).
    """
    if "published_on" not in rows.columns:
        rows = rows.with_columns(published_on=nw.lit(None, dtype=nw.Date))
    columns = [*KEY, "published_on", "value"]
    ordered = rows.sort(*KEY, "published_on", nulls_last=False).select(*columns)
    again = ordered.with_columns(
        previous=nw.col("value").shift(1),
        is_again=_same_as_before("unit") & _same_as_before("period") & _same_as_before("node"),
    ).filter(nw.col("is_again"))
    return again.drop("is_again").with_columns(change=nw.col("value") - nw.col("previous"))


def _same_as_before(column: str) -> nw.Expr:
    return (nw.col(column) == nw.col(column).shift(1)).fill_null(value=False)
