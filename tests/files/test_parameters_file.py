"""welfare/parameters/*.toml: what is read, and every fault of every file with its place and remedy, all at once."""

import datetime as dt

import pytest

from donghaeng.base.errors import InputError
from donghaeng.files import read_parameters
from donghaeng.welfare import Bracket, Dated, Status

SOURCES = "key,publisher,title\nlaw,Ministry,Act\nnews,Paper,News\n"
AID = """\
[aid.share]
name_en = "Share of the median"
name_ko = "중위소득 대비 비율"
unit_measure = "1"
note = { en = "of the gazette", ko = "고시" }
history = [
  { since = 2024-01-01, value = 0.5, source = "law" },
  { since = 2025-01-01, status = "ended", source = "news" },
]

[aid.line]
name_en = "Line"
name_ko = "기준액"
unit_measure = "KRW/month"
by = "household_size"
history = [
  { since = 2024-01-01, value = { 1 = 10, 2 = 15 }, source = "law", beyond = "last_step" },
  { since = 2024-01-01, value = { 3 = 19 }, status = "unverified", note = { en = "x", ko = "가" } },
]
"""
TAX = """\
[tax.brackets]
name_en = "Tax"
name_ko = "세율"
unit_measure = "KRW/year"
history = [
  { since = 2024-01-01, source = "law", value = [{ above = 0, rate = 0.06 }, { above = 14000000, rate = 0.15 }] },
]
"""


@pytest.fixture
def read(write_files):
    """Read a city of these files of parameters."""

    def parameters(sources=SOURCES, **files):
        below = {f"welfare/parameters/{name}.toml": text for name, text in files.items()}
        return read_parameters(write_files({"sources.csv": sources, **below}, folder="city"))

    return parameters


@pytest.fixture
def faults(read):
    """Read files that are not right and give their faults as they are printed."""

    def found(**files):
        with pytest.raises(InputError) as error:
            read(**files)
        return [str(fault) for fault in error.value.faults]

    return found


def test_files_are_read_by_name_and_their_parameters_in_order(read):
    parameters = read(tax=TAX, aid=AID)
    assert list(parameters.by_path) == ["aid.share", "aid.line", "tax.brackets"]


def test_a_parameter_is_read_with_all_that_it_says(read):
    share = read(aid=AID)["aid.share"]
    assert (share.names, share.unit_measure, share.by) == (
        {"en": "Share of the median", "ko": "중위소득 대비 비율"},
        "1",
        "",
    )
    assert share.note == {"en": "of the gazette", "ko": "고시"}
    assert share.history == (
        Dated(dt.date(2024, 1, 1), 0.5, "law"),
        Dated(dt.date(2025, 1, 1), source="news", status=Status.ENDED),
    )


def test_a_table_may_have_cells_of_different_sources(read):
    line = read(aid=AID)["aid.line"].history
    assert line[0] == Dated(dt.date(2024, 1, 1), {"1": 10, "2": 15}, "law", beyond="last_step")
    assert line[1] == Dated(dt.date(2024, 1, 1), {"3": 19}, status=Status.UNVERIFIED, note={"en": "x", "ko": "가"})


def test_brackets_are_read(read):
    (row,) = read(tax=TAX)["tax.brackets"].history
    assert row.value == (Bracket(0, 0.06), Bracket(14000000, 0.15))


def test_a_city_without_such_files_has_none(write_files):
    assert read_parameters(write_files({"sources.csv": SOURCES, "welfare/parameters/.keep": ""}, folder="city")) is None
    assert read_parameters(write_files({"sources.csv": SOURCES}, folder="other")) is None


def test_a_file_without_tables_is_no_fault(read):
    assert list(read(aid="# nothing yet\n")) == []


