"""A small index that is right, so that a test can make one thing wrong."""

import pytest

from donghaeng.base.errors import InputError
from donghaeng.files import read_index

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
