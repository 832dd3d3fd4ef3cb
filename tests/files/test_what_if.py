"""A what-if: invented numbers under another index's tree, each row marked, and never an index of its own."""

import pytest

from donghaeng.base.errors import InputError
from donghaeng.files import read_index
from donghaeng.files.what_if import is_what_if, read_what_if, what_ifs

STATEMENT = '[statement]\nen = "Invented."\nko = "지어낸 수치입니다."\n'
MINE = {
    "whatif.toml": STATEMENT + '\n[unit_measure]\nhomes = { en = "flats", ko = "가구" }\nrent = "%"\n',
    "series.csv": "code,name_en,name_ko,unit_measure,source\nneed,Need,수요,persons,made-up\n",
    "illustration.csv": """\
unit,period,node,value,status,source
jongno,2022,homes,10,illustration,made-up
jongno,2023,homes,20,illustration,made-up
jongno,2022,need,5,illustration,made-up
""",
    "sources.csv": "key,publisher,title\nmade-up,Nobody,Invented\n",
}


@pytest.fixture
def what_if(write_folder):
    """Write an index and a what-if below it, some of its files otherwise."""

    def write(**changes):
        folder = write_folder() / "whatif"
        folder.mkdir()
        for name, content in (MINE | {f"{key}": text for key, text in changes.get("files", {}).items()}).items():
            if content is not None:
                (folder / name).write_text(content, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def faults(what_if):
    """Return what is wrong with a what-if one of whose files is otherwise."""

    def found(name, content):
        with pytest.raises(InputError) as error:
            read_what_if(what_if(files={name: content}))
        return [str(fault) for fault in error.value.faults]

    return found


def test_its_tree_is_that_of_the_index_above_with_the_indicators_that_have_numbers(what_if):
    read = read_what_if(what_if())
    assert read.index.framework.tree == ("living", "homes")
    assert read.index.build().score("living", "2023") == 200
    assert read.statement == {"en": "Invented.", "ko": "지어낸 수치입니다."}


def test_its_values_are_in_the_units_it_names(what_if):
    node = read_what_if(what_if()).index.framework["homes"]
    assert (node.measure("en"), node.measure("ko")) == ("flats", "가구")


def test_the_index_above_knows_nothing_of_it(what_if):
    folder = what_if()
    above = read_index(folder.parent)
    assert above.build().score("living", "2023") == 115
    assert not any("whatif" in name for name in above.inputs)


def test_what_ifs_of_an_index_are_found_by_their_file_in_the_order_of_their_names(what_if):
    folder = what_if()
    for name in ("another", "notes"):
        (folder.parent / name).mkdir()
    (folder.parent / "another" / "whatif.toml").write_text(STATEMENT, encoding="utf-8")
    assert [found.name for found in what_ifs(folder.parent)] == ["another", "whatif"]


def test_no_build_takes_it_even_with_all_files_of_an_index(what_if):
    folder = what_if()
    for name in ("framework.csv", "method.toml"):
        (folder / name).write_bytes((folder.parent / name).read_bytes())
    assert is_what_if(folder)
    with pytest.raises(InputError, match=r"whatif is no index\n .*whatif.toml, file: found invented numbers"):
        read_index(folder)


def test_a_row_that_does_not_say_so_is_refused(faults):
    text = MINE["illustration.csv"].replace("20,illustration", "20,").replace("5,illustration", "5,observed")
    assert faults("illustration.csv", text) == [
        "illustration.csv, row 3, status: found nothing; expected illustration: invented numbers say so",
        "illustration.csv, row 4, status: found 'observed'; expected illustration: invented numbers say so",
    ]


def test_a_marked_row_in_the_data_of_an_index_is_refused(write_folder, change):
    folder = write_folder(change("data.csv", "jongno,2023,homes,110,,", "jongno,2023,homes,110,illustration,"))
    with pytest.raises(InputError, match="row 3, status: found 'illustration'; expected one of"):
        read_index(folder)


def test_it_names_its_own_sources_and_none_of_the_city(faults):
    assert faults("illustration.csv", MINE["illustration.csv"].replace("made-up", "plan", 1)) == [
        "illustration.csv, row 2, source: found 'plan'; expected a key of sources.csv"
    ]


def test_without_sources_of_its_own_it_is_refused(faults):
    assert faults("sources.csv", None) == [
        "sources.csv, file: found no such file; expected sources of its own: invented numbers name none of the city"
    ]


def test_its_series_name_its_own_sources(faults):
    assert faults("series.csv", MINE["series.csv"].replace("made-up", "plan")) == [
        "series.csv, row 2, source: found 'plan'; expected a key of the sources.csv of this folder"
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[statement", "whatif.toml, TOML: found "),
        ('[statement]\nen = "Invented."\n', "whatif.toml, statement.ko: found nothing; expected a value"),
        (
            STATEMENT.replace("Invented.", " "),
            "whatif.toml, statement.en: found ' '; expected that the numbers are invented",
        ),
        (
            STATEMENT.replace("지어낸 수치입니다.", "\\t"),
            "whatif.toml, statement.ko: found '\\t'; expected that the numbers are invented",
        ),
        (STATEMENT + "colour = 1\n", "whatif.toml, statement.colour: found 1; expected no such setting"),
        (STATEMENT + '[unit_measure]\nflats = "%"\n', "whatif.toml, unit_measure.flats: found 'flats'; expected an "),
    ],
)
def test_faults_of_its_settings_are_told(faults, text, fault):
    (told,) = faults("whatif.toml", text)
    assert told.startswith(fault)


def test_an_unknown_node_is_told_with_its_row(faults):
    (told,) = faults("illustration.csv", MINE["illustration.csv"].replace("2022,need", "2022,needs"))
    assert told == "illustration.csv, row 4, node: found 'needs'; expected a code of framework.csv or series.csv"
