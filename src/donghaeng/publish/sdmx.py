"""sdmx.csv: the values and scores of an index as SDMX-CSV 2.0."""

import re

import polars as pl

from donghaeng.base.periods import frequency
from donghaeng.publish.cells import guarded
from donghaeng.publish.facts import Facts
from donghaeng.publish.statuses import STATUSES

AGENCY = "DONGHAENG"
VERSION = "1.0.0"
FREQUENCIES = {"year": "A", "quarter": "Q", "month": "M"}
MEASURES = {"SCORE": ("Score", "점수"), "VALUE": ("Value", "값")}
MISSING = ("L", "O")
POINTS = "points"
COLUMNS = ("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "MEASURE", "TIME_PERIOD",
           "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "SCORE_STATUS")  # fmt: skip
"""The header; structure.xml says what each column is."""


def sdmx_code(code: str) -> str:
    """A code as SDMX takes it: letters of ASCII, digits, ``_``, ``-``, ``@`` stay; others become ``$`` and four digits.

    Two codes never become one.

    Examples
    --------
    >>> sdmx_code("jongno-gu"), sdmx_code("주거"), sdmx_code("p.1")
    ('jongno-gu', '$C8FC$AC70', 'p$002E1')
    """
    return re.sub(r"[^A-Za-z0-9_@-]", lambda match: _hexadecimal(match[0]), code)


def _hexadecimal(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(f"${units[place : place + 2].hex().upper()}" for place in range(0, len(units), 2))


def structure_id(facts: Facts) -> str:
    """The data flow of an index by agency, code and version."""
    return f"{AGENCY}:{sdmx_code(facts.code)}({VERSION})"


def sdmx_csv(facts: Facts, scores: pl.DataFrame) -> bytes:
    """Write the observations: two for each indicator, unit and period, its value and its score; one for an aggregate.

    A missing one is ``NaN``, and its status says so. The file has no byte order mark: readers of SDMX expect the header
    at its first byte.
    """
    result = facts.report.result
    units = {code: sdmx_code(code) for code in result.units}
    nodes = {code: sdmx_code(code) for code in result.framework.order}
    often = {period: FREQUENCIES[frequency(period)] for period in result.periods}
    codes = {status.status: status.sdmx for status in STATUSES}
    own = {status.status: status_code(status.status) for status in STATUSES}
    labelled = scores.select(
        pl.lit("dataflow").alias("STRUCTURE"),
        pl.lit(structure_id(facts)).alias("STRUCTURE_ID"),
        pl.lit("I").alias("ACTION"),
        pl.col("period").replace_strict(often).alias("FREQ"),
        pl.col("unit").replace_strict(units).alias("REF_AREA"),
        pl.col("node").replace_strict(nodes).alias("INDICATOR"),
        pl.col("period").alias("TIME_PERIOD"),
        pl.col("status").replace_strict(codes).alias("OBS_STATUS"),
        pl.col("status").replace_strict(own).alias("SCORE_STATUS"),
        "unit_measure",
        "score",
        "value",
        pl.col("node").is_in(result.framework.indicators).alias("is_indicator"),
    )
    both = pl.concat([_scores(labelled), _values(labelled)])
    return guarded(both.select(COLUMNS)).write_csv(null_value="").encode()


def _scores(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(
        *_shared(rows),
        pl.lit("SCORE").alias("MEASURE"),
        pl.col("score").fill_null(float("nan")).alias("OBS_VALUE"),
        "OBS_STATUS",
        pl.lit(POINTS).alias("UNIT_MEASURE"),
        "SCORE_STATUS",
    )


def _values(rows: pl.DataFrame) -> pl.DataFrame:
    """The values as they were observed: a gap that a method fills is still a gap."""
    return rows.filter("is_indicator").select(
        *_shared(rows),
        pl.lit("VALUE").alias("MEASURE"),
        pl.col("value").fill_null(float("nan")).alias("OBS_VALUE"),
        pl.when(pl.col("value").is_not_null())
        .then(pl.lit("A"))
        .when(pl.col("OBS_STATUS").is_in(MISSING))
        .then("OBS_STATUS")
        .otherwise(pl.lit("O"))
        .alias("OBS_STATUS"),
        pl.col("unit_measure").alias("UNIT_MEASURE"),
        pl.lit(None, dtype=pl.String).alias("SCORE_STATUS"),
    )


def _shared(rows: pl.DataFrame) -> list[str]:
    return [name for name in rows.columns if name in COLUMNS and not name.endswith("STATUS")]


def status_code(status: str) -> str:
    """A status of ours as a code of SDMX.

    Examples
    --------
    >>> status_code("a child is missing")
    'A_CHILD_IS_MISSING'
    """
    return status.upper().replace(" ", "_")
