import pytest

from donghaeng.base.errors import DonghaengError, Fault
from donghaeng.files.models import FrameworkRow, SourceRow, UnitRow
from donghaeng.files.rows import Collector, read_rows

NODES = "code,name_en,name_ko,parent,unit_measure,direction,weight,source\n"


@pytest.fixture
def read(tmp_path):
    """Read a table; give its rows and its faults as they are printed."""

    def found(content, model, **options):
        path = tmp_path / "table.csv"
        path.write_text(content, encoding="utf-8")
        collector = Collector()
        rows = read_rows(path, model, collector, **options)
        return rows, [str(fault) for fault in collector.faults]

    return found


def test_rows_keep_their_place_in_the_file(read):
    rows, faults = read("unit,name_en,name_ko\njongno,Jongno-gu,종로구\n\njung,Jung-gu,중구\n", UnitRow)
    assert [(row.number, row.row.unit, row.row.name_ko) for row in rows] == [
        (2, "jongno", "종로구"), (4, "jung", "중구")
    ]  # fmt: skip
    assert faults == []


def test_every_fault_of_every_row_is_collected(read):
    _, faults = read(NODES + 'homes,,주택,,,up,"1,5",plan\nrent,Rent,임대료,,,,,\n', FrameworkRow)
    assert faults == [
        "table.csv, row 2, name_en: found nothing; expected a value",
        "table.csv, row 2, direction: found 'up'; expected 1 or -1",
        "table.csv, row 2, weight: found '1,5'; expected a number, such as 1234.5",
        "table.csv, row 3, source: found nothing; expected a value",
    ]


def test_a_row_with_faults_is_kept_as_far_as_it_is_right(read):
    rows, _ = read(NODES + "homes,,주택,,,up,2,plan\n", FrameworkRow)
    assert [(row.row.code, row.row.weight, row.mended) for row in rows] == [("homes", 2.0, ("name_en", "direction"))]


def test_a_date_is_asked_for_in_words(read):
    _, faults = read("key,publisher,title,published\nplan,Seoul,Plan,June 2024\n", SourceRow)
    assert faults == ["table.csv, row 2, published: found 'June 2024'; expected 2024, 2024-06 or 2024-06-19"]


def test_a_key_that_stands_twice_is_a_fault(read):
    _, faults = read("unit,name_en,name_ko\na,A,가\nb,B,나\na,C,다\n", UnitRow, key="unit")
    assert faults == ["table.csv, row 4, unit: found 'a' again, first in row 2; expected each once"]


def test_a_table_without_rows_is_a_fault_unless_it_may_be_empty(read):
    header = "unit,name_en,name_ko\n"
    assert read(header, UnitRow) == ([], ["table.csv, rows: found none; expected at least one"])
    assert read(header, UnitRow, may_be_empty=True) == ([], [])


def test_a_table_that_cannot_be_split_is_a_fault(read):
    assert read("", UnitRow) == (
        [], ["table.csv, file: found nothing; expected a header: unit,name_en,name_ko"]
    )  # fmt: skip


def test_a_place_has_one_fault():
    collector = Collector()
    collector.add([Fault("value", "'-'", "a number", 2)], "data.csv")
    collector.add([Fault("value", "nothing", "a number", 2), Fault("value", "nothing", "a number", 3)], "data.csv")
    assert [(fault.found, fault.row) for fault in collector.faults] == [("'-'", 2), ("nothing", 3)]


def test_an_error_without_faults_is_kept_by_its_headline():
    collector = Collector()
    collector.catch(DonghaengError("torn in two"), "data.csv")
    assert [str(fault) for fault in collector.faults] == [
        "data.csv, file: found torn in two; expected a file that can be read"
    ]


@pytest.mark.parametrize(("rows", "headline"), [((2,), "here: 1 fault"), ((2, 3), "here: 2 faults")])
def test_everything_kept_becomes_one_error(rows, headline):
    collector = Collector()
    collector.add([Fault("value", "'-'", "a number", row) for row in rows], "data.csv")
    assert str(collector.error("here")).splitlines()[0] == headline
