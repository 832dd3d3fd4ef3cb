"""Text of a table that no spreadsheet runs as a formula."""

import re

import polars as pl
from polars import selectors as cs

FORMULA = r"^'*[=+\-@\t\r\n＝＋－＠]"
"""How a text begins that a spreadsheet would run, be it marked already."""
HARMLESS = r"^[+-]?\d*\.?\d*$"
"""A number, or a lone sign: a spreadsheet shows these as they are."""


def guarded(table: pl.DataFrame) -> pl.DataFrame:
    """Mark text that a spreadsheet would run as a formula with an apostrophe; numbers stay as they are.

    A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or the end of a line is run when a CSV file is opened. The
    apostrophe before it is taken away again by ``unguarded``; a text that begins with apostrophes and such a sign gets
    one more, so that nothing is lost.

    Examples
    --------
    >>> guarded(pl.DataFrame({"name": ["=1+1", "주거", "-5", "'=1"], "score": [-1.0, 2.0, 3.0, 4.0]}))["name"].to_list()
    ["'=1+1", '주거', '-5', "''=1"]
    """
    text = cs.string()
    is_run = text.str.contains(FORMULA) & ~text.str.contains(HARMLESS)
    return table.with_columns(pl.when(is_run).then("'" + text).otherwise(text).name.keep())


def unguarded(text: str) -> str:
    """Take away the apostrophe that ``guarded`` has put before a text.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("'90s")
    ('=1+1', "'90s")
    """
    return text[1:] if text.startswith("'") and re.match(FORMULA, text) else text