@pytest.mark.parametrize(("old", "new", "fault"), [
    ('"law" },\n  { since = 2025', '"lore" },\n  { since = 2025',
     "aid.share: history 1, source: found 'lore'; expected a key of sources.csv"),
    ("value = 0.5", "value = 50", "aid.share: history 1, value: found 50; expected a share from 0 to 1: 0.5 for 50 %"),
    ("value = 0.5", 'value = "half"', "aid.share: history 1, value: found 'half'; expected a valid number"),
    ("2 = 15", "2 = true", "aid.line: history 1, value.2: found True; expected a valid number"),
    ("since = 2025-01-01", 'since = "2025"', "aid.share: history 2, since: found '2025'; expected a valid date"),
    ("since = 2025-01-01", "since = 2023-01-01",
     "aid.share: history 2, since: found 2023-01-01 after 2024-01-01; expected the oldest row first"),
    ('"ended"', '"over"',
     "aid.share: history 2, status: found 'over'; expected '', 'unverified', 'unknown' or 'ended'"),
    ('name_en = "Line"\n', "", "aid.line: name_en: found nothing; expected a value"),
    ('"1"\nnote', '"wons"\nnote',
     "aid.share: unit_measure: found 'wons'; expected 1 for a share, or units such as KRW/month"),
    ("by = ", "buy = ", "aid.line: buy: found 'household_size'; expected no such setting"),
    ("3 = 19", "2 = 19",
     "aid.line: history 2, since: found 2024-01-01 again with 2; expected each key once a day"),
    ("[aid.line]", "[help.line]",
     "help: found 'help'; expected tables [aid.name]: a file per programme, which is called as the file is"),
    ("[aid.line]", "[aid.Line]",
     "aid.Line: path: found 'aid.Line'; expected programme.name, in small letters, digits and _"),
])  # fmt: skip
def test_what_is_wrong_is_said_with_file_place_and_remedy(faults, old, new, fault):
    assert AID.count(old) == 1
    assert faults(aid=AID.replace(old, new), tax=TAX) == [f"welfare/parameters/aid.toml, {fault}"]


def test_brackets_in_disorder_are_refused(faults):
    text = TAX.replace("above = 14000000", "above = 0").replace("rate = 0.15", "rate = 15")
    place = "welfare/parameters/tax.toml, tax.brackets: history 1, value.2"
    assert faults(tax=text) == [
        f"{place}.rate: found 15; expected a share from 0 to 1: 0.5 for 50 %",
        f"{place}.above: found 0 after 0; expected brackets that ascend",
    ]


def test_a_bracket_without_a_rate_is_refused(faults):
    assert faults(tax=TAX.replace(", rate = 0.15", "")) == [
        "welfare/parameters/tax.toml, tax.brackets: history 1, value.2.rate: found nothing; expected a value"
    ]


def test_faults_of_all_files_come_together(faults):
    files = {"aid": AID.replace("0.5", "5"), "tax": TAX.replace("above = 0", "above = 1"), "rent": "[rent\n",
             "care": 'care = 3\n[nursing]\nfee = "x"\n', "work": "[work]\nfee = 3\n"}  # fmt: skip
    found = [fault.removeprefix("welfare/parameters/") for fault in faults(**files)]
    assert [fault.split(":")[0] for fault in found] == [
        "aid.toml, aid.share", "care.toml, care", "care.toml, nursing", "rent.toml, TOML", "tax.toml, tax.brackets",
        "work.toml, work.fee",
    ]  # fmt: skip


def test_a_file_that_is_no_text_is_refused(faults):
    (fault,) = faults(aid=b"\xff\xfe\x00")
    assert fault.startswith("welfare/parameters/aid.toml, encoding: found UTF-16; expected UTF-8")


def test_without_a_file_of_sources_that_is_the_fault(write_files):
    folder = write_files({"welfare/parameters/aid.toml": AID}, folder="city")
    with pytest.raises(InputError) as error:
        read_parameters(folder)
    assert [str(fault) for fault in error.value.faults] == [
        "sources.csv, file: found no such file here or above; expected a file that names the sources"
    ]
