import pytest

from donghaeng.base.errors import InputError
from donghaeng.files import read_drivers, read_explained, read_index, read_stated

SERIES = "code,name_en,name_ko,unit_measure,source\npeople,People,인구,persons,plan\nbuilt,Built,건설,dwellings,plan\n"
DATA = """\
unit,period,node,value,status,source
jongno,2022,homes,100,,plan
jongno,2023,homes,110,,plan
jongno,2022,rent,50,,plan
jongno,2023,rent,40,,plan
jongno,2022,people,5000,,plan
jongno,2023,people,5000,,plan
jongno,2022,built,5000,,plan
jongno,2023,built,5500,,plan
"""
HEADER = "indicator,form,output,need,scale,source\n"
RIGHT = HEADER + "homes,coverage,built,people,100,plan\nrent,outcome,,,,plan\n"
STATED = "node,period,kind,text_en,text_ko,source\nliving,2023,cause,More was built.,건설이 늘었습니다.,plan\n"


@pytest.fixture
def folder(write_folder):
    """Write a folder with series, drivers and explanations; other contents for some files."""
    plain = {"series.csv": SERIES, "data.csv": DATA, "drivers.csv": RIGHT, "explanations.csv": STATED}
    return lambda **changes: write_folder(
        plain | {f"{name}.csv": text for name, text in changes.items()} | {"published.csv": None}
    )


def faults_of(path):
    with pytest.raises(InputError) as error:
        read_explained(path, read_index(path))
    return [str(fault) for fault in error.value.faults]


def test_drivers_and_explanations_are_read(folder):
    path = folder()
    index = read_index(path)
    homes, rent = read_drivers(path, index)
    assert (homes.form, homes.series("need"), homes.scale, homes.decimals) == ("coverage", "people", 100, None)
    assert (rent.form, rent.named, rent.need_error) == ("outcome", (), 0)
    (stated,) = read_stated(path, index)
    assert (stated.node, stated.kind, stated.text("ko")) == ("living", "cause", "건설이 늘었습니다.")
    assert read_explained(path, index) == ((homes, rent), (stated,))
    assert {"drivers.csv", "explanations.csv"} < set(index.inputs)


def test_both_files_may_be_missing(folder):
    path = folder(drivers=None, explanations=None)
    index = read_index(path)
    assert read_explained(path, index) == ((), ())
    assert "drivers.csv" not in index.inputs


FORMULA = "expected scale × output / need = {}, exactly; or a scale, decimals or series that give it"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("home,outcome,,,,plan\n",
         ["row 2, indicator: found 'home'; expected the code of an indicator of framework.csv"]),
        ("homes,coverage,built,peeple,100,plan\n",
         ["row 2, need: found 'peeple'; expected a code of series.csv; or nothing, where none is published"]),
        ("homes,share,,,,plan\n", ["row 2, form: found 'share'; expected 'coverage', 'volume' or 'outcome'"]),
        ("homes,coverage,built,people,100,news\n", ["row 2, source: found 'news'; expected a key of sources.csv"]),
        ("homes,coverage,built,people,many,plan\n",
         ["row 2, scale: found 'many'; expected a number, such as 1234.5"]),
        ("homes,coverage,built,people,10,plan\n",
         [f"row 2, homes jongno 2022: found 100; {FORMULA.format(10)}",
          f"row 2, homes jongno 2023: found 110; {FORMULA.format(11)}"]),
        ("\nhomes,volume,,,,plan\n\nhomes,volume,,,,plan\n",
         ["row 5, indicator: found 'homes' again, first in row 3; expected each once"]),
    ],
)  # fmt: skip
def test_a_fault_of_drivers_is_named_with_its_row(folder, rows, expected):
    assert faults_of(folder(drivers=HEADER + rows)) == [f"drivers.csv, {fault}" for fault in expected]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("home,2023,cause,A,가,plan\n", "row 2, node: found 'home'; expected a code of framework.csv"),
        ("living,23,cause,A,가,plan\n",
         "row 2, period: found '23'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
        ("living,2023,reason,A,가,plan\n", "row 2, kind: found 'reason'; expected 'cause' or 'response'"),
        ("living,2023,cause,A,,plan\n", "row 2, text_ko: found nothing; expected a value"),
        ("living,2023,cause,A,가,news\n", "row 2, source: found 'news'; expected a key of sources.csv"),
        ("living,2023,cause,A,가,plan\nliving,2023,cause,A,가,plan\n",
         "row 3, row: found the same as row 2; expected each statement of a source once"),
    ],
)  # fmt: skip
def test_a_fault_of_explanations_is_named_with_its_row(folder, row, expected):
    header = STATED.splitlines()[0] + "\n"
    assert faults_of(folder(explanations=header + row)) == [f"explanations.csv, {expected}"]


def test_faults_of_both_files_are_found_at_once(folder):
    path = folder(drivers=HEADER + "home,outcome,,,,plan\n", explanations=STATED.replace("living", "live"))
    assert [fault.split(",")[0] for fault in faults_of(path)] == ["drivers.csv", "explanations.csv"]


def test_each_file_is_refused_by_its_own_reader(folder):
    path = folder(drivers=HEADER + "home,outcome,,,,plan\n", explanations=STATED.replace("living", "live"))
    index = read_index(path)
    with pytest.raises(InputError, match="'home'"):
        read_drivers(path, index)
    with pytest.raises(InputError, match="'live'"):
        read_stated(path, index)
