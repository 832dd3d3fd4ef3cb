import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.publish.cells import guarded, unguarded

RUN = ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x", "--1", "-"]
PLAIN = ["주거", "", "-1.5", "+82", "-.5", "a=b", "' quoted", "'90s"]


def one(text):
    return guarded(pl.DataFrame({"name": [text]}))["name"].item()


@pytest.mark.parametrize("text", RUN[:-1])
def test_text_that_a_spreadsheet_would_run_is_marked(text):
    assert one(text) == "'" + text


@pytest.mark.parametrize("text", [*PLAIN, "-"])
def test_other_text_and_numbers_stay(text):
    assert one(text) == text


def test_numbers_and_gaps_are_no_text():
    table = pl.DataFrame({"score": [-1.5, None], "name": [None, "=1"]})
    assert guarded(table).rows() == [(-1.5, None), (None, "'=1")]


@given(st.text(alphabet="'=+-@\t0.5a주 "))
def test_nothing_is_lost(text):
    assert unguarded(one(text)) == text
