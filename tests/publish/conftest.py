"""Packages of the folders of figures, written to disk once for the referees; and a small index to change."""

from pathlib import Path

import pytest

from donghaeng.city import IndexReport
from donghaeng.publish import Licence, Publisher, index_files

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "going-together": ROOT / "cities" / "seoul" / "indices" / "going-together",
    "districts": ROOT / "cities" / "seoul" / "indices" / "districts",
    "human-development": ROOT / "examples" / "human-development",
}
SEOUL = Publisher(
    "Seoul",
    "서울특별시",
    data="https://example.kr/data/",
    page="https://example.kr/{language}/index/{code}/",
    licence=Licence("KOGL type 1", "공공누리 제1유형", "https://www.kogl.or.kr/info/license.do"),
)
NOBODY = Publisher()

FILES = {
    "framework.csv": """\
code,name_en,name_ko,parent,unit_measure,direction,weight,source,note
생활,"=Living, now",생활|지수,,,,,plan,"Our own. / 자체 지수."
homes,@Homes,주택,생활,dwellings,1,2,plan,
rent,Rent <b>,임대료,생활,KRW/month,-1,1,plan,
""",
    "data.csv": """\
unit,period,node,value,status,source,published_on
종로,2022-Q1,homes,100,,plan,2022-05-01
종로,2022-Q2,homes,110,,plan,2022-08-01
종로,2022-Q2,homes,111,,survey,2022-11-01
종로,2022-Q1,rent,50,,plan,
종로,2022-Q2,rent,,,survey,
""",
    "method.toml": 'base_period = "2022-Q1"\n\n[normalise]\nmethod = "ratio_to_base"\n\n[gaps]\nmethod = "keep"\n',
    "sources.csv": "key,publisher,title,url,published,licence,attribution\n"
    'plan,서울연구원,"기본계획 [안]",https://example.kr/계획?a=<1>,2021,,통계청 자료 이용\n'
    "survey,Survey,Survey,,,CC0,\n",
}
"""One unit without units.csv, Korean codes, a quarter, a gap, a source in Korean only, hostile names."""


@pytest.fixture
def write_index(tmp_path):
    """Write the small index, with other contents for some files, and give its report."""

    def write(changes=(), as_of=None, name="living"):
        path = tmp_path / name
        path.mkdir()
        for file, content in (FILES | dict(changes)).items():
            if content is not None:
                (path / file).write_text(content, encoding="utf-8")
        return IndexReport(path, as_of)

    return write


@pytest.fixture
def on_disk(tmp_path):
    """Write files into a folder, for referees that read from disk."""

    def write(files):
        folder = tmp_path / "package"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return folder

    return write


@pytest.fixture(scope="session")
def reports():
    return {code: IndexReport(path) for code, path in FOLDERS.items()}


@pytest.fixture(scope="session")
def packages(reports):
    return {code: index_files(report, publisher_of(code)) for code, report in reports.items()}


def publisher_of(code):
    return NOBODY if code == "human-development" else SEOUL


@pytest.fixture(params=FOLDERS)
def code(request):
    return request.param


@pytest.fixture
def report(code, reports):
    return reports[code]


@pytest.fixture
def files(code, packages):
    return packages[code]


@pytest.fixture
def publisher(code):
    return publisher_of(code)


@pytest.fixture
def seoul():
    return SEOUL


@pytest.fixture
def nobody():
    return NOBODY
