"""A small index that is right, so that a test can make one thing wrong."""

import pyreadstat
import pytest

from donghaeng.archive import Figures
from donghaeng.base.errors import InputError
from donghaeng.files import read_archive, read_index
from donghaeng.files.workbook import write_workbook

FILES = {
    "framework.csv": """\
code,name_en,name_ko,parent,unit_measure,direction,weight,source
living,Living,생활,,,,,plan
homes,Homes,주택,living,dwellings,1,2,plan
rent,Rent,임대료,living,KRW/month,-1,1,plan
""",
    "data.csv": """\
unit,period,node,value,status,source
jongno,2022,homes,100,,plan
jongno,2023,homes,110,,plan
jongno,2022,rent,50,,plan
jongno,2023,rent,40,,plan
""",
    "method.toml": """\
base_period = "2022"

[normalise]
method = "ratio_to_base"
""",
    "published.csv": "node,period,value,decimals,published_on,source\nliving,2023,115.0,1,2024-06-19,plan\n",
    "units.csv": "unit,name_en,name_ko\njongno,Jongno-gu,종로구\n",
    "sources.csv": 'key,publisher,title\nplan,Seoul,"Basic plan, 2022"\n',
}
"""Scores in 2023: homes 110, rent 100 x 50 / 40 = 125, living (2 x 110 + 125) / 3 = 115."""


@pytest.fixture
def write_folder(tmp_path):
    """Write the folder, with other contents (text or bytes) for some files, and without those whose content is None."""

    def write(changes=()):
        path = tmp_path / "living"
        path.mkdir()
        for name, content in (FILES | dict(changes)).items():
            if content is not None:
                (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def change():
    """Give one file's content with a passage replaced."""

    def replaced(name, old, new):
        assert FILES[name].count(old) == 1
        return {name: FILES[name].replace(old, new)}

    return replaced


@pytest.fixture
def faults(write_folder):
    """Read a folder that is not right and give its faults as they are printed."""

    def found(changes):
        path = write_folder(changes)
        with pytest.raises(InputError) as error:
            read_index(path)
        return [str(fault) for fault in error.value.faults]

    return found


ARCHIVE = {
    "sources.csv": "key,publisher,title\nplan,Busan,Basic plan\nreport,Busan,Report\n",
    "fields.csv": "code,name_en,name_ko\ntransport,Transport,교통\n",
    "news/night-bus-opens.en.md": """\
+++
title = "The night bus opens"
summary = "It runs from today."
date = 2024-06-19
writer = "Editors"
field = "transport"
kind = "announcement"
sources = ["plan", "report"]
related = ["policies/night-bus"]
+++

The index stands at [115.0](figure:living/2023), [1,000 t](claim:night-bus-saving) less.

[The opening](video:opening)
""",
    "news/night-bus-opens.ko.md": """\
+++
title = "심야버스 개통"
summary = "오늘부터 다닙니다."
date = 2024-06-19
writer = "편집부"
field = "transport"
kind = "announcement"
sources = ["plan", "report"]
related = ["policies/night-bus"]
+++

지수는 [115.0](figure:living/2023)입니다.
""",
    "policies/night-bus.en.md": """\
+++
title = "Night bus"
summary = "Buses between midnight and five."
date = "2013-09"
contact = "Bus Policy, 02-120"
field = "transport"
district = "jongno"
years = [2013, 2024]
cities = ["Ulaanbaatar, Mongolia"]
sources = ["plan"]
+++

In short.

## Background

Telephones told [where people were](page:news/night-bus-opens).

## Results

| line | riders |
| --- | ---: |
| N15 | 1,200 |
""",
    "videos.csv": """\
slug,title_en,title_ko,summary_en,summary_ko,date,field,address,minutes,publisher_en,publisher_ko,source
opening,The opening,개통식,,,2024-06-19,transport,https://example.kr/v,12,City,시,plan report
""",
    "events.csv": """\
slug,kind,title_en,title_ko,summary_en,summary_ko,starts,ends,place_en,place_ko,field,district,address,source
forum,forum,"Forum, first",,On buses,,2024-10-07,2024-10-08,City hall,,transport,jongno,,plan
""",
    "organisations.csv": """\
slug,kind,title_en,title_ko,summary_en,summary_ko,country,city_en,city_ko,network,since,address,source
buses,network,Buses,버스,,,,,,,,,plan
busan,member,Busan,부산,,,Korea,Busan,부산,buses,2013,,plan
""",
}
"""A small archive that is right: news and a member in both languages, a policy and a forum in English only."""


@pytest.fixture
def write_files(tmp_path):
    """Write files below a folder, text or bytes; one whose content is None is left out."""

    def write(files, folder="archive"):
        path = tmp_path / folder
        for name, content in files.items():
            if content is not None:
                (path / name).parent.mkdir(parents=True, exist_ok=True)
                (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def write_archive_folder(write_files):
    """Write the archive with other contents for some files."""
    return lambda changes=(): write_files(ARCHIVE | dict(changes))


@pytest.fixture
def archive_file():
    """Give the content of a file of the archive, perhaps with a passage replaced."""

    def content(name, old="", new=""):
        assert not old or ARCHIVE[name].count(old) == 1, old
        return ARCHIVE[name].replace(old, new) if old else ARCHIVE[name]

    return content


@pytest.fixture
def read_small_archive(write_archive_folder):
    """Read the archive with other contents for some files, in a city of two districts and one index."""
    indices = {"living": Figures({"2022", "2023"}, {"living", "rent"}, {"jongno"})}
    return lambda changes=(): read_archive(
        write_archive_folder(changes), units=["jongno", "jung"], indices=indices, claims=["night-bus-saving"]
    )


@pytest.fixture
def archive_faults(read_small_archive):
    """Read an archive that is not right and give its faults as they are printed."""

    def found(changes):
        with pytest.raises(InputError) as error:
            read_small_archive(changes)
        return [str(fault) for fault in error.value.faults]

    return found


@pytest.fixture
def archive_fault(archive_faults, archive_file):
    """Replace a passage of one file of the archive and give the faults."""
    return lambda name, old, new: archive_faults({name: archive_file(name, old, new)})


@pytest.fixture
def write_microdata(tmp_path):
    """Write a frame as the kind of file that its name says, and give its path."""

    def written(name, frame):
        path = tmp_path / name
        writers = {
            ".csv": lambda: frame.write_csv(path),
            ".parquet": lambda: frame.write_parquet(path),
            ".xlsx": lambda: write_workbook(path, {"data": frame}),
            ".dta": lambda: pyreadstat.write_dta(frame, path),
            ".sav": lambda: pyreadstat.write_sav(frame, path),
            ".zsav": lambda: pyreadstat.write_sav(frame, path, compress=True),
            ".por": lambda: pyreadstat.write_por(frame, path),
            ".xpt": lambda: pyreadstat.write_xport(frame, path, file_format_version=8),
        }
        writers[path.suffix]()
        return path

    return written


@pytest.fixture
def write_map(tmp_path):
    """Write a column map and give its path."""

    def written(text):
        path = tmp_path / "households.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written
