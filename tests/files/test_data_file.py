import datetime as dt

import pytest

from donghaeng.files.data_file import read_data
from donghaeng.files.rows import Collector


@pytest.fixture
def read(tmp_path):
    """Read data.csv; give the frame and its faults as they are printed."""

    def found(content, sources=("plan",)):
        (tmp_path / "data.csv").write_text(content, encoding="utf-8")
        collector = Collector()
        frame = read_data(tmp_path / "data.csv", sources, collector)
        return frame, [str(fault) for fault in collector.faults]

    return found


def test_a_row_comes_with_its_place_and_its_kinds(read):
    header = "unit,period,node,value,status,source,published_on,indicators,decimals,note\n"
    frame, faults = read(header + "jongno,2023,living,115.5,given,plan,2024-06-19,2,1,as printed\n")
    assert faults == []
    assert frame.row(0, named=True) == {
        "row": 2, "unit": "jongno", "period": "2023", "node": "living", "value": 115.5, "status": "given",
        "source": "plan", "published_on": dt.date(2024, 6, 19), "indicators": 2.0, "decimals": 1, "note": "as printed",
    }  # fmt: skip


def test_faults_of_all_columns_are_found_together(read):
    header = "unit,period,node,value,source,published_on,indicators,decimals\n"
    frame, faults = read(header + 'a,2023,x,"1,234",plan,June,two,1.5\na,2023,y,5,paln,,,\na,2023,z,6,,,,\n')
    assert faults == [
        "data.csv, row 2, value: found '1,234'; expected a number, such as 1234",
        "data.csv, row 2, published_on: found 'June'; expected a day such as 2024-06-19",
        "data.csv, row 2, indicators: found 'two'; expected a whole number, such as 1",
        "data.csv, row 2, decimals: found '1.5'; expected a whole number, such as 1",
        "data.csv, row 3, source: found 'paln'; expected a key of sources.csv",
        "data.csv, row 4, source: found nothing; expected a key of sources.csv",
    ]
    assert frame["value"].to_list() == [None, 5.0, 6.0]


def test_where_there_is_no_file_of_sources_a_key_is_no_fault_but_its_absence_is(read):
    _, faults = read("unit,period,node,value,source\na,2023,x,1,plan\na,2023,y,1,\n", None)
    assert faults == ["data.csv, row 3, source: found nothing; expected a key of sources.csv"]


def test_a_header_alone_is_a_fault(read):
    _, faults = read("unit,period,node,value,source\n")
    assert faults == ["data.csv, rows: found none; expected at least one"]


def test_a_file_that_cannot_be_split_gives_no_frame(read):
    frame, faults = read("unit,period,node,value,source\na,2023,x,1,plan,\n")
    assert frame is None
    assert faults == [
        "data.csv, row 2, fields: found 6 fields; expected 5, as in the header (a comma inside a text needs quotes)"
    ]
