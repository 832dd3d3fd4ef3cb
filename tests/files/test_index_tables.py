import datetime as dt

import pytest

from donghaeng.files import read_index
from donghaeng.files.index_tables import index_tables, source_table

HEADER = "unit,period,node,value,status,source,published_on\n"
RELEASES = """\
jongno,2022,homes,100,,plan,2023-06-01
jongno,2022,homes,101,,plan,2024-06-01
jongno,2022,rent,50,,plan,
"""


@pytest.fixture
def index(write_folder):
    """Read the small index with two releases of a figure and a source that nothing names."""
    published = "node,period,value,decimals,published_on,source\nliving,2022,100,0,2023-06,press\n"
    sources = 'key,publisher,title\nother,A,B\npress,Seoul,Release\nplan,Seoul,"Basic plan, 2022"\n'
    return read_index(write_folder({"data.csv": HEADER + RELEASES, "published.csv": published, "sources.csv": sources}))


def test_tables_have_the_columns_of_our_files_and_every_release(index):
    tables = index_tables(index)
    assert list(tables) == ["data", "method", "units", "published"]
    assert tables["data"].columns == ["unit", "period", "node", "value", "source", "status", "published_on"]
    assert tables["data"]["value"].to_list() == [100, 101, 50]
    assert tables["units"].rows() == [("jongno", "Jongno-gu", "종로구", "", "", "")]
    assert tables["published"].select("node", "value", "source").rows() == [("living", 100.0, "press")]
    assert ("base_period", '"2022"') in tables["method"].rows()
    assert ("normalise.method", '"ratio_to_base"') in tables["method"].rows()


def test_what_was_published_later_is_left_out(index):
    tables = index_tables(index, dt.date(2023, 6, 1))
    assert tables["data"]["value"].to_list() == [100, 50]
    assert index_tables(index, dt.date(2023, 5, 1)).keys() == {"data", "method", "units"}


def test_all_kinds_of_frame_give_the_same_data(write_folder):
    path = write_folder({"data.csv": HEADER + RELEASES.replace(",50,", ",,")})
    polars, pandas, arrow = (
        index_tables(read_index(path, frames=kind), dt.date(2024, 6, 1)) for kind in ("polars", "pandas", "pyarrow")
    )
    assert polars["data"].rows() == pandas["data"].rows() == arrow["data"].rows()
    assert polars["data"]["value"].to_list() == [100, 101, None]


def test_sources_are_those_that_anything_names(index):
    assert source_table(index)["key"].to_list() == ["press", "plan"]
