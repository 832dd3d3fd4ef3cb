"""The folders of figures, to copy and to change."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def human_development(tmp_path):
    """Give a copy of the example."""
    return shutil.copytree(ROOT / "examples" / "human-development", tmp_path / "human-development")


@pytest.fixture(scope="session")
def going_together():
    """Give the folder of Seoul's index."""
    return ROOT / "cities" / "seoul" / "indices" / "going-together"


@pytest.fixture(scope="session")
def districts():
    """Give the folder of the index of Seoul's districts."""
    return ROOT / "cities" / "seoul" / "indices" / "districts"


SMALL = {
    "framework.csv": """\
code,name_en,name_ko,parent,unit_measure,direction,weight,source
care,Care <index>,돌봄지수,,,,,plan
meals,School meals,급식률,care,%,1,,plan
repairs,Homes repaired,집수리,care,dwellings,1,,plan
""",
    "series.csv": """\
code,name_en,name_ko,unit_measure,unit_measure_ko,source
pupils,Pupils,학생,persons,명,plan
fed,Pupils fed,급식 학생,persons,명,plan
kitchen_budget,Budget for meals,급식 예산,KRW/year,,plan
repair_budget,Budget for repairs,집수리 예산,KRW/year,,plan
prices,Prices,물가,points,,plan
""",
    "data.csv": "unit,period,node,value,status,source\n"
    + "".join(
        f"busan,{period},{node},{value},,plan\n"
        for node, values in {
            "meals": (50, 40),
            "repairs": (100, 90),
            "pupils": (1000, 1250),
            "fed": (500, 500),
            "kitchen_budget": (1e9, 1e9),
            "repair_budget": (2e9, 2e9),
            "prices": (100, 100),
        }.items()
        for period, value in zip(("2022", "2023"), values, strict=True)
    ),
    "drivers.csv": """\
indicator,form,output,need,budget,price_level,scale,source
meals,coverage,fed,pupils,kitchen_budget,prices,100,plan
repairs,volume,,,repair_budget,prices,,plan
""",
    "budget.csv": """\
programme,name_en,name_ko,indicator,source
kitchens,Kitchens,급식실,meals,plan
crews,Crews,집수리단,repairs,plan
""",
    "curves.csv": """\
programme,money,points,people
kitchens,100000000,4,40
kitchens,200000000,6,60
crews,100000000,5,10
""",
    "method.toml": 'base_period = "2022"\n\n[normalise]\nmethod = "ratio_to_base"\n',
    "sources.csv": "key,publisher,title,publisher_ko,title_ko\nplan,City,Plan,시,계획\n",
}
"""Need for meals rose by a quarter; the same money repaired a tenth fewer homes: 80 and 90 points, 85 in all."""


@pytest.fixture
def small(tmp_path):
    """Write a small index with programmes, some of its files otherwise, or not at all."""

    def write(**changes):
        for name, content in (SMALL | changes.get("files", {})).items():
            if content is not None:
                (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture(scope="session")
def what_if(going_together):
    """Give the folder of Seoul's what-if."""
    return going_together / "whatif"


@pytest.fixture(scope="session")
def small_data():
    """Give the data of the small index, to change it."""
    return SMALL["data.csv"]
